// 清理: a campaign goes through everything in force, decides on each, and repeals what is to go when it is closed.
import { sql } from 'kysely'
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { calendarFor, RolledBack, rolledBack } from '../../requests/index.ts'
import { performDocumentAct } from '../act-on-document.ts'
import { type Db, lockDocument } from '../store.ts'

export const cleanupDecisions = { keep: '继续有效', amend: '修改', repeal: '废止', expire: '宣布失效' } as const
export type CleanupDecision = keyof typeof cleanupDecisions

export async function openCleanup(
  app: App,
  by: Staff,
  { organId, title, basis }: { organId: string; title: string; basis?: string },
  from: string | null,
): Promise<Result<{ id: string; documents: number }>> {
  if (!may(by, 'keepRegister', organId)) return refused({ code: 'not-yours', message: whyNot('keepRegister') })
  if (!title.trim()) return refused({ code: 'incomplete', message: '请填写清理的名称', field: 'title' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const { id } = await tx
      .insertInto('document_cleanups')
      .values({
        organ_id: organId,
        title: title.trim(),
        basis: basis ?? null,
        opened_on: app.today(),
        opened_by: by.id,
      })
      .returning('id')
      .executeTakeFirstOrThrow()
    const { numAffectedRows } = await sql`
      insert into document_cleanup_items (organ_id, cleanup_id, document_id)
      select organ_id, ${id}, id from documents
      where organ_id = ${organId} and register_no is not null and validity in ('inForce', 'amended', 'suspended')`.execute(
      tx,
    )
    const documents = Number(numAffectedRows ?? 0)
    const deed = { organId, actor: by.id, from, act: 'cleanup.open', subject: `cleanup:${id}` }
    await recordDeed(app, tx, { ...deed, after: { title, documents } })
    return accepted({ id, documents })
  })
}

export async function decideCleanup(
  app: App,
  by: Staff,
  input: {
    organId: string
    cleanupId: string
    documentIds: readonly string[]
    decision: CleanupDecision
    note?: string
  },
  from: string | null,
): Promise<Result<{ decided: number }>> {
  const { organId, cleanupId, documentIds, decision, note } = input
  if (!may(by, 'keepRegister', organId)) return refused({ code: 'not-yours', message: whyNot('keepRegister') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const open = await tx
      .selectFrom('document_cleanups')
      .select('closed_on')
      .where('organ_id', '=', organId)
      .where('id', '=', cleanupId)
      .forUpdate()
      .executeTakeFirst()
    if (!open || open.closed_on) return refused({ code: 'no-cleanup', message: '没有这次清理，或者已经结束' })
    const { numUpdatedRows } = await tx
      .updateTable('document_cleanup_items')
      .set({ decision, note: note ?? null, decided_by: by.id, decided_on: app.today() })
      .where('organ_id', '=', organId)
      .where('cleanup_id', '=', cleanupId)
      .where('document_id', 'in', [...documentIds])
      .executeTakeFirst()
    const deed = { organId, actor: by.id, from, act: 'cleanup.decide', subject: `cleanup:${cleanupId}` }
    await recordDeed(app, tx, { ...deed, after: { decision, documents: [...documentIds] } })
    return accepted({ decided: Number(numUpdatedRows) })
  })
}

/** Ends the campaign: what is to be repealed or has lapsed changes its validity today, all or none. */
export async function closeCleanup(
  app: App,
  by: Staff,
  { organId, cleanupId }: { organId: string; cleanupId: string },
  from: string | null,
): Promise<Result<Record<CleanupDecision, number>>> {
  if (!may(by, 'keepRegister', organId)) return refused({ code: 'not-yours', message: whyNot('keepRegister') })
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<Record<CleanupDecision, number>>> => {
    const cleanup = await tx
      .selectFrom('document_cleanups')
      .select(['title', 'closed_on'])
      .where('organ_id', '=', organId)
      .where('id', '=', cleanupId)
      .forUpdate()
      .executeTakeFirst()
    if (!cleanup || cleanup.closed_on) return refused({ code: 'no-cleanup', message: '没有这次清理，或者已经结束' })
    const items = await tx
      .selectFrom('document_cleanup_items')
      .select(['document_id', 'decision'])
      .where('organ_id', '=', organId)
      .where('cleanup_id', '=', cleanupId)
      .orderBy('document_id')
      .execute()
    const undecided = items.filter(({ decision }) => decision === null).length
    if (undecided) return refused({ code: 'undecided', message: `还有${undecided}件没有确定清理结果` })
    const counts = { keep: 0, amend: 0, repeal: 0, expire: 0 }
    for (const { document_id, decision } of items) {
      counts[decision!] += 1
      if (decision !== 'repeal' && decision !== 'expire') continue
      const document = await lockDocument(tx, organId, document_id)
      if (!document || document.validity === 'repealed' || document.validity === 'expired') continue
      const validity = decision === 'repeal' ? 'repealed' : 'expired'
      const facts = { act: 'changeValidity', on: app.today(), by: by.id, validity, basis: cleanup.title } as const
      const done = await performDocumentAct(app, tx, document, facts, { id: by.id, from }, calendar)
      if (!done.ok) throw new RolledBack({ ...done.refusal, message: `《${document.title}》：${done.refusal.message}` })
    }
    await tx
      .updateTable('document_cleanups')
      .set({ closed_on: app.today(), closed_by: by.id })
      .where('organ_id', '=', organId)
      .where('id', '=', cleanupId)
      .execute()
    const deed = { organId, actor: by.id, from, act: 'cleanup.close', subject: `cleanup:${cleanupId}` }
    await recordDeed(app, tx, { ...deed, after: counts })
    return accepted(counts)
  }).catch(rolledBack)
}

export interface CleanupRow {
  organId: string
  id: string
  title: string
  basis: string | null
  openedOn: string
  closedOn: string | null
  documents: number
  undecided: number
  kept: number
  toAmend: number
  repealed: number
  expired: number
  /** The announcement of the result, once it is drafted. */
  resultId: string | null
  resultState: string | null
}

export async function listCleanups(db: Db, organIds: readonly string[]): Promise<CleanupRow[]> {
  const decided = (decision: CleanupDecision) => sql`(count(*) filter (where i.decision = ${decision}))::int`
  const { rows } = await sql<CleanupRow>`
    select c.organ_id as "organId", c.id, c.title, c.basis, c.opened_on as "openedOn", c.closed_on as "closedOn",
      count(i.document_id)::int as documents, (count(*) filter (where i.document_id is not null and i.decision is null))::int as undecided,
      ${decided('keep')} as kept, ${decided('amend')} as "toAmend", ${decided('repeal')} as repealed,
      ${decided('expire')} as expired, c.result_document_id as "resultId",
      (select state from documents d where d.organ_id = c.organ_id and d.id = c.result_document_id) as "resultState"
    from document_cleanups c left join document_cleanup_items i on i.organ_id = c.organ_id and i.cleanup_id = c.id
    where c.organ_id = any (${[...organIds]}::text[]) group by c.organ_id, c.id order by c.opened_on desc, c.id`.execute(
    db,
  )
  return rows
}

export async function cleanupItems(
  db: Db,
  organId: string,
  cleanupId: string,
): Promise<
  {
    documentId: string
    title: string
    documentNo: string | null
    registerNo: string
    madeOn: string
    validUntil: string | null
    isPublic: boolean
    decision: string | null
    note: string | null
  }[]
> {
  const { rows } = await sql<Awaited<ReturnType<typeof cleanupItems>>[number]>`
    select i.document_id as "documentId", d.title, d.document_no as "documentNo", d.register_no as "registerNo",
      d.made_on as "madeOn", d.valid_until as "validUntil", d.published_version is not null as "isPublic", i.decision, i.note
    from document_cleanup_items i join documents d on d.organ_id = i.organ_id and d.id = i.document_id
    where i.organ_id = ${organId} and i.cleanup_id = ${cleanupId}::uuid order by d.made_on, d.register_no limit 10000`.execute(
    db,
  )
  return rows
}
