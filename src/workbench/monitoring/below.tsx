// 下级机关: the latest scores of the tree, the lowest first.
import { Link } from 'react-router'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { base, MonitoringNav, Passed } from './parts.tsx'

interface Ranked {
  organId: string
  name: string
  onDay: Day | null
  points: number | null
  passed: boolean | null
  vetoes: string[]
  faults: number
  overdue: number
  before: number | null
}

export function BelowPage() {
  useTitle('下级机关自查得分')
  const { organ, me } = useAtWork()
  const found = useGet<{ organs: Ranked[] }>(`/office/monitoring/${organ.id}/below`)
  return (
    <>
      <PageHead title="下级机关" />
      <MonitoringNav />
      <Loaded query={found}>
        {({ organs }) => (
          <div className="stack">
            <dl className="tallies">
              <div>
                <dt>机关</dt>
                <dd>
                  <b>{count(organs.length)}</b> <small>个</small>
                </dd>
              </div>
              <div className={organs.some(({ passed }) => passed === false) ? 'law' : undefined}>
                <dt>不合格</dt>
                <dd>
                  <b>{count(organs.filter(({ passed }) => passed === false).length)}</b> <small>个</small>
                </dd>
              </div>
              <div>
                <dt>有逾期未公开文件</dt>
                <dd>
                  <b>{count(organs.filter(({ overdue }) => overdue > 0).length)}</b> <small>个</small>
                </dd>
              </div>
            </dl>
            <Panel title="得分" aside="由低到高；含本机关" flush>
              {organs.length === 0 ? (
                <p className="empty">本机关和下级机关都还没有公开文件，也没有自查。</p>
              ) : (
                <Scores organs={organs} today={me.today} />
              )}
            </Panel>
          </div>
        )}
      </Loaded>
    </>
  )
}

function Scores({ organs, today }: { organs: readonly Ranked[]; today: Day }) {
  return (
    <Table
      heads={['机关', '结论', { n: '得分' }, '', { n: '比一个月前' }, { n: '问题' }, { n: '逾期未公开' }, '自查日期']}
      scroll
    >
      {organs.map(({ organId, name, onDay, points, passed, faults, overdue, before }) => (
        <tr key={organId}>
          <td className="content">
            <Link to={`${base}?organ=${organId}`}>{name}</Link>
          </td>
          <td className="nb">
            <Passed passed={passed} />
          </td>
          <td className="n">{points === null ? '—' : <b>{points}</b>}</td>
          <td className="bar-cell" aria-hidden="true">
            {points !== null && <span className={passed ? 'bar' : 'bar key'} style={{ width: `${points}%` }} />}
          </td>
          <td className="n">{points === null || before === null ? '—' : change(points - before)}</td>
          <td className="n">{count(faults)}</td>
          <td className="n">{overdue ? <b className="due">{count(overdue)}</b> : '0'}</td>
          <td className="nb">{onDay ? <time dateTime={onDay}>{inShort(onDay, today)}</time> : '—'}</td>
        </tr>
      ))}
    </Table>
  )
}

const change = (n: number) => (n === 0 ? '0' : n > 0 ? `+${Math.round(n * 10) / 10}` : `−${Math.round(-n * 10) / 10}`)
