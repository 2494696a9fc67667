// 请示和复函的扫描件: the question to the authority (art. 17) and its answer are acts; the scanned letter is kept with them.
import type { App } from '../app.ts'
import { type Result, refused } from '../kit/results.ts'
import type { Staff } from '../organs/index.ts'
import { type ActWish, actOnDocument, type DocumentActed, documentRoleRefusal } from './act-on-document.ts'
import { type FileInput, keepDocumentFile } from './files.ts'
import { type Db, readDocumentActs } from './store.ts'

export interface LetterInput extends FileInput {
  organId: string
  documentId: string
  wish: Extract<ActWish, { act: 'ask' | 'hear' }>
  note?: string
}

/** Asks, or enters the answer, with the scan of the letter. */
export async function actWithLetter(
  app: App,
  by: Staff,
  { organId, documentId, wish, note, name, bytes }: LetterInput,
  from: string | null,
): Promise<Result<DocumentActed>> {
  const refusal = documentRoleRefusal(by, organId, wish.act)
  if (refusal) return refused(refusal)
  const kept = await keepDocumentFile(app, by, organId, { name, bytes }, from)
  if (!kept.ok) return kept
  const scan = { sha256: kept.value.sha256, name: kept.value.name }
  return actOnDocument(app, by, { organId, documentId, wish: { ...wish, scan }, ...(note && { note }) }, from)
}

/** What was scanned with this act of the document: a letter, its answer, the signed form. */
export async function scanOfAct(db: Db, organId: string, documentId: string, no: number) {
  const facts = (await readDocumentActs(db, organId, documentId)).find((one) => one.no === no)?.facts
  if (facts?.act === 'ask' || facts?.act === 'hear') return facts.scan
  return facts?.act === 'fileSignedForm' ? { sha256: facts.sha256, name: facts.name ?? '审查呈批单.pdf' } : undefined
}
