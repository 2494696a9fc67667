// Letters as the workbench names them, and which act takes which letter along.
import {
  type LetterAbout,
  type LetterKind,
  letterKinds,
  mainOutcome,
  type OutcomeId,
  outcomes,
} from '../../law/requests/index.ts'
import type { ActId, PaperRow, RequestPage } from '../api/types.ts'
import { useGet } from '../api/use.ts'

export interface LetterField {
  label: string
  kind: 'text' | 'long' | 'day' | 'number' | 'choice' | 'list'
  choices?: Record<string, string>
  hint?: string
}

export interface LetterKinds {
  kinds: Record<LetterKind, { title: string; group: string; asks: string[]; alone: boolean }>
  fields: Record<string, LetterField>
  parts: Record<string, string>
  common: Record<string, string>
  lists: Record<string, string[]>
}

export interface Letter {
  id: string
  kind: LetterKind
  title: string
  number: string | null
  state: PaperRow['state']
  issuedOn: PaperRow['issuedOn']
  madeAt: string
  service: string | null
  servedOn: PaperRow['issuedOn']
  servedTo: string | null
  trackingNumber: string | null
  firstOpenedAt: string | null
  fields: Record<string, string | number | string[]>
  missing: { part: string; label: string }[]
  html: string
}

export const useLetterKinds = () => useGet<LetterKinds>('/letter-kinds', {}, { staleTime: Number.POSITIVE_INFINITY })

export const allKinds = Object.keys(letterKinds) as LetterKind[]
export const isLetter = (kind: string): kind is LetterKind => kind in letterKinds
const answers = allKinds.filter((kind) => (letterKinds[kind] as LetterAbout).group === 'answer')

/** The kinds that an act may send; the first is the usual one. */
export const lettersOf: Partial<Record<ActId, { kinds: readonly LetterKind[]; needed: boolean }>> = {
  register: { kinds: ['receipt'], needed: false },
  askForCorrection: { kinds: ['correctionNotice'], needed: true },
  consultThirdParty: { kinds: ['thirdPartyLetter'], needed: true },
  consultOrgan: { kinds: ['assistanceLetter', 'jointMakerLetter'], needed: true },
  extend: { kinds: ['extensionNotice'], needed: true },
  askForReasons: { kinds: ['reasonsNotice'], needed: true },
  delay: { kinds: ['delayNotice'], needed: true },
  askForFee: { kinds: ['feeNotice'], needed: true },
  replyOnTheSpot: { kinds: answers, needed: true },
  issue: { kinds: answers, needed: true },
  referElsewhere: { kinds: ['notOurs'], needed: true },
  submitForClearance: { kinds: answers, needed: true },
  abandon: { kinds: ['noLongerHandled'], needed: false },
  closeUnpaid: { kinds: ['noLongerHandled'], needed: false },
}

/** The kinds to draft for an act: of the answers those that tell what was decided. */
export function kindsToDraft(act: ActId, { request }: RequestPage): readonly LetterKind[] {
  const kinds = lettersOf[act]?.kinds ?? []
  if (kinds !== answers) return kinds
  const decided = Object.values(request.standing.items).filter((one): one is OutcomeId => one !== null)
  const main = mainOutcome(decided)
  const told = (main ? [main] : decided).flatMap((one) => outcomes[one].letter ?? [])
  return told.length ? [...new Set(told)] : kinds
}

/** Letters that an act can take along now: drafts, and answers that were cleared. */
export const readyFor = (act: ActId, papers: readonly PaperRow[]): PaperRow[] =>
  papers.filter(
    ({ kind, state }) =>
      lettersOf[act]?.kinds.includes(kind as LetterKind) &&
      (state === 'draft' || state === 'submitted' || state === 'cleared'),
  )

/** A letter in a sentence: its number and title, or what was typed for it. */
export function letterName(papers: readonly PaperRow[], id: string): string {
  const paper = papers.find((one) => one.id === id)
  if (paper) return [paper.number, paper.title].filter(Boolean).join(' ')
  return /^[0-9a-f-]{36}$/.test(id) ? '本平台上的去文' : id
}

export const paperStates: Record<PaperRow['state'], { label: string; kind: string }> = {
  draft: { label: '草稿', kind: 'run' },
  submitted: { label: '已送审', kind: 'run' },
  cleared: { label: '已签发', kind: 'run' },
  issued: { label: '已发出', kind: 'done' },
  filed: { label: '已存档', kind: 'done' },
  void: { label: '已作废', kind: '' },
}
