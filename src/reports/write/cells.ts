import {
  applicants,
  disclosure,
  type EditionId,
  handling,
  type Line,
  latestEdition,
  pathTo,
  relief,
  reliefResults,
  type TableId,
  tableIds,
} from '../../law/annual-report/index.ts'
import type { Certainty, Report } from '../report.ts'
import { type CellState, figuresOf } from './figures.ts'
import { printedTableOf } from './layout.ts'
import { labelFor } from './layout-parts.ts'

/** One cell of one report: the record of every CSV and NDJSON export. */
export interface CellRecord {
  organ: string | null
  year: number | null
  /** The edition of the table that the cell stands in. */
  edition: EditionId | null
  table: TableId
  /** Row and column ids; of a row outside the format, the row before it and the number of the cell from 1. */
  row: string
  column: string
  tableLabel: string
  rowLabel: string
  columnLabel: string
  value: number | null
  /** Of money; counts have none. */
  unit: '万元' | ''
  state: CellState | 'extra'
  certainty: Certainty
  printed: string
  notice: string
}

/** Every cell of a report in printed order, each table's rows outside the format last. */
export function* cellRecords(report: Report): Iterable<CellRecord> {
  const figure = figuresOf(report)
  for (const table of tableIds) {
    const printed = printedTableOf(report, table)
    if (!printed) continue
    const edition = report.editions[table]
    const { organ, year, notice = '' } = report
    const base = { organ, year, edition, table, tableLabel: printed.title, notice }
    const labels = labelsOf(edition ?? report.editionDue ?? latestEdition, table)
    for (const cell of printed.rows.flatMap(({ cells }) => cells)) {
      const { value, state, certainty, reading } = figure(cell)
      if (!cell.cell || state === 'absent') continue
      const { row, column } = cell.cell
      yield {
        ...base,
        ...{ row, column, ...labels(row, column), value, unit: cell.kind === 'amountWan' ? '万元' : '' },
        ...{ state, certainty, printed: reading?.printed ?? '' },
      }
    }
    for (const { after, label, cells } of report.extraRows.filter((extra) => extra.table === table))
      for (const [index, value] of cells.entries())
        yield {
          ...base,
          ...{ row: after ?? '', column: String(index + 1), rowLabel: label, columnLabel: '', unit: '' },
          ...{ value: typeof value === 'number' ? value : null, state: 'extra', certainty: 'printed' },
          printed: typeof value === 'string' ? value : '',
        }
  }
}

/** Labels with the headings above them, divided by slashes. */
function labelsOf(edition: EditionId, table: TableId) {
  const inWords = (lines: readonly Line[], id: string) =>
    pathTo(lines, id)
      .map(({ label }) => labelFor(edition, label))
      .join('/')
  return (row: string, column: string): Pick<CellRecord, 'rowLabel' | 'columnLabel'> => {
    if (table === 'requests') return { rowLabel: inWords(handling, row), columnLabel: inWords(applicants, column) }
    if (table === 'relief') return { rowLabel: inWords(relief, row), columnLabel: inWords(reliefResults, column) }
    const block = disclosure.find(({ rows }) => rows.some(({ id }) => id === row))
    return { rowLabel: inWords(block?.rows ?? [], row), columnLabel: inWords(block?.columns ?? [], column) }
  }
}
