// What is recorded of each act: the day it took effect, who did it, and what the fold depends on.
import type { Day } from '../../kit/days.ts'
import type { DocumentActId } from './acts.ts'
import type { Attribute } from './attributes.ts'
import type { PublicationChannel } from './kinds.ts'
import type { ChecklistItem, ReviewStep } from './review.ts'
import type { Validity } from './validity.ts'

interface FactsByAct {
  takeOver: { attribute: Attribute; ground?: string; takeover: string }
  edit: { version: number }
  mark: { attribute: Attribute; ground?: string }
  review: { step: ReviewStep; checklist?: readonly ChecklistItem[]; screening?: string }
  /** The scanned form: digest of the file, names under it by step; the last is who approved. */
  fileSignedForm: { sha256: string; name?: string; signers: readonly string[] }
  ask: { authority: string; letter: string; scan?: Scan }
  hear: { answer: 'mayPublish' | 'mayNotPublish'; letter: string; scan?: Scan }
  needInterpretation: { need: 'needed' | 'exempt' | 'none'; reason?: string }
  schedule: { at: string }
  correct: { publicNote: string }
  withdraw: { publicNote: string }
  discard: { reason: string }
  proposeAttribute: { attribute: Attribute; ground?: string }
  decideAttribute: { agree: boolean; publicNote?: string }
  reassess: { result: 'keep' | 'open' }
  recheck: { findings: readonly string[] }
  putRight: { finding: string; how: string }
  /** Where else it was published, with the instant and what is known of it: account, issue, topic, speaker. */
  addChannel: { channel: PublicationChannel; at: string; address?: string; detail?: Readonly<Record<string, string>> }
  /** An entry of a channel that was a mistake, by its number and as it stood. */
  dropChannel: { no: number; reason: string; channel?: PublicationChannel; at?: string; address?: string }
  /** `fromOn`: the day from which it holds, where that is not the day of the act. */
  changeValidity: { validity: Validity; fromOn?: Day; basis?: string; byOrganId?: string; byId?: string }
}

/** A scanned letter, kept by its digest. */
export interface Scan {
  sha256: string
  name: string
}

export type DocumentFacts<A extends DocumentActId = DocumentActId> = {
  [K in A]: { act: K; on: Day; by: string } & (K extends keyof FactsByAct ? FactsByAct[K] : unknown)
}[A]
