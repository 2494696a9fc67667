// When the calendar changes, the next days of cases are counted anew as those of requests are.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar, HolidayNotice } from '../law/calendar/index.ts'
import { type BesideMove, calendarOfRegion, calendarWith, recordMoves } from '../requests/index.ts'
import { type CaseRow, duesOf, lockCase, readSteps } from './store.ts'

/** 试算: the cases whose next day this notice would move. */
export async function movedCases(app: App, notice: HolidayNotice): Promise<BesideMove[]> {
  const { rows } = await sql<CaseRow & { organ_name: string; region: string | null }>`
    select c.*, o.name as organ_name, o.region from relief_cases c join organs o on o.id = c.organ_id
    where c.next_due is not null order by c.organ_id, c.opened_on, c.id`.execute(app.db)
  const calendars = new Map<string | null, [Calendar, Calendar]>()
  const moves: BesideMove[] = []
  for (const { organ_name: organName, region, ...row } of rows) {
    const known = calendars.get(region) ?? [
      await calendarOfRegion(app, region),
      await calendarWith(app, region, notice),
    ]
    calendars.set(region, known)
    const steps = await readSteps(app.db, row.organ_id, row.id)
    const [[before], [after]] = [duesOf(row, steps, known[0]), duesOf(row, steps, known[1])]
    if (before?.due === after?.due) continue
    const { organ_id: organId, id, number } = row
    const days = { before: before?.due ?? null, after: after?.due ?? null }
    moves.push({ kind: 'case', organId, organName, id, number, what: after?.what ?? null, ...days })
  }
  return moves
}

/** Counts the next day of every case that still has one; gives what moved, and lists it under the notice if one caused it. */
export async function recomputeCases(app: App, noticeId: number | null = null): Promise<BesideMove[]> {
  const { rows } = await sql<Pick<CaseRow, 'organ_id' | 'id'> & { organ_name: string; region: string | null }>`
    select c.organ_id, c.id, o.name as organ_name, o.region from relief_cases c join organs o on o.id = c.organ_id
    where c.next_due is not null order by c.organ_id, c.opened_on, c.id`.execute(app.db)
  const moves: BesideMove[] = []
  for (const { organ_id: organId, id, organ_name: organName, region } of rows) {
    const calendar = await calendarOfRegion(app, region)
    await app.transaction(async (tx) => {
      const row = (await lockCase(tx, organId, id))!
      const [first] = duesOf(row, await readSteps(tx, organId, id), calendar)
      const [before, after] = [row.next_due as Day | null, first?.due ?? null]
      if (before === after) return
      await sql`update relief_cases set next_due = ${after}::date, next_what = ${first?.what ?? null}
        where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
      const move: BesideMove = {
        kind: 'case',
        organId,
        organName,
        id,
        number: row.number,
        what: first?.what ?? null,
        before,
        after,
      }
      await recordMoves(app, tx, [move], noticeId)
      moves.push(move)
    })
  }
  return moves
}
