// What Markdown says beyond its lines: headings, and tables whose header, separator and rows agree in their number of
// cells. Machine-made Markdown of a torn PDF has tables that do not agree; then all its lines stay lines, in order.
import type { Block, TableBlock } from '../blocks.ts'
import { lineBlock } from './text.ts'

/** The blocks of these lines, or undefined where nothing of Markdown is in them. */
export function markdownBlocks(lines: string[]): Block[] | undefined {
  const separators = lines.flatMap((line, index) => (isSeparator(line) ? [index] : []))
  const headings = lines.some((line) => heading.test(line))
  if (!separators.length && !headings) return undefined
  const tables = separators.map((index) => tableAt(lines, index))
  const agreeing = tables.filter((table) => table !== undefined)
  const trusted = agreeing.length * 2 > tables.length ? agreeing : []
  return assembled(lines, trusted)
}

interface Span {
  from: number
  to: number
  rows: string[][]
}

function assembled(lines: string[], tables: Span[]): Block[] {
  const blocks: Block[] = []
  let next = 0
  let number = 0
  for (const table of tables) {
    if (table.from < next) continue
    for (; next < table.from; next++) blocks.push(textBlock(lines[next]!, next))
    blocks.push(tableBlock(table, ++number))
    next = table.to
  }
  for (; next < lines.length; next++) blocks.push(textBlock(lines[next]!, next))
  return blocks
}

/** The table around the separator in this line, where header, separator and every row have as many cells. */
function tableAt(lines: string[], separator: number): Span | undefined {
  const header = cellsOf(lines[separator - 1] ?? '')
  const width = cellsOf(lines[separator]!)?.length
  if (!header || !width || width < 2 || header.length !== width) return undefined
  const rows = [header]
  let to = separator + 1
  for (; to < lines.length; to++) {
    if (isSeparator(lines[to + 1] ?? '')) break
    const cells = cellsOf(lines[to]!) ?? unclosed(lines, to)
    if (!cells) break
    if (cells.length !== width && to < lines.length - 1) return undefined
    rows.push(cells)
  }
  return rows.length > 1 ? { from: separator - 1, to, rows } : undefined
}

function tableBlock({ from, rows }: Span, table: number): TableBlock {
  return {
    type: 'table',
    at: { table, line: from + 1 },
    rows: rows.map((cells, row) =>
      cells.map((text, cell) => ({
        text,
        rowSpan: 1,
        colSpan: 1,
        // The separator stands between the header and the first row.
        at: { table, row: row + 1, cell: cell + 1, line: from + 1 + (row ? row + 1 : 0) },
      })),
    ),
  }
}

function textBlock(line: string, index: number): Block {
  const match = heading.exec(line)
  if (match) return { type: 'heading', text: unbold(match[1]!), at: { line: index + 1 } }
  return lineBlock(/^\s*\*\*[^*]+\*\*\s*$/.test(line) ? unbold(line) : line, index)
}

/** The cells of a row written between pipes, or undefined for any other line. */
function cellsOf(line: string): string[] | undefined {
  const trimmed = line.trim()
  if (!trimmed.startsWith('|') || !trimmed.endsWith('|') || trimmed.length < 3) return undefined
  const cells = trimmed.slice(1, -1).split(/(?<!\\)\|/)
  return cells.map((cell) => unbold(cell.replaceAll('\\|', '|').replace(/<br\s*\/?>/gi, '\n')).trim())
}

/** The row in which a text was cut off. */
const unclosed = (lines: string[], at: number): string[] | undefined =>
  at === lines.length - 1 && /^\s*\|.*[^|\s]/.test(lines[at]!) ? cellsOf(`${lines[at]}|`) : undefined

const heading = /^ {0,3}#{1,6}\s+(.*?)\s*#*\s*$/
const isSeparator = (line: string) => /^\s*\|(\s*(:-+:?|-+:|-{2,})\s*\|)+\s*$/.test(line)
const unbold = (text: string) => text.replace(/\*\*([^*]+)\*\*/g, '$1')
