// Takes chosen places out: of the text in one new saving, of each file in one new file; each looked at again afterwards.
import type { App } from '../../app.ts'
import { accepted, type Refusal, type Result, refused } from '../../kit/results.ts'
import type { Staff } from '../../organs/index.ts'
import { editDocument } from '../draft-document.ts'
import { changeFiles, keepDocumentFile } from '../files.ts'
import { blackOut } from '../redact/areas.ts'
import type { Area } from '../redact/drawn.ts'
import { redactPdf } from '../redact/pdf.ts'
import { type DocumentRow, readFiles, readVersion } from '../store.ts'
import { maskedText, type TextPlace, timesIn, wordsAt } from './text-places.ts'

export interface ChosenText {
  /** These places alone. */
  places: TextPlace[]
  /** These words everywhere. */
  words: string[]
}
export interface ChosenInFile {
  no: number
  areas: Area[]
  words: string[]
}

/** What was found by looking again. */
export interface MaskProof {
  /** What it is about: 正文, or the name of the file. */
  of: string
  /** How often it could be read out before, and how often now. Of a page: how many of its letters. */
  before: number
  after: number
  /** Pages that are pictures now. */
  pictured: number[]
}

export async function maskText(
  app: App,
  by: Staff,
  { organ_id: organId, id: documentId, version }: DocumentRow,
  { places, words }: ChosenText,
  from: string | null,
): Promise<Result<MaskProof>> {
  const text = (await readVersion(app.db, organId, documentId, version))!
  const change = maskedText(text, places, words)
  const alone = [...new Set(places.map((place) => wordsAt(text, place)))].filter((one) => !words.includes(one))
  const count = (of: Parameters<typeof timesIn>[0]) =>
    [...words, ...alone].reduce((sum, one) => sum + timesIn(of, one), 0)
  const left = words.find((one) => timesIn(change, one))
  const same = alone.find((one) => timesIn(change, one) >= timesIn(text, one))
  if (left ?? same) return refused({ code: 'still-there', message: '遮盖后仍能找到选定的文字，没有保存' })
  const edited = await editDocument(app, by, { organId, documentId, change }, from)
  return edited.ok ? accepted({ of: '正文', before: count(text), after: count(change), pictured: [] }) : edited
}

const masked = ['application/pdf', 'image/jpeg', 'image/png']
export const canMaskPlaces = (mediaType: string): boolean => masked.includes(mediaType)

export async function maskInFile(
  app: App,
  by: Staff,
  { organ_id: organId, id: documentId, version }: DocumentRow,
  { no, areas, words }: ChosenInFile,
  from: string | null,
): Promise<Result<MaskProof>> {
  const file = (await readFiles(app.db, organId, documentId, version)).find((one) => one.no === no)
  const fault = fileFault(file)
  if (!file || fault) return refused(fault ?? { code: 'no-file', message: '没有这个附件' })
  let bytes: Uint8Array = await app.files.get(file.sha256)
  const proof: MaskProof = { of: file.name, before: 0, after: 0, pictured: [] }
  for (const make of [
    ...(words.length ? [() => redactPdf(bytes, words)] : []),
    ...(areas.length ? [() => blackOut(bytes, areas)] : []),
  ]) {
    const made = await make()
    if (!made.ok) return made
    bytes = made.value.bytes
    proof.before += made.value.proof.before
    proof.pictured = [...new Set([...proof.pictured, ...made.value.proof.pictured])].sort((a, b) => a - b)
  }
  const kept = await keepDocumentFile(app, by, organId, { name: file.name, bytes }, from)
  if (!kept.ok) return kept
  const { sha256, size } = kept.value
  const changed = await changeFiles(app, by, { organId, documentId }, from, (files) =>
    files.map((one) => (one.no === no && one.sha256 === file.sha256 ? { ...one, sha256, size } : one)),
  )
  return changed.ok ? accepted(proof) : changed
}

export function fileFault(file: { name: string; media_type: string; role: string } | undefined): Refusal | undefined {
  if (file?.role !== 'attachment') return { code: 'no-file', message: '没有这个附件' }
  if (canMaskPlaces(file.media_type)) return undefined
  return {
    code: 'not-pages',
    message: `“${file.name}”不是 PDF、JPEG 或者 PNG，不能在这里遮盖；请在原文件中删去后重新上传`,
    field: 'file',
  }
}
