// A text that ends inside a table: what is printed is read, what is cut off is not there, and the cell at which the
// text ends is doubted, since its last digits may be missing.
import { type CellRef, rowsOf, type TableId, tableIds } from '../../../law/annual-report/index.ts'
import type { Finding } from '../../report.ts'
import { type Document, placeAt } from '../document.ts'
import type { ReportPart } from '../locate/parts.ts'
import type { TableReading } from './cell.ts'
import type { DisclosureTable } from './disclosure.ts'
import type { ReliefTable } from './relief.ts'
import type { RequestsTable } from './requests.ts'
import type { PrintedRow } from './rows.ts'

interface Printed {
  disclosure: DisclosureTable | null
  requests: RequestsTable | null
  relief: ReliefTable | null
}

export interface Cutting {
  tables: TableId[]
  findings: Finding[]
  /** Takes the cells that are cut off out of the reading of a table. */
  apply(table: TableId, reading: TableReading): void
}

const names = { disclosure: '表二', requests: '表三', relief: '表四' }

export function cutTables(document: Document, report: ReportPart, printed: Printed): Cutting {
  const end = document.text.replace(/[\s\u001e\u001f]+$/, '').length
  const table = tableIds.findLast((id) => report.tables[id])
  const none: Cutting = { tables: [], findings: [], apply: () => {} }
  if (!table || report.tables[table]![1] < end || report.to < end) return none
  const last = lastRow(printed, table)
  if (!endsInside(document, report, printed, table, last, end)) return none
  if (last && keepsFromLeft(printed, table, last)) last.cut = true
  const touching = last ? last.slots.findLast(({ value, end: at }) => value.kind !== 'empty' && at >= end) : undefined
  const finding: Finding = {
    rule: 'R-CUT',
    severity: 'warning',
    table,
    cells: [],
    message: `${names[table]}：正文到这里中断，其后的内容不在文件中，未作任何认定`,
    basis: '年度报告格式的各表各行',
    ...at(document, Math.max(0, end - 1)),
  }
  return {
    tables: [table],
    findings: [finding],
    apply(id, reading) {
      if (id !== table || !last?.row) return
      const rows = id === 'relief' ? printed.relief!.rows.at(-1)!.blocks : [last.row]
      const cells = reading.cells.filter(({ row }) => rows.includes(row))
      const shown = shownCells(last, cells.length)
      for (const [index, cell] of cells.entries()) {
        if (index < shown) continue
        delete reading.rows[cell.row]![cell.column]
        reading.cells.splice(reading.cells.indexOf(cell), 1)
      }
      for (const row of rows) if (!Object.keys(reading.rows[row] ?? {}).length) delete reading.rows[row]
      const atEnd = shown > 0 && (touching || last.slots[shown - 1]?.value.kind === 'empty') ? [cells[shown - 1]!] : []
      const open = cells.slice(0, shown).filter(({ certainty }) => certainty === 'open')
      const doubted = atEnd.length ? atEnd : open
      finding.cells.push(...doubted.map(({ row, column }): CellRef => ({ table: id, row, column })))
    },
  }
}

function lastRow(printed: Printed, table: TableId): PrintedRow | null {
  if (table === 'relief') return printed.relief?.rows.at(-1)?.printed ?? null
  const row = printed[table]?.rows.findLast((one) => one.row !== null) ?? null
  return row?.last ? row : null
}

/** Ruled cells stand in their place; elsewhere the rows before have to be full, or keep blanks by lines or pipes. */
function keepsFromLeft(printed: Printed, table: TableId, last: PrintedRow): boolean {
  if (last.ruling === 'grid') return true
  const filled = ({ slots }: PrintedRow) => slots.filter(({ value }) => value.kind !== 'empty').length
  const others = (rows: PrintedRow[] | undefined) => (rows ?? []).filter((row) => row.row !== null && row !== last)
  const keptBlank = ({ slots }: PrintedRow) =>
    slots.findIndex(({ value }) => value.kind === 'empty') <
      slots.findLastIndex(({ value }) => value.kind !== 'empty') && slots.some(({ value }) => value.kind === 'empty')
  if (table === 'disclosure') return others(printed.disclosure?.rows).every((row) => filled(row) > 0)
  const rows = others(printed.requests?.rows)
  const full =
    last.ruling === 'lines' ? rows.every(({ slots }) => slots.length === 7) : rows.every((row) => filled(row) === 7)
  return rows.length > 0 && (full || (last.ruling === 'pipes' && rows.some(keptBlank)))
}

/** Inside: rows of the format are missing at the end, or the last row has fewer cells than columns. */
function endsInside(
  document: Document,
  report: ReportPart,
  printed: Printed,
  table: TableId,
  last: PrintedRow | null,
  end: number,
): boolean {
  const filled = last?.slots.length ?? 0
  if (table === 'relief') return !printed.relief?.rows.length || filled < printed.relief.rows.at(-1)!.blocks.length * 5
  const rows = printed[table]!.rows.flatMap(({ row }) => row ?? [])
  const edition = table === 'disclosure' ? (printed.disclosure!.edition ?? '2021') : '2021'
  const final = rowsOf(edition, table).at(-1)!.id
  if (!rows.includes(final)) return true
  return table === 'requests'
    ? filled < 7 || report.headings.every(({ no }) => no === null || no < 4)
    : filled === 0 || document.text.length === end
}

/** How many cells of the last row stand before the end. */
function shownCells({ slots, ruling }: PrintedRow, width: number): number {
  const filled = slots.findLastIndex(({ value }) => value.kind !== 'empty') + 1
  return Math.min(
    width,
    ruling === 'lines'
      ? Math.max(filled, slots.length - 1)
      : filled === 0
        ? slots.length
        : Math.max(filled, Math.min(slots.length, width)),
  )
}

const at = (document: Document, offset: number) => {
  const place = placeAt(document, offset)
  return place ? { at: place } : {}
}
