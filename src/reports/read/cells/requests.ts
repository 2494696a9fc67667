// Table three: rows of seven, tied together by the sums in the row and down the columns.
import {
  applicants,
  type EditionId,
  handling,
  identitiesOver,
  leavesOf,
  tableIds,
} from '../../../law/annual-report/index.ts'
import type { ExtraRow, Finding } from '../../report.ts'
import type { Document } from '../document.ts'
import { addRow, openBasis, type TableReading } from './cell.ts'
import { inFormat, printedOrder, reordered } from './column-order.ts'
import { editionsByRows, isWholeTable, rowsThatCanStand } from './edition.ts'
import { extraRow } from './extra.ts'
import type { Hit } from './hits.ts'
import { type Choice, cellValue, type Placed, type Printing, placements } from './place.ts'
import { type PrintedRow, type PrintedTable, printedTable } from './rows.ts'
import { type Solution, solve } from './solve.ts'
import type { Spacing } from './stretch.ts'
import { turnedRows } from './transposed.ts'

const table = tableIds[1]
const columns = leavesOf(applicants)
const columnIds = columns.map(({ id }) => id)
const totals = columns.map(({ sumOf }, index) => (sumOf.length ? index : -1)).filter((index) => index >= 0)
const allRows = leavesOf(handling).map(({ id }) => id)

export interface RequestsTable extends PrintedTable {
  /** What its own rows say; several where they do not decide, none where what tells is cut off. */
  editions: EditionId[]
  /** The columns as the head has them, where not in the order of the format. */
  order: number[] | null
}

export function printedRequests(document: Document, range: [number, number], spacing: Spacing): RequestsTable {
  const lookedFor = (seen: Hit[]) => rowsThatCanStand(allRows, seen)
  const printed = printedTable(document, table, range, spacing, lookedFor, () => () => columns.length)
  const firstRow = printed.rows.find(({ row, label }) => row !== null && label)?.label?.start ?? range[0]
  const order = headOrder(document, range[0], firstRow, printed.rows)
  const filled = printed.rows.filter(
    ({ row, slots }) => row !== null && slots.some(({ value }) => value.kind === 'number'),
  )
  if (filled.length < 3) {
    const turned = turnedRows(document, printed.seen, range[1], spacing)
    if (turned) return { ...printed, rows: turned.rows, editions: [turned.edition], order: null }
  }
  const rows = printed.rows.flatMap(({ row, slots }) => (row && slots.length ? row : []))
  return { ...printed, order, editions: editionsByRows(rows) }
}

/** The order of the head, unless the rows as printed add up better in the order of the format. */
function headOrder(document: Document, from: number, to: number, rows: PrintedRow[]): number[] | null {
  const order = printedOrder(document, from, to, applicants)
  if (!order) return null
  const full = rows
    .map(({ slots }) => slots.filter(({ value }) => value.kind !== 'empty'))
    .filter((slots) => slots.length === columns.length && slots.some((slot) => cellValue(slot)))
  const sound = full.filter(rowHolds).length
  return full.filter((slots) => rowHolds(inFormat(slots, order))).length >= sound ? order : null
}

/** The total of a row is the sum of the six kinds; blanks count as nothing. */
export function rowHolds(choice: Choice): boolean {
  const values = choice.map((slot) => cellValue(slot) ?? 0)
  const sum = values.reduce((all, value, index) => (totals.includes(index) ? all : all + value), 0)
  return totals.every((index) => values[index] === sum)
}

export function readRequests(
  document: Document,
  printed: RequestsTable,
  printing: Printing,
): TableReading & { extraRows: ExtraRow[] } {
  const reading: TableReading = { rows: {}, cells: [], findings: [] }
  const extraRows: ExtraRow[] = []
  const placed = new Map<string, { printed: RequestsTable['rows'][number]; placed: Placed }>()
  let after: string | null = null
  for (const one of printed.rows) {
    if (one.row === null) {
      const extra = one.slots.length > 1 ? extraRow(document, table, after, one) : null
      if (!extra) continue
      extraRows.push(extra.row)
      reading.findings.push(extra.finding)
      continue
    }
    after = one.row
    const holds = printed.order ? (choice: Choice) => rowHolds(inFormat(choice, printed.order!)) : rowHolds
    const found = reordered(placements(one, columns.length, printing, holds), printed.order)
    const before = placed.get(one.row)
    if (!before) placed.set(one.row, { printed: one, placed: found })
    else if (one.slots.length) before.placed = either(before.placed, found)
  }
  doubtShiftedRows([...placed.values()].map((one) => one.placed))
  const rows = [...placed.entries()].map(
    ([
      row,
      {
        placed: { choices },
      },
    ]) => ({ row, choices }),
  )
  // The sum of the results can be used only where every result is there.
  const solution = solve(rows, columnIds, isWholeTable([...placed.keys()]))
  for (const { row, choices } of solution.rows) {
    const one = placed.get(row)!
    addRow(reading, { document, table, columns, unit: null }, one.printed, { ...one.placed, choices })
  }
  reading.findings.push(...solution.conflicts.map(conflictFinding))
  return { ...reading, extraRows }
}

/** A row with figures and without its total, where nearly all others have theirs: a cell before it may be missing. */
function doubtShiftedRows(rows: Placed[]) {
  const told = rows.filter(({ choices }) => choices.length === 1 && choices[0]!.some((slot) => slot))
  const without = told.filter(({ choices }) => totals.every((index) => !choices[0]![index]))
  if (told.length < 8 || without.length * 10 > told.length) return
  for (const one of without)
    if (one.certain) Object.assign(one, { certain: false, because: '别的行都有总计而本行空着，可能漏印了一格' })
}

const balanced = identitiesOver(allRows)
  .filter(({ rule }) => rule === 'T3-BAL')
  .flatMap(({ left, right }) => [...left, ...right].map(({ row }) => row))

function conflictFinding({ column, rows }: Solution['conflicts'][number]): Finding {
  const { label } = columns.find(({ id }) => id === column)!
  return {
    rule: 'R-OPEN',
    severity: 'warning',
    table,
    column,
    cells: [
      ...rows.map((row) => ({ table, row, column })),
      // A figure that changed places with its neighbour breaks two columns, of which perhaps one shows it.
      ...rows
        .filter((row) => balanced.includes(row))
        .flatMap((row) => columnIds.filter((id) => id !== column).map((id) => ({ table, row, column: id }))),
    ],
    message: `表三“${label}”一列：未定的格无论怎样放，都与本列的等式不符，其中至少有一个数印错或错位，本列以原件为准`,
    basis: openBasis,
  }
}

function either(one: Placed, other: Placed): Placed {
  const choices = [...one.choices]
  const values = (choice: Choice) => choice.map(cellValue).join()
  for (const choice of other.choices)
    if (!choices.some((known) => values(known) === values(choice))) choices.push(choice)
  return { ...one, choices, because: choices.length > 1 ? '同一行印出两次，数字不同' : one.because }
}
