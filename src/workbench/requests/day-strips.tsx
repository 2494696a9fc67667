// The days of a clock, side by side.
import { addDays, dateOf, daysBetween, monthOf, yearOf } from '../../kit/days.ts'
import { actOf } from '../../law/requests/index.ts'
import type { Day, TimelineDay } from '../api/types.ts'
import { inShort } from '../parts/words.ts'

type Shown = Omit<TimelineDay, 'kind'> & { kind: TimelineDay['kind'] | 'after' }

/** More days than this stand in two strips. */
const mostInAStrip = 63

interface Props {
  timeline: readonly TimelineDay[]
  today: Day
  /** The same as a sentence. */
  about: string
}

/** One strip of days, or two where they are many; what moved the clock stands below its day. */
export function DayStrips({ timeline, today, about }: Props) {
  const days = shownDays(timeline, today)
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

/** The days of the clock and, where it ended before a strip is full, those up to today or a few more. */
function shownDays(timeline: readonly TimelineDay[], today: Day): Shown[] {
  const days: Shown[] = [...timeline]
  const last = timeline.at(-1)!.day
  const until = today > last && daysBetween(last, today) < 15 ? today : last
  for (let day = addDays(last, 1); day <= until || days.length < 28; day = addDays(day, 1))
    days.push({ day, kind: 'after', count: null, acts: [] })
  return days
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
