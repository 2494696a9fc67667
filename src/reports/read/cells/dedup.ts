// Texts from which a page extraction removed every repeated line: almost all values are gone, and those left stand
// where a value first occurred. What is left is said, nothing is claimed.
import type { TableId } from '../../../law/annual-report/index.ts'
import type { Document } from '../document.ts'
import type { ReportPart } from '../locate/parts.ts'
import type { TableReading } from './cell.ts'

/** No line of the tables occurs twice, though every report repeats its heads and most of its figures. */
export function isDeduplicated({ text }: Document, { tables }: ReportPart): boolean {
  const lines = Object.values(tables).flatMap(([from, to]) =>
    text
      .slice(from, to)
      .split('\n')
      .map((line) => line.trim())
      .filter(Boolean),
  )
  if (lines.length < 25 || lines.some((line) => /[|\u001e\u001f]/.test(line))) return false
  return new Set(lines).size === lines.length
}

/** Rows without a value are taken out, the others are open. */
export function withoutCertainty(table: TableId, reading: TableReading) {
  reading.cells = reading.cells.filter(({ row }) =>
    reading.cells.some((cell) => cell.row === row && cell.printed !== ''),
  )
  const rows = new Set(reading.cells.map(({ row }) => row))
  for (const row of Object.keys(reading.rows)) {
    if (!rows.has(row)) delete reading.rows[row]
    else for (const column of Object.keys(reading.rows[row]!)) reading.rows[row]![column] = null
  }
  reading.cells = reading.cells.map(({ because: _, ...cell }) => ({
    ...cell,
    certainty: 'open' as const,
    candidates: cell.candidates ?? [],
  }))
  reading.findings = reading.cells.length
    ? [
        {
          rule: 'R-DEDUP',
          severity: 'warning',
          table,
          cells: reading.cells.map(({ row, column }) => ({ table, row, column })),
          message: '文本中凡重复的行都被删去，留下的数字不知属于哪一格，一律不作认定',
          basis: '每份报告的表头和数字都有重复',
        },
      ]
    : []
}
