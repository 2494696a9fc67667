// What the operations on documents answer, as the workbench reads it.
import type { Day } from '../../kit/days.ts'
import type { Body } from '../../kit/text/body.ts'
import type {
  Attribute,
  DocumentFacts,
  DocumentKind,
  DocumentStanding,
  DocumentState,
  DocumentTask,
  InterpretationForm,
  KeyDomainId,
  NextDocumentAct,
  RelationId,
} from '../../law/disclosure/index.ts'

export type { Attribute, Body, Day, DocumentKind, DocumentStanding, DocumentState, DocumentTask }

export interface About {
  kind: DocumentKind
  documentNo: string | null
  issuers: string[]
  theme: string | null
  item: string | null
  keyDomain: KeyDomainId | null
  keywords: string[]
  madeOn: Day | null
  effectiveOn: Day | null
  validUntil: Day | null
  department: string | null
  interpretationForm: InterpretationForm | null
}

export interface FileRow {
  no: number
  role: 'attachment' | 'original'
  sha256: string
  name: string
  media_type: string
  size: number
}

export interface DocumentRow {
  organId: string
  organName: string
  id: string
  title: string
  documentNo: string | null
  indexNo: string | null
  registerNo: string | null
  kind: DocumentKind
  state: DocumentState
  attribute: Attribute | null
  validity: string
  formedOn: Day
  madeOn: Day | null
  publishedOn: Day | null
  publishDue: Day | null
  department: string | null
  isExample: boolean
}

export interface TaskRow extends DocumentRow {
  /** What the person can do for it now. */
  task: DocumentTask
}

export interface DocumentDesk {
  today: Day
  counts: Record<DocumentState, number> & { inHand: number; mine: number; late: number; unpublished: number }
  mine: TaskRow[]
}

export interface DocumentRelation {
  no: number
  relation: RelationId
  toOrganId: string | null
  toId: string | null
  title: string | null
}

export interface DocumentReview {
  version: number
  form: 'threeSteps' | 'signedForm'
  complete: boolean
  firstBy: string | null
  secondBy: string | null
  finalBy: string | null
  signers: string[]
  checklist: Record<string, string[]>
  screening: Record<string, string>
}

export interface DocumentPageData {
  document: {
    organ_id: string
    id: string
    title: string
    kind: DocumentKind
    state: DocumentState
    index_no: string | null
    register_no: string | null
    validity: string
    attribute: Attribute | null
    ground: string | null
    formed_on: Day
    publish_due: Day | null
    publish_at: string | null
    published_on: Day | null
    published_version: number | null
    withdrawn_on: Day | null
    public_note: string | null
    interpretation: 'needed' | 'exempt' | 'none'
    interpretation_note: string | null
    version: number
    act_count: number
    author_id: string
    takeover_id: string | null
    is_example: boolean
    standing: DocumentStanding
  }
  version: { no: number; title: string; summary: string | null; body: Body; text: string; about: About }
  files: FileRow[]
  relations: DocumentRelation[]
  reverse: { relation: RelationId; organId: string; id: string; title: string; state: DocumentState }[]
  publications: { no: number; channel: string; at: string; address: string | null; detail: Record<string, string> }[]
  validity: { fromOn: Day; validity: string; basis: string | null }[]
  reviews: DocumentReview[]
  acts: {
    no: number
    facts: DocumentFacts
    at: string
    actorName: string | null
    note: string | null
    label: string
    basis: string
  }[]
  next: NextDocumentAct[]
  people: Record<string, string>
  organName: string
  /** Working days since it was formed. */
  counted: number
  today: Day
}

/** A hit of the screening with what was decided of it. */
export interface DecidedHit {
  rule: string
  label: string
  severity: 'refuse' | 'serious' | 'look'
  place: string
  seen: string
  message: string
  at?: { part: 'title' | 'summary' | 'body'; line: number; from: number; until: number }
  key: string
  /** The number of the file that it is in; null: in the text. */
  file: number | null
  /** The number of the mark, where a person chose the place. */
  mark?: number
  decision: { decision: 'keep' | 'mask'; reason: string | null; byName: string | null; at: string } | null
}

export interface VersionRow {
  no: number
  title: string
  summary: string | null
  text: string
  about: About
  madeAt: string
  madeByName: string | null
  files: { no: number; name: string; sha256: string }[]
}

export interface DocumentSettings {
  indexPattern: string
  registerPattern: string
  reviewMode: 'threeSteps' | 'signedForm'
  expiredAsRepealed: boolean
  reassessMonths: number
  wording: string[]
  names: { wrong: string; right: string }[]
  nextIndexNo: string
  /** Of the organ: decides which items of art. 21 it has. */
  level: string | null
}

export type { DocumentFacts, NextDocumentAct, RelationId }
