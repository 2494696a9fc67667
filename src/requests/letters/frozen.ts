// The document of an issued letter, frozen with the act that sent it. Its files are made from it, at once or when first
// asked for, and stay as they were made.
import type { App } from '../../app.ts'
import { sha256Of } from '../../db/files.ts'
import { seal, unseal } from '../../kit/crypto/sealed.ts'
import { type Paper, paperToDocx, paperToPdf } from '../../papers/index.ts'
import { sealOf, sealPdf } from './electronic-seal.ts'
import { type FrozenBody, fileOnce, keepFileRow, type LetterRow } from './store.ts'

const contextOf = (paperId: string) => `letter ${paperId}`

export function freeze(app: App, paperId: string, paper: Paper): FrozenBody {
  const text = JSON.stringify(paper)
  return {
    digest: sha256Of(Buffer.from(text)),
    sealed: seal(app.keys, text, contextOf(paperId), app.config.sealWith),
  }
}

/** Throws where the letter is not issued, or its text is not the one that the digest names. */
export function thaw(app: App, { id, body }: Pick<LetterRow, 'id' | 'body'>): Paper {
  if (!body) throw new Error(`letter ${id} is not issued`)
  const text = unseal(app.keys, body.sealed, contextOf(id))
  if (sha256Of(Buffer.from(text)) !== (body.masked ?? body.digest))
    throw new Error(`letter ${id} is not what was issued`)
  return JSON.parse(text) as Paper
}

/** The text without what names people; the digest of the letter as it was issued stays, for the record names it. */
export function freezeMasked(app: App, paperId: string, { digest }: FrozenBody, paper: Paper): FrozenBody {
  const frozen = freeze(app, paperId, paper)
  return { digest, masked: frozen.digest, sealed: frozen.sealed }
}

export const letterFormats = {
  pdf: 'application/pdf',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
} as const
export type LetterFormat = keyof typeof letterFormats

/** The letter's file: made once, the same bytes ever after. PDF bears the electronic seal, where there is one. */
export async function letterFile(app: App, letter: LetterRow, format: LetterFormat): Promise<Buffer> {
  const known = format === 'pdf' ? letter.pdf_sha256 : letter.docx_sha256
  if (known) return openFile(app, letter.id, format, known)
  const paper = thaw(app, letter)
  const bytes = format === 'pdf' ? await sealedPdf(app, letter, paper) : await paperToDocx(paper)
  const kept = await keepSealed(app, fileContext(letter.id, format), bytes)
  const column = format === 'pdf' ? 'pdf_sha256' : 'docx_sha256'
  const holds = await fileOnce(app.db, letter.organ_id, letter.id, column, kept)
  return holds === kept.sha256 ? Buffer.from(bytes) : openFile(app, letter.id, format, holds)
}

/** Makes both files of a letter, where they are not there yet. */
export async function renderLetter(app: App, letter: LetterRow): Promise<void> {
  await letterFile(app, letter, 'pdf')
  await letterFile(app, letter, 'docx')
}

async function sealedPdf(app: App, letter: LetterRow, paper: Paper): Promise<Uint8Array> {
  const bytes = await paperToPdf(paper)
  const path = paper.signature?.seal ? sealOf(app.config, letter.organ_id) : null
  if (!path) return bytes
  const organ = paper.signature!.organ
  return sealPdf(bytes, { path, password: app.config.sealPassword, organ, at: app.now() })
}

const fileContext = (paperId: string, format: string) => `letter ${paperId} ${format}`
const openFile = (app: App, paperId: string, format: string, sha256: string) =>
  openSealed(app, fileContext(paperId, format), sha256)

const sealedMedia = 'application/vnd.gongkai.sealed'

/** Keeps bytes that name people: sealed, under the digest of the sealed bytes. */
export async function keepSealed(app: App, context: string, bytes: Uint8Array) {
  const text = Buffer.from(bytes).toString('base64')
  const kept = await app.files.put(Buffer.from(seal(app.keys, text, context, app.config.sealWith)))
  return { ...kept, media_type: sealedMedia }
}

export async function keepSealedFile(app: App, context: string, bytes: Uint8Array): Promise<string> {
  const kept = await keepSealed(app, context, bytes)
  await keepFileRow(app.db, kept)
  return kept.sha256
}

export async function openSealed(app: App, context: string, sha256: string): Promise<Buffer> {
  const sealed = (await app.files.get(sha256)).toString('utf8')
  return Buffer.from(unseal(app.keys, sealed, context), 'base64')
}
