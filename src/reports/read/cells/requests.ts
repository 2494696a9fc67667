// Table three: rows of seven, tied together by the sums in the row and down the columns.
import {
  applicants,
  type EditionId,
  editions,
  handling,
  identitiesOver,
  leavesOf,
  linesIn,
  tableIds,
} from '../../../law/annual-report/index.ts'
import type { ExtraRow, Finding } from '../../report.ts'
import type { Document } from '../document.ts'
import { addRow, openBasis, type TableReading } from './cell.ts'
import { inFormat, printedOrder, reordered } from './column-order.ts'
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
  /** What its own rows say: 2021 by the three lines of other outcomes, 2019 by the single one; null where cut off. */
  edition: EditionId | null
  /** The columns as the head has them, where not in the order of the format. */
  order: number[] | null
}

export function printedRequests(document: Document, range: [number, number], spacing: Spacing): RequestsTable {
  const printed = printedTable(document, table, range, spacing, rowsLookedFor, () => () => columns.length)
  const firstRow = printed.rows.find(({ row, label }) => row !== null && label)?.label?.start ?? range[0]
  const order = headOrder(document, range[0], firstRow, printed.rows)
  const filled = printed.rows.filter(
    ({ row, slots }) => row !== null && slots.some(({ value }) => value.kind === 'number'),
  )
  if (filled.length < 3) {
    const turned = turnedRows(document, printed.seen, range[1], spacing)
    if (turned) return { ...printed, ...turned, order: null }
  }
  const has = (edition: EditionId) =>
    printed.rows.some(({ row, slots }) => row && slots.length > 0 && onlyIn(edition, row))
  return { ...printed, order, edition: has('2021') ? '2021' : has('2019') ? '2019' : null }
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

const rowsByEdition = new Map(
  editions.map(({ id }) => [id, new Set(leavesOf(linesIn(id, handling)).map((line) => line.id))]),
)
const rowIds = (edition: EditionId) => rowsByEdition.get(edition)!
const onlyIn = (edition: EditionId, row: string) =>
  rowIds(edition).has(row) && !rowIds(edition === '2021' ? '2019' : '2021').has(row)

function rowsLookedFor(seen: Hit[]): string[] {
  const named = (edition: EditionId) => seen.some(({ labels }) => labels.length === 1 && onlyIn(edition, labels[0]!.id))
  const parts = named('2021')
  const single = seen.some(({ labels }) => labels.some(({ kind, id }) => kind === 'row' && onlyIn('2019', id)))
  // Where neither is seen, a damaged label may be either.
  return allRows.filter((row) => (onlyIn('2021', row) ? parts || !single : onlyIn('2019', row) ? !parts : true))
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
  const rows = [...placed.entries()].map(
    ([
      row,
      {
        placed: { choices },
      },
    ]) => ({ row, choices }),
  )
  const solution = solve(rows, columnIds, isComplete([...placed.keys()]))
  for (const { row, choices } of solution.rows) {
    const one = placed.get(row)!
    addRow(reading, { document, table, columns, unit: null }, one.printed, { ...one.placed, choices })
  }
  reading.findings.push(...solution.conflicts.map(conflictFinding))
  return { ...reading, extraRows }
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

/** The sum of the results can be used only where every result is there. */
const isComplete = (rows: string[]) =>
  (['2019', '2021'] as const).some((edition) => [...rowIds(edition)].every((row) => rows.includes(row)))

function either(one: Placed, other: Placed): Placed {
  const choices = [...one.choices]
  const values = (choice: Choice) => choice.map(cellValue).join()
  for (const choice of other.choices)
    if (!choices.some((known) => values(known) === values(choice))) choices.push(choice)
  return { ...one, choices, because: choices.length > 1 ? '同一行印出两次，数字不同' : one.because }
}
