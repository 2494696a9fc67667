import { Link } from 'react-router'
import { relations } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { share } from '../parts/words.ts'
import { DocumentBadge, documentPath } from './parts.tsx'
import type { DocumentPageData } from './types.ts'

/** Related documents both ways; a document and its interpretation are shown as the pair that they are (三同步). */
export function RelationsPanel({ page }: { page: DocumentPageData }) {
  const { document, reverse } = page
  const interpretations = reverse.filter(({ relation }) => relation === 'interprets')
  const others = reverse.filter(({ relation }) => relation !== 'interprets')
  const said = page.relations
  if (!said.length && !reverse.length && document.interpretation !== 'needed') return null
  return (
    <Panel title="相关文件">
      {document.interpretation === 'needed' && interpretations.length === 0 && (
        <p className="note-wait">
          需要解读，还没有解读稿：没有解读稿不能签发。起草一份“政策解读”，在它的相关文件里选“解读”和这份文件。
        </p>
      )}
      <ul className="plain lines">
        {interpretations.map((one) => (
          <li key={one.id}>
            <span className="tag">解读材料</span> <Link to={documentPath(one)}>{one.title}</Link>{' '}
            <DocumentBadge state={one.state} />
            {one.organId === document.organ_id && (
              <Likeness organId={one.organId} interpretation={one.id} document={document.id} />
            )}
          </li>
        ))}
        {said.map((one) => (
          <li key={one.no}>
            <span className="tag">{relations[one.relation].label}</span>{' '}
            {one.toId && one.toOrganId ? (
              <Link to={documentPath({ organId: one.toOrganId, id: one.toId })}>{one.title}</Link>
            ) : (
              one.title
            )}
            {one.relation === 'interprets' && one.toId && one.toOrganId === document.organ_id && (
              <Likeness organId={document.organ_id} interpretation={document.id} document={one.toId} />
            )}
          </li>
        ))}
        {others.map((one) => (
          <li key={`${one.relation} ${one.id}`}>
            <span className="tag">{relations[one.relation].reverse}</span>{' '}
            <Link to={documentPath(one)}>{one.title}</Link> <DocumentBadge state={one.state} />
          </li>
        ))}
      </ul>
    </Panel>
  )
}

interface Alike {
  share: number
  warn: boolean
  passages: string[]
}

/** How much of the interpretation is the document's own words; more than three fifths is a warning. */
function Likeness({
  organId,
  interpretation,
  document,
}: {
  organId: string
  interpretation: string
  document: string
}) {
  const alike = useGet<Alike>(`/office/documents/${organId}/${interpretation}/likeness/${document}`).data
  if (!alike) return null
  if (!alike.warn) return <p className="quiet small">与文件文字相同的占{share(alike.share, 1)}</p>
  return (
    <div className="note-wait">
      <p>解读有{share(alike.share, 1)}与文件文字相同，接近照抄，例如：</p>
      <ul>
        {alike.passages.slice(0, 3).map((one) => (
          <li key={one}>{one.slice(0, 60)}</li>
        ))}
      </ul>
    </div>
  )
}
