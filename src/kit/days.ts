/** A calendar day without time or zone: `2024-02-05`. Days compare as strings. */
export type Day = `${number}-${number}-${number}`

const pattern = /^(\d{4})-(\d{2})-(\d{2})$/
const msPerDay = 86_400_000

/** The day written as `YYYY-MM-DD`, or undefined where no such day exists (2023-02-29). */
export function parseDay(text: string): Day | undefined {
  const match = pattern.exec(text)
  if (!match) return undefined
  const [year, month, date] = [Number(match[1]), Number(match[2]), Number(match[3])]
  return dayOf(year, month, date)
}

/** The day with this year, month (1–12) and date, or undefined where no such day exists. */
export function dayOf(year: number, month: number, date: number): Day | undefined {
  const at = new Date(Date.UTC(year, month - 1, date))
  if (at.getUTCFullYear() !== year || at.getUTCMonth() !== month - 1 || at.getUTCDate() !== date) return undefined
  return at.toISOString().slice(0, 10) as Day
}

/** The day `count` calendar days later (earlier when negative). */
export function addDays(day: Day, count: number): Day {
  return new Date(Date.parse(day) + count * msPerDay).toISOString().slice(0, 10) as Day
}

/** The same date `count` months later; a date that the month lacks becomes its last (01-31 + 1 → 02-28). */
export function addMonths(day: Day, count: number): Day {
  const months = yearOf(day) * 12 + monthOf(day) - 1 + count
  const [year, month] = [Math.floor(months / 12), (months % 12) + 1]
  const last = new Date(Date.UTC(year, month, 0)).getUTCDate()
  return dayOf(year, month, Math.min(dateOf(day), last))!
}

/** Calendar days from `from` to `to`; negative when `to` is earlier. */
export const daysBetween = (from: Day, to: Day): number => Math.round((Date.parse(to) - Date.parse(from)) / msPerDay)

export const yearOf = (day: Day): number => Number(day.slice(0, 4))
export const monthOf = (day: Day): number => Number(day.slice(5, 7))
export const dateOf = (day: Day): number => Number(day.slice(8, 10))

/** 0 Sunday … 6 Saturday. */
export const weekdayOf = (day: Day): number => new Date(Date.parse(day)).getUTCDay()

/** The day in China (UTC+8 throughout, no summer time) at this instant. */
export function dayInChina(at: Date): Day {
  const china = at.getTime() + 8 * 3_600_000
  const number = Math.floor(china / msPerDay)
  // It is asked for with every answer and is nearly always the same.
  if (number !== last.number) last = { number, day: new Date(china).toISOString().slice(0, 10) as Day }
  return last.day
}
let last = { number: Number.NaN, day: '' as Day }

/** 2024年2月5日 */
export const inWords = (day: Day): string => `${yearOf(day)}年${monthOf(day)}月${dateOf(day)}日`
