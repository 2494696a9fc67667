// How a reply's due day was reached, day by day (art. 33): what the timeline of a request draws and `gongkai due` prints.
import { addDays, type Day } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { type ReplyClock, replyDays, replyDue, union } from './art-33-replying.ts'

export interface Step {
  day: Day
  /** counted: a working day of the period; paused: a working day that is not counted while others are heard. */
  kind: 'start' | 'counted' | 'paused' | 'weekend' | 'holiday'
  /** The day's place in the period, 1 to 20 (40 with an extension); null where it does not count. */
  count: number | null
  /** Chinese, where there is something to say: the holiday, the notice, why the day does not count. */
  note?: string
}

/** Every day from the start of the clock to the due day. */
export function replySteps(clock: ReplyClock, calendar: Calendar): Step[] {
  const due = replyDue(clock, calendar)
  const pauses = union(clock.pauses)
  const steps: Step[] = [{ day: clock.startsOn, kind: 'start', count: null, note: '起算日，当日不计入' }]
  let count = 0
  for (let day = addDays(clock.startsOn, 1); day <= due; day = addDays(day, 1)) {
    const { kind, name, source } = calendar.about(day)
    const said = name && `${name}${kind === 'makeUp' ? '调休，上班' : '放假'}（${source}）`
    if (!calendar.isWorkingDay(day))
      steps.push({ day, kind: kind === 'holiday' ? 'holiday' : 'weekend', count: null, ...(said && { note: said }) })
    else if (pauses.some(({ after, until }) => after < day && day <= until))
      steps.push({ day, kind: 'paused', count: null, note: '征求意见期间，不计入' })
    else {
      count += 1
      const extended = count === replyDays + 1 && !clock.delayedUntil ? '延长期限的第1日' : undefined
      const note = [said, extended].filter(Boolean).join('；')
      steps.push({ day, kind: 'counted', count, ...(note && { note }) })
    }
  }
  return steps
}
