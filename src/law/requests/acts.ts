// The life of a request: every act that moves it, in the order in which the Regulation tells the story. Pages read their
// buttons from this table, histories their wording, guards say when an act that the state allows is still not allowed.
import { article, type Provision } from '../provisions.ts'
import type { GuardId } from './guards.ts'
import { closedStates, openStates, type RequestState, stateIds } from './states.ts'

export interface Act {
  /** Number of the transition in our specification. */
  no: string
  label: string
  /** Where the request stands before; `null`: there is no request yet. */
  from: readonly (RequestState | null)[]
  /** Where it may stand after, the usual place first; `same`: where it stood. */
  to: readonly RequestState[] | 'same'
  who: readonly Actor[]
  basis: Provision
  guards: readonly GuardId[]
  clock?: 'starts' | 'stops' | 'restarts' | 'pauses' | 'resumes' | 'lengthens' | 'ends'
}

/** The applicant, the roles of an organ's staff, or the clock (a period that ran out). */
export type Actor =
  | 'applicant'
  | 'registry'
  | 'handler'
  | 'head'
  | 'secrecyReviewer'
  | 'legalReviewer'
  | 'leader'
  | 'clock'

const art = (no: number, item?: number): Provision => article('regulation', no, item === undefined ? {} : { item })
const letters = ['awaitingThirdParty', 'awaitingOtherOrgan'] as const
const desk = ['inReview', 'drafting'] as const
const handled: readonly Actor[] = ['handler', 'head']
const office: readonly Actor[] = ['registry', 'handler', 'head']

// biome-ignore format: a table reads best with an act to a pair of lines
export const acts = {
  submit: { no: 'T1', label: '提交', from: [null], to: ['pendingConfirmation'],
    who: ['applicant', 'registry'], basis: art(29), guards: ['underThisRegulation'] },
  receive: { no: 'T2', label: '收到', from: [null], to: ['received'],
    who: ['registry', 'head'], basis: art(31), guards: ['underThisRegulation', 'countsOnArrival'], clock: 'starts' },
  confirm: { no: 'T3', label: '双方确认', from: ['pendingConfirmation'], to: ['received'],
    who: ['registry', 'head', 'clock'], basis: art(31), guards: ['inOrder'], clock: 'starts' },
  register: { no: 'T4', label: '登记', from: ['received'], to: ['inReview'],
    who: ['registry', 'head'], basis: art(45), guards: ['inOrder'] },
  amendReceipt: { no: 'T4b', label: '更正收到日期', from: openStates.filter((id) => id !== 'pendingConfirmation'), to: 'same',
    who: ['registry', 'head'], basis: art(31), guards: ['receiptAmendable'] },
  askForCorrection: { no: 'T5', label: '通知补正', from: ['inReview'], to: ['awaitingCorrection'],
    who: office, basis: art(30), guards: ['inOrder', 'notAskedBefore', 'periodAfterNotice'], clock: 'stops' },
  correct: { no: 'T6', label: '补正', from: ['awaitingCorrection'], to: ['inReview'],
    who: ['applicant', 'registry'], basis: art(30), guards: ['inOrder'], clock: 'restarts' },
  replyOnTheSpot: { no: 'T6b', label: '当场答复', from: ['inReview', 'drafting', 'clearance'], to: ['issued'],
    who: office, basis: art(33), guards: ['inOrder', 'secrecyReviewed'], clock: 'ends' },
  referElsewhere: { no: 'T6c', label: '告知不属于本机关负责公开', from: ['received', 'inReview'], to: ['issued'],
    who: office, basis: art(36, 5), guards: ['inOrder'], clock: 'ends' },
  abandon: { no: 'T7', label: '逾期不补正，不再处理', from: ['awaitingCorrection'], to: ['closedNoCorrection'],
    who: office, basis: art(30), guards: ['inOrder', 'correctionPeriodOver'], clock: 'ends' },
  consultThirdParty: { no: 'T8', label: '征求第三方意见', from: [...desk, ...letters], to: ['awaitingThirdParty'],
    who: handled, basis: art(32), guards: ['inOrder', 'newLetter'], clock: 'pauses' },
  hearThirdParty: { no: 'T9', label: '收到第三方意见', from: letters, to: ['inReview', ...letters],
    who: [...office, 'clock'], basis: art(32), guards: ['inOrder', 'letterOut', 'silentOnlyWhenOver'], clock: 'resumes' },
  consultOrgan: { no: 'T10', label: '征求其他机关意见', from: [...desk, ...letters], to: ['awaitingOtherOrgan', 'awaitingThirdParty'],
    who: handled, basis: art(34), guards: ['inOrder', 'newLetter'], clock: 'pauses' },
  hearOrgan: { no: 'T10b', label: '收到其他机关意见', from: letters, to: ['inReview', ...letters],
    who: [...office, 'clock'], basis: art(34), guards: ['inOrder', 'letterOut', 'silentOnlyWhenOver'], clock: 'resumes' },
  extend: { no: 'T11', label: '延期', from: desk, to: 'same',
    who: ['head'], basis: art(33), guards: ['inOrder', 'notExtendedYet', 'beforeDue', 'withinTwenty'], clock: 'lengthens' },
  askForReasons: { no: 'T12', label: '要求说明理由', from: ['inReview'], to: ['awaitingReasons'],
    who: handled, basis: art(35), guards: ['inOrder', 'periodAfterNotice'] },
  judgeExcessive: { no: 'T13', label: '理由不合理，不予处理', from: ['awaitingReasons'], to: ['drafting'],
    who: handled, basis: art(35), guards: ['inOrder'] },
  delay: { no: 'T14', label: '理由合理，告知延迟答复的期限', from: ['awaitingReasons'], to: ['inReview'],
    who: ['head'], basis: art(35), guards: ['inOrder', 'periodAfterNotice'], clock: 'lengthens' },
  acceptReasons: { no: 'T14b', label: '理由合理，按期答复', from: ['awaitingReasons'], to: ['inReview'],
    who: handled, basis: art(35), guards: ['inOrder'] },
  askForFee: { no: 'T15', label: '通知缴费', from: desk, to: ['awaitingPayment'],
    who: handled, basis: art(42), guards: ['inOrder', 'notChargedYet', 'beforeDue', 'feeToCharge'], clock: 'stops' },
  pay: { no: 'T16', label: '缴清费用', from: ['awaitingPayment'], to: ['inReview'],
    who: office, basis: art(42), guards: ['inOrder'], clock: 'restarts' },
  closeUnpaid: { no: 'T17', label: '逾期未缴费，不再处理', from: ['awaitingPayment'], to: ['closedUnpaid'],
    who: [...office, 'clock'], basis: art(42), guards: ['inOrder', 'paymentPeriodOver'], clock: 'ends' },
  draft: { no: 'T18', label: '起草答复', from: ['inReview'], to: ['drafting'],
    who: handled, basis: art(36), guards: ['inOrder'] },
  submitForClearance: { no: 'T18', label: '送审', from: ['drafting'], to: ['clearance'],
    who: handled, basis: art(17), guards: ['inOrder', 'itemsDecided'] },
  clear: { no: 'T18', label: '审查通过', from: ['inReview', 'drafting', 'clearance'], to: 'same',
    who: ['secrecyReviewer', 'legalReviewer', 'leader', 'head'], basis: art(17), guards: ['inOrder'] },
  sendBack: { no: 'T18b', label: '退回修改', from: ['clearance'], to: ['drafting'],
    who: ['secrecyReviewer', 'legalReviewer', 'leader', 'head'], basis: art(17), guards: ['inOrder'] },
  issue: { no: 'T18', label: '发出答复', from: ['clearance'], to: ['issued'],
    who: office, basis: art(36), guards: ['inOrder', 'itemsDecided', 'secrecyReviewed', 'signedOff'], clock: 'ends' },
  withdraw: { no: 'T19', label: '申请人撤回', from: openStates, to: ['closedWithdrawn'],
    who: ['applicant', 'registry'], basis: art(45), guards: ['inOrder'], clock: 'ends' },
  serve: { no: 'T20', label: '送达', from: ['issued'], to: ['served'],
    who: office, basis: art(36), guards: ['inOrder'] },
  archive: { no: 'T20', label: '归档', from: closedStates.filter((id) => id !== 'archived' && id !== 'issued'), to: ['archived'],
    who: ['registry', 'head'], basis: art(45), guards: ['inOrder'] },
  openRelief: { no: 'T21', label: '被申请行政复议或者被起诉', from: stateIds, to: 'same',
    who: ['legalReviewer', 'head'], basis: art(51), guards: ['newCase'] },
  closeRelief: { no: 'T21', label: '复议或者诉讼审结', from: stateIds, to: 'same',
    who: ['legalReviewer', 'head'], basis: art(51), guards: ['openCase'] },
  remake: { no: 'T21', label: '责令重新处理', from: closedStates, to: ['inReview'],
    who: ['legalReviewer', 'head'], basis: art(51), guards: ['knownCase'], clock: 'restarts' },
  itemise: { no: 'E', label: '分列申请事项', from: ['received', ...desk], to: 'same',
    who: handled, basis: art(29), guards: [] },
  decide: { no: 'E', label: '确定处理结果', from: ['received', ...desk], to: 'same',
    who: handled, basis: art(36), guards: ['knownItem'] },
  noticeArrived: { no: 'E', label: '登记文书送达', from: stateIds, to: 'same',
    who: office, basis: art(45), guards: ['knownNotice'] },
  search: { no: 'E', label: '登记检索', from: ['received', ...desk, ...letters], to: 'same',
    who: handled, basis: art(36, 4), guards: [] },
  contact: { no: 'E', label: '与申请人沟通', from: stateIds, to: 'same',
    who: office, basis: art(30), guards: [] },
  assign: { no: 'E', label: '分派', from: openStates, to: 'same',
    who: ['registry', 'head'], basis: art(45), guards: [] },
  makePublic: { no: 'E', label: '转为主动公开', from: ['issued', 'served', 'archived'], to: 'same',
    who: handled, basis: art(44), guards: [] },
} as const satisfies Record<string, Act>

export type ActId = keyof typeof acts
export const actIds = Object.keys(acts) as ActId[]
/** An entry of the table, with the wide types of `Act`. */
export const actOf = (id: ActId): Act => acts[id]
