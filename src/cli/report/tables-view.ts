// The three statutory tables on a terminal: lines and labels from the law, columns aligned for Chinese text.
import {
  applicants,
  columnsOf,
  disclosure,
  type EditionId,
  editions,
  handling,
  type Label,
  type Line,
  labelIn,
  leavesOf,
  relief,
  reliefResults,
  type TableId,
} from '../../law/annual-report/index.ts'
import { type FindingCell, type Report, valueAt } from '../../reports/report.ts'
import type { Io } from '../io.ts'
import { cut, onScreen, padEnd, padStart, widthOf } from '../width.ts'

/** What the signs in the tables mean, of those that occur; undefined where every cell has its number as printed. */
export function legendOf({ readings, tables }: Report): string | undefined {
  const has = (certainty: string) => readings.some((reading) => reading.certainty === certainty)
  const blank = Object.values(tables).some((table) =>
    Object.values(table).some((row) => Object.values(row!).includes(null)),
  )
  const signs = [
    blank && '· 空白',
    has('open') && '? 有几种读法',
    has('inferred') && '~ 位置由勾稽关系或标签推出',
    has('repaired') && '* 去除杂字或换算后读出',
  ]
  return signs.filter(Boolean).join('　') || undefined
}

/** Lines of a table; empty where the document does not have it. */
export function tableView(report: Report, table: TableId, io: Io): string[] {
  const edition = report.editions[table] ?? report.edition ?? editions.at(-1)!.id
  if (!report.tables[table]) return []
  const marks = marksOf(report)
  const value = (cell: FindingCell) => valueText(report, cell, marks, io)
  const lines =
    table === 'disclosure'
      ? disclosureLines(report, edition, value, io)
      : gridLines(report, table, edition, value, io, table === 'requests' ? handling : relief)
  const extra = report.extraRows.filter((row) => row.table === table)
  return [
    ...lines,
    ...extra.map(({ label, cells }) => io.paint('dim', ` 表外的行 ${onScreen(label)}：${cells.join(' | ')}`)),
  ]
}

type ValueText = (cell: FindingCell) => string

/** Table two: each row has its own columns, so they stand beside the figures. */
function disclosureLines(report: Report, edition: EditionId, value: ValueText, io: Io): string[] {
  const rows = disclosure
    .flatMap((block) => block.rows)
    .filter(({ id }) => report.tables.disclosure?.[id])
    .map((row) => {
      const present = Object.keys(report.tables.disclosure![row.id]!)
      const block = disclosure.find(({ rows }) => rows.includes(row))!
      const printed = leavesOf(block.columns).filter(({ id }) => present.includes(id))
      const order = columnsOf(edition, 'disclosure', row.id).map(({ id }) => id)
      printed.sort((a, b) => order.indexOf(a.id) - order.indexOf(b.id))
      const cells = printed.map(({ id, label }) => ({
        label: anyLabel(edition, label),
        text: value({ table: 'disclosure', row: row.id, column: id }),
      }))
      return { label: anyLabel(edition, row.label), cells }
    })
  const labelWidth = Math.max(...rows.map(({ label }) => widthOf(label)), 0)
  const places = Math.max(...rows.map(({ cells }) => cells.length), 0)
  const widths = Array.from({ length: places }, (_, place) => ({
    label: Math.max(...rows.map(({ cells }) => widthOf(cells[place]?.label ?? ''))),
    text: Math.max(...rows.map(({ cells }) => widthOf(cells[place]?.text ?? ''))),
  }))
  return rows.map(({ label, cells }) => {
    const shown = cells.map(({ label, text }, place) => {
      const { label: left, text: right } = widths[place]!
      return `${io.paint('dim', padEnd(label, left))} ${padStart(text, right)}`
    })
    return ` ${padEnd(label, labelWidth)}  ${shown.join('   ')}`.trimEnd()
  })
}

/** Tables three and four: rows of the tree, with the headings that divide them. */
function gridLines(
  report: Report,
  table: 'requests' | 'relief',
  edition: EditionId,
  value: ValueText,
  io: Io,
  tree: readonly Line[],
): string[] {
  const columns = leavesOf(table === 'requests' ? applicants : reliefResults)
  const heads = columns.map(({ label }) => headLines(anyLabel(edition, label)))
  const rows = shownLines(tree, 0, (id) => Boolean(report.tables[table]?.[id]))
  const texts = rows.map(({ line }) =>
    line.parts.length ? [] : columns.map(({ id }) => value({ table, row: line.id, column: id })),
  )
  // Signs stand behind the figures, and the figures below each other.
  for (const at of columns.keys())
    if (texts.some((cells) => marked(cells[at])))
      for (const cells of texts) if (cells[at] !== undefined && !marked(cells[at])) cells[at] += ' '
  const widths = columns.map((_, at) =>
    Math.max(...heads[at]!.map(widthOf), ...texts.map((cells) => widthOf(cells[at] ?? ''))),
  )
  const labels = rows.map(({ line, depth }) => '  '.repeat(depth) + anyLabel(edition, line.label))
  const room = io.width - widths.reduce((sum, width) => sum + width + 2, 0) - 1
  const labelWidth = Math.min(Math.max(...labels.map(widthOf), 0), Math.max(room, 16))
  const headCount = Math.max(...heads.map((lines) => lines.length))
  const headRows = Array.from({ length: headCount }, (_, at) => {
    const cells = heads.map((lines, column) => padStart(lines[at - headCount + lines.length] ?? '', widths[column]!))
    return io.paint('dim', ` ${padEnd('', labelWidth)}  ${cells.join('  ')}`.trimEnd())
  })
  const body = rows.map(({ line }, at) => {
    const label = padEnd(cut(labels[at]!, labelWidth), labelWidth)
    const cells = texts[at]!.map((text, column) => padStart(text, widths[column]!))
    return ` ${line.parts.length ? io.paint('dim', label) : label}  ${cells.join('  ')}`.trimEnd()
  })
  return [...headRows, ...body]
}

const marked = (text = '') => /[~*]/.test(text)

/** Leaves that the report has, and the headings above them. */
function shownLines(
  tree: readonly Line[],
  depth: number,
  has: (id: string) => boolean,
): { line: Line; depth: number }[] {
  return tree.flatMap((line) => {
    if (!line.parts.length) return has(line.id) ? [{ line, depth }] : []
    const below = shownLines(line.parts, depth + 1, has)
    return below.length ? [{ line, depth }, ...below] : []
  })
}

/** A row of another edition than the table's keeps its own label. */
const anyLabel = (edition: EditionId, label: Label): string =>
  labelIn(edition, label) ?? (typeof label === 'string' ? label : Object.values(label).at(-1)!)

/** A head of more than four characters stands in two lines. */
function headLines(label: string): string[] {
  if (label.length <= 4) return [label]
  const half = Math.ceil(label.length / 2)
  return [label.slice(0, half), label.slice(half)]
}

const key = ({ table, row, column }: FindingCell) => `${table} ${row} ${column}`
const signs = { printed: '', repaired: '*', inferred: '~', open: '' } as const

interface Marks {
  reading: Map<string, Report['readings'][number]>
  wrong: Set<string>
}

function marksOf({ readings, findings }: Report): Marks {
  const errors = findings.filter(({ severity }) => severity === 'error')
  return {
    reading: new Map(readings.map((reading) => [key(reading), reading])),
    wrong: new Set(errors.flatMap(({ cells }) => cells.map(key))),
  }
}

function valueText(report: Report, cell: FindingCell, { reading, wrong }: Marks, io: Io): string {
  const value = valueAt(report.tables, cell)
  const certainty = reading.get(key(cell))?.certainty ?? 'printed'
  if (value === undefined) return ''
  if (certainty === 'open') return io.paint('yellow', '?')
  const text = value === null ? '·' : `${value}${signs[certainty]}`
  if (wrong.has(key(cell))) return io.paint('red', text)
  return value === 0 || value === null ? io.paint('dim', text) : text
}
