// 若今天确认，最迟哪天答复: the computed day, and how it is reached.
import { type Day, dateOf, inWords, monthOf, weekdayOf } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { dueDays, replyDays, type Step } from '../../law/regulation/index.ts'

export const dayText = (day: Day): string => `${monthOf(day)}月${dateOf(day)}日`
export const weekdayText = (day: Day): string => `星期${'日一二三四五六'[weekdayOf(day)]}`

export function DueBox({ today, calendar, title }: { today: Day; calendar: Calendar; title: string }) {
  const due = dueDays({ receivedOn: today }, calendar)
  if (!due.ok) return null
  const { reply, steps, provisional, gaps } = due.value
  return (
    <div className="notice">
      <p className="t">{title}</p>
      <p>
        我们与您确认收到后开始计算。若今天（<time dateTime={today}>{inWords(today)}</time>）确认，最迟{' '}
        <time className="due" dateTime={reply}>
          {inWords(reply)}
        </time>
        {provisional && <span className="state warn provisional">暂定</span>} 答复：{howCounted(steps, calendar)}
      </p>
      {provisional && <p className="small">{gaps.join('；')}；公布后可能变动。</p>}
    </div>
  )
}

/** 20个工作日，不算周末和劳动节假期；5月9日（星期六）调休上班，算一天。 */
export function howCounted(steps: readonly Step[], calendar: Calendar): string {
  const about = steps.map(({ day }) => ({ day, ...calendar.about(day) }))
  const holidays = [...new Set(about.flatMap(({ kind, name }) => (kind === 'holiday' && name ? [name] : [])))]
  const makeUps = about
    .filter(({ kind }) => kind === 'makeUp')
    .map(({ day }) => `${dayText(day)}（${weekdayText(day)}）`)
  const off = holidays.length ? `周末和${holidays.join('、')}假期` : '周末'
  return `${replyDays}个工作日，不算${off}${makeUps.length ? `；${makeUps.join('、')}调休上班，计算在内` : ''}。`
}
