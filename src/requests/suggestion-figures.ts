// 可能已经公开 counted: how often a published answer was opened from the form, and how often it made a request unnecessary.
import { sql } from 'kysely'
import type { Day } from '../kit/days.ts'
import type { FiguresOf } from './figures.ts'
import type { Db } from './store.ts'

export interface SuggestionFigures {
  opened: number
  served: number
  answers: { organId: string; id: string; title: string; publishedOn: Day | null; opened: number; served: number }[]
}

/** The clicks of a year, and the fifty answers that were looked at most. */
export async function suggestionFigures(db: Db, { organIds, year }: FiguresOf): Promise<SuggestionFigures> {
  const { rows } = await sql<SuggestionFigures['answers'][number]>`
    select c.organ_id as "organId", c.request_id as id, coalesce(max(p.title), '（已撤下）') as title,
      max(p.published_on) as "publishedOn",
      coalesce(sum(c.count) filter (where c.what = 'opened'), 0)::int as opened,
      coalesce(sum(c.count) filter (where c.what = 'served'), 0)::int as served
    from suggestion_clicks c left join lateral (
      select title, published_on from public_answers p where p.organ_id = c.organ_id and p.request_id = c.request_id
      order by published_on desc limit 1) p on true
    where c.organ_id = any (${[...organIds]}::text[]) and c.on_day between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
    group by 1, 2 order by served desc, opened desc`.execute(db)
  return {
    opened: rows.reduce((sum, one) => sum + one.opened, 0),
    served: rows.reduce((sum, one) => sum + one.served, 0),
    answers: rows.slice(0, 50),
  }
}
