// The printed grid of a statutory table: head rows, label cells and value cells with their spans. Every writer and
// every page prints from it.
import {
  type CellRef,
  chapters,
  columnsOf,
  type EditionId,
  latestEdition,
  rowsOf,
  type TableId,
} from '../../law/annual-report/index.ts'
import type { Report, Table } from '../report.ts'
import { printedDisclosure } from './layout-disclosure.ts'
import type { PrintedTable, Shown } from './layout-parts.ts'
import { printedRelief, printedRequests } from './layout-requests.ts'

export type { PrintedCell, PrintedRow, PrintedTable } from './layout-parts.ts'

/** The table as the format of an edition prints it. */
export function printedTable(edition: EditionId, table: TableId): PrintedTable {
  const key = `${edition} ${table}`
  const known = formats.get(key)
  if (known) return known
  const built = print(table, linesOfFormat(edition, table))
  formats.set(key, built)
  return built
}

/** The table with the lines that this report has, of whatever edition, and its extra rows; null where it has nothing
 *  of the table. A line that is not in the report is not printed. */
export function printedTableOf(report: Report, table: TableId): PrintedTable | null {
  const rows = report.tables[table] ?? {}
  const extraRows = report.extraRows.filter((extra) => extra.table === table)
  if (!Object.values(rows).some((row) => row && Object.keys(row).length) && !extraRows.length) return null
  const edition = editionFor(report, table)
  if (!extraRows.length && hasExactly(rows, edition, table)) return printedTable(edition, table)
  return print(table, {
    edition,
    extraRows,
    row: (id) => Object.keys(rows[id] ?? {}).length > 0,
    cell: (row, column) => rows[row]?.[column] !== undefined,
  })
}

/** The cells of a printed table in the order of printing. */
export const cellsIn = ({ rows }: PrintedTable): CellRef[] =>
  rows.flatMap(({ cells }) => cells.flatMap(({ cell }) => (cell ? [cell] : [])))

const formats = new Map<string, PrintedTable>()

const editionFor = (report: Report, table: TableId): EditionId =>
  report.editions[table] ?? report.edition ?? report.editionDue ?? latestEdition

function print(table: TableId, shown: Shown): PrintedTable {
  const title = chapters.find((chapter) => chapter.table === table)!.title
  const printers = { disclosure: printedDisclosure, requests: printedRequests, relief: printedRelief }
  return { table, title, ...printers[table](shown) }
}

function linesOfFormat(edition: EditionId, table: TableId): Shown {
  const rows = new Map(
    rowsOf(edition, table).map(({ id }) => [id, new Set(columnsOf(edition, table, id).map((column) => column.id))]),
  )
  return {
    edition,
    extraRows: [],
    row: (id) => rows.has(id),
    cell: (row, column) => rows.get(row)?.has(column) ?? false,
  }
}

function hasExactly(rows: Table, edition: EditionId, table: TableId): boolean {
  const format = rowsOf(edition, table)
  const counts = format.map(({ id }) => columnsOf(edition, table, id))
  return (
    Object.keys(rows).length === format.length &&
    format.every(({ id }, index) => {
      const row = rows[id]
      const columns = counts[index]!
      return row && Object.keys(row).length === columns.length && columns.every((one) => row[one.id] !== undefined)
    })
  )
}
