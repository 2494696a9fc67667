// What the formats with real tables share: cells before their places are known, tables that are only page layout, and
// the numbering at the end.
import type { Block, TableBlock, TableCell, TextBlock } from '../blocks.ts'
import { bounds } from './bounds.ts'

/** What is written for a cell in which something stands that cannot be read: the reading of its value is open. */
export const unreadable = '〔不明〕'

/** A cell as its format gives it: what stands in it, and how far it reaches. */
export interface CellDraft {
  blocks: Block[]
  /** Nothing but a picture or the like stands in it. */
  pictured?: boolean
  rowSpan: number
  colSpan: number
}

/** The blocks of a table: rows that hold prose or whole tables of their own are page layout and come out as their
 *  content, in order; the rows between them stay tables. */
export function tableBlocks(rows: CellDraft[][]): Block[] {
  const out: Block[] = []
  let from = 0
  for (let r = 0; r <= rows.length; r++) {
    if (r < rows.length && !rows[r]!.some(isContent)) continue
    if (r > from) addAll(out, dataTable(rows.slice(from, r)))
    if (r < rows.length) for (const cell of rows[r]!) addAll(out, cell.blocks)
    from = r + 1
  }
  return out
}

/** The words of a cell, paragraphs divided by line ends. */
export function textOf(blocks: Block[]): string {
  if (blocks.length === 1 && blocks[0]!.type !== 'table') return blocks[0]!.text
  return blocks
    .map((block) =>
      block.type === 'table'
        ? block.rows
            .flat()
            .map(({ text }) => text)
            .join('\n')
        : block.text,
    )
    .filter((text) => text !== '')
    .join('\n')
}

/** `push(...items)` fails where there are a hundred thousand. */
export function addAll<T>(to: T[], items: Iterable<T>) {
  for (const item of items) to.push(item)
}

export const cellOf = (text: string, rowSpan = 1, colSpan = 1): TableCell => ({ text, rowSpan, colSpan, at: {} })

/** Numbers the tables and tells every cell its place; what a format knew beside (page, sheet, line) is kept. */
export function numbered(blocks: Block[]): Block[] {
  let table = 0
  for (const block of blocks) {
    if (block.type !== 'table') continue
    block.at.table = ++table
    block.rows.forEach((cells, row) => {
      cells.forEach((cell, index) => {
        cell.at.table = table
        cell.at.row = row + 1
        cell.at.cell = index + 1
      })
    })
  }
  return blocks
}

function dataTable(rows: CellDraft[][]): Block[] {
  if (rows.every((cells) => cells.length <= 1)) return rows.flat().flatMap(({ blocks }) => orEmptyLine(blocks))
  const table: TableBlock = {
    type: 'table',
    at: {},
    rows: rows.map((cells, r) =>
      cells.map(({ blocks, pictured, rowSpan, colSpan }) =>
        cellOf(
          textOf(blocks) || (pictured ? unreadable : ''),
          Math.min(rowSpan, rows.length - r),
          Math.min(colSpan, bounds.span),
        ),
      ),
    ),
  }
  return table.rows.some((cells) => cells.some(({ text }) => text !== '')) ? [table] : []
}

const orEmptyLine = (blocks: Block[]): Block[] =>
  blocks.length ? blocks : [{ type: 'paragraph', text: '', at: {} } satisfies TextBlock]

/** Whole tables or long prose; the longest label of the format has 45 characters, explanations in cells up to 200. */
function isContent({ blocks }: CellDraft): boolean {
  let characters = 0
  let paragraphs = 0
  for (const block of blocks) {
    if (block.type === 'table') {
      const texts = block.rows.flat().map(({ text }) => text)
      if (texts.length > 2 || texts.join('').length > 60) return true
    } else if (block.text) {
      characters += block.text.length
      paragraphs++
    }
  }
  return characters > 600 || (characters > 300 && paragraphs > 2)
}
