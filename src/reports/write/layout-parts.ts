import type { TableId, ValueKind } from '../../law/annual-report/index.ts'
import {
  type CellRef,
  type EditionId,
  editions,
  type Label,
  type Line,
  labelIn,
} from '../../law/annual-report/index.ts'
import type { ExtraRow } from '../report.ts'

/** corner: the text over the label columns; band: the head of a block; columnGroup, column, rowGroup, row: labels;
 *  value: a figure of the grid; extra: a figure of a row outside the format. */
export type Role = 'corner' | 'band' | 'columnGroup' | 'column' | 'rowGroup' | 'row' | 'value' | 'extra'

export interface PrintedCell {
  role: Role
  /** The label, or the figure of an extra row as the report has it; empty for values. */
  text: string
  rowSpan: number
  colSpan: number
  /** Grid column of its left edge, from 0. */
  at: number
  head: boolean
  cell?: CellRef
  kind?: ValueKind
  /** The column's label names the unit 万元, so that the figures under it do not. */
  unitInHead?: boolean
  /** The column adds up the others. */
  total?: boolean
}

export interface PrintedRow {
  /** head: heads that repeat on every page; band, heads: the inner heads of table two; body: figures. */
  part: 'head' | 'band' | 'heads' | 'body'
  /** key: a top-level line of table three; sum: a line that adds up others. */
  emphasis?: 'key' | 'sum'
  cells: PrintedCell[]
}

export interface PrintedTable {
  table: TableId
  title: string
  /** Grid columns, and how many of them at the left hold row labels. */
  width: number
  labelColumns: number
  rows: PrintedRow[]
}

export type Grid = Omit<PrintedTable, 'table' | 'title'>

/** Which lines are printed: those of an edition, or those of a report. */
export interface Shown {
  /** Whose labels are printed where a line has several. */
  edition: EditionId
  extraRows: readonly ExtraRow[]
  row(id: string): boolean
  cell(row: string, column: string): boolean
}

/** The label in this edition, or in the first that has the line. */
export const labelFor = (edition: EditionId, label: Label): string =>
  labelIn(edition, label) ?? editions.map(({ id }) => labelIn(id, label)).find((text) => text !== undefined) ?? ''

export const labelCell = (role: Role, text: string, at: number, more: Partial<PrintedCell> = {}): PrintedCell => ({
  role,
  text,
  at,
  rowSpan: 1,
  colSpan: 1,
  head: true,
  ...more,
})

/** The cell of a figure; `label` is that of its column. */
export const valueCell = (cell: CellRef, column: Line, label: string, at: number, colSpan = 1): PrintedCell => ({
  role: 'value',
  text: '',
  at,
  rowSpan: 1,
  colSpan,
  head: false,
  cell,
  kind: column.kind,
  unitInHead: label.includes('万元'),
  total: column.sumOf.length > 0,
})

/** The figures of a row outside the format, from grid column `from`; the last takes what is left of `width`. */
export const extraCells = ({ cells }: ExtraRow, from: number, width: number): PrintedCell[] =>
  cells.map((value, index) => ({
    role: 'extra',
    text: value === null ? '' : String(value),
    at: from + index,
    rowSpan: 1,
    colSpan: index === cells.length - 1 ? Math.max(1, width - from - index) : 1,
    head: false,
  }))
