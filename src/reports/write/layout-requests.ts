import {
  applicants,
  applicantsHead,
  balanceNote,
  handling,
  type Label,
  type Line,
  relief,
  reliefResults,
} from '../../law/annual-report/index.ts'
import type { ExtraRow } from '../report.ts'
import {
  extraCells,
  type Grid,
  labelCell,
  labelFor,
  type PrintedCell,
  type PrintedRow,
  type Shown,
  valueCell,
} from './layout-parts.ts'

const labelColumns = 3

/** Table three: three label columns, the applicants side by side. */
export function printedRequests(shown: Shown): Grid {
  const rows = leafRows(shown, handling, 0)
  const printed = rows.flatMap(({ leaf }) => ('cells' in leaf ? [] : [leaf.id]))
  const after = new Set(printed)
  const homeless = shown.extraRows.filter((extra) => extra.after === null || !after.has(extra.after))
  const lines = [...homeless.map((extra) => ({ labels: [ownLabel(extra.label, 0)], leaf: extra, depth: 0 })), ...rows]
  const heads = kept(applicants, (id) => printed.some((row) => shown.cell(row, id)))
  const columns = heads.flatMap(leaves)
  const width = labelColumns + Math.max(1, columns.length)
  const head = headRows(shown, [{ id: '', label: applicantsHead, parts: heads }], labelColumns)
  const corner = labelCell('corner', balanceNote, 0, { colSpan: labelColumns, rowSpan: head.length })
  head[0]!.cells.unshift(corner)
  return {
    width,
    labelColumns,
    rows: [
      ...head,
      ...lines.map(({ labels, leaf, depth }): PrintedRow => {
        if ('cells' in leaf) return { part: 'body', cells: [...labels, ...extraCells(leaf, labelColumns, width)] }
        const figures = columns.map((column, index) =>
          valueCell({ table: 'requests', row: leaf.id, column: column.id }, column, '', labelColumns + index),
        )
        const emphasis = leaf.sumOf.length ? 'sum' : depth === 0 ? 'key' : undefined
        return { part: 'body', ...(emphasis && { emphasis }), cells: [...labels, ...figures] }
      }),
    ],
  }
}

/** Table four: the three ways side by side, each with its results, over one row of figures. */
export function printedRelief(shown: Shown): Grid {
  const withResults = ({ id, label, parts }: Line): Head => ({
    id,
    label,
    parts: parts.length
      ? parts.filter((part) => shown.row(part.id)).map(withResults)
      : reliefResults.filter((result) => shown.cell(id, result.id)),
  })
  const heads = relief.map(withResults).filter(({ parts }) => parts.length > 0)
  const ways = heads.flatMap((head) => (head.parts.some(({ parts }) => parts.length) ? head.parts : [head]))
  const figures = ways.flatMap((way) =>
    way.parts.map((column) => ({ cell: { table: 'relief' as const, row: way.id, column: column.id }, column })),
  )
  const width = Math.max(1, figures.length, ...shown.extraRows.map(({ cells }) => cells.length))
  const row: PrintedRow = {
    part: 'body',
    cells: figures.map(({ cell, column }, index) => valueCell(cell, column as Line, '', index)),
  }
  return {
    width,
    labelColumns: 0,
    rows: [
      ...(heads.length ? [...headRows(shown, heads, 0), row] : []),
      ...shown.extraRows.flatMap((extra): PrintedRow[] => [
        { part: 'band', cells: [labelCell('band', extra.label, 0, { colSpan: width })] },
        { part: 'body', cells: extraCells(extra, 0, width) },
      ]),
    ],
  }
}

interface Head {
  id: string
  label: Label
  parts: readonly Head[]
}

const leaves = <T extends { parts: readonly T[] }>(one: T): T[] =>
  one.parts.length ? one.parts.flatMap(leaves) : [one]

/** The lines whose leaves are wanted, with the headings above them. */
const kept = (lines: readonly Line[], wanted: (id: string) => boolean): Line[] =>
  lines.flatMap((line) => {
    if (!line.parts.length) return wanted(line.id) ? [line] : []
    const parts = kept(line.parts, wanted)
    return parts.length ? [{ ...line, parts }] : []
  })

const height = ({ parts }: Head): number => 1 + Math.max(0, ...parts.map(height))

/** The head rows over a tree of columns: leaves reach down to the last row, groups stand above their parts. */
function headRows(shown: Shown, heads: readonly Head[], from: number): PrintedRow[] {
  const depth = Math.max(1, ...heads.map(height))
  const rows = Array.from({ length: depth }, (): PrintedRow => ({ part: 'head', cells: [] }))
  const place = (head: Head, level: number, at: number): number => {
    const rowSpan = depth - level - height(head) + 1
    const colSpan = leaves(head).length
    const total = !head.parts.length && 'sumOf' in head && (head as Line).sumOf.length > 0
    const role = head.parts.length ? 'columnGroup' : 'column'
    rows[level]!.cells.push(
      labelCell(role, labelFor(shown.edition, head.label), at, { rowSpan, colSpan, ...(total && { total }) }),
    )
    head.parts.reduce((left, part) => place(part, level + rowSpan, left), at)
    return at + colSpan
  }
  heads.reduce((left, head) => place(head, 0, left), from)
  return rows
}

interface LeafRow {
  labels: PrintedCell[]
  leaf: Line | ExtraRow
  depth: number
}

const ownLabel = (text: string, depth: number) => labelCell('row', text, depth, { colSpan: labelColumns - depth })

/** A row for every leaf that is shown; the first row under a heading carries the heading's cell. An extra row stands
 *  beside the line that it follows. */
function leafRows(shown: Shown, lines: readonly Line[], depth: number): LeafRow[] {
  return lines.flatMap((line): LeafRow[] => {
    const text = labelFor(shown.edition, line.label)
    if (line.parts.length) {
      const below = leafRows(shown, line.parts, depth + 1)
      below[0]?.labels.unshift(labelCell('rowGroup', text, depth, { rowSpan: below.length }))
      return below
    }
    if (!shown.row(line.id)) return []
    const extras = shown.extraRows.filter(({ after }) => after === line.id)
    return [
      { labels: [ownLabel(text, depth)], leaf: line, depth },
      ...extras.map((extra) => ({ labels: [ownLabel(extra.label, depth)], leaf: extra, depth })),
    ]
  })
}
