// What the operations on complaints answer.
import type { ComplaintAct, ComplaintState, Finding } from '../../law/regulation/index.ts'
import type { Day } from '../api/types.ts'

export interface ComplaintRow {
  organId: string
  id: string
  number: string | null
  aboutOrgan: string
  aboutName: string
  requestId: string | null
  requestNumber: string | null
  information: string | null
  reason: string
  reasonLabel: string
  text: string
  state: ComplaintState
  madeOn: Day
  dueOn: Day | null
  provisional: boolean
  endedOn: Day | null
  finding: Finding | null
  rectified: boolean
  applicant: string | null
  openAsks: number
  isExample: boolean
}

export interface AskRow {
  organId: string
  id: string
  supervisor: string
  supervisorName: string
  organName: string
  complaintId: string
  kind: 'statement' | 'rectification'
  text: string
  dueOn: Day
  madeOn: Day
  answer: string | null
  answeredOn: Day | null
}

export interface Complaint extends ComplaintRow {
  actCount: number
  acts: { no: number; act: string; label: string; on: Day; actorName: string | null; note: string }[]
  asks: AskRow[]
  letters: CaseLetter[]
  files: CaseFile[]
  request: {
    number: string | null
    content: string
    stateLabel: string
    submittedOn: Day
    receivedOn: Day | null
    replyDue: Day | null
    endedOn: Day | null
    acts: { no: number; label: string; on: Day }[]
    letters: {
      id: string
      title: string
      number: string | null
      issuedOn: Day
      servedOn: Day | null
      firstOpenedAt: string | null
    }[]
  } | null
  next: {
    act: Exclude<ComplaintAct, 'file'>
    label: string
    refusal: { code: string; message: string; basis?: string } | null
  }[]
}

export interface CaseLetter {
  id: string
  title: string
  number: string
  issuedOn: Day
  firstOpenedAt: string | null
}

export interface CaseFile {
  id: string
  name: string
  size: number
  erased: boolean
}

export interface ComplaintFigures {
  received: number
  aboutRequests: number
  aboutPublication: number
  notAccepted: number
  answered: number
  open: number
  founded: number
  partly: number
  unfounded: number
  rectified: number
  late: number
}
