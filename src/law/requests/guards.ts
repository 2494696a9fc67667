// When an act that the state allows is still not allowed, and why. Messages are for the person at the desk.
import type { Day } from '../../kit/days.ts'
import type { Refusal } from '../../kit/results.ts'
import type { Calendar } from '../calendar/index.ts'
import { charging, chargingByItem, paymentDue, refuseFee } from '../fees/index.ts'
import { article, type Provision } from '../provisions.ts'
import {
  type ChannelId,
  channels,
  correcting,
  longestExtension,
  receiving,
  refuseReceipt,
  replyDue,
  replying,
} from '../regulation/index.ts'
import { limitOf } from './opinions.ts'
import type { Standing } from './standing.ts'

/** The facts of any act, as far as they are filled in: a button asks before the form does. */
export interface FactsSoFar {
  act: string
  on: Day
  channel?: ChannelId
  receivedOn?: Day
  until?: Day
  letter?: string
  silent?: boolean
  days?: number
  yuan?: number
  item?: string
  case?: string
}

/** The reason against the act, or nothing. */
type Guard = (standing: Standing, act: FactsSoFar, calendar: Calendar) => Refusal | undefined

const no = (code: string, message: string, basis?: Provision, field?: string): Refusal => ({
  code,
  message,
  ...(basis && { basis: basis.text }),
  ...(field && { field }),
})

export const guards = {
  underThisRegulation: (_, { on }) => refuseReceipt(on),
  countsOnArrival: (_, { channel }) =>
    channel && channels[channel].counts === 'confirmed'
      ? no(
          'confirm-first',
          `${channels[channel].label}以${channels[channel].dayZero}为收到之日，应先登记提交再确认`,
          receiving,
        )
      : undefined,
  inOrder: ({ lastOn }, { on }) =>
    lastOn && on < lastOn ? no('out-of-order', `日期${on}早于上一步的日期${lastOn}`, undefined, 'on') : undefined,
  receiptAmendable: ({ correction, fee, letters, clock, lastOn }, { receivedOn }) => {
    if (!receivedOn) return undefined
    if (receivedOn < '2019-05-15') return refuseReceipt(receivedOn)
    const firstStep = [
      correction?.askedOn,
      fee?.askedOn,
      ...letters.map(({ sentOn }) => sentOn),
      ...(clock?.pauses ?? []).map(({ after }) => after),
    ]
    const before = firstStep.filter((day) => day !== undefined).sort()[0] ?? lastOn
    return before && receivedOn > before
      ? no('out-of-order', `收到日期${receivedOn}晚于已经发生的办理步骤${before}`, receiving, 'receivedOn')
      : undefined
  },
  notAskedBefore: ({ correction }) =>
    correction ? no('asked-before', `补正应当一次性告知，已于${correction.askedOn}告知`, correcting) : undefined,
  periodAfterNotice: (_, { on, until }) =>
    until && until <= on ? no('period-too-short', `期限${until}应晚于告知之日${on}`, undefined, 'until') : undefined,
  correctionPeriodOver: ({ correction }, { on }) =>
    correction && on <= correction.until
      ? no('period-running', `补正期限至${correction.until}，尚未届满`, correcting)
      : undefined,
  newLetter: ({ letters }, { letter }) =>
    letter && letters.some((one) => one.letter === letter)
      ? no('letter-out', '这封征求意见书已经发出，尚未答复')
      : undefined,
  letterOut: ({ letters }, { letter }) =>
    letter && !letters.some((one) => one.letter === letter)
      ? no('no-such-letter', '没有这封待答复的征求意见书')
      : undefined,
  silentOnlyWhenOver: ({ letters }, { letter, silent, on }, calendar) => {
    const open = silent ? letters.find((one) => one.letter === letter) : undefined
    if (!open) return undefined
    const limit = limitOf(open, calendar)
    if (!limit)
      return no(
        'no-limit',
        open.to === 'otherOrgan'
          ? '法律未对其他机关答复规定期限，应登记实际答复'
          : '征求意见书送达日期未登记，无法认定逾期',
      )
    return on <= limit ? no('period-running', `征求意见期限至${limit}，尚未届满`) : undefined
  },
  notExtendedYet: ({ clock }) =>
    clock && clock.extendedBy > 0
      ? no('extended-before', `答复期限只能延长一次，已延长${clock.extendedBy}个工作日`, replying)
      : undefined,
  beforeDue: ({ clock }, { on, act }, calendar) => {
    const due = clock ? replyDue(clock, calendar) : undefined
    const what = act === 'extend' ? '延期' : '收费'
    return due && on > due
      ? no('after-due', `答复期限已于${due}届满，不能再${what}`, act === 'extend' ? replying : charging)
      : undefined
  },
  withinTwenty: (_, { days }) =>
    days !== undefined && !(Number.isInteger(days) && days >= 1 && days <= longestExtension)
      ? no('extension-too-long', `延长的期限应为1至${longestExtension}个工作日，现为${days}`, replying, 'days')
      : undefined,
  notChargedYet: ({ fee }) => (fee ? no('charged-before', `已于${fee.askedOn}通知缴费`, chargingByItem) : undefined),
  feeToCharge: (_, { on, yuan }) => (yuan === undefined ? refuseFee(on, 1) : refuseFee(on, yuan)),
  paymentPeriodOver: ({ fee }, { on }, calendar) => {
    if (!fee?.arrivedOn) return no('notice-not-served', '收费通知送达日期未登记，无法认定逾期', charging)
    const due = paymentDue(fee.arrivedOn, calendar)
    return on <= due ? no('period-running', `缴费期限至${due}，尚未届满`, charging) : undefined
  },
  itemsDecided: ({ items }) => {
    const open = Object.entries(items).filter(([, outcome]) => outcome === null)
    return open.length
      ? no(
          'items-undecided',
          `申请事项${open.map(([item]) => item).join('、')}尚未确定处理结果`,
          article('regulation', 36),
        )
      : undefined
  },
  secrecyReviewed: ({ reviews }) =>
    reviews.includes('secrecy')
      ? undefined
      : no('not-reviewed', '公开前应当进行保密审查，尚无审查记录', article('regulation', 17)),
  signedOff: ({ reviews }) => (reviews.includes('leader') ? undefined : no('not-signed-off', '答复尚未签发')),
  knownItem: ({ items }, { item }) =>
    item !== undefined && !(item in items) ? no('no-such-item', `没有第${item}个申请事项`) : undefined,
  knownNotice: ({ letters, fee }, { letter }) =>
    letter && fee?.letter !== letter && !letters.some((one) => one.letter === letter)
      ? no('no-such-letter', '没有这份待送达的文书')
      : undefined,
  newCase: ({ relief }, { case: id }) =>
    id && relief.some((one) => one.case === id) ? no('case-known', '这件复议或者诉讼案件已经登记') : undefined,
  openCase: ({ relief }, { case: id }) => {
    const open = relief.filter(({ result }) => result === null)
    return (id ? open.some((one) => one.case === id) : open.length)
      ? undefined
      : no('no-open-case', '没有尚未审结的复议或者诉讼案件')
  },
  knownCase: ({ relief }, { case: id }) =>
    (id ? relief.some((one) => one.case === id) : relief.length)
      ? undefined
      : no('no-such-case', '没有责令重新处理的复议或者诉讼案件'),
} satisfies Record<string, Guard>
export type GuardId = keyof typeof guards
