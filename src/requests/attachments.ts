// Files that come with a request: taken in one by one before the form is sent, listed among its papers when it is. What
// is never sent is deleted again. They name people, so they are kept under seal; a page of another person cannot name it, since forms carry it under seal.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { keepSealed, openSealed } from './letters/frozen.ts'

export interface Attachment {
  sha256: string
  size: number
  mediaType: string
  name: string
}

export const mostAttachments = 5
export const mostBytesEach = 20 * 1024 * 1024
export const mostBytesTogether = 50 * 1024 * 1024

type Beginning = (bytes: Uint8Array) => boolean
const begins =
  (...all: number[][]): Beginning =>
  (bytes) =>
    all.some((one) => one.every((byte, index) => bytes[index] === byte))
const zip = begins([0x50, 0x4b, 0x03, 0x04])
const compound = begins([0xd0, 0xcf, 0x11, 0xe0])
const image = begins([0xff, 0xd8, 0xff])
const plainText: Beginning = (bytes) => !bytes.subarray(0, 8192).includes(0)

/** Kinds of files by the ending of their name, and how their bytes begin: a renamed program is none of them. */
const kinds: Record<string, { mediaType: string; fits: Beginning }> = {
  pdf: { mediaType: 'application/pdf', fits: begins([0x25, 0x50, 0x44, 0x46]) },
  jpg: { mediaType: 'image/jpeg', fits: image },
  jpeg: { mediaType: 'image/jpeg', fits: image },
  png: { mediaType: 'image/png', fits: begins([0x89, 0x50, 0x4e, 0x47]) },
  docx: { mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', fits: zip },
  doc: { mediaType: 'application/msword', fits: compound },
  wps: { mediaType: 'application/vnd.ms-works', fits: compound },
  xlsx: { mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet', fits: zip },
  xls: { mediaType: 'application/vnd.ms-excel', fits: compound },
  ofd: { mediaType: 'application/ofd', fits: zip },
  txt: { mediaType: 'text/plain', fits: plainText },
}
export const attachmentEndings = Object.keys(kinds)

/** Keeps the file as a draft, or says in Chinese why not. */
export async function keepAttachment(
  app: App,
  { name: given, bytes }: { name: string; bytes: Uint8Array },
): Promise<Result<Attachment>> {
  const name = cleanName(given)
  const no = (message: string) => refused({ code: 'bad-attachment', message: `“${name}”${message}`, field: 'files' })
  if (bytes.length === 0) return no('是空文件，没有内容')
  if (bytes.length > mostBytesEach) return no('超过20 MB，没有收下。可以压缩图片或者分成几份')
  const kind = kinds[endingOf(name)]
  if (!kind) return no('的类型不收。可以用 PDF、Word、Excel、OFD、文本文件，或者 JPG、PNG 图片')
  if (!kind.fits(bytes)) return no(`的内容不是 ${endingOf(name).toUpperCase()} 文件，请重新另存一份`)
  const { sha256 } = await keepSealed(app, sealContext, bytes)
  await app.db
    .insertInto('upload_drafts')
    .values({ sha256, kept_at: app.now() })
    .onConflict((on) => on.column('sha256').doUpdateSet({ kept_at: app.now() }))
    .execute()
  return accepted({ sha256, size: bytes.length, mediaType: kind.mediaType, name })
}

const sealContext = 'attachment'

/** The bytes as they were sent; on disk they lie under seal. */
export const openAttachment = (app: App, sha256: string): Promise<Buffer> => openSealed(app, sealContext, sha256)

const endingOf = (name: string) => /\.([a-z0-9]{1,5})$/i.exec(name)?.[1]?.toLowerCase() ?? ''

/** The name alone: no folders, no control or direction characters, at most a hundred characters with its ending. */
export function cleanName(given: string): string {
  const last = given.split(/[/\\]/).at(-1)!
  const plain = last
    .normalize('NFC')
    .replace(/[\p{Cc}\p{Cf}\p{Co}\p{Cs}]/gu, '')
    .replace(/[<>:"|?*]/g, '_')
    .replace(/\s+/g, ' ')
    .replace(/^[. ]+|[. ]+$/g, '')
  const ending = endingOf(plain)
  const stem = [...(ending ? plain.slice(0, -ending.length - 1) : plain)].slice(0, 90).join('')
  return `${stem || '附件'}${ending && `.${ending}`}`
}

/** Papers that were uploaded: the applicant's own, proof of identity, what went to another organ and what it answered. */
export const uploadedKinds = ['attachment', 'identityProof', 'sentToOrgan', 'organAnswer'] as const
export type UploadedKind = (typeof uploadedKinds)[number]

/** Lists the files among the papers of the request, in the transaction of what they came with. */
export async function fileAttachments(
  tx: Transaction<Database>,
  { organId, requestId }: { organId: string; requestId: string },
  attachments: readonly Pick<Attachment, 'sha256' | 'size' | 'name'>[],
  at: Date,
  { kind = 'attachment', madeBy = 'applicant' }: { kind?: UploadedKind; madeBy?: string } = {},
): Promise<void> {
  if (!attachments.length) return
  await tx
    .insertInto('files')
    .values(attachments.map(({ sha256, size }) => ({ sha256, size, media_type: 'application/vnd.gongkai.sealed' })))
    .onConflict((on) => on.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('request_papers')
    .values(
      attachments.map(({ sha256, name }) => ({
        organ_id: organId,
        request_id: requestId,
        kind,
        title: name,
        state: 'filed' as const,
        file_sha256: sha256,
        file_name: name,
        made_by: madeBy,
        made_at: at,
      })),
    )
    .execute()
}

/** Why these files are too many or too large together. */
export function attachmentsFault(attachments: readonly Attachment[]): string | undefined {
  if (attachments.length > mostAttachments) return `附件最多${mostAttachments}份，现有${attachments.length}份`
  const bytes = attachments.reduce((sum, { size }) => sum + size, 0)
  return bytes > mostBytesTogether ? '附件合计超过50 MB，请减少几份' : undefined
}

const keptFor = 48 * 3600 * 1000

/** Deletes the files of forms that were not sent within two days. Gives how many. */
export async function dropStaleUploads(app: App): Promise<number> {
  const stale = await app.db
    .deleteFrom('upload_drafts')
    .where('kept_at', '<', new Date(app.now().getTime() - keptFor))
    .returning('sha256')
    .execute()
  let dropped = 0
  for (const { sha256 } of stale) {
    const filed = await app.db.selectFrom('files').select('sha256').where('sha256', '=', sha256).executeTakeFirst()
    if (filed) continue
    await app.files.remove(sha256)
    dropped += 1
  }
  return dropped
}
