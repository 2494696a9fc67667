// When the calendar changes, the days of open complaints and corrections move as those of requests do: so many working
// days from the same day, counted by the new calendar. What the organ above asks has a day named by people: it stays.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar, HolidayNotice } from '../law/calendar/index.ts'
import { writeRecords } from '../record/index.ts'
import { calendarOfRegion, calendarWith } from './calendars.ts'
import type { Db } from './store.ts'

export interface BesideMove {
  kind: 'complaint' | 'correction' | 'case'
  organId: string
  organName: string
  id: string
  number: string | null
  /** What is due, where the kind does not say it. */
  what?: string | null
  before: Day | null
  after: Day | null
}

interface OpenRow extends BesideMove {
  kind: 'complaint' | 'correction'
  region: string | null
  from: Day
  due: Day
}

type Counted = BesideMove & { provisional: boolean }

/** What this notice would move; to be asked before it is entered. */
export async function movedBeside(app: App, db: Db, notice: HolidayNotice): Promise<Counted[]> {
  const { rows } = await sql<OpenRow>`
    select d.*, o.name as "organName", o.region from (
      select 'complaint' as kind, organ_id as "organId", id, number, made_on as "from", due_on as due
      from complaints where ended_on is null and due_on is not null
      union all
      select 'correction', organ_id, id, number, filed_on, due_on
      from record_corrections where ended_on is null and due_on is not null
    ) d join organs o on o.id = d."organId" order by d.kind, d."organId", d.number`.execute(db)
  const calendars = new Map<string | null, [Calendar, Calendar]>()
  const moves: Counted[] = []
  for (const { region, from, due, ...row } of rows) {
    const known = calendars.get(region) ?? [
      await calendarOfRegion(app, region),
      await calendarWith(app, region, notice),
    ]
    calendars.set(region, known)
    const [old, next] = known
    const after = next.workingDayAfter(from, old.workingDaysBetween(from, due))
    if (after !== due) moves.push({ ...row, before: due, after, provisional: next.gaps(from, after).length > 0 })
  }
  return moves
}

/** Saves what moved, each on the record of its organ. */
export async function moveBeside(app: App, tx: Db, moves: readonly Counted[]): Promise<void> {
  for (const { kind, organId, id, after, provisional } of moves)
    await sql`update ${sql.table(kind === 'complaint' ? 'complaints' : 'record_corrections')}
      set due_on = ${after}::date, provisional = ${provisional}
      where organ_id = ${organId} and id = ${id}::uuid and ended_on is null`.execute(tx)
  const deed = { at: app.now(), actor: 'system', from: null, act: 'recomputeClock' }
  const entries = moves.map(({ kind, organId, id, before, after }) => ({
    ...deed,
    organId,
    subject: `${kind}:${id}`,
    before: { due: before },
    after: { due: after },
  }))
  await writeRecords(tx as never, entries, app.config.recordWith)
}
