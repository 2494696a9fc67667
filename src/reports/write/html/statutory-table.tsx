// The one renderer of the statutory tables as HTML: in the document that the writer makes, and on every page.
import { type Html, htmlOf } from '../../../kit/html/jsx-runtime.ts'
import type { CellRef, EditionId, TableId } from '../../../law/annual-report/index.ts'
import type { Report, Severity } from '../../report.ts'
import { type PrintedRow, type PrintedTable, printedTable, printedTableOf } from '../layout.ts'
import { type Form, filled, formOf, rowWithHoles } from './cells.ts'
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

/** `html`: what stands in the cell, escaped. */
export type ShowCell = (cell: CellRef) => { className?: string; html: string }

interface StatutoryTableProps {
  report: Report
  table: TableId
  marks?: TableMarks
  /** Tells several prints of the same table on one page apart. */
  idPrefix?: string
  /** Print the whole table of this edition, absent cells included, also where the report has no such table. */
  edition?: EditionId
  /** What stands in a cell in place of its figure, for comparisons. */
  show?: ShowCell
}

/** Nothing where the report has nothing of the table. */
export function StatutoryTable({ report, table, marks = {}, idPrefix = '', edition, show }: StatutoryTableProps): Html {
  const printed = edition ? printedTable(edition, table) : printedTableOf(report, table)
  if (!printed) return null
  const form = tableForm(printed, headersOf(printed, idPrefix))
  return (
    <div
      className={`statutory ${classOf[table]}`}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by cells.ts, which escapes every text
      dangerouslySetInnerHTML={{ __html: filled(form, { report, marks, show }) }}
    />
  )
}

const forms = new WeakMap<Headers, Form>()

function tableForm(printed: PrintedTable, headers: Headers): Form {
  const known = forms.get(headers)
  if (known) return known
  const made = formOf(htmlOf(<Frame printed={printed} headers={headers} />), headers, printed)
  forms.set(headers, made)
  return made
}

interface FrameProps {
  printed: PrintedTable
  headers: Headers
}

/** The table with a hole for each figure. */
function Frame({ printed, headers }: FrameProps) {
  const { table, title, width, rows } = printed
  const head = rows.filter(({ part }) => part === 'head')
  const row = ({ part, emphasis, cells }: PrintedRow, index: number) => (
    <tr
      key={index}
      className={part === 'band' || part === 'heads' ? part : emphasis}
      // biome-ignore lint/security/noDangerouslySetInnerHtml: made by cells.ts, which escapes every text
      dangerouslySetInnerHTML={{ __html: rowWithHoles(headers, printed, cells) }}
    />
  )
  return (
    // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard
    <section className="scroll" tabIndex={0} aria-label={`${title}表`}>
      <table {...(table === 'relief' && { className: 'center' })}>
        <caption className="sr">{title}</caption>
        {table === 'disclosure' && <Columns width={width} />}
        {head.length > 0 && <thead>{head.map(row)}</thead>}
        {bodiesOf(rows).map((some, body) => (
          // biome-ignore lint/suspicious/noArrayIndexKey: the rows of a printed table never move
          <tbody key={body}>{some.map(row)}</tbody>
        ))}
      </table>
    </section>
  )
}

const classOf: Record<TableId, string> = { disclosure: 't2', requests: 't3', relief: 't4' }

function Columns({ width }: { width: number }) {
  const others = Array.from({ length: width - 1 }, (_, index) => index)
  return (
    <colgroup>
      <col style="width:34%" />
      {others.map((index) => (
        <col key={index} style={`width:${Math.floor(66 / others.length)}%`} />
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
