// 办理投诉: the organ above takes the complaint in or not, asks the organ for its statement, orders it to put right what was
// wrong, answers the person, closes the file.
import { randomUUID } from 'node:crypto'
import { type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Complaints, Database } from '../../db/types.ts'
import { type Day, inWords } from '../../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import {
  type ComplaintAct,
  type ComplaintState,
  complaining,
  complainingAbove,
  complaintActs,
  complaintEnded,
  complaintStates,
  type Finding,
  findings,
} from '../../law/regulation/index.ts'
import { writeNotices } from '../../notices/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { issueCaseLetter } from '../case-letters.ts'
import { openPerson } from '../people.ts'
import { noticesToPerson } from '../person-notices.ts'
import { headMailboxes } from '../staff-notices.ts'
import { complainantContext, reasonLabel } from './complain.ts'

export type ComplaintRow = Selectable<Complaints>
export type ComplaintActId = Exclude<ComplaintAct, 'file'>

export interface ActOnComplaint {
  /** The organ that looks into it. */
  organId: string
  id: string
  act: ComplaintActId
  on: Day
  /** The reason, what is asked, what is to be put right, the answer. */
  note?: string
  /** By when the organ is to answer what is asked or ordered. */
  until?: Day
  /** Of an answer: what was found. */
  finding?: Finding
  seen?: number
}

export interface ComplaintActed {
  state: ComplaintState
  actCount: number
  letterNumber: string | null
}

export async function actOnComplaint(
  app: App,
  by: Staff,
  input: ActOnComplaint,
  from: string | null,
): Promise<Result<ComplaintActed>> {
  const { organId, id, act, on } = input
  const refusal = Object.hasOwn(complaintActs, act) ? whoRefusal(by, organId, act) : noAct(act)
  const fault = refusal ?? inputFault(app, input)
  if (fault) return refused(fault)
  const heads = new Map<string, string[]>()
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<ComplaintActed>> => {
    const row = await lockComplaint(tx, organId, id)
    if (!row) return refused({ code: 'no-case', message: '没有这件投诉' })
    const stopped = (await stateFault(tx, row, input)) ?? undefined
    if (stopped) return refused(stopped)
    const no = row.act_count + 1
    const note = input.note?.trim() ?? ''
    const doer = { id: by.id, from }
    await tx
      .insertInto('complaint_acts')
      .values({ organ_id: organId, complaint_id: id, no, act, on_day: on, at: app.now(), actor: by.id, note })
      .execute()
    const state = complaintActs[act].to
    const change = {
      state,
      act_count: no,
      ...(act === 'accept' && { accepted_on: on }),
      ...(act === 'orderRectification' && { rectified: true }),
      ...(act === 'answer' && { finding: input.finding! }),
      ...(complaintEnded(state) && !row.ended_on && { ended_on: on }),
    }
    await tx.updateTable('complaints').set(change).where('organ_id', '=', organId).where('id', '=', id).execute()
    const after = { state, on, ...(input.finding && { finding: input.finding }) }
    const deed = { organId, actor: by.id, from, act: `complaint.${act}`, subject: `complaint:${id}` }
    await recordDeed(app, tx, { ...deed, before: { state: row.state }, after })
    if (act === 'askStatement' || act === 'orderRectification') {
      if (!heads.has(row.about_organ)) heads.set(row.about_organ, await headMailboxes(app.db, row.about_organ))
      await ask(app, tx, by, row, input, heads.get(row.about_organ)!)
    }
    const letter = await answerLetter(app, tx, doer, row, input, no)
    await tellComplainant(app, tx, row, act)
    return accepted({ state, actCount: no, letterNumber: letter })
  })
}

export const lockComplaint = (tx: Transaction<Database>, organId: string, id: string) =>
  tx
    .selectFrom('complaints')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst() as Promise<ComplaintRow | undefined>

const noAct = (act: string): Refusal => ({ code: 'no-act', message: `没有“${act}”这一步`, field: 'act' })

/** Why this person may not do this: decisions are the head's. */
export function whoRefusal(by: Staff, organId: string, act: ComplaintActId): Refusal | undefined {
  const permission = 'decides' in complaintActs[act] ? 'decideComplaints' : 'handleComplaints'
  return may(by, permission, organId) ? undefined : { code: 'not-yours', message: whyNot(permission) }
}

const needsWords: Partial<Record<ComplaintActId, string>> = {
  decline: '请写明不予受理的理由',
  askStatement: '请写明要求说明的事项',
  orderRectification: '请写明要求改正的事项',
  answer: '请写明查明的情况和处理意见',
}

function inputFault(app: App, { act, on, note, until, finding }: ActOnComplaint): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({
    code: 'incomplete',
    message,
    field,
    basis: complaining.text,
  })
  if (on > app.today()) return { code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' }
  const words = needsWords[act]
  if (words && !note?.trim()) return fault('note', words)
  if ((note?.length ?? 0) > 5000) return fault('note', `最多5000字，现为${note!.length}字`)
  if (act === 'askStatement' || act === 'orderRectification') {
    if (!until) return fault('until', '请填写要求回复的期限')
    if (until < on) return fault('until', `期限${until}早于办理之日${on}`)
  }
  if (act === 'answer' && !(finding && Object.hasOwn(findings, finding))) return fault('finding', '请选择查明的结果')
  return undefined
}

async function stateFault(
  tx: Transaction<Database>,
  row: ComplaintRow,
  { act, on, seen }: ActOnComplaint,
): Promise<Refusal | undefined> {
  if (seen !== undefined && seen !== row.act_count)
    return { code: 'changed-meanwhile', message: '这件投诉刚刚有新的办理记录，请刷新后再操作' }
  const { from, label } = complaintActs[act]
  if (!(from as readonly string[]).includes(row.state))
    return {
      code: 'wrong-state',
      message: `现为“${complaintStates[row.state as ComplaintState]}”，“${label}”只在“${from.map((one) => complaintStates[one]).join('”“')}”时可以进行`,
    }
  if (on < row.made_on) return { code: 'out-of-order', message: `日期${on}早于投诉之日${row.made_on}`, field: 'on' }
  if (act !== 'close') return undefined
  const open = await tx
    .selectFrom('complaint_asks')
    .select('id')
    .where('supervisor', '=', row.organ_id)
    .where('complaint_id', '=', row.id)
    .where('answer', 'is', null)
    .executeTakeFirst()
  return open && { code: 'asks-open', message: '交办的事项还没有回复，回复以后再办结' }
}

async function ask(
  app: App,
  tx: Transaction<Database>,
  by: Staff,
  row: ComplaintRow,
  { act, on, note, until }: ActOnComplaint,
  heads: readonly string[],
): Promise<void> {
  const kind = act === 'askStatement' ? 'statement' : 'rectification'
  // The row is the other organ's: it is written blind, since its policy lets this side read it, not return it as its own.
  await sql`insert into complaint_asks (organ_id, id, supervisor, complaint_id, kind, text, due_on, made_on, made_at, made_by)
    values (${row.about_organ}, ${randomUUID()}::uuid, ${row.organ_id}, ${row.id}::uuid, ${kind}, ${note!.trim()},
      ${until!}::date, ${on}::date, ${app.now()}, ${by.id})`.execute(tx)
  await writeNotices(
    tx,
    heads.map((recipient) => ({
      organId: row.organ_id,
      subject: `complaint:${row.id}`,
      channel: 'email' as const,
      recipient,
      title: kind === 'statement' ? '上级机关要求就一件投诉说明情况' : '上级机关责令改正',
      body: `${complaintActs[act].label}：投诉${row.number ?? ''}，请登录工作台查看，${until}前回复。`,
    })),
    app.now(),
  )
}

/** What is told in writing: that it is not taken in and why, or what was found and done. */
async function answerLetter(
  app: App,
  tx: Transaction<Database>,
  by: { id: string; from: string | null },
  row: ComplaintRow,
  { organId, id, act, on, note, finding }: ActOnComplaint,
  actNo: number,
): Promise<string | null> {
  if (act !== 'answer' && act !== 'decline') return null
  const person = row.sealed ? openPerson(app.keys, row.sealed, complainantContext(id)) : null
  const about = await app.db
    .selectFrom('organs')
    .select('name')
    .where('id', '=', row.about_organ)
    .executeTakeFirstOrThrow()
  const matter = row.information ? `关于“${row.information}”` : '关于政府信息公开申请的办理'
  const came = `你于${inWords(row.made_on as Day)}投诉${about.name}（${reasonLabel(row.reason)}），${matter}，本机关编号为${row.number}。`
  const outcome =
    act === 'decline'
      ? [`经审查，不予受理。理由：${note!.trim()}`]
      : [`依据${complaining.text}，本机关进行了核实，结果为：${findings[finding!]}。`, note!.trim()]
  const { number } = await issueCaseLetter(app, tx, by, {
    organId,
    about: 'complaint',
    caseId: id,
    actNo,
    title: act === 'decline' ? '投诉不予受理告知书' : '投诉答复书',
    addressee: person?.name ?? '投诉人',
    paragraphs: [
      came,
      ...outcome,
      `对${about.name}的政府信息公开行为仍有异议的，可以依法申请行政复议或者提起行政诉讼（${complainingAbove.text}）。`,
    ],
    on,
  })
  return number
}

const told: Partial<Record<ComplaintActId, string>> = {
  accept: '已经受理',
  decline: '不予受理，理由见告知书',
  answer: '已经答复',
}

async function tellComplainant(app: App, tx: Transaction<Database>, row: ComplaintRow, act: ComplaintActId) {
  const words = told[act]
  if (!words || row.is_example || !row.sealed) return
  const person = openPerson(app.keys, row.sealed, complainantContext(row.id))
  const notices = noticesToPerson(app, person, {
    organId: row.organ_id,
    subject: `complaint:${row.id}`,
    title: '投诉的进展',
    body: `您提出的投诉${row.number}${words}。凭查询码查看：${app.config.origin}/progress`,
    once: `complaint ${row.id} ${row.act_count + 1}`,
  })
  await writeNotices(tx, notices, app.now())
}
