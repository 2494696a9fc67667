// When the calendar changes, the days of open requests are counted anew, in batches, each in a transaction of its own.
// A request says which calendar its days were counted by, so that what was interrupted goes on where it stopped.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { type ActFacts, type MovedDay, movedDays, type Standing, stateOf } from '../law/requests/index.ts'
import { writeNotices } from '../notices/index.ts'
import { writeRecords } from '../record/index.ts'
import { calendarOfRegion } from './calendars.ts'
import { foldedColumns } from './store.ts'

export interface DueDayChange {
  organId: string
  requestId: string
  number: string | null
  at: Date
  noticeId: number | null
  oldDue: Day | null
  newDue: Day | null
  moved: MovedDay[]
}

export interface Recomputing {
  /** The notice that caused it; none: the program's own table changed. */
  noticeId?: number
  /** The calendar before the change, where it is known. */
  old?: (region: string | null) => Promise<Calendar>
}

const batchSize = 500

/** Recounts every open request that was counted by another calendar; gives those whose days moved. */
export async function recomputeClocks(app: App, { noticeId, old }: Recomputing = {}): Promise<DueDayChange[]> {
  const { rows: regions } = await sql<{ region: string | null; organs: string[] }>`
    select region, array_agg(id order by id) as organs from organs o
    where exists (select from requests r where r.organ_id = o.id and ${running}) group by region order by region`.execute(
    app.db,
  )
  const changes: DueDayChange[] = []
  for (const { region, organs } of regions) {
    const next = await calendarOfRegion(app, region)
    const before = old && (await old(region))
    for (;;) {
      const batch = await app.transaction((tx) => recomputeBatch(app, tx, organs, next, before, noticeId ?? null))
      changes.push(...batch.changes)
      if (batch.size < batchSize) break
    }
  }
  return changes
}

// A reply that was handed out and is not yet signed for still runs against its day.
export const running = sql`(r.is_open or (r.state = 'issued' and r.ended_on is null))`

interface OpenRow {
  organ_id: string
  id: string
  number: string | null
  handler_id: string | null
  reply_due: Day | null
  next_due: Day | null
  acts: { act: string; on: Day; data: object }[]
}

async function recomputeBatch(
  app: App,
  tx: Transaction<Database>,
  organs: readonly string[],
  next: Calendar,
  before: Calendar | undefined,
  noticeId: number | null,
): Promise<{ size: number; changes: DueDayChange[] }> {
  const { rows } = await sql<OpenRow>`
    with batch as (
      select r.organ_id, r.id, r.number, r.handler_id, r.reply_due, r.next_due from requests r
      where r.organ_id = any (${[...organs]}::text[]) and ${running} and r.calendar <> ${next.version}
      order by r.organ_id, r.id limit ${batchSize} for update)
    select b.*, (select json_agg(json_build_object('act', a.act, 'on', a.on_day, 'data', a.data) order by a.no)
      from request_acts a where a.organ_id = b.organ_id and a.request_id = b.id) as acts
    from batch b order by b.organ_id, b.id`.execute(tx)
  if (!rows.length) return { size: 0, changes: [] }
  const at = app.now()
  const counted = rows.map((row) => {
    const acts = row.acts.map(({ act, on, data }) => ({ ...data, act, on }) as ActFacts)
    const standing = stateOf(acts, next)
    const folded = foldedColumns(standing, next)
    const moved = before ? movedDays(acts, before, next) : movedColumns(row, folded)
    return { row, standing, folded, moved }
  })
  await saveBatch(tx, counted)
  const changed = counted.filter(({ moved }) => moved.length)
  const changes = changed.map(
    ({ row, folded, moved }): DueDayChange => ({
      organId: row.organ_id,
      requestId: row.id,
      number: row.number,
      at,
      noticeId,
      oldDue: row.reply_due,
      newDue: folded.reply_due,
      moved,
    }),
  )
  await saveChanges(
    tx,
    changed.map(({ row, folded, moved }) => ({
      organ_id: row.organ_id,
      request_id: row.id,
      at,
      calendar: next.version,
      old_due: row.reply_due,
      new_due: folded.reply_due,
      old_next: row.next_due,
      new_next: folded.next_due,
      moved,
      notice_id: noticeId,
    })),
  )
  await writeRecords(
    tx,
    changed.map(({ row, folded }) => ({
      organId: row.organ_id,
      at,
      actor: 'system',
      from: null,
      act: 'recomputeClock',
      subject: `request:${row.id}`,
      before: { due: row.reply_due, next: row.next_due },
      after: { due: folded.reply_due, next: folded.next_due, calendar: next.version },
    })),
    app.config.recordWith,
  )
  await tellDesks(app, tx, changes, noticeId)
  return { size: rows.length, changes }
}

const movedColumns = (row: OpenRow, folded: ReturnType<typeof foldedColumns>): MovedDay[] =>
  row.reply_due === folded.reply_due ? [] : [{ what: 'reply', before: row.reply_due, after: folded.reply_due }]

const names: Partial<Record<MovedDay['what'], string>> = {
  confirmation: '确认期限',
  correctionNotice: '补正告知期限',
  payment: '缴费期限',
  opinion: '征求意见期限',
  reply: '答复期限',
  replyIfSilent: '逾期未答复意见时的答复期限',
}

/** 答复期限由2026-03-30改为2026-03-31. */
export const wordsOf = (moved: readonly MovedDay[]): string =>
  moved
    .map(({ what, before, after }) => `${names[what] ?? '期限'}由${before ?? '未定'}改为${after ?? '未定'}`)
    .join('，')

async function saveBatch(
  tx: Transaction<Database>,
  counted: { row: OpenRow; standing: Standing; folded: ReturnType<typeof foldedColumns> }[],
) {
  const rows = counted.map(({ row, standing, folded }) => ({
    organ_id: row.organ_id,
    id: row.id,
    flags: folded.flags,
    reply_due: folded.reply_due,
    next_due: folded.next_due,
    provisional: folded.provisional,
    standing,
    calendar: folded.calendar,
  }))
  await sql`
    update requests r set flags = n.flags, reply_due = n.reply_due, next_due = n.next_due, provisional = n.provisional,
      standing = n.standing, calendar = n.calendar
    from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (organ_id text, id uuid, flags text[], reply_due date,
      next_due date, provisional boolean, standing jsonb, calendar text)
    where r.organ_id = n.organ_id and r.id = n.id`.execute(tx)
}

async function saveChanges(tx: Transaction<Database>, rows: readonly object[]) {
  await sql`
    insert into due_day_changes (organ_id, request_id, at, calendar, old_due, new_due, old_next, new_next, moved, notice_id)
    select * from jsonb_to_recordset(${JSON.stringify(rows)}::jsonb) as n (organ_id text, request_id uuid, at timestamptz,
      calendar text, old_due date, new_due date, old_next date, new_next date, moved jsonb, notice_id bigint)
    on conflict (organ_id, request_id, at, calendar) do nothing`.execute(tx)
}

/** One line to each desk about all its requests that moved: the handler's, or where none is named the head's. */
async function tellDesks(
  app: App,
  tx: Transaction<Database>,
  changes: readonly DueDayChange[],
  noticeId: number | null,
) {
  if (!changes.length) return
  const { rows } = await sql<{ organ_id: string; request_id: string; email: string }>`
    select r.organ_id, r.id as request_id, s.email from requests r
    join staff s on s.disabled_at is null and s.email is not null
      and (s.id = r.handler_id or (r.handler_id is null and exists (select from staff_roles h
        where h.staff_id = s.id and h.organ_id = r.organ_id and h.role = 'head')))
    where r.organ_id = any (${[...new Set(changes.map(({ organId }) => organId))]}::text[])
      and r.id = any (${changes.map(({ requestId }) => requestId)}::uuid[])
    order by r.organ_id, s.email, r.number`.execute(tx)
  const byRequest = new Map(changes.map((change) => [change.requestId, change]))
  const desks = new Map<string, typeof rows>()
  for (const row of rows) {
    const desk = `${row.organ_id} ${row.email}`
    desks.set(desk, [...(desks.get(desk) ?? []), row])
  }
  const notices = [...desks.values()].map((ofDesk) => {
    const { organ_id: organId, email: recipient } = ofDesk[0]!
    const lines = ofDesk.map(({ request_id }) => {
      const { number, moved } = byRequest.get(request_id)!
      return `申请${number ?? '（未编号）'}：${wordsOf(moved)}`
    })
    return {
      organId,
      subject: noticeId === null ? 'calendar' : `calendar:${noticeId}`,
      channel: 'email' as const,
      recipient,
      title: `工作日历有变动，${lines.length}件申请的期限随之调整`,
      body: lines.join('\n'),
    }
  })
  await writeNotices(tx, notices, app.now())
}

export interface DueDayChangeListed extends DueDayChange {
  organName: string
  /** Of the notice that caused it; null: the program's own table changed. */
  noticeTitle: string | null
}

/** What changes of the calendar did to requests of these organs, newest first. */
export async function listDueDayChanges(
  app: Pick<App, 'db'>,
  {
    organIds,
    requestId,
    noticeId,
    limit = 500,
  }: { organIds: readonly string[]; requestId?: string; noticeId?: number; limit?: number },
): Promise<DueDayChangeListed[]> {
  const { rows } = await sql<DueDayChangeListed>`
    select c.organ_id as "organId", o.name as "organName", c.request_id as "requestId", r.number, c.at, c.notice_id as "noticeId",
      c.old_due as "oldDue", c.new_due as "newDue", c.moved, n.notice ->> 'title' as "noticeTitle"
    from due_day_changes c join requests r on r.organ_id = c.organ_id and r.id = c.request_id
      join organs o on o.id = c.organ_id left join calendar_notices n on n.id = c.notice_id
    where c.organ_id = any (${[...organIds]}::text[])
      and (${requestId ?? null}::uuid is null or c.request_id = ${requestId ?? null}::uuid)
      and (${noticeId ?? null}::bigint is null or c.notice_id = ${noticeId ?? null}::bigint)
    order by c.at desc, c.organ_id, c.request_id limit ${limit}`.execute(app.db)
  return rows
}
