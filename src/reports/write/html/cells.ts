// The cells of a statutory table as HTML text: there are two hundred of them on a page, and as elements they cost more
// than all the rest of it.
import { escaped } from '../../../kit/html/jsx-runtime.ts'
import { cellId } from '../../../law/annual-report/index.ts'
import type { Figure } from '../figures.ts'
import type { PrintedCell, PrintedTable } from '../layout.ts'
import type { Headers } from './headers.ts'
import type { CellMark, ShowCell, TableMarks } from './statutory-table.tsx'

export interface Printing extends Headers {
  table: PrintedTable
  figure: (cell: PrintedCell) => Figure
  marks: TableMarks
  show?: ShowCell
}

/** The cells of a row. */
export function cellsHtml(print: Printing, cells: readonly PrintedCell[]): string {
  const known = fixedOf(print)
  return cells.map((cell) => known.labels.get(cell) ?? figureHtml(print, known, cell)).join('')
}

// What is the same in every report of an edition is made once for a table: its labels, and how its cells begin.
interface Fixed {
  labels: Map<PrintedCell, string>
  cells: Map<PrintedCell, { id: string; start: string; spans: string }>
}
const fixed = new WeakMap<Headers['ids'], Fixed>()

function fixedOf({ ids, headers, table }: Printing): Fixed {
  const known = fixed.get(ids)
  if (known) return known
  const made: Fixed = { labels: new Map(), cells: new Map() }
  for (const cell of table.rows.flatMap(({ cells }) => cells)) {
    const tied = headers.get(cell)
    const start = `<td${tied ? ` headers="${tied}"` : ''}`
    if (cell.head) made.labels.set(cell, newLabel(ids, table, cell))
    else made.cells.set(cell, { id: cell.cell ? cellId(cell.cell) : '', start, spans: spans(cell) })
  }
  fixed.set(ids, made)
  return made
}

const scopes = { band: 'rowgroup', columnGroup: 'colgroup', column: 'col', rowGroup: 'rowgroup', row: 'row' } as const

function newLabel(ids: Headers['ids'], { table, labelColumns }: PrintedTable, cell: PrintedCell): string {
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

function figureHtml({ figure, marks, show }: Printing, known: Fixed, cell: PrintedCell): string {
  const { id, start, spans: spanned } = known.cells.get(cell)!
  const total = cell.total && 'total'
  if (show && cell.cell) {
    const { className, html } = show(cell.cell)
    return `${start}${classes(total, className)}${spanned}>${html}</td>`
  }
  const { text, state, value, certainty } = figure(cell)
  const found = marks.findings?.get(id) ?? none
  const worst = found.some(({ severity }) => severity === 'error') ? 'finding' : found.length > 0 && 'finding soft'
  const className = classes(total, state === 'value' && value === 0 && 'z', state !== 'value' && state, worst)
  const shown = state === 'blank' ? '<span class="sr">空白</span>' : escaped(text)
  const read = certainty === 'printed' || state === 'blank' ? shown : `<span class="read">${shown}</span>`
  return `${start}${className}${spanned}>${found.length ? found.map(markHtml).join('') : ''}${read}${noteHtml(marks, id)}</td>`
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
