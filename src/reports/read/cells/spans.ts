// A real table as text: spans laid out, so that a blank cell over several columns or rows counts once for each.
import type { Place } from '../../report.ts'
import type { TableBlock, TableCell } from '../blocks.ts'
import { cellEnd, rowEnd } from '../document.ts'

interface Piece {
  text: string
  at: Place | undefined
}

/** The cells in reading order, each followed by its separator. */
export function* tableText({ rows }: TableBlock): Generator<Piece> {
  // Columns that cells above still cover, with the rows left; words above cover as a heading and leave no blank.
  let covered = new Map<number, { left: number; words: boolean }>()
  for (const row of rows) {
    yield { text: rowEnd, at: undefined }
    const next = new Map<number, { left: number; words: boolean }>()
    let column = 0
    let first = true
    const skipCovered = function* (): Generator<Piece> {
      for (let above = covered.get(column); above; above = covered.get(++column)) {
        if (above.left > 1) next.set(column, { ...above, left: above.left - 1 })
        if (above.words) continue
        yield { text: first ? '' : cellEnd, at: undefined }
        first = false
      }
    }
    for (const cell of row) {
      yield* skipCovered()
      const words = (cell.colSpan > 1 || cell.rowSpan > 1) && hasWords(cell)
      yield { text: (first ? '' : cellEnd) + cellText(cell), at: cell.at }
      first = false
      for (let more = 1; more < cell.colSpan && !words; more++) yield { text: cellEnd, at: cell.at }
      for (let over = 0; over < cell.colSpan; over++)
        if (cell.rowSpan > 1) next.set(column + over, { left: cell.rowSpan - 1, words })
      column += cell.colSpan
    }
    yield* skipCovered()
    covered = next
  }
}

const cellText = ({ text }: TableCell) => (blanks.test(text) ? text.replace(/[\s\u0000-\u001f]+/g, ' ') : text)

const blanks = /[\s\u0000-\u001f]/

/** Chinese characters other than 无. */
const hasWords = ({ text }: TableCell) => /[\u3007\u3400-\u65df\u65e1-\u9fff]/.test(text)
