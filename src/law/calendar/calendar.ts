// Which days are worked, and counting them. Built once from the notices into arrays, so that a due day costs two look-ups.
import { addDays, type Day, yearOf } from '../../kit/days.ts'
import { localNotices, regionsWithFestivals } from './local-notices.ts'
import { type HolidayNotice, nationalNotices } from './notices.ts'

export interface Calendar {
  isWorkingDay(day: Day): boolean
  /** The n-th working day after `day`, which itself never counts; `day` where n is 0. */
  workingDayAfter(day: Day, n: number): Day
  /** The n-th working day before `day`, which itself never counts; `day` where n is 0. */
  workingDayBefore(day: Day, n: number): Day
  /** Working days after `after`, up to and including `until`; 0 where `until` is not later. */
  workingDaysBetween(after: Day, until: Day): number
  /** `day` itself where it is worked, else the next day that is. */
  sameOrNext(day: Day): Day
  /** Why the day is worked or off. */
  about(day: Day): DayAbout
  /** Is the year's arrangement announced, in the region too? Where not, only weekends are taken out. */
  known(year: number): boolean
  /** What is still to be announced for the years from one day to another; empty: the count is final. */
  gaps(from: Day, to: Day): Gap[]
  readonly region: string | null
  /** Changes whenever a day or a year does: the last notice's day and a sum over all days. */
  readonly version: string
}

export interface DayAbout {
  kind: 'weekday' | 'weekend' | 'holiday' | 'makeUp'
  /** The holiday, or the one for which a weekend day is worked. */
  name?: string
  /** Number (or title) of the notice that says so. */
  source?: string
}

export interface Gap {
  year: number
  scope: 'national' | 'local'
  message: string
}

export interface CalendarChoice {
  /** Six-digit code of the organ's region, or its beginning; none: national days only. */
  region?: string | null
  /** The calendar as it was known on this day; none: everything announced. */
  asOf?: Day
  /** Notices entered by the installation. */
  more?: readonly HolidayNotice[]
}

const lastYear = 2099
const allDays: Day[] = []
/** The place in `allDays` of the first of each month, from January 2000. */
const monthStarts: number[] = []
const two = (n: number) => String(n).padStart(2, '0')
for (let year = 2000; year <= lastYear; year++)
  for (let month = 1; month <= 12; month++) {
    monthStarts.push(allDays.length)
    const days = new Date(Date.UTC(year, month, 0)).getUTCDate()
    for (let date = 1; date <= days; date++) allDays.push(`${year}-${two(month)}-${two(date)}` as Day)
  }
const weekdaysWorked = Uint8Array.from(allDays, (_, place) => (place % 7 < 2 ? 0 : 1)) // 2000-01-01 was a Saturday

/** The calendar of a region as it was known on a day. The same choice gives the same object. */
export function calendarOf({ region = null, asOf, more }: CalendarChoice = {}): Calendar {
  if (more) return build(region, asOf, more)
  const key = `${region ?? ''}/${asOf ?? ''}`
  const known = built.get(key) ?? build(region, asOf, [])
  if (built.size > 500) built.clear()
  built.set(key, known)
  return known
}
const built = new Map<string, Calendar>()

function build(region: string | null, asOf: Day | undefined, more: readonly HolidayNotice[]): Calendar {
  const notices = [...nationalNotices, ...localNotices, ...more]
    .filter((notice) => bindsIn(notice.region, region) && (asOf === undefined || notice.announcedOn <= asOf))
    .sort((a, b) => (a.announcedOn < b.announcedOn ? -1 : a.announcedOn > b.announcedOn ? 1 : 0))
  const worked = Uint8Array.from(weekdaysWorked)
  const said = new Map<Day, DayAbout>()
  for (const notice of notices) enter(notice, worked, said)
  const upTo = new Int32Array(allDays.length) // working days up to and including each day
  const nth: number[] = [-1] // the place of the n-th working day
  for (let at = 0; at < allDays.length; at++) {
    if (worked[at]) nth.push(at)
    upTo[at] = nth.length - 1
  }
  const festivals = regionsWithFestivals.filter((one) => bindsIn(one.region, region))
  const gapsByYear = Array.from({ length: 100 }, (_, n) => gapsIn(2000 + n, notices, festivals))
  const gapsOf = (year: number) => gapsByYear[year - 2000] ?? []
  return {
    region,
    version: `${notices.at(-1)?.announcedOn ?? '—'}/${sumOf(worked, gapsOf)}`,
    isWorkingDay: (day) => worked[placeOf(day)] === 1,
    workingDayAfter: (day, n) => (n === 0 ? day : dayAt(nth[upTo[placeOf(day)]! + n], day, n)),
    workingDayBefore: (day, n) => (n === 0 ? day : dayAt(nth[upTo[placeOf(day) - 1]! + 1 - n], day, -n)),
    workingDaysBetween: (after, until) => Math.max(0, upTo[placeOf(until)]! - upTo[placeOf(after)]!),
    sameOrNext: (day) => (worked[placeOf(day)] ? day : dayAt(nth[upTo[placeOf(day)]! + 1], day, 1)),
    about: (day) => said.get(day) ?? { kind: worked[placeOf(day)] ? 'weekday' : 'weekend' },
    known: (year) => gapsOf(year).length === 0,
    gaps(from, to) {
      const found: Gap[] = []
      for (let year = yearOf(from); year <= yearOf(to); year++) found.push(...gapsOf(year))
      return found
    },
  }
}

/** A notice binds where its region code begins the organ's: that of Guangxi (45) in Nanning (450100). */
const bindsIn = (noticed: string | null, region: string | null): boolean =>
  noticed === null || region?.startsWith(noticed) === true

function enter({ breaks, number, title }: HolidayNotice, worked: Uint8Array, said: Map<Day, DayAbout>) {
  for (const { name, off, worked: exchanged = [] } of breaks) {
    for (let day = off?.[0]; off && day && day <= off[1]; day = addDays(day, 1)) {
      worked[placeOf(day)] = 0
      said.set(day, { kind: 'holiday', name, source: number ?? title })
    }
    for (const day of exchanged) {
      worked[placeOf(day)] = 1
      said.set(day, { kind: 'makeUp', name, source: number ?? title })
    }
  }
}

function gapsIn(year: number, notices: readonly HolidayNotice[], festivals: typeof regionsWithFestivals): Gap[] {
  const settled = (region: string | null) => notices.some((one) => one.settles === year && one.region === region)
  const national: Gap[] = settled(null)
    ? []
    : [{ year, scope: 'national', message: `${year}年的节假日安排尚未公布或未录入，暂按周一至周五为工作日计算` }]
  const local = festivals
    .filter(({ region }) => !settled(region))
    .map(({ name }): Gap => ({ year, scope: 'local', message: `${year}年本地区${name}的放假日期未录入，暂未扣除` }))
  return [...national, ...local]
}

/** The place of a day in the arrays. Throws RangeError outside 2000–2099. */
function placeOf(day: Day): number {
  // `2024-02-05` by its digits: character 48 is 0.
  const year = day.charCodeAt(2) * 10 + day.charCodeAt(3) - 528
  const month = day.charCodeAt(5) * 10 + day.charCodeAt(6) - 528
  const start = monthStarts[year * 12 + month - 1]
  if (start === undefined || day.charCodeAt(0) !== 50 || day.charCodeAt(1) !== 48) throw outside(day)
  return start + day.charCodeAt(8) * 10 + day.charCodeAt(9) - 529
}

function dayAt(place: number | undefined, from: Day, n: number): Day {
  if (place === undefined || place < 0) throw outside(`${from}${n < 0 ? '之前' : '之后'}第${Math.abs(n)}个工作日`)
  return allDays[place]!
}

const outside = (what: string) => new RangeError(`日历只到2000年至${lastYear}年：${what}`)

/** A short sum (FNV-1a) over the days and the open years. */
function sumOf(worked: Uint8Array, gapsOf: (year: number) => Gap[]): string {
  let sum = 0x811c9dc5
  const add = (byte: number) => {
    sum = Math.imul(sum ^ byte, 0x01000193) >>> 0
  }
  for (const day of worked) add(day)
  for (let year = 2000; year <= lastYear; year++) add(gapsOf(year).length)
  return sum.toString(16).padStart(8, '0')
}
