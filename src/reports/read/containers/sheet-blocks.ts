// A sheet is one long grid: titles, chapter headings and prose stand in rows of their own between the tables.
import type { Block } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { addAll, type CellDraft, tableBlocks } from './drafts.ts'
import type { Sheet, SheetRow } from './sheet.ts'

/** `name`: of the sheet; records of a text have none. */
export function sheetBlocks(sheet: Sheet, name?: string): Block[] {
  const rows = sheet.rows.filter((row, index) => isFilled(row) || isLastOfTable(sheet.rows, index))
  const merges = mergesByStart(sheet)
  const covered = coveredBy(sheet)
  const blocks: Block[] = []
  let part: SheetRow[] = []
  const endPart = () => {
    if (part.length) addAll(blocks, tableBlocks(cellsOf(part, merges, covered)))
    part = []
  }
  const spanned = crossedRows(sheet)
  rows.forEach((row, index) => {
    const alone = headingIn(row, merges)
    const previous = rows[index - 1]
    const gap = previous && row.row > previous.row + 1 && !spanned.has(row.row)
    if (gap || alone !== undefined) endPart()
    if (alone === undefined) part.push(row)
    else blocks.push({ type: 'heading', text: alone, at: { row: row.row } })
  })
  endPart()
  if (name === undefined) return blocks
  for (const block of blocks) {
    block.at.sheet = name
    if (block.type === 'table') for (const cell of block.rows.flat()) cell.at.sheet = name
  }
  return blocks
}

const isFilled = ({ cells }: SheetRow) => [...cells.values()].some((text) => text !== '')

/** Empty cells right under a row of a table, and nothing below them: its last row, left blank. */
function isLastOfTable(rows: SheetRow[], index: number): boolean {
  const [above, row, below] = [rows[index - 1], rows[index]!, rows[index + 1]]
  const follows = above && isFilled(above) && above.row === row.row - 1 && above.cells.size > 1
  return Boolean(follows && row.cells.size >= above.cells.size && !(below && below.row === row.row + 1))
}

type Merges = Map<number, { rowSpan: number; colSpan: number }>

function cellsOf(rows: SheetRow[], merges: Merges, covered: Set<number>): CellDraft[][] {
  // Columns that hold nothing in any row of the part are not part of the table; far-away cells do not widen it.
  const columns = [...new Set(rows.flatMap(({ cells }) => [...cells.keys()]))].sort((a, b) => a - b)
  const used = columns.filter((column) =>
    rows.some(({ row, cells }) => cells.get(column) || covered.has(key(row, column))),
  )
  const inPart = new Set(rows.map(({ row }) => row))
  return rows.map(({ row, cells }) =>
    used
      .filter((column) => !covered.has(key(row, column)))
      .map((column) => {
        const { rowSpan = 1, colSpan = 1 } = merges.get(key(row, column)) ?? {}
        const text = cells.get(column) ?? ''
        let rowsSpanned = 0
        for (let r = row; r < row + rowSpan; r++) if (inPart.has(r)) rowsSpanned++
        return {
          blocks: text ? text.split('\n').map((line) => ({ type: 'paragraph' as const, text: line, at: {} })) : [],
          rowSpan: Math.max(1, rowsSpanned),
          colSpan: Math.max(1, used.filter((other) => other >= column && other < column + colSpan).length),
        }
      }),
  )
}

/** The only cell of its row, when it is a title or numbered heading and no bordered cells stand beside it. */
function headingIn({ row, cells }: SheetRow, merges: Merges): string | undefined {
  const filled = [...cells].filter(([, text]) => text !== '')
  if (filled.length !== 1) return undefined
  const [column, text] = filled[0]!
  const span = merges.get(key(row, column))
  if (span && span.rowSpan > 1) return undefined
  const end = column + (span?.colSpan ?? 1)
  if ([...cells.keys()].some((other) => other < column || other >= end)) return undefined
  return /^[一二三四五六七八]、/.test(text) || /年度报告|年度報告/.test(text) ? text : undefined
}

const mergesByStart = ({ merges }: Sheet): Merges =>
  new Map(
    merges.map(({ top, left, bottom, right }) => [
      key(top, left),
      { rowSpan: Math.min(bottom - top + 1, bounds.span), colSpan: Math.min(right - left + 1, bounds.span) },
    ]),
  )

/** Every cell under a merge but its first, as far as the sheet has cells. */
function coveredBy({ merges, rows }: Sheet): Set<number> {
  const lastRow = rows.at(-1)?.row ?? 0
  let lastColumn = 0
  for (const { cells } of rows) for (const column of cells.keys()) lastColumn = Math.max(lastColumn, column)
  const covered = new Set<number>()
  for (const { top, left, bottom, right } of merges)
    for (let row = top; row <= Math.min(bottom, lastRow); row++)
      for (let column = left; column <= Math.min(right, lastColumn); column++) {
        if (covered.size > bounds.gridCells) return covered
        if (row > top || column > left) covered.add(key(row, column))
      }
  return covered
}

/** Rows that a merge joins to the row above. */
function crossedRows({ merges }: Sheet): Set<number> {
  const rows = new Set<number>()
  for (const { top, bottom } of merges)
    for (let row = top + 1; row <= Math.min(bottom, top + bounds.span) && rows.size < bounds.gridCells; row++)
      rows.add(row)
  return rows
}

/** A sheet has at most 16,384 columns. */
const key = (row: number, column: number) => row * 16_385 + column
