// What is recorded of each act: the day on which it took effect, and the facts that state and clock depend on.
import type { Day } from '../../kit/days.ts'
import type { ChannelId } from '../regulation/index.ts'
import type { ActId } from './acts.ts'
import type { OutcomeId } from './outcomes.ts'

/** How a paper reaches its addressee. The reply is in time by the day of posting or sending; handed over, by the signature. */
export const services = {
  post: '邮寄（邮政企业）',
  electronic: '电子送达',
  direct: '直接送达',
  throughOrgan: '委托其他机关送达',
} as const
export type ServiceId = keyof typeof services

export type Review = 'secrecy' | 'legal' | 'leader'

interface FactsByAct {
  /** items: numbers of the matters asked for, where they are several. */
  submit: { channel: ChannelId; items?: readonly string[] }
  receive: { channel: ChannelId; items?: readonly string[] }
  amendReceipt: { receivedOn: Day }
  /** until: the last day told to the applicant for correcting. */
  askForCorrection: { until: Day }
  consultThirdParty: { letter: string; arrivedOn?: Day }
  /** silent: no opinion came and the 15 working days are over. */
  hearThirdParty: { letter: string; silent?: boolean }
  /** jointMaker: art. 34, 15 working days and silence is consent; otherwise no limit. */
  consultOrgan: { letter: string; arrivedOn?: Day; jointMaker?: boolean }
  hearOrgan: { letter: string; silent?: boolean }
  extend: { days: number }
  askForReasons: { until: Day }
  delay: { until: Day }
  askForFee: { letter: string; yuan: number; arrivedOn?: Day }
  clear: { review: Review }
  issue: { outcome: OutcomeId; service: ServiceId }
  replyOnTheSpot: { outcome: OutcomeId; service: ServiceId }
  referElsewhere: { service: ServiceId }
  openRelief: { case: string; kind: 'reconsideration' | 'litigation' }
  closeRelief: { case: string; result: 'upheld' | 'corrected' | 'other' }
  /** until: the day that the decision sets for handling the request again; none: the period of art. 33 from `on`. */
  remake: { case: string; until?: Day }
  itemise: { items: readonly string[] }
  decide: { item: string; outcome: OutcomeId }
  /** For everybody to read: what it is called, and the address or place where it can be had. */
  makePublic: { title?: string; place?: string }
  noticeArrived: { letter: string }
}

export type ActFacts<A extends ActId = ActId> = {
  [K in A]: { act: K; on: Day } & (K extends keyof FactsByAct ? FactsByAct[K] : unknown)
}[A]
