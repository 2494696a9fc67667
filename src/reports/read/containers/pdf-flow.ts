// Pages → blocks: tables and lines in reading order, page furniture dropped, lines of running text joined.
import type { Block, TextBlock } from '../blocks.ts'
import { gridsOf } from './pdf-grid.ts'
import { type Line, linesOf } from './pdf-lines.ts'
import type { Page } from './pdf-page.ts'
import { blockOf, boxOf, continued, type PdfTable, tableOf } from './pdf-tables.ts'

interface PlacedLine extends Line {
  page: number
}
type Piece = { kind: 'line'; line: PlacedLine } | { kind: 'table'; table: PdfTable }

export function blocksOf(pages: Page[]): Block[] {
  const pieces = joinedTables(withoutFurniture(pages.map(piecesOf), pages))
  const measure = measureOf(pieces)
  const blocks: Block[] = []
  let last: PlacedLine | undefined
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      blocks.push(blockOf(piece.table))
      last = undefined
      continue
    }
    const { line } = piece
    const block = blocks.at(-1)
    if (last && block && block.type !== 'table' && goesOn(last, line, measure)) append(block, line)
    else blocks.push(newBlock(line, measure))
    last = line
  }
  return blocks
}

/** Tables and lines of a page from top to bottom. */
function piecesOf(page: Page): Piece[] {
  let glyphs = page.glyphs
  const pieces: { top: number; piece: Piece }[] = []
  for (const grid of gridsOf(page)) {
    const { table, rest } = tableOf(grid, glyphs, page.number)
    glyphs = rest
    if (!table) continue
    pieces.push({ top: table.top, piece: { kind: 'table', table } })
  }
  for (const line of linesOf(glyphs))
    pieces.push({ top: line.top, piece: { kind: 'line', line: { ...line, page: page.number } } })
  return pieces.sort((a, b) => a.top - b.top).map(({ piece }) => piece)
}

/** Drops page numbers, and the lines that stand alike at the head or foot of most pages. */
function withoutFurniture(pages: Piece[][], sizes: Page[]): Piece[] {
  const repeated = new Map<string, number>()
  const keyOf = (line: PlacedLine) => `${Math.round(line.top / 4)}:${line.text.replace(/\d+/g, '#')}`
  const atEdge = (line: PlacedLine, index: number) => {
    const { height } = sizes[index]!
    return line.bottom < height * 0.1 || line.top > height * 0.9
  }
  pages.forEach((pieces, index) => {
    for (const piece of pieces)
      if (piece.kind === 'line' && atEdge(piece.line, index))
        repeated.set(keyOf(piece.line), (repeated.get(keyOf(piece.line)) ?? 0) + 1)
  })
  const isRepeated = (line: PlacedLine) => {
    const times = repeated.get(keyOf(line)) ?? 0
    return times > 1 && times > pages.length / 2
  }
  return pages.flatMap((pieces, index) =>
    pieces.filter((piece) => {
      if (piece.kind === 'table' || !atEdge(piece.line, index)) return true
      return !pageNumber.test(piece.line.text) && !isRepeated(piece.line)
    }),
  )
}

/** Joins a table to the one before it when only a page break lies between. */
function joinedTables(pieces: Piece[]): Piece[] {
  const out: Piece[] = []
  for (const piece of pieces) {
    const before = out.at(-1)
    if (piece.kind === 'table' && before?.kind === 'table' && pageOf(before.table) < pageOf(piece.table, 'first')) {
      const table = continued(before.table, piece.table)
      if (table) {
        before.table = table
        continue
      }
    }
    out.push(piece)
  }
  return out
}

const pageOf = ({ cells }: PdfTable, which: 'first' | 'last' = 'last') =>
  (which === 'last' ? cells.at(-1) : cells[0])!.at.page!

interface Measure {
  left: number
  right: number
  size: number
}

/** Margins and size of the running text: what most characters have. */
function measureOf(pieces: Piece[]): Measure {
  const lines = pieces.flatMap((piece) => (piece.kind === 'line' ? [piece.line] : []))
  const size = commonest(lines, ({ size }) => Math.round(size * 2) / 2, 16)
  const body = lines.filter((line) => Math.abs(line.size - size) < 1.5 && line.text.length > 12)
  return {
    size,
    left: marginOf(body, size),
    right: body.reduce((right, line) => Math.max(right, line.right), 0),
  }
}

/** The commonest left edge; where some lines begin two characters before it, those edges are indents. */
function marginOf(body: Line[], size: number): number {
  const left = commonest(body, (line) => Math.round(line.left / 2) * 2, 0)
  const before = body.filter((line) => Math.abs(left - line.left - 2 * size) < size * 0.4)
  return commonest(before, (line) => Math.round(line.left / 2) * 2, left)
}

function commonest(lines: Line[], value: (line: Line) => number, otherwise: number): number {
  const weights = new Map<number, number>()
  for (const line of lines) weights.set(value(line), (weights.get(value(line)) ?? 0) + line.text.length)
  let [best, most] = [otherwise, 0]
  for (const [each, weight] of weights) if (weight > most) [best, most] = [each, weight]
  return best
}

/** Whether a line continues the paragraph: the one before ran to the right margin, and this one is not indented. */
function goesOn(last: PlacedLine, line: PlacedLine, measure: Measure): boolean {
  if (Math.abs(last.size - line.size) > 1.5) return false
  const onePage = last.page === line.page
  if (onePage && line.top - last.bottom > line.size * 1.6) return false
  if (line.size > measure.size * 1.2) {
    // A title on two lines: both centred on the same axis, or the first as wide as the page.
    const axis = (each: Line) => (each.left + each.right) / 2
    const centred = Math.abs(axis(last) - axis(line)) < line.size
    const wrapped = Math.abs(last.left - line.left) < 2 && last.right > measure.right - line.size
    return onePage && (centred || wrapped) && !/[。；]$/.test(last.text)
  }
  // What must not be divided (a bracket and its word, a number) goes to the next line and leaves a gap behind.
  const gap = /[。；：！？]$/.test(last.text) ? 2.2 : 4.2
  const full = last.right > measure.right - last.size * gap
  const indented = line.left > measure.left + line.size * 0.9
  return full && !indented
}

function append(block: TextBlock, line: PlacedLine) {
  // Two words of Latin letters need their space back; Chinese has none.
  const gap = /[A-Za-z]$/.test(block.text) && /^[A-Za-z]/.test(line.text) ? ' ' : ''
  block.text += gap + line.text
  const { box, page } = block.at
  if (box && page === line.page)
    block.at.box = boxOf(
      Math.min(box[0], line.left),
      Math.min(box[1], line.top),
      Math.max(box[2], line.right),
      Math.max(box[3], line.bottom),
    )
}

const newBlock = (line: PlacedLine, measure: Measure): TextBlock => ({
  type: line.size > measure.size * 1.2 ? 'heading' : 'paragraph',
  text: line.text,
  at: { page: line.page, box: boxOf(line.left, line.top, line.right, line.bottom) },
})

const pageNumber = /^\s*[-—–―－·.\s]*(第\s*)?\d{1,3}(\s*页)?(\s*[/／共]\s*\d{1,3}\s*页?)?[-—–―－·.\s]*$/
