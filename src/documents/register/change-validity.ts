// 有效性变更 by hand (repealed by a decision, suspended, in force again), and by the clock when a term has run out.
import { sql, type Transaction } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Database } from '../../db/types.ts'
import { addDays, type Day } from '../../kit/days.ts'
import { type Result, refused } from '../../kit/results.ts'
import { type Validity, validities } from '../../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { calendarFor, rolledBack } from '../../requests/index.ts'
import { type DocumentActed, performDocumentAct } from '../act-on-document.ts'
import { indexDocument } from '../search/index.ts'
import { lockDocument, raiseDataVersion } from '../store.ts'

export interface ValidityChangeInput {
  organId: string
  documentId: string
  validity: Validity
  /** From this day, before or after today; today where it is not given. */
  fromOn?: Day
  /** Why: the decision, its number. */
  basis: string
  by?: { organId: string; id: string }
}

export async function changeValidity(
  app: App,
  by: Staff,
  { organId, documentId, validity, fromOn, basis, by: document }: ValidityChangeInput,
  from: string | null,
): Promise<Result<DocumentActed>> {
  if (!may(by, 'keepRegister', organId)) return refused({ code: 'not-yours', message: whyNot('keepRegister') })
  if (!basis.trim()) return refused({ code: 'incomplete', message: '请写明依据，例如宣布废止的文件', field: 'basis' })
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<DocumentActed>> => {
    const row = await lockDocument(tx, organId, documentId)
    if (!row?.register_no) return refused({ code: 'no-document', message: '登记簿中没有这份文件' })
    const same = row.validity === validity ? await lastStep(tx, organId, documentId, validity) : undefined
    if (row.validity === validity && (!same || !fromOn || same === fromOn))
      return refused({ code: 'no-change', message: `现在已经是“${validities[validity].label}”`, field: 'validity' })
    if (fromOn && row.made_on && fromOn < row.made_on)
      return refused({ code: 'before-made', message: `早于成文日期${row.made_on}`, field: 'fromOn' })
    // The day was wrong: the step moves, and the acts keep both.
    if (same) await dropStep(tx, organId, documentId, same)
    const facts = {
      act: 'changeValidity',
      on: app.today(),
      by: by.id,
      validity,
      ...(fromOn && fromOn !== app.today() && { fromOn }),
      basis: basis.trim(),
      ...(document && { byOrganId: document.organId, byId: document.id }),
    } as const
    return performDocumentAct(app, tx, row, facts, { id: by.id, from }, calendar)
  }).catch(rolledBack)
}

/** The day of the last step of this kind that has come. */
async function lastStep(tx: Transaction<Database>, organId: string, documentId: string, validity: Validity) {
  const step = await tx
    .selectFrom('document_validity')
    .select('from_on')
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('validity', '=', validity)
    .orderBy('from_on', 'desc')
    .limit(1)
    .executeTakeFirst()
  return step?.from_on as Day | undefined
}

const dropStep = (tx: Transaction<Database>, organId: string, documentId: string, fromOn: Day) =>
  tx
    .deleteFrom('document_validity')
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('from_on', '=', fromOn)
    .execute()

/** What a day brings: changes recorded ahead, then terms that have run out. How many documents changed. */
export const keepValidity = async (app: App): Promise<number> =>
  (await applyChangesAhead(app)) + (await expireDocuments(app))

/** Changes recorded ahead take effect on their day. How many did. */
async function applyChangesAhead(app: App): Promise<number> {
  const today = app.today()
  const { rows } = await sql<{ organId: string; id: string; validity: Validity }>`
    select d.organ_id as "organId", d.id, h.validity from documents d cross join lateral (
      select validity, from_on, made_at from document_validity h
      where h.organ_id = d.organ_id and h.document_id = d.id and h.from_on <= ${today}::date
      order by h.from_on desc limit 1) h
    where d.register_no is not null and (d.organ_id, d.id) in (
      select organ_id, document_id from document_validity
      where from_on <= ${today}::date and made_at < from_on::timestamp at time zone 'Asia/Shanghai')
      and d.validity <> h.validity and d.validity <> 'expired' limit 2000`.execute(app.db)
  for (const { organId, id, validity } of rows)
    await asStaffOf(app.db, [organId], async (tx) => {
      await tx.updateTable('documents').set({ validity }).where('organ_id', '=', organId).where('id', '=', id).execute()
      await indexDocument(tx, organId, id)
      await raiseDataVersion(tx)
    })
  return rows.length
}

/** 有效期届满自动失效. How many expired; a document that is being corrected waits until that is done. */
async function expireDocuments(app: App): Promise<number> {
  const over = await app.db
    .selectFrom('documents')
    .select(['organ_id', 'id', 'valid_until'])
    .where('register_no', 'is not', null)
    .where('validity', 'in', ['inForce', 'amended'])
    .where('valid_until', '<', app.today())
    .where('state', 'in', ['published', 'kept', 'withdrawn'])
    .limit(2000)
    .execute()
  let expired = 0
  for (const { organ_id: organId, id, valid_until } of over) {
    const calendar = await calendarFor(app, organId)
    const done = await asStaffOf(app.db, [organId], async (tx) => {
      const row = await lockDocument(tx, organId, id)
      if (!row) return undefined
      const basis = `有效期至${valid_until}`
      const fromOn = addDays(valid_until as Day, 1)
      const facts = { act: 'changeValidity', on: app.today(), by: 'clock', validity: 'expired', fromOn, basis } as const
      return performDocumentAct(app, tx, row, facts, { id: 'clock', from: null }, calendar)
    }).catch(rolledBack)
    if (done?.ok) expired += 1
  }
  return expired
}
