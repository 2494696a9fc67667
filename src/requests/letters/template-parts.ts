// The text that a template gave, as paragraphs and tables of a paper.
import type { PaperPart, PaperTable } from '../../papers/index.ts'
import { breakInValue, shown } from './template.ts'

export function partsOfText(text: string): PaperPart[] {
  const lines = text.split('\n').map((line) => line.trim())
  const parts: PaperPart[] = []
  for (let at = 0; at < lines.length; at++) {
    const line = lines[at]!
    if (isRow(line)) {
      const rows = [line]
      while (isRow(lines[at + 1] ?? '')) rows.push(lines[++at]!)
      parts.push({ type: 'table', table: tableOf(rows) })
    } else
      for (const paragraph of line.split(breakInValue))
        if (paragraph.trim()) parts.push({ type: 'paragraph', text: shown(paragraph.trim()) })
  }
  return parts
}

const isRow = (line: string) => line.length > 1 && line.startsWith('|') && line.endsWith('|')
const isRule = (line: string | undefined) => line !== undefined && /^\|(\s*-+\s*\|)+$/.test(line)
const cellsOf = (line: string) =>
  line
    .slice(1, -1)
    .split('|')
    .map((cell) => cell.trim())

function tableOf(lines: string[]): PaperTable {
  const rule = lines.findIndex((line) => isRule(line))
  const rows = lines.filter((line) => !isRule(line)).map(cellsOf)
  const columns = Math.max(...rows.map((row) => row.length))
  const dashes = rule >= 0 ? cellsOf(lines[rule]!).map((cell) => cell.length) : []
  const headed = rule === 1
  // Without a head it is a form: labels at the left, room to write at the right.
  const form = columns === 2 && !headed
  return {
    widths: Array.from({ length: columns }, (_, column) => dashes[column] ?? 1),
    headRows: headed ? 1 : 0,
    fontSize: 12,
    ...(form && { rowMm: 11 }),
    rows: rows.map((cells, row) =>
      cells.map((cell, column) => ({
        text: shown(cell.replaceAll(breakInValue, '\n')),
        rowSpan: 1,
        colSpan: column === cells.length - 1 ? columns - column : 1,
        ...((headed && row === 0) || (form && column === 0)
          ? { bold: headed, align: 'center' as const }
          : { align: 'left' as const }),
      })),
    ),
  }
}
