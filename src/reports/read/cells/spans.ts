// A real table as text: spans laid out, so that a blank cell over several columns or rows counts once for each.
import type { Place } from '../../report.ts'
import type { TableBlock, TableCell } from '../blocks.ts'
import { cellEnd, rowEnd } from '../document.ts'

interface Piece {
  text: string
  at: Place | undefined
}

/** What a cell above still covers of the rows below it; words cover as a heading and leave no blank. */
interface Cover {
  left: number
  words: boolean
}

/** The cells in reading order, each followed by its separator. */
export function tableText({ rows }: TableBlock): Piece[] {
  const pieces: Piece[] = []
  let covered: (Cover | undefined)[] = []
  for (const row of rows) {
    pieces.push({ text: rowEnd, at: undefined })
    const next: (Cover | undefined)[] = []
    let column = 0
    let first = true
    // One turn more than there are cells, for the columns behind the last.
    for (let index = 0; index <= row.length; index++) {
      for (let above = covered[column]; above; above = covered[++column]) {
        if (above.left > 1) next[column] = { left: above.left - 1, words: above.words }
        if (above.words) continue
        pieces.push({ text: first ? '' : cellEnd, at: undefined })
        first = false
      }
      const cell = row[index]
      if (!cell) break
      const { rowSpan, colSpan, at } = cell
      const words = (colSpan > 1 || rowSpan > 1) && hasWords(cell)
      pieces.push({ text: first ? cellText(cell) : cellEnd + cellText(cell), at })
      first = false
      for (let more = 1; more < colSpan && !words; more++) pieces.push({ text: cellEnd, at })
      if (rowSpan > 1) for (let over = 0; over < colSpan; over++) next[column + over] = { left: rowSpan - 1, words }
      column += colSpan
    }
    covered = next
  }
  return pieces
}

const cellText = ({ text }: TableCell) => (blanks.test(text) ? text.replace(/[\s\u0000-\u001f]+/g, ' ') : text)

const blanks = /[\s\u0000-\u001f]/

/** Chinese characters other than 无. */
const hasWords = ({ text }: TableCell) => /[\u3007\u3400-\u65df\u65e1-\u9fff]/.test(text)
