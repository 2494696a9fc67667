// A year in twelve small tables: plain days, days off by a notice (休), days of a weekend that are worked (班).
import { addDays, dateOf, monthOf, weekdayOf } from '../../kit/days.ts'
import type { Day } from '../api/types.ts'
import type { CalendarYear } from './types.ts'

const heads = ['一', '二', '三', '四', '五', '六', '日']

export function Months({ calendar, today }: { calendar: CalendarYear; today: Day }) {
  const special = new Map(calendar.days.map((one) => [one.day, one]))
  return (
    <div className="months">
      {calendar.months.map((workingDays, index) => (
        <table key={heads[index % 7]! + String(index)} className="month">
          <caption>
            <b>{index + 1}月</b> <span className="quiet small">{workingDays}个工作日</span>
          </caption>
          <thead>
            <tr>
              {heads.map((head) => (
                <th key={head} scope="col">
                  {head}
                </th>
              ))}
            </tr>
          </thead>
          <tbody>
            {weeksOf(calendar.year, index + 1).map((week) => (
              <tr key={week.find(Boolean)!}>
                {week.map((day, column) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: the cells of a week have no names of their own
                  <Cell key={column} day={day} about={day && special.get(day)} today={today} />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      ))}
    </div>
  )
}

function Cell({
  day,
  about,
  today,
}: {
  day: Day | null
  about: CalendarYear['days'][number] | null | undefined
  today: Day
}) {
  if (!day) return <td />
  const weekend = weekdayOf(day) === 0 || weekdayOf(day) === 6
  const kind = about?.kind === 'holiday' ? 'holiday' : about ? 'worked' : weekend ? 'off' : ''
  return (
    <td
      className={[kind, day === today ? 'today' : ''].filter(Boolean).join(' ') || undefined}
      title={about ? `${about.name ?? ''}（${about.source ?? ''}）` : undefined}
    >
      <time dateTime={day}>{dateOf(day)}</time>
      {kind === 'holiday' && <i>休</i>}
      {kind === 'worked' && <i>{about?.worked ? '班' : '休'}</i>}
    </td>
  )
}

/** Monday first; null where a week begins before or ends after the month. */
function weeksOf(year: number, month: number): (Day | null)[][] {
  const first = `${year}-${String(month).padStart(2, '0')}-01` as Day
  const days: (Day | null)[] = Array.from({ length: (weekdayOf(first) + 6) % 7 }, () => null)
  for (let day = first; monthOf(day) === month; day = addDays(day, 1)) days.push(day)
  while (days.length % 7) days.push(null)
  return Array.from({ length: days.length / 7 }, (_, week) => days.slice(week * 7, week * 7 + 7))
}
