// 有效性 of rules and normative documents at any day. A document whose period runs out expires by itself.
import type { Day } from '../../kit/days.ts'

export const validities = {
  inForce: { label: '现行有效', inForce: true },
  amended: { label: '已修改', inForce: true },
  suspended: { label: '暂停执行', inForce: false },
  expired: { label: '已失效', inForce: false },
  repealed: { label: '已废止', inForce: false },
} as const
export type Validity = keyof typeof validities

export interface ValidityChange {
  fromOn: Day
  validity: Validity
}

/** What holds on a day; null before the document came into force. `changes` in any order. */
export function validityOn(changes: readonly ValidityChange[], validUntil: Day | null, day: Day): Validity | null {
  const last = changes
    .filter(({ fromOn }) => fromOn <= day)
    .reduce<ValidityChange | null>((best, one) => (best === null || one.fromOn >= best.fromOn ? one : best), null)
  if (!last) return null
  return validities[last.validity].inForce && validUntil !== null && validUntil < day ? 'expired' : last.validity
}

/** The alarm before the term runs out, in months. */
export const expiryAlarmMonths = 6

/** Drafts of rules are open to comment for at least 30 days (规章制定程序条例). */
export const commentDays = 30
