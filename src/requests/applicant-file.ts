// What applicants see and change of their own request beside its acts: the papers, their contact, what they add.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import { filesFault, openByQuery, type QueryKey, wordsFault } from './applicant-acts.ts'
import { type Attachment, fileAttachments } from './attachments.ts'
import { openPerson, type Person, sealPerson } from './people.ts'
import { noticeToDesk } from './staff-notices.ts'
import { type Db, lockRequest, type RequestRow } from './store.ts'
import { contactFaults, personContext } from './take-in.ts'

export interface OwnPerson {
  no: number
  role: 'applicant' | 'agent'
  /** null: erased. */
  person: Person | null
}

/** The people of a request, unsealed: for its applicant, and for the organ that it is passed on to. */
export async function ownPeople(app: App, db: Db, request: Pick<RequestRow, 'organ_id' | 'id'>): Promise<OwnPerson[]> {
  const rows = await db
    .selectFrom('request_people')
    .select(['no', 'role', 'sealed'])
    .where('organ_id', '=', request.organ_id)
    .where('request_id', '=', request.id)
    .orderBy('no')
    .execute()
  return rows.map(({ no, role, sealed }) => ({
    no,
    role,
    person: sealed ? openPerson(app.keys, sealed, personContext(request.id, no)) : null,
  }))
}

/** 补充材料: on file beside the request. The period runs on, whatever is added. */
export async function supplementRequest(
  app: App,
  key: QueryKey,
  { text, attachments = [] }: { text: string; attachments?: readonly Attachment[] },
  from: string | null,
): Promise<Result<{ filed: boolean }>> {
  const fault = wordsFault(text, '请写明要补充的内容') ?? filesFault(attachments)
  if (fault) return refused(fault)
  const opened = await openByQuery(app, key)
  if (!opened.ok) return opened
  const { organ_id: organId, id } = opened.value
  return app.transaction(async (tx) => {
    const request = (await lockRequest(tx, organId, id))!
    if (!request.is_open)
      return refused({ code: 'closed', message: '这件申请已经办结，不能再补充。需要其他信息的，可以另外提出申请' })
    // The button pressed twice files it once.
    const { rows } = await sql<{ no: number }>`
      insert into request_notes (organ_id, request_id, no, kind, on_day, text, data, made_by, made_at)
      select ${organId}, ${id}::uuid, coalesce(max(no), 0) + 1, 'remark', ${app.today()}::date, ${text.trim()},
        ${JSON.stringify({ by: 'applicant', reasons: request.state === 'awaitingReasons' })}::jsonb, 'applicant', ${app.now()}
      from request_notes where organ_id = ${organId} and request_id = ${id}::uuid
      having not coalesce(bool_or(made_by = 'applicant' and on_day = ${app.today()}::date and text = ${text.trim()}), false)
      returning no`.execute(tx)
    if (!rows.length) return accepted({ filed: false })
    await fileAttachments(tx, { organId, requestId: id }, attachments, app.now())
    const after = { note: rows[0]!.no, files: attachments.map(({ sha256 }) => sha256) }
    await recordDeed(app, tx, { organId, actor: 'applicant', from, act: 'supplement', subject: `request:${id}`, after })
    await noticeToDesk(app, tx, request, '申请人补充了说明')
    return accepted({ filed: true })
  })
}

export type Contact = Pick<Person, 'phone' | 'email' | 'address' | 'postalCode'>

/** 修改联系方式: sealed anew; the record says which of them changed, not what they are. Gives the tail that opens it now. */
export async function changeContact(
  app: App,
  key: QueryKey,
  contact: Contact,
  from: string | null,
): Promise<Result<{ changed: string[]; tail: string }>> {
  const opened = await openByQuery(app, key)
  if (!opened.ok) return opened
  const faults = contactFaults(contact)
  const [field] = Object.keys(faults) as (keyof typeof faults)[]
  if (field) return refused({ code: 'incomplete', message: faults[field]!, field })
  const { organ_id: organId, id, delivery } = opened.value
  if (delivery === 'post' && !contact.address?.trim())
    return refused({ code: 'incomplete', message: '您选择了邮寄，请填写通信地址', field: 'address' })
  if (delivery === 'email' && !contact.email?.trim())
    return refused({ code: 'incomplete', message: '您选择了电子邮件接收，请填写电子邮箱', field: 'email' })
  return app.transaction(async (tx) => {
    const request = (await lockRequest(tx, organId, id))!
    const [first] = await ownPeople(app, tx, request)
    if (!first?.person) return refused({ code: 'erased', message: '个人信息已经按规定删除，不能修改' })
    const fields = ['phone', 'email', 'address', 'postalCode'] as const
    const wanted = Object.fromEntries(fields.map((name) => [name, contact[name]?.trim() ?? '']))
    const changed = fields.filter((name) => wanted[name] !== (first.person![name] ?? ''))
    if (!changed.length) return accepted({ changed: [], tail: key.tail })
    const { email: _e, address: _a, postalCode: _p, ...rest } = first.person
    const person = { ...rest, ...Object.fromEntries(Object.entries(wanted).filter(([, value]) => value)) } as Person
    await tx
      .updateTable('request_people')
      .set(sealPerson(app.keys, person, personContext(id, first.no), app.config.sealWith))
      .where('organ_id', '=', organId)
      .where('request_id', '=', id)
      .where('no', '=', first.no)
      .execute()
    const subject = `request:${id}`
    await recordDeed(app, tx, { organId, actor: 'applicant', from, act: 'changeContact', subject, after: { changed } })
    await noticeToDesk(app, tx, request, '申请人修改了联系方式')
    return accepted({ changed, tail: person.phone.slice(-4) })
  })
}
