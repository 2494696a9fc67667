// 期限: the due day first, then one strip of days that shows how it was reached.
import { replyDays } from '../../law/regulation/index.ts'
import type { Day, RequestPage, TimelineDay } from '../api/types.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { inShort } from '../parts/words.ts'
import { DayStrips } from './day-strips.tsx'

export function ClockPanel({ page }: { page: RequestPage }) {
  const { timeline, today, request } = page
  return (
    <Panel title="期限" aside={`日历版本 ${request.calendar}`}>
      <Headline page={page} />
      {timeline.length > 0 && <DayStrips timeline={timeline} today={today} about={inWords(page)} />}
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
