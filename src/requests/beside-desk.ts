// Beside the requests on the desk: complaints, what the organ above asks, corrections, proposals to publish.
import { sql } from 'kysely'
import type { Day } from '../kit/days.ts'
import type { Db } from './store.ts'

export type BesideKind = 'complaint' | 'ask' | 'correction' | 'conversion'

export interface BesideRow {
  kind: BesideKind
  organId: string
  id: string
  number: string | null
  title: string
  state: string
  dueOn: Day | null
  provisional: boolean
}

export interface BesideOrgans {
  complaints: readonly string[]
  asks: readonly string[]
  corrections: readonly string[]
  conversions: readonly string[]
}

/** All that is open, the most urgent first; proposals, which have no day, last. */
export async function besideDesk(db: Db, organs: BesideOrgans): Promise<BesideRow[]> {
  const { rows } = await sql<BesideRow>`
    select * from (
      select 'complaint' as kind, c.organ_id as "organId", c.id, c.number, o.name || '：' || coalesce(c.information, c.text) as title,
        c.state, c.due_on as "dueOn", c.provisional
      from complaints c join organs o on o.id = c.about_organ
      where c.ended_on is null and c.organ_id = any (${[...organs.complaints]}::text[])
      union all
      select 'ask', a.organ_id, a.id, null, o.name || '：' || a.text, a.kind, a.due_on, false
      from complaint_asks a join organs o on o.id = a.supervisor
      where a.answer is null and a.organ_id = any (${[...organs.asks]}::text[])
      union all
      select 'correction', c.organ_id, c.id, c.number, c.record, c.state, c.due_on, c.provisional
      from record_corrections c where c.ended_on is null and c.organ_id = any (${[...organs.corrections]}::text[])
      union all
      select 'conversion', c.organ_id, c.id, null, c.title, c.source, null, false
      from conversions c where c.state = 'open' and c.organ_id = any (${[...organs.conversions]}::text[])
    ) beside order by "dueOn" nulls last, number limit 200`.execute(db)
  return rows
}
