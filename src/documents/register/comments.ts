// 征求意见: a published draft is open to comment for at least thirty days; every comment gets an answer, the result is told.
import { randomUUID } from 'node:crypto'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { seal, unseal } from '../../kit/crypto/sealed.ts'
import { addDays, type Day, daysBetween } from '../../kit/days.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { commentDays } from '../../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { type Db, raiseDataVersion } from '../store.ts'

export async function openConsultation(
  app: App,
  by: Staff,
  { organId, documentId, closesOn, contact }: { organId: string; documentId: string; closesOn: Day; contact: string },
  from: string | null,
): Promise<Result<{ opensOn: Day; closesOn: Day }>> {
  if (!may(by, 'publishDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('publishDocuments') })
  const opensOn = app.today()
  if (daysBetween(opensOn, closesOn) < commentDays)
    return refused({
      code: 'too-short',
      message: `征求意见不少于${commentDays}日，今天起最早到${addDays(opensOn, commentDays)}，填写的是${closesOn}`,
      field: 'closesOn',
    })
  if (!contact.trim()) return refused({ code: 'incomplete', message: '请填写提意见的途径和联系方式', field: 'contact' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const document = await tx
      .selectFrom('documents')
      .select(['kind', 'published_version'])
      .where('organ_id', '=', organId)
      .where('id', '=', documentId)
      .executeTakeFirst()
    if (document?.kind !== 'draft' || document.published_version === null)
      return refused({ code: 'no-document', message: '没有这份已公开的征求意见稿' })
    const row = { opens_on: opensOn, closes_on: closesOn, contact: contact.trim(), made_by: by.id }
    await tx
      .insertInto('document_consultations')
      .values({ organ_id: organId, document_id: documentId, ...row })
      .onConflict((on) =>
        on.columns(['organ_id', 'document_id']).doUpdateSet({ closes_on: closesOn, contact: contact.trim() }),
      )
      .execute()
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'consultation.open',
      subject: `document:${documentId}`,
    }
    await recordDeed(app, tx, { ...deed, after: row })
    await raiseDataVersion(tx)
    return accepted({ opensOn, closesOn })
  })
}

export interface CommentInput {
  organId: string
  documentId: string
  content: string
  name?: string
  contact?: string
  /** Names this sending of the form: sent twice it is kept once. */
  id?: string
}

/** What the one who commented is told, and what staff find it by. */
export const commentNo = (id: string): string => id.slice(0, 8).toUpperCase()

/** By anyone; name and contact are kept under seal. */
export async function submitComment(app: App, input: CommentInput): Promise<Result<{ id: string }>> {
  const { organId, documentId, content, name, contact } = input
  if (!content.trim() || content.length > 5000)
    return refused({ code: 'incomplete', message: '请填写意见，最多5000字', field: 'content' })
  const today = app.today()
  return app.transaction(async (tx) => {
    const open = await tx
      .selectFrom('public_consultations')
      .select(['opens_on', 'closes_on'])
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .executeTakeFirst()
    if (!open || today < open.opens_on! || today > open.closes_on!)
      return refused({ code: 'not-open', message: open ? `征求意见已于${open.closes_on}结束` : '没有这份征求意见稿' })
    const id = input.id ?? randomUUID()
    const who =
      name?.trim() || contact?.trim() ? JSON.stringify({ name: name?.trim(), contact: contact?.trim() }) : null
    await tx
      .insertInto('document_comments')
      .values({
        organ_id: organId,
        id,
        document_id: documentId,
        at: app.now(),
        content: content.trim(),
        sealed: who && seal(app.keys, who, `comment ${id}`, app.config.sealWith),
      })
      .onConflict((on) => on.columns(['organ_id', 'id']).doNothing())
      .execute()
    return accepted({ id })
  })
}

export const commentAnswers = { adopted: '采纳', partly: '部分采纳', declined: '未采纳' } as const
export type CommentAnswer = keyof typeof commentAnswers

export async function answerComment(
  app: App,
  by: Staff,
  { organId, id, answer, reason }: { organId: string; id: string; answer: CommentAnswer; reason?: string },
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!may(by, 'draftDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('draftDocuments') })
  if (answer !== 'adopted' && !reason?.trim())
    return refused({ code: 'incomplete', message: '没有全部采纳的，请写明理由', field: 'reason' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('document_comments')
      .set({ answer, reason: reason?.trim() ?? null, answered_by: by.id, answered_at: app.now() })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!numUpdatedRows) return refused({ code: 'no-comment', message: '没有这条意见' })
    const deed = { organId, actor: by.id, from, act: 'comment.answer', subject: `comment:${id}` }
    await recordDeed(app, tx, { ...deed, after: { answer } })
    return accepted({ id })
  })
}

/** 意见采纳情况: told to the public once every comment has its answer. */
export async function closeConsultation(
  app: App,
  by: Staff,
  { organId, documentId, result }: { organId: string; documentId: string; result: string },
  from: string | null,
): Promise<Result<{ resultOn: Day }>> {
  if (!may(by, 'publishDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('publishDocuments') })
  if (!result.trim()) return refused({ code: 'incomplete', message: '请写明意见采纳情况', field: 'result' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const row = await tx
      .selectFrom('document_consultations')
      .select('closes_on')
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .forUpdate()
      .executeTakeFirst()
    if (!row) return refused({ code: 'no-document', message: '没有这份征求意见稿' })
    if (app.today() <= row.closes_on)
      return refused({ code: 'period-running', message: `征求意见至${row.closes_on}，尚未结束` })
    const open = (await commentsOf(tx, organId, documentId)).filter(({ answer }) => answer === null).length
    if (open) return refused({ code: 'unanswered', message: `还有${open}条意见没有答复` })
    await tx
      .updateTable('document_consultations')
      .set({ result: result.trim(), result_on: app.today() })
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .execute()
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'consultation.close',
      subject: `document:${documentId}`,
    }
    await recordDeed(app, tx, deed)
    await raiseDataVersion(tx)
    return accepted({ resultOn: app.today() })
  })
}

export const commentsOf = (db: Db, organId: string, documentId: string) =>
  db
    .selectFrom('document_comments')
    .select(['id', 'at', 'content', 'shown', 'answer', 'reason', 'sealed'])
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .orderBy('at')
    .limit(10_000)
    .execute()

/** Who commented, where they said so. */
export const commenter = (
  app: App,
  { id, sealed }: { id: string; sealed: string | null },
): { name?: string; contact?: string } => (sealed ? JSON.parse(unseal(app.keys, sealed, `comment ${id}`)) : {})
