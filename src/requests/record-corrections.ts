// 更正政府信息 (art. 41): who shows that a record about themselves is wrong may have it corrected. A case of its own beside
// requests: no limit of time is set, and no line of table three counts it.
import { type Selectable, sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { RecordCorrections } from '../db/types.ts'
import { blindIndex, seal, unseal } from '../kit/crypto/sealed.ts'
import { type Day, yearOf } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { correctingRecords, recordCorrectionActs, recordCorrectionStates } from '../law/regulation/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { writeRecord } from '../record/index.ts'
import { idFault, maskName, type Person } from './people.ts'
import { nextNumber } from './store.ts'
import { contactFaults } from './take-in.ts'

export type RecordCorrectionAct = Exclude<keyof typeof recordCorrectionActs, 'file'>

export interface FileRecordCorrection {
  organId: string
  applicant: Person
  /** Which record, what in it is wrong, what shows it. */
  record: string
  wrong: string
  evidence: string
  on: Day
}

export async function fileRecordCorrection(
  app: App,
  by: Staff,
  { organId, applicant, record, wrong, evidence, on }: FileRecordCorrection,
  from: string | null,
): Promise<Result<{ id: string; number: string }>> {
  if (!may(by, 'register', organId)) return refused({ code: 'not-yours', message: whyNot('register') })
  const fault = (field: string, message: string) =>
    refused({ code: 'incomplete', message, field, basis: correctingRecords.text })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  if (!applicant.name.trim()) return fault('applicant.name', '请填写姓名或者名称')
  const wrongId = idFault(applicant.idKind, applicant.idNumber)
  if (wrongId) return fault('applicant.idNumber', wrongId)
  const { phone } = contactFaults(applicant)
  if (phone) return fault('applicant.phone', phone)
  if (!record.trim()) return fault('record', '请写明是哪一份记录')
  if (!wrong.trim()) return fault('wrong', '请写明哪里不准确')
  if (!evidence.trim()) return fault('evidence', '请写明证明记录不准确的证据')
  return asStaffOf(app.db, [organId], async (tx) => {
    const year = yearOf(on)
    const number = `更正〔${year}〕${await nextNumber(tx, organId, 'recordCorrection', year)}号`
    const { id } = await tx
      .insertInto('record_corrections')
      .values({
        organ_id: organId,
        number,
        applicant_mask: maskName(applicant.name),
        blind_id: blindIndex(app.keys.keys.values().next().value!, 'id', applicant.idNumber),
        record: record.trim(),
        wrong: wrong.trim(),
        evidence: evidence.trim(),
        state: 'filed',
        filed_on: on,
        act_count: 1,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const sealed = seal(app.keys, JSON.stringify(applicant), correctionContext(id), app.config.sealWith)
    await tx
      .updateTable('record_corrections')
      .set({ sealed })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    await tx
      .insertInto('record_correction_acts')
      .values({ organ_id: organId, correction_id: id, no: 1, act: 'file', on_day: on, at: app.now(), actor: by.id })
      .execute()
    await writeRecord(
      tx,
      {
        organId,
        at: app.now(),
        actor: by.id,
        from,
        act: 'fileRecordCorrection',
        subject: `correction:${id}`,
        after: { number, on },
      },
      app.config.recordWith,
    )
    return accepted({ id, number })
  })
}

export const correctionContext = (id: string) => `record correction ${id}`

export interface ActOnRecordCorrection {
  organId: string
  id: string
  act: RecordCorrectionAct
  on: Day
  /** What was found and told; for passing on and referring, which organ. */
  note: string
}

export async function actOnRecordCorrection(
  app: App,
  by: Staff,
  { organId, id, act, on, note }: ActOnRecordCorrection,
  from: string | null,
): Promise<Result<{ state: string }>> {
  if (!may(by, 'handle', organId)) return refused({ code: 'not-yours', message: whyNot('handle') })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  if (!Object.hasOwn(recordCorrectionActs, act) || (act as string) === 'file')
    return refused({ code: 'no-act', message: `没有“${act}”这一步`, field: 'act' })
  const { from: expected, to, label } = recordCorrectionActs[act]
  if (act !== 'verify' && !note.trim())
    return refused({
      code: 'incomplete',
      message: `请写明“${label}”的内容`,
      field: 'note',
      basis: correctingRecords.text,
    })
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<{ state: string }>> => {
    const row = await tx
      .selectFrom('record_corrections')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-case', message: '没有这件更正' })
    if (row.state !== expected)
      return refused({
        code: 'wrong-state',
        message: `现为“${recordCorrectionStates[row.state]}”，“${label}”只在“${recordCorrectionStates[expected]}”时可以进行`,
        basis: correctingRecords.text,
      })
    if (on < row.filed_on)
      return refused({ code: 'out-of-order', message: `日期${on}早于提出之日${row.filed_on}`, field: 'on' })
    await tx
      .insertInto('record_correction_acts')
      .values({
        organ_id: organId,
        correction_id: id,
        no: row.act_count + 1,
        act,
        on_day: on,
        at: app.now(),
        actor: by.id,
        note: note.trim(),
      })
      .execute()
    await tx
      .updateTable('record_corrections')
      .set({ state: to, act_count: row.act_count + 1, ended_on: to === 'verifying' ? null : on })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    await writeRecord(
      tx,
      {
        organId,
        at: app.now(),
        actor: by.id,
        from,
        act: `correction.${act}`,
        subject: `correction:${id}`,
        before: { state: row.state },
        after: { state: to, on },
      },
      app.config.recordWith,
    )
    return accepted({ state: to })
  })
}

export type RecordCorrectionListed = Omit<Selectable<RecordCorrections>, 'sealed' | 'blind_id'>

/** The corrections of these organs, open ones first. */
export async function listRecordCorrections(
  app: Pick<App, 'db'>,
  organIds: readonly string[],
): Promise<RecordCorrectionListed[]> {
  const { rows } = await sql<RecordCorrectionListed>`
    select organ_id, id, number, applicant_mask, record, wrong, evidence, state, filed_on, ended_on, act_count
    from record_corrections where organ_id = any (${[...organIds]}::text[])
    order by ended_on is not null, filed_on desc, number desc limit 1000`.execute(app.db)
  return rows
}

export interface RecordCorrectionSeen extends RecordCorrectionListed {
  acts: { no: number; act: string; label: string; on: Day; note: string }[]
  applicant: Person | null
}

/** One correction with its story and the person, whose data being seen is on record. */
export async function seeRecordCorrection(
  app: App,
  by: Staff,
  organId: string,
  id: string,
  from: string | null,
): Promise<Result<RecordCorrectionSeen>> {
  if (!may(by, 'seePersonalData', organId)) return refused({ code: 'not-yours', message: whyNot('seePersonalData') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const row = await tx
      .selectFrom('record_corrections')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-case', message: '没有这件更正' })
    const acts = await tx
      .selectFrom('record_correction_acts')
      .select(['no', 'act', 'on_day as on', 'note'])
      .where('organ_id', '=', organId)
      .where('correction_id', '=', id)
      .orderBy('no')
      .execute()
    const deed = { organId, at: app.now(), actor: by.id, from, act: 'seePeople', subject: `correction:${id}` }
    await writeRecord(tx, deed, app.config.recordWith)
    const { sealed, blind_id: _, ...listed } = row
    return accepted({
      ...listed,
      acts: acts.map((one) => ({
        ...one,
        on: one.on as Day,
        label: recordCorrectionActs[one.act as keyof typeof recordCorrectionActs].label,
      })),
      applicant: sealed ? (JSON.parse(unseal(app.keys, sealed, correctionContext(id))) as Person) : null,
    })
  })
}
