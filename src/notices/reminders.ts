// 催办: five, three and one working days before a day that is due, on the day, and on each working day after it. First the
// handler, on the day the head of the office too, afterwards also the head of the organ above.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { addDays, type Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { states } from '../law/requests/index.ts'
import { calendarOfRegion } from '../requests/index.ts'
import { type Notice, writeNotices } from './outbox.ts'

export const remindBefore = [5, 3, 1]

interface DueRow {
  organ_id: string
  id: string
  number: string | null
  state: keyof typeof states
  next_due: Day
  handler_email: string | null
  parent_id: string | null
  region: string | null
}

interface Mailbox {
  organ_id: string
  email: string
}

/** Writes the reminders of this day; running it again on the same day writes nothing. Gives how many were written. */
export async function remindAll(app: App): Promise<number> {
  const today = app.today()
  const { rows: due } = await sql<DueRow>`
    select r.organ_id, r.id, r.number, r.state, r.next_due, h.email as handler_email, o.parent_id, o.region
    from requests r join organs o on o.id = r.organ_id
      left join staff s on s.id = r.handler_id
      left join staff h on h.id = case when s.absent_from <= ${today}::date and s.absent_until >= ${today}::date then s.substitute_id else s.id end
        and h.disabled_at is null
    where r.is_open and r.next_due <= ${addDays(today, 21)}::date order by r.organ_id, r.next_due`.execute(app.db)
  const heads = await headMailboxes(app)
  const calendars = new Map<string | null, Calendar>()
  const notices: Notice[] = []
  for (const row of due) {
    const calendar = calendars.get(row.region) ?? (await calendarOfRegion(app, row.region))
    calendars.set(row.region, calendar)
    if (!calendar.isWorkingDay(today)) continue
    const left =
      row.next_due >= today
        ? calendar.workingDaysBetween(today, row.next_due)
        : -calendar.workingDaysBetween(row.next_due, today)
    if (left > 0 && !remindBefore.includes(left)) continue
    notices.push(...noticesOf(row, left, today, heads))
  }
  return writeNotices(app.db, notices, app.now())
}

function noticesOf(row: DueRow, left: number, today: Day, heads: Map<string, string[]>): Notice[] {
  const own = heads.get(row.organ_id) ?? []
  const above = row.parent_id ? (heads.get(row.parent_id) ?? []) : []
  const to = new Set([
    ...(row.handler_email ? [row.handler_email] : own),
    ...(left <= 0 ? own : []),
    ...(left < 0 ? above : []),
  ])
  const when = left > 0 ? `还有${left}个工作日到期` : left === 0 ? '今天到期' : `已逾期${-left}个工作日`
  const name = row.number ?? '未编号的申请'
  return [...to].map((recipient) => ({
    organId: row.organ_id,
    subject: `request:${row.id}`,
    channel: 'email' as const,
    recipient,
    title: `申请${name}${when}`,
    body: `政府信息公开申请${name}现为“${states[row.state].label}”，期限${row.next_due}，${when}。`,
    onceKey: `remind ${row.id} ${row.next_due} ${today} ${recipient}`,
  }))
}

async function headMailboxes(app: App): Promise<Map<string, string[]>> {
  const { rows } = await sql<Mailbox>`
    select distinct r.organ_id, s.email from staff_roles r join staff s on s.id = r.staff_id
    where r.role = 'head' and s.email is not null and s.disabled_at is null`.execute(app.db)
  const heads = new Map<string, string[]>()
  for (const { organ_id, email } of rows) heads.set(organ_id, [...(heads.get(organ_id) ?? []), email])
  return heads
}
