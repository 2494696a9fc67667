// 起草文书: a draft holds what was filled in; everything else is put in when it is looked at or issued.
import type { Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Database } from '../../db/types.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type LetterKind, letterKinds, type OutcomeId, states } from '../../law/requests/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { calendarFor } from '../calendars.ts'
import { lockRequest, type RequestRow, readRequest } from '../store.ts'
import { type Composed, composeLetter } from './compose.ts'
import { sealOf } from './electronic-seal.ts'
import { asks, type Fields, fieldFault } from './fields.ts'
import type { LetterFee } from './letter-fee.ts'
import { feeOf, loadCase, replyText } from './load-case.ts'
import { outcomeOf } from './parts-of.ts'
import { earlierAnswer, type MonthRequest, readNotes, requestsOfMonth } from './queries.ts'
import { answerKinds } from './sent-by.ts'
import { changePaper, insertPaper, type LetterRow, readLetter } from './store.ts'
import { templateInUse, templateOf } from './templates.ts'

export interface LetterOf {
  organId: string
  requestId: string
}

/** Those who handle a request draft its letters; the registry drafts receipts and forms. */
function draftRefusal(by: Staff, organId: string, kind: LetterKind) {
  const ofRegistry = kind === 'receipt' || letterKinds[kind].group === 'form'
  if (may(by, 'handle', organId) || (ofRegistry && may(by, 'register', organId))) return undefined
  return { code: 'not-yours', message: whyNot('handle') }
}

export interface Drafted {
  id: string
  fields: Fields
  missing: Composed['missing']
}

/** A new draft; what can be found out is filled in beside what was given. */
export async function draftLetter(
  app: App,
  by: Staff,
  input: LetterOf & { kind: LetterKind; fields?: Fields },
  from: string | null,
): Promise<Result<Drafted>> {
  const { organId, requestId, kind, fields = {} } = input
  const refusal = draftRefusal(by, organId, kind) ?? fieldFault(kind, fields)
  if (refusal) return refused(refusal)
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await lockRequest(tx, organId, requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    const filled = { ...(await known(tx, request, kind)), ...fields }
    const id = await insertPaper(tx, {
      organ_id: organId,
      request_id: requestId,
      kind,
      title: (await templateInUse(tx, organId, kind)).title,
      state: 'draft',
      made_by: by.id,
      made_at: app.now(),
      fields: filled,
    })
    await recordPaper(app, tx, { organId, by, from, act: 'draftLetter', requestId, after: { paper: id, kind } })
    const { missing } = await composeNow(app, tx, request, asDraft(kind, filled), by)
    return accepted({ id, fields: filled, missing })
  })
}

/** 修改草稿. A letter sent for clearance is changed after it was sent back. */
export async function updateLetter(
  app: App,
  by: Staff,
  input: LetterOf & { paperId: string; fields: Fields },
  from: string | null,
): Promise<Result<Drafted>> {
  const { organId, requestId, paperId } = input
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await readRequest(tx, organId, requestId)
    const letter = await readLetter(tx, organId, requestId, paperId, true)
    if (!request || !letter) return refused(noLetter)
    const refusal = draftRefusal(by, organId, letter.kind) ?? fieldFault(letter.kind, input.fields)
    if (refusal) return refused(refusal)
    if (letter.state !== 'draft') return refused(notADraft(letter))
    const fields = { ...letter.fields, ...input.fields }
    await changePaper(tx, organId, paperId, { fields })
    await recordPaper(app, tx, { organId, by, from, act: 'updateLetter', requestId, after: { paper: paperId } })
    const { missing } = await composeNow(app, tx, request, asDraft(letter.kind, fields), by)
    return accepted({ id: paperId, fields, missing })
  })
}

/** 作废草稿: kept on file, never issued. */
export async function voidLetter(
  app: App,
  by: Staff,
  { organId, requestId, paperId }: LetterOf & { paperId: string },
  from: string | null,
): Promise<Result<null>> {
  return asStaffOf(app.db, [organId], async (tx) => {
    const letter = await readLetter(tx, organId, requestId, paperId, true)
    if (!letter) return refused(noLetter)
    const refusal = draftRefusal(by, organId, letter.kind)
    if (refusal) return refused(refusal)
    if (letter.state !== 'draft') return refused(notADraft(letter))
    await changePaper(tx, organId, paperId, { state: 'void' })
    await recordPaper(app, tx, { organId, by, from, act: 'voidLetter', requestId, after: { paper: paperId } })
    return accepted(null)
  })
}

export const noLetter = { code: 'no-letter', message: '没有这份文书' }

const stateLabels = {
  draft: '草稿',
  submitted: '已送审',
  cleared: '已签发',
  issued: '已发出',
  filed: '已存档',
  void: '已作废',
}
export const paperStateLabels: Readonly<Record<LetterRow['state'], string>> = stateLabels

const notADraft = ({ title, state }: LetterRow) => ({
  code: 'wrong-state',
  message: `“${title}”${stateLabels[state]}，只有草稿可以修改${state === 'submitted' || state === 'cleared' ? `；请先退回（申请须在“${states.clearance.label}”）` : ''}`,
})

/** The letter as it would be issued today. */
export async function composeNow(
  app: App,
  db: Transaction<Database> | App['db'],
  request: RequestRow,
  letter: Pick<LetterRow, 'kind' | 'fields' | 'state' | 'template_version'>,
  by: Pick<Staff, 'name'>,
  masked = false,
): Promise<Composed & { outcome: OutcomeId | null }> {
  const calendar = await calendarFor(app, request.organ_id)
  const { kind, fields } = letter
  const on = app.today()
  const about = { request, kind, fields, on, standing: request.standing, calendar, number: null, by: by.name }
  const found = await loadCase(app, db, about, masked)
  const sealed = Boolean(sealOf(app.config, found.organ.id))
  const outcome = outcomeOf(found) ?? null
  return { ...composeLetter(found, await templateOf(db, request.organ_id, letter), sealed), outcome }
}

const asDraft = (kind: LetterKind, fields: Fields) => ({
  kind,
  fields,
  state: 'draft' as const,
  template_version: null,
})

/** What the request itself fills in: the earlier answer of a duplicate, the outcome that was decided. */
async function known(tx: Transaction<Database>, request: RequestRow, kind: LetterKind): Promise<Fields> {
  if (kind === 'partial') return severed(await readNotes(tx, request.organ_id, request.id))
  if (!asks[kind].includes('earlierReply')) return {}
  const earlier = await earlierAnswer(tx, request.organ_id, request.id, answerKinds)
  return earlier ? { earlierReply: replyText(earlier) } : {}
}

/** 区分处理 as it was noted: the parts withheld, with their ground where all have the same. */
function severed(notes: Awaited<ReturnType<typeof readNotes>>): Fields {
  const severances = notes
    .filter(({ kind }) => kind === 'severance')
    .map(({ text, data }) => ({ text, ...(data as { document: string; part: string; ground: string }) }))
  if (!severances.length) return {}
  const [ground, other] = [...new Set(severances.map((one) => one.ground))]
  return {
    withheldPart: severances.map(({ document, part }) => `${document}中的${part}`).join('\n'),
    reason: severances.map(({ text }) => text).join('\n'),
    ...(ground && !other && { ground }),
  }
}

/** 计算信息处理费: what a notice for this request would charge. */
export async function feeForRequest(
  app: App,
  by: Staff,
  { organId, requestId, tariff, pages }: LetterOf & { tariff: 'item' | 'page'; pages?: number },
): Promise<Result<LetterFee & { earlier: MonthRequest[] }>> {
  if (!may(by, 'readRequests', organId)) return refused({ code: 'not-yours', message: whyNot('readRequests') })
  if (!(await readRequest(app.db, organId, requestId))) return refused({ code: 'no-request', message: '没有这件申请' })
  const fee = await feeOf(app.db, organId, requestId, { tariff, ...(pages !== undefined && { pages }) })
  if (!fee) return refused({ code: 'bad-field', message: '请填写页数', field: 'pages' })
  return accepted({ ...fee, earlier: tariff === 'item' ? await requestsOfMonth(app.db, organId, requestId) : [] })
}

export const recordPaper = (
  app: App,
  tx: Transaction<Database>,
  deed: {
    organId: string
    by: { id: string }
    from: string | null
    act: string
    requestId: string
    after?: object
  },
): Promise<number> =>
  recordDeed(app, tx, {
    organId: deed.organId,
    actor: deed.by.id,
    from: deed.from,
    act: deed.act,
    subject: `request:${deed.requestId}`,
    after: deed.after,
  })
