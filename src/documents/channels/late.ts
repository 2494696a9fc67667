// Documents of a year that came out after their limit (art. 26, or a shorter one): counted by the calendar of their organ.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import type { Day } from '../../kit/days.ts'
import { dueWithin, limitFor, type ScopedLimit } from '../../law/disclosure/index.ts'
import { calendarFor } from '../../requests/index.ts'
import { settledLimits } from '../monitoring/publication-due.ts'

/** Ids of those that were late; what was taken over from an earlier site is not judged. */
export async function publishedLate(
  app: Pick<App, 'db'>,
  { organIds, year }: { organIds: readonly string[]; year: number },
): Promise<string[]> {
  // No limit is shorter than a day: what was published on the next day was in time.
  const { rows } = await sql<{ organId: string; id: string; kind: string; item: string | null; formed: Day; out: Day }>`
    select d.organ_id as "organId", d.id, d.kind, d.item, d.formed_on as formed, d.published_on as out
    from documents d where d.organ_id = any (${[...organIds]}::text[]) and d.takeover_id is null
      and d.published_on between ${`${year}-01-01`}::date and ${`${year}-12-31`}::date
      and d.published_on - d.formed_on > 1`.execute(app.db)
  const late: string[] = []
  for (const organId of new Set(rows.map((row) => row.organId))) {
    const calendar = await calendarFor(app, organId)
    const settled: ScopedLimit[] = await settledLimits(app.db, organId)
    for (const row of rows)
      if (row.organId === organId && dueWithin(limitFor(row, settled), row.formed, calendar) < row.out)
        late.push(row.id)
  }
  return late
}
