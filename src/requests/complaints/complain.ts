// 投诉 (arts. 47, 51): how an organ handles a request, or what it should have published, is complained of to the organ
// above, whose office looks into it and answers.
import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import type { Database } from '../../db/types.ts'
import { type Day, yearOf } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { complaining } from '../../law/regulation/index.ts'
import { writeNotices } from '../../notices/index.ts'
import { isExampleOrgan } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { filesFault, openByQuery, type QueryKey, wordsFault } from '../applicant-acts.ts'
import type { Attachment } from '../attachments.ts'
import { calendarFor } from '../calendars.ts'
import { fileWithCase } from '../case-files.ts'
import { openPerson, type Person, sealPerson } from '../people.ts'
import { queryCodeOf, queryDigest } from '../query-code.ts'
import { headMailboxes } from '../staff-notices.ts'
import { type Db, nextNumber } from '../store.ts'
import { contactFaults, personContext } from '../take-in.ts'

export const complaintReasons = {
  overdue: '到期没有答复',
  refused: '应当公开而不公开',
  fee: '收费不合规定',
  delivery: '没有按要求的方式提供',
  conduct: '工作人员的态度和做法',
  other: '其他',
} as const
/** Of what an organ should have published by itself; no request is behind it. */
export const publicationReasons = {
  notPublished: '应当主动公开而没有公开',
  outdated: '公开的内容没有及时更新',
  inaccurate: '公开的内容不准确、不完整',
  conduct: '工作人员的态度和做法',
  other: '其他',
} as const
export type ComplaintReason = keyof typeof complaintReasons | keyof typeof publicationReasons
export const reasonLabel = (reason: string): string =>
  ({ ...complaintReasons, ...publicationReasons })[reason as ComplaintReason] ?? reason

export interface Complained {
  /** The organ that looks into it. */
  to: string
  number: string
  queryCode: string
  dueOn: Day | null
}

/** About a request, by its applicant. Sent twice with the same words it is one. */
export async function complain(
  app: App,
  key: QueryKey,
  { reason, text, attachments = [] }: { reason: string; text: string; attachments?: readonly Attachment[] },
  from: string | null,
): Promise<Result<Complained>> {
  if (!Object.hasOwn(complaintReasons, reason))
    return refused({ code: 'incomplete', message: '请选择投诉的事由', field: 'reason' })
  const fault = wordsFault(text, '请写明是什么事、发生在什么时候') ?? filesFault(attachments)
  if (fault) return refused(fault)
  const opened = await openByQuery(app, key)
  if (!opened.ok) return opened
  const { organ_id: about, id, number } = opened.value
  const person = await app.db
    .selectFrom('request_people')
    .select(['no', 'sealed'])
    .where('organ_id', '=', about)
    .where('request_id', '=', id)
    .where('sealed', 'is not', null)
    .orderBy('no')
    .executeTakeFirst()
  if (!person) return refused({ code: 'erased', message: '个人信息已经按规定删除，不能在网上投诉' })
  return fileComplaint(app, from, {
    about,
    requestId: id,
    what: number ? `涉及申请${number}` : '涉及一件未编号的申请',
    person: openPerson(app.keys, person.sealed!, personContext(id, person.no)),
    reason,
    text,
    attachments,
    once: `complaint ${id} ${text.trim()}`,
  })
}

export interface PublicationComplaint {
  /** The organ complained of. */
  organId: string
  person: Pick<Person, 'name' | 'phone' | 'email' | 'address'>
  reason: string
  /** Which information it is: its name, or where it should stand. */
  information: string
  text: string
  attachments?: readonly Attachment[]
}

/** About what an organ publishes. `once` names this sending of the form: sent twice, it is one complaint. */
export async function complainOfPublication(
  app: App,
  form: PublicationComplaint,
  from: string | null,
  once: string,
): Promise<Result<Complained>> {
  const [fault] = publicationFaults(form)
  if (fault) return refused(fault)
  const { organId: about, person, reason, information, text, attachments = [] } = form
  const whole: Person = { ...person, idKind: 'other', idNumber: '' }
  const what = '涉及主动公开'
  return fileComplaint(app, from, {
    about,
    information: information.trim(),
    what,
    person: whole,
    reason,
    text,
    attachments,
    once: `publication ${once}`,
  })
}

/** All that is missing or wrong, in the order of the form. */
export function publicationFaults(form: PublicationComplaint): Refusal[] {
  const { person, reason, information, text, attachments = [] } = form
  const fault = (field: string, message: string): Refusal => ({ code: 'incomplete', message, field })
  const { phone, email } = contactFaults(person)
  const words = wordsFault(text, '请写明是什么事、发生在什么时候')
  const files = filesFault(attachments)
  return [
    ...(Object.hasOwn(publicationReasons, reason) ? [] : [fault('reason', '请选择投诉的事由')]),
    ...(information.trim() ? [] : [fault('information', '请写明是哪一份信息，例如“2025年救助资金发放结果”')]),
    ...(words ? [words] : []),
    ...(files ? [files] : []),
    ...(person.name.trim() ? [] : [fault('name', '请填写姓名或者名称')]),
    ...(phone ? [fault('phone', phone)] : []),
    ...(email ? [fault('email', email)] : []),
  ]
}

interface NewComplaint {
  about: string
  requestId?: string
  information?: string
  /** What it is about, for the notice to the heads: no person is named. */
  what: string
  person: Person
  reason: string
  text: string
  attachments: readonly Attachment[]
  once: string
}

async function fileComplaint(app: App, from: string | null, input: NewComplaint): Promise<Result<Complained>> {
  const { about, requestId = null, information = null, person, reason, text } = input
  const above = await organAbove(app.db, about)
  if (!above)
    return refused({ code: 'no-organ-above', message: '本平台没有登记这个机关的上级机关，请按页面上的电话联系' })
  const queryCode = queryCodeOf(app.keys, input.once)
  const calendar = await calendarFor(app, above.id)
  const today = app.today()
  const term = await complaintDays(app.db, above.id)
  const dueOn = calendar.workingDayAfter(today, term)
  return app.transaction(async (tx) => {
    const id = randomUUID()
    const { name_mask: mask, sealed, id_tail, phone_tail } = personOf(app, person, id)
    const { rows: made } = await sql<{ id: string }>`
      insert into complaints (organ_id, id, about_organ, request_id, information, reason, text, made_on, made_at, term, due_on,
        provisional, query_digest, sealed, applicant_mask, id_tail, phone_tail, is_example)
      values (${above.id}, ${id}::uuid, ${about}, ${requestId}::uuid, ${information}, ${reason}, ${text.trim()}, ${today}::date,
        ${app.now()}::timestamptz, ${term}, ${dueOn}::date, ${calendar.gaps(today, dueOn).length > 0}, ${queryDigest(queryCode)},
        ${sealed}, ${mask}, ${id_tail}, ${phone_tail}, ${isExampleOrgan(above.id)})
      on conflict (query_digest) do nothing returning id`.execute(tx)
    if (!made.length) return accepted({ ...(await filedBefore(tx, queryCode)), to: above.name, queryCode })
    const year = yearOf(today)
    const number = `投诉〔${year}〕${await nextNumber(tx, above.id, 'complaint', year)}号`
    await sql`update complaints set number = ${number} where organ_id = ${above.id} and id = ${id}::uuid`.execute(tx)
    await fileAct(app, tx, above.id, id)
    await fileWithCase(app, tx, { organId: above.id, about: 'complaint', caseId: id }, input.attachments)
    const subject = `complaint:${id}`
    const entry = { actor: 'applicant', from, act: 'complain' }
    const after = { about, request: requestId, reason, number }
    await recordDeed(app, tx, { ...entry, organId: above.id, subject, after })
    const heads = await headMailboxes(tx, above.id)
    const notices = heads.map((recipient) => ({
      organId: above.id,
      subject,
      channel: 'email' as const,
      recipient,
      title: '收到一件关于政府信息公开的投诉',
      body: `收到一件投诉${number}：${reasonLabel(reason)}。${input.what}，请登录工作台查看，${dueOn}前答复。`,
    }))
    await writeNotices(tx, notices, app.now())
    return accepted({ to: above.name, number, queryCode, dueOn })
  })
}

const fileAct = (app: App, tx: Transaction<Database>, organId: string, id: string) =>
  tx
    .insertInto('complaint_acts')
    .values({
      organ_id: organId,
      complaint_id: id,
      no: 1,
      act: 'file',
      on_day: app.today(),
      at: app.now(),
      actor: 'applicant',
    })
    .execute()

async function filedBefore(tx: Transaction<Database>, queryCode: string) {
  const row = await tx
    .selectFrom('complaints')
    .select(['number', 'due_on'])
    .where('query_digest', '=', queryDigest(queryCode))
    .executeTakeFirstOrThrow()
  return { number: row.number!, dueOn: row.due_on as Day | null }
}

export const complainantContext = (id: string) => `complaint ${id}`
const personOf = (app: App, person: Person, id: string) =>
  sealPerson(app.keys, person, complainantContext(id), app.config.sealWith)

/** How many working days the organ gives itself to answer a complaint; the Regulation sets none. */
export async function complaintDays(db: Db, organId: string): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select complaint_days as days from organ_profiles where organ_id = ${organId}`.execute(db)
  return rows[0]?.days ?? 20
}

export async function organAbove(db: Db, organId: string): Promise<{ id: string; name: string } | undefined> {
  const { rows } = await sql<{ id: string; name: string }>`
    select up.id, up.name from organs o join organs up on up.id = o.parent_id where o.id = ${organId}`.execute(db)
  return rows[0]
}

export const complaintBasis = complaining.text
