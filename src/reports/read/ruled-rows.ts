// Rows that are ruled by plain text keep their length and get the separators of real tables: Markdown rows beside
// their `|---|` line, rows of cells divided by tabs or commas, cells that each stand on a line of their own behind a tab.
import { cellEnd, rowEnd } from './separators.ts'

export function withRuledRows(raw: string): string {
  if (raw.includes('---') && markdownRule.test(raw)) return raw.replace(markdownTable, ruledByPipes)
  if (raw.includes('\t')) return withTabs(raw)
  return withCommas(raw)
}

function withTabs(raw: string): string {
  const lines = raw.split('\n')
  const filled = lines.filter((line) => line.trim()).length
  const indented = lines.filter((line) => /^\t[^\t]*$/.test(line)).length
  if (indented > 20 && indented * 3 > filled) return ruledByIndent(lines)
  const divided = lines.filter((line) => /\S\t/.test(line)).length
  return divided >= 8 ? lines.map(dividedByTabs).join('\n') : raw
}

const markdownRule = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-| :\t]*$/m
/** The last row of a text that was cut off is not closed. */
const markdownTable = /(?:^[ \t]*\|[^\n]*\|[ \t]*(?:\n|$))+(?:^[ \t]*\|[^\n]*\s*$(?![\s\S]))?/gm

function ruledByPipes(table: string): string {
  if (!markdownRule.test(table)) return table
  return table.replace(/[^\n]+\n?/g, (line) => {
    if (/^[-| :\t\n]+$/.test(line) && line.includes('---')) return rowEnd.padEnd(line.length)
    const last = /\|\s*$/.test(line) ? line.lastIndexOf('|') : -1
    const first = line.indexOf('|')
    const inner = Array.from(line, (unit, at) => (unit !== '|' ? unit : at === first || at === last ? ' ' : cellEnd))
    return inner.join('').replace(/\n$/, rowEnd)
  })
}

function ruledByIndent(lines: string[]): string {
  const isCell = lines.map((line) => line.startsWith('\t'))
  const ruled = lines.map((line, index) => {
    const starts = isCell[index] && isCell[index - 1] !== undefined && lines[index - 1] !== ''
    const unindented = isCell[index] ? (starts ? cellEnd : ' ') + line.slice(1) : line
    // The end of this line: between two cells or inside one it is a blank, before an empty line it ends the row.
    const next = lines[index + 1]
    const inRow = isCell[index] && next !== undefined && next !== '' && (isCell[index + 1] || isTorn(lines, index + 1))
    const tornHere = !isCell[index] && isTorn(lines, index) && isCell[index + 1]
    return { unindented, end: inRow || tornHere ? ' ' : isCell[index] || tornHere ? rowEnd : '\n' }
  })
  return ruled
    .map(({ unindented, end }, index) => (index === ruled.length - 1 ? unindented : unindented + end))
    .join('')
}

/** A short line between two cells: the rest of a cell that was broken. */
const isTorn = (lines: string[], index: number) =>
  lines[index] !== undefined &&
  lines[index] !== '' &&
  !lines[index].startsWith('\t') &&
  lines[index].length < 24 &&
  !/^\s*[一二三四五六七八九十]、/.test(lines[index]) &&
  lines[index - 1]?.startsWith('\t') === true &&
  lines[index + 1]?.startsWith('\t') === true

const dividedByTabs = (line: string) => (/\S\t/.test(line) ? line.replaceAll('\t', cellEnd) : line)

/** `规章,0,0,3`: a label and its figures, or a row of figures, divided by commas or semicolons. */
const divided = /^(?:[^,，;；\n]{2,60}[,，;；]){1,3}(?:[ \t]*[-+−]?[\d.]*[ \t]*[,，;；])*[ \t]*[-+−]?[\d.]+[^\S\n]*$/
const figuresOnly = /^(?:[ \t]*\d*[ \t]*[,，;；]){9,}[ \t]*\d*[ \t]*$/

function withCommas(raw: string): string {
  if (!/[,，;；]\s?\d+[,，;；]/.test(raw)) return raw
  const lines = raw.split('\n')
  const isRow = (line: string) => line.length < 200 && (divided.test(line) || figuresOnly.test(line))
  if (lines.filter(isRow).length < 8) return raw
  return lines.map((line) => (isRow(line) ? line.replace(/[,，;；]/g, cellEnd) : line)).join('\n')
}
