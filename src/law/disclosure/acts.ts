// The life of a document: every act that moves it, in the order of its story. Pages read their buttons from this table.
import { article, type Provision } from '../provisions.ts'
import type { DocumentGuardId } from './guards.ts'
import { type DocumentState, documentStateIds } from './states.ts'

export interface DocumentAct {
  label: string
  /** `null`: there is no document yet. */
  from: readonly (DocumentState | null)[]
  /** The usual place first; which of several is decided by the fold. `same`: where it stood. */
  to: readonly DocumentState[] | 'same'
  who: readonly DocumentActor[]
  basis: Provision
  guards: readonly DocumentGuardId[]
}

export type DocumentActor =
  | 'registry'
  | 'handler'
  | 'head'
  | 'secrecyReviewer'
  | 'legalReviewer'
  | 'leader'
  | 'organAdmin'
  | 'clock'

const art = (no: number): Provision => article('regulation', no)
const desk: readonly DocumentActor[] = ['handler', 'registry', 'head']
const reviewers: readonly DocumentActor[] = [
  'handler',
  'registry',
  'head',
  'secrecyReviewer',
  'legalReviewer',
  'leader',
]
const ended = ['published', 'kept', 'withdrawn'] as const
const inHand = ['drafting', 'inReview', 'asked', 'approved', 'scheduled'] as const

// biome-ignore format: a table reads best with an act to a pair of lines
export const documentActs = {
  create: { label: '起草', from: [null], to: ['drafting'],
    who: desk, basis: art(10), guards: [] },
  takeOver: { label: '接管', from: [null], to: ['published', 'kept'],
    who: ['head', 'organAdmin'], basis: art(17), guards: ['markedWithGround'] },
  edit: { label: '修改', from: ['drafting'], to: 'same',
    who: desk, basis: art(6), guards: [] },
  mark: { label: '认定公开属性', from: ['drafting'], to: 'same',
    who: desk, basis: art(13), guards: ['markedWithGround'] },
  needInterpretation: { label: '认定是否需要解读', from: inHand, to: 'same',
    who: desk, basis: art(6), guards: ['reasonForExemption'] },
  submit: { label: '送审', from: ['drafting'], to: ['inReview'],
    who: desk, basis: art(17), guards: ['marked'] },
  review: { label: '审查', from: ['inReview'], to: 'same',
    who: reviewers, basis: art(17), guards: ['answerHeard', 'nextStep', 'anotherPerson', 'notTheAuthor'] },
  fileSignedForm: { label: '登记审查呈批单', from: ['inReview'], to: 'same',
    who: desk, basis: art(17), guards: ['answerHeard', 'formAllowed', 'signersNamed'] },
  ask: { label: '报请确定', from: ['inReview'], to: ['asked'],
    who: reviewers, basis: art(17), guards: [] },
  hear: { label: '收到答复', from: ['asked'], to: ['inReview'],
    who: reviewers, basis: art(17), guards: ['inOrder'] },
  sendBack: { label: '退回修改', from: ['inReview', 'approved', 'scheduled'], to: ['drafting'],
    who: reviewers, basis: art(17), guards: [] },
  approve: { label: '签发', from: ['inReview'], to: ['approved', 'kept'],
    who: ['leader', 'head'], basis: art(17), guards: ['inOrder', 'answerHeard', 'reviewed', 'notAuthorAlone', 'interpretationDrafted'] },
  schedule: { label: '定时发布', from: ['approved'], to: ['scheduled'],
    who: desk, basis: art(26), guards: ['laterOn'] },
  unschedule: { label: '取消定时', from: ['scheduled'], to: ['approved'],
    who: desk, basis: art(26), guards: [] },
  publish: { label: '发布', from: ['approved', 'scheduled'], to: ['published'],
    who: ['registry', 'head', 'clock'], basis: art(26), guards: ['inOrder', 'openToAll', 'reviewed', 'dueTime'] },
  correct: { label: '更正', from: ['published'], to: ['drafting'],
    who: desk, basis: art(6), guards: ['publicNoteGiven'] },
  dropCorrection: { label: '放弃更正', from: ['drafting'], to: ['published'],
    who: desk, basis: art(6), guards: ['isUp'] },
  withdraw: { label: '撤下', from: ['published', ...inHand], to: ['withdrawn'],
    who: ['head', 'leader'], basis: art(6), guards: ['isUp', 'publicNoteGiven'] },
  discard: { label: '作废', from: inHand, to: ['discarded', 'withdrawn'],
    who: desk, basis: art(6), guards: ['neverSettled', 'reasonGiven'] },
  reopen: { label: '重新起草', from: ['withdrawn', 'kept', 'discarded'], to: ['drafting'],
    who: desk, basis: art(18), guards: ['openProposed'] },
  proposeAttribute: { label: '提请变更公开属性', from: ['published', 'kept'], to: 'same',
    who: desk, basis: art(18), guards: ['markedWithGround', 'attributeDiffers'] },
  decideAttribute: { label: '审批变更公开属性', from: ['published', 'kept'], to: ['kept', 'drafting', 'published', 'withdrawn'],
    who: ['head', 'leader'], basis: art(18), guards: ['proposalOpen', 'notTheProposer', 'noteWhereWithdrawn'] },
  reassess: { label: '定期评估', from: ['kept'], to: 'same',
    who: ['handler', 'head', 'secrecyReviewer', 'legalReviewer'], basis: art(18), guards: [] },
  recheck: { label: '发布后抽查', from: ['published'], to: 'same',
    who: reviewers, basis: art(17), guards: ['checkedByAnother'] },
  putRight: { label: '整改', from: documentStateIds, to: 'same',
    who: desk, basis: art(17), guards: ['findingOpen'] },
  addChannel: { label: '登记发布渠道', from: ['published', ...inHand], to: 'same',
    who: desk, basis: art(23), guards: ['isUp', 'notBeforePublication'] },
  dropChannel: { label: '更正发布渠道', from: ['published', 'withdrawn', ...inHand], to: 'same',
    who: ['registry', 'head'], basis: art(23), guards: ['reasonGiven'] },
  changeValidity: { label: '变更有效性', from: ended, to: 'same',
    who: ['legalReviewer', 'head', 'organAdmin', 'clock'], basis: art(20), guards: [] },
} as const satisfies Record<string, DocumentAct>

export type DocumentActId = keyof typeof documentActs
export const documentActIds = Object.keys(documentActs) as DocumentActId[]
/** An entry of the table, with the wide types of `DocumentAct`. */
export const documentActOf = (id: DocumentActId): DocumentAct => documentActs[id]
