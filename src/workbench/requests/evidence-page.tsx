// 条例第三十五条: how many requests of this applicant, how often, which are alike; the letters start from here.
import { App, Button } from 'antd'
import { Link, useNavigate, useParams, useSearchParams } from 'react-router'
import { addDays } from '../../kit/days.ts'
import { actOf, type LetterKind, letterKinds, type OutcomeId, outcomes } from '../../law/requests/index.ts'
import { post, saveAs } from '../api/client.ts'
import type { Day, RequestPage } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

interface One {
  id: string
  number: string | null
  submittedOn: Day
  content: string
  outcome: OutcomeId | null
  endedOn: Day | null
  items: number
  delayedUntil: Day | null
}

interface Evidence {
  from: Day
  until: Day
  count: number
  months: { month: string; count: number }[]
  groups: One[][]
  requests: One[]
  reason: string
}

export function EvidencePage() {
  const { organ, id } = useParams()
  const { me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const until = (search.get('until') ?? me.today) as Day
  const from = (search.get('from') ?? addDays(until, -365)) as Day
  const path = `/requests/${organ}/${id}`
  const page = useGet<RequestPage>(path)
  const evidence = useGet<Evidence>(`${path}/evidence`, { from, until })
  useTitle('同一申请人的申请')
  const set = (name: string, value: string) => {
    if (value) setSearch({ from, until, [name]: value })
  }
  return (
    <>
      <PageHead
        crumbs={[
          { to: '/workbench/requests', text: '依申请公开' },
          { to: `/workbench${path}`, number: page.data?.request.number ?? '申请' },
        ]}
        title="同一申请人的申请：数量、频次"
        under={
          <p className="quiet">
            申请人 {page.data?.request.applicant_mask ?? ''}；按证件号码的加密索引认定，不打开个人信息（条例第三十五条）
          </p>
        }
      />
      <div className="filter">
        <label>
          <span>从</span>
          <input
            className="select plain"
            type="date"
            value={from}
            max={until}
            onChange={(e) => set('from', e.target.value)}
          />
        </label>
        <label>
          <span>至</span>
          <input
            className="select plain"
            type="date"
            value={until}
            max={me.today}
            onChange={(e) => set('until', e.target.value)}
          />
        </label>
      </div>
      <Loaded query={evidence}>
        {(data) => page.data && <Whole evidence={data} page={page.data} path={path} today={me.today} />}
      </Loaded>
    </>
  )
}

interface WholeProps {
  evidence: Evidence
  page: RequestPage
  path: string
  today: Day
}

function Whole({ evidence, page, path, today }: WholeProps) {
  const { months, groups, requests } = evidence
  const most = months.reduce((best, one) => (one.count > best.count ? one : best), { month: '', count: 0 })
  const delayed = requests.filter(({ delayedUntil }) => delayedUntil)
  return (
    <div className="stack">
      <dl className="tallies">
        <Tally label="件数" value={count(evidence.count)} unit="件" />
        <Tally label="申请事项" value={count(requests.reduce((sum, { items }) => sum + items, 0))} unit="项" />
        <Tally
          label="最多的一个月"
          value={count(most.count)}
          unit={most.month ? `件，${monthName(most.month)}` : '件'}
        />
        <Tally label="内容相近的组" value={count(groups.length)} unit="组" />
        <Tally label="曾经延迟答复" value={count(delayed.length)} unit="件" />
      </dl>
      <Act evidence={evidence} page={page} path={path} />
      <Panel title="频次：逐月件数">
        <Months months={months} />
      </Panel>
      <Panel title="内容相同或者相近的申请" aside={`${groups.length}组`} flush>
        {groups.length ? (
          groups.map((group, index) => (
            <details key={group[0]!.id} className="group" open={index === 0}>
              <summary>
                第{index + 1}组，{group.length}件：{group[0]!.content}
              </summary>
              <List requests={group} page={page} today={today} />
            </details>
          ))
        ) : (
          <p className="empty">没有内容相同或者相近的申请。</p>
        )}
      </Panel>
      <Panel title="逐件" aside={`${count(requests.length)}件`} flush>
        <List requests={requests} page={page} today={today} />
      </Panel>
    </div>
  )
}

function Tally({ label, value, unit }: { label: string; value: string; unit: string }) {
  return (
    <div>
      <dt>{label}</dt>
      <dd>
        <b>{value}</b> <small>{unit}</small>
      </dd>
    </div>
  )
}

const monthName = (month: string) => `${month.slice(0, 4)}年${Number(month.slice(5))}月`

/** What follows from the numbers: reasons are asked for, or a longer period is told. Whether they are excessive, people decide. */
function Act({ evidence, page, path }: Omit<WholeProps, 'today'>) {
  const { request } = page
  const { me } = useAtWork()
  const { message } = App.useApp()
  const navigate = useNavigate()
  const handles = me.organs.find(({ id }) => id === request.organ_id)?.permissions.includes('handle') ?? false
  const draft = useChange(
    (kind: LetterKind) => post<{ id: string }>(`${path}/letters`, { kind, fields: { reason: evidence.reason } }),
    ({ id }) => navigate(`/workbench${path}/letters/${id}`),
  )
  const keep = useChange(
    () => saveAs(`${path}/evidence`, { from: evidence.from, until: evidence.until }),
    () => void message.success('情况说明已存入卷宗，并已下载'),
  )
  const letters: { kind: LetterKind; act: 'askForReasons' | 'delay' | 'judgeExcessive'; when: string }[] = [
    { kind: 'reasonsNotice', act: 'askForReasons', when: '明显超过合理范围的，可以要求说明理由' },
    { kind: 'delayNotice', act: 'delay', when: '理由合理但不能按期答复的，告知合理的延迟期限' },
    { kind: 'excessive', act: 'judgeExcessive', when: '理由不合理的，告知不予处理' },
  ]
  return (
    <Panel title="随后可以做">
      <p className="quiet">文书里这样写，可以修改：</p>
      <p className="said">{evidence.reason}</p>
      {handles ? (
        <>
          <ul className="alike-list">
            {letters.map(({ kind, act, when }) => {
              const allowed = actOf(act).from.includes(request.state)
              return (
                <li key={kind}>
                  {when}：
                  {allowed ? (
                    <Button size="small" loading={draft.isPending} onClick={() => draft.mutate(kind)}>
                      起草{letterKinds[kind].title}
                    </Button>
                  ) : (
                    <span className="quiet">
                      “{actOf(act).label}”不在这一状态办理
                      {act === 'askForReasons' ? '，须在登记以后、起草答复以前' : '，须先要求说明理由'}
                    </span>
                  )}
                </li>
              )
            })}
          </ul>
          <p>
            <Button loading={keep.isPending} onClick={() => keep.mutate()}>
              把情况说明存入卷宗（PDF）
            </Button>
          </p>
          <TroubleNote trouble={draft.error ?? keep.error} />
        </>
      ) : (
        <p className="quiet">文书由承办人、公开机构负责人起草。</p>
      )}
    </Panel>
  )
}

/** Bars with their figures; the longest is the busiest month. */
function Months({ months }: { months: Evidence['months'] }) {
  const most = Math.max(...months.map((one) => one.count), 1)
  if (!months.length) return <p className="quiet">这段时间没有申请。</p>
  return (
    <ul className="month-bars">
      {months.map(({ month, count: n }) => (
        <li key={month}>
          <span>{monthName(month)}</span>
          <span className="bar" style={{ inlineSize: `${(n / most) * 100}%` }} />
          <b>{count(n)}件</b>
        </li>
      ))}
    </ul>
  )
}

function List({ requests, page, today }: { requests: readonly One[]; page: RequestPage; today: Day }) {
  return (
    <Table heads={['提出', '登记编号', '申请内容', { n: '事项' }, '结果', '办结']} scroll>
      {requests.map((one) => (
        <tr key={one.id}>
          <td className="nb">{inShort(one.submittedOn, today)}</td>
          <td className="docno">{one.number ?? '—'}</td>
          <td className="content">
            {one.id === page.request.id ? (
              <b>{one.content}（本件）</b>
            ) : (
              <Link to={`/workbench/requests/${page.request.organ_id}/${one.id}`}>{one.content}</Link>
            )}
          </td>
          <td className="n">{one.items}</td>
          <td>
            {one.outcome ? outcomes[one.outcome].label : '在办'}
            {one.delayedUntil && <div className="quiet small">延迟至{inShort(one.delayedUntil, today)}</div>}
          </td>
          <td className="nb">{one.endedOn ? inShort(one.endedOn, today) : '—'}</td>
        </tr>
      ))}
    </Table>
  )
}
