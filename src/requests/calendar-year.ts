// 工作日历: one year of a region, day by day where it is not plain Monday to Sunday, and the notices that say so.
import type { App } from '../app.ts'
import { addDays, type Day, monthOf, yearOf } from '../kit/days.ts'
import { type Gap, type HolidayNotice, localNotices, nationalNotices } from '../law/calendar/index.ts'
import { calendarOfRegion } from './calendars.ts'
import { type EnteredNotice, listHolidayNotices } from './enter-holiday-notice.ts'

export interface CalendarYear {
  year: number
  region: string | null
  version: string
  /** What is still to be announced; empty: the year's days are final. */
  gaps: Gap[]
  workingDays: number
  /** Working days of each month, January first. */
  months: number[]
  /** Days off that a notice names, and days of a weekend that are worked. */
  days: { day: Day; kind: 'holiday' | 'makeUp'; name: string | null; source: string | null; worked: boolean }[]
  /** Notices about this year that bind here, newest first; those without `entered` come with the program. */
  notices: (HolidayNotice & { entered: Omit<EnteredNotice, 'notice'> | null })[]
}

export async function calendarYear(app: App, region: string | null, year: number): Promise<CalendarYear> {
  const calendar = await calendarOfRegion(app, region)
  const [first, last] = [`${year}-01-01` as Day, `${year}-12-31` as Day]
  const months = Array.from({ length: 12 }, () => 0)
  const days: CalendarYear['days'] = []
  for (let day = first; day <= last; day = addDays(day, 1)) {
    const worked = calendar.isWorkingDay(day)
    if (worked) months[monthOf(day) - 1]! += 1
    const { kind, name = null, source = null } = calendar.about(day)
    if (kind === 'holiday' || kind === 'makeUp') days.push({ day, kind, name, source, worked })
  }
  const entered = (await listHolidayNotices(app)).map(({ notice, ...rest }) => ({ ...notice, entered: rest }))
  const known = [...nationalNotices, ...localNotices].map((notice) => ({ ...notice, entered: null }))
  const binding = [...entered, ...known].filter(
    (notice) => (notice.region === null || region?.startsWith(notice.region)) && isAbout(notice, year),
  )
  return {
    year,
    region,
    version: calendar.version,
    gaps: calendar.gaps(first, last),
    workingDays: months.reduce((sum, n) => sum + n, 0),
    months,
    days,
    notices: binding.sort((a, b) => (a.announcedOn < b.announcedOn ? 1 : -1)),
  }
}

const isAbout = ({ settles, breaks }: HolidayNotice, year: number): boolean =>
  settles === year ||
  breaks.some(({ off, worked = [] }) => [...(off ?? []), ...worked].some((day) => yearOf(day) === year))
