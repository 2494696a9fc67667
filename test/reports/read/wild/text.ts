// Plain texts: what copying from a page, a spreadsheet or a mail leaves of the tables.
import type { Row } from '../layouts.ts'
import { type Made, type Piece, placedCells, utf8, type Wild } from './made.ts'

type Printer = (rows: Row[], table: 'disclosure' | 'requests' | 'relief') => string

const textFile = (print: Printer, more: Partial<Wild> & { after?: (text: string) => string } = {}): Wild => ({
  file: 'report.txt',
  make: ({ pieces }: Made) => utf8((more.after ?? ((text) => text))(printed(pieces, print))),
  ...more,
})
const printed = (pieces: Piece[], print: Printer) =>
  pieces.map((piece) => (piece.kind === 'table' ? print(piece.rows, piece.table) : piece.text)).join('\n')

const texts = (row: Row) => row.map(({ text }) => text)
const joined =
  (by: string): Printer =>
  (rows) =>
    rows.map((row) => texts(row).join(by)).join('\n')
const pipes: Printer = (rows) => rows.map((row) => `| ${texts(row).join(' | ')} |`).join('\n')
const perLine = joined('\n')

/** One line for each row, spans as empty cells. */
export function squared(rows: Row[]): string[][] {
  const { cells, width } = placedCells(rows)
  const lines = rows.map(() => Array.from({ length: width }, () => ''))
  for (const { row, column, text } of cells) lines[row]![column] = text
  return lines
}

/** East Asian signs are two wide. */
const widthOf = (text: string) => Array.from(text).reduce((sum, unit) => sum + (unit.charCodeAt(0) > 0xff ? 2 : 1), 0)
const padded = (text: string, width: number) => text + ' '.repeat(Math.max(0, width - widthOf(text)))

function drawn(rows: Row[], vertical: string, rule: ((widths: number[]) => string) | null): string {
  const lines = squared(rows)
  const widths = lines[0]!.map((_, column) => Math.max(2, ...lines.map((line) => widthOf(line[column]!))))
  const body = lines.map(
    (line) => `${vertical}${line.map((text, at) => padded(text, widths[at]!)).join(vertical)}${vertical}`,
  )
  const between = rule?.(widths)
  return between === undefined ? body.join('\n') : [between, ...body.flatMap((line) => [line, between])].join('\n')
}
const boxRule = (widths: number[]) => `├${widths.map((width) => '─'.repeat(width / 2)).join('┼')}┤`
const asciiRule = (widths: number[]) => `+${widths.map((width) => '-'.repeat(width)).join('+')}+`
const spaced: Printer = (rows) =>
  drawn(rows, '  ', null)
    .split('\n')
    .map((line) => line.replace(/\s+$/, ''))
    .join('\n')

/** Cells wrapped to a width, so that a row stands on several lines, as a terminal or a mail shows it. */
function wrappedBox(rows: Row[], width = 12): string {
  const lines = squared(rows).flatMap((line) => {
    const parts = line.map((text) => text.match(new RegExp(`.{1,${width}}`, 'gu')) ?? [''])
    const height = Math.max(...parts.map(({ length }) => length))
    return [
      ...Array.from(
        { length: height },
        (_, at) => `│${parts.map((part) => padded(part[at] ?? '', width * 2)).join('│')}│`,
      ),
      `├${parts.map(() => '─'.repeat(width)).join('┼')}┤`,
    ]
  })
  return lines.join('\n')
}

const csvCell = (text: string) => (/[",\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text)
const csv =
  (by: string, quote: (text: string) => string = csvCell): Printer =>
  (rows) =>
    squared(rows)
      .map((line) => line.map(quote).join(by))
      .join('\n')

/** Columns become rows: a line for each applicant kind. */
function transposed(rows: Row[]): string {
  const lines = squared(rows)
  // Labels fill the squares they cover, as a sheet that was turned shows them.
  const { cells } = placedCells(rows)
  for (const { row, column, rowSpan, colSpan, text, kind } of cells)
    if (kind !== 'value')
      for (let r = 0; r < rowSpan; r++)
        for (let c = 0; c < colSpan; c++)
          if (r + c > 0 && lines[row + r]) lines[row + r]![column + c] = r ? '' : ''.concat(c ? '' : text)
  return lines[0]!.map((_, column) => `| ${lines.map((line) => line[column]).join(' | ')} |`).join('\n')
}

/** Table two beside table four, line by line. */
function sideBySide(pieces: Piece[]): string {
  const rowsOf = (table: string) =>
    pieces.flatMap((piece) => (piece.kind === 'table' && piece.table === table ? [piece.rows] : []))[0]!
  const [left, right] = [squared(rowsOf('disclosure')), squared(rowsOf('relief'))]
  const wide = right[0]!.length
  const lines = left.map(
    (line, at) => `| ${[...line, '', ...(right[at] ?? Array.from({ length: wide }, () => ''))].join(' | ')} |`,
  )
  return pieces
    .map((piece) =>
      piece.kind !== 'table'
        ? piece.text
        : piece.table === 'disclosure'
          ? lines.join('\n')
          : piece.table === 'relief'
            ? ''
            : pipes(piece.rows, piece.table),
    )
    .join('\n')
}

const confused = (from: string, to: string) => (value: number) => String(value).replaceAll(from, to)
const onTables = (change: (line: string, at: number) => string) => (text: string) =>
  text.split('\n').map(change).join('\n')

export const textLayouts: Record<string, Wild> = {
  'full-width pipes': textFile((rows) => rows.map((row) => `｜${texts(row).join('｜')}｜`).join('\n')),
  'box-drawing table': textFile((rows) => drawn(rows, '│', boxRule)),
  'heavy box-drawing table': textFile((rows) => drawn(rows, '┃', (widths) => boxRule(widths).replace(/─/g, '━'))),
  'double box-drawing table': textFile((rows) =>
    drawn(rows, '║', (widths) => `╠${widths.map((w) => '═'.repeat(w / 2)).join('╬')}╣`),
  ),
  'box-drawing, wrapped cells': textFile((rows) => wrappedBox(rows), { said: [] }),
  'ascii table': textFile((rows) => drawn(rows, '|', asciiRule)),
  'box-drawing, some blank': textFile((rows) => drawn(rows, '│', boxRule), { blanks: 'zeros', said: [] }),
  'columns by spaces': textFile(spaced),
  'columns by spaces, some blank': textFile(spaced, { blanks: 'parts', said: [] }),
  csv: { ...textFile(csv(',')), file: 'report.csv' },
  'csv, all quoted': { ...textFile(csv(',', (text) => `"${text}"`)), file: 'report.csv' },
  'csv, semicolons': { ...textFile(csv(';')), file: 'report.csv' },
  'csv, some blank': { ...textFile(csv(','), { blanks: 'zeros', said: [] }), file: 'report.csv' },
  'tabs, squared': textFile(
    csv('\t', (text) => text),
    {},
  ),
  'tabs, quoted': textFile(
    csv('\t', (text) => `"${text}"`),
    {},
  ),
  'tabs, some blank': textFile(
    csv('\t', (text) => text),
    { blanks: 'zeros' },
  ),
  'line numbers': textFile(perLine, { after: onTables((line, at) => `${at + 1}: ${line}`) }),
  'line numbers, pipes': textFile(pipes, { after: onTables((line, at) => `${String(at + 1).padStart(4)}  ${line}`) }),
  'line numbers, tab': textFile(pipes, { after: onTables((line, at) => `${at + 1}\t${line}`) }),
  'line numbers, tab, a cell a line': textFile(perLine, { after: onTables((line, at) => `${at + 1}\t${line}`) }),
  'quoted mail': textFile(pipes, { after: onTables((line) => `> ${line}`) }),
  'quoted mail, a cell a line': textFile(perLine, { after: onTables((line) => `> ${line}`) }),
  'quoted twice': textFile(perLine, { after: onTables((line) => `>> ${line}`) }),
  'numbers broken over lines': textFile(pipes, {
    after: (text) => text.replace(/\| (\d{2,})(\d{2}) \|/g, '| $1\n$2 |'),
    said: [],
  }),
  'transposed table three': textFile((rows, table) => (table === 'requests' ? transposed(rows) : pipes(rows, table))),
  'transposed table three, tabs': textFile(
    (rows, table) =>
      (table === 'requests' ? transposed(rows) : pipes(rows, table)).replace(/^\| | \|$/gm, '').replaceAll(' | ', '\t'),
    { said: [] },
  ),
  'two tables side by side': { file: 'report.txt', make: ({ pieces }) => utf8(sideBySide(pieces)), said: [] },
  'O for 0, lines': textFile(perLine, { number: confused('0', 'O'), said: [] }),
  'O for 0, pipes': textFile(pipes, { number: confused('0', 'O'), said: [] }),
  'l for 1, lines': textFile(perLine, { number: confused('1', 'l'), said: [] }),
  'l for 1, pipes': textFile(pipes, { number: confused('1', 'l'), said: [] }),
  'I for 1, tabs': textFile(joined('\t'), { number: confused('1', 'I'), said: [] }),
  'S for 5, pipes': textFile(pipes, { number: confused('5', 'S'), said: [] }),
  'Z for 2, spaces': textFile(joined(' '), { number: confused('2', 'Z'), said: [] }),
  'O for 0, spaces': textFile(joined(' '), { number: confused('0', 'O'), said: [] }),
  'B for 8, one line': textFile((rows) => rows.map((row) => texts(row).join(' ')).join(' '), {
    number: confused('8', 'B'),
    said: [],
  }),
  'point for comma': textFile(pipes, {
    number: (value) => (Number.isInteger(value) ? String(value).replace(/\B(?=(\d{3})+$)/g, '.') : String(value)),
    said: [],
  }),
  'circled ordinals': textFile(pipes, {
    after: (text) => text.replace(/(\| )([1-8])\./g, (_, bar, no) => `${bar}${'①②③④⑤⑥⑦⑧'[no - 1]}`),
  }),
  'numbers in Chinese': textFile(pipes, { number: (value) => (value === 0 ? '零' : String(value)) }),
}
