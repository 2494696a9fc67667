// Composing an issue: documents are chosen at the left, ordered in sections at the right; the PDF is looked at before it is out.
import { App, Button, Popconfirm } from 'antd'
import { useState } from 'react'
import { useNavigate, useParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { address, post, put, remove } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { Candidates } from './candidates.tsx'
import { Contents } from './contents.tsx'

export interface Entry {
  section: string
  documentId: string
  title: string
  documentNo: string | null
}

interface Issue {
  year: number
  no: number
  totalNo: number
  name: string
  issuedOn: string
  isOut: boolean
  entries: { place: number; section: string; id: string; title: string; documentNo: string | null }[]
}

export function NewIssuePage() {
  useTitle('编排公报')
  return (
    <>
      <PageHead crumbs={[{ to: '/workbench/gazette', text: '政府公报' }]} title="编排新的一号" />
      <Compose before={[]} />
    </>
  )
}

export function IssuePage() {
  const { year, no } = useParams()
  const { organ } = useAtWork()
  const issue = useGet<Issue>(`/organs/${organ.id}/gazette/${year}/${no}`)
  useTitle(issue.data?.name ?? '政府公报')
  return <Loaded query={issue}>{(data) => <OneIssue issue={data} />}</Loaded>
}

function OneIssue({ issue }: { issue: Issue }) {
  const { organ, me, may } = useAtWork()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const at = `/organs/${organ.id}/gazette/${issue.year}/${issue.no}`
  const publish = useChange(
    () => post<{ documents: number }>(`${at}/publish`),
    ({ documents }) => void message.success(`${issue.name}已出版，${documents}件`),
  )
  const discard = useChange(
    () => remove(at),
    () => {
      message.success(`${issue.name}已删去`)
      navigate('/workbench/gazette')
    },
  )
  const entries = issue.entries.map(({ section, id, title, documentNo }) => ({
    ...{ section, documentId: id, title, documentNo },
  }))
  return (
    <>
      <PageHead
        crumbs={[{ to: '/workbench/gazette', text: '政府公报' }]}
        title={issue.name}
        under={
          <p>
            {issue.isOut ? (
              <span className="state done">{inShort(issue.issuedOn as never, me.today)}出版</span>
            ) : (
              <span className="state run">编排中</span>
            )}
          </p>
        }
      >
        <div>
          <div className="acts">
            {issue.isOut ? (
              <a className="btn" href={`/o/${organ.id}/gazette/${issue.year}/${issue.no}`}>
                公开页面
              </a>
            ) : (
              may('settleDocuments') && (
                <>
                  <Popconfirm
                    title="删去这一号？编号留给下一次编排。"
                    okText="删去"
                    cancelText="留着"
                    onConfirm={() => discard.mutate()}
                  >
                    <Button loading={discard.isPending}>删去</Button>
                  </Popconfirm>
                  <Popconfirm
                    title={`出版${issue.name}？出版后对外显示，不能再改。`}
                    okText="出版"
                    cancelText="再看看"
                    onConfirm={() => publish.mutate()}
                  >
                    <Button type="primary" loading={publish.isPending}>
                      出版
                    </Button>
                  </Popconfirm>
                </>
              )
            )}
          </div>
          <TroubleNote trouble={publish.error ?? discard.error} />
        </div>
      </PageHead>
      {issue.isOut || !may('settleDocuments') ? (
        <div className="stack">
          <Panel title="目录" aside={`${count(entries.length)}件`} flush>
            <Contents entries={entries} />
          </Panel>
          <Preview path={`${at}/preview.pdf`} />
        </div>
      ) : (
        <>
          <Compose key={JSON.stringify(entries)} before={entries} issue={issue} />
          <div className="stack" style={{ marginTop: 'var(--s4)' }}>
            <Preview path={`${at}/preview.pdf`} />
          </div>
        </>
      )}
    </>
  )
}

function Preview({ path }: { path: string }) {
  const [open, setOpen] = useState(false)
  return (
    <Panel title="版式" aside={<a href={address(path)}>打开 PDF</a>} flush={open}>
      {open ? (
        <iframe className="paper-view" title="公报版式预览" src={address(path)} />
      ) : (
        <Button onClick={() => setOpen(true)}>预览版式</Button>
      )}
    </Panel>
  )
}

function Compose({ before, issue }: { before: readonly Entry[]; issue?: Issue }) {
  const { organ, me } = useAtWork()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const [entries, setEntries] = useState<readonly Entry[]>(before)
  const contents = entries.map(({ section, documentId }) => ({ section, documentId }))
  const save = useChange(
    () =>
      issue
        ? put(`/organs/${organ.id}/gazette/${issue.year}/${issue.no}`, { contents }).then(() => issue)
        : post<{ year: number; no: number }>(`/organs/${organ.id}/gazette`, { year: yearOf(me.today), contents }),
    ({ year, no }) => {
      message.success(issue ? '目录已保存' : `已编为${year}年第${no}号，出版前可以再改`)
      navigate(`/workbench/gazette/${year}/${no}`)
    },
  )
  const changed = JSON.stringify(entries) !== JSON.stringify(before)
  return (
    <div className="stack">
      <Panel title="目录" aside={entries.length ? `${count(entries.length)}件` : undefined} flush>
        {entries.length ? (
          <Contents entries={entries} change={setEntries} />
        ) : (
          <p className="empty">还没有选文件。从下面选，按栏目排好。</p>
        )}
        <div className="bar-acts">
          <Button
            type="primary"
            disabled={!entries.length || (issue !== undefined && !changed)}
            loading={save.isPending}
            onClick={() => save.mutate()}
          >
            {issue ? '保存目录' : '编成一号'}
          </Button>
          <span className="quiet small">同一栏目的文件排在一起；编号由系统按年和总号接续。</span>
          <TroubleNote trouble={save.error} />
        </div>
      </Panel>
      <Candidates
        chosen={new Set(entries.map(({ documentId }) => documentId))}
        add={(one) => setEntries(inSections([...entries, one]))}
      />
    </div>
  )
}

/** Entries of one section stand together, sections in the order of their first entry. */
function inSections(entries: readonly Entry[]): Entry[] {
  const sections = [...new Set(entries.map(({ section }) => section))]
  return sections.flatMap((section) => entries.filter((one) => one.section === section))
}
