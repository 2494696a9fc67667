// 移送 (art. 25): publicly available documents are given to archives and libraries in good time, with a list that the
// recipient signs.
import { randomUUID } from 'node:crypto'
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import type { Day } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { type FileInput, keepDocumentFile } from '../files.ts'

export const deliveryForms = { paper: '纸质', electronic: '电子', both: '纸质和电子' } as const
export type DeliveryForm = keyof typeof deliveryForms

export interface DeliveryInput {
  organId: string
  recipient: string
  kind: 'archives' | 'library' | 'hall' | 'office'
  form: DeliveryForm
  deliveredOn: Day
  note?: string
  documents: readonly { id: string; copies?: number }[]
}

/** Only what is public is given away. */
export async function deliverDocuments(
  app: App,
  by: Staff,
  { organId, recipient, kind, form, deliveredOn, note, documents }: DeliveryInput,
  from: string | null,
): Promise<Result<{ id: string; documents: number }>> {
  if (!may(by, 'publishDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('publishDocuments') })
  const fault = (field: string, message: string) => refused({ code: 'incomplete', message, field })
  if (!recipient.trim()) return fault('recipient', '请填写接收单位')
  if (deliveredOn > app.today()) return fault('deliveredOn', `移送日期${deliveredOn}还没有到`)
  const ids = documents.map(({ id }) => id)
  if (!ids.length) return fault('documents', '请选择移送的文件')
  if (new Set(ids).size < ids.length) return fault('documents', '同一件文件在一份清单中只列一次')
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<{ id: string; documents: number }>> => {
    const { rows } = await sql<{ id: string }>`
      select id from public_document_ids where organ_id = ${organId} and id = any (${ids}::uuid[])`.execute(tx)
    if (rows.length < ids.length)
      return refused({
        code: 'not-public',
        message: `只移送已经公开的文件，有${ids.length - rows.length}件没有公开或者已经撤下`,
        field: 'documents',
      })
    const id = randomUUID()
    await tx
      .insertInto('deliveries')
      .values({
        ...{ organ_id: organId, id, recipient: recipient.trim(), kind, form, delivered_on: deliveredOn },
        ...{ note: note?.trim() || null, made_by: by.id, made_at: app.now() },
      })
      .execute()
    for (let at = 0; at < documents.length; at += 500)
      await tx
        .insertInto('delivery_items')
        .values(
          documents.slice(at, at + 500).map((one, index) => ({
            ...{ organ_id: organId, delivery_id: id, no: at + index + 1 },
            ...{ document_id: one.id, copies: one.copies ?? 1 },
          })),
        )
        .execute()
    const deed = { organId, actor: by.id, from, act: 'delivery.make', subject: `delivery:${id}` }
    await recordDeed(app, tx, { ...deed, after: { recipient, documents: ids.length } })
    return accepted({ id, documents: ids.length })
  })
}

export interface ReceiptInput {
  organId: string
  id: string
  receivedBy: string
  receivedOn: Day
}

/** 签收: who received it and when. */
export async function acknowledgeDelivery(
  app: App,
  by: Staff,
  { organId, id, receivedBy, receivedOn }: ReceiptInput,
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!may(by, 'publishDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('publishDocuments') })
  if (!receivedBy.trim()) return refused({ code: 'incomplete', message: '请填写接收人', field: 'receivedBy' })
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<{ id: string }>> => {
    const row = await tx
      .selectFrom('deliveries')
      .select('delivered_on')
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-entry', message: '没有这份移送清单' })
    if (receivedOn < row.delivered_on || receivedOn > app.today())
      return refused({
        code: 'bad-day',
        message: `签收日期应在${row.delivered_on}至${app.today()}之间，现为${receivedOn}`,
        field: 'receivedOn',
      })
    await tx
      .updateTable('deliveries')
      .set({ received_by: receivedBy.trim(), received_on: receivedOn })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    const deed = { organId, actor: by.id, from, act: 'delivery.receive', subject: `delivery:${id}` }
    await recordDeed(app, tx, { ...deed, after: { receivedBy, receivedOn } })
    return accepted({ id })
  })
}

/** The signed receipt, scanned. */
export async function fileDeliveryReceipt(
  app: App,
  by: Staff,
  { organId, id, ...file }: { organId: string; id: string } & FileInput,
  from: string | null,
): Promise<Result<{ sha256: string }>> {
  if (!may(by, 'publishDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('publishDocuments') })
  const kept = await keepDocumentFile(app, by, organId, file, from)
  if (!kept.ok) return kept
  const { sha256, name } = kept.value
  return asStaffOf(app.db, [organId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('deliveries')
      .set({ receipt_sha256: sha256, receipt_name: name })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!numUpdatedRows) return refused({ code: 'no-entry', message: '没有这份移送清单' })
    const deed = { organId, actor: by.id, from, act: 'delivery.receipt', subject: `delivery:${id}` }
    await recordDeed(app, tx, { ...deed, after: { sha256 } })
    return accepted({ sha256 })
  })
}
