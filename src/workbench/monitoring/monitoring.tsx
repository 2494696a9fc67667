// 自查评分: the sheet of a day, what was found with the way to put it right, the days before.
import { App, Button } from 'antd'
import { useMemo } from 'react'
import { Link, useSearchParams } from 'react-router'
import { post } from '../api/client.ts'
import type { Day } from '../api/types.ts'
import { useChange, useGet } from '../api/use.ts'
import { Chart, ink } from '../parts/chart.tsx'
import { Choose } from '../parts/choose.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { count, inShort, moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { type CheckFault, isPublicPage, MonitoringNav, Passed, type SelfCheck } from './parts.tsx'

export function MonitoringPage() {
  useTitle('公开监测')
  const { organ: own, me, may } = useAtWork()
  const { message } = App.useApp()
  const [search, setSearch] = useSearchParams()
  const organ = search.get('organ') ?? own.id
  const day = search.get('day')
  const check = useGet<SelfCheck>(`/office/monitoring/${organ}`, day ? { day } : {})
  const run = useChange(
    () => post<{ points: number; passed: boolean }>(`/office/monitoring/${organ}/check`),
    ({ points }) => {
      setSearch(organ === own.id ? {} : { organ })
      void message.success(`已自查，得${points}分`)
    },
  )
  const name = organ === own.id ? own.name : (check.data?.organ.name ?? organ)
  return (
    <>
      <PageHead
        {...(organ !== own.id && { crumbs: [{ to: '/workbench/monitoring/below', text: '下级机关' }, { text: name }] })}
        title="公开监测"
      >
        {may('runSelfCheck') && organ === own.id && (
          <div className="acts">
            <Button type="primary" loading={run.isPending} onClick={() => run.mutate()}>
              立即自查
            </Button>
          </div>
        )}
      </PageHead>
      <MonitoringNav />
      <TroubleNote trouble={run.error} />
      <Loaded query={check}>
        {(data) =>
          data.sheet ? (
            <div className="stack">
              <Score data={data} today={me.today} />
              <History data={data} open={(on) => setSearch({ ...(organ !== own.id && { organ }), day: on })} />
              <Items data={data} />
              <Faults data={data} today={me.today} />
              <LinkNote data={data} today={me.today} />
            </div>
          ) : (
            <Panel title="还没有自查过">
              <p>
                每天清晨自动自查一次，从第二天起这里有评分表。
                {may('runSelfCheck') && organ === own.id && '现在就想看，可以立即自查。'}
              </p>
            </Panel>
          )
        }
      </Loaded>
    </>
  )
}

function Score({ data, today }: { data: SelfCheck; today: Day }) {
  const sheet = data.sheet!
  const fresh = data.faults.filter(({ firstOn }) => firstOn === sheet.onDay).length
  const labels = new Map(data.scheme.map(({ id, label }) => [id, label]))
  return (
    <>
      <dl className="tallies">
        <div className={sheet.passed ? undefined : 'law'}>
          <dt>{inShort(sheet.onDay, today)}得分</dt>
          <dd>
            <b>{sheet.points}</b> <small>满分100</small>
          </dd>
        </div>
        <div>
          <dt>结论</dt>
          <dd>
            <Passed passed={sheet.passed} />
          </dd>
        </div>
        <div>
          <dt>存在的问题</dt>
          <dd>
            <b>{count(data.faults.length)}</b> <small>个</small>
          </dd>
        </div>
        <div>
          <dt>当天新发现</dt>
          <dd>
            <b>{count(fresh)}</b> <small>个</small>
          </dd>
        </div>
      </dl>
      {sheet.vetoes.length > 0 && (
        <p className="note-trouble">
          单项否决：{sheet.vetoes.map((id) => labels.get(id)).join('、')}。有一项就不合格，不看得分。
        </p>
      )}
    </>
  )
}

function History({ data, open }: { data: SelfCheck; open: (day: Day) => void }) {
  const { history, sheet, passMark } = data
  const option = useMemo(
    () => ({
      grid: { left: 34, right: 18, top: 18, bottom: 26 },
      tooltip: { trigger: 'axis', confine: true },
      xAxis: {
        type: 'category',
        data: history.map(({ onDay }) => onDay.slice(5)),
        axisTick: { show: false },
        axisLabel: { color: ink.second, fontSize: 12 },
      },
      yAxis: {
        type: 'value',
        min: 0,
        max: 100,
        interval: 20,
        splitLine: { lineStyle: { color: ink.line } },
        axisLabel: { color: ink.second, fontSize: 12 },
      },
      series: [
        {
          name: '得分',
          type: 'line',
          symbolSize: history.length > 40 ? 3 : 7,
          lineStyle: { color: ink.first, width: 2 },
          data: history.map(({ points, passed, onDay }) => ({
            value: points,
            itemStyle: { color: passed ? ink.first : ink.key },
            ...(onDay === sheet!.onDay && { symbolSize: 11 }),
          })),
        },
        {
          name: '合格线',
          type: 'line',
          symbol: 'none',
          lineStyle: { color: ink.key, width: 1, type: 'dashed' },
          data: history.map(() => passMark),
        },
      ],
    }),
    [history, sheet, passMark],
  )
  if (history.length < 2) return null
  const [first, last] = [history[0]!, history.at(-1)!]
  return (
    <Panel title="历次得分" aside={`近${history.length}次；红点为不合格，虚线为合格线${passMark}分`}>
      <Chart
        option={option}
        height={200}
        label={`${first.onDay}得${first.points}分，${last.onDay}得${last.points}分，共${history.length}次自查。`}
      />
      <p className="filter">
        <Choose
          label="看哪一天"
          value={sheet!.onDay}
          choices={[...history].reverse().map(({ onDay, points }) => [onDay, `${onDay}　${points}分`])}
          onChoose={(value) => open(value as Day)}
          all={null}
        />
      </p>
    </Panel>
  )
}

function Items({ data: { sheet, scheme } }: { data: SelfCheck }) {
  return (
    <Panel title="评分表" flush>
      <Table
        heads={['项目', { n: '发现' }, { n: '扣分' }, { n: '得分' }, { n: '分值' }, '单项否决', '依据']}
        scroll
        foot={
          <tr>
            <th scope="row" colSpan={3}>
              合计
            </th>
            <td className="n">
              <b>{sheet!.points}</b>
            </td>
            <td className="n quiet">100</td>
            <td colSpan={2} />
          </tr>
        }
      >
        {sheet!.items.map(({ id, found, points, weight, failed }) => {
          const { label, basis, vetoFrom, each } = scheme.find((one) => one.id === id)!
          return (
            <tr key={id}>
              <th scope="row">{found ? <a href={`#fault-${id}`}>{label}</a> : label}</th>
              <td className="n">{found ? <b>{count(found)}</b> : <span className="quiet">0</span>}</td>
              <td className="n">{weight - points > 0 ? `−${round(weight - points)}` : ''}</td>
              <td className="n">{weight ? round(points) : ''}</td>
              <td className="n quiet">{weight || ''}</td>
              <td className="nb">
                {failed ? (
                  <span className="state stop">已触发</span>
                ) : vetoFrom ? (
                  <span className="quiet">{vetoFrom}个起</span>
                ) : (
                  ''
                )}
              </td>
              <td className="quiet small">
                <span className="wide">
                  {basis}
                  {each ? `，每个扣${each}分` : ''}
                </span>
              </td>
            </tr>
          )
        })}
      </Table>
    </Panel>
  )
}

const round = (n: number) => Math.round(n * 10) / 10

function Faults({ data: { faults, scheme, sheet }, today }: { data: SelfCheck; today: Day }) {
  if (!faults.length)
    return (
      <Panel title="存在的问题">
        <p className="empty">没有发现问题。</p>
      </Panel>
    )
  return scheme
    .map(({ id, label }) => ({ id, label, own: faults.filter(({ item }) => item === id) }))
    .filter(({ own }) => own.length > 0)
    .map(({ id, label, own }) => (
      <Panel key={id} id={`fault-${id}`} title={label} aside={`${count(own.length)}个`} flush>
        <Table heads={['对象', '情况', '最早发现']} scroll>
          {own.map((fault) => (
            <tr key={fault.subject}>
              <td className="content">
                <Subject fault={fault} />
              </td>
              <td className="fault-words">{fault.words}</td>
              <td className="nb">
                <time dateTime={fault.firstOn}>{inShort(fault.firstOn, today)}</time>
                {fault.firstOn === sheet!.onDay && <span className="tag new">新</span>}
              </td>
            </tr>
          ))}
        </Table>
      </Panel>
    ))
}

function Subject({ fault: { title, address } }: { fault: CheckFault }) {
  if (title === null) return <span className="quiet">未公开的文件，由该机关查看</span>
  if (!address) return title
  return isPublicPage(address) ? <a href={address}>{title}</a> : <Link to={address}>{title}</Link>
}

function LinkNote({ data: { links }, today }: { data: SelfCheck; today: Day }) {
  return (
    <p className="quiet small">
      正文里的链接：站内{count(links.internal)}个，外站{count(links.external)}个，不可用{count(links.dead)}个。
      {links.checkedAt ? `最近核对于${moment(links.checkedAt, today)}。` : '每晚核对一次。'}
      {links.external_allowed === 0 && links.external > 0 && '本系统没有开通核对外站链接。'}
    </p>
  )
}
