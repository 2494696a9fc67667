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
  /** How many published interpretations it has, and whether it needs one. */
  interpretations: number
  interpretation: string
}

export interface RegisterFilter {
  organIds: readonly string[]
  day: Day
  kind?: string
  validity?: string
  words?: string
}

const like = (words: string) => `%${words.replace(/[\\%_]/g, '\\$&')}%`

const validityThen = (day: Day) => sql`
  case when h.validity in ('inForce', 'amended') and d.valid_until < ${day}::date then 'expired' else h.validity end`

const registered = ({ organIds, day, kind, words }: RegisterFilter) => sql`
  documents d
  left join lateral (select validity from document_validity v where v.organ_id = d.organ_id and v.document_id = d.id
    and v.from_on <= ${day}::date order by v.from_on desc limit 1) h on true
  where d.organ_id = any (${[...organIds]}::text[]) and d.register_no is not null and d.made_on <= ${day}::date
    and ${kind ? sql`d.kind = ${kind}` : sql`true`}
    and ${words ? sql`(d.title ilike ${like(words)} or d.document_no ilike ${like(words)} or d.register_no ilike ${like(words)})` : sql`true`}`

export async function registerOn(
  db: Db,
  filter: RegisterFilter,
  { after, limit }: { after?: { on: string; id: string } | undefined; limit: number },
): Promise<RegisterRow[]> {
  const { day, validity } = filter
  const { rows } = await sql<RegisterRow>`
    with page as (select * from (
      select d.organ_id as "organId", d.id, d.register_no as "registerNo", d.title, d.document_no as "documentNo", d.kind,
        d.made_on as "madeOn", d.effective_on as "effectiveOn", d.valid_until as "validUntil",
        ${validityThen(day)} as validity, d.published_version is not null as "isPublic", d.interpretation
      from ${registered(filter)}
    ) r where ${validity ? sql`validity = ${validity}` : sql`true`}
      and ${after ? sql`("madeOn", id) < (${after.on}::date, ${after.id}::uuid)` : sql`true`}
    order by "madeOn" desc, id desc limit ${limit})
    select p.*, (select count(*)::int from document_relations r
        join documents i on i.organ_id = r.organ_id and i.id = r.document_id and i.published_version is not null
        where r.to_organ_id = p."organId" and r.to_id = p.id and r.relation = 'interprets') as interpretations
    from page p order by "madeOn" desc, id desc`.execute(db)
  return rows
}

/** How many there are of each validity on that day; 'none': made and not yet in force. */
export async function registerCounts(db: Db, filter: RegisterFilter): Promise<Record<string, number>> {
  const { rows } = await sql<{ validity: string; n: number }>`
    select coalesce(validity, 'none') as validity, count(*)::int as n
    from (select ${validityThen(filter.day)} as validity from ${registered(filter)}) r group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ validity, n }) => [validity, n]))
}
