import { daysBetween } from '../../kit/days.ts'
import type { Day } from '../api/types.ts'
import { inShort } from '../parts/words.ts'

/** A day and how far off it is; red once the law has been passed. */
export function DueDay({ due, today, provisional = false }: { due: Day | null; today: Day; provisional?: boolean }) {
  if (!due) return <span className="quiet">不计</span>
  const days = daysBetween(today, due)
  const far = days < 0 ? `逾期${-days}天` : days === 0 ? '今天' : `${days}天后`
  return (
    <>
      <time dateTime={due} className={days <= 0 ? 'due' : undefined}>
        {inShort(due, today)}
      </time>{' '}
      <span className={days < 0 ? 'due small' : 'quiet small'}>
        {far}
        {provisional && '（暂算）'}
      </span>
    </>
  )
}
