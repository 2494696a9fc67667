// Which acts of a document are offered, and in which order.
import { type DocumentActId, documentActIds, type NextDocumentAct } from '../../law/disclosure/index.ts'
import type { DocumentPageData } from './types.ts'

/** What the system entered itself is not a mistake of somebody's. */
export const mayBeDropped = ({ channel, address }: DocumentPageData['publications'][number]) =>
  channel !== 'site' && !/^\/o\/[^/]+\/gazette\//.test(address ?? '')

/** Left out: what has nothing to act on, such as withdrawing what was never published. */
const isMeant =
  ({ document: { kind, standing }, publications }: DocumentPageData) =>
  ({ act, refusal }: NextDocumentAct): boolean =>
    (act !== 'needInterpretation' || kind !== 'interpretation') &&
    (act !== 'putRight' || standing.openFindings.length > 0) &&
    (act !== 'dropChannel' || publications.some(mayBeDropped)) &&
    !['not-up', 'is-up', 'was-kept', 'no-proposal', 'form-not-allowed'].includes(refusal?.code ?? '')

/** The next step of the way first, what turns back or takes down last. */
const order: DocumentActId[] = [
  'decideAttribute',
  'putRight',
  'edit',
  'mark',
  'needInterpretation',
  'submit',
  'review',
  'fileSignedForm',
  'approve',
  'publish',
  'schedule',
  'unschedule',
  'hear',
  'ask',
  'recheck',
  'addChannel',
  'dropChannel',
  'reassess',
  'correct',
  'proposeAttribute',
  'reopen',
  'sendBack',
  'dropCorrection',
  'discard',
  'withdraw',
]

export const inOrder = (next: readonly NextDocumentAct[], page: DocumentPageData): NextDocumentAct[] => {
  const place = ({ act }: NextDocumentAct) => {
    // What is marked already is rarely marked again: the next step stands above it.
    if (act === 'mark' && page.document.attribute) return order.indexOf('submit') + 0.5
    const at = order.indexOf(act)
    return at < 0 ? order.length + documentActIds.indexOf(act) : at
  }
  return next.filter(isMeant(page)).sort((a, b) => place(a) - place(b))
}

export const grave: readonly DocumentActId[] = ['withdraw', 'discard', 'sendBack', 'dropCorrection', 'dropChannel']
