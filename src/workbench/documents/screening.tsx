// 筛查与审查: the text with every place marked, and beside it each place with what is to be decided: it stays, and why; or it is
// masked. What stands in files is listed by file.
import { App, Button, Input } from 'antd'
import { type ReactNode, useState } from 'react'
import { Link, useParams } from 'react-router'
import { type BodyBlock, textOfBlock } from '../../kit/text/body.ts'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { ChooseText } from './choose-text.tsx'
import { CleanFile, canBeCleaned } from './clean-file.tsx'
import { hasPages } from './file-page.tsx'
import { filesPath, MaskFile } from './files.tsx'
import { MarkedPlaces } from './marked-places.tsx'
import { MarkedText, placed } from './marked-text.tsx'
import { MaskedPlaces } from './masked-places.tsx'
import { DocumentBadge, documentPath } from './parts.tsx'
import type { DecidedHit, DocumentPageData } from './types.ts'

export function ScreeningPage() {
  const { organ, id } = useParams()
  const path = `/office/documents/${organ}/${id}`
  const page = useGet<DocumentPageData>(path)
  const hits = useGet<{ hits: DecidedHit[] }>(`${path}/screening`)
  useTitle(page.data ? `筛查：${page.data.version.title}` : '筛查')
  return (
    <Loaded query={page}>
      {(data) => <Loaded query={hits}>{(found) => <Whole page={data} hits={found.hits} path={path} />}</Loaded>}
    </Loaded>
  )
}

interface WholeProps {
  page: DocumentPageData
  hits: readonly DecidedHit[]
  path: string
}

function Whole({ page, hits, path }: WholeProps) {
  const { document, version, files } = page
  const { me } = useAtWork()
  const back = documentPath({ organId: document.organ_id, id: document.id })
  const attachments = files.filter(({ role }) => role === 'attachment')
  const inText = hits.filter(({ file }) => file === null)
  const canMask = document.state === 'drafting' && !page.next.find(({ act }) => act === 'edit')?.refusal
  const canDecide = ['drafting', 'inReview', 'asked'].includes(document.state)
  const open = hits.filter(({ severity, decision }) => severity === 'serious' && !decision)
  const filesOf = filesPath(document.organ_id, document.id)
  const shared = { page, path, canMask, canDecide, isAuthor: document.author_id === me.id }
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/documents', text: '文件' },
          { to: back, text: version.title },
          { text: `第${version.no}版` },
        ]}
        title="筛查与审查"
      >
        <DocumentBadge state={document.state} />
      </PageHead>
      <p className={open.length ? 'note-trouble' : 'note-done'} role="status">
        {hits.length === 0
          ? '自动筛查没有发现需要核对的内容。自动筛查不代替人的审查。'
          : open.length
            ? `发现${hits.length}处，其中${open.length}处应当处理，没有处理意见不能完成审查。`
            : `发现${hits.length}处，应当处理的都有处理意见。`}
      </p>
      <MarkedPlaces page={page} hits={hits} />
      <div className="screen-cols">
        <Panel title="正文">
          {canMask || canDecide ? (
            <ChooseText path={path} how={canMask ? 'mask' : 'mark'}>
              <MarkedText version={version} hits={inText} />
            </ChooseText>
          ) : (
            <MarkedText version={version} hits={inText} />
          )}
        </Panel>
        <div className="stack">
          <HitsPanel {...shared} title="正文里的" hits={inText} />
          {attachments.map((file) => {
            const found = hits.filter((one) => one.file === file.no)
            return (
              <HitsPanel
                key={file.no}
                {...shared}
                title={`附件：${file.name}`}
                hits={found}
                tool={
                  <div className="file-acts">
                    {hasPages(file) && (canMask || canDecide) && (
                      <Link className="btn" to={`${back}/files/${file.no}`}>
                        {canMask ? '在页面上遮盖' : '看页面，标明遮盖'}
                      </Link>
                    )}
                    {canMask && file.media_type === 'application/pdf' && <MaskFile path={filesOf} file={file} />}
                    {canMask && canBeCleaned(file) && <CleanFile path={filesOf} file={file} />}
                  </div>
                }
              />
            )
          })}
          <MaskedPlaces path={path} />
          <p>
            <Link to={back}>回到文件办理审查</Link>
          </p>
        </div>
      </div>
    </>
  )
}

interface HitsProps {
  page: DocumentPageData
  path: string
  title: string
  hits: readonly DecidedHit[]
  canMask: boolean
  canDecide: boolean
  isAuthor: boolean
  tool?: ReactNode
}

function HitsPanel({ title, hits, tool, ...shared }: HitsProps) {
  const looks = hits.filter(({ severity, decision }) => severity === 'look' && !decision)
  return (
    <Panel title={title} aside={hits.length ? `${hits.length}处` : '没有发现'}>
      {tool}
      {hits.length === 0 && <p className="quiet">没有需要核对的内容。</p>}
      {hits.length > 0 && (
        <ol className="plain hits">
          {hits.map((one, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the same words may stand twice in a line
            <HitItem key={`${one.key} ${index}`} hit={one} {...shared} />
          ))}
        </ol>
      )}
      {looks.length > 1 && shared.canDecide && !shared.isAuthor && <KeepAll hits={looks} path={shared.path} />}
    </Panel>
  )
}

/** The rest of the places to look at, decided together. */
function KeepAll({ hits, path }: { hits: readonly DecidedHit[]; path: string }) {
  const decide = useChange(() =>
    post(`${path}/hits`, {
      keys: [...new Set(hits.map(({ key }) => key))],
      decision: 'keep',
      reason: '逐处核对，可以公开',
    }),
  )
  return (
    <p>
      <Button size="small" loading={decide.isPending} onClick={() => decide.mutate()}>
        其余{hits.length}处提示已逐处核对，可以公开
      </Button>
      <TroubleNote trouble={decide.error} />
    </p>
  )
}

type ItemProps = Omit<HitsProps, 'title' | 'hits' | 'tool'> & { hit: DecidedHit }

function HitItem({ hit, page, path, canMask, canDecide, isAuthor }: ItemProps) {
  const { message } = App.useApp()
  const [keeping, setKeeping] = useState(false)
  const [reason, setReason] = useState('')
  const words = wordsAt(page, hit)
  const decide = useChange(
    (body: { decision: 'keep' | 'mask'; reason?: string }) => post(`${path}/hits`, { keys: [hit.key], ...body }),
    () => {
      setKeeping(false)
      void message.success('已记录处理意见')
    },
  )
  const mask = useChange(
    () => post(`${path}/mask`, { words: [words] }),
    () => void message.success('已遮盖，公众看不到遮盖前的文字'),
  )
  return (
    <li className={`hit ${hit.decision ? 'decided' : hit.severity}`} data-hit={hit.rule}>
      <p>
        <b>{hit.label}</b> {hit.at && hit.file === null ? <a href={`#${placed(hit)}`}>{hit.place}</a> : hit.place}
      </p>
      <p className="seen">{hit.seen}</p>
      <p className="quiet small">{hit.message}</p>
      {hit.decision && (
        <p className={hit.decision.decision === 'keep' ? 'state done' : 'state warn'}>
          {hit.decision.decision === 'keep'
            ? `保留：${hit.decision.reason}`
            : `应当遮盖${hit.decision.reason ? `：${hit.decision.reason}` : ''}`}
          （{hit.decision.byName}，{moment(hit.decision.at, page.today)}）
        </p>
      )}
      {canDecide && (
        <p className="hit-acts">
          {canMask && hit.file === null && hit.mark === undefined && words.length > 1 && (
            <Button size="small" loading={mask.isPending} onClick={() => mask.mutate()}>
              遮盖
            </Button>
          )}
          {!canMask && hit.decision?.decision !== 'mask' && (
            <Button size="small" loading={decide.isPending} onClick={() => decide.mutate({ decision: 'mask' })}>
              应当遮盖
            </Button>
          )}
          {!isAuthor && (
            <Button size="small" aria-expanded={keeping} onClick={() => setKeeping(!keeping)}>
              保留
            </Button>
          )}
        </p>
      )}
      {keeping && (
        <form
          className="keep"
          onSubmit={(event) => {
            event.preventDefault()
            decide.mutate({ decision: 'keep', reason })
          }}
        >
          <Input
            aria-label="保留的理由"
            placeholder="保留的理由，例如：对外公布的办公电话"
            value={reason}
            onChange={({ target }) => setReason(target.value)}
          />
          <Button size="small" type="primary" htmlType="submit" loading={decide.isPending}>
            保留
          </Button>
        </form>
      )}
      <TroubleNote trouble={decide.error ?? mask.error} />
    </li>
  )
}

/** The words themselves: what is shown of them may have its middle hidden. */
function wordsAt({ version }: DocumentPageData, { at, file }: DecidedHit): string {
  if (!at || file !== null) return ''
  const line =
    at.part === 'title'
      ? version.title
      : at.part === 'summary'
        ? (version.summary ?? '')
        : textOfBlock(version.body[at.line] as BodyBlock)
  return line.slice(at.from, at.until)
}
