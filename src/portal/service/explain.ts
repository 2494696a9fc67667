// 答复日是怎样算出来的: one sentence after the other, from the acts and the clock; the figures above them.
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { type ReplyClock, replyDays, replyDue, union } from '../../law/regulation/index.ts'
import { type ActFacts, dueNow, type Standing, type TimelineDay } from '../../law/requests/index.ts'
import { short } from './story.ts'

export function explainDue(standing: Standing, acts: readonly ActFacts[], calendar: Calendar): string[] {
  const { clock, state } = standing
  if (!clock)
    return state === 'closedWithdrawn'
      ? ['您在机关确认收到以前撤回了申请，答复期限没有开始计算。']
      : ['机关与您双方确认收到之后，从第二天起计算20个工作日。现在还没有确认，期限还没有开始。']
  const said = [beginning(standing, acts, clock)]
  if (clock.delayedUntil) return [...said, `机关认为您说明的理由合理，告知您最迟${short(clock.delayedUntil)}答复。`]
  const plain = replyDue({ ...clock, extendedBy: 0, pauses: [] }, calendar)
  const parts = [`${replyDays}个工作日${clock.pauses.length || clock.extendedBy ? '原本' : ''}到${short(plain)}`]
  for (const { after, until } of union(clock.pauses)) {
    const days = calendar.workingDaysBetween(after, until)
    parts.push(`${short(after)}发信征求意见，${short(until)}结束，其间${days}个工作日不计入期限`)
  }
  if (clock.extendedBy) parts.push(`经批准延长${clock.extendedBy}个工作日`)
  const due = replyDue(clock, calendar)
  said.push(`${parts.join('；')}${due !== plain && !standing.letters.length ? `，所以到${short(due)}` : ''}。`)
  return [...said, ...waiting(standing, calendar), ...ending(standing, due)]
}

function beginning({ restarts, receivedOn }: Standing, acts: readonly ActFacts[], clock: ReplyClock): string {
  const restart = restarts.at(-1)
  if (restart) {
    const why =
      { correct: '收到您的补正', pay: '费用缴清', remake: '开始重新办理' }[restart.act as 'correct'] ?? '重新办理'
    return `${short(restart.on)}${why}，期限从第二天起重新计算。`
  }
  const confirmed = acts.some(({ act }) => act === 'confirm')
  return `${short(receivedOn ?? clock.startsOn)}${confirmed ? '双方确认收到' : '收到申请'}，从第二天开始计算。`
}

function waiting(standing: Standing, calendar: Calendar): string[] {
  const { stopped, state, correction, fee } = standing
  const due = dueNow(standing, calendar)
  if (stopped && state === 'awaitingCorrection')
    return [`现在等您补正，期限停止计算。您在${short(correction!.until)}前补正后，从第二天起重新计算20个工作日。`]
  if (correction?.late && state === 'awaitingCorrection') return ['补正告知晚于收到后7个工作日，期限不停止，照常计算。']
  if (stopped && fee && state === 'awaitingPayment')
    return [
      `现在等您缴费，期限停止计算${due.payment ? `，请在${short(due.payment)}前缴清` : ''}。缴清后从第二天起重新计算20个工作日。`,
    ]
  if (standing.letters.length) {
    const ends = due.replyIfSilent ? `。如果对方到期不答复，最迟${short(due.replyIfSilent)}答复您` : ''
    return [`现在正在征求意见，期限暂停，收到意见后接着计算${ends}。`]
  }
  return []
}

function ending({ endedOn, state, flags }: Standing, due: Day): string[] {
  if (!endedOn || !state || state.startsWith('closed')) return []
  const late = flags.includes('repliedLate')
  return [`答复在${short(endedOn)}作出，${late ? `晚于法定答复日${short(due)}` : '在期限以内'}。`]
}

export interface DueFigures {
  due: Day | null
  /** Working days to the due day; negative: past it by so many. */
  left: number | null
  counted: number
  of: number
  provisional: boolean
}

export function figuresOf(
  standing: Standing,
  days: readonly TimelineDay[],
  today: Day,
  calendar: Calendar,
): DueFigures {
  const { reply, replyIfSilent, provisional } = dueNow(standing, calendar)
  const due = standing.endedOn ? null : (reply ?? replyIfSilent)
  const left = due
    ? due >= today
      ? calendar.workingDaysBetween(today, due)
      : -calendar.workingDaysBetween(due, today)
    : null
  const began = days.findLastIndex(({ kind }) => kind === 'start' || kind === 'restart')
  const counted = days.slice(Math.max(0, began)).filter(({ kind, day }) => kind === 'counted' && day <= today).length
  return { due, left, counted, of: replyDays + (standing.clock?.extendedBy ?? 0), provisional }
}
