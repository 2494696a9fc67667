// 期限: the due day first, then one strip of days that shows how it was reached.
import { addDays, dateOf, daysBetween, monthOf, yearOf } from '../../kit/days.ts'
import { replyDays } from '../../law/regulation/index.ts'
import { actOf } from '../../law/requests/index.ts'
import type { Day, RequestPage, TimelineDay } from '../api/types.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'

export function ClockPanel({ page }: { page: RequestPage }) {
  const { timeline, today, request } = page
  return (
    <Panel title="期限" aside={`日历版本 ${request.calendar}`}>
      <Headline page={page} />
      {timeline.length > 0 && <Strips days={shownDays(timeline, today)} today={today} about={inWords(page)} />}
      {timeline.length > 0 && <HowCounted days={timeline} />}
    </Panel>
  )
}

function Headline({ page: { request, dues, timeline, today } }: { page: RequestPage }) {
  const { standing } = request
  if (request.state === 'pendingConfirmation')
    return (
      <p className="clock">
        <span>
          请在 <b className="due">{dues.confirmation ? inShort(dues.confirmation, today) : '—'}</b> 以前与申请人确认
        </span>
        <span className="quiet">双方确认之日为收到之日，答复期限自次日起算（条例第三十一条）</span>
      </p>
    )
  const { counted, paused, total } = sumsOf(timeline, standing.clock?.extendedBy ?? 0, today)
  const sums = `已计${counted}日，共${total}日${paused ? `；停计${paused}日` : ''}`
  if (!request.is_open)
    return (
      <p className="clock">
        <span>
          {standing.endedOn ? (
            <>
              办结 <b>{inShort(standing.endedOn, today)}</b>
            </>
          ) : (
            '答复已发出，等待签收'
          )}
        </span>
        <span className="quiet">
          用{counted}个工作日{paused ? `；停计${paused}日` : ''}
        </span>
      </p>
    )
  if (standing.stopped)
    return (
      <p className="clock">
        <span>
          期限停止，等待申请人{request.state === 'awaitingPayment' ? '缴费' : '补正'}
          {request.next_due && (
            <>
              ，至 <b>{inShort(request.next_due, today)}</b>
            </>
          )}
        </span>
        <span className="quiet">申请人{request.state === 'awaitingPayment' ? '缴清费用' : '补正'}后重新计算</span>
      </p>
    )
  if (!dues.reply)
    return (
      <p className="clock">
        <span>期限暂停，等待意见</span>
        {dues.replyIfSilent && (
          <span>
            到期无意见则答复日为 <b className="due">{inShort(dues.replyIfSilent, today)}</b>
          </span>
        )}
        <span className="quiet">{sums}</span>
      </p>
    )
  const left = timeline.filter(({ kind, day }) => kind === 'counted' && day > today).length
  const late = timeline.filter(({ kind, day }) => kind === 'late' && day <= today).length
  return (
    <p className="clock">
      <span>
        法定答复日 <b className="due">{inShort(dues.reply, today)}</b>
      </span>
      {dues.reply < today ? (
        <span className="due">
          已逾期 <b>{late}</b> 个工作日
        </span>
      ) : (
        <span>
          剩余 <b>{left}</b> 个工作日
        </span>
      )}
      <span className="quiet">
        {sums}
        {dues.provisional && '；下一年的放假安排尚未公布，暂按周一至周五计算'}
      </span>
    </p>
  )
}

/** Of the count that runs now: what was counted up to today, what was left out, and of how many. */
function sumsOf(timeline: readonly TimelineDay[], extendedBy: number, today: Day) {
  const start = timeline.findLastIndex(({ kind }) => kind === 'start' || kind === 'restart')
  const cycle = timeline.slice(Math.max(0, start)).filter(({ day }) => day <= today)
  return {
    counted: cycle.filter(({ kind }) => kind === 'counted').length,
    paused: cycle.filter(({ kind }) => kind === 'paused').length,
    total: replyDays + extendedBy,
  }
}

type Shown = Omit<TimelineDay, 'kind'> & { kind: TimelineDay['kind'] | 'after' }

/** More days than this stand in two strips. */
const mostInAStrip = 63

/** The days of the clock and, where it ended before a strip is full, those up to today or a few more. */
function shownDays(timeline: readonly TimelineDay[], today: Day): Shown[] {
  const days: Shown[] = [...timeline]
  const last = timeline.at(-1)!.day
  const until = today > last && daysBetween(last, today) < 15 ? today : last
  for (let day = addDays(last, 1); day <= until || days.length < 28; day = addDays(day, 1))
    days.push({ day, kind: 'after', count: null, acts: [] })
  return days
}

function Strips({ days, today, about }: { days: readonly Shown[]; today: Day; about: string }) {
  const width = Math.ceil(days.length / Math.ceil(days.length / mostInAStrip))
  const strips = Array.from({ length: Math.ceil(days.length / width) }, (_, index) =>
    days.slice(index * width, (index + 1) * width),
  )
  return (
    <>
      <div className="strips" role="img" aria-label={about}>
        {strips.map((strip) => (
          <Strip key={strip[0]!.day} days={strip} today={today} width={width} />
        ))}
      </div>
      <Key />
    </>
  )
}

function Strip({ days, today, width }: { days: readonly Shown[]; today: Day; width: number }) {
  const months = days.flatMap(({ day }, index) =>
    index === 0 || dateOf(day) === 1
      ? [{ at: index, text: `${index === 0 || monthOf(day) === 1 ? `${yearOf(day)}年` : ''}${monthOf(day)}月` }]
      : [],
  )
  return (
    <div className="strip" style={{ gridTemplateColumns: `repeat(${width}, minmax(0, 1fr))` }}>
      {months.map(({ at, text }) => (
        <span key={at} className="m" style={{ gridColumn: `${at + 1} / span ${Math.min(6, width - at)}`, gridRow: 1 }}>
          {text}
        </span>
      ))}
      {days.map((one, index) => (
        <div
          key={one.day}
          className={classOf(one, today)}
          style={{ gridRow: 2, gridColumn: index + 1 }}
          title={[one.day, one.note].filter(Boolean).join(' ')}
        >
          <span>{dateOf(one.day)}</span>
          <b>{markOf(one)}</b>
        </div>
      ))}
      {eventsOf(days, today, width).map(({ at, row, span, right, lines, law }) => (
        <div
          key={`${at} ${lines[0]}`}
          className={`ev${right ? ' r' : ''}${law ? ' law' : ''}`}
          style={{ gridRow: row + 3, gridColumn: right ? `${at - span + 2} / ${at + 2}` : `${at + 1} / span ${span}` }}
        >
          {lines.map((line) => (
            <div key={line}>{line}</div>
          ))}
        </div>
      ))}
    </div>
  )
}

function classOf({ kind, day, due }: Shown, today: Day): string {
  const base = due
    ? 'last'
    : {
        start: 'start',
        restart: 'start',
        counted: day > today ? 'ahead' : 'count',
        paused: 'paused',
        stopped: 'paused',
        weekend: 'off',
        holiday: 'off',
        late: 'late',
        after: 'after',
      }[kind]
  return `day ${base}${day === today ? ' today' : ''}`
}

const markOf = ({ kind, count }: Shown) =>
  (({ start: '收', restart: '起', paused: '停', stopped: '等', late: '逾' }) as Record<string, string>)[kind] ??
  count ??
  ''

interface Event {
  at: number
  row: number
  span: number
  right: boolean
  lines: string[]
  law: boolean
}

// What moved the clock, and the steps that the law has a day for; the rest is in the story.
const told = new Set([
  'receive',
  'confirm',
  'askForCorrection',
  'correct',
  'consultThirdParty',
  'hearThirdParty',
  'consultOrgan',
  'hearOrgan',
  'extend',
  'askForReasons',
  'delay',
  'askForFee',
  'pay',
  'issue',
  'replyOnTheSpot',
  'referElsewhere',
  'remake',
  'withdraw',
])

/** Marks below the strip, each on the first line where it meets no other. */
function eventsOf(days: readonly Shown[], today: Day, width: number): Event[] {
  const marks = days.flatMap(({ day, acts, due, count }, at) => {
    const labels = acts.filter((act) => told.has(act)).map((act) => actOf(act).label)
    const found: { at: number; lines: string[]; law: boolean }[] = []
    if (labels.length) found.push({ at, lines: [labels.join('、')], law: false })
    if (due) found.push({ at, lines: [inShort(day, today), '法定答复日'], law: true })
    else if (day === today) found.push({ at, lines: ['今天', ...(count ? [`第${count}日`] : [])], law: false })
    return found
  })
  const taken: { row: number; from: number; to: number }[] = []
  return marks.map(({ at, lines, law }) => {
    const span = Math.min(width, Math.ceil((widestOf(lines) + 12) / (1080 / width)))
    const right = (law && at >= span - 1) || at + span > width
    const [from, to] = right ? [Math.max(0, at - span + 1), at] : [at, at + span - 1]
    let row = 0
    while (taken.some((one) => one.row === row && one.from <= to && from <= one.to)) row += 1
    taken.push({ row, from, to })
    return { at, lines, law, right, row, span: to - from + 1 }
  })
}

/** Pixels, with the figures half as wide. */
const widestOf = (lines: readonly string[]) =>
  Math.max(...lines.map((line) => [...line].reduce((sum, letter) => sum + (/\d/.test(letter) ? 8 : 13), 0)))

function Key() {
  return (
    <p className="daykey" aria-hidden="true">
      <span>
        <i className="day count" />
        已计
      </span>
      <span>
        <i className="day paused" />
        停计
      </span>
      <span>
        <i className="day off" />
        非工作日
      </span>
      <span>
        <i className="day ahead" />
        未到
      </span>
      <span>
        <i className="day last" />
        法定答复日
      </span>
    </p>
  )
}

/** Every day that says something, for those who want to check the count. */
function HowCounted({ days }: { days: readonly TimelineDay[] }) {
  return (
    <details className="counted">
      <summary>计算过程</summary>
      <Table heads={['日期', { n: '第几日' }, '说明']}>
        {days
          .filter(({ kind, note, due }) => kind !== 'weekend' || note || due)
          .map(({ day, count, note, due }) => (
            <tr key={day}>
              <td className="nb">{day}</td>
              <td className="n">{count}</td>
              <td>{[note, due && '法定答复日'].filter(Boolean).join('；')}</td>
            </tr>
          ))}
      </Table>
    </details>
  )
}

/** The strip as a sentence. */
function inWords({ timeline, dues, today, request }: RequestPage): string {
  const { counted, paused } = sumsOf(timeline, request.standing.clock?.extendedBy ?? 0, today)
  const from = timeline[0]!.day
  const due = dues.reply ? `${inShort(dues.reply, today)}为法定答复日` : '期限现在停止计算'
  return `${from}收到，到今天已计${counted}个工作日${paused ? `，停计${paused}个工作日` : ''}，${due}`
}
