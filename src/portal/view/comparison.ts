// Two reports as one grid: the lines that either has, and for each cell what the two say.
import {
  type CellRef,
  cellId,
  cellOrder,
  type GridCell,
  type TableId,
  tableIds,
} from '../../law/annual-report/index.ts'
import { type Report, type Tables, valueAt } from '../../reports/report.ts'
import { unsignedChanges } from '../../reports/write/figures.ts'
import { minus } from './figures.ts'

export type Value = number | null | undefined

export interface ComparedCell {
  cell: GridCell
  left: Value
  right: Value
  differs: boolean
  /** Printed there as a change without its sign. */
  unsigned: { left: boolean; right: boolean }
  /** right − left, where both are numbers. */
  change: number | null
}

export interface Comparison {
  /** Carries the lines of both, for printing. */
  grid: Report
  cells: Map<string, ComparedCell>
  /** Cells that are in both documents, and those of them that differ. */
  comparable: number
  differing: number
  /** Cells that only one of the two has. */
  oneSided: number
}

export function compareReports(left: Report, right: Report, onlyDifferences: boolean): Comparison {
  const [leftUnsigned, rightUnsigned] = [unsignedChanges(left), unsignedChanges(right)]
  const compared = cellOrder.flatMap((cell): ComparedCell[] => {
    const [l, r] = [valueAt(left.tables, cell), valueAt(right.tables, cell)]
    if (l === undefined && r === undefined) return []
    const change = typeof l === 'number' && typeof r === 'number' ? minus(r, l) : null
    const unsigned = { left: leftUnsigned.has(cellId(cell)), right: rightUnsigned.has(cellId(cell)) }
    return [{ cell, left: l, right: r, differs: l !== r, unsigned, change }]
  })
  const both = compared.filter((one) => one.left !== undefined && one.right !== undefined)
  const rows = new Set(compared.filter(({ differs }) => differs || !onlyDifferences).map(({ cell }) => rowId(cell)))
  const shown = compared.filter(({ cell }) => rows.has(rowId(cell)))
  return {
    grid: { ...right, tables: tablesOf(shown), editions: laterEditions(left, right), readings: [], extraRows: [] },
    cells: new Map(shown.map((one) => [cellId(one.cell), one])),
    comparable: both.length,
    differing: both.filter(({ differs }) => differs).length,
    oneSided: compared.length - both.length,
  }
}

const rowId = ({ table, row }: CellRef) => `${table}.${row}`

function tablesOf(cells: ComparedCell[]): Tables {
  const tables: Tables = {}
  for (const { cell, left, right } of cells) {
    tables[cell.table] ??= {}
    const table = tables[cell.table]!
    table[cell.row] ??= {}
    table[cell.row]![cell.column] = right ?? left ?? null
  }
  return tables
}

function laterEditions(left: Report, right: Report): Report['editions'] {
  const later = (table: TableId) => [left.editions[table], right.editions[table]].sort().at(-1) ?? null
  return Object.fromEntries(tableIds.map((table) => [table, later(table)])) as Report['editions']
}
