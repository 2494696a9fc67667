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
  kind: 'request' | keyof typeof besides
  organ_id: string
  id: string
  number: string | null
  state: string
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
    select 'request' as kind, r.organ_id, r.id, r.number, r.state, r.next_due, h.email as handler_email, o.parent_id, o.region
    from requests r join organs o on o.id = r.organ_id
      left join staff s on s.id = r.handler_id
      left join staff h on h.id = case when s.absent_from <= ${today}::date and s.absent_until >= ${today}::date then s.substitute_id else s.id end
        and h.disabled_at is null
    where r.is_open and r.next_due <= ${addDays(today, 21)}::date order by r.organ_id, r.next_due`.execute(app.db)
  due.push(...(await besideDue(app)))
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
  const [name, about] = wordsOf(row)
  return [...to].map((recipient) => ({
    organId: row.organ_id,
    subject: `${row.kind === 'ask' ? 'complaintAsk' : row.kind}:${row.id}`,
    channel: 'email' as const,
    recipient,
    title: `${name}${when}`,
    body: `${about}，期限${row.next_due}，${when}。`,
    onceKey: `remind ${row.id} ${row.next_due} ${today} ${recipient}`,
  }))
}

const besides = {
  complaint: '投诉',
  ask: '上级机关交办的投诉事项',
  correction: '更正要求',
  message: '其他机关请求协办的事项',
}

function wordsOf({ kind, number, state }: DueRow): [name: string, about: string] {
  if (kind === 'request') {
    const name = number ?? '未编号的申请'
    return [`申请${name}`, `政府信息公开申请${name}现为“${states[state as keyof typeof states].label}”`]
  }
  const name = `${besides[kind]}${number ?? ''}`
  return [name, `${name}还没有${kind === 'ask' ? '回复' : '答复'}`]
}

/**
 * Complaints, what the organ above asks, corrections; of what is asked, the organ above hears when it is late. What another
 * organ asks for as long as its request is open; a joint maker not after the day, when silence has become consent (art. 34).
 */
async function besideDue(app: App): Promise<DueRow[]> {
  const until = addDays(app.today(), 21)
  const { rows } = await sql<DueRow>`
    select d.*, o.region from (
      select 'complaint' as kind, organ_id, id, number, state, due_on as next_due, null as handler_email, null as parent_id
      from complaints where ended_on is null and due_on <= ${until}::date
      union all
      select 'ask', organ_id, id, null, kind, due_on, null, supervisor
      from complaint_asks where answer is null and due_on <= ${until}::date
      union all
      select 'correction', c.organ_id, c.id, c.number, c.state, c.due_on, s.email, null
      from record_corrections c left join staff s on s.id = c.handler_id and s.disabled_at is null
      where c.ended_on is null and c.due_on <= ${until}::date
      union all
      select 'message', m.organ_id, m.id, m.about_number, m.kind, m.due_on, null, null
      from organ_messages m join organ_messages asked on asked.organ_id = m.other_organ and asked.id = m.id
        join requests r on r.organ_id = asked.organ_id and r.id = asked.request_id and r.is_open
      where m.direction = 'in' and m.kind = 'assistance' and m.answer is null and m.due_on <= ${until}::date
        and (m.asks is distinct from 'jointMaker' or m.due_on >= ${app.today()}::date)
    ) d join organs o on o.id = d.organ_id order by d.organ_id, d.next_due`.execute(app.db)
  return rows
}

async function headMailboxes(app: App): Promise<Map<string, string[]>> {
  const { rows } = await sql<Mailbox>`
    select distinct r.organ_id, s.email from staff_roles r join staff s on s.id = r.staff_id
    where r.role = 'head' and s.email is not null and s.disabled_at is null`.execute(app.db)
  const heads = new Map<string, string[]>()
  for (const { organ_id, email } of rows) heads.set(organ_id, [...(heads.get(organ_id) ?? []), email])
  return heads
}
