// 政策解读 as a whole (S6): each document that has, needs or is excused an interpretation, with what interprets it.
import { sql } from 'kysely'
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { interpretationDays } from '../boards.ts'
import type { Db } from '../store.ts'

export interface InterpretationPair {
  organId: string
  id: string
  title: string
  documentNo: string | null
  state: string
  need: string
  reason: string | null
  publishedOn: Day | null
  /** Last day for the interpretation of a published document that has none public. */
  due: Day | null
  overdue: boolean
  interpretations: {
    id: string
    organId: string
    title: string
    form: string | null
    state: string
    publishedOn: Day | null
  }[]
}

/** Of documents made in the year, and those of any year that are without; the overdue first. */
export async function interpretationPairs(
  db: Db,
  { organIds, year, today, calendar }: { organIds: readonly string[]; year: number; today: Day; calendar: Calendar },
): Promise<InterpretationPair[]> {
  const { rows } = await sql<Omit<InterpretationPair, 'due' | 'overdue'>>`
    select d.organ_id as "organId", d.id, d.title, d.document_no as "documentNo", d.state, d.interpretation as need,
      d.interpretation_note as reason, d.published_on as "publishedOn", i.interpretations
    from documents d cross join lateral (
      select coalesce(json_agg(json_build_object('id', i.id, 'organId', i.organ_id, 'title', i.title, 'state', i.state,
        'form', i.interpretation_form, 'publishedOn', i.published_on) order by i.made_at, i.id), '[]') as interpretations,
        count(*) as n, count(i.published_version) as shown
      from document_relations r join documents i on i.organ_id = r.organ_id and i.id = r.document_id
        and (i.organ_id = d.organ_id or i.published_version is not null) and i.state <> 'discarded'
      where r.to_organ_id = d.organ_id and r.to_id = d.id and r.relation = 'interprets') i
    where d.organ_id = any (${[...organIds]}::text[]) and d.kind <> 'interpretation' and d.state <> 'discarded'
      and (d.interpretation <> 'none' or i.n > 0)
      and (coalesce(d.made_on, d.formed_on) between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
        or (d.interpretation = 'needed' and i.shown = 0 and d.state <> 'withdrawn'))
    order by d.published_on desc nulls first, d.id limit 2000`.execute(db)
  return rows
    .map((row) => {
      const lacks = row.need === 'needed' && row.publishedOn && !row.interpretations.some((one) => one.publishedOn)
      const due = lacks ? calendar.workingDayAfter(row.publishedOn!, interpretationDays) : null
      return { ...row, due, overdue: due !== null && due < today }
    })
    .sort((one, other) => Number(other.overdue) - Number(one.overdue))
}

/** How many interpretations of each form were published in a year. */
export async function interpretationForms(db: Db, organIds: readonly string[], year: number) {
  const { rows } = await sql<{ form: string; n: number }>`
    select coalesce(interpretation_form, 'text') as form, count(*)::int as n from documents
    where organ_id = any (${[...organIds]}::text[]) and kind = 'interpretation' and published_version is not null
      and published_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date group by 1`.execute(db)
  return Object.fromEntries(rows.map(({ form, n }) => [form, n])) as Record<string, number>
}
