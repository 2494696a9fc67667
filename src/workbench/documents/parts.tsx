// Marks and small parts of the pages on documents.
import { documentKinds, documentStates } from '../../law/disclosure/index.ts'
import { inShort } from '../parts/words.ts'
import type { Day, DocumentKind, DocumentState } from './types.ts'

const marks: Record<DocumentState, string> = {
  drafting: 'run',
  inReview: 'run',
  asked: 'pause',
  approved: 'run',
  scheduled: 'pause',
  published: 'done',
  kept: '',
  withdrawn: 'warn',
  discarded: '',
}

export const DocumentBadge = ({ state }: { state: DocumentState }) => (
  <span className={`state ${marks[state]}`}>{documentStates[state].label}</span>
)

export const kindName = (kind: DocumentKind): string => documentKinds[kind].label

/** The last day for publication (art. 26): red once it has passed. */
export function PublishDue({ due, today }: { due: Day | null; today: Day }) {
  if (!due) return <span className="quiet">—</span>
  const late = due < today
  return (
    <>
      <time dateTime={due} className={late ? 'due' : undefined}>
        {inShort(due, today)}
      </time>
      {late && <span className="due small"> 已过</span>}
    </>
  )
}

export const documentPath = ({ organId, id }: { organId: string; id: string }) =>
  `/workbench/documents/${organId}/${id}`

/** Files are sent as they are. */
export const octets = 'application/octet-stream'

/** 1.2 MB */
export const sizeOf = (bytes: number): string =>
  bytes >= 1 << 20 ? `${(bytes / (1 << 20)).toFixed(1)} MB` : `${Math.max(1, Math.round(bytes / 1024))} KB`
