import { sql } from 'kysely'
import type { App } from '../app.ts'
import { type Calendar, calendarOf, type HolidayNotice } from '../law/calendar/index.ts'

/** The calendar of an organ's region, with the notices that the installation has entered. */
export async function calendarFor(app: Pick<App, 'db'>, organId: string): Promise<Calendar> {
  const { rows } = await sql<{ region: string | null; newest: number | null }>`
    select region, (select max(id) from calendar_notices) as newest from organs where id = ${organId}`.execute(app.db)
  const { region = null, newest = null } = rows[0] ?? {}
  if (newest === null) return calendarOf({ region })
  const key = `${region} ${newest}`
  const known = entered.get(key)
  if (known) return known
  const notices = await app.db.selectFrom('calendar_notices').select('notice').orderBy('id').execute()
  const calendar = calendarOf({ region, more: notices.map(({ notice }) => notice as HolidayNotice) })
  if (entered.size > 200) entered.clear()
  entered.set(key, calendar)
  return calendar
}

const entered = new Map<string, Calendar>()
