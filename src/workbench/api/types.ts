// What the operations of the API answer, as the workbench reads it.
import type { Day } from '../../kit/days.ts'
import type { EditionId } from '../../law/annual-report/index.ts'
import type { Step } from '../../law/regulation/index.ts'
import type {
  ActFacts,
  ActId,
  DueDaysNow,
  NextAct,
  OutcomeId,
  RequestState,
  Standing,
  TimelineDay,
} from '../../law/requests/index.ts'
import type { Message } from '../messages/types.ts'

export type { ActId, Day, NextAct, OutcomeId, RequestState, Standing, TimelineDay }

export interface Me {
  id: string
  name: string
  organId: string
  today: Day
  isExample: boolean
  secondFactors: {
    totp: boolean
    passkeys: { id: string; label: string; createdAt: string; usedAt: string | null }[]
    recoveryCodes: number
  }
  organs: { id: string; name: string; roles: string[]; permissions: string[] }[]
}

export interface LedgerRow {
  organId: string
  organName: string
  id: string
  number: string | null
  channel: string
  submittedOn: Day
  receivedOn: Day | null
  applicantKind: string
  applicant: string | null
  content: string | null
  subject: string | null
  state: RequestState
  flags: string[]
  replyDue: Day | null
  nextDue: Day | null
  provisional: boolean
  isOpen: boolean
  endedOn: Day | null
  outcome: OutcomeId | null
  handlerId: string | null
  handler: string | null
}

export interface CaseRow {
  organ_id: string
  id: string
  kind: 'reconsideration' | 'litigation'
  after_reconsideration: boolean
  number: string | null
  body: string
  applicant: string
  request_id: string | null
  attacked: string
  attacked_on: Day
  procedure: 'summary' | 'ordinary'
  opened_on: Day
  state: 'open' | 'decided' | 'remade' | 'closed'
  result: 'upheld' | 'corrected' | 'other' | null
  ending: string | null
  decided_on: Day | null
  remake_due: Day | null
  remade_on: Day | null
  next_due: Day | null
  next_what: string | null
  is_example: boolean
}

export interface Desk {
  today: Day
  counts: Record<'open' | 'overdue' | 'today' | 'thisWeek' | 'waiting' | 'unconfirmed', number>
  due: LedgerRow[]
  cases: CaseRow[]
  messages: Message[]
}

export interface PaperRow {
  id: string
  kind: string
  title: string
  number: string | null
  state: 'draft' | 'submitted' | 'cleared' | 'issued' | 'filed' | 'void'
  issuedOn: Day | null
  madeAt: string
  fileName: string | null
}

export interface RecordedAct {
  no: number
  facts: ActFacts
  at: string
  actor: string
  actorName: string | null
  note: string | null
  label: string
  basis: string
}

export interface RequestPage {
  request: {
    organ_id: string
    id: string
    number: string | null
    channel: string
    submitted_at: string
    content: string
    description: string | null
    form: string
    delivery: string
    subject: string | null
    applicant_kind: string
    applicant_mask: string
    handler_id: string | null
    state: RequestState
    flags: string[]
    received_on: Day | null
    reply_due: Day | null
    next_due: Day | null
    provisional: boolean
    is_open: boolean
    ended_on: Day | null
    outcome: OutcomeId | null
    act_count: number
    calendar: string
    is_example: boolean
    standing: Standing
  }
  organName: string
  handler: string | null
  items: { no: number; content: string; outcome: OutcomeId | null; ground: string | null }[]
  people: {
    no: number
    role: 'applicant' | 'agent'
    name: string
    erased: boolean
    proof: IdentityProof | null
    proofOn: Day | null
    proofBy: string | null
  }[]
  papers: PaperRow[]
  notes: {
    no: number
    kind: string
    onDay: Day
    text: string
    data: Record<string, unknown> | null
    madeBy: string
    madeAt: string
    madeByName: string | null
  }[]
  acts: RecordedAct[]
  dues: DueDaysNow
  steps: Step[]
  timeline: TimelineDay[]
  next: NextAct[]
  cases: CaseRow[]
  links: RequestLink[]
  today: Day
}

export type IdentityProof = 'original' | 'copy' | 'online' | 'lacking'

/** Another request that stands beside this one. */
export interface RequestLink {
  id: string
  number: string | null
  content: string
  state: RequestState
  kind: 'repeat' | 'same'
  direction: 'earlier' | 'later'
  onDay: Day | null
  note: string | null
  split: boolean
}

export interface Alike {
  id: string
  number: string | null
  submittedOn: Day
  content: string
  likeness: number
  sameApplicant: boolean
  state: RequestState
  isOpen: boolean
  outcome: OutcomeId | null
  outcomeLabel: string | null
  endedOn: Day | null
  reply: string | null
}

export interface AlikeFound {
  alike: Alike[]
  published: { id: string; title: string; place: string | null; publishedOn: Day }[]
}

export interface SeenPerson {
  no: number
  role: 'applicant' | 'agent'
  person: {
    name: string
    idKind: string
    idNumber: string
    phone: string
    email?: string
    address?: string
    postalCode?: string
    contact?: string
  } | null
}

export interface RecordEntry {
  organId: string
  no: number
  at: string
  actor: string
  actorName: string | null
  from: string | null
  act: string
  subject: string
  before: unknown
  after: unknown
  digest: string
}

export interface CasePage {
  case: CaseRow
  steps: {
    no: number
    step: string
    on: Day
    at: string
    label: string
    actorName: string | null
    note: string | null
  }[]
  dues: { what: string; due: Day; basis: string }[]
  possible: { id: string; label: string }[]
  endings: string[]
}

export interface Figures {
  edition: EditionId
  organs: number
  requests: Record<string, Record<string, number>>
  relief: Record<string, Record<string, number>>
  handling: {
    handled: number
    averageDays: number | null
    longestDays: number | null
    onTime: number
    extended: number
    corrected: number
  }
}

export interface Behind {
  cases: { organId: string; id: string }[]
  rows: (LedgerRow & { kind?: 'reconsideration' | 'litigation'; openedOn?: Day; decidedOn?: Day; ending?: string })[]
}

export interface StaffRow {
  id: string
  organId: string
  login: string
  name: string
  kind: 'full' | 'part'
  post: string | null
  phone: string | null
  email: string | null
  roles: string[]
  hasPassword: boolean
  hasSecondFactor: boolean
  substituteId: string | null
  absentFrom: Day | null
  absentUntil: Day | null
  disabled: boolean
  isExample: boolean
}

export interface RolesTable {
  roles: Record<string, string>
  permissions: Record<string, { label: string; roles: string[] }>
}

export interface Words {
  subjects: Record<string, string>
}

export type Profile = Record<string, string | null> & { organId: string; name: string }
