// A text that ends inside a table: what is printed is read, what is cut off is not there, and the cell at which the
// text ends is doubted, since its last digits may be missing.
import {
  applicants,
  type CellRef,
  latestEdition,
  leavesOf,
  rowsOf,
  type TableId,
  tableIds,
} from '../../../law/annual-report/index.ts'
import type { Finding } from '../../report.ts'
import { cellEnd, type Document, placeAt, rowEnd } from '../document.ts'
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
  if (last) last.cut = { offset: blanksBefore(document, printed, table, last) }
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
      const atEnd =
        shown > 0 && (touching || last.slots[shown - 1 + (last.cut?.offset ?? 0)]?.value.kind === 'empty')
          ? [cells[shown - 1]!]
          : []
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

/** How many blanks stand before the first column, where cells stand from the left: ruled ones do, elsewhere the rows
 *  before have to be full, or keep blanks by lines or pipes. Null where that cannot be told. */
function blanksBefore(document: Document, printed: Printed, table: TableId, last: PrintedRow): number | null {
  const rows = (table === 'relief' ? [] : (printed[table]?.rows ?? [])).filter(
    (row) => row.row !== null && row !== last,
  )
  if (last.ruling !== 'grid' && !keepsFromLeft(table, rows, last)) return null
  if (last.ruling === 'lines') return 0
  const first = last.slots[0]
  if (first && first.value.kind !== 'empty') return 0
  const known = rows.filter((row) => filledIn(row) > 0)
  if (table === 'requests' && first) {
    const full = known.filter((row) => row.ruling === last.ruling && filledIn(row) === 7)
    const starts = full.map(({ slots }) => slots.find(({ value }) => value.kind !== 'empty')!.start)
    const head = printed.requests!.seen.find(({ labels }) =>
      labels.every(({ kind, id }) => kind === 'head' && id === firstKind),
    )
    // Only where all rows have their figures below each other, the columns of this one can be counted.
    const columns = new Set(
      [...starts, ...(full.length ? [] : [head?.start ?? []].flat())].map((at) => columnOf(document, at)),
    )
    if (columns.size === 1 && !columns.has(0)) return Math.max(0, [...columns][0]! - columnOf(document, first.start))
  }
  if (table === 'requests' && known.length) return null
  return known.every(({ slots }) => slots[0]?.value.kind === 'empty') ? null : 0
}

const firstKind = leavesOf(applicants)[0]!.id

/** How many cells of the ruled row stand before this place. */
function columnOf({ text }: Document, place: number): number {
  let column = 0
  for (let at = place - 1; at >= 0 && text[at] !== rowEnd && text[at] !== '\n'; at--)
    if (text[at] === cellEnd || text[at] === '|') column++
  return column
}

const filledIn = ({ slots }: PrintedRow) => slots.filter(({ value }) => value.kind !== 'empty').length

function keepsFromLeft(table: TableId, rows: PrintedRow[], last: PrintedRow): boolean {
  const keptBlank = ({ slots }: PrintedRow) =>
    slots.findIndex(({ value }) => value.kind === 'empty') <
      slots.findLastIndex(({ value }) => value.kind !== 'empty') && slots.some(({ value }) => value.kind === 'empty')
  if (table === 'disclosure') return rows.every((row) => filledIn(row) > 0)
  const full =
    last.ruling === 'lines' ? rows.every(({ slots }) => slots.length === 7) : rows.every((row) => filledIn(row) === 7)
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
  const edition = (table === 'disclosure' && printed.disclosure!.edition) || latestEdition
  const final = rowsOf(edition, table).at(-1)!.id
  if (!rows.includes(final)) return true
  return table === 'requests'
    ? filled < 7 || report.headings.every(({ no }) => no === null || no < 4)
    : filled === 0 || document.text.length === end
}

/** How many cells of the last row stand before the end. */
function shownCells({ slots: all, ruling, cut }: PrintedRow, width: number): number {
  const slots = all.slice(cut?.offset ?? 0)
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
