// 采纳与否: taken up, the information goes the way of every document that is published; declined, the reason is kept and
// told to the applicant who proposed it.
import { type Selectable, sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Conversions, Database } from '../../db/types.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import { converting } from '../../law/regulation/index.ts'
import { writeNotices } from '../../notices/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { performAct } from '../act-on-request.ts'
import { calendarFor } from '../calendars.ts'
import { openPerson } from '../people.ts'
import { noticesToPerson } from '../person-notices.ts'
import { lockRequest } from '../store.ts'
import { personContext } from '../take-in.ts'

type ConversionRow = Selectable<Conversions>

export interface DeclineConversion {
  organId: string
  id: string
  /** Why not; told to the applicant who proposed it. */
  answer: string
}

export async function declineConversion(
  app: App,
  by: Staff,
  { organId, id, answer }: DeclineConversion,
  from: string | null,
): Promise<Result<{ state: string }>> {
  if (!may(by, 'decideConversions', organId))
    return refused({ code: 'not-yours', message: whyNot('decideConversions') })
  const words = typeof answer === 'string' ? answer.trim() : ''
  if (!words)
    return refused({ code: 'incomplete', message: '请写明不采纳的理由', field: 'answer', basis: converting.text })
  return asStaffOf(app.db, [organId], async (tx) => {
    const row = await lockOpen(tx, organId, id)
    if ('refusal' in row) return refused(row.refusal)
    await decide(app, tx, by, row, { state: 'declined', answer: words }, from)
    return accepted({ state: 'declined' })
  })
}

/** Links the document that was drafted of it. Called by the use case of the documents that drafts it. */
export async function linkConversion(
  app: App,
  by: Staff,
  { organId, id, documentId, answer }: { organId: string; id: string; documentId: string; answer: string },
  from: string | null,
): Promise<Result<{ state: string }>> {
  if (!may(by, 'decideConversions', organId))
    return refused({ code: 'not-yours', message: whyNot('decideConversions') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const row = await lockOpen(tx, organId, id)
    if ('refusal' in row) return refused(row.refusal)
    await decide(app, tx, by, row, { state: 'accepted', answer, document_id: documentId }, from)
    return accepted({ state: 'accepted' })
  })
}

/** Whether it is open still, before a document is drafted of it, and whether the title names an applicant. */
export async function conversionFault(
  app: App,
  by: Staff,
  { organId, id, title }: { organId: string; id: string; title: string },
): Promise<Refusal | undefined> {
  if (!may(by, 'decideConversions', organId)) return { code: 'not-yours', message: whyNot('decideConversions') }
  if (!title.trim()) return { code: 'incomplete', message: '请填写信息的名称', field: 'title' }
  return asStaffOf(app.db, [organId], async (tx) => {
    const row = await lockOpen(tx, organId, id)
    if ('refusal' in row) return row.refusal
    const { rows: people } = await sql<{ request_id: string; no: number; sealed: string }>`
      select p.request_id, p.no, p.sealed from conversion_requests c
      join request_people p on p.organ_id = c.organ_id and p.request_id = c.request_id
      where c.organ_id = ${organId} and c.conversion_id = ${id}::uuid and p.sealed is not null`.execute(tx)
    const named = people.some(({ request_id, no, sealed }) => {
      const { name, idNumber, phone } = openPerson(app.keys, sealed, personContext(request_id, no))
      return [name, idNumber, phone].some((secret) => secret.trim().length > 1 && title.includes(secret.trim()))
    })
    return named
      ? { code: 'names-applicant', message: '公开的名称中不能出现申请人的姓名、证件号码或者电话', field: 'title' }
      : undefined
  })
}

async function lockOpen(
  tx: Transaction<Database>,
  organId: string,
  id: string,
): Promise<ConversionRow | { refusal: Refusal }> {
  const row = await tx
    .selectFrom('conversions')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .forUpdate()
    .executeTakeFirst()
  if (!row) return { refusal: { code: 'no-case', message: '没有这条建议' } }
  if (row.state !== 'open') return { refusal: { code: 'decided-before', message: `已于${row.decided_on}决定` } }
  return row
}

async function decide(
  app: App,
  tx: Transaction<Database>,
  by: Staff,
  { organ_id: organId, id, source }: ConversionRow,
  change: { state: 'accepted' | 'declined'; answer: string; document_id?: string },
  from: string | null,
) {
  await tx
    .updateTable('conversions')
    .set({ ...change, decided_on: app.today(), decided_by: by.id })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute()
  const subject = `conversion:${id}`
  const after = { state: change.state, ...(change.document_id && { document: change.document_id }) }
  const deed = { organId, actor: by.id, from, act: 'decideConversion', subject, after }
  await recordDeed(app, tx, deed)
  if (source === 'applicant') await tellProposer(app, tx, organId, id, change.state)
}

async function tellProposer(
  app: App,
  tx: Transaction<Database>,
  organId: string,
  id: string,
  state: 'accepted' | 'declined',
) {
  const { rows } = await sql<{ request_id: string; no: number; sealed: string; is_example: boolean }>`
    select p.request_id, p.no, p.sealed, r.is_example from conversion_requests c
    join requests r on r.organ_id = c.organ_id and r.id = c.request_id
    join request_people p on p.organ_id = c.organ_id and p.request_id = c.request_id and p.no = 1
    where c.organ_id = ${organId} and c.conversion_id = ${id}::uuid and p.sealed is not null`.execute(tx)
  for (const { request_id, no, sealed, is_example } of rows) {
    if (is_example) continue
    const person = openPerson(app.keys, sealed, personContext(request_id, no))
    const line = {
      organId,
      subject: `request:${request_id}`,
      title: '主动公开建议的答复',
      body: `您关于主动公开的建议${state === 'accepted' ? '已经采纳' : '没有采纳'}。凭查询码查看：${app.config.origin}/progress`,
      once: `conversion ${id} ${state}`,
    }
    await writeNotices(tx, noticesToPerson(app, person, line), app.now())
  }
}

/** The document was published: each request says so from now on, and the proposal is done. Gives how many requests. */
export async function settleConversion(
  app: App,
  { organId, id, title, place }: { organId: string; id: string; title: string; place: string },
): Promise<number> {
  const calendar = await calendarFor(app, organId)
  return app.transaction(async (tx) => {
    const { rows } = await sql<{ request_id: string }>`
      select r.request_id from conversions c
      join conversion_requests r on r.organ_id = c.organ_id and r.conversion_id = c.id
      where c.organ_id = ${organId} and c.id = ${id}::uuid and c.state = 'accepted' order by r.request_id`.execute(tx)
    let told = 0
    for (const { request_id: requestId } of rows) {
      const request = await lockRequest(tx, organId, requestId)
      if (!request || request.is_open) continue
      const facts = { act: 'makePublic', on: app.today(), title, place } as const
      const done = await performAct(app, tx, request, facts, { id: 'system', from: null }, calendar)
      if (done.ok) told += 1
    }
    await sql`update conversions set state = 'published'
      where organ_id = ${organId} and id = ${id}::uuid and state = 'accepted'`.execute(tx)
    const deed = { organId, actor: 'system', from: null, act: 'settleConversion' }
    if (rows.length) await recordDeed(app, tx, { ...deed, subject: `conversion:${id}` })
    return told
  })
}
