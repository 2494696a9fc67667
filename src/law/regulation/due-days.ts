// All due days of one request, from the plain facts of its clock: what `gongkai due` answers and the request form shows.
import type { Day } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import type { Calendar } from '../calendar/index.ts'
import { instruments } from '../provisions.ts'
import { correctionNoticeDue } from './art-30-correcting.ts'
import { longestExtension, type Pause, pausedDays, replyDue, replying } from './art-33-replying.ts'
import { replySteps, type Step } from './reply-steps.ts'

export interface ClockFacts {
  /** The day of receipt by art. 31; not counted itself. */
  receivedOn: Day
  /** Working days of extension, 0 to 20. */
  extendedBy?: number
  pauses?: readonly Pause[]
}

export interface DueDays {
  receipt: Day
  /** Last day for the notice to correct (art. 30). */
  correction: Day
  /** Last day for the reply, extension and pauses counted in (art. 33). */
  reply: Day
  /** The same without an extension, and with the longest one. */
  replyUnextended: Day
  replyAtMost: Day
  replyAtMostProvisional: boolean
  extendedBy: number
  /** Working days not counted while others were heard, up to the due day. */
  pausedDays: number
  /** A year on the way is not announced; `gaps` says which, and the days may still move. */
  provisional: boolean
  gaps: string[]
  calendar: string
  steps: Step[]
}

/** Due days and the count that led to them, or why there are none. */
export function dueDays({ receivedOn, extendedBy = 0, pauses = [] }: ClockFacts, calendar: Calendar): Result<DueDays> {
  const refusal =
    refuseReceipt(receivedOn) ??
    refuseExtension(extendedBy) ??
    pauses.map((one) => refusePause(one, receivedOn)).find(Boolean)
  if (refusal) return refused(refusal)
  const clock = { startsOn: receivedOn, extendedBy, pauses }
  const reply = replyDue(clock, calendar)
  const replyAtMost = replyDue({ ...clock, extendedBy: longestExtension }, calendar)
  const gaps = calendar.gaps(receivedOn, reply).map(({ message }) => message)
  return accepted({
    receipt: receivedOn,
    correction: correctionNoticeDue(receivedOn, calendar),
    reply,
    replyUnextended: replyDue({ ...clock, extendedBy: 0 }, calendar),
    replyAtMost,
    replyAtMostProvisional: calendar.gaps(receivedOn, replyAtMost).length > 0,
    extendedBy,
    pausedDays: pausedDays(
      pauses.flatMap((one) => within(one, reply)),
      calendar,
    ),
    provisional: gaps.length > 0,
    gaps,
    calendar: calendar.version,
    steps: replySteps(clock, calendar),
  })
}

const within = (pause: Pause, last: Day): Pause[] =>
  pause.after >= last ? [] : [{ after: pause.after, until: pause.until < last ? pause.until : last }]

/** Requests received before the revised Regulation came into force follow the earlier one, which is not modelled. */
export const refuseReceipt = (receivedOn: Day): Refusal | undefined =>
  receivedOn >= instruments.regulation.inForceFrom
    ? undefined
    : {
        code: 'before-the-regulation',
        message: `收到日期${receivedOn}早于现行条例施行之日${instruments.regulation.inForceFrom}，适用修订前的条例，本系统不予计算`,
        basis: `${instruments.regulation.short}第五十六条`,
        field: 'receivedOn',
      }

export const refuseExtension = (days: number): Refusal | undefined =>
  Number.isInteger(days) && days >= 0 && days <= longestExtension
    ? undefined
    : {
        code: 'extension-too-long',
        message: `延长答复期限应为0至${longestExtension}个工作日，现为${days}`,
        basis: replying.text,
        field: 'extendedBy',
        most: longestExtension,
      }

export function refusePause({ after, until }: Pause, receivedOn: Day): Refusal | undefined {
  if (until < after)
    return {
      code: 'pause-reversed',
      message: `征求意见的起止日期颠倒：发出${after}，收到意见${until}`,
      basis: replying.text,
      field: 'pauses',
    }
  if (after < receivedOn)
    return {
      code: 'pause-before-receipt',
      message: `征求意见书发出之日${after}早于收到申请之日${receivedOn}`,
      basis: replying.text,
      field: 'pauses',
    }
}
