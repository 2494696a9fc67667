// What each act changes beside the state: the clock, the letters that are out, the papers on file.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { correctionNoticeDue, type ReplyClock, replyDue } from '../regulation/index.ts'
import type { ActId } from './acts.ts'
import type { ActFacts } from './facts.ts'
import { limitOf, type OpenLetter } from './opinions.ts'
import type { OutcomeId } from './outcomes.ts'
import type { Standing } from './standing.ts'
import type { Flag } from './states.ts'

type Effect<A extends ActId> = (standing: Standing, act: ActFacts<A>, calendar: Calendar) => Partial<Standing>

export const effects: { [A in ActId]?: Effect<A> } = {
  submit: (_, { channel, on, items }) => ({ channel, submittedOn: on, ...undecided(items) }),
  receive: (_, { channel, on, items }) => ({
    channel,
    submittedOn: on,
    receivedOn: on,
    beganOn: on,
    clock: clockFrom(on),
    ...undecided(items),
  }),
  confirm: (_, { on }) => ({ receivedOn: on, beganOn: on, clock: clockFrom(on) }),
  amendReceipt: ({ clock, receivedOn, beganOn }, act) => ({
    receivedOn: act.receivedOn,
    beganOn: beganOn === receivedOn ? act.receivedOn : beganOn,
    clock: clock && clock.startsOn === receivedOn ? { ...clock, startsOn: act.receivedOn } : clock,
  }),

  // Art. 30: a notice in time stops the clock; a late one is on file, and the clock runs on.
  askForCorrection: (standing, { on, until }, calendar) => {
    const late = on > correctionNoticeDue(standing.beganOn!, calendar)
    return {
      correction: { askedOn: on, until, late },
      stopped: !late,
      flags: late ? withFlag(standing, 'lateCorrectionNotice') : standing.flags,
    }
  },
  correct: (standing, { on }) => (standing.correction?.late ? {} : restarted(standing, on, 'correct')),
  abandon: (standing, { on }) => ended(standing, 'other.noCorrection', on),

  consultThirdParty: ({ letters }, { letter, on, arrivedOn }) => ({
    letters: [...letters, { letter, to: 'thirdParty', sentOn: on, arrivedOn: arrivedOn ?? null }],
  }),
  hearThirdParty: (standing, act, calendar) => heard(standing, act, calendar),
  consultOrgan: ({ letters }, { letter, on, arrivedOn, jointMaker }) => ({
    letters: [
      ...letters,
      { letter, to: jointMaker ? 'jointMaker' : 'otherOrgan', sentOn: on, arrivedOn: arrivedOn ?? null },
    ],
  }),
  hearOrgan: (standing, act, calendar) => heard(standing, act, calendar),

  extend: (standing, { on, days }, calendar) => {
    const clock = standing.clock!
    if (on > replyDue(clock, calendar)) return { flags: withFlag(standing, 'lateExtension') }
    return { clock: { ...clock, extendedBy: clock.extendedBy + days }, flags: withFlag(standing, 'extended') }
  },
  askForReasons: (_, { until }) => ({ reasonsUntil: until }),
  judgeExcessive: ({ items }) => ({
    items: Object.fromEntries(Object.keys(items).map((item) => [item, 'notProcessed.excessive' as OutcomeId])),
    reasonsUntil: null,
  }),
  delay: (standing, { until }) => ({
    clock: { ...standing.clock!, delayedUntil: until },
    reasonsUntil: null,
    flags: withFlag(standing, 'delayed'),
  }),
  acceptReasons: () => ({ reasonsUntil: null }),

  askForFee: (standing, { on, letter, yuan, arrivedOn }, calendar) => {
    const late = on > replyDue(standing.clock!, calendar)
    return {
      fee: { letter, yuan, askedOn: on, arrivedOn: arrivedOn ?? null, late, paidOn: null },
      stopped: !late,
      flags: late ? withFlag(standing, 'lateFeeNotice') : standing.flags,
    }
  },
  pay: (standing, { on }) => ({
    ...(standing.fee!.late ? {} : restarted(standing, on, 'pay')),
    fee: { ...standing.fee!, paidOn: on },
  }),
  closeUnpaid: (standing, { on }) => ended(standing, 'other.unpaid', on),

  clear: ({ reviews }, { review }) => ({ reviews: reviews.includes(review) ? reviews : [...reviews, review] }),
  sendBack: () => ({ reviews: [] }),
  issue: (standing, act, calendar) => issued(standing, act, calendar),
  replyOnTheSpot: (standing, act, calendar) => issued(standing, act, calendar),
  referElsewhere: (standing, act, calendar) => issued(standing, { ...act, outcome: 'unavailable.notOurs' }, calendar),
  withdraw: (standing, { on }) => ({ ...ended(standing, 'other.rest', on), letters: [] }),
  // Handed over: in time by the day of the signature (letter 235 of 2016).
  serve: (standing, { on }, calendar) => (standing.endedOn ? {} : ended(standing, standing.outcome!, on, calendar)),

  openRelief: (standing, { case: id, kind }) => ({
    relief: [...standing.relief, { case: id, kind, result: null }],
    flags: withFlag(standing, kind === 'reconsideration' ? 'underReconsideration' : 'underLitigation'),
  }),
  closeRelief: (standing, { case: id, result }) => {
    const relief = standing.relief.map((one) => (one.case === id ? { ...one, result } : one))
    const pending = (kind: string) => relief.some((one) => one.kind === kind && one.result === null)
    const gone = (flag: Flag) =>
      (flag === 'underReconsideration' && !pending('reconsideration')) ||
      (flag === 'underLitigation' && !pending('litigation'))
    return { relief, flags: standing.flags.filter((flag) => !gone(flag)) }
  },
  remake: (standing, { on, until }) => ({
    ...restarted(standing, on, 'remake'),
    receivedOn: standing.receivedOn ?? on,
    beganOn: on,
    correction: null,
    clock: { ...clockFrom(on), ...(until && { delayedUntil: until }) },
    items: Object.fromEntries(Object.keys(standing.items).map((item) => [item, null])),
    reviews: [],
    outcome: null,
    service: null,
    endedOn: null,
    flags: withFlag(standing, 'remade'),
  }),

  itemise: ({ items }, act) => ({ items: Object.fromEntries(act.items.map((item) => [item, items[item] ?? null])) }),
  decide: ({ items }, { item, outcome }) => ({ items: { ...items, [item]: outcome } }),
  noticeArrived: ({ letters, fee }, { letter, on }) => ({
    letters: letters.map((one) => (one.letter === letter ? { ...one, arrivedOn: on } : one)),
    fee: fee?.letter === letter ? { ...fee, arrivedOn: on } : fee,
  }),
}

const undecided = (items: readonly string[] | undefined) =>
  items?.length ? { items: Object.fromEntries(items.map((item) => [item, null])) } : {}

const clockFrom = (startsOn: Day): ReplyClock => ({ startsOn, extendedBy: 0, pauses: [] })

/** The whole period anew: what was granted or left out before belongs to the period that is gone. */
const restarted = (standing: Standing, on: Day, act: ActId): Partial<Standing> => ({
  clock: clockFrom(on),
  stopped: false,
  restarts: [...standing.restarts, { on, act }],
  flags: standing.flags.filter((flag) => flag !== 'extended'),
})

const withFlag = ({ flags }: Standing, flag: Flag): readonly Flag[] => (flags.includes(flag) ? flags : [...flags, flag])

/** A pause runs to the day the opinion came, or, where none came, to the last day on which it could have. */
function heard(
  { letters, clock }: Standing,
  act: { letter: string; on: Day; silent?: boolean },
  calendar: Calendar,
): Partial<Standing> {
  const letter = letters.find((one) => one.letter === act.letter) as OpenLetter
  const limit = act.silent ? limitOf(letter, calendar) : null
  const until = limit && limit < act.on ? limit : act.on
  return {
    letters: letters.filter((one) => one !== letter),
    clock: { ...clock!, pauses: [...clock!.pauses, { after: letter.sentOn, until }] },
  }
}

/** Posted or sent, the reply is given; handed over, the day of the signature is still to come. */
function issued(
  standing: Standing,
  { on, outcome, service }: Pick<ActFacts<'issue'>, 'on' | 'outcome' | 'service'>,
  calendar: Calendar,
): Partial<Standing> {
  const given = service === 'post' || service === 'electronic'
  return { ...(given ? ended(standing, outcome, on, calendar) : { outcome }), service }
}

function ended(standing: Standing, outcome: OutcomeId, on: Day, calendar?: Calendar): Partial<Standing> {
  const late = calendar && !standing.stopped && on > replyDue(standing.clock!, calendar)
  return {
    outcome,
    endedOn: on,
    first: standing.first ?? { outcome, on },
    flags: late ? withFlag(standing, 'repliedLate') : standing.flags,
  }
}
