import { Segmented } from 'antd'
import { Link, useSearchParams } from 'react-router'
import { daysBetween } from '../../kit/days.ts'
import type { CaseRow, Day, Desk, LedgerRow } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { DocumentTasks } from '../documents/tasks.tsx'
import { MessagesTable } from '../messages/message-parts.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { StateBadge } from '../parts/state.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { caseKinds, count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { BesidePanel } from './beside.tsx'
import { DueDay } from './due-day.tsx'

const groups = {
  overdue: { title: '逾期', holds: (row: LedgerRow, today: Day) => row.nextDue !== null && row.nextDue < today },
  today: { title: '今天到期', holds: (row: LedgerRow, today: Day) => row.nextDue === today },
  thisWeek: {
    title: '七天内到期',
    holds: (row: LedgerRow, today: Day) =>
      row.nextDue !== null && row.nextDue >= today && daysBetween(today, row.nextDue) <= 7,
  },
  unconfirmed: { title: '待确认', holds: (row: LedgerRow) => row.state === 'pendingConfirmation' },
  waiting: { title: '等待他人', holds: (row: LedgerRow) => row.state.startsWith('awaiting') },
  open: { title: '全部在办', holds: () => true },
} as const
type GroupId = keyof typeof groups

/** What needs the office first: overdue, due, waiting, not yet confirmed; every count shows what it counts. */
export function DeskPage() {
  useTitle('待我办理')
  const { organ, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const mine = search.get('mine') === 'true'
  const chosen = (search.get('show') as GroupId | null) ?? 'open'
  const desk = useGet<Desk>(may('readRequests') ? '/desk' : null, { organ: organ.id, ...(mine && { mine }) })
  const linkTo = (show: GroupId) => `?${new URLSearchParams({ show, ...(mine && { mine: 'true' }) })}`
  if (!may('readRequests'))
    return (
      <>
        <h1>待我办理</h1>
        <p>您在{organ.name}没有办理申请的角色；左边列出的是您可以打开的页面。</p>
        <DocumentTasks />
      </>
    )
  return (
    <>
      <PageHead title="待我办理">
        <Segmented
          aria-label="范围"
          options={[
            { value: 'office', label: '全机关' },
            { value: 'mine', label: '分派给我的' },
          ]}
          value={mine ? 'mine' : 'office'}
          onChange={(value) => setSearch({ show: chosen, ...(value === 'mine' && { mine: 'true' }) })}
        />
      </PageHead>
      <Loaded query={desk}>
        {({ counts, due, cases, messages, today }) => (
          <>
            <ul className="tallies">
              {(Object.keys(groups) as GroupId[]).map((id) => (
                <li key={id} className={id === 'overdue' && counts.overdue ? 'law' : undefined}>
                  <Link to={linkTo(id)} aria-current={id === chosen ? 'true' : undefined}>
                    <b>{count(counts[id])}</b>
                    <span>{groups[id].title}</span>
                  </Link>
                </li>
              ))}
            </ul>
            <div className="stack">
              <Panel title={groups[chosen].title} flush aside={<Link to="/workbench/requests?open=true">台账</Link>}>
                <DueTable rows={due.filter((row) => groups[chosen].holds(row, today))} today={today} />
              </Panel>
              <BesidePanel />
              {messages.length > 0 && (
                <Panel title="其他机关来文，待答复" flush aside={<Link to="/workbench/messages">来文协办</Link>}>
                  <MessagesTable messages={messages.slice(0, 10)} today={today} />
                </Panel>
              )}
              <DocumentTasks />
              {cases.length > 0 && (
                <Panel title="复议诉讼" flush aside={<Link to="/workbench/cases">全部案件</Link>}>
                  <CasesTable cases={cases.slice(0, 10)} today={today} />
                </Panel>
              )}
            </div>
          </>
        )}
      </Loaded>
    </>
  )
}

function DueTable({ rows, today }: { rows: readonly LedgerRow[]; today: Day }) {
  if (!rows.length) return <p className="empty">没有这样的申请。</p>
  return (
    <Table heads={['到期', '登记编号', '申请内容', '状态', '申请人', '承办人']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="nb">
            <DueDay due={row.nextDue} today={today} provisional={row.provisional} />
          </td>
          <td className="docno">{row.number ?? '—'}</td>
          <td className="content">
            <Link to={`/workbench/requests/${row.organId}/${row.id}`}>{row.content}</Link>
          </td>
          <td className="nb">
            <StateBadge state={row.state} />
          </td>
          <td className="nb">{row.applicant}</td>
          <td className="nb">{row.handler ?? <span className="quiet">未分派</span>}</td>
        </tr>
      ))}
    </Table>
  )
}

export function CasesTable({ cases, today }: { cases: readonly CaseRow[]; today: Day }) {
  if (!cases.length) return <p className="empty">没有案件。</p>
  return (
    <Table heads={['接下来', '案号', '类别', '被复议、被诉的行为', '办案机关', '结果']}>
      {cases.map((one) => (
        <tr key={one.id}>
          <td className="nb">
            {one.next_due ? <DueDay due={one.next_due} today={today} /> : <span className="quiet">—</span>}
            {one.next_what && <div className="quiet small">{one.next_what}</div>}
          </td>
          <td className="docno">
            <Link to={`/workbench/cases/${one.organ_id}/${one.id}`}>{one.number ?? '（未编号）'}</Link>
          </td>
          <td className="nb">
            {caseKinds[one.kind]}
            {one.after_reconsideration && <div className="quiet small">复议后起诉</div>}
          </td>
          <td className="content">{one.attacked}</td>
          <td>{one.body}</td>
          <td className="nb">{one.ending ?? <span className="state pause">尚未审结</span>}</td>
        </tr>
      ))}
    </Table>
  )
}
