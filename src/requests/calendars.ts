import { sql } from 'kysely'
import type { App } from '../app.ts'
import { type Calendar, calendarOf, type HolidayNotice } from '../law/calendar/index.ts'

/** The calendar of an organ's region, with the notices that the installation has entered. */
export const calendarFor = async (app: Pick<App, 'db'>, organId: string): Promise<Calendar> =>
  (await calendarIfOrgan(app, organId)) ?? calendarOfRegion(app, null)

/** The same; undefined where there is no such organ. */
export async function calendarIfOrgan(app: Pick<App, 'db'>, organId: string): Promise<Calendar | undefined> {
  const { rows } = await sql<{ region: string | null; newest: number | null }>`
    select region, (select max(id) from calendar_notices) as newest from organs where id = ${organId}`.execute(app.db)
  const [row] = rows
  return row && withNotices(app, row.region, row.newest)
}

/** The calendar of a region as it is now. */
export async function calendarOfRegion(app: Pick<App, 'db'>, region: string | null): Promise<Calendar> {
  const { rows } = await sql<{ newest: number | null }>`select max(id) as newest from calendar_notices`.execute(app.db)
  return withNotices(app, region, rows[0]!.newest)
}

/** The calendar of a region as it was before a notice was entered. */
export async function calendarAsOf(
  app: Pick<App, 'db'>,
  region: string | null,
  beforeNotice: number,
): Promise<Calendar> {
  const { rows } = await sql<{ newest: number | null }>`
    select max(id) as newest from calendar_notices where id < ${beforeNotice}`.execute(app.db)
  return withNotices(app, region, rows[0]!.newest)
}

/** The calendar of a region as it would be with one more notice. */
export async function calendarWith(
  app: Pick<App, 'db'>,
  region: string | null,
  notice: HolidayNotice,
): Promise<Calendar> {
  return calendarOf({ region, more: [...(await enteredUntil(app, Number.MAX_SAFE_INTEGER)), notice] })
}

async function enteredUntil(app: Pick<App, 'db'>, newest: number): Promise<HolidayNotice[]> {
  const notices = await app.db
    .selectFrom('calendar_notices')
    .select('notice')
    .where('id', '<=', newest)
    .orderBy('id')
    .execute()
  return notices.map(({ notice }) => notice as HolidayNotice)
}

async function withNotices(app: Pick<App, 'db'>, region: string | null, newest: number | null): Promise<Calendar> {
  if (newest === null) return calendarOf({ region })
  const known = entered.get(app.db) ?? new Map<string, Calendar>()
  entered.set(app.db, known)
  const key = `${region} ${newest}`
  const before = known.get(key)
  if (before) return before
  const calendar = calendarOf({ region, more: await enteredUntil(app, newest) })
  if (known.size > 200) known.clear()
  known.set(key, calendar)
  return calendar
}

/** Built calendars of each database. */
const entered = new WeakMap<object, Map<string, Calendar>>()
