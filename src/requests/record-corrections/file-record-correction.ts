// 更正政府信息 (art. 41): who shows that a record about themselves is wrong may have it corrected. A case of its own beside
// requests: the Regulation sets no limit of time, the organ sets its own, and no line of table three counts it.
import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Database } from '../../db/types.ts'
import { type Day, yearOf } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { correctingRecords } from '../../law/regulation/index.ts'
import { writeNotices } from '../../notices/index.ts'
import { isExampleOrgan, may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { filesFault } from '../applicant-acts.ts'
import type { Attachment } from '../attachments.ts'
import { calendarFor, calendarIfOrgan } from '../calendars.ts'
import { fileWithCase } from '../case-files.ts'
import { idFault, type Person, sealPerson } from '../people.ts'
import { newQueryCode, queryCodeOf, queryDigest } from '../query-code.ts'
import { headMailboxes } from '../staff-notices.ts'
import { type Db, nextNumber } from '../store.ts'
import { contactFaults } from '../take-in.ts'

export interface CorrectionForm {
  organId: string
  applicant: Person
  /** Which record, what in it is wrong, what shows it. */
  record: string
  wrong: string
  evidence: string
  attachments?: readonly Attachment[]
}

export interface FileRecordCorrection extends CorrectionForm {
  on: Day
  /** How it came; in person where not given. */
  channel?: 'inPerson' | 'post'
}

export interface CorrectionFiled {
  id: string
  number: string
  /** Opens the case together with the tail of phone or identity number; shown once. */
  queryCode: string
  dueOn: Day | null
}

/** What came by hand or post, entered by the registry. */
export async function fileRecordCorrection(
  app: App,
  by: Staff,
  { on, channel = 'inPerson', ...form }: FileRecordCorrection,
  from: string | null,
): Promise<Result<CorrectionFiled>> {
  const { organId } = form
  if (!may(by, 'register', organId)) return refused({ code: 'not-yours', message: whyNot('register') })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  const [fault] = correctionFaults(form)
  if (fault) return refused(fault)
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx) =>
    accepted(
      await insertCorrection(app, tx, form, { id: by.id, from }, calendar, {
        on,
        channel,
        queryCode: newQueryCode(),
      }),
    ),
  )
}

/** 网上提出. `once` names this sending of the form: sent twice, it is one case and gives the same code. */
export async function submitRecordCorrection(
  app: App,
  form: CorrectionForm,
  from: string | null,
  once: string,
): Promise<Result<CorrectionFiled>> {
  const [fault] = correctionFaults(form)
  if (fault) return refused(fault)
  const calendar = await calendarIfOrgan(app, form.organId)
  if (!calendar) return refused({ code: 'no-organ', message: '没有这个机关', field: 'organId' })
  const queryCode = queryCodeOf(app.keys, `correction ${once}`)
  const before = () => filedBefore(app, queryCode)
  const sent = () =>
    app.transaction((tx) =>
      insertCorrection(app, tx, form, { id: 'applicant', from }, calendar, {
        on: app.today(),
        channel: 'internet',
        queryCode,
      }),
    )
  const known = await before()
  if (known) return accepted(known)
  return accepted(
    await sent().catch(async (error: { code?: string }) => {
      const filed = error.code === '23505' ? await before() : undefined
      if (filed) return filed
      throw error
    }),
  )
}

async function filedBefore(app: App, queryCode: string): Promise<CorrectionFiled | undefined> {
  const row = await app.db
    .selectFrom('record_corrections')
    .select(['id', 'number', 'due_on'])
    .where('query_digest', '=', queryDigest(queryCode))
    .executeTakeFirst()
  return row && { id: row.id, number: row.number!, queryCode, dueOn: row.due_on as Day | null }
}

/** All that is missing or wrong, in the order of the form. */
export function correctionFaults(form: CorrectionForm): Refusal[] {
  const { applicant, record, wrong, evidence, attachments = [] } = form
  const fault = (field: string, message: string): Refusal => ({
    code: 'incomplete',
    message,
    field,
    basis: correctingRecords.text,
  })
  const tooLong = (field: string, text: string) =>
    text.length > 2000 ? [fault(field, `最多2000字，现为${text.length}字`)] : []
  const wrongId = idFault(applicant.idKind, applicant.idNumber)
  const { phone, email } = contactFaults(applicant)
  const files = filesFault(attachments)
  return [
    ...(applicant.name.trim() ? [] : [fault('applicant.name', '请填写姓名或者名称')]),
    ...(wrongId ? [fault('applicant.idNumber', wrongId)] : []),
    ...(phone ? [fault('applicant.phone', phone)] : []),
    ...(email ? [fault('applicant.email', email)] : []),
    ...(record.trim() ? tooLong('record', record) : [fault('record', '请写明是哪一份记录')]),
    ...(wrong.trim() ? tooLong('wrong', wrong) : [fault('wrong', '请写明哪里不准确')]),
    ...(evidence.trim() ? tooLong('evidence', evidence) : [fault('evidence', '请写明证明记录不准确的证据')]),
    ...(files ? [files] : []),
  ]
}

interface Filing {
  on: Day
  channel: 'inPerson' | 'post' | 'internet' | 'passedOn'
  queryCode: string
  /** The case at the organ that passed it on. */
  passed?: { from: string; id: string }
}

/** A new case with its first act, in its own transaction or that of another use case. */
export async function insertCorrection(
  app: App,
  tx: Transaction<Database>,
  { organId, applicant, record, wrong, evidence, attachments = [] }: CorrectionForm,
  by: { id: string; from: string | null },
  calendar: Calendar,
  { on, channel, queryCode, passed }: Filing,
): Promise<CorrectionFiled> {
  const year = yearOf(on)
  const id = randomUUID()
  const number = `更正〔${year}〕${await nextNumber(tx, organId, 'recordCorrection', year)}号`
  const term = await correctionDays(tx, organId)
  const dueOn = calendar.workingDayAfter(on, term)
  const {
    name_mask: mask,
    blind_phone: _,
    ...sealed
  } = sealPerson(app.keys, applicant, correctionContext(id), app.config.sealWith)
  await tx
    .insertInto('record_corrections')
    .values({
      organ_id: organId,
      id,
      number,
      applicant_mask: mask,
      ...sealed,
      record: record.trim(),
      wrong: wrong.trim(),
      evidence: evidence.trim(),
      state: 'filed',
      channel,
      filed_on: on,
      term,
      due_on: dueOn,
      provisional: calendar.gaps(on, dueOn).length > 0,
      act_count: 1,
      query_digest: queryDigest(queryCode),
      is_example: isExampleOrgan(organId),
      ...(passed && { passed_from: passed.from, passed_id: passed.id }),
    })
    .execute()
  await tx
    .insertInto('record_correction_acts')
    .values({ organ_id: organId, correction_id: id, no: 1, act: 'file', on_day: on, at: app.now(), actor: by.id })
    .execute()
  await fileWithCase(app, tx, { organId, about: 'correction', caseId: id }, attachments)
  const subject = `correction:${id}`
  const deed = { organId, actor: by.id, from: by.from, act: 'fileRecordCorrection', subject }
  await recordDeed(app, tx, { ...deed, after: { number, on, channel } })
  if (channel === 'internet' || channel === 'passedOn') {
    const notices = (await headMailboxes(tx, organId)).map((recipient) => ({
      organId,
      subject,
      channel: 'email' as const,
      recipient,
      title: `收到一件更正政府信息的要求：${number}`,
      body: `${number}已经登记，请登录工作台办理，${dueOn}前答复。`,
    }))
    await writeNotices(tx, notices, app.now())
  }
  return { id, number, queryCode, dueOn }
}

export const correctionContext = (id: string) => `record correction ${id}`

/** How many working days the organ gives itself; the Regulation sets none. */
export async function correctionDays(db: Db, organId: string): Promise<number> {
  const { rows } = await sql<{ days: number }>`
    select correction_days as days from organ_profiles where organ_id = ${organId}`.execute(db)
  return rows[0]?.days ?? 20
}
