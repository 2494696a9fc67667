// 时限与评估: what was formed and is not public, what is withheld and due for another look, pairs of document and interpretation
// that are overdue, the sample to re-check, terms that run out.
import { Link, useSearchParams } from 'react-router'
import { attributes, groundLabel } from '../../law/disclosure/index.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Pairs } from '../parts/pairs.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { DocumentBadge, documentPath, kindName, PublishDue } from './parts.tsx'
import type { Attribute, Day, DocumentKind, DocumentState } from './types.ts'

interface Row {
  organId: string
  id: string
  title: string
  kind: DocumentKind
  state: DocumentState
  department: string | null
  due?: Day
  overdue?: boolean
  formedOn?: Day
  counted?: number | null
  publishedOn?: Day
  attribute?: Attribute
  ground?: string
  assessedOn?: Day | null
  registerNo?: string
  validUntil?: Day
  findings?: string[]
  proposed?: { attribute: Attribute; ground?: string }
}

interface Board {
  today: Day
  unpublished: Row[]
  reassess: Row[]
  interpretation: Row[]
  recheck: Row[]
  expiring: Row[]
  findings: Row[]
  proposed: Row[]
}
type BoardId = Exclude<keyof Board, 'today'>

interface Column {
  label: string
  cell: (row: Row, today: Day) => React.ReactNode
}

const day = (value: Day | null | undefined, today: Day) =>
  value ? <time dateTime={value}>{inShort(value, today)}</time> : '—'
const dueColumn: Column = { label: '期限', cell: ({ due }, today) => <PublishDue due={due ?? null} today={today} /> }
const stateColumn: Column = { label: '状态', cell: ({ state }) => <DocumentBadge state={state} /> }
const kindColumn: Column = { label: '种类', cell: ({ kind }) => kindName(kind) }

const boards: Record<BoardId, { title: string; about: string; empty: string; columns: Column[] }> = {
  unpublished: {
    title: '已形成未公开',
    about: '主动公开的信息自形成或者变更之日起20个工作日内公开，另有规定的从其规定（条例第二十六条）。',
    empty: '形成的都已公开，或者认定为不主动公开。',
    columns: [
      dueColumn,
      { label: '已过工作日', cell: ({ counted }) => `第${counted ?? '—'}天` },
      { label: '形成', cell: ({ formedOn }, today) => day(formedOn, today) },
      stateColumn,
      kindColumn,
    ],
  },
  reassess: {
    title: '应当重新评估',
    about: '不予公开和依申请公开的信息定期评估，可以公开的及时公开（条例第十八条）。打开文件办理“定期评估”。',
    empty: '没有到评估时间的文件。',
    columns: [
      { label: '应在', cell: ({ due }, today) => day(due, today) },
      { label: '公开属性', cell: ({ attribute }) => attribute && attributes[attribute].label },
      { label: '理由', cell: ({ ground }) => ground && groundLabel(ground) },
      { label: '上次评估', cell: ({ assessedOn }, today) => day(assessedOn, today) },
    ],
  },
  interpretation: {
    title: '缺解读',
    about: '需要解读的文件与解读材料同步起草、同步审签、同步发布；没有一同发布的，三个工作日内补上。',
    empty: '需要解读的文件都有公开的解读。',
    columns: [dueColumn, { label: '文件发布', cell: ({ publishedOn }, today) => day(publishedOn, today) }, kindColumn],
  },
  recheck: {
    title: '发布后抽查',
    about: '近三十天发布的文件按月随机抽取，由起草、审查、发布以外的人再看一遍；发现的问题要整改。',
    empty: '近三十天发布的文件都已抽查，或者没有发布。',
    columns: [kindColumn, stateColumn],
  },
  findings: {
    title: '抽查发现，还没有整改',
    about: '承办人打开文件办理“整改”，写明怎样改的；需要更正正文的，办理“更正”。',
    empty: '抽查发现的都已整改。',
    columns: [
      kindColumn,
      { label: '问题', cell: ({ findings = [] }) => <span className="wide">{findings.join('；')}</span> },
    ],
  },
  proposed: {
    title: '提请变更公开属性，待审批',
    about: '由公开机构负责人或者分管领导打开文件办理“审批变更公开属性”，提请人不能自己审批（条例第十八条）。',
    empty: '没有待审批的变更。',
    columns: [
      { label: '现为', cell: ({ attribute }) => attribute && attributes[attribute].label },
      { label: '提请变更为', cell: ({ proposed }) => proposed && attributes[proposed.attribute].label },
      kindColumn,
    ],
  },
  expiring: {
    title: '将要到期',
    about: '六个月内有效期届满的规章和规范性文件，届满前决定继续有效、修改还是废止。',
    empty: '六个月内没有到期的文件。',
    columns: [
      { label: '有效期至', cell: ({ validUntil }, today) => day(validUntil, today) },
      { label: '统一登记号', cell: ({ registerNo }) => <span className="docno">{registerNo}</span> },
      kindColumn,
    ],
  },
}
const ids = (Object.keys(boards) as BoardId[]).filter((id) => id !== 'findings' && id !== 'proposed')
/** What stands below another board, where there is any. */
const below: Partial<Record<BoardId, BoardId>> = { recheck: 'findings', reassess: 'proposed' }

interface Figures {
  rechecks: { published: number; rechecked: number; findings: number; putRight: number }
}

export function WatchPage() {
  useTitle('时限与评估')
  const { organ, me } = useAtWork()
  const [search] = useSearchParams()
  const chosen = ids.find((id) => id === search.get('show')) ?? 'unpublished'
  const under = below[chosen]
  const board = useGet<Board>('/office/document-board', { organ: organ.id })
  return (
    <>
      <PageHead title="时限与评估" />
      <Loaded query={board}>
        {(data) => (
          <>
            <ul className="tallies">
              {ids.map((id) => (
                <li key={id} className={data[id].some((row) => row.overdue) ? 'law' : undefined}>
                  <Link to={`?show=${id}`} aria-current={id === chosen ? 'true' : undefined}>
                    <b>{count(data[id].length)}</b>
                    <span>{boards[id].title}</span>
                  </Link>
                </li>
              ))}
            </ul>
            <div className="stack">
              <BoardPanel id={chosen} rows={data[chosen]} today={data.today} />
              {under && <BoardPanel id={under} rows={data[under]} today={data.today} />}
              {chosen === 'recheck' && <Rechecked year={me.today.slice(0, 4)} organ={organ.id} />}
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function BoardPanel({ id, rows, today }: { id: BoardId; rows: readonly Row[]; today: Day }) {
  const { title, about, empty, columns } = boards[id]
  return (
    <Panel title={title} aside={`${count(rows.length)}份`} flush>
      <p className="about-board">{about}</p>
      {rows.length === 0 ? (
        <p className="empty">{empty}</p>
      ) : (
        <Table heads={[columns[0]!.label, '标题', ...columns.slice(1).map(({ label }) => label), '部门']} scroll>
          {rows.map((row) => (
            <tr key={row.id}>
              <td className="nb">{columns[0]!.cell(row, today)}</td>
              <td className="content">
                <Link to={documentPath(row)}>{row.title}</Link>
              </td>
              {columns.slice(1).map(({ label, cell }) => (
                <td key={label}>{cell(row, today)}</td>
              ))}
              <td>{row.department ?? <span className="quiet">—</span>}</td>
            </tr>
          ))}
        </Table>
      )}
    </Panel>
  )
}

function Rechecked({ year, organ }: { year: string; organ: string }) {
  const figures = useGet<Figures>('/office/document-figures', { organ, year })
  return (
    <Loaded query={figures}>
      {({ rechecks }) => (
        <Panel title={`${year}年抽查`}>
          <Pairs
            facts={[
              ['发布', `${count(rechecks.published)}份`],
              ['已抽查', `${count(rechecks.rechecked)}份`],
              ['发现问题', `${count(rechecks.findings)}个`],
              ['已整改', `${count(rechecks.putRight)}个`],
            ]}
          />
        </Panel>
      )}
    </Loaded>
  )
}
