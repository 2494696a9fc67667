// 提出申请与收件: by the applicant on line, or by the registry for what comes by hand, post, fax or mail.
import { randomUUID } from 'node:crypto'
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import type { Calendar } from '../law/calendar/index.ts'
import { type ChannelId, channels } from '../law/regulation/index.ts'
import { type ActFacts, after, beforeAnything, refuseAct } from '../law/requests/index.ts'
import { isExampleOrgan, may, type Staff, whyNot } from '../organs/index.ts'
import { type Attachment, attachmentsFault, fileAttachments } from './attachments.ts'
import { calendarFor, calendarIfOrgan } from './calendars.ts'
import type { IdentityProof } from './identity-proof.ts'
import { idFault, maskName, type Person, sealPerson } from './people.ts'
import { newQueryCode, queryCodeOf, queryDigest } from './query-code.ts'
import { type Actor, actRows, foldedColumns, insertWhole } from './store.ts'

export const applicantKinds = [
  'naturalPerson',
  'enterprise',
  'research',
  'publicWelfare',
  'legalService',
  'otherOrganisation',
] as const
export type ApplicantKind = (typeof applicantKinds)[number]

/** What a request says (art. 29): who asks, what for, in which form. The use it is for is not asked. */
export interface RequestForm {
  organId: string
  applicantKind: ApplicantKind
  applicants: Person[]
  agent?: Person
  content: string
  description?: string
  form: 'paper' | 'electronic' | 'reading' | 'copy' | 'other'
  delivery: 'post' | 'email' | 'online' | 'inPerson' | 'fax'
  /** The separate matters asked for; none: the content is one. */
  items?: string[]
  /** Files that came with it, kept before. */
  attachments?: Attachment[]
}

export interface TakenIn {
  id: string
  /** Opens the request together with the tail of phone or identity number; shown once. */
  queryCode: string
  state: string
  replyDue: Day | null
}

/**
 * 网上申请: stored as submitted; the clock starts when both sides have confirmed (art. 31). `once` names this sending of
 * the form: sent twice, it is one request and gives the same code.
 */
export async function submitRequest(
  app: App,
  form: RequestForm,
  from: string | null,
  once?: string,
): Promise<Result<TakenIn>> {
  const fault = faultOf(form)
  if (fault) return refused(fault)
  const calendar = await calendarIfOrgan(app, form.organId)
  if (!calendar) return refused({ code: 'no-organ', message: '没有这个机关', field: 'organId' })
  const act: ActFacts = { act: 'submit', on: app.today(), channel: 'internet' }
  const queryCode = once === undefined ? newQueryCode() : queryCodeOf(app.keys, once)
  const sent = () =>
    app.transaction((tx) =>
      insertRequest(app, tx, form, 'internet', act, { id: 'applicant', from }, calendar, { queryCode }),
    )
  if (once === undefined) return sent()
  return (
    (await submittedBefore(app, queryCode)) ??
    (await sent().catch(async (error: { code?: string }) => {
      const before = error.code === uniqueViolation ? await submittedBefore(app, queryCode) : undefined
      if (before) return before
      throw error
    }))
  )
}

const uniqueViolation = '23505'

async function submittedBefore(app: App, queryCode: string): Promise<Result<TakenIn> | undefined> {
  const row = await app.db
    .selectFrom('requests')
    .select(['id', 'state', 'reply_due'])
    .where('query_digest', '=', queryDigest(queryCode))
    .executeTakeFirst()
  return row && accepted({ id: row.id, queryCode, state: row.state, replyDue: row.reply_due as Day | null })
}

export interface TakeIn extends RequestForm {
  channel: ChannelId
  /** The day it was handed in, signed for, or arrived. */
  on: Day
  subject?: string
  note?: string
  /** What each applicant, then the agent, showed to prove who they are. */
  proofs?: readonly (IdentityProof | null)[]
}

/** 收件登记: what counts on arrival is received on that day, the rest waits for confirmation. */
export async function takeInRequest(app: App, by: Staff, input: TakeIn, from: string | null): Promise<Result<TakenIn>> {
  if (!may(by, 'register', input.organId)) return refused({ code: 'not-yours', message: whyNot('register') })
  const fault = faultOf(input)
  if (fault) return refused(fault)
  if (input.on > app.today())
    return refused({ code: 'in-future', message: `${input.on}还没有到，今天是${app.today()}`, field: 'on' })
  const calendar = await calendarFor(app, input.organId)
  const act: ActFacts = {
    act: channels[input.channel].counts === 'confirmed' ? 'submit' : 'receive',
    on: input.on,
    channel: input.channel,
  }
  const refusal = refuseAct(beforeAnything, act, calendar)
  if (refusal) return refused(refusal)
  const facts = { ...act, ...(input.note && { note: input.note }) }
  return asStaffOf(app.db, [input.organId], (tx) =>
    insertRequest(app, tx, input, input.channel, facts, { id: by.id, from }, calendar, {
      queryCode: newQueryCode(),
      ...(input.subject && { subject: input.subject }),
      ...(input.proofs && { proofs: input.proofs }),
    }),
  )
}

/** A new request with its first act, in its own transaction or that of another use case. */
export async function insertRequest(
  app: App,
  tx: Transaction<Database>,
  form: RequestForm,
  channel: ChannelId,
  act: ActFacts & { note?: string },
  by: Actor,
  calendar: Calendar,
  {
    queryCode,
    subject,
    passedFrom,
    proofs = [],
  }: { queryCode: string; subject?: string; passedFrom?: string; proofs?: TakeIn['proofs'] & {} },
): Promise<Result<TakenIn>> {
  const id = randomUUID()
  const matters = form.items?.length ? form.items : [form.content.trim()]
  const items = matters.length > 1 ? { items: matters.map((_, index) => String(index + 1)) } : {}
  const first = { ...act, ...items } as ActFacts & { note?: string }
  const standing = after(beforeAnything, first, calendar)
  const folded = foldedColumns(standing, calendar)
  const now = app.now()
  const people = [
    ...form.applicants.map((person) => ({ person, role: 'applicant' as const })),
    ...(form.agent ? [{ person: form.agent, role: 'agent' as const }] : []),
  ]
  await insertWhole(
    tx,
    {
      request: {
        organ_id: form.organId,
        id,
        channel,
        submitted_at: now,
        content: form.content.trim(),
        description: form.description?.trim() || null,
        form: form.form,
        delivery: form.delivery,
        subject: subject ?? null,
        applicant_kind: form.applicantKind,
        applicant_mask: form.applicants.map(({ name }) => maskName(name)).join('、'),
        query_digest: queryDigest(queryCode),
        passed_from: passedFrom ?? null,
        act_count: 1,
        is_example: isExampleOrgan(form.organId),
        ...folded,
        standing,
      },
      people: people.map(({ person, role }, index) => ({
        organ_id: form.organId,
        request_id: id,
        no: index + 1,
        role,
        ...sealPerson(app.keys, person, personContext(id, index + 1), app.config.sealWith),
        ...(proofs[index] && { proof: proofs[index], proof_on: act.on, proof_by: by.id }),
      })),
      items: matters.map((content, index) => ({ organ_id: form.organId, request_id: id, no: index + 1, content })),
      acts: actRows({ organ_id: form.organId, id, act_count: 0 }, [first], by, now).map((row) => ({
        ...row,
        data: JSON.parse(row.data),
      })),
    },
    {
      organId: form.organId,
      at: now,
      actor: by.id,
      from: by.from,
      act: act.act,
      subject: `request:${id}`,
      after: { channel, state: folded.state, on: act.on },
    },
    app.config.recordWith,
  )
  await fileAttachments(tx, { organId: form.organId, requestId: id }, form.attachments ?? [], now)
  return accepted({ id, queryCode, state: folded.state, replyDue: folded.reply_due as Day | null })
}

/** What a person's seal is bound to. */
export const personContext = (requestId: string, no: number) => `request ${requestId} person ${no}`

/** The first thing that is missing by art. 29, with the field it belongs to. */
export const faultOf = (form: RequestForm): Refusal | undefined => faultsOf(form)[0]

/** All that is missing by art. 29, in the order of the form; one fault a field. */
export function faultsOf(form: RequestForm): Refusal[] {
  const faults: Refusal[] = []
  const fault = (field: string, message: string) => {
    if (faults.some((one) => one.field === field)) return
    faults.push({ code: 'incomplete', message, field, basis: '《政府信息公开条例》第二十九条' })
  }
  const [first] = form.applicants
  if (!first) fault('applicants', '请填写申请人')
  if (!applicantKinds.includes(form.applicantKind)) fault('applicantKind', '请选择申请人类别')
  if (form.applicantKind === 'naturalPerson' && first?.idKind === 'creditCode')
    fault('applicantKind', '填了统一社会信用代码的，请选择法人或者其他组织')
  for (const [index, person] of form.applicants.entries()) checkPerson(person, `applicants.${index}`, fault)
  if (form.delivery === 'email' && !first?.email) fault('applicants.0.email', '选择电子邮件接收的，请填写电子邮箱')
  if (form.delivery === 'post' && !first?.address?.trim()) fault('applicants.0.address', '选择邮寄的，请填写通信地址')
  if (form.agent) checkPerson(form.agent, 'agent', fault)
  if (!form.content.trim())
    fault('content', '请写明所需政府信息的名称、文号，或者便于查询的其他特征，例如“2023年某街道旧改项目征收补偿方案”')
  if (form.content.length > 5000) fault('content', `所需信息的描述最多5000字，现为${form.content.length}字`)
  const many = attachmentsFault(form.attachments ?? [])
  if (many) fault('files', many)
  return faults
}

function checkPerson(person: Person, at: string, fault: (field: string, message: string) => void) {
  if (!person.name.trim()) fault(`${at}.name`, '请填写姓名或者名称')
  const wrong = idFault(person.idKind, person.idNumber)
  if (wrong) fault(`${at}.idNumber`, wrong)
  const contact = contactFaults(person)
  if (contact.phone) fault(`${at}.phone`, contact.phone)
  if (contact.email) fault(`${at}.email`, contact.email)
}

/** What is wrong with phone and e-mail, by field. */
export function contactFaults({ phone, email }: Pick<Person, 'phone' | 'email'>): { phone?: string; email?: string } {
  return {
    ...(!/^\+?[\d-]{7,20}$/.test(phone.trim()) && {
      phone: '请填写能联系到您的电话，例如 13800000000 或 0357-2000000',
    }),
    ...(email && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email) && { email: '电子邮箱不完整，例如 name@example.com' }),
  }
}
