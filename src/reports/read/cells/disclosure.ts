// Table two: few rows, each block with columns of its own, and no sums that would place a value.
import {
  disclosure,
  type EditionId,
  editions,
  type Line,
  labelIn,
  latestEdition,
  tableIds,
} from '../../../law/annual-report/index.ts'
import type { ExtraRow } from '../../report.ts'
import type { Document } from '../document.ts'
import { keyOf } from '../normalise/key.ts'
import type { Unit } from '../normalise/value.ts'
import { addRow, columnsFor, hasRow, type TableReading } from './cell.ts'
import { printedOrder, reordered } from './column-order.ts'
import { editionVotes } from './edition.ts'
import { extraRow } from './extra.ts'
import type { Hit } from './hits.ts'
import { type Printing, placements } from './place.ts'
import { type PrintedRow, type PrintedTable, printedTable } from './rows.ts'
import type { Spacing } from './stretch.ts'

const table = tableIds[0]
const all = editions.map(({ id }) => id)

/** The order of the rows of all editions together. */
const order = disclosure.flatMap(({ rows }) => rows.map(({ id }) => id))

export interface DisclosureTable extends PrintedTable {
  edition: EditionId | null
  /** Labels of both editions stand in it. */
  mixed: boolean
}

export function printedDisclosure(
  document: Document,
  range: [number, number],
  spacing: Spacing,
  due: EditionId | null,
): DisclosureTable {
  const editionOf = (seen: Hit[]) => editionVotes(seen, table).edition ?? due ?? latestEdition
  const rowsOf = (seen: Hit[]) => {
    const edition = editionOf(seen)
    return order.filter((row) => belongs(row, edition, seen))
  }
  const widthOf = (seen: Hit[]) => {
    const edition = editionOf(seen)
    return (row: string) => columnsFor(edition, all, table, row).length
  }
  const printed = printedTable(document, table, range, spacing, rowsOf, widthOf)
  const { edition, mixed } = editionVotes(printed.seen, table)
  return { ...printed, edition: edition ?? (printed.seen.length > 2 ? due : null), mixed }
}

/** A row is looked for where the edition has it, or where its label stands in the text. */
const belongs = (row: string, edition: EditionId, seen: Hit[]) =>
  hasRow(edition, table, row) || seen.some(({ labels }) => labels.some(({ kind, id }) => kind === 'row' && id === row))

export function readDisclosure(
  document: Document,
  printed: DisclosureTable,
  printing: Printing,
): TableReading & { extraRows: ExtraRow[] } {
  const reading: TableReading = { rows: {}, cells: [], findings: [] }
  const extraRows: ExtraRow[] = []
  const edition = printed.edition ?? latestEdition
  let after: string | null = null
  for (const [index, one] of printed.rows.entries()) {
    const known = one.row !== null && (hasRow(edition, table, one.row) || hasColumns(edition, printed.seen, one.row))
    if (one.row === null || !known) {
      const extra = extraRow(document, table, after, one)
      if (extra) {
        extraRows.push(extra.row)
        reading.findings.push(extra.finding)
      }
      continue
    }
    const columns = columnsFor(edition, all, table, one.row)
    after = one.row
    if (reading.rows[one.row]) continue
    const twice = printed.rows.slice(index + 1).filter(({ row }) => row === one.row)
    const order = orderOf(document, printed, one, columns)
    const placed = reordered(
      placements(one, columns.length, printing, () => true),
      order,
    )
    for (const again of twice) {
      const other = reordered(
        placements(again, columns.length, printing, () => true),
        order,
      )
      if (again.slots.length) placed.choices = different([...placed.choices, ...other.choices])
    }
    addRow(reading, { document, table, columns, unit: unitOf(document, printed, one) }, one, placed)
  }
  return { ...reading, extraRows }
}

function different(choices: ReturnType<typeof placements>['choices']) {
  const seen = new Set<string>()
  return choices.filter((choice) => {
    const key = choice.map((slot) => (slot?.value.kind === 'number' ? slot.value.value : '')).join()
    return !seen.has(key) && seen.add(key)
  })
}

/** The head of the row's block stands in the text, though the edition of the rest has no such row. */
const hasColumns = (edition: EditionId, seen: Hit[], row: string) =>
  all.some((other) =>
    columnsFor(other, [], table, row).some(
      ({ id, label }) =>
        labelIn(edition, label) === undefined &&
        seen.some(({ labels }) => labels.every((one) => one.kind === 'head' && one.id === id)),
    ),
  )

/** The order in which the head of the row's block names its columns. */
function orderOf(document: Document, { rows }: PrintedTable, row: PrintedRow, columns: readonly Line[]) {
  if (columns.length < 2 || !row.label) return null
  const block = disclosure.find(({ rows: own }) => own.some(({ id }) => id === row.row))
  const before = rows.findLast(
    ({ row: id, slots, label }) =>
      slots.length && label && label.start < row.label!.start && !block?.rows.some((own) => own.id === id),
  )
  const from = before?.slots.at(-1)?.end ?? row.label.start - 400
  return printedOrder(document, Math.max(0, from), row.label.start, columns)
}

/** The unit that the head over the row states: 元 or 万元 between the row before and this one. */
function unitOf({ text }: Document, { rows }: PrintedTable, row: PrintedRow): Unit | null {
  const start = row.label?.start ?? row.slots[0]?.start ?? 0
  let before = Math.max(0, start - 160)
  for (const { slots } of rows) for (const { end } of slots) if (end <= start && end > before) before = end
  const head = text.slice(before, Math.max(start, row.label?.end ?? start) + 12).replace(/\s/g, '')
  const key = keyOf(head)
  if (/万元|单位:?\(?万/.test(head) || key.includes('万元')) return '万元'
  if (head.includes('亿元')) return '亿元'
  return /单位[:：]?\(?元|[(（]元[)）]/.test(head) ? '元' : null
}
