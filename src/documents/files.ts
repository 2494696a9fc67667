// Attachments and originals of a document, and the scanned 审查呈批单: looked into before they are kept.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { calendarFor, cleanName, RolledBack, rolledBack } from '../requests/index.ts'
import { type DocumentActed, documentRoleRefusal, performDocumentAct } from './act-on-document.ts'
import { copyVersion } from './consequences.ts'
import { carryMarks } from './masking/marks.ts'
import { refuseSecret } from './refuse-secret.ts'
import { type Hit, screenFile } from './screening/index.ts'
import { settingsOf } from './settings.ts'
import { type DocumentRow, type FileRow, lockDocument, readFiles, readVersion, versionDigest } from './store.ts'

export const mostFileBytes = 50 * 1024 * 1024

const mediaTypes: Record<string, string> = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  wps: 'application/vnd.ms-works',
  ofd: 'application/ofd',
  txt: 'text/plain; charset=utf-8',
  csv: 'text/csv; charset=utf-8',
  jpg: 'image/jpeg',
  jpeg: 'image/jpeg',
  png: 'image/png',
  mp4: 'video/mp4',
  mp3: 'audio/mpeg',
  zip: 'application/zip',
}

/** Only as an original, which the public never gets: a page may carry a script. */
const pageTypes: Record<string, string> = { html: 'text/html', htm: 'text/html' }

export interface FileInput {
  name: string
  bytes: Uint8Array
  role?: 'attachment' | 'original'
}

function mediaTypeOf(name: string, role: FileInput['role']): Result<string> {
  const allowed = role === 'original' ? { ...mediaTypes, ...pageTypes } : mediaTypes
  const mediaType = allowed[/\.([a-z0-9]+)$/i.exec(name)?.[1]?.toLowerCase() ?? '']
  return mediaType
    ? accepted(mediaType)
    : refused({
        code: 'file-kind',
        message: `“${name}”的类型不在允许之列：${Object.keys(allowed).join('、')}`,
        field: 'file',
      })
}

/** The file looked into and kept on disk; refused where it is empty, too large, of an unknown kind, or secret. */
export async function keepDocumentFile(
  app: App,
  by: Staff,
  organId: string,
  file: FileInput,
  from: string | null,
): Promise<Result<{ sha256: string; name: string; mediaType: string; size: number; hits: Hit[] }>> {
  const looked = await lookIntoFile(app, by, organId, file, from)
  if (!looked.ok) return looked
  const { name, mediaType, hits } = looked.value
  const { sha256, size } = await app.files.put(file.bytes)
  await app.db
    .insertInto('files')
    .values({ sha256, size, media_type: mediaType })
    .onConflict((on) => on.column('sha256').doNothing())
    .execute()
  return accepted({ sha256, name, mediaType, size, hits })
}

/** The same before anything of it is kept. */
export async function lookIntoFile(
  app: App,
  by: Staff,
  organId: string,
  { name: given, bytes, role }: FileInput,
  from: string | null,
): Promise<Result<{ name: string; mediaType: string; hits: Hit[] }>> {
  if (!(['draftDocuments', 'takeOverDocuments', 'reviewDocuments'] as const).some((one) => may(by, one, organId)))
    return refused({ code: 'not-yours', message: whyNot('draftDocuments') })
  const name = cleanName(given)
  const mediaType = mediaTypeOf(name, role)
  if (!mediaType.ok) return mediaType
  if (!bytes.length || bytes.length > mostFileBytes)
    return refused({ code: 'file-size', message: `文件应为1字节至${mostFileBytes >> 20} MB`, field: 'file' })
  const hits = await screenFile(bytes, name, await settingsOf(app.db, organId))
  const secret = await refuseSecret(app, { organId, by: { id: by.id, from }, reference: '上传的文件' }, hits)
  if (secret) return refused(secret)
  return accepted({ name, mediaType: mediaType.value, hits })
}

/** Adds a file to the draft at work. */
export async function addFile(
  app: App,
  by: Staff,
  input: { organId: string; documentId: string; role: 'attachment' | 'original' } & FileInput,
  from: string | null,
): Promise<Result<{ no: number; sha256: string; hits: Hit[] }>> {
  const { organId, documentId, role } = input
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const kept = await keepDocumentFile(app, by, organId, input, from)
  if (!kept.ok) return kept
  const { sha256, name, mediaType, size, hits } = kept.value
  const changed = await changeFiles(app, by, { organId, documentId }, from, (files) => {
    const no = (files.at(-1)?.no ?? 0) + 1
    return [...files, { no, role, sha256, name, media_type: mediaType, size }]
  })
  return changed.ok ? accepted({ no: changed.value.at(-1)!.no, sha256, hits }) : changed
}

export async function removeFile(
  app: App,
  by: Staff,
  { organId, documentId, no }: { organId: string; documentId: string; no: number },
  from: string | null,
): Promise<Result<{ left: number }>> {
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const changed = await changeFiles(app, by, { organId, documentId }, from, (files) =>
    files.filter((one) => one.no !== no),
  )
  return changed.ok ? accepted({ left: changed.value.length }) : changed
}

/** The files of the version at work, changed under the lock of the document. */
export async function changeFiles(
  app: App,
  by: Staff,
  { organId, documentId }: { organId: string; documentId: string },
  from: string | null,
  change: (files: FileRow[]) => FileRow[],
): Promise<Result<FileRow[]>> {
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<FileRow[]>> => {
    const document = await lockDocument(tx, organId, documentId)
    if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
    const version = await versionToChange(tx, document, by.id, app.now())
    const facts = { act: 'edit', on: app.today(), by: by.id, version } as const
    const acted = await performDocumentAct(app, tx, document, facts, { id: by.id, from }, calendar)
    if (!acted.ok) throw new RolledBack(acted.refusal)
    const before = await readFiles(tx, organId, documentId, version)
    const files = change(before)
    await setFiles(tx, organId, documentId, version, files)
    await carryMarks(tx, { organId, documentId }, before, files)
    return accepted(files)
  }).catch(rolledBack)
}

/** The version at work; where a review has begun on it, a copy under the next number. */
async function versionToChange(
  tx: Transaction<Database>,
  document: DocumentRow,
  by: string,
  at: Date,
): Promise<number> {
  const { organ_id, id, version } = document
  const reviewed = await tx
    .selectFrom('document_reviews')
    .select('version')
    .where('organ_id', '=', organ_id)
    .where('document_id', '=', id)
    .where('version', '=', version)
    .executeTakeFirst()
  if (!reviewed || document.state !== 'drafting') return version
  await copyVersion(tx, document, version + 1, by, at)
  return version + 1
}

async function setFiles(
  tx: Transaction<Database>,
  organId: string,
  documentId: string,
  version: number,
  files: readonly FileRow[],
) {
  await tx
    .deleteFrom('document_files')
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('version', '=', version)
    .execute()
  if (files.length)
    await tx
      .insertInto('document_files')
      .values(files.map((file) => ({ organ_id: organId, document_id: documentId, version, ...file })))
      .execute()
  const { title, summary, body, about } = (await readVersion(tx, organId, documentId, version))!
  const digests = files.map(({ sha256 }) => sha256)
  await tx
    .updateTable('document_versions')
    .set({ digest: versionDigest({ title, summary, body }, about, digests) })
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('no', '=', version)
    .execute()
}

/** 审查呈批单: a small office files the scanned form instead of three steps in the software, where it has settled so. */
export async function fileSignedForm(
  app: App,
  by: Staff,
  input: { organId: string; documentId: string; signers: readonly string[] } & FileInput,
  from: string | null,
): Promise<Result<DocumentActed>> {
  const { organId, documentId } = input
  const refusal = documentRoleRefusal(by, organId, 'fileSignedForm')
  if (refusal) return refused(refusal)
  const kept = await keepDocumentFile(app, by, organId, input, from)
  if (!kept.ok) return kept
  const { sha256, name } = kept.value
  const signers = input.signers.map((name) => name.trim()).filter(Boolean)
  const calendar = await calendarFor(app, organId)
  return asStaffOf(app.db, [organId], async (tx): Promise<Result<DocumentActed>> => {
    const document = await lockDocument(tx, organId, documentId)
    if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
    const facts = { act: 'fileSignedForm', on: app.today(), by: by.id, sha256, name, signers } as const
    const acted = await performDocumentAct(app, tx, document, facts, { id: by.id, from }, calendar)
    if (!acted.ok) return acted
    await tx
      .updateTable('document_reviews')
      .set({
        form: 'signedForm',
        form_sha256: sha256,
        signers,
        final_by: signers.at(-1)!,
        final_at: app.now(),
      })
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .where('version', '=', document.version)
      .execute()
    const deed = { organId, actor: by.id, from, act: 'document.form', subject: `document:${documentId}` }
    await recordDeed(app, tx, { ...deed, after: { form: sha256, signers: signers.length } })
    return acted
  }).catch(rolledBack)
}
