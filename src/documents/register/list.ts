// The register at any day: every rule and normative document with what held on that day.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { Db } from '../store.ts'

export interface RegisterRow {
  organId: string
  id: string
  registerNo: string
  title: string
  documentNo: string | null
  kind: string
  madeOn: Day
  effectiveOn: Day | null
  validUntil: Day | null
  /** null: not yet in force on that day. */
  validity: string | null
  isPublic: boolean
}

export async function registerOn(
  db: Db,
  { organIds, day, validity, words }: { organIds: readonly string[]; day: Day; validity?: string; words?: string },
  { after, limit }: { after?: { on: string; id: string } | undefined; limit: number },
): Promise<RegisterRow[]> {
  const like = words ? `%${words.replace(/[\\%_]/g, '\\$&')}%` : null
  const { rows } = await sql<RegisterRow>`
    select * from (
      select d.organ_id as "organId", d.id, d.register_no as "registerNo", d.title, d.document_no as "documentNo", d.kind,
        d.made_on as "madeOn", d.effective_on as "effectiveOn", d.valid_until as "validUntil",
        case when h.validity in ('inForce', 'amended') and d.valid_until < ${day}::date then 'expired' else h.validity end as validity,
        d.published_version is not null as "isPublic"
      from documents d
      left join lateral (select validity from document_validity v where v.organ_id = d.organ_id and v.document_id = d.id
        and v.from_on <= ${day}::date order by v.from_on desc limit 1) h on true
      where d.organ_id = any (${[...organIds]}::text[]) and d.register_no is not null and d.made_on <= ${day}::date
        and ${like === null ? sql`true` : sql`(d.title ilike ${like} or d.document_no ilike ${like} or d.register_no ilike ${like})`}
    ) r where ${validity ? sql`validity = ${validity}` : sql`true`}
      and ${after ? sql`("madeOn", id) < (${after.on}::date, ${after.id}::uuid)` : sql`true`}
    order by "madeOn" desc, id desc limit ${limit}`.execute(db)
  return rows
}
