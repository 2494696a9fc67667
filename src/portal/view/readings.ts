// What the reader did not simply find printed in its place, told in groups: same table, same reason, one number.
import { type CellRef, cellId } from '../../law/annual-report/index.ts'
import { columnName, rowName, tableNames } from '../../reports/check/index.ts'
import { type Certainty, type Reading, type Report, valueAt } from '../../reports/report.ts'
import { figure } from './figures.ts'

export interface ReadingNote {
  number: number
  id: string
  certainty: Certainty
  /** Cells that were printed and read alike, row by row, or several rows at once; at most a few of them. */
  cells: { where: string; printed: string; now: string }[]
  /** Groups of cells beyond those listed. */
  more: number
  because: string | null
}

const certaintyWords: Record<Certainty, string> = { printed: '印出', repaired: '修正', inferred: '推断', open: '存疑' }
export const certaintyWord = (certainty: Certainty): string => certaintyWords[certainty]

export type ReadingRefs = Map<string, { number: number; href: string }>

const mostListed = 8
const mostNamed = 3
// Of half a table it is said once: a number in every cell would hide the figures.
const mostMarked = 14

export function readingNotes(report: Report): { notes: ReadingNote[]; refs: ReadingRefs } {
  const refs: ReadingRefs = new Map()
  const doubted = report.readings.filter(({ certainty }) => certainty !== 'printed')
  const groups = grouped(doubted, ({ certainty, table, because }) => `${certainty}\n${table}\n${because ?? ''}`)
  const notes = groups.map((readings, index): ReadingNote => {
    const number = index + 1
    if (readings.length <= mostMarked)
      for (const reading of readings) refs.set(cellId(reading), { number, href: `#r${number}` })
    const rows = grouped(readings, (one) => `${one.row}\n${one.printed}\n${valueNow(report, one)}`)
    const cells = grouped(
      rows,
      (row) => `${row.map(({ column }) => column)}\n${row[0]!.printed}\n${valueNow(report, row[0]!)}`,
    )
    return {
      number,
      id: `r${number}`,
      certainty: readings[0]!.certainty,
      cells: cells.slice(0, mostListed).map((alike) => told(report, alike)),
      more: Math.max(0, cells.length - mostListed),
      because: readings[0]!.because ?? null,
    }
  })
  return { notes, refs }
}

function grouped<T>(all: readonly T[], keyOf: (one: T) => string): T[][] {
  const groups = new Map<string, T[]>()
  for (const one of all) groups.set(keyOf(one), [...(groups.get(keyOf(one)) ?? []), one])
  return [...groups.values()]
}

/** The rows have the same columns in doubt. */
function told(report: Report, rows: Reading[][]): ReadingNote['cells'][number] {
  const [first] = rows
  const { table, row, printed } = first![0]!
  const edition = report.editions[table] ?? report.edition
  const names = rows.map((one) => rowName(edition, table, one[0]!.row))
  const columns = first!.map(({ column }) => columnName(edition, table, row, column))
  const whole = columns.length > 1 && columns.length === Object.keys(report.tables[table]?.[row] ?? {}).length
  return {
    where: [
      tableNames[table],
      names.length <= mostNamed ? names.join('、') : `${names[0]}等${names.length}行`,
      whole ? '各列' : columns.join('、'),
    ].join('·'),
    printed,
    now: valueNow(report, first![0]!),
  }
}

function valueNow(report: Report, reading: Reading): string {
  if (reading.certainty === 'open') {
    const candidates = [...(reading.candidates ?? [])].sort((a, b) => Number(a === null) - Number(b === null))
    const words = candidates.map((one) => (one === null ? '空白' : figure(one)))
    return words.length ? `可能是${words.join('或')}` : '不给数'
  }
  const value = valueAt(report.tables, reading as CellRef)
  return typeof value === 'number' ? `读作${figure(value)}` : '作空白'
}
