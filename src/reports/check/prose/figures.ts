// Figures of the tables as the prose speaks of them: sums over rows of the request table and over the blocks of relief.
import { handling, leavesOf, pathTo } from '../../../law/annual-report/index.ts'
import type { Subject } from '../subject.ts'

/** A figure of the tables that a number in the prose may rightly mean. */
export interface Figure {
  name: string
  value: number
}

/** The leaves of a line or group that the report has. */
export const rowsUnder = ({ requestRows }: Subject, id: string): string[] =>
  leavesOf(pathTo(handling, id).slice(-1))
    .map((line) => line.id)
    .filter((row) => requestRows.includes(row))

/** The sum of request rows in a column; blanks count as 0 beside numbers; undefined where nothing is printed or a cell
 *  is open or absent. */
export function sumOf(subject: Subject, rows: readonly string[], column = 'total'): number | undefined {
  return addUp(
    subject,
    rows.map((row) => ({ table: 'requests' as const, row, column })),
  )
}

/** The same over relief rows. */
export function reliefSum(subject: Subject, rows: readonly string[], column = 'total'): number | undefined {
  return addUp(
    subject,
    rows.map((row) => ({ table: 'relief' as const, row, column })),
  )
}

function addUp(subject: Subject, cells: Parameters<Subject['value']>[0][]): number | undefined {
  if (cells.length === 0) return undefined
  let sum: number | undefined
  for (const cell of cells) {
    const value = subject.value(cell)
    if (value === undefined || subject.isOpen(cell)) return undefined
    if (value !== null) sum = (sum ?? 0) + value
  }
  return sum
}

/** The figures that have a value. */
export const known = (figures: (Omit<Figure, 'value'> & { value: number | undefined })[]): Figure[] =>
  figures.flatMap(({ name, value }) => (value === undefined ? [] : [{ name, value }]))

/** What “received” may mean in a column: row one, or rows one and two. */
export const receivedFigures = (subject: Subject, column = 'total'): Figure[] =>
  known([
    { name: '本年新收', value: sumOf(subject, ['newReceived'], column) },
    { name: '本年新收加上年结转', value: sumOf(subject, ['newReceived', 'carriedIn'], column) },
  ])

/** What “handled” may mean: all outcomes, those of requests of the year, those that were answered. */
export function handledFigures(subject: Subject): Figure[] {
  const outcome = sumOf(subject, ['outcomeTotal'])
  const out = sumOf(subject, ['carriedOut'])
  const received = sumOf(subject, ['newReceived'])
  const other = sumOf(subject, [...rowsUnder(subject, 'other'), ...rowsUnder(subject, 'other*')])
  const notProcessed = sumOf(subject, rowsUnder(subject, 'notProcessed*'))
  const less = (value: number | undefined, by: number | undefined) =>
    value === undefined || by === undefined ? undefined : value - by
  return known([
    { name: '办理结果总计', value: outcome },
    { name: '本年新收减结转下年度', value: less(received, out) },
    { name: '总计减其他处理', value: less(outcome, other) },
    { name: '总计减不予处理和其他处理', value: less(less(outcome, other), notProcessed) },
  ])
}
