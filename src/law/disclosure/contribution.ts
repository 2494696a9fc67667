// 报送: how a department stands against what it was to publish, and the order of the departments. Pure counting.
import { type Day, daysBetween, monthOf, yearOf } from '../../kit/days.ts'

export const quotaPeriods = { month: '每月', quarter: '每季度', year: '全年' } as const
export type QuotaPeriod = keyof typeof quotaPeriods

export interface Quota {
  period: QuotaPeriod
  least: number
}

const monthsOf: Record<QuotaPeriod, number> = { month: 1, quarter: 3, year: 12 }

export interface QuotaStanding {
  /** What was to be published in the periods of the year that have ended by today, and what was, period by period. */
  asked: number
  /** Periods that have ended, and in how many of them the quota was met. */
  periods: number
  met: number
  /** Missing in the periods that have ended; a surplus of one does not fill another. */
  missing: number
}

/** `months`: publications of January … December. */
export function quotaStanding(
  { period, least }: Quota,
  year: number,
  months: readonly number[],
  today: Day,
): QuotaStanding {
  const size = monthsOf[period]
  const ended = yearOf(today) > year ? 12 : yearOf(today) < year ? 0 : monthOf(today) - 1
  const standing: QuotaStanding = { asked: 0, periods: 0, met: 0, missing: 0 }
  for (let first = 0; first + size <= ended; first += size) {
    const done = months.slice(first, first + size).reduce((sum, n) => sum + n, 0)
    standing.periods += 1
    standing.asked += least
    if (done >= least) standing.met += 1
    else standing.missing += least - done
  }
  return standing
}

/** Places from 1; equal totals share a place. */
export function ranked<T extends { total: number; name: string }>(rows: readonly T[]): (T & { place: number })[] {
  const sorted = [...rows].sort((a, b) => b.total - a.total || a.name.localeCompare(b.name, 'zh-Hans-CN'))
  let place = 0
  return sorted.map((row, at) => {
    if (at === 0 || row.total !== sorted[at - 1]!.total) place = at + 1
    return { ...row, place }
  })
}

/** Days since a department last published; null where it never did. Silent from `limit` days on. */
export function silence(last: Day | null, today: Day, limit: number): { days: number | null; silent: boolean } {
  const days = last && Math.max(0, daysBetween(last, today))
  return { days, silent: days === null || days >= limit }
}
