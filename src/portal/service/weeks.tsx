// The clock as weeks, Monday first: each day with what it did to the period.
import { addDays, type Day, dateOf, inWords, monthOf, weekdayOf } from '../../kit/days.ts'
import type { TimelineDay } from '../../law/requests/index.ts'
import { short } from './story.ts'

const spoken: Record<TimelineDay['kind'], string> = {
  start: '收到之日，不计',
  restart: '重新起算之日，不计',
  counted: '已计',
  paused: '征求意见，停计',
  stopped: '等待您，停止计算',
  weekend: '非工作日，不计',
  holiday: '假日，不计',
  late: '已经超过答复期限',
}

export function Weeks({ days, today }: { days: readonly TimelineDay[]; today: Day }) {
  if (!days.length) return null
  const weeks = Math.ceil(days.length / 7)
  const calendar = (
    <>
      {runsOf(days).map((run) => (
        <Calendar key={run[0]!.day} days={run} today={today} />
      ))}
      <Legend days={days} today={today} />
    </>
  )
  return weeks > 12 ? (
    <details>
      <summary>逐日看（{weeks}周）</summary>
      {calendar}
    </details>
  ) : (
    calendar
  )
}

/** Days without a gap between them: a request that is handled anew goes on later than it ended. */
function runsOf(days: readonly TimelineDay[]): TimelineDay[][] {
  const runs: TimelineDay[][] = []
  for (const one of days) {
    const run = runs.at(-1)
    if (run && addDays(run.at(-1)!.day, 1) === one.day) run.push(one)
    else runs.push([one])
  }
  return runs
}

function Calendar({ days, today }: { days: readonly TimelineDay[]; today: Day }) {
  const [first, last] = [days[0]!.day, days.at(-1)!.day]
  const lead = (weekdayOf(first) + 6) % 7
  return (
    // biome-ignore lint/a11y/useSemanticElements: these are days, not fields of a form
    <div className="weeks" role="group" aria-label={`${inWords(first)}至${inWords(last)}逐日计算`}>
      {[...'一二三四五六日'].map((name) => (
        <span key={name} className="wd" aria-hidden="true">
          {name}
        </span>
      ))}
      {Array.from({ length: lead }, (_, index) => (
        <span key={addDays(first, index - lead)} />
      ))}
      {days.map((one, index) => (
        <OneDay key={`${one.day}${one.kind}`} one={one} today={today} isFirst={index === 0} />
      ))}
    </div>
  )
}

function OneDay({ one, today, isFirst }: { one: TimelineDay; today: Day; isFirst: boolean }) {
  const { day, kind, count, due, note } = one
  const ahead = kind === 'counted' && day > today
  const look = due
    ? 'last'
    : ({ start: 'start', restart: 'start', weekend: 'off', holiday: 'off', late: 'late' }[kind as 'start'] ??
      (ahead ? 'ahead' : kind === 'counted' ? 'count' : 'paused'))
  const words = due ? '法定答复日' : ahead ? '未到' : spoken[kind]
  const date = isFirst || dateOf(day) === 1 ? `${monthOf(day)}/${dateOf(day)}` : dateOf(day)
  const mark =
    kind === 'holiday'
      ? (note?.slice(0, 2) ?? '')
      : { start: '收', restart: '起', paused: '停', stopped: '停', late: '逾' }[kind as 'start']
  return (
    <div className={day === today ? `day ${look} today` : `day ${look}`}>
      <span className="sr">
        {short(day)} {words}
        {count && !ahead ? `，第${count}日` : ''}
        {day === today ? ' 今天' : ''}
      </span>
      <span aria-hidden="true">{date}</span>
      <b aria-hidden="true">{mark ?? count ?? ''}</b>
    </div>
  )
}

function Legend({ days, today }: { days: readonly TimelineDay[]; today: Day }) {
  const has = (...kinds: TimelineDay['kind'][]) => days.some(({ kind }) => kinds.includes(kind))
  const keys: [string, string, boolean][] = [
    ['start', '收到之日，不计', true],
    ['count', '计入，数字是第几天', has('counted')],
    ['paused', has('stopped') ? '停止计算' : '征求意见，停计', has('paused', 'stopped')],
    ['off', '周末、假日', has('weekend', 'holiday')],
    ['ahead', '还没到', days.some(({ day, kind }) => kind === 'counted' && day > today)],
    ['last', '法定答复日', days.some(({ due }) => due)],
    ['late', '超过期限', has('late')],
  ]
  return (
    <p className="daykey" aria-hidden="true">
      {keys
        .filter(([, , shown]) => shown)
        .map(([look, words]) => (
          <span key={look}>
            <i className={`day ${look}`} />
            {words}
          </span>
        ))}
    </p>
  )
}
