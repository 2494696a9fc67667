// 遮盖: what was found is taken out of the text itself, and it is looked for again afterwards.
import type { App } from '../app.ts'
import { type Result, refused } from '../kit/results.ts'
import type { Staff } from '../organs/index.ts'
import type { DocumentActed } from './act-on-document.ts'
import { type Body, type BodyBlock, type Inline, textOf } from './body.ts'
import { editDocument } from './draft-document.ts'
import { readDocument, readVersion } from './store.ts'

export const blocked = '■'

/** The body with these words replaced, also where they run over bold and plain; the length of what was there is not kept. */
export const maskBody = (blocks: Body, words: readonly string[]): Body => blocks.map((block) => maskBlock(block, words))

function maskBlock(block: BodyBlock, words: readonly string[]): BodyBlock {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: maskInlines(block.content, words) }
    case 'list':
      return { ...block, items: block.items.map((item) => maskInlines(item, words)) }
    case 'table':
      return {
        ...block,
        rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: maskInlines(cell.content, words) }))),
      }
    case 'image':
      return { ...block, alt: maskText(block.alt, words) }
  }
}

export const maskText = (text: string, words: readonly string[]): string =>
  sorted(words).reduce((masked, word) => masked.replaceAll(word, blocked.repeat(4)), text)

const sorted = (words: readonly string[]) => [...words].filter(Boolean).sort((a, b) => b.length - a.length)

function maskInlines(content: readonly Inline[], words: readonly string[]): Inline[] {
  let parts = [...content]
  for (const word of sorted(words))
    for (;;) {
      const at = parts
        .map(({ text }) => text)
        .join('')
        .indexOf(word)
      if (at < 0) break
      parts = cut(parts, at, at + word.length)
    }
  return parts.filter(({ text }) => text)
}

/** Takes the letters from `from` to `until` out and puts the block in the part in which they began. */
export function cut(parts: readonly Inline[], from: number, until: number): Inline[] {
  let start = 0
  return parts.map((part) => {
    const [a, b] = [Math.max(0, from - start), Math.min(part.text.length, until - start)]
    const begins = from >= start && from < start + part.text.length
    start += part.text.length
    if (a >= b) return part
    const { href: _, ...plain } = part
    return { ...plain, text: part.text.slice(0, a) + (begins ? blocked.repeat(4) : '') + part.text.slice(b) }
  })
}

/** Masks words in the draft at work: title, summary and text. */
export async function maskDocument(
  app: App,
  by: Staff,
  { organId, documentId, words }: { organId: string; documentId: string; words: readonly string[] },
  from: string | null,
): Promise<Result<DocumentActed>> {
  const document = await readDocument(app.db, organId, documentId)
  const version = document && (await readVersion(app.db, organId, documentId, document.version))
  if (!document || !version) return refused({ code: 'no-document', message: '没有这份文件' })
  const wanted = words.map((word) => word.trim()).filter((word) => word.length > 1)
  if (!wanted.length) return refused({ code: 'no-words', message: '请写明要遮盖的文字，至少两个字', field: 'words' })
  const change = {
    title: maskText(version.title, wanted),
    summary: version.summary === null ? null : maskText(version.summary, wanted),
    body: maskBody(version.body, wanted),
  }
  const left = wanted.find((word) =>
    [change.title, change.summary ?? '', textOf(change.body)].join('\n').includes(word),
  )
  if (left) return refused({ code: 'still-there', message: `遮盖后仍能找到“${left}”，没有保存` })
  return editDocument(app, by, { organId, documentId, change }, from)
}
