// 投诉: what came to this organ about those below it, and what the organ above asks of this one.
import { Link, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import { complaintStates, findings } from '../../law/regulation/index.ts'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { DueDay } from '../desk/due-day.tsx'
import { Choose, yearsBetween } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { AskPanel } from './ask-panel.tsx'
import type { AskRow, ComplaintFigures, ComplaintRow } from './types.ts'

export function ComplaintsPage() {
  useTitle('投诉')
  const { organ, me, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const open = search.get('open')
  const year = Number(search.get('year')) || yearOf(me.today)
  const list = useGet<{ complaints: ComplaintRow[]; asks: AskRow[] }>('/complaints', { organ: organ.id, open })
  const years = yearsBetween(yearOf(me.today))
  const change = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next)
  }
  return (
    <>
      <PageHead title="投诉" />
      <search>
        <div className="filter">
          <Choose
            label="办理"
            value={open ?? ''}
            choices={[
              ['true', '在办'],
              ['false', '已答复、办结'],
            ]}
            onChoose={(value) => change('open', value)}
          />
          <Choose
            label="统计年份"
            value={year}
            choices={years}
            onChoose={(value) => change('year', value)}
            all={null}
          />
        </div>
      </search>
      <Loaded query={list}>
        {({ complaints, asks }) => (
          <div className="stack">
            {asks.length > 0 && (
              <Panel title="上级机关交办" aside={`${asks.filter(({ answer }) => !answer).length}项待回复`}>
                <div className="stack">
                  {asks.map((ask) => (
                    <AskPanel key={ask.id} ask={ask} today={me.today} />
                  ))}
                </div>
              </Panel>
            )}
            {may('readComplaints') && (
              <>
                <Panel title="对下级机关的投诉" flush>
                  <ComplaintsTable rows={complaints} today={me.today} />
                </Panel>
                <Figures organ={organ.id} year={year} />
              </>
            )}
            {!may('readComplaints') && asks.length === 0 && <p className="empty">没有需要您办理的投诉。</p>}
          </div>
        )}
      </Loaded>
    </>
  )
}

export function ComplaintsTable({ rows, today }: { rows: readonly ComplaintRow[]; today: Day }) {
  if (!rows.length) return <p className="empty">没有投诉。公众在本平台投诉下级机关的，会出现在这里。</p>
  return (
    <Table heads={['答复期限', '编号', '被投诉的机关', '事由和情况', '状态', '投诉人']}>
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="nb">
            {row.endedOn ? (
              <span className="quiet">{inShort(row.endedOn, today)}答复</span>
            ) : (
              <DueDay due={row.dueOn} today={today} provisional={row.provisional} />
            )}
          </td>
          <td className="docno">{row.number ?? '—'}</td>
          <td>{row.aboutName}</td>
          <td className="content">
            <Link to={`/workbench/complaints/${row.organId}/${row.id}`}>{row.reasonLabel}</Link>
            <div className="quiet small">{row.information ? `“${row.information}”` : row.text}</div>
          </td>
          <td className="nb">
            <ComplaintState row={row} />
          </td>
          <td className="nb">{row.applicant ?? '（已清除）'}</td>
        </tr>
      ))}
    </Table>
  )
}

export function ComplaintState({ row }: { row: Pick<ComplaintRow, 'state' | 'finding' | 'openAsks'> }) {
  const kind = { filed: '', accepted: 'run', rectifying: 'warn', notAccepted: '', answered: 'done', closed: 'done' }
  return (
    <>
      <span className={`state ${kind[row.state]}`}>{complaintStates[row.state]}</span>
      {row.finding && <span className="tag">{findings[row.finding]}</span>}
      {row.openAsks > 0 && <span className="state pause">等待机关回复</span>}
    </>
  )
}

function Figures({ organ, year }: { organ: string; year: number }) {
  const query = useGet<{ complaints: ComplaintFigures }>(`/figures/${organ}/${year}/complaints`)
  return (
    <Panel title={`${year}年收到的投诉`} flush>
      <Loaded query={query}>
        {({ complaints: of }) =>
          of.received === 0 ? (
            <p className="empty">{year}年没有收到投诉。</p>
          ) : (
            <table className="data figures">
              <thead>
                <tr>
                  {heads.map(([, label]) => (
                    <th key={label} scope="col" className="n">
                      {label}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                <tr>
                  {heads.map(([name]) => (
                    <td key={name} className={of[name] === 0 ? 'n z' : 'n'}>
                      {count(of[name])}
                    </td>
                  ))}
                </tr>
              </tbody>
            </table>
          )
        }
      </Loaded>
    </Panel>
  )
}

const heads = [
  ['received', '收到'],
  ['aboutRequests', '关于申请'],
  ['aboutPublication', '关于主动公开'],
  ['notAccepted', '不予受理'],
  ['founded', '属实'],
  ['partly', '部分属实'],
  ['unfounded', '不属实'],
  ['rectified', '责令改正'],
  ['open', '在办'],
  ['late', '逾期答复'],
] as const
