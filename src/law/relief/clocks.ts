// The periods of reconsideration and litigation. Calendar days and months: the day they start from does not count, a last
// day that is off moves to the next working day, a month that lacks the date ends on its last. Time in the post is free.
import { addDays, addMonths, type Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { article, type Provision } from '../provisions.ts'
import { reliefRulesOn } from './versions.ts'

export type Unit = 'workingDays' | 'days' | 'months'

export interface Period {
  n: number
  unit: Unit
  /** What the period runs from. */
  from: string
  basis: Provision
  /** By how much the deciding body may lengthen it, in the same unit. */
  extendable?: number
}

/** The last day of a period that starts from `day`. */
export function lastDay(day: Day, { n, unit }: Pick<Period, 'n' | 'unit'>, calendar: Calendar): Day {
  if (unit === 'workingDays') return calendar.workingDayAfter(day, n)
  return calendar.sameOrNext(unit === 'days' ? addDays(day, n) : addMonths(day, n))
}

const arl = (no: number, paragraph?: number) => article('reconsideration', no, paragraph ? { paragraph } : {})
const old = (no: number) => article('reconsideration2017', no)
const all = (no: number) => article('litigation', no)

/** Reconsideration under the law of 2023. Its 3, 5, 7 and 10 days are working days (art. 88). */
export const reconsiderationPeriods = {
  apply: { n: 60, unit: 'days', from: '知道或者应当知道该行为之日', basis: arl(20) },
  applyUntold: { n: 12, unit: 'months', from: '知道或者应当知道行为内容之日', basis: arl(20, 3) },
  accept: { n: 5, unit: 'workingDays', from: '复议机关收到复议申请之日', basis: arl(30) },
  forwardSummary: { n: 3, unit: 'workingDays', from: '受理之日', basis: arl(54) },
  answerSummary: { n: 5, unit: 'workingDays', from: '收到复议申请书副本之日', basis: arl(54) },
  forwardOrdinary: { n: 7, unit: 'workingDays', from: '受理之日', basis: arl(48) },
  answerOrdinary: { n: 10, unit: 'workingDays', from: '收到复议申请书副本之日', basis: arl(48) },
  decideSummary: { n: 30, unit: 'days', from: '受理之日', basis: arl(62) },
  decideOrdinary: { n: 60, unit: 'days', from: '受理之日', basis: arl(62), extendable: 30 },
} as const satisfies Record<string, Period>

/** Reconsideration under the law of 2017, for acts before 2024. Its 5 and 7 days are working days (art. 40). */
export const reconsiderationPeriods2017 = {
  apply: { n: 60, unit: 'days', from: '知道该行为之日', basis: old(9) },
  accept: { n: 5, unit: 'workingDays', from: '复议机关收到复议申请之日', basis: old(17) },
  forwardOrdinary: { n: 7, unit: 'workingDays', from: '受理之日', basis: old(23) },
  answerOrdinary: { n: 10, unit: 'days', from: '收到复议申请书副本之日', basis: old(23) },
  decideOrdinary: { n: 60, unit: 'days', from: '受理之日', basis: old(31), extendable: 30 },
} as const satisfies Record<string, Period>

export const litigationPeriods = {
  sue: { n: 6, unit: 'months', from: '知道或者应当知道该行为之日', basis: all(46) },
  sueAfterReconsideration: { n: 15, unit: 'days', from: '收到复议决定书之日或者复议期满之日', basis: all(45) },
  answer: { n: 15, unit: 'days', from: '收到起诉状副本之日', basis: all(67) },
  judgeSummary: { n: 45, unit: 'days', from: '立案之日', basis: all(83) },
  judgeFirstInstance: { n: 6, unit: 'months', from: '立案之日', basis: all(81) },
  appealJudgment: { n: 15, unit: 'days', from: '判决书送达之日', basis: all(85) },
  appealRuling: { n: 10, unit: 'days', from: '裁定书送达之日', basis: all(85) },
} as const satisfies Record<string, Period>

/** The periods of reconsideration for an act of this day. */
export const reconsiderationPeriodsFor = (actOn: Day): Partial<Record<keyof typeof reconsiderationPeriods, Period>> =>
  reliefRulesOn(actOn).summary ? reconsiderationPeriods : reconsiderationPeriods2017
