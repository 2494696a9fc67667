import { Button } from 'antd'
import { Link, useNavigate } from 'react-router'
import { relations } from '../../law/disclosure/index.ts'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { TroubleNote } from '../parts/trouble.tsx'
import { share } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
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
      {document.interpretation === 'needed' && interpretations.every(({ state }) => state === 'discarded') && (
        <DraftInterpretation page={page} />
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

/** 谁起草、谁解读: the draft begins with its title, its issuers and its tie to the document. */
function DraftInterpretation({ page: { document, version } }: { page: DocumentPageData }) {
  const { may } = useAtWork()
  const navigate = useNavigate()
  const draft = useChange(async () => {
    const { issuers, department, theme, item } = version.about
    const { id } = await post<{ id: string }>('/office/documents', {
      ...{ organId: document.organ_id, kind: 'interpretation', title: `《${version.title}》解读`, body: [] },
      ...{ formedOn: document.formed_on, interpretationForm: 'text', issuers },
      ...(department && { department }),
      ...(theme && { theme }),
      ...(item && { item }),
      relations: [{ relation: 'interprets', toOrganId: document.organ_id, toId: document.id }],
    })
    navigate(`${documentPath({ organId: document.organ_id, id })}/edit`)
  })
  return (
    <div className="note-wait">
      <p>需要解读，还没有解读稿：没有解读稿不能签发。解读与文件同步起草、审签、发布。</p>
      {may('draftDocuments') && (
        <p>
          <Button loading={draft.isPending} onClick={() => draft.mutate(undefined)}>
            起草解读稿
          </Button>
        </p>
      )}
      <TroubleNote trouble={draft.error} />
    </div>
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
