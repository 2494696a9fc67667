// 投诉 (arts. 47, 51): how an organ handles a request is complained of to the organ above, whose office looks into it.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { writeNotices } from '../notices/index.ts'
import { may, type Staff } from '../organs/index.ts'
import { writeRecord } from '../record/index.ts'
import { openByQuery, type QueryKey, wordsFault } from './applicant-acts.ts'
import { headMailboxes } from './staff-notices.ts'
import type { Db, RequestRow } from './store.ts'

export const complaintReasons = {
  overdue: '到期没有答复',
  refused: '应当公开而不公开',
  fee: '收费不合规定',
  delivery: '没有按要求的方式提供',
  conduct: '工作人员的态度和做法',
  other: '其他',
} as const
export type ComplaintReason = keyof typeof complaintReasons

/** Kept at the organ above; refused where this installation knows none. Sent twice with the same words it is one. */
export async function complain(
  app: App,
  key: QueryKey,
  { reason, text }: { reason: string; text: string },
  from: string | null,
): Promise<Result<{ to: string }>> {
  if (!Object.hasOwn(complaintReasons, reason))
    return refused({ code: 'incomplete', message: '请选择投诉的事由', field: 'reason' })
  const fault = wordsFault(text, '请写明是什么事、发生在什么时候')
  if (fault) return refused(fault)
  const opened = await openByQuery(app, key)
  if (!opened.ok) return opened
  const { organ_id: about, id, number } = opened.value
  const above = await organAbove(app.db, about)
  if (!above)
    return refused({ code: 'no-organ-above', message: '本平台没有登记这个机关的上级机关，请按页面上的电话联系' })
  return app.transaction(async (tx) => {
    const { rows: made } = await sql<{ id: string }>`
      insert into complaints (organ_id, about_organ, request_id, reason, text, made_on, made_at)
      select ${above.id}, ${about}, ${id}::uuid, ${reason}, ${text.trim()}, ${app.today()}::date, ${app.now()}::timestamptz
      where not exists (
        select from complaints where about_organ = ${about} and request_id = ${id}::uuid and text = ${text.trim()})
      returning id`.execute(tx)
    if (!made.length) return accepted({ to: above.name })
    const entry = { at: app.now(), actor: 'applicant', from, act: 'complain', after: { about, request: id, reason } }
    await writeRecord(tx, { ...entry, organId: above.id, subject: `complaint:${made[0]!.id}` }, app.config.recordWith)
    const body = `收到一件投诉：${complaintReasons[reason as ComplaintReason]}。涉及申请${number ?? '（未编号）'}，请登录工作台查看。`
    await writeNotices(
      tx,
      (await headMailboxes(tx, above.id)).map((recipient) => ({
        organId: above.id,
        subject: `complaint:${made[0]!.id}`,
        channel: 'email' as const,
        recipient,
        title: '收到一件关于政府信息公开的投诉',
        body,
      })),
      app.now(),
    )
    return accepted({ to: above.name })
  })
}

export async function organAbove(db: Db, organId: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select up.id, up.name from organs o join organs up on up.id = o.parent_id where o.id = ${organId}`.execute(db)
  return rows[0]
}

export interface Complaint {
  id: string
  aboutOrgan: string
  requestId: string
  /** The request as it was asked, without the people. */
  number: string | null
  content: string
  state: string
  reason: ComplaintReason
  text: string
  madeOn: Day
}

/** The complaints that an organ's head is to look into, newest first. */
export async function listComplaints(app: App, by: Staff, organId: string): Promise<Complaint[]> {
  if (!may(by, 'readComplaints', organId)) return []
  const { rows } = await sql<Complaint>`
    select c.id, c.about_organ as "aboutOrgan", c.request_id as "requestId", r.number, r.content, r.state, c.reason, c.text,
      c.made_on as "madeOn"
    from complaints c join requests r on r.organ_id = c.about_organ and r.id = c.request_id
    where c.organ_id = ${organId} order by c.made_at desc limit 500`.execute(app.db)
  return rows
}

export interface OwnComplaint {
  madeOn: Day
  reason: ComplaintReason
  to: string
}

/** The complaints that were made about one request, for its applicant. */
export async function complaintsAbout(db: Db, request: Pick<RequestRow, 'organ_id' | 'id'>): Promise<OwnComplaint[]> {
  const { rows } = await sql<OwnComplaint>`
    select c.made_on as "madeOn", c.reason, o.name as to from complaints c join organs o on o.id = c.organ_id
    where c.about_organ = ${request.organ_id} and c.request_id = ${request.id}::uuid order by c.made_at`.execute(db)
  return rows
}
