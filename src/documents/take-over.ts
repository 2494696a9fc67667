// 接管: documents that were reviewed and published elsewhere come in under a signed record: from which source, with what
// digest, and who answers for their earlier review. In batches, since an office brings thousands.
import { randomUUID } from 'node:crypto'
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Refusal, type Result, refused } from '../kit/results.ts'
import { type Attribute, documentKinds, type PublicationChannel, refuseMark } from '../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { calendarFor } from '../requests/index.ts'
import { textOfBlock } from './body.ts'
import { codeOf } from './document-numbers.ts'
import { type Draft, draftFault } from './draft-document.ts'
import { officialMarkIn } from './screening/index.ts'
import { indexDocuments } from './search/index.ts'
import { settingsOf } from './settings.ts'
import { type Db, raiseDataVersion } from './store.ts'
import { insertTaken, numbersFor, rowsOf } from './takeover-rows.ts'

export interface TakeoverRecord {
  organId: string
  /** Where the documents come from: the address of the old site, the name of the list. */
  source: string
  /** SHA-256 of the export or list. */
  digest: string
  responsibleName: string
  responsibleId?: string
  /** Of the signed record, scanned. */
  formSha256?: string
  signedOn: Day
  note?: string
}

export async function openTakeover(
  app: App,
  by: Staff,
  record: TakeoverRecord,
  from: string | null,
): Promise<Result<{ id: string }>> {
  const { organId } = record
  if (!may(by, 'takeOverDocuments', organId))
    return refused({ code: 'not-yours', message: whyNot('takeOverDocuments') })
  const fault = (field: string, message: string) => refused({ code: 'incomplete', message, field })
  if (!record.source.trim()) return fault('source', '请写明来源，例如旧网站的网址')
  if (!/^[0-9a-f]{64}$/.test(record.digest)) return fault('digest', '请给出导出文件或者清单的 SHA-256 摘要')
  if (!record.responsibleName.trim()) return fault('responsibleName', '请写明对原审查负责的人')
  if (record.signedOn > app.today()) return fault('signedOn', `签字日期${record.signedOn}还没有到`)
  return asStaffOf(app.db, [organId], async (tx) => {
    const id = randomUUID()
    await tx
      .insertInto('document_takeovers')
      .values({
        organ_id: organId,
        id,
        source: record.source.trim(),
        digest: record.digest,
        responsible_id: record.responsibleId ?? null,
        responsible_name: record.responsibleName.trim(),
        form_sha256: record.formSha256 ?? null,
        note: record.note ?? null,
        signed_on: record.signedOn,
        made_at: app.now(),
        made_by: by.id,
      })
      .execute()
    const after = { source: record.source, digest: record.digest, responsible: record.responsibleName }
    const deed = { organId, actor: by.id, from, act: 'document.openTakeover', subject: `takeover:${id}` }
    await recordDeed(app, tx, { ...deed, after })
    return accepted({ id })
  })
}

export interface TakenDocument extends Omit<Draft, 'organId'> {
  attribute: Attribute
  ground?: string
  /** Of open documents: when it was published on the old site. */
  publishedOn?: Day
  indexNo?: string
  registerNo?: string
  repealedOn?: Day
  channels?: { channel: PublicationChannel; on: Day; address?: string }[]
  files?: { sha256: string; name: string; mediaType: string; size: number }[]
}

export interface TakenOver {
  taken: { row: number; id: string }[]
  /** By the place in the list, from 0. */
  faults: { row: number; message: string; field?: string }[]
}

/** Takes these over together; what has a fault is left out and named. */
export async function takeOverDocuments(
  app: App,
  by: Staff,
  { organId, takeoverId, documents }: { organId: string; takeoverId: string; documents: readonly TakenDocument[] },
  from: string | null,
): Promise<Result<TakenOver>> {
  if (!may(by, 'takeOverDocuments', organId))
    return refused({ code: 'not-yours', message: whyNot('takeOverDocuments') })
  const [calendar, code] = await Promise.all([calendarFor(app, organId), codeOf(app, organId)])
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<TakenOver>> => {
    const takeover = await tx
      .selectFrom('document_takeovers')
      .select('id')
      .where('organ_id', '=', organId)
      .where('id', '=', takeoverId)
      .executeTakeFirst()
    if (!takeover) return refused({ code: 'no-takeover', message: '没有这份接管记录，请先登记来源、摘要和责任人' })
    const result: TakenOver = { taken: [], faults: [] }
    const known = await knownNumbers(tx, organId, documents)
    const sound: { row: number; entry: TakenDocument }[] = []
    for (const [row, entry] of documents.entries()) {
      const fault = takenFault(entry, app.today(), known)
      if (fault) result.faults.push({ row, message: fault.message, ...(fault.field && { field: fault.field }) })
      else sound.push({ row, entry })
    }
    if (!sound.length) return accepted(result)
    const context = { app, by, organId, takeoverId, calendar, code, settings: await settingsOf(tx, organId) }
    const numbers = await numbersFor(
      tx,
      organId,
      sound.map(({ entry }) => entry),
    )
    const rows = sound.map(({ entry }) => rowsOf(context, entry, numbers))
    await insertTaken(tx, rows)
    result.taken.push(...sound.map(({ row }, index) => ({ row, id: rows[index]!.document.id as string })))
    await indexDocuments(
      tx,
      organId,
      result.taken.map(({ id }) => id),
    )
    await raiseDataVersion(tx)
    const deed = {
      organId,
      actor: by.id,
      from,
      act: 'document.takeOver',
      subject: `takeover:${takeoverId}`,
    }
    const after = { documents: rows.length, first: result.taken[0]!.id, last: result.taken.at(-1)!.id }
    await recordDeed(app, tx, { ...deed, after })
    return accepted(result)
  })
}

function takenFault(entry: TakenDocument, today: Day, known: ReadonlySet<string>): Refusal | undefined {
  const fault = (field: string, message: string): Refusal => ({ code: 'incomplete', message, field })
  if (entry.attribute === 'open' && !entry.publishedOn) return fault('publishedOn', '主动公开的文件应有发布日期')
  if (entry.publishedOn && entry.publishedOn > today)
    return fault('publishedOn', `发布日期${entry.publishedOn}还没有到`)
  if (entry.publishedOn && entry.madeOn && entry.publishedOn < entry.madeOn)
    return fault('publishedOn', `发布日期${entry.publishedOn}早于成文日期${entry.madeOn}`)
  // What an earlier document bears stays; only its brackets are put right.
  if (entry.documentNo && entry.documentNo.length > 60) return fault('documentNo', '发文字号最多60字')
  if (entry.indexNo && known.has(`index ${entry.indexNo}`)) return fault('indexNo', `索引号${entry.indexNo}已有`)
  if (entry.registerNo && known.has(`register ${entry.registerNo}`))
    return fault('registerNo', `统一登记号${entry.registerNo}已有`)
  if (documentKinds[entry.kind].registered && !entry.madeOn) return fault('madeOn', '规章和规范性文件应有成文日期')
  if (officialMarkIn(entry.body.slice(0, 10).map(textOfBlock)) !== undefined)
    return { code: 'secrecy-mark', message: '规定位置有密级标志，不予接管，内容没有保存', field: 'body' }
  return refuseMark(entry.attribute, entry.ground) ?? draftFault({ ...entry, documentNo: null }, today)
}

/** Numbers in the list that are taken already. */
async function knownNumbers(tx: Transaction<Database>, organId: string, documents: readonly TakenDocument[]) {
  const given = (name: 'indexNo' | 'registerNo') => documents.flatMap((one) => (one[name] ? [one[name]] : []))
  const { rows } = await sql<{ known: string }>`
    select 'index ' || index_no as known from documents
      where organ_id = ${organId} and index_no = any (${given('indexNo')}::text[])
    union all
    select 'register ' || register_no from documents
      where organ_id = ${organId} and register_no = any (${given('registerNo')}::text[])`.execute(tx)
  return new Set(rows.map(({ known }) => known))
}

export interface TakeoverListed {
  id: string
  organId: string
  source: string
  digest: string
  responsibleName: string
  hasForm: boolean
  note: string | null
  signedOn: Day
  madeAt: Date
  documents: number
}

/** The signed records of these organs, the last first, with how many documents came in under each. */
export async function listTakeovers(db: Db, organIds: readonly string[]): Promise<TakeoverListed[]> {
  const { rows } = await sql<TakeoverListed>`
    select t.id, t.organ_id as "organId", t.source, t.digest, t.responsible_name as "responsibleName",
      t.form_sha256 is not null as "hasForm", t.note, t.signed_on as "signedOn", t.made_at as "madeAt",
      (select count(*)::int from documents d where d.organ_id = t.organ_id and d.takeover_id = t.id) as documents
    from document_takeovers t where t.organ_id = any (${[...organIds]}::text[]) order by t.made_at desc limit 200`.execute(
    db,
  )
  return rows
}
