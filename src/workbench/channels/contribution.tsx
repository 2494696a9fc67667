// 报送统计: who published how much, by month and channel; every number leads to the publications behind it.
import { useMemo } from 'react'
import { Link } from 'react-router'
import { address } from '../api/client.ts'
import { useGet } from '../api/use.ts'
import { Chart, ink } from '../parts/chart.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { base, ChannelsNav, type Contribution, type Contributor, Reach, useReach } from './parts.tsx'

const monthNames = Array.from({ length: 12 }, (_, at) => `${at + 1}月`)

export function ContributionPage() {
  useTitle('报送统计')
  const { organ, year, query, kept } = useReach()
  const found = useGet<Contribution>(`/office/contribution/${organ.id}/${year}`, query)
  return (
    <>
      <PageHead title={`${year}年报送统计`}>
        <div className="acts">
          <a className="btn" href={address(`/office/contribution/${organ.id}/${year}/sheet.xlsx`, query)} download>
            导出 XLSX
          </a>
        </div>
      </PageHead>
      <ChannelsNav />
      <Reach />
      <Loaded query={found}>
        {(data) => {
          const to = (more: Record<string, string>) => `${base}/behind?${kept({ by: data.by, ...more })}`
          return (
            <div className="stack">
              <Tallies data={data} />
              {data.total > 0 && <Months data={data} />}
              <Ranking data={data} to={to} />
              <Channels data={data} to={to} />
            </div>
          )
        }}
      </Loaded>
    </>
  )
}

type To = (more: Record<string, string>) => string
const whoOf = ({ by }: Contribution) => (by === 'organ' ? '单位' : '部门')

function Tallies({ data }: { data: Contribution }) {
  const silent = data.rows.filter((row) => row.silent)
  const asked = data.rows.filter(({ standing }) => standing && standing.periods > 0)
  const behind = asked.filter(({ standing }) => standing!.missing > 0)
  return (
    <dl className="tallies">
      <div>
        <dt>发布</dt>
        <dd>
          <b>{count(data.total)}</b> <small>条次</small>
        </dd>
      </div>
      <div>
        <dt>有发布的{whoOf(data)}</dt>
        <dd>
          <b>{count(data.rows.filter(({ total }) => total > 0).length)}</b> <small>共{count(data.rows.length)}个</small>
        </dd>
      </div>
      <div className={silent.length ? 'law' : undefined}>
        <dt>{data.silentAfter}天以上没有发布</dt>
        <dd>
          <b>{count(silent.length)}</b> <small>个</small>
        </dd>
      </div>
      <div>
        <dt>没有完成任务</dt>
        <dd>
          <b>{count(behind.length)}</b> <small>有任务的{count(asked.length)}个</small>
        </dd>
      </div>
    </dl>
  )
}

function Months({ data }: { data: Contribution }) {
  const { months, total } = data
  const option = useMemo(
    () => ({
      grid: { left: 8, right: 8, top: 26, bottom: 24 },
      xAxis: {
        type: 'category',
        data: monthNames,
        axisTick: { show: false },
        axisLine: { lineStyle: { color: ink.line } },
        axisLabel: {
          color: ink.second,
          fontSize: 12,
          interval: 0,
          formatter: (name: string) => name.replace('月', ''),
        },
      },
      yAxis: { type: 'value', show: false, min: 0 },
      series: [
        {
          type: 'bar',
          barMaxWidth: 40,
          data: months,
          itemStyle: { color: ink.first },
          label: {
            show: true,
            position: 'top',
            color: ink.text,
            fontSize: 12,
            formatter: ({ value }: { value: number }) => (value ? count(value) : ''),
          },
        },
      ],
    }),
    [months],
  )
  const most = Math.max(...months)
  const best = months.flatMap((number, at) => (number === most ? [`${at + 1}月`] : []))
  return (
    <Panel title={most ? `${best.join('、')}发布最多` : '全年还没有发布'} aside="各月发布条次，含各种渠道">
      <Chart
        option={option}
        height={190}
        label={`全年发布${total}条次，${best}月最多，${most}条次；各月的数字在下面的表里。`}
      />
    </Panel>
  )
}

function Ranking({ data, to }: { data: Contribution; to: To }) {
  const { me } = useAtWork()
  const who = whoOf(data)
  if (!data.rows.length)
    return (
      <Panel title={`各${who}`}>
        <p className="empty">
          这一年还没有发布。文件发布以后，这里按文件要素里的部门统计；<Link to={`${base}/quotas`}>设了任务</Link>
          的部门会先列出来。
        </p>
      </Panel>
    )
  const number = (n: number, more: Record<string, string>) =>
    n ? <Link to={to(more)}>{count(n)}</Link> : <span className="quiet">0</span>
  return (
    <Panel title={`各${who}`} aside="按发布条次排名" flush>
      <div className="scroll-x">
        <table className="data by-month">
          <thead>
            <tr>
              <th scope="col">{who}</th>
              <th scope="col">名次</th>
              <th scope="col">合计</th>
              {monthNames.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
              <th scope="col">任务</th>
              <th scope="col">最近发布</th>
            </tr>
          </thead>
          <tbody>
            {data.rows.map((row) => (
              <tr key={row.id || '-'}>
                <th scope="row">
                  {row.name}{' '}
                  {row.silent && (
                    <span className="state stop">
                      {row.silentDays === null ? '从未发布' : `${row.silentDays}天没有发布`}
                    </span>
                  )}
                </th>
                <td>{row.place}</td>
                <td>
                  <b>{number(row.total, { of: row.id })}</b>
                </td>
                {row.months.map((n, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: months stand in their order
                  <td key={at}>{number(n, { of: row.id, month: String(at + 1) })}</td>
                ))}
                <td className="nb">
                  <QuotaCell row={row} periods={data.periods} />
                </td>
                <td className="nb">
                  {row.last ? <time dateTime={row.last}>{inShort(row.last, me.today)}</time> : '—'}
                </td>
              </tr>
            ))}
          </tbody>
          <tfoot>
            <tr>
              <th scope="row">合计</th>
              <td />
              <td>
                <b>{number(data.total, {})}</b>
              </td>
              {data.months.map((n, at) => (
                // biome-ignore lint/suspicious/noArrayIndexKey: months stand in their order
                <td key={at}>{number(n, { month: String(at + 1) })}</td>
              ))}
              <td />
              <td />
            </tr>
          </tfoot>
        </table>
      </div>
    </Panel>
  )
}

function QuotaCell({ row: { quota, standing }, periods }: { row: Contributor; periods: Record<string, string> }) {
  if (!quota || !standing) return <span className="quiet">—</span>
  return (
    <>
      {periods[quota.period]}
      {quota.least}条{' '}
      {standing.periods === 0 ? (
        <span className="quiet small">未到期</span>
      ) : standing.missing ? (
        <span className="state warn">欠{standing.missing}</span>
      ) : (
        <span className="state done">完成</span>
      )}
    </>
  )
}

function Channels({ data, to }: { data: Contribution; to: To }) {
  const most = Math.max(1, ...data.channels.map(({ total }) => total))
  return (
    <Panel title="各渠道" aside="同一件信息在几个渠道发布，各计一次" flush>
      <div className="scroll-x">
        <table className="data by-month">
          <thead>
            <tr>
              <th scope="col">渠道</th>
              <td />
              <th scope="col">合计</th>
              {monthNames.map((name) => (
                <th key={name} scope="col">
                  {name}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {data.channels.map(({ channel, total, months }) => (
              <tr key={channel}>
                <th scope="row">{data.labels[channel]}</th>
                <td className="bar-cell" aria-hidden="true">
                  {total > 0 && <span className="bar" style={{ width: `${(total / most) * 100}%` }} />}
                </td>
                <td>
                  <b>{total ? <Link to={to({ channel })}>{count(total)}</Link> : <span className="quiet">0</span>}</b>
                </td>
                {months.map((n, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: months stand in their order
                  <td key={at}>
                    {n ? (
                      <Link to={to({ channel, month: String(at + 1) })}>{count(n)}</Link>
                    ) : (
                      <span className="quiet">0</span>
                    )}
                  </td>
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </div>
    </Panel>
  )
}
