// What is due in a case of reconsideration or litigation, from the days that are on file.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { lastDay, litigationPeriods, type Period, reconsiderationPeriodsFor } from './clocks.ts'

export interface ReliefCase {
  kind: 'reconsideration' | 'litigation'
  /** The day of the act attacked: it decides which law holds. */
  actOn: Day
  procedure: 'summary' | 'ordinary'
  /** The reply reached the applicant (or the applicant learned of the act). */
  knewOn?: Day
  /** The application or the complaint was handed in; the case was accepted or filed. */
  appliedOn?: Day
  acceptedOn?: Day
  /** The organ received the copy, and answered. */
  copyOn?: Day
  answeredOn?: Day
  /** The deciding body lengthened its period. */
  extended?: boolean
  decidedOn?: Day
  /** The decision, judgment or ruling reached the party; which of the two a court gave. */
  decisionServedOn?: Day
  ruling?: boolean
}

export interface DocketDue {
  what: string
  /** Who has to act by then. */
  whose: 'applicant' | 'organ' | 'authority'
  due: Day
  basis: string
  done: boolean
}

/** Every due day that follows from the days on file, in the order of the procedure. */
export const docketDues = (file: ReliefCase, calendar: Calendar): DocketDue[] =>
  file.kind === 'reconsideration' ? reconsideration(file, calendar) : litigation(file, calendar)

function reconsideration(file: ReliefCase, calendar: Calendar): DocketDue[] {
  const periods = reconsiderationPeriodsFor(file.actOn)
  const summary = file.procedure === 'summary' && periods.decideSummary !== undefined
  const due = dues(calendar)
  return [
    ...due('申请行政复议', 'applicant', periods.apply, file.knewOn, file.appliedOn),
    ...due('审查受理', 'authority', periods.accept, file.appliedOn, file.acceptedOn),
    ...due(
      '提出书面答复并提交证据',
      'organ',
      summary ? periods.answerSummary : periods.answerOrdinary,
      file.copyOn,
      file.answeredOn,
    ),
    ...due(
      '作出复议决定',
      'authority',
      lengthened(summary ? periods.decideSummary : periods.decideOrdinary, file.extended),
      file.acceptedOn,
      file.decidedOn,
    ),
    ...due('不服复议决定提起诉讼', 'applicant', litigationPeriods.sueAfterReconsideration, file.decisionServedOn),
  ]
}

function litigation(file: ReliefCase, calendar: Calendar): DocketDue[] {
  const due = dues(calendar)
  const judge = file.procedure === 'summary' ? litigationPeriods.judgeSummary : litigationPeriods.judgeFirstInstance
  const appeal = file.ruling ? litigationPeriods.appealRuling : litigationPeriods.appealJudgment
  return [
    ...due('直接提起诉讼', 'applicant', litigationPeriods.sue, file.knewOn, file.appliedOn),
    ...due('提交答辩状和证据', 'organ', litigationPeriods.answer, file.copyOn, file.answeredOn),
    ...due('一审审结', 'authority', judge, file.acceptedOn, file.decidedOn),
    ...due('上诉', 'organ', appeal, file.decisionServedOn),
  ]
}

/** No entry while the day that the period runs from is not on file. */
const dues =
  (calendar: Calendar) =>
  (what: string, whose: DocketDue['whose'], period: Period | undefined, from?: Day, done?: Day): DocketDue[] =>
    period && from
      ? [{ what, whose, due: lastDay(from, period, calendar), basis: period.basis.text, done: done !== undefined }]
      : []

const lengthened = (period: Period | undefined, extended = false): Period | undefined =>
  period && extended && period.extendable ? { ...period, n: period.n + period.extendable } : period
