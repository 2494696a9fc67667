// 办理更正: looked into, corrected or declined by the organ that may; passed on or referred by one that may not. The person
// is told in writing each time.
import { type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Database, RecordCorrections } from '../../db/types.ts'
import { type Day, inWords } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { correctingRecords, recordCorrectionActs, recordCorrectionStates } from '../../law/regulation/index.ts'
import { reliefClause } from '../../law/relief/index.ts'
import { writeNotices } from '../../notices/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { calendarFor } from '../calendars.ts'
import { issueCaseLetter } from '../case-letters.ts'
import { letterheadOf } from '../letters/load-case.ts'
import { readLetterhead } from '../letters/queries.ts'
import { openPerson, type Person } from '../people.ts'
import { noticesToPerson } from '../person-notices.ts'
import { newQueryCode } from '../query-code.ts'
import { correctionContext, insertCorrection } from './file-record-correction.ts'

export type RecordCorrectionRow = Selectable<RecordCorrections>
export type RecordCorrectionAct = Exclude<keyof typeof recordCorrectionActs, 'file'>

export interface ActOnRecordCorrection {
  organId: string
  id: string
  act: RecordCorrectionAct
  on: Day
  /** What was found and told; for passing on and referring, which organ and how to reach it. */
  note: string
  /** Of passing on: an organ of this installation, where the case goes on at once. */
  toOrganId?: string
  seen?: number
}

export interface RecordCorrectionActed {
  state: string
  letterNumber: string | null
}

export async function actOnRecordCorrection(
  app: App,
  by: Staff,
  input: ActOnRecordCorrection,
  from: string | null,
): Promise<Result<RecordCorrectionActed>> {
  const { organId, id, act, on, note, toOrganId } = input
  const fault = correctionActRefusal(by, organId, act) ?? (await inputFault(app, input))
  if (fault) return refused(fault)
  const { from: expected, to, label } = recordCorrectionActs[act]
  const acted = await asStaffOf(app.db, [organId], async (tx): Promise<Result<RecordCorrectionActed>> => {
    const row = await tx
      .selectFrom('record_corrections')
      .selectAll()
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-case', message: '没有这件更正' })
    if (input.seen !== undefined && input.seen !== row.act_count)
      return refused({ code: 'changed-meanwhile', message: '这件更正刚刚有新的办理记录，请刷新后再操作' })
    if (row.state !== expected)
      return refused({
        code: 'wrong-state',
        message: `现为“${recordCorrectionStates[row.state]}”，“${label}”只在“${recordCorrectionStates[expected]}”时可以进行`,
        basis: correctingRecords.text,
      })
    if (on < row.filed_on)
      return refused({ code: 'out-of-order', message: `日期${on}早于提出之日${row.filed_on}`, field: 'on' })
    const no = row.act_count + 1
    await tx
      .insertInto('record_correction_acts')
      .values({
        organ_id: organId,
        correction_id: id,
        no,
        act,
        on_day: on,
        at: app.now(),
        actor: by.id,
        note: note.trim(),
      })
      .execute()
    const change = {
      state: to,
      act_count: no,
      ended_on: to === 'verifying' ? null : on,
      ...(act === 'verify' && { handler_id: by.id }),
      ...(act === 'passOn' && toOrganId && { passed_to: toOrganId }),
    }
    await tx
      .updateTable('record_corrections')
      .set(change)
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    const deed = { organId, actor: by.id, from, act: `correction.${act}`, subject: `correction:${id}` }
    const after = { state: to, on, ...(toOrganId && { to: toOrganId }) }
    await recordDeed(app, tx, { ...deed, before: { state: row.state }, after })
    const person = row.sealed ? openPerson(app.keys, row.sealed, correctionContext(id)) : null
    const letter = await toldInWriting(app, tx, { id: by.id, from }, { row, person, input, actNo: no })
    await tellPerson(app, tx, row, person, act)
    return accepted({ state: to, letterNumber: letter })
  })
  if (acted.ok && toOrganId) await deliverCorrections(app)
  return acted
}

/** Why this person may not do this: whoever registers passes on and refers, whoever handles does all. */
export function correctionActRefusal(by: Staff, organId: string, act: RecordCorrectionAct): Refusal | undefined {
  const toRegistry = act === 'passOn' || act === 'refer'
  if (may(by, 'handle', organId) || (toRegistry && may(by, 'register', organId))) return undefined
  return { code: 'not-yours', message: whyNot('handle') }
}

async function inputFault(app: App, { act, on, note, organId, toOrganId }: ActOnRecordCorrection) {
  if (on > app.today()) return { code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' }
  if (!Object.hasOwn(recordCorrectionActs, act) || (act as string) === 'file')
    return { code: 'no-act', message: `没有“${act}”这一步`, field: 'act' }
  const { label } = recordCorrectionActs[act]
  const basis = correctingRecords.text
  if (act !== 'verify' && !note.trim())
    return { code: 'incomplete', message: `请写明“${label}”的内容`, field: 'note', basis }
  if (!toOrganId) return undefined
  if (act !== 'passOn') return { code: 'no-target', message: '只有转送才选择机关', field: 'toOrganId' }
  if (toOrganId === organId) return { code: 'oneself', message: '请选择另一个机关', field: 'toOrganId' }
  const organ = await app.db.selectFrom('organs').select('id').where('id', '=', toOrganId).executeTakeFirst()
  return organ ? undefined : { code: 'no-organ', message: '没有这个机关', field: 'toOrganId' }
}

const letterTitles: Record<RecordCorrectionAct, string | null> = {
  verify: null,
  correct: '更正政府信息告知书',
  decline: '不予更正政府信息告知书',
  passOn: '更正申请转送告知书',
  refer: '更正申请告知书',
}

interface Telling {
  row: RecordCorrectionRow
  person: Person | null
  input: ActOnRecordCorrection
  actNo: number
}

async function toldInWriting(
  app: App,
  tx: Transaction<Database>,
  by: { id: string; from: string | null },
  { row, person, input, actNo }: Telling,
): Promise<string | null> {
  const { organId, id, act, on, note } = input
  const title = letterTitles[act]
  if (!title) return null
  const asked = `你于${inWords(row.filed_on as Day)}要求更正“${row.record}”中的记录（${row.number}），认为不准确之处为：${row.wrong}`
  const basis = correctingRecords.text
  const said: Record<Exclude<RecordCorrectionAct, 'verify'>, string> = {
    correct: `经审核，依据${basis}，本机关已经更正：${note.trim()}`,
    decline: `经核实，依据${basis}，不予更正。理由：${note.trim()}`,
    passOn: `本机关无权更正这份记录。依据${basis}，已经转送有权更正的机关：${note.trim()}`,
    refer: `本机关无权更正这份记录。依据${basis}，请向有权更正的机关提出：${note.trim()}`,
  }
  const head = letterheadOf(organId, await readLetterhead(tx, organId), on)
  const { bodies, court, relief: setting } = head
  const clause = act === 'decline' ? (reliefClause('other.rest', on, { bodies, court, setting })?.text ?? '') : ''
  const { number } = await issueCaseLetter(app, tx, by, {
    organId,
    about: 'correction',
    caseId: id,
    actNo,
    title,
    addressee: person?.name ?? '申请人',
    paragraphs: [asked, said[act as Exclude<RecordCorrectionAct, 'verify'>], clause],
    on,
  })
  return number
}

async function tellPerson(
  app: App,
  tx: Transaction<Database>,
  row: RecordCorrectionRow,
  person: Person | null,
  act: RecordCorrectionAct,
) {
  if (row.is_example || !person) return
  const notices = noticesToPerson(app, person, {
    organId: row.organ_id,
    subject: `correction:${row.id}`,
    title: '更正政府信息的进展',
    body: `您提出的更正要求${row.number}有了进展：${recordCorrectionActs[act].label}。凭查询码查看：${app.config.origin}/progress`,
    once: `correction ${row.id} ${row.act_count + 1}`,
  })
  await writeNotices(tx, notices, app.now())
}

/** Puts what was passed on before the organ it was passed to; interrupted, it is done the next time. Gives how many. */
export async function deliverCorrections(app: App): Promise<number> {
  const { rows } = await sql<RecordCorrectionRow>`
    select * from record_corrections where passed_to is not null and passed_at is null and sealed is not null
    order by filed_on limit 200`.execute(app.db)
  for (const row of rows) {
    const calendar = await calendarFor(app, row.passed_to!)
    await app.transaction(async (tx) => {
      const { rows: there } = await sql`
        select 1 from record_corrections where passed_from = ${row.organ_id} and passed_id = ${row.id}::uuid`.execute(
        tx,
      )
      if (!there.length) {
        const form = {
          organId: row.passed_to!,
          applicant: openPerson(app.keys, row.sealed!, correctionContext(row.id)),
          record: row.record,
          wrong: row.wrong,
          evidence: row.evidence,
        }
        const filing = { on: app.today(), channel: 'passedOn', queryCode: newQueryCode() } as const
        const passed = { from: row.organ_id, id: row.id }
        const doer = { id: 'system', from: null }
        const { id } = await insertCorrection(app, tx, form, doer, calendar, { ...filing, passed })
        await sql`insert into case_files (organ_id, about, case_id, name, size, file_sha256, made_at)
          select ${row.passed_to}, about, ${id}::uuid, name, size, file_sha256, ${app.now()} from case_files
          where organ_id = ${row.organ_id} and case_id = ${row.id}::uuid`.execute(tx)
      }
      await sql`update record_corrections set passed_at = ${app.now()}
        where organ_id = ${row.organ_id} and id = ${row.id}::uuid`.execute(tx)
    })
  }
  return rows.length
}
