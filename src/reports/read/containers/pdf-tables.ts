// Grids with their text → tables; a table that goes on after a page break is joined to its first part.
import type { Place } from '../../report.ts'
import type { TableBlock } from '../blocks.ts'
import type { Grid, GridCell } from './pdf-grid.ts'
import { cellText, extentOf } from './pdf-lines.ts'
import type { Glyph } from './pdf-page.ts'

export interface PdfCell extends Omit<GridCell, 'left' | 'right' | 'top' | 'bottom'> {
  text: string
  at: Place
}
export interface PdfTable {
  xs: number[]
  rows: number
  cells: PdfCell[]
  top: number
  bottom: number
}

/** The table of a grid; its characters are taken out of `glyphs`. Undefined where the ruled area has no text. */
export function tableOf(grid: Grid, glyphs: Glyph[], page: number): { table?: PdfTable; rest: Glyph[] } {
  const columns = grid.xs.length - 1
  const owners = ownersOf(grid, columns)
  const inCell = new Map<GridCell, Glyph[]>()
  const rest: Glyph[] = []
  for (const word of numberWords(glyphs)) {
    const { left, right } = extentOf(word)
    const y = word[0]!.y - word[0]!.size * 0.35
    const [row, column] = [squareOf(grid.ys, y), squareOf(grid.xs, (left + right) / 2)]
    const cell = row === undefined || column === undefined ? undefined : owners[row * columns + column]
    if (!cell) rest.push(...word)
    else if (inCell.has(cell)) inCell.get(cell)!.push(...word)
    else inCell.set(cell, word)
  }
  const cells = grid.cells.map((cell) => ({
    row: cell.row,
    column: cell.column,
    rowSpan: cell.rowSpan,
    colSpan: cell.colSpan,
    text: cellText(inCell.get(cell) ?? [], cell.right - cell.left),
    at: { page, box: boxOf(cell.left, cell.top, cell.right, cell.bottom) },
  }))
  if (cells.every(({ text }) => text === '')) return { rest }
  return { table: { xs: grid.xs, rows: grid.ys.length - 1, cells, top: grid.ys[0]!, bottom: grid.ys.at(-1)! }, rest }
}

/** Single characters, but numbers whole: one too long for its column must not be cut by the rule it crosses. */
function numberWords(glyphs: Glyph[]): Glyph[][] {
  const words: Glyph[][] = []
  for (const glyph of glyphs) {
    const last = words.at(-1)?.at(-1)
    const goesOn =
      last &&
      /^[\d.,]+$/.test(glyph.text) &&
      /^[\d.,]+$/.test(last.text) &&
      Math.abs(glyph.y - last.y) < 0.5 &&
      Math.abs(glyph.left - last.right) < glyph.size * 0.15
    if (goesOn) words.at(-1)!.push(glyph)
    else words.push([glyph])
  }
  return words
}

/** The cell of every square of the grid. */
function ownersOf(grid: Grid, columns: number): GridCell[] {
  const owners: GridCell[] = new Array(columns * (grid.ys.length - 1))
  for (const cell of grid.cells)
    for (let row = cell.row; row < cell.row + cell.rowSpan; row++)
      owners.fill(cell, row * columns + cell.column, row * columns + cell.column + cell.colSpan)
  return owners
}

/** Between which two of these ascending edges the value lies. */
function squareOf(edges: number[], value: number): number | undefined {
  if (value <= edges[0]! || value >= edges.at(-1)!) return undefined
  let [low, high] = [0, edges.length - 1]
  while (high - low > 1) {
    const middle = (low + high) >> 1
    if (edges[middle]! <= value) low = middle
    else high = middle
  }
  return low
}

/** The two parts as one table, or undefined where the second does not continue the first. */
export function continued(first: PdfTable, second: PdfTable): PdfTable | undefined {
  if (!sameColumns(first.xs, second.xs)) return undefined
  const xs = merged(first.xs, second.xs)
  const upper = onColumns(first, xs)
  const lower = withoutRepeatedHead(upper, onColumns(second, xs))
  if (!lower.length) return { ...first, xs, cells: upper }
  const torn = tornRow(upper, first.rows, lower)
  const shift = first.rows - (torn ? 1 : 0)
  const cells = [...upper]
  for (const cell of lower) {
    const moved = { ...cell, row: cell.row + shift }
    const above = cell.row === 0 && cells.find((each) => goesOn(each, first.rows, moved, torn))
    if (!above) {
      cells.push(moved)
      continue
    }
    above.rowSpan = moved.row + moved.rowSpan - above.row
    above.text = [above.text, moved.text].filter((text) => text !== '').join('\n')
  }
  return {
    xs,
    rows: shift + Math.max(...lower.map(({ row, rowSpan }) => row + rowSpan)),
    cells,
    top: first.top,
    bottom: second.bottom,
  }
}

export function blockOf({ rows, cells }: PdfTable): TableBlock {
  const block: TableBlock = { type: 'table', at: cells[0]!.at.page ? { page: cells[0]!.at.page } : {}, rows: [] }
  for (let row = 0; row < rows; row++) block.rows.push([])
  for (const { row, rowSpan, colSpan, text, at } of [...cells].sort((a, b) => a.row - b.row || a.column - b.column))
    block.rows[row]?.push({ text, rowSpan, colSpan, at: { ...at } })
  return block
}

export const boxOf = (left: number, top: number, right: number, bottom: number): [number, number, number, number] => [
  tenth(left),
  tenth(top),
  tenth(right),
  tenth(bottom),
]
const tenth = (value: number) => Math.round(value * 10) / 10

/** Same width, and the edges of the coarser part all among those of the finer. */
function sameColumns(a: number[], b: number[]): boolean {
  if (Math.abs(a[0]! - b[0]!) > 6 || Math.abs(a.at(-1)! - b.at(-1)!) > 6) return false
  const [few, many] = a.length <= b.length ? [a, b] : [b, a]
  return few.every((x) => many.some((other) => Math.abs(other - x) < 4))
}

const merged = (a: number[], b: number[]): number[] => {
  const out = [...a]
  for (const x of b) if (!out.some((other) => Math.abs(other - x) < 4)) out.push(x)
  return out.sort((x, y) => x - y)
}

function onColumns(table: PdfTable, xs: number[]): PdfCell[] {
  const index = table.xs.map((x) => xs.findIndex((other) => Math.abs(other - x) < 6))
  return table.cells.map((cell) => {
    const column = index[cell.column]!
    return { ...cell, column, colSpan: Math.max(1, index[cell.column + cell.colSpan]! - column) }
  })
}

/** Word repeats the heading rows of a table on each page where it is told to. */
function withoutRepeatedHead(upper: PdfCell[], lower: PdfCell[]): PdfCell[] {
  const textsOf = (cells: PdfCell[], row: number) =>
    cells
      .filter((cell) => cell.row === row)
      .map(({ column, text }) => `${column}:${text.replace(/\s/g, '')}`)
      .join('|')
  let rows = 0
  while (rows < 4) {
    const text = textsOf(lower, rows)
    if (!/[^\d:|]/.test(text) || text !== textsOf(upper, rows)) break
    rows++
  }
  // A heading cell may reach over the repeated rows only; where it reaches further these are no heading rows.
  if (!rows || lower.some(({ row, rowSpan }) => row < rows && row + rowSpan > rows)) return lower
  return lower.filter(({ row }) => row >= rows).map((cell) => ({ ...cell, row: cell.row - rows }))
}

/** Whether the page break went through a row: what one page has of it the other lacks, and its label goes on. */
function tornRow(upper: PdfCell[], rows: number, lower: PdfCell[]): boolean {
  const above = upper.filter((cell) => cell.row === rows - 1 && cell.rowSpan === 1)
  const below = lower.filter((cell) => cell.row === 0 && cell.rowSpan === 1)
  if (!below.length || !above.length || above.at(-1)!.column !== below.at(-1)!.column) return false
  if (below.every(({ text }) => text === '')) return true
  return (
    below.every(({ column, colSpan, text }) => {
      const over = above.find((cell) => cell.column === column && cell.colSpan === colSpan)
      if (!over) return false
      return (
        text === '' || over.text === '' || (!/\d/.test(text) && !/\d/.test(over.text.slice(2)) && !numbered.test(text))
      )
    }) && below.some(({ text }) => text !== '' && !/^[\d.,%\s-]+$/.test(text) && !numbered.test(text))
  )
}

/** Whether a cell at the top of a page is the lower half of the one at the foot of the page before. */
function goesOn(above: PdfCell, rows: number, cell: PdfCell, torn: boolean): boolean {
  if (above.column !== cell.column || above.colSpan !== cell.colSpan || above.row + above.rowSpan !== rows) return false
  if (torn && cell.row === rows - 1 && cell.rowSpan === 1 && above.rowSpan === 1) return true
  if (cell.rowSpan === 1 && above.rowSpan === 1) return false
  return above.text === '' || cell.text === '' || !numbered.test(cell.text)
}

/** 一、 （一） 1. at the start: a new label. */
const numbered = /^\s*[（(]?\s*[一二三四五六七八九十\d]{1,2}\s*[)）、.．]/
