// 自动筛查: shown to the reviewers with the place marked; it decides nothing but one thing, which is that a file with a
// secrecy mark in its official place does not come in.
import { openContainer } from '../../reports/index.ts'
import { type Body, textOfBlock } from '../body.ts'
import { type Hit, hit } from './hit.ts'
import { screenImage } from './images.ts'
import { screenOfficeFile, sheetTexts } from './office-files.ts'
import { screenPdf } from './pdf.ts'
import { screenLines } from './text.ts'
import { type Lists, noLists } from './wording.ts'

export { type Hit, hit, screenRules } from './hit.ts'
export { officialMarkIn } from './marks.ts'
export type { Lists } from './wording.ts'

/** Title, summary and text of a document. Lines of a block are counted as one paragraph. */
export function screenText(
  { title, summary, body }: { title: string; summary?: string | null; body: Body },
  lists: Lists = noLists,
): Hit[] {
  return [
    ...screenLines(body.map(textOfBlock), lists),
    ...screenLines([title], lists, () => '标题', 'title').filter(({ rule }) => rule !== 'secrecyMark'),
    ...(summary
      ? screenLines([summary], lists, () => '摘要', 'summary').filter(({ rule }) => rule !== 'secrecyMark')
      : []),
  ]
}

/** Everything about a file; `text` false: only what is not its text. */
export async function screenFile(bytes: Uint8Array, name: string, lists: Lists = noLists): Promise<Hit[]> {
  const head = Buffer.from(bytes.subarray(0, 4)).toString('latin1')
  const kind = head.startsWith('PK')
    ? 'office'
    : head === '%PDF'
      ? 'pdf'
      : /^(?:\xff\xd8|\x89PNG)/.test(head)
        ? 'image'
        : 'other'
  if (kind === 'image') return named(name, screenImage(bytes))
  const beside = kind === 'office' ? screenOfficeFile(bytes) : kind === 'pdf' ? await screenPdf(bytes) : []
  const { blocks, troubles } = await openContainer(bytes, { name })
  const lines = linesOf(blocks)
  const unread = troubles.filter((one) => one.kind === 'refused').map(({ message }) => hit('unread', '文件', message))
  const shown = screenLines(lines, lists, (line) => `第${line + 1}段`)
  const hidden = (kind === 'office' ? screenLines(sheetTexts(bytes), lists, () => '隐藏的单元格') : []).filter(
    (one) => one.severity !== 'refuse' && !shown.some(({ rule, seen }) => rule === one.rule && seen === one.seen),
  )
  return named(name, [...shown, ...hidden, ...beside, ...unread])
}

/** The words themselves behind what was found in the text of a file: what is shown of them may have its middle hidden. */
export async function wordsFound(bytes: Uint8Array, name: string, lists: Lists = noLists) {
  const { blocks } = await openContainer(bytes, { name })
  const lines = linesOf(blocks)
  return screenLines(lines, lists, (line) => `第${line + 1}段`).flatMap(({ rule, place, at }) =>
    at ? [{ rule, place: placeIn(name, place), words: lines[at.line]!.slice(at.from, at.until) }] : [],
  )
}

const linesOf = (blocks: Awaited<ReturnType<typeof openContainer>>['blocks']) =>
  blocks.map((block) =>
    block.type === 'table' ? block.rows.map((row) => row.map(({ text }) => text).join('\t')).join('\n') : block.text,
  )

const placeIn = (name: string, place: string) => `附件“${name}”${place}`

const named = (name: string, hits: readonly Hit[]): Hit[] =>
  hits.map(({ place, at: _, ...one }) => ({ ...one, place: placeIn(name, place) }))

/** The mark that keeps the material out; undefined: it may come in. */
export const refusalIn = (hits: readonly Hit[]): Hit | undefined => hits.find(({ severity }) => severity === 'refuse')
