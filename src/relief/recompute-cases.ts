// When the calendar changes, the next days of cases are counted anew as those of requests are.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { calendarFor } from '../requests/index.ts'
import { type CaseRow, duesOf, lockCase, readSteps } from './store.ts'

/** Counts the next day of every case that still has one; gives how many moved. */
export async function recomputeCases(app: App): Promise<number> {
  const { rows } = await sql<Pick<CaseRow, 'organ_id' | 'id'>>`
    select organ_id, id from relief_cases where next_due is not null order by organ_id, id`.execute(app.db)
  let moved = 0
  for (const { organ_id, id } of rows) {
    const calendar = await calendarFor(app, organ_id)
    const next = await app.transaction(async (tx) => {
      const row = (await lockCase(tx, organ_id, id))!
      const [first] = duesOf(row, await readSteps(tx, organ_id, id), calendar)
      if (row.next_due === (first?.due ?? null)) return false
      await sql`update relief_cases set next_due = ${first?.due ?? null}, next_what = ${first?.what ?? null}
        where organ_id = ${organ_id} and id = ${id}::uuid`.execute(tx)
      return true
    })
    if (next) moved += 1
  }
  return moved
}
