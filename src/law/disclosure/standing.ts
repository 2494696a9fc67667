// Where a document stands after its acts: a pure fold.
import type { Day } from '../../kit/days.ts'
import { documentActOf } from './acts.ts'
import type { Attribute } from './attributes.ts'
import { documentEffects } from './effects.ts'
import type { DocumentFacts } from './facts.ts'
import type { ReviewStep } from './review.ts'
import type { DocumentState } from './states.ts'

export interface DocumentStanding {
  /** null: nothing has happened yet. */
  state: DocumentState | null
  author: string | null
  /** The version at work, and the one that the public reads. */
  version: number
  publishedVersion: number | null
  attribute: Attribute | null
  ground: string | null
  /** Of the version at work. */
  reviews: readonly { step: ReviewStep; by: string }[]
  signedForm: { sha256: string; signers: readonly string[] } | null
  /** The answer of the authority that was asked (art. 17). */
  answer: 'mayPublish' | 'mayNotPublish' | null
  interpretation: 'needed' | 'exempt' | 'none'
  publishAt: string | null
  publishedOn: Day | null
  /** The day on which a later version took the place of the first. */
  changedOn: Day | null
  withdrawnOn: Day | null
  publicNote: string | null
  /** The note of a correction under way: told to the public with the corrected version, not before. */
  correctionNote: string | null
  proposal: { attribute: Attribute; ground: string | null; by: string } | null
  assessedOn: Day | null
  publishedBy: string | null
  rechecks: number
  /** What a re-check found and nobody has put right. */
  openFindings: readonly string[]
  takenOver: boolean
  /** The day of the last act that moved the document. */
  lastOn: Day | null
}

export const noDocument: DocumentStanding = {
  state: null,
  author: null,
  version: 1,
  publishedVersion: null,
  attribute: null,
  ground: null,
  reviews: [],
  signedForm: null,
  answer: null,
  interpretation: 'none',
  publishAt: null,
  publishedOn: null,
  changedOn: null,
  withdrawnOn: null,
  publicNote: null,
  correctionNote: null,
  proposal: null,
  assessedOn: null,
  publishedBy: null,
  rechecks: 0,
  openFindings: [],
  takenOver: false,
  lastOn: null,
}

export const standingOf = (acts: readonly DocumentFacts[]): DocumentStanding => acts.reduce(afterAct, noDocument)

/** Throws where the table has no such act in this state: then the record is damaged. */
export function afterAct(standing: DocumentStanding, facts: DocumentFacts): DocumentStanding {
  const { from, to } = documentActOf(facts.act)
  if (!from.includes(standing.state))
    throw new Error(`${facts.act} on ${facts.on} is not possible in ${standing.state}`)
  const effect = documentEffects[facts.act] as
    | ((standing: DocumentStanding, facts: DocumentFacts) => Partial<DocumentStanding>)
    | undefined
  const changed = { ...standing, ...effect?.(standing, facts) }
  if (to === 'same') return changed
  return { ...changed, state: effect && 'state' in effect(standing, facts) ? changed.state : to[0]!, lastOn: facts.on }
}

/** Whether the review of the version at work is complete. */
export const isReviewed = ({ reviews, signedForm }: DocumentStanding): boolean =>
  signedForm !== null || ([1, 2, 3] as const).every((step) => reviews.some((one) => one.step === step))
