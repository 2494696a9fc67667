// The steps of a case and the days that run from them: a table, and a fold over it like that of requests.
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { docketDues, type ReliefCase } from '../law/relief/index.ts'

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

/** What is due next in an open case, to the organ and to the deciding body, each with its basis; the earliest first. */
export function caseDues(
  about: { kind: CaseKind; procedure: Procedure; attackedOn: Day; remakeDue: Day | null; closed: boolean },
  done: readonly Step[],
  calendar: Calendar,
): CaseDue[] {
  const dues: CaseDue[] = docketDues(fileOf(about, done), calendar)
    .filter(({ done: isDone, whose }) => !isDone && whose !== 'applicant')
    .map(({ what, due, basis }) => ({ what, due, basis }))
  if (about.remakeDue && !dayOf(done, 'remade'))
    dues.push({ what: '重新作出处理', due: about.remakeDue, basis: '复议决定或者裁判所定期限' })
  return dues.sort((a, b) => (a.due < b.due ? -1 : 1))
}

const dayOf = (done: readonly Step[], id: StepId): Day | undefined => done.findLast(({ step }) => step === id)?.on

/** The days on file as the law asks for them. An appeal opens the case again: what was decided before it is no end. */
function fileOf(
  { kind, procedure, attackedOn, closed }: { kind: CaseKind; procedure: Procedure; attackedOn: Day; closed: boolean },
  done: readonly Step[],
): ReliefCase {
  const [copyOn, answeredOn, appealedOn] = [
    dayOf(done, 'copyReceived'),
    dayOf(done, 'answered'),
    dayOf(done, 'appealed'),
  ]
  const last = done.findLast(({ step }) => step === 'decided')
  const decided = last && !(appealedOn && appealedOn >= last.on) ? last : undefined
  const acceptedOn = appealedOn && !decided ? undefined : dayOf(done, 'notified')
  return {
    kind,
    procedure,
    actOn: attackedOn,
    ...(acceptedOn && { acceptedOn }),
    ...(copyOn && !decided && { copyOn }),
    ...(answeredOn && copyOn && answeredOn >= copyOn && { answeredOn }),
    ...(dayOf(done, 'extended') && { extended: true }),
    ...(decided && { decidedOn: decided.on }),
    ...(decided && !closed && kind === 'litigation' && { decisionServedOn: decided.on }),
    ...(decided?.ruling && { ruling: true }),
  }
}
