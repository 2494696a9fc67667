// The steps of a case and the days that run from them: a table, and a fold over it like that of requests.
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { lastDay, litigationPeriods, type Period, reconsiderationPeriodsFor } from '../law/relief/index.ts'

export type CaseKind = 'reconsideration' | 'litigation'
export type Procedure = 'summary' | 'ordinary'

export interface StepAbout {
  label: string
  kinds: readonly CaseKind[]
}

export const steps = {
  notified: { label: '收到受理（立案）通知', kinds: ['reconsideration', 'litigation'] },
  copyReceived: { label: '收到申请书（起诉状）副本', kinds: ['reconsideration', 'litigation'] },
  answered: { label: '提交答复（答辩）和证据', kinds: ['reconsideration', 'litigation'] },
  heard: { label: '参加听证、开庭', kinds: ['reconsideration', 'litigation'] },
  extended: { label: '审理期限延长', kinds: ['reconsideration', 'litigation'] },
  decided: { label: '收到决定（裁判）', kinds: ['reconsideration', 'litigation'] },
  appealed: { label: '提起或者收到上诉', kinds: ['litigation'] },
  remade: { label: '重新作出处理', kinds: ['reconsideration', 'litigation'] },
  paper: { label: '登记材料', kinds: ['reconsideration', 'litigation'] },
} as const satisfies Record<string, StepAbout>
export type StepId = keyof typeof steps

export interface Step {
  step: StepId
  on: Day
  /** decided: a judgment may be appealed longer than a ruling. */
  ruling?: boolean
}

export interface CaseDue {
  what: string
  due: Day
  basis: string
}

/** What is due next in an open case, each with its basis; the earliest first. */
export function caseDues(
  about: { kind: CaseKind; procedure: Procedure; attackedOn: Day; remakeDue: Day | null; closed: boolean },
  done: readonly Step[],
  calendar: Calendar,
): CaseDue[] {
  const dayOf = (id: StepId) => done.filter(({ step }) => step === id).at(-1)?.on
  const dues: CaseDue[] = []
  const add = (what: string, from: Day | undefined, period: Period | undefined) => {
    if (from && period) dues.push({ what, due: lastDay(from, period, calendar), basis: period.basis.text })
  }
  const decided = done.findLast(({ step }) => step === 'decided')
  const appealed = dayOf('appealed')
  if (!decided || (appealed && appealed >= decided.on)) {
    const copy = dayOf('copyReceived')
    const answered = dayOf('answered')
    if (copy && (!answered || answered < copy)) add('提交答复和证据', copy, answerPeriod(about))
    add('对方应当作出决定', dayOf('notified'), decisionPeriod(about, Boolean(dayOf('extended'))))
  } else if (about.kind === 'litigation' && !about.closed)
    add('上诉期限', decided.on, decided.ruling ? litigationPeriods.appealRuling : litigationPeriods.appealJudgment)
  if (about.remakeDue && !dayOf('remade'))
    dues.push({ what: '重新作出处理', due: about.remakeDue, basis: '复议决定或者裁判所定期限' })
  return dues.sort((a, b) => (a.due < b.due ? -1 : 1))
}

function answerPeriod({
  kind,
  procedure,
  attackedOn,
}: {
  kind: CaseKind
  procedure: Procedure
  attackedOn: Day
}): Period | undefined {
  if (kind === 'litigation') return litigationPeriods.answer
  const periods = reconsiderationPeriodsFor(attackedOn)
  return (procedure === 'summary' ? periods.answerSummary : undefined) ?? periods.answerOrdinary
}

function decisionPeriod(
  { kind, procedure, attackedOn }: { kind: CaseKind; procedure: Procedure; attackedOn: Day },
  extended: boolean,
): Period | undefined {
  if (kind === 'litigation')
    return procedure === 'summary' ? litigationPeriods.judgeSummary : litigationPeriods.judgeFirstInstance
  const periods = reconsiderationPeriodsFor(attackedOn)
  const period = (procedure === 'summary' ? periods.decideSummary : undefined) ?? periods.decideOrdinary
  return period && extended ? { ...period, n: period.n + (period.extendable ?? 0) } : period
}
