// The cells of a statutory table as HTML text: there are two hundred of them on a page. All but their figures is the same
// in every report of an edition, and is put together once.
import { escaped } from '../../../kit/html/jsx-runtime.ts'
import { type CellRef, cellId } from '../../../law/annual-report/index.ts'
import type { Report } from '../../report.ts'
import { type Figure, figuresOf, figureText } from '../figures.ts'
import type { PrintedCell, PrintedTable } from '../layout.ts'
import type { Headers } from './headers.ts'
import type { CellMark, ShowCell, TableMarks } from './statutory-table.tsx'

/** A printed table with its figures left out: what stands before, between and after them, and what each begins with. */
export interface Form {
  pieces: string[]
  figures: FigureCell[]
}

interface FigureCell {
  cell: PrintedCell
  /** Id of the cell in the grid; empty for a figure of an extra row. */
  id: string
  start: string
  spans: string
  /** Opened for a figure of which nothing is to be said; and with a zero, closed again. */
  plain: string
  zero: string
}

const hole = '<hole>'

/** The cells of a row with a hole for each figure. */
export const rowWithHoles = ({ ids }: Headers, table: PrintedTable, cells: readonly PrintedCell[]): string =>
  cells.map((cell) => (cell.head ? labelHtml(ids, table, cell) : hole)).join('')

/** `html`: the table with its holes. */
export function formOf(html: string, { headers }: Headers, { rows }: PrintedTable): Form {
  const cells = rows.flatMap((row) => row.cells).filter(({ head }) => !head)
  return { pieces: html.split(hole), figures: cells.map((cell) => figureCell(headers, cell)) }
}

function figureCell(headers: Headers['headers'], cell: PrintedCell): FigureCell {
  const tied = headers.get(cell)
  const start = `<td${tied ? ` headers="${tied}"` : ''}`
  const spanned = spans(cell)
  const total = cell.total && 'total'
  return {
    cell,
    id: cell.cell ? cellId(cell.cell) : '',
    start,
    spans: spanned,
    plain: `${start}${classes(total)}${spanned}>`,
    zero: `${start}${classes(total, 'z')}${spanned}>0</td>`,
  }
}

/** What the figures are taken from. */
export interface Filling {
  report: Report
  marks: TableMarks
  show: ShowCell | undefined
}

/** The form with its figures. */
export function filled({ pieces, figures }: Form, { report, marks, show }: Filling): string {
  const special = cellsToTellOf(report, marks)
  const figure = figuresOf(report)
  let html = pieces[0]!
  for (let at = 0; at < figures.length; at++) {
    const one = figures[at]!
    const { cell } = one
    const place = cell.cell
    const value = place && report.tables[place.table]?.[place.row]?.[place.column]
    if (show && place) html += shownHtml(show, one, place)
    else if (typeof value !== 'number' || special.has(one.id)) html += figureHtml(figure(cell), marks, one)
    else html += value === 0 ? one.zero : `${one.plain}${figureText(value, cell)}</td>`
    html += pieces[at + 1]!
  }
  return html
}

/** Cells of which more is to be said than a figure. */
function cellsToTellOf({ readings }: Report, marks: TableMarks): ReadonlySet<string> {
  const ids = new Set<string>()
  for (const reading of readings) ids.add(cellId(reading))
  for (const id of marks.findings?.keys() ?? []) ids.add(id)
  for (const id of marks.readings?.keys() ?? []) ids.add(id)
  return ids
}

const scopes = { band: 'rowgroup', columnGroup: 'colgroup', column: 'col', rowGroup: 'rowgroup', row: 'row' } as const

function labelHtml(ids: Headers['ids'], { table, labelColumns }: PrintedTable, cell: PrintedCell): string {
  const { role, text, at, total } = cell
  const className = classes(
    role === 'corner' && 'rule-text',
    role === 'rowGroup' && 'group',
    total && role === 'column' && 'total',
    table === 'requests' && at < labelColumns && stickyClass(cell),
  )
  const scope = role === 'corner' ? '' : ` scope="${scopes[role as keyof typeof scopes]}"`
  const narrow = role === 'column' && table !== 'disclosure'
  const shown = role === 'rowGroup' ? `<span>${escaped(text)}</span>` : narrow ? broken(text) : withAside(text)
  return `<th id="${ids.get(cell)}"${scope}${className}${spans(cell)}>${shown}</th>`
}

/** c1, c2, c3: the label columns of table three; c13 and c23 span up to the third. */
const stickyClass = ({ at, colSpan }: PrintedCell) => (colSpan === 1 ? `c${at + 1}` : `c${at + 1}${at + colSpan}`)

/** The head of a narrow column in two lines, the last two characters below. */
const broken = (text: string) =>
  text.length < 4 ? escaped(text) : `${escaped(text.slice(0, -2))}<br/>${escaped(text.slice(-2))}`

/** A label's explanation in brackets is printed smaller. */
function withAside(text: string): string {
  const [, label, aside] = /^(.+[^）])(（.{6,}）)$/.exec(text) ?? []
  return aside ? `${escaped(label!)}<span class="quiet small">${escaped(aside)}</span>` : escaped(text)
}

function shownHtml(show: ShowCell, { cell: { total }, start, spans }: FigureCell, place: CellRef): string {
  const { className, html } = show(place)
  return `${start}${classes(total && 'total', className)}${spans}>${html}</td>`
}

function figureHtml({ text, state, value, certainty }: Figure, marks: TableMarks, one: FigureCell): string {
  const { cell, id, start, spans } = one
  const found = marks.findings?.get(id) ?? none
  const worst = found.some(({ severity }) => severity === 'error') ? 'finding' : found.length > 0 && 'finding soft'
  const zero = state === 'value' && value === 0 && 'z'
  const className = classes(cell.total && 'total', zero, state !== 'value' && state, worst)
  const shown = state === 'blank' ? '<span class="sr">空白</span>' : escaped(text)
  const read = certainty === 'printed' || state === 'blank' ? shown : `<span class="read">${shown}</span>`
  return `${start}${className}${spans}>${found.length ? found.map(markHtml).join('') : ''}${read}${noteHtml(marks, id)}</td>`
}

const none: readonly CellMark[] = []

function markHtml({ number, severity, href, label }: CellMark): string {
  const said = label ?? `${severity === 'error' ? '差错' : '提醒'}${number}`
  const className = severity === 'error' ? 'mark' : 'mark soft'
  return `<a href="${escaped(href)}" aria-label="${escaped(said)}"><span class="${className}">${number}</span></a>`
}

function noteHtml({ readings }: TableMarks, id: string): string {
  const note = readings?.get(id)
  if (!note) return ''
  return `<a class="ref" href="${escaped(note.href)}" aria-label="读取说明${note.number}">${note.number}</a>`
}

function classes(...names: (string | false | undefined)[]): string {
  let given = ''
  for (const name of names) if (name) given += given ? ` ${name}` : name
  return given && ` class="${given}"`
}

const spans = ({ rowSpan, colSpan }: PrintedCell): string =>
  `${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}${colSpan > 1 ? ` colspan="${colSpan}"` : ''}`
