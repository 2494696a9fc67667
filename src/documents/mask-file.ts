// 遮盖附件: a PDF of the draft is replaced by one without the words, and what was proven is handed back.
import type { App } from '../app.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import type { Staff } from '../organs/index.ts'
import { documentRoleRefusal } from './act-on-document.ts'
import { changeFiles, keepDocumentFile } from './files.ts'
import type { Proof } from './redact/areas.ts'
import { redactPdf } from './redact/pdf.ts'
import { readDocument, readFiles } from './store.ts'

export interface FileMasked {
  places: number
  proof: Proof
}

export async function maskFile(
  app: App,
  by: Staff,
  input: { organId: string; documentId: string; no: number; words: readonly string[] },
  from: string | null,
): Promise<Result<FileMasked>> {
  const { organId, documentId, no, words } = input
  const refusal = documentRoleRefusal(by, organId, 'edit')
  if (refusal) return refused(refusal)
  const document = await readDocument(app.db, organId, documentId)
  if (!document) return refused({ code: 'no-document', message: '没有这份文件' })
  const file = (await readFiles(app.db, organId, documentId, document.version)).find((one) => one.no === no)
  if (!file) return refused({ code: 'no-file', message: '没有这个附件' })
  if (file.media_type !== 'application/pdf')
    return refused({
      code: 'not-pdf',
      message: `“${file.name}”不是 PDF，不能在这里遮盖；请在原文件中删去后重新上传`,
      field: 'no',
    })
  const masked = await redactPdf(await app.files.get(file.sha256), words)
  if (!masked.ok) return masked
  const { bytes, places, proof } = masked.value
  const kept = await keepDocumentFile(app, by, organId, { name: file.name, bytes }, from)
  if (!kept.ok) return kept
  const { sha256, size } = kept.value
  const changed = await changeFiles(app, by, { organId, documentId }, from, (files) =>
    files.map((one) => (one.no === no && one.sha256 === file.sha256 ? { ...one, sha256, size } : one)),
  )
  return changed.ok ? accepted({ places, proof }) : changed
}
