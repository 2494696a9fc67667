// Where a request stands after its acts: a pure fold. Acts are recorded once they were allowed (guards.ts), so the fold
// only follows the table; a calendar that changes later changes days and flags here, never the state.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { paymentDue } from '../fees/index.ts'
import { type ChannelId, channels, correctionNoticeDue, type ReplyClock, replyDue } from '../regulation/index.ts'
import { type ActId, actOf } from './acts.ts'
import { effects } from './effects.ts'
import type { ActFacts, Review, ServiceId } from './facts.ts'
import { limitOf, type OpenLetter } from './opinions.ts'
import type { OutcomeId } from './outcomes.ts'
import { type Flag, type RequestState, states } from './states.ts'

export interface Standing {
  /** null: nothing has happened yet. */
  state: RequestState | null
  channel: ChannelId | null
  submittedOn: Day | null
  receivedOn: Day | null
  /** Receipt, or the order to handle the request anew: the notice to correct is counted from here. */
  beganOn: Day | null
  clock: ReplyClock | null
  /** The clock stands still until a correction or a payment starts it anew. */
  stopped: boolean
  /** Days on which the clock started anew, and by which act. */
  restarts: readonly { on: Day; act: ActId }[]
  /** Opinions that are still out. */
  letters: readonly OpenLetter[]
  correction: { askedOn: Day; until: Day; late: boolean } | null
  reasonsUntil: Day | null
  fee: { letter: string; yuan: number; askedOn: Day; arrivedOn: Day | null; late: boolean; paidOn: Day | null } | null
  items: Readonly<Record<string, OutcomeId | null>>
  reviews: readonly Review[]
  outcome: OutcomeId | null
  service: ServiceId | null
  /** The day that counts for being in time: posting or sending, or the signature where handed over; closing otherwise. */
  endedOn: Day | null
  /** How and when the request ended first: what the report of that year counts, whatever is remade later. */
  first: { outcome: OutcomeId; on: Day } | null
  relief: readonly { case: string; kind: 'reconsideration' | 'litigation'; result: string | null }[]
  flags: readonly Flag[]
  /** The day of the last act that moved the request. */
  lastOn: Day | null
}

export const beforeAnything: Standing = {
  state: null,
  channel: null,
  submittedOn: null,
  receivedOn: null,
  beganOn: null,
  clock: null,
  stopped: false,
  restarts: [],
  letters: [],
  correction: null,
  reasonsUntil: null,
  fee: null,
  items: { 1: null },
  reviews: [],
  outcome: null,
  service: null,
  endedOn: null,
  first: null,
  relief: [],
  flags: [],
  lastOn: null,
}

/** Where the request stands after these acts, in the order in which they were recorded. */
export const stateOf = (acts: readonly ActFacts[], calendar: Calendar): Standing =>
  acts.reduce((standing, act) => after(standing, act, calendar), beforeAnything)

/** Throws where the table has no such act in this state: then the record is damaged. */
export function after(standing: Standing, act: ActFacts, calendar: Calendar): Standing {
  const { from, to } = actOf(act.act)
  if (!from.includes(standing.state)) throw new Error(`${act.act} on ${act.on} is not possible in ${standing.state}`)
  const effect = effects[act.act] as
    | ((standing: Standing, act: ActFacts, calendar: Calendar) => Partial<Standing>)
    | undefined
  const changed = { ...standing, ...effect?.(standing, act, calendar) }
  if (to === 'same') return changed
  const state = to.length === 1 ? to[0]! : whileOut(changed.letters)
  return { ...changed, state, lastOn: act.on }
}

/** With several letters out, the request waits for the third parties first in name; the clock pauses either way. */
function whileOut(letters: readonly OpenLetter[]): RequestState {
  if (letters.some(({ to }) => to === 'thirdParty')) return 'awaitingThirdParty'
  return letters.length ? 'awaitingOtherOrgan' : 'inReview'
}

export interface DueDaysNow {
  /** Confirm receipt with the applicant. */
  confirmation: Day | null
  /** Send the notice to correct. */
  correctionNotice: Day | null
  /** The applicant corrects, gives reasons, pays. */
  correction: Day | null
  reasons: Day | null
  payment: Day | null
  /** Opinions; null where the letter's arrival is not known or no limit is set. */
  opinions: readonly { letter: string; due: Day | null }[]
  /** Reply; null while the clock stands still or waits for an opinion. */
  reply: Day | null
  /** While opinions are out: the due day if none comes within its limit; null where a letter has no limit. */
  replyIfSilent: Day | null
  /** A day above depends on a year that is not announced. */
  provisional: boolean
}

/** What is due when, for a request that stands so. */
export function dueNow(standing: Standing, calendar: Calendar): DueDaysNow {
  const { state, submittedOn, beganOn, channel, clock, letters, correction, fee, stopped } = standing
  const opinions = letters.map((one) => ({ letter: one.letter, due: limitOf(one, calendar) }))
  const reply = clock && !stopped && !letters.length ? replyDue(clock, calendar) : null
  const days = {
    confirmation: state === 'pendingConfirmation' ? confirmationDue(channel!, submittedOn!, calendar) : null,
    correctionNotice:
      (state === 'received' || state === 'inReview') && !correction && beganOn
        ? correctionNoticeDue(beganOn, calendar)
        : null,
    correction: state === 'awaitingCorrection' ? correction!.until : null,
    reasons: state === 'awaitingReasons' ? standing.reasonsUntil : null,
    payment: state === 'awaitingPayment' && fee?.arrivedOn ? paymentDue(fee.arrivedOn, calendar) : null,
    reply,
    replyIfSilent: clock && !stopped && letters.length ? ifSilent(clock, letters, calendar) : null,
  }
  const last = [...Object.values(days), ...opinions.map(({ due }) => due)]
    .filter((day) => day !== null)
    .sort()
    .at(-1)
  const from = clock?.startsOn ?? submittedOn
  return { ...days, opinions, provisional: Boolean(last && from && calendar.gaps(from, last).length) }
}

/** Ordinary post is confirmed on the day it comes (art. 31); for the others a working day is our own alarm. */
const confirmationDue = (channel: ChannelId, submittedOn: Day, calendar: Calendar): Day => {
  const about = channels[channel]
  return calendar.workingDayAfter(submittedOn, 'confirmWithin' in about ? about.confirmWithin : 0)
}

function ifSilent(clock: ReplyClock, letters: readonly OpenLetter[], calendar: Calendar): Day | null {
  const pauses = letters.flatMap((letter) => {
    const until = limitOf(letter, calendar)
    return until ? [{ after: letter.sentOn, until }] : []
  })
  return pauses.length < letters.length ? null : replyDue({ ...clock, pauses: [...clock.pauses, ...pauses] }, calendar)
}

/** Did the reply go out in time? null while there is none, or no period ran. */
export function inTime({ clock, endedOn, stopped }: Standing, calendar: Calendar): boolean | null {
  if (!endedOn || !clock) return null
  return stopped || endedOn <= replyDue(clock, calendar)
}

/** Is the reply overdue on this day? Paused and stopped requests are not; one handed over is until it is signed for. */
export function isOverdue(standing: Standing, today: Day, calendar: Calendar): boolean {
  const { state, endedOn } = standing
  if (!state || endedOn || !(states[state].open || state === 'issued')) return false
  const { reply } = dueNow(standing, calendar)
  return reply !== null && reply < today
}
