// 台账: filters in the address, arrows through the rows, Enter opens one.
import { useInfiniteQuery } from '@tanstack/react-query'
import { Button } from 'antd'
import { type KeyboardEvent, useRef } from 'react'
import { Link, useSearchParams } from 'react-router'
import { outcomes } from '../../law/requests/index.ts'
import { address, get, type Trouble } from '../api/client.ts'
import type { LedgerRow } from '../api/types.ts'
import { DueDay } from '../desk/due-day.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { StateBadge } from '../parts/state.tsx'
import { useTitle } from '../parts/title.ts'
import { TroubleNote } from '../parts/trouble.tsx'
import { inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { filterNames, LedgerFilter } from './ledger-filter.tsx'

interface Page {
  requests: LedgerRow[]
  next: string | null
}

export function LedgerPage() {
  useTitle('依申请公开台账')
  const { organ, me, may } = useAtWork()
  const [search] = useSearchParams()
  const filter = Object.fromEntries(filterNames.map((name) => [name, search.get(name) ?? undefined]))
  const query = { ...filter, organ: organ.id }
  const pages = useInfiniteQuery<Page, Trouble>({
    queryKey: ['/requests', query],
    queryFn: ({ pageParam }) =>
      get<Page>('/requests', { ...query, limit: 100, cursor: pageParam as string | undefined }),
    initialPageParam: undefined,
    getNextPageParam: ({ next }) => next ?? undefined,
  })
  const rows = pages.data?.pages.flatMap(({ requests }) => requests) ?? []
  return (
    <>
      <PageHead title="依申请公开台账">
        <div className="acts">
          {may('importLedger') && (
            <Link className="btn" to="/workbench/requests/import">
              导入旧台账
            </Link>
          )}
          {may('exportLedger') && (
            <>
              <a className="btn" href={address('/requests.xlsx', query)}>
                导出 XLSX
              </a>
              <a className="btn" href={address('/requests.csv', query)}>
                导出 CSV
              </a>
            </>
          )}
          {may('register') && (
            <Link className="btn primary" to="/workbench/requests/new">
              收件登记
            </Link>
          )}
        </div>
      </PageHead>
      <LedgerFilter />
      <TroubleNote trouble={pages.error} again={() => pages.refetch()} />
      {pages.data && (
        <section className="panel" aria-label="台账">
          <div className="in flush">
            {rows.length ? <LedgerTable rows={rows} today={me.today} /> : <p className="empty">没有符合条件的申请。</p>}
          </div>
        </section>
      )}
      {pages.hasNextPage && (
        <p className="more">
          <Button loading={pages.isFetchingNextPage} onClick={() => pages.fetchNextPage()}>
            再显示100件
          </Button>
        </p>
      )}
    </>
  )
}

function LedgerTable({ rows, today }: { rows: readonly LedgerRow[]; today: LedgerRow['submittedOn'] }) {
  const body = useRef<HTMLTableSectionElement>(null)
  const move = (event: KeyboardEvent) => {
    const step = { ArrowDown: 1, j: 1, ArrowUp: -1, k: -1 }[event.key]
    if (!step) return
    const links = [...(body.current?.querySelectorAll<HTMLElement>('a') ?? [])]
    const at = links.indexOf(document.activeElement as HTMLElement)
    const next = links[at + step]
    if (!next) return
    event.preventDefault()
    next.focus()
  }
  return (
    <table className="data" onKeyDown={move}>
      <thead>
        <tr>
          <th scope="col">登记编号</th>
          <th scope="col">收到</th>
          <th scope="col">申请内容</th>
          <th scope="col">申请人</th>
          <th scope="col">状态</th>
          <th scope="col">到期、办结</th>
          <th scope="col">处理结果</th>
          <th scope="col">承办人</th>
        </tr>
      </thead>
      <tbody ref={body}>
        {rows.map((row) => (
          <tr key={row.id}>
            <td className="docno">{row.number ?? '—'}</td>
            <td className="nb">
              <time dateTime={row.receivedOn ?? row.submittedOn}>{row.receivedOn ?? row.submittedOn}</time>
            </td>
            <td className="content">
              <Link to={`/workbench/requests/${row.organId}/${row.id}`}>{row.content}</Link>
            </td>
            <td className="nb">{row.applicant}</td>
            <td className="nb">
              <StateBadge state={row.state} />
            </td>
            <td className="nb">
              {row.isOpen ? (
                <DueDay due={row.nextDue} today={today} provisional={row.provisional} />
              ) : (
                <span className="quiet">{row.endedOn ? inShort(row.endedOn, today) : '—'}</span>
              )}
            </td>
            <td>{row.outcome ? outcomes[row.outcome].label : ''}</td>
            <td className="nb">{row.handler}</td>
          </tr>
        ))}
      </tbody>
    </table>
  )
}
