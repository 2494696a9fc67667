// The clock of a request drawn day by day: which days counted, which were left out and why, where it stood still and began
// anew. The last day of a running clock is its due day; a clock that waits is drawn up to today.
import { addDays, type Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { type Pause, type ReplyClock, replyDays, replyDue, type Step } from '../regulation/index.ts'
import type { ActId } from './acts.ts'
import type { ActFacts } from './facts.ts'
import { limitOf } from './opinions.ts'
import { after, beforeAnything, type Standing } from './standing.ts'

export interface TimelineDay extends Omit<Step, 'kind'> {
  /** restart: day 0 of a new count; stopped: the clock waits for the applicant; late: a working day after the due day. */
  kind: Step['kind'] | 'restart' | 'stopped' | 'late'
  /** What was done on the day. */
  acts: ActId[]
  /** The due day of the reply, as things stand. */
  due?: true
}

interface Cycle {
  clock: ReplyClock
  /** The day of the notice after which the clock stands still. */
  stoppedOn: Day | null
  /** The reply of this count, where the request was handled anew later. */
  endedOn?: Day | null
}

/** Every day of the request's clock; empty while nothing was received. */
export function timeline(acts: readonly ActFacts[], calendar: Calendar, today: Day): TimelineDay[] {
  const { cycles, standing } = cyclesOf(acts, calendar)
  const days = cycles.flatMap(({ clock, stoppedOn, endedOn }, index) => {
    const next = cycles[index + 1]?.clock.startsOn
    const pauses = next ? clock.pauses : [...clock.pauses, ...pausesUnderWay(standing, calendar, today)]
    const end = next ? (endedOn ?? addDays(next, -1)) : lastDayOf(standing, { clock, stoppedOn }, calendar, today)
    return drawn({ clock: { ...clock, pauses }, stoppedOn }, end, index === 0 ? 'start' : 'restart', calendar)
  })
  const due =
    standing.clock && !standing.stopped && !standing.letters.length ? replyDue(standing.clock, calendar) : null
  return days.map((one) => ({
    ...one,
    acts: acts.filter(({ on }) => on === one.day).map(({ act }) => act),
    ...(one.day === due && { due: true as const }),
  }))
}

/** The counts that the request went through, each with its clock as it last was. */
function cyclesOf(acts: readonly ActFacts[], calendar: Calendar) {
  const cycles: Cycle[] = []
  let standing = beforeAnything
  for (const act of acts) {
    const was = standing
    standing = after(was, act, calendar)
    if (!standing.clock) continue
    const begins = !was.clock || standing.restarts.length > was.restarts.length
    const cycle = { clock: standing.clock, stoppedOn: standing.stopped ? (cycles.at(-1)?.stoppedOn ?? act.on) : null }
    if (begins) cycles.push(cycle)
    else cycles[cycles.length - 1] = cycle
    if (begins && cycles.length > 1) cycles[cycles.length - 2]!.endedOn = was.endedOn
  }
  return { cycles, standing }
}

const pausesUnderWay = ({ letters }: Standing, calendar: Calendar, today: Day): Pause[] =>
  letters.map((letter) => {
    const limit = limitOf(letter, calendar)
    return { after: letter.sentOn, until: limit && limit > today ? limit : today }
  })

function lastDayOf(standing: Standing, { clock, stoppedOn }: Cycle, calendar: Calendar, today: Day): Day {
  if (standing.endedOn) return standing.endedOn
  const due = replyDue(clock, calendar)
  if (stoppedOn || standing.letters.length) return today
  return due < today ? today : due
}

function drawn(
  { clock, stoppedOn }: Cycle,
  end: Day,
  first: 'start' | 'restart',
  calendar: Calendar,
): Omit<TimelineDay, 'acts'>[] {
  const note = first === 'start' ? '收到之日，当日不计入' : '期限自次日起重新计算'
  const days: Omit<TimelineDay, 'acts'>[] = [{ day: clock.startsOn, kind: first, count: null, note }]
  const most = replyDays + clock.extendedBy
  let count = 0
  for (let day = addDays(clock.startsOn, 1); day <= end; day = addDays(day, 1)) {
    const { kind, name } = calendar.about(day)
    if (stoppedOn && day > stoppedOn) days.push({ day, kind: 'stopped', count: null, note: '等待申请人，期限停止计算' })
    else if (!calendar.isWorkingDay(day))
      days.push({
        day,
        kind: kind === 'holiday' ? 'holiday' : 'weekend',
        count: null,
        ...(name && { note: `${name}放假` }),
      })
    else if (clock.pauses.some((pause) => pause.after < day && day <= pause.until))
      days.push({ day, kind: 'paused', count: null, note: '征求意见期间，不计入' })
    else {
      count += 1
      const late = clock.delayedUntil ? day > clock.delayedUntil : count > most
      const told =
        kind === 'makeUp' ? `${name}调休，上班` : count === replyDays + 1 && !late ? '延长期限的第1日' : undefined
      days.push({ day, kind: late ? 'late' : 'counted', count: late ? null : count, ...(told && { note: told }) })
    }
  }
  return days
}
