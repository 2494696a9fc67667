// One document: where it stands, its review, text, elements, files and relations at the left; what can be done at the right.
import { Link, useParams } from 'react-router'
import { htmlOf } from '../../kit/text/body.ts'
import { attributes, groundLabel, publicationChannels, validities } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { inShort, moment } from '../parts/words.ts'
import { ActsColumn } from './acts-column.tsx'
import { ElementsPanel } from './elements-panel.tsx'
import { FilesPanel, fileAddress } from './files.tsx'
import { DocumentBadge, documentPath, kindName } from './parts.tsx'
import { RelationsPanel } from './relations-panel.tsx'
import { ReviewPanel } from './review-panel.tsx'
import { StoryPanel } from './story.tsx'
import type { DocumentPageData } from './types.ts'

export function DocumentPage() {
  const { organ, id } = useParams()
  const page = useGet<DocumentPageData>(`/office/documents/${organ}/${id}`, {}, { refetchOnWindowFocus: true })
  useTitle(page.data?.version.title ?? '文件')
  return <Loaded query={page}>{(data) => <Whole key={data.document.id} page={data} />}</Loaded>
}

function Whole({ page }: { page: DocumentPageData }) {
  const { document, version, next } = page
  const editable = document.state === 'drafting' && !next.find(({ act }) => act === 'edit')?.refusal
  return (
    <>
      <header className="page-head request-head">
        <div>
          <p className="crumbs">
            <Link to="/workbench/documents">文件</Link>
            <span>{kindName(document.kind)}</span>
            <span>{page.organName}</span>
          </p>
          <h1>{version.title}</h1>
          <p className="badges">
            <DocumentBadge state={document.state} />
            {document.attribute ? (
              <span className="tag">{attributes[document.attribute].label}</span>
            ) : (
              <span className="state warn">未认定公开属性</span>
            )}
            {version.about.documentNo && <span className="docno">{version.about.documentNo}</span>}
            {document.validity !== 'none' && (
              <span className="tag">{validities[document.validity as keyof typeof validities].label}</span>
            )}
            <Limit page={page} />
            {document.is_example && <span className="state warn">示例</span>}
          </p>
        </div>
      </header>
      <Notices page={page} />
      <div className="wb-cols">
        <div className="stack">
          <ReviewPanel page={page} />
          <TextPanel page={page} />
          <ElementsPanel page={page} />
          <FilesPanel page={page} editable={editable} />
          <RelationsPanel page={page} />
          <ChannelsPanel page={page} />
          <StoryPanel page={page} />
        </div>
        <ActsColumn key={document.act_count} page={page} />
      </div>
    </>
  )
}

/** 20 working days from the day on which it was formed (art. 26), or the shorter limit that holds for it. */
function Limit({ page: { document, counted, today } }: { page: DocumentPageData }) {
  const { publish_due: due } = document
  if (!due) return null
  const late = due < today
  return (
    <span className={`state ${late ? 'stop' : 'run'}`}>
      形成后第{counted}个工作日，{late ? '已过' : '应在'}
      {inShort(due, today)}
      {late ? '' : '前公开'}
    </span>
  )
}

function Notices({ page: { document, today } }: { page: DocumentPageData }) {
  const { standing } = document
  return (
    <>
      {document.withdrawn_on && (
        <p className="note-trouble">
          {inShort(document.withdrawn_on, today)}撤下。向公众说明：{document.public_note}
        </p>
      )}
      {standing.correctionNote && (
        <p className="note-wait">
          正在更正，公众看到的仍是第{standing.publishedVersion}版。更正发布时说明：{standing.correctionNote}
        </p>
      )}
      {standing.proposal && (
        <p className="note-wait">
          提请变更为{attributes[standing.proposal.attribute].label}
          {standing.proposal.ground && `：${groundLabel(standing.proposal.ground)}`}，待审批。
        </p>
      )}
      {standing.openFindings.length > 0 && (
        <div className="note-wait">
          <p>抽查发现{standing.openFindings.length}个问题没有整改：</p>
          <ul>
            {standing.openFindings.map((one) => (
              <li key={one}>{one}</li>
            ))}
          </ul>
        </div>
      )}
      {document.publish_at && document.state === 'scheduled' && (
        <p className="note-wait">定于{moment(document.publish_at, today)}发布。</p>
      )}
    </>
  )
}

function TextPanel({ page: { document, version } }: { page: DocumentPageData }) {
  const versions = `${documentPath({ organId: document.organ_id, id: document.id })}/versions`
  return (
    <Panel
      title="正文"
      aside={
        <>
          第{version.no}版
          {document.published_version !== null &&
            document.published_version !== version.no &&
            `，公开的是第${document.published_version}版`}{' '}
          <Link to={versions}>各版本比对</Link>
        </>
      }
    >
      {version.body.length ? (
        <div
          className="prose"
          lang="zh"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: markup made by kit/text/body.ts, which escapes every text
          dangerouslySetInnerHTML={{
            __html: htmlOf(version.body, (no) => fileAddress(document.organ_id, document.id, no)),
          }}
        />
      ) : (
        <p className="quiet">还没有正文。</p>
      )}
    </Panel>
  )
}

/** Art. 23: through what it reached people. */
function ChannelsPanel({ page: { document, publications, today } }: { page: DocumentPageData }) {
  if (!publications.length) return null
  const isUp = document.published_version !== null
  return (
    <Panel
      title="发布渠道"
      flush
      aside={isUp && <a href={`/o/${document.organ_id}/docs/${document.id}`}>公众看到的页面</a>}
    >
      <Table heads={['渠道', '时间', '网址、期号、账号']} scroll>
        {publications.map(({ no, channel, at, address, detail }) => (
          <tr key={no}>
            <td className="nb">{publicationChannels[channel as keyof typeof publicationChannels]}</td>
            <td className="nb">{moment(at, today)}</td>
            <td>
              {[address, detail['account'], detail['topic'], detail['speaker']].filter(Boolean).join('；') || '—'}
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  )
}
