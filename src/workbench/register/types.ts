// What the operations on the register answer.
import type { Day } from '../../kit/days.ts'
import type { InterpretationForm, RelationId, Validity } from '../../law/disclosure/index.ts'

export interface RegisterPageData {
  day: Day
  counts: Partial<Record<Validity | 'none', number>>
  rows: RegisterRow[]
  next: string | null
}

export interface RegisterRow {
  organId: string
  id: string
  registerNo: string
  title: string
  documentNo: string | null
  kind: 'rule' | 'normative'
  madeOn: Day
  effectiveOn: Day | null
  validUntil: Day | null
  validity: Validity | null
  isPublic: boolean
  interpretations: number
  interpretation: 'needed' | 'exempt' | 'none'
}

export interface Tied {
  organId: string | null
  id: string | null
  title: string
  isPublic: boolean
}

export interface RegisterCard extends Omit<RegisterRow, 'interpretations' | 'validity'> {
  indexNo: string | null
  issuers: string[]
  department: string | null
  publishedOn: Day | null
  validity: Validity | 'none'
  interpretationNote: string | null
  changes: { fromOn: Day; validity: Validity; basis: string | null; by: Tied | null }[]
  ties: (Tied & { relation: RelationId; direction: 'to' | 'back' })[]
  cleanups: { id: string; title: string; openedOn: Day; decision: Decision | null; note: string | null }[]
}

export interface ToldByOther {
  organId: string
  id: string
  title: string
  registerNo: string
  validity: Validity
  relation: 'amends' | 'repeals' | 'replaces'
  by: { organId: string; organ: string; id: string; title: string; documentNo: string | null; publishedOn: Day }
}

export type Decision = 'keep' | 'amend' | 'repeal' | 'expire'
export const decisions: Record<Decision, string> = {
  keep: '继续有效',
  amend: '修改',
  repeal: '废止',
  expire: '宣布失效',
}

export interface CleanupRow {
  organId: string
  id: string
  title: string
  basis: string | null
  openedOn: Day
  closedOn: Day | null
  documents: number
  undecided: number
  kept: number
  toAmend: number
  repealed: number
  expired: number
  resultId: string | null
  resultState: string | null
}

export interface CleanupItem {
  documentId: string
  title: string
  documentNo: string | null
  registerNo: string
  madeOn: Day
  validUntil: Day | null
  isPublic: boolean
  decision: Decision | null
  note: string | null
}

export interface ConsultationRow {
  organId: string
  id: string
  title: string
  publishedOn: Day
  opensOn: Day | null
  closesOn: Day | null
  contact: string | null
  resultOn: Day | null
  comments: number
  unanswered: number
  adopted: { organId: string; id: string; title: string } | null
}

export type Answer = 'adopted' | 'partly' | 'declined'
export const answers: Record<Answer, string> = { adopted: '采纳', partly: '部分采纳', declined: '未采纳' }

export interface Comment {
  id: string
  at: string
  content: string
  shown: string | null
  answer: Answer | null
  reason: string | null
  name?: string
  contact?: string
}

export interface Pair {
  organId: string
  id: string
  title: string
  documentNo: string | null
  state: string
  need: 'needed' | 'exempt' | 'none'
  reason: string | null
  publishedOn: Day | null
  due: Day | null
  overdue: boolean
  interpretations: {
    id: string
    organId: string
    title: string
    form: InterpretationForm | null
    state: string
    publishedOn: Day | null
  }[]
}
