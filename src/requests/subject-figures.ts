// 按主题统计: what a year's requests were about, for chapter one of the report.
import { sql } from 'kysely'
import type { FiguresOf } from './figures.ts'
import type { Db } from './store.ts'
import { type SubjectId, subjects } from './subjects.ts'

export interface SubjectFigures {
  /** null: not assigned to a subject yet. */
  subject: SubjectId | null
  label: string
  received: number
  handled: number
  granted: number
}

/** Requests received in the year by subject, the commonest first. */
export async function subjectFigures(db: Db, { organIds, year }: FiguresOf): Promise<SubjectFigures[]> {
  const { rows } = await sql<Omit<SubjectFigures, 'label'>>`
    select subject, count(*)::int as received, count(counted_on)::int as handled,
      (count(*) filter (where counted_as like 'granted.%' or counted_as = 'partial'))::int as granted
    from requests where organ_id = any (${[...organIds]}::text[]) and received_on between ${`${year}-01-01`} and ${`${year}-12-31`}
    group by subject order by received desc, subject`.execute(db)
  return rows.map((row) => ({ ...row, label: row.subject ? (subjects[row.subject] ?? row.subject) : '未分类' }))
}
