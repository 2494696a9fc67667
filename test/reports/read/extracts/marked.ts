// Figures carry a mark through the printing of a report, so that the truth of an extract – what of the tables is still
// in it – follows from the text itself.
import { columnsOf, type EditionId, rowsOf, type TableId } from '../../../../src/law/annual-report/index.ts'
import type { Tables } from '../../../../src/reports/report.ts'
import type { Grid, Row } from '../layouts.ts'

const [open, close] = ['\ue000', '\ue001']
const first = 0xe100

export interface CellName {
  table: TableId
  row: string
  column: string
}

/** The cells of the three tables in the order in which they are printed. */
export const cellNames = (edition: EditionId): CellName[] =>
  (['disclosure', 'requests', 'relief'] as const).flatMap((table) =>
    rowsOf(edition, table).flatMap(({ id: row }) =>
      columnsOf(edition, table, row).map(({ id: column }) => ({ table, row, column })),
    ),
  )

/** The grid with every value cell marked by its number in the order of the cells. */
export function markedGrid({ disclosure, requests, relief }: Grid): Grid {
  let next = 0
  const marked = (rows: Row[]) =>
    rows.map((row) =>
      row.map((cell) =>
        cell.kind === 'value'
          ? { ...cell, text: `${open}${String.fromCharCode(first + next++)}${cell.text}${close}` }
          : cell,
      ),
    )
  return { disclosure: marked(disclosure), requests: marked(requests), relief: marked(relief) }
}

export const isBlank = (text: string) => bare(text).trim() === ''
/** The text without its marks. */
export const bare = (text: string) => text.replace(/[\ue000\ue001\ue100-\ue3ff]/g, '')

export interface Extract {
  text: string
  /** What is printed before the cut: values, null for blanks; what is behind it is not there. */
  tables: Tables
  /** Cells of which nothing can be said: in which the text ends, or blanks that left no trace near the cut. */
  unscored: string[]
}

/** The text up to a length (without marks), and what is in it. `gone`: rows that were not printed at all. */
export function extractOf(marked: string, edition: EditionId, tables: Tables, length: number): Extract {
  const names = cellNames(edition)
  const ends = new Map<number, number>()
  let text = ''
  let cut = false
  let number = -1
  let touched = -1
  for (const unit of marked) {
    const code = unit.charCodeAt(0)
    if (text.length >= length) {
      cut = true
      touched = number
      break
    }
    if (unit === open) continue
    if (unit === close) {
      ends.set(number, text.length)
      number = -1
    } else if (code >= first && code < first + 0x300) number = code - first
    else text += unit
  }
  const last = Math.max(-1, ...ends.keys())
  const shown: Record<string, Record<string, Record<string, number | null>>> = {}
  const unscored: string[] = []
  names.forEach(({ table, row, column }, at) => {
    const value = (tables as typeof shown)[table]?.[row]?.[column] ?? null
    const name = `${table}.${row}.${column}`
    const dropped = !marked.includes(`${open}${String.fromCharCode(first + at)}`)
    if (ends.has(at) || (dropped && value === null && at < last)) {
      shown[table] ??= {}
      shown[table][row] ??= {}
      shown[table][row][column] = value
      // The last cell before the cut may have lost its end.
      if (cut && ends.get(at) === text.length) unscored.push(name)
    } else if (at === touched || (cut && value === null)) unscored.push(name)
  })
  return { text, tables: shown as Tables, unscored }
}
