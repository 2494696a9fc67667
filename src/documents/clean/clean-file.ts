// 清除隐藏信息: a file of the draft is replaced by one without what it tells beside its text, and screened again to prove it. The
// file as it came in is kept as an original, which is never public.
import type { App } from '../../app.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import type { Staff } from '../../organs/index.ts'
import { openContainer } from '../../reports/index.ts'
import { documentRoleRefusal } from '../act-on-document.ts'
import { changeFiles, keepDocumentFile } from '../files.ts'
import type { ScreenRule } from '../screening/hit.ts'
import { type Hit, screenFile, screenRules } from '../screening/index.ts'
import { readDocument, readFiles } from '../store.ts'
import { cleanImage } from './images.ts'
import { cleanOfficeFile } from './office.ts'
import { cleanPdf } from './pdf.ts'

export interface CleanedFile {
  bytes: Uint8Array
  /** What was found before and is not there any more. */
  gone: Hit[]
  /** What the tool does not take out, such as hidden rows; a person does. */
  left: Hit[]
}

const hiding: readonly ScreenRule[] = ['metadata', 'exif', 'comment', 'trackedChange', 'hiddenText', 'embedded']

/** The file cleaned; refused where it cannot be, and where its text would not be what it was. */
export async function cleanedFile(
  file: { bytes: Uint8Array; name: string },
  acceptChanges = false,
): Promise<Result<CleanedFile>> {
  const made = await cleaned(file.bytes, acceptChanges)
  if (!made.ok) return made
  const bytes = made.value
  const hidden = async (one: Uint8Array) =>
    (await screenFile(one, file.name)).filter(({ rule }) => hiding.includes(rule))
  const [before, left] = [await hidden(file.bytes), await hidden(bytes)]
  const mustGo = left.filter(({ rule }) => rule === 'metadata' || rule === 'exif')
  if (mustGo.length)
    return refused({
      code: 'cannot-clean',
      message: `清除后仍能找到“${mustGo[0]!.seen}”，没有替换`,
      field: 'no',
    })
  if ((await textOf(bytes, file.name)) !== (await textOf(file.bytes, file.name)))
    return refused({ code: 'text-changed', message: '清除后文件的文字与原来不一致，没有替换', field: 'no' })
  const still = new Set(left.map((one) => `${one.rule} ${one.place} ${one.seen}`))
  const gone = before.filter((one) => !still.has(`${one.rule} ${one.place} ${one.seen}`))
  return accepted({ bytes, gone, left })
}

async function cleaned(bytes: Uint8Array, acceptChanges: boolean): Promise<Result<Uint8Array>> {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  if (head.startsWith('PK')) return cleanOfficeFile(bytes, acceptChanges)
  if (head === '%PDF') return cleanPdf(bytes)
  const picture = cleanImage(bytes)
  return picture
    ? accepted(picture)
    : refused({
        code: 'cannot-clean',
        message: '这种文件不能在这里清除；可以清除的有 JPEG、PNG、DOCX、XLSX、PDF',
        field: 'no',
      })
}

async function textOf(bytes: Uint8Array, name: string): Promise<string> {
  if (/\.(?:jpe?g|png)$/i.test(name)) return ''
  const { blocks } = await openContainer(bytes, { name })
  return JSON.stringify(
    blocks.map((block) => (block.type === 'table' ? block.rows.map((row) => row.map(({ text }) => text)) : block.text)),
  )
}

interface Told {
  label: string
  place: string
  seen: string
}

export interface FileCleaned {
  gone: Told[]
  left: Told[]
}

export async function cleanFile(
  app: App,
  by: Staff,
  input: { organId: string; documentId: string; no: number; acceptChanges: boolean },
  from: string | null,
): Promise<Result<FileCleaned>> {
  const { organId, documentId, no, acceptChanges } = input
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const document = await readDocument(app.db, organId, documentId)
  if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
  const file = (await readFiles(app.db, organId, documentId, document.version)).find((one) => one.no === no)
  if (file?.role !== 'attachment') return refused({ code: 'no-file', message: '没有这个附件' })
  const made = await cleanedFile({ bytes: await app.files.get(file.sha256), name: file.name }, acceptChanges)
  if (!made.ok) return made
  const { bytes, gone, left } = made.value
  if (!gone.length)
    return refused({
      code: 'nothing-hidden',
      message: left.length
        ? `没有可以自动清除的；${left[0]!.place}：${left[0]!.seen}，请在原文件中处理`
        : '没有发现文件属性、批注、修订痕迹或者拍摄信息',
      field: 'no',
    })
  const kept = await keepDocumentFile(app, by, organId, { name: file.name, bytes }, from)
  if (!kept.ok) return kept
  const { sha256, size } = kept.value
  const changed = await changeFiles(app, by, { organId, documentId }, from, (files) => {
    if (!files.some((one) => one.no === no && one.sha256 === file.sha256)) return files
    const original = { ...file, no: (files.at(-1)?.no ?? 0) + 1, role: 'original' as const }
    return [...files.map((one) => (one.no === no ? { ...one, sha256, size } : one)), original]
  })
  if (!changed.ok) return changed
  const told = ({ rule, place, seen }: Hit) => ({ label: screenRules[rule].label, place, seen })
  return accepted({ gone: gone.map(told), left: left.map(told) })
}
