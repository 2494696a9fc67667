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

/** What “received” may mean in a column: row one, or rows one and two; empty unless both are known, since the number
 *  in the prose could mean the one that is not. */
export function receivedFigures(subject: Subject, column = 'total'): Figure[] {
  const received = sumOf(subject, ['newReceived'], column)
  const withCarried = sumOf(subject, ['newReceived', 'carriedIn'], column)
  if (received === undefined || withCarried === undefined) return []
  return [
    { name: '本年新收', value: received },
    { name: '本年新收加上年结转', value: withCarried },
  ]
}

/** What “handled” may mean: all outcomes, those of requests of the year, those that were answered. */
export function handledFigures(subject: Subject): Figure[] {
  const outcome = sumOf(subject, ['outcomeTotal'])
  if (outcome === undefined) return []
  const [received, out] = [sumOf(subject, ['newReceived']), sumOf(subject, ['carriedOut'])]
  const other = sumOf(subject, [...rowsUnder(subject, 'other'), ...rowsUnder(subject, 'other*')]) ?? 0
  const notProcessed = sumOf(subject, rowsUnder(subject, 'notProcessed*')) ?? 0
  return known([
    { name: '办理结果总计', value: outcome },
    { name: '本年新收减结转下年度', value: received === undefined || out === undefined ? undefined : received - out },
    { name: '总计减其他处理', value: outcome - other },
    { name: '总计减不予处理和其他处理', value: outcome - other - notProcessed },
  ])
}
