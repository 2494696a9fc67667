import type { Content } from 'pdfmake/interfaces.d.ts'
import { points, text } from './geometry.ts'
import { fittedSize, linesOf } from './measure.ts'
import { gridOf, leastRowMm, type PaperCell, type PaperTable } from './paper.ts'

const across = 2.5
const above = 2.5
const hairline = 0.5
const thick = 1.6

/** A table with its spans, kept on one page with the heading above it where one page holds it. Heights are reckoned
 *  beforehand, so that cells over several rows can be centred. */
export function pdfTable(table: PaperTable, heading: Content | null): Content[] {
  const grid = gridOf(table)
  const widths = widthsOf(table)
  const heights = heightsOf(table, grid, widths)
  const total = heights.reduce((sum, height) => sum + height + hairline, 0)
  const whole = total < points(text.heightMm) - 50
  const body = grid.map((cells, row) =>
    cells.map(({ cell, starts }, column) => {
      if (!starts) return {}
      const room = sum(heights.slice(row, row + cell.rowSpan)) + hairline * (cell.rowSpan - 1)
      const needed = contentHeight(cell, widths, column, table.fontSize)
      const centred = whole || cell.rowSpan === 1
      const width = innerWidth(cell, widths, column)
      const fontSize = cell.figure ? fittedSize(cell.text, table.fontSize, width) : table.fontSize
      return cellOf(cell, fontSize, centred ? Math.max(0, (room - 2 * above - needed) / 2) : 0)
    }),
  )
  const printed = {
    table: {
      widths,
      heights: (row: number) => heights[row]! - 2 * above,
      headerRows: table.headRows,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body,
    },
    layout: {
      hLineWidth: (line: number) => (line === 0 || line === body.length ? thick : hairline),
      vLineWidth: () => hairline,
      paddingLeft: () => across,
      paddingRight: () => across,
      paddingTop: () => above,
      paddingBottom: () => above,
    },
    margin: [0, 6, 0, 12],
  } as unknown as Content
  const stack = [...(heading ? [heading] : []), printed]
  return whole ? [{ stack, unbreakable: true }] : stack
}

function widthsOf({ widths }: PaperTable): number[] {
  const whole = sum(widths)
  const inner = points(text.widthMm) - widths.length * 2 * across - (widths.length + 1) * hairline
  return widths.map((width) => (inner * width) / whole)
}

/** Each row as high as its fullest cell; what a cell over several rows still lacks goes to the last of them. */
function heightsOf(table: PaperTable, grid: ReturnType<typeof gridOf>, widths: number[]): number[] {
  const { rows, fontSize } = table
  const heights = rows.map((row) => Math.max(lineOf(fontSize) + 2 * above, points(leastRowMm(table, row))))
  for (const spanning of [false, true])
    grid.forEach((cells, row) => {
      cells.forEach(({ cell, starts }, column) => {
        if (!starts || cell.rowSpan > 1 !== spanning) return
        const last = row + cell.rowSpan - 1
        const room = sum(heights.slice(row, last + 1))
        const lacking = contentHeight(cell, widths, column, fontSize) + 2 * above - room
        if (lacking > 0) heights[last] = heights[last]! + lacking
      })
    })
  return heights
}

/** Noto Sans SC asks for 1.448 times its size. */
const lineOf = (fontSize: number) => fontSize * 1.448

function contentHeight(cell: PaperCell, widths: number[], column: number, fontSize: number): number {
  if (cell.figure) return lineOf(fontSize)
  return linesOf(cell.text, innerWidth(cell, widths, column) / fontSize) * lineOf(fontSize)
}

const innerWidth = ({ colSpan }: PaperCell, widths: number[], column: number): number =>
  sum(widths.slice(column, column + colSpan)) + (colSpan - 1) * (2 * across + hairline)

const sum = (values: readonly number[]) => values.reduce((total, value) => total + value, 0)

function cellOf({ text, rowSpan, colSpan, head, bold, align, faint }: PaperCell, fontSize: number, top: number) {
  return {
    ...{ text, font: 'Table', fontSize, lineHeight: 1, bold: bold ?? false },
    alignment: align ?? (head ? 'left' : 'center'),
    margin: [0, top, 0, 0],
    ...(faint && { color: '#595959' }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(colSpan > 1 && { colSpan }),
  }
}
