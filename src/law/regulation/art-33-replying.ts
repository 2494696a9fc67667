// Art. 33: a reply within 20 working days of receipt; one extension of at most 20 more, approved by the head of the
// disclosure office and told to the applicant; the time spent hearing third parties and other organs does not count.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { article } from '../provisions.ts'

export const replying = article('regulation', 33)
export const replyDays = 20
export const longestExtension = 20

export interface ReplyClock {
  /** Receipt (art. 31), receipt of the corrected request (art. 30), or the day on which the fee was paid in full. */
  startsOn: Day
  /** Working days granted, with the applicant told. */
  extendedBy: number
  /** While third parties and other organs were heard; they may overlap. */
  pauses: readonly Pause[]
  /** The day told to the applicant under art. 35; it takes the place of the count. */
  delayedUntil?: Day
}

/** The days after `after`, up to and including `until`: the letter goes out on one, the opinion comes in on the other. */
export interface Pause {
  after: Day
  until: Day
}

/** The last day on which a reply is in time. A pause that begins on that day or later changes nothing. */
export function replyDue({ startsOn, extendedBy, pauses, delayedUntil }: ReplyClock, calendar: Calendar): Day {
  if (delayedUntil) return delayedUntil
  let left = replyDays + extendedBy
  let at = startsOn
  for (const { after, until } of union(pauses)) {
    if (until <= at) continue
    const run = after <= at ? 0 : calendar.workingDaysBetween(at, after)
    if (run >= left) break
    left -= run
    at = until
  }
  return calendar.workingDayAfter(at, left)
}

/** Working days of the clock's pauses, days in several of them once. */
export const pausedDays = (pauses: readonly Pause[], calendar: Calendar): number =>
  union(pauses).reduce((days, { after, until }) => days + calendar.workingDaysBetween(after, until), 0)

/** The same days in pauses that neither overlap nor touch, in order. */
export function union(pauses: readonly Pause[]): Pause[] {
  if (!pauses.length) return []
  const joined: Pause[] = []
  for (const pause of [...pauses].sort((a, b) => (a.after < b.after ? -1 : 1))) {
    const last = joined.at(-1)
    if (!last || pause.after > last.until) joined.push({ ...pause })
    else if (pause.until > last.until) last.until = pause.until
  }
  return joined
}
