// The cases behind a number.
import { Link, useSearchParams } from 'react-router'
import {
  applicants,
  type EditionId,
  editionDue,
  handling,
  type Line,
  labelIn,
  pathTo,
  relief,
  reliefResults,
} from '../../law/annual-report/index.ts'
import { outcomes } from '../../law/requests/index.ts'
import type { Behind } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { StateBadge } from '../parts/state.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { caseKinds, count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

export function BehindPage() {
  const [search] = useSearchParams()
  const { me } = useAtWork()
  const { organ, year, ...query } = Object.fromEntries(search)
  const behind = useGet<Behind>(`/figures/${organ}/${year}/cases`, query)
  const requests = query['table'] === 'requests'
  const edition = editionDue(Number(year)) ?? '2021'
  const title = requests
    ? `${nameOf(handling, query['row']!, edition)}，${nameOf(applicants, query['column']!, edition)}`
    : `${nameOf(relief, query['row']!, edition)}，${nameOf(reliefResults, query['column']!, edition)}`
  useTitle(title)
  const readable = (organId: string) =>
    me.organs.find(({ id }) => id === organId)?.permissions.includes('readRequests') ?? false
  const back = new URLSearchParams({ organ: organ!, year: year!, ...(query['below'] && { below: query['below'] }) })
  return (
    <>
      <PageHead
        crumbs={[{ to: `/workbench/figures?${back}`, text: `${year}年统计` }, { text: `表${requests ? '三' : '四'}` }]}
        title={title}
      />
      <Loaded query={behind}>
        {({ cases, rows }) => (
          <section className="panel" aria-label="案件">
            <header>
              <h2>{count(cases.length)}件</h2>
              {cases.length > rows.length && <span className="aside">只列前{count(rows.length)}件</span>}
            </header>
            <div className="in flush">
              {requests ? <Requests rows={rows} readable={readable} /> : <Cases rows={rows} readable={readable} />}
            </div>
          </section>
        )}
      </Loaded>
    </>
  )
}

const nameOf = (lines: readonly Line[], id: string, edition: EditionId): string =>
  pathTo(lines, id)
    .map(({ label }) => labelIn(edition, label)?.replace(/^[一二三四、（）七六五\d.]+/, ''))
    .filter(Boolean)
    .at(-1) ?? id

interface RowsProps {
  rows: Behind['rows']
  readable: (organId: string) => boolean
}

function Requests({ rows, readable }: RowsProps) {
  return (
    <Table heads={['登记编号', '机关', '收到', '申请内容', '状态', '办结', '处理结果']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="docno">{row.number ?? '—'}</td>
          <td>{row.organName}</td>
          <td className="nb">{row.receivedOn}</td>
          <td className="content">
            {readable(row.organId) ? (
              <Link to={`/workbench/requests/${row.organId}/${row.id}`}>{row.content}</Link>
            ) : (
              <span className="quiet">由该机关查看</span>
            )}
          </td>
          <td className="nb">
            <StateBadge state={row.state} />
          </td>
          <td className="nb">{row.endedOn}</td>
          <td>{row.outcome && outcomes[row.outcome].label}</td>
        </tr>
      ))}
    </Table>
  )
}

function Cases({ rows, readable }: RowsProps) {
  return (
    <Table heads={['案号', '机关', '类别', '被复议、被诉的行为', '受理', '审结', '结果']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="docno">
            {readable(row.organId) ? (
              <Link to={`/workbench/cases/${row.organId}/${row.id}`}>{row.number ?? '（未编号）'}</Link>
            ) : (
              (row.number ?? '（未编号）')
            )}
          </td>
          <td>{row.organName}</td>
          <td className="nb">{row.kind && caseKinds[row.kind]}</td>
          <td className="content">{row.content ?? <span className="quiet">由该机关查看</span>}</td>
          <td className="nb">{row.openedOn}</td>
          <td className="nb">{row.decidedOn ?? '—'}</td>
          <td>{row.ending ?? '尚未审结'}</td>
        </tr>
      ))}
    </Table>
  )
}
