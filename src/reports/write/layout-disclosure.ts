import { type Block, disclosure, informationHead, type Line } from '../../law/annual-report/index.ts'
import type { ExtraRow } from '../report.ts'
import { extraCells, type Grid, labelCell, labelFor, type PrintedRow, type Shown, valueCell } from './layout-parts.ts'

/** Table two: its blocks one under another, each with its head and its own columns; in every row the last cell takes
 *  the grid columns that are left. */
export function printedDisclosure(shown: Shown): Grid {
  const blocks = blocksOf(shown)
  const width = 1 + Math.max(1, ...blocks.map(widest))
  return { width, labelColumns: 1, rows: blocks.flatMap((block) => printBlock(shown, block, width)) }
}

interface ShownBlock {
  label: string
  columns: Line[]
  lines: (Line | ExtraRow)[]
}

const isExtra = (line: Line | ExtraRow): line is ExtraRow => 'cells' in line

const widest = ({ columns, lines }: ShownBlock) =>
  Math.max(columns.length, ...lines.map((line) => (isExtra(line) ? line.cells.length : 0)))

function blocksOf(shown: Shown): ShownBlock[] {
  const known = new Set(disclosure.flatMap(({ rows }) => rows.filter(({ id }) => shown.row(id)).map(({ id }) => id)))
  const homeless = shown.extraRows.filter(({ after }) => after === null || !known.has(after))
  const blocks = disclosure.map((block) => withLines(shown, block)).filter(({ lines }) => lines.length > 0)
  if (blocks.length) blocks[0]!.lines.unshift(...homeless)
  else if (homeless.length) blocks.push({ label: disclosure[0]!.label, columns: [], lines: [...homeless] })
  return blocks
}

function withLines(shown: Shown, { label, columns, rows }: Block): ShownBlock {
  const here = rows.filter(({ id }) => shown.row(id))
  const after = (id: string) => shown.extraRows.filter((extra) => extra.after === id)
  return {
    label,
    columns: columns.filter(({ id }) => here.some((row) => shown.cell(row.id, id))),
    lines: here.flatMap((row) => [row, ...after(row.id)]),
  }
}

function printBlock(shown: Shown, { label, columns, lines }: ShownBlock, width: number): PrintedRow[] {
  const labels = columns.map((column) => labelFor(shown.edition, column.label))
  const spanAt = (index: number) => (index === columns.length - 1 ? width - 1 - index : 1)
  const figures = (row: Line) =>
    columns.map((column, index) =>
      valueCell(
        { table: 'disclosure', row: row.id, column: column.id },
        column,
        labels[index]!,
        1 + index,
        spanAt(index),
      ),
    )
  const heads = labels.map((text, index) => labelCell('column', text, 1 + index, { colSpan: spanAt(index) }))
  return [
    { part: 'band', cells: [labelCell('band', label, 0, { colSpan: width })] },
    { part: 'heads', cells: [labelCell('column', informationHead, 0), ...heads] },
    ...lines.map((line): PrintedRow => {
      const text = isExtra(line) ? line.label : labelFor(shown.edition, line.label)
      return {
        part: 'body',
        cells: [labelCell('row', text, 0), ...(isExtra(line) ? extraCells(line, 1, width) : figures(line))],
      }
    }),
  ]
}
