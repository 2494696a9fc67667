// 从文件起草: the text of a Word, PDF or HTML file becomes the text of the draft, its pictures become files of the draft, and
// the file itself is kept as its original.
import type { App } from '../app.ts'
import { accepted, type Result } from '../kit/results.ts'
import type { Staff } from '../organs/index.ts'
import type { DocumentActed } from './act-on-document.ts'
import type { BodyBlock } from './body.ts'
import { editDocument } from './draft-document.ts'
import { addFile, type FileInput } from './files.ts'
import { bodyFromFile, withoutTitle } from './import/body-from-file.ts'
import { readDocument } from './store.ts'

export interface FileImported extends DocumentActed {
  /** The title that the file gives itself. */
  title: string | null
  blocks: number
  images: number
  troubles: string[]
}

/** The body at work is replaced. */
export async function importIntoDraft(
  app: App,
  by: Staff,
  input: { organId: string; documentId: string } & FileInput,
  from: string | null,
): Promise<Result<FileImported>> {
  const { organId, documentId, name, bytes } = input
  const original = await addFile(app, by, { ...input, role: 'original' }, from)
  if (!original.ok) return original
  const { body, title, troubles, images } = await bodyFromFile(bytes, name)
  const numbers = new Map<number, number>()
  for (const image of images) {
    const added = await addFile(
      app,
      by,
      { organId, documentId, name: image.name, bytes: image.bytes, role: 'attachment' },
      from,
    )
    if (added.ok) numbers.set(image.no, added.value.no)
    else troubles.push(`${image.name}：${added.refusal.message}`)
  }
  const { title: named } = (await readDocument(app.db, organId, documentId))!
  const kept = withoutTitle(body, named, name).flatMap((block): BodyBlock[] => {
    if (block.type !== 'image') return [block]
    const file = numbers.get(block.file)
    return file ? [{ ...block, file }] : []
  })
  const edited = await editDocument(app, by, { organId, documentId, change: { body: kept } }, from)
  return edited.ok ? accepted({ ...edited.value, title, blocks: kept.length, images: numbers.size, troubles }) : edited
}
