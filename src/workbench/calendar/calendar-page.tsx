// 工作日历: which days are worked, by which notices, and what is still to be announced.
import { Link, useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import type { Break } from '../../law/calendar/index.ts'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort, moment } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { Months } from './months.tsx'
import type { CalendarYear } from './types.ts'

export function CalendarPage() {
  useTitle('工作日历')
  const { organ, me, may } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const thisYear = yearOf(me.today)
  const year = Number(search.get('year')) || thisYear
  const years = Array.from({ length: thisYear + 2 - 2019 }, (_, index) => thisYear + 1 - index)
  const calendar = useGet<CalendarYear>(`/calendar/${year}`, { organ: organ.id })
  const enters = may('editCalendar') || may('editRegionCalendar')
  return (
    <>
      <PageHead title={`${year}年工作日历`}>
        <div className="acts">
          <label className="inline">
            <span className="quiet">年份</span>
            <select
              className="select"
              value={year}
              onChange={({ target }) => setSearch(target.value === String(thisYear) ? {} : { year: target.value })}
            >
              {years.map((one) => (
                <option key={one} value={one}>
                  {one}年
                </option>
              ))}
            </select>
          </label>
          <Link className="btn" to="/workbench/calendar/changes">
            期限变动记录
          </Link>
          {enters && (
            <Link className="btn primary" to="/workbench/calendar/new">
              录入通知或者更正
            </Link>
          )}
        </div>
      </PageHead>
      <Loaded query={calendar}>{(data) => <Whole calendar={data} today={me.today} />}</Loaded>
    </>
  )
}

function Whole({ calendar, today }: { calendar: CalendarYear; today: Day }) {
  const weekdaysOff = calendar.days.filter(({ worked }) => !worked).length
  const worked = calendar.days.filter((one) => one.worked).length
  return (
    <div className="stack">
      {calendar.gaps.length > 0 && (
        <div className="note-wait" role="note">
          {calendar.gaps.map((gap) => (
            <p key={gap.message}>{gap.message}。</p>
          ))}
          <p>跨到这一年的期限都标“暂算”；通知录入后自动重算，列出变动。</p>
        </div>
      )}
      <dl className="tallies">
        <div>
          <dt>全年工作日</dt>
          <dd>
            <b>{count(calendar.workingDays)}</b> <small>天{calendar.gaps.length > 0 && '（暂算）'}</small>
          </dd>
        </div>
        <div>
          <dt>通知安排放假</dt>
          <dd>
            <b>{count(weekdaysOff)}</b> <small>天</small>
          </dd>
        </div>
        <div>
          <dt>周末上班</dt>
          <dd>
            <b>{count(worked)}</b> <small>天</small>
          </dd>
        </div>
        <div>
          <dt>地区</dt>
          <dd>
            <b>{calendar.region ?? '全国'}</b>
          </dd>
        </div>
      </dl>
      <Panel title="逐日" aside="休：放假；班：周末上班；灰：周末">
        <Months calendar={calendar} today={today} />
      </Panel>
      <Panel title="依据的通知" aside={`${calendar.notices.length}份`} flush>
        {calendar.notices.length ? (
          <Notices notices={calendar.notices} today={today} />
        ) : (
          <p className="empty">还没有这一年的通知，暂按周一至周五为工作日计算。</p>
        )}
      </Panel>
      <p className="quiet small">日历版本 {calendar.version}；每件申请的期限写明按哪一版日历计算。</p>
    </div>
  )
}

function Notices({ notices, today }: { notices: CalendarYear['notices']; today: Day }) {
  return (
    <Table heads={['公布', '通知', '范围', '安排', '来源']} scroll>
      {notices.map((one) => (
        <tr key={`${one.announcedOn}${one.title}${one.entered?.id ?? ''}`}>
          <td className="nb">{inShort(one.announcedOn, today)}</td>
          <td className="content">
            {one.title}
            {one.number && <div className="docno quiet">{one.number}</div>}
          </td>
          <td className="nb">{one.region ? `地区${one.region}` : '全国'}</td>
          <td className="small">{one.breaks.map(inWords).join('；') || '全年没有另外安排'}</td>
          <td className="nb">
            {one.entered ? (
              <>
                <Link to={`/workbench/calendar/changes?notice=${one.entered.id}`}>本平台录入</Link>
                <div className="quiet small">
                  {one.entered.enteredByName ?? ''} {moment(one.entered.enteredAt, today)}
                </div>
              </>
            ) : (
              <span className="quiet">随软件</span>
            )}
          </td>
        </tr>
      ))}
    </Table>
  )
}

/** 春节 2月15日至23日放假，2月14日、28日上班. */
export function inWords({ name, off, worked = [] }: Break): string {
  const short = (day: Day) => inShort(day, day)
  const days = off && (off[0] === off[1] ? short(off[0]) : `${short(off[0])}至${short(off[1])}`)
  return `${name}：${[days && `${days}放假`, worked.length && `${worked.map(short).join('、')}上班`].filter(Boolean).join('，')}`
}
