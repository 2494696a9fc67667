// Plain text: every line is a paragraph, empty ones included, because their number can be the only trace of blank
// cells. Markdown's headings and its well-formed tables are taken for what they are.
import type { Block, Container } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { csvBlocks } from './csv-lines.ts'
import { addAll, numbered } from './drafts.ts'
import { decodeText } from './encoding.ts'
import { htmlContainer } from './html.ts'
import { withoutLineMarks } from './line-marks.ts'
import { markdownBlocks } from './markdown.ts'
import { refusedContainer, trouble } from './trouble.ts'

export function openText(bytes: Uint8Array): Container {
  const { text, encoding, troubles } = decodeText(bytes)
  if (encoding === 'unknown' || isBinary(text))
    return refusedContainer('application/octet-stream', '文件内容不是文字，也不是能识别的文档格式')
  const cut = text.length > bounds.characters
  const lines = withoutLineMarks(linesOf(cut ? text.slice(0, bounds.characters) : text))
  if (lines.length > bounds.blocks) lines.length = bounds.blocks
  const markdown = tablesOfHtml(lines) ?? markdownBlocks(lines)
  const records = markdown ? undefined : csvBlocks(lines)
  const container: Container = {
    mediaType: markdown ? 'text/markdown' : records ? 'text/csv' : 'text/plain',
    blocks: markdown ?? (records ? numbered(records) : lines.map(lineBlock)),
    meta: {},
    troubles,
  }
  if (cut || lines.length === bounds.blocks)
    container.troubles.push(trouble('cut', '文字过长，只读了前面的部分', { line: lines.length }))
  return container
}

/** Machine-made Markdown writes its tables as HTML between its lines. */
function tablesOfHtml(lines: string[]): Block[] | undefined {
  if (!lines.some((line) => tableStart.test(line))) return undefined
  const blocks: Block[] = []
  let from = 0
  for (let start = 0; start < lines.length; start++) {
    if (!tableStart.test(lines[start]!)) continue
    let end = start
    while (end < lines.length && !/<\/table\s*>/i.test(lines[end]!)) end++
    if (end === lines.length) break
    addAll(blocks, linesBlocks(lines, from, start))
    for (const block of htmlContainer(lines.slice(start, end + 1).join('\n')).blocks)
      blocks.push({ ...block, at: { ...block.at, line: start + 1 } })
    from = end + 1
    start = end
  }
  return numbered([...blocks, ...linesBlocks(lines, from, lines.length)])
}

/** The same lines with their own numbers, headings marked. */
function linesBlocks(lines: string[], from: number, to: number): Block[] {
  const part = lines.slice(from, to)
  const blocks = markdownBlocks(part) ?? part.map(lineBlock)
  for (const block of blocks) block.at.line = (block.at.line ?? 0) + from
  return blocks
}

const tableStart = /<table[\s>]/i

/** Lines without their ends; form feeds of paged text and stray zero bytes are dropped, tabs and spaces kept. */
export function linesOf(text: string): string[] {
  const plain = /[\0\f\uFEFF]/.test(text) ? text.replace(/[\0\f\uFEFF]/g, '') : text
  const lines = plain.split(/\r\n|[\n\r\v\u0085\u2028\u2029]/)
  if (lines.at(-1) === '') lines.pop()
  return lines
}

export const lineBlock = (text: string, index: number): Block => ({
  type: 'paragraph',
  text,
  at: { line: index + 1 },
})

/** More control characters than any text has. */
function isBinary(text: string): boolean {
  const sample = text.slice(0, 20_000)
  const odd = sample.match(/[\x00-\x08\x0e-\x1a\x1c-\x1f\x7f-\x84\x86-\x9f]/g)?.length ?? 0
  return odd > 8 && odd * 50 > sample.length
}
