// The one renderer of the statutory tables as HTML: in the document that the writer makes, and on every page.
import type { ReactNode } from 'react'
import { type CellRef, cellId, type EditionId, type TableId } from '../../../law/annual-report/index.ts'
import type { Report, Severity } from '../../report.ts'
import { type Figure, figuresOf } from '../figures.ts'
import { type PrintedCell, type PrintedRow, type PrintedTable, printedTable, printedTableOf } from '../layout.ts'
import { type Headers, headersOf } from './headers.ts'

/** A finding at a cell: its number and note. */
export interface CellMark {
  number: number
  severity: Severity
  /** Address of the note, such as `#f1`. */
  href: string
  /** Read out for the number, such as `差错1`. */
  label?: string
}

/** What stands at the cells besides their figures; keys are cell ids (`requests.newReceived.total`). */
export interface TableMarks {
  findings?: ReadonlyMap<string, readonly CellMark[]>
  /** Notes on readings that were repaired, inferred or left open. */
  readings?: ReadonlyMap<string, { number: number; href: string }>
}

interface StatutoryTableProps {
  report: Report
  table: TableId
  marks?: TableMarks
  /** Tells several prints of the same table on one page apart. */
  idPrefix?: string
  /** Print the whole table of this edition, absent cells included, also where the report has no such table. */
  edition?: EditionId
  /** What stands in a cell in place of its figure, for comparisons. */
  show?: (cell: CellRef) => { className?: string; content: ReactNode }
}

/** Nothing where the report has nothing of the table. */
export function StatutoryTable({
  report,
  table,
  marks = {},
  idPrefix = '',
  edition,
  show,
}: StatutoryTableProps): ReactNode {
  const printed = edition ? printedTable(edition, table) : printedTableOf(report, table)
  if (!printed) return null
  const { ids, headers } = headersOf(printed, idPrefix)
  const print: Printing = { figure: figuresOf(report), marks, ids, headers, ...(show && { show }) }
  const head = printed.rows.filter(({ part }) => part === 'head')
  return (
    <div className={`statutory ${classOf[table]}`}>
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label={`${printed.title}表`}>
        <table {...(table === 'relief' && { className: 'center' })}>
          <caption className="sr">{printed.title}</caption>
          {table === 'disclosure' && <Columns width={printed.width} />}
          {head.length > 0 && <thead>{head.map((row, index) => tableRow(print, printed, row, index))}</thead>}
          {bodiesOf(printed.rows).map((rows, body) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a printed table never move
            <tbody key={body}>{rows.map((row, index) => tableRow(print, printed, row, index))}</tbody>
          ))}
        </table>
      </section>
    </div>
  )
}

const classOf: Record<TableId, string> = { disclosure: 't2', requests: 't3', relief: 't4' }

interface Printing extends Headers {
  figure: (cell: PrintedCell) => Figure
  marks: TableMarks
  show?: NonNullable<StatutoryTableProps['show']>
}

function Columns({ width }: { width: number }) {
  const others = Array.from({ length: width - 1 }, (_, index) => index)
  return (
    <colgroup>
      <col style={{ width: '34%' }} />
      {others.map((index) => (
        <col key={index} style={{ width: `${Math.floor(66 / others.length)}%` }} />
      ))}
    </colgroup>
  )
}

/** A body for each block of table two, one for any other table. */
function bodiesOf(rows: PrintedRow[]): PrintedRow[][] {
  const bodies: PrintedRow[][] = []
  for (const row of rows.filter(({ part }) => part !== 'head'))
    if (row.part === 'band' || !bodies.length) bodies.push([row])
    else bodies.at(-1)!.push(row)
  return bodies
}

function tableRow(print: Printing, table: PrintedTable, { part, emphasis, cells }: PrintedRow, index: number) {
  const className = part === 'band' || part === 'heads' ? part : emphasis
  return (
    <tr key={index} className={className}>
      {cells.map((cell) => (cell.head ? labelOf(print, table, cell) : figureOf(print, cell)))}
    </tr>
  )
}

const scopes = { band: 'rowgroup', columnGroup: 'colgroup', column: 'col', rowGroup: 'rowgroup', row: 'row' } as const

function labelOf({ ids }: Printing, { table, labelColumns }: PrintedTable, cell: PrintedCell) {
  const { role, text, at, total } = cell
  const sticky = table === 'requests' && at < labelColumns ? stickyClass(cell) : undefined
  const className = [
    role === 'corner' && 'rule-text',
    role === 'rowGroup' && 'group',
    total && role === 'column' && 'total',
    sticky,
  ]
    .filter(Boolean)
    .join(' ')
  const narrow = role === 'column' && table !== 'disclosure'
  return (
    <th
      key={at}
      id={ids.get(cell)}
      scope={role === 'corner' ? undefined : scopes[role as keyof typeof scopes]}
      className={className || undefined}
      {...spansOf(cell)}
    >
      {role === 'rowGroup' ? <span>{text}</span> : narrow ? <Broken text={text} /> : <WithAside text={text} />}
    </th>
  )
}

/** c1, c2, c3: the label columns of table three; c13 and c23 span up to the third. */
const stickyClass = ({ at, colSpan }: PrintedCell) => (colSpan === 1 ? `c${at + 1}` : `c${at + 1}${at + colSpan}`)

const spansOf = ({ rowSpan, colSpan }: PrintedCell) => ({
  ...(rowSpan > 1 && { rowSpan }),
  ...(colSpan > 1 && { colSpan }),
})

/** The head of a narrow column in two lines, the last two characters below. */
function Broken({ text }: { text: string }) {
  if (text.length < 4) return text
  return (
    <>
      {text.slice(0, -2)}
      <br />
      {text.slice(-2)}
    </>
  )
}

/** A label's explanation in brackets is printed smaller. */
function WithAside({ text }: { text: string }) {
  const [, label, aside] = /^(.+[^）])(（.{6,}）)$/.exec(text) ?? []
  if (!aside) return text
  return (
    <>
      {label}
      <span className="quiet small">{aside}</span>
    </>
  )
}

function figureOf({ figure, marks, headers, show }: Printing, cell: PrintedCell) {
  if (show && cell.cell) {
    const { className, content } = show(cell.cell)
    const classes = [cell.total && 'total', className].filter(Boolean).join(' ')
    return (
      <td key={cell.at} headers={headers.get(cell) || undefined} className={classes || undefined} {...spansOf(cell)}>
        {content}
      </td>
    )
  }
  const { text, state, value, certainty } = figure(cell)
  const id = cell.cell ? cellId(cell.cell) : undefined
  const found = (id && marks.findings?.get(id)) || []
  const note = id ? marks.readings?.get(id) : undefined
  const worst = found.some(({ severity }) => severity === 'error') ? 'finding' : found.length ? 'finding soft' : ''
  const className = [cell.total && 'total', state === 'value' && value === 0 && 'z', state !== 'value' && state, worst]
    .filter(Boolean)
    .join(' ')
  const shown = state === 'blank' ? <span className="sr">空白</span> : text
  return (
    <td key={cell.at} headers={headers.get(cell) || undefined} className={className || undefined} {...spansOf(cell)}>
      {found.map(({ number, severity, href, label }) => (
        <a key={number} href={href} aria-label={label ?? `${severity === 'error' ? '差错' : '提醒'}${number}`}>
          <span className={severity === 'error' ? 'mark' : 'mark soft'}>{number}</span>
        </a>
      ))}
      {certainty === 'printed' || state === 'blank' ? shown : <span className="read">{shown}</span>}
      {note && (
        <a className="ref" href={note.href} aria-label={`读取说明${note.number}`}>
          {note.number}
        </a>
      )}
    </td>
  )
}
