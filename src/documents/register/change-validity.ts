// 有效性变更 by hand (repealed by a decision, suspended, in force again), and by the clock when a term has run out.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { type Result, refused } from '../../kit/results.ts'
import { type Validity, validities } from '../../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { calendarFor, rolledBack } from '../../requests/index.ts'
import { type DocumentActed, performDocumentAct } from '../act-on-document.ts'
import { lockDocument } from '../store.ts'

export interface ValidityChangeInput {
  organId: string
  documentId: string
  validity: Validity
  /** Why: the decision, its number. */
  basis: string
  by?: { organId: string; id: string }
}

export async function changeValidity(
  app: App,
  by: Staff,
  { organId, documentId, validity, basis, by: document }: ValidityChangeInput,
  from: string | null,
): Promise<Result<DocumentActed>> {
  if (!may(by, 'keepRegister', organId)) return refused({ code: 'not-yours', message: whyNot('keepRegister') })
  if (!basis.trim()) return refused({ code: 'incomplete', message: '请写明依据，例如宣布废止的文件', field: 'basis' })
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<DocumentActed>> => {
    const row = await lockDocument(tx, organId, documentId)
    if (!row?.register_no) return refused({ code: 'no-document', message: '登记簿中没有这份文件' })
    if (row.validity === validity)
      return refused({ code: 'no-change', message: `现在已经是“${validities[validity].label}”`, field: 'validity' })
    const facts = {
      act: 'changeValidity',
      on: app.today(),
      by: by.id,
      validity,
      basis: basis.trim(),
      ...(document && { byOrganId: document.organId, byId: document.id }),
    } as const
    return performDocumentAct(app, tx, row, facts, { id: by.id, from }, calendar)
  }).catch(rolledBack)
}

/** 有效期届满自动失效. How many expired; a document that is being corrected waits until that is done. */
export async function expireDocuments(app: App): Promise<number> {
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
      const facts = { act: 'changeValidity', on: app.today(), by: 'clock', validity: 'expired', basis } as const
      return performDocumentAct(app, tx, row, facts, { id: 'clock', from: null }, calendar)
    }).catch(rolledBack)
    if (done?.ok) expired += 1
  }
  return expired
}
