// Ways of printing that real publishers have beside the plain layouts: read in full, or said.
import { expect, test } from 'vitest'
import { readReport } from '../../../src/reports/read/index.ts'
import {
  type Cell,
  type Grid,
  gridOf,
  type Layout,
  layouts,
  type PrintOptions,
  printReport,
  type Row,
} from './layouts.ts'
import { type Blanks, chanceOf, randomTables } from './random-tables.ts'
import { scored } from './truth.ts'

interface Variant {
  layout: Layout
  number?: PrintOptions['number']
  blank?: string
  blanks?: Blanks
  grid?: (grid: Grid) => Grid
  text?: (text: string) => string
  /** What cannot be told apart stays open; nothing is wrong in silence. */
  open?: true
}

const {
  'pipe-row': pipes,
  'cell-per-line': cells,
  'space-row': spaces,
  html,
  markdown,
} = layouts as Record<string, Layout>
const fullWidth = (value: number) =>
  String(value).replace(/[\d.-]/g, (unit) => String.fromCharCode(unit.charCodeAt(0) + 0xfee0))
const thousands = (between: string) => (value: number) => {
  const [whole = '', ...decimals] = String(value).split('.')
  return [whole.replace(/\B(?=(\d{3})+$)/g, between), ...decimals].join('.')
}
const zero = (sign: string) => (value: number) => (value === 0 ? sign : String(value))
const every = (count: number, line: string) => (text: string) =>
  text
    .split('\n')
    .flatMap((one, index) => (index && index % count === 0 ? [line, one] : [one]))
    .join('\n')
const headAgain = (grid: Grid): Grid => ({
  ...grid,
  requests: [...grid.requests.slice(0, 14), ...grid.requests.slice(0, 3), ...grid.requests.slice(14)],
})
const joined = (by: string): Layout => ({
  keeps: 'places',
  print: (rows) => rows.map((row) => row.map(({ text }) => text).join(by)).join('\n'),
})
const page = (
  cell: (cell: Cell) => string,
  row: (cells: string[]) => string,
  table: (rows: string[]) => string,
): Layout => ({
  keeps: 'places',
  print: () => '',
  whole: (grid, prose) => {
    const tables = new Map<Row[], string>(
      Object.values(grid).map((rows: Row[]) => [rows, table(rows.map((one) => row(one.map(cell))))]),
    )
    const text = printReport(grid, { keeps: 'places', print: (rows) => tables.get(rows)! })
    return `<!doctype html><html><body>${prose.length ? text.replace(/^(?!<)(.*)$/gm, '<p>$1</p>') : ''}</body></html>`
  },
})
const spans = ({ rowSpan = 1, colSpan = 1 }: Cell) => ` rowspan="${rowSpan}" colspan="${colSpan}"`

const variants: Record<string, Variant> = {
  'full-width digits between pipes': { layout: pipes!, number: fullWidth },
  'full-width digits on lines': { layout: cells!, number: fullWidth },
  'thousands with commas': { layout: spaces!, number: thousands(',') },
  'thousands with blanks in ruled cells': { layout: html!, number: thousands(' ') },
  'thousands with blanks between pipes': { layout: pipes!, number: thousands(' ') },
  'thousands with blanks on lines': { layout: cells!, number: thousands(' '), open: true },
  零: { layout: pipes!, number: zero('零') },
  〇: { layout: cells!, number: zero('〇') },
  '0件': { layout: spaces!, number: (value) => `${value}件` },
  共0项: { layout: cells!, number: (value) => `共${value}项` },
  无: { layout: pipes!, blank: '无', blanks: 'parts' },
  'a dash on lines': { layout: cells!, blank: '-', blanks: 'parts' },
  'a stroke between blanks': { layout: spaces!, blank: '/', blanks: 'parts' },
  'footnote marks': { layout: pipes!, number: (value) => `${value}①` },
  'bold in Markdown': { layout: markdown!, number: (value) => `**${value}**` },
  'escaped dots in Markdown': { layout: markdown!, text: (text) => text.replace(/^(\| \d*)\./gm, '$1\\.') },
  'page numbers on lines': { layout: cells!, text: every(37, '- 3 -') },
  'page numbers between rows of pipes': { layout: pipes!, text: every(9, '— 4 —') },
  'bare page numbers': { layout: pipes!, text: every(9, '4'), open: true },
  'head on every page, pipes': { layout: pipes!, grid: headAgain },
  'head on every page, lines': { layout: cells!, grid: headAgain },
  'head on every page, ruled': { layout: html!, grid: headAgain },
  commas: { layout: joined(',') },
  'Chinese commas': { layout: joined('，') },
  semicolons: { layout: joined('; ') },
  'rows of wide blanks': { layout: joined('    ') },
  'box signs for pipes': { layout: pipes!, text: (text) => text.replaceAll('|', '│') },
  'ordinals in brackets': { layout: cells!, text: (text) => text.replace(/^(\d)\./gm, '($1)') },
  'ordinals on their own line': { layout: cells!, text: (text) => text.replace(/^(\d)\.(\D)/gm, '$1.\n$2') },
  'no ordinals': { layout: cells!, text: (text) => text.replace(/^(?:\d\.|（[一二三四五六七]）)/gm, '') },
  'zero-width marks': { layout: cells!, number: (value) => `\u200b${value}` },
  'one cell with breaks': {
    layout: page(
      ({ text }) => text,
      (row) => row.join('<br>'),
      (rows) => `<table><tr><td>${rows.join('<br>')}</td></tr></table>`,
    ),
  },
  'a row per cell, with breaks': {
    layout: page(
      ({ text }) => text,
      (row) => `<tr><td>${row.join('<br>')}</td></tr>`,
      (rows) => `<table>${rows.join('')}</table>`,
    ),
  },
  'nested divs': {
    layout: page(
      ({ text }) => `<div>${text}</div>`,
      (row) => `<div>${row.join('')}</div>`,
      (rows) => `<div>${rows.join('')}</div>`,
    ),
  },
  'tables in cells': {
    layout: page(
      (cell) => `<td${spans(cell)}><table><tr><td>${cell.text}</td></tr></table></td>`,
      (row) => `<tr>${row.join('')}</tr>`,
      (rows) => `<table>${rows.join('')}</table>`,
    ),
  },
}

for (const [name, { layout, number = String, blank = '', blanks = 'none', open, ...change }] of Object.entries(
  variants,
))
  test(name, async () => {
    for (let seed = 1; seed <= 4; seed++) {
      const made = randomTables(chanceOf(seed), { edition: '2021', sound: true, blanks })
      const grid = gridOf('2021', made.tables, { number, blank })
      const text = printReport(change.grid?.(grid) ?? grid, layout)
      const read = await readReport(new TextEncoder().encode(change.text?.(text) ?? text), {
        name: layout.whole ? 'a.html' : 'a.txt',
      })
      const { silent, off } = scored(read, made)
      expect(silent).toEqual([])
      if (!open) expect(off).toEqual([])
    }
  })
