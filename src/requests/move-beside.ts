// When the calendar changes, the days of open complaints and corrections move as those of requests do: so many working
// days from the same day, counted by the new calendar. What the organ above asks has a day named by people: it stays.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
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

/** 试算: what this notice would move; to be asked before it is entered. */
export const movedBeside = (app: App, notice: HolidayNotice): Promise<BesideMove[]> =>
  countAnew(app.db, (region) => calendarWith(app, region, notice))

/** Counts the days of all that is open by the calendar as it now is; gives what moved. */
export const recomputeBeside = (app: App, noticeId: number | null = null): Promise<BesideMove[]> =>
  app.transaction(async (tx) => {
    const moves = await countAnew(tx, (region) => calendarOfRegion(app, region))
    for (const { kind, organId, id, after, provisional } of moves)
      await sql`update ${sql.table(kind === 'complaint' ? 'complaints' : 'record_corrections')}
        set due_on = ${after}::date, provisional = ${provisional}
        where organ_id = ${organId} and id = ${id}::uuid and ended_on is null`.execute(tx)
    await recordMoves(app, tx, moves, noticeId)
    return moves
  })

interface OpenRow extends BesideMove {
  kind: 'complaint' | 'correction'
  region: string | null
  from: Day
  term: number
  provisional: boolean
}

async function countAnew(db: Db, calendarAt: (region: string | null) => Promise<Calendar>) {
  const { rows } = await sql<OpenRow>`
    select d.*, o.name as "organName", o.region from (
      select 'complaint' as kind, organ_id as "organId", id, number, made_on as "from", due_on as before, term, provisional
      from complaints where ended_on is null and term is not null
      union all
      select 'correction', organ_id, id, number, filed_on, due_on, term, provisional
      from record_corrections where ended_on is null and term is not null
    ) d join organs o on o.id = d."organId" order by d.kind, d."organId", d.number`.execute(db)
  const calendars = new Map<string | null, Calendar>()
  const moves: (BesideMove & { provisional: boolean })[] = []
  for (const { region, from, term, ...row } of rows) {
    const calendar = calendars.get(region) ?? (await calendarAt(region))
    calendars.set(region, calendar)
    const after = calendar.workingDayAfter(from, term)
    if (after !== row.before) moves.push({ ...row, after, provisional: calendar.gaps(from, after).length > 0 })
  }
  return moves
}

/** Lists what moved and writes it on the records of its organs. */
export async function recordMoves(
  app: App,
  tx: Transaction<Database>,
  moves: readonly BesideMove[],
  noticeId: number | null,
): Promise<void> {
  const at = app.now()
  const rows = moves.map(({ kind, organId, id, what = null, before, after }) => ({
    organ_id: organId,
    kind,
    case_id: id,
    what,
    at,
    old_due: before,
    new_due: after,
    notice_id: noticeId,
  }))
  if (rows.length) await tx.insertInto('beside_day_changes').values(rows).execute()
  const entries = moves.map(({ kind, organId, id, before, after }) => ({
    organId,
    at,
    actor: 'system',
    from: null,
    act: 'recomputeClock',
    subject: `${kind}:${id}`,
    before: { due: before },
    after: { due: after },
  }))
  await writeRecords(tx, entries, app.config.recordWith)
}

export interface BesideMoveListed extends BesideMove {
  at: Date
  noticeId: number | null
  /** Of the notice that caused it; null: the program's own table changed. */
  noticeTitle: string | null
}

/** What changes of the calendar did to cases, complaints and corrections of these organs, newest first. */
export async function listBesideMoves(
  app: Pick<App, 'db'>,
  { organIds, noticeId = null, limit = 500 }: { organIds: readonly string[]; noticeId?: number | null; limit?: number },
): Promise<BesideMoveListed[]> {
  const { rows } = await sql<BesideMoveListed>`
    select m.kind, m.organ_id as "organId", o.name as "organName", m.case_id as id, m.what, m.at, m.old_due as before,
      m.new_due as after, m.notice_id as "noticeId", n.notice ->> 'title' as "noticeTitle",
      coalesce(p.number, f.number, c.number) as number
    from beside_day_changes m join organs o on o.id = m.organ_id left join calendar_notices n on n.id = m.notice_id
      left join complaints p on m.kind = 'complaint' and p.organ_id = m.organ_id and p.id = m.case_id
      left join record_corrections f on m.kind = 'correction' and f.organ_id = m.organ_id and f.id = m.case_id
      left join relief_cases c on m.kind = 'case' and c.organ_id = m.organ_id and c.id = m.case_id
    where m.organ_id = any (${[...organIds]}::text[]) and (${noticeId}::bigint is null or m.notice_id = ${noticeId}::bigint)
    order by m.at desc, m.organ_id, m.id limit ${limit}`.execute(app.db)
  return rows
}
