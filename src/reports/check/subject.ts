import { type CellRef, cellId, type EditionId, handling, leavesOf, rowsOf } from '../../law/annual-report/index.ts'
import { type Reading, type Report, valueAt } from '../report.ts'
import { type Standing, standingOf } from './organ-kind.ts'
import { plain } from './prose/plain.ts'

/** A report made ready for the rules: values by cell, prose in plain simplified text, what its name says. */
export interface Subject extends Standing {
  report: Report
  edition: EditionId | null
  /** A number, null (blank or open), or undefined (not in the document). */
  value(cell: CellRef): number | null | undefined
  /** The number of a cell, undefined for anything else. */
  number(table: CellRef['table'], row: string, column: string): number | undefined
  isOpen(cell: CellRef): boolean
  /** How the cell was printed, where that is known. */
  printed(cell: CellRef): Reading | undefined
  /** Ids of the request rows that the report has, in the order of the format. */
  requestRows: string[]
  /** The text of a chapter (1–6) with the sections numbered after it, plain; empty where it is missing. */
  text(no: number): string
  /** The text of all chapters, plain. */
  wholeText(): string
  organ: string | null
  /** Whether the reader found that the text ends inside: what is missing may have been cut off. */
  isCut: boolean
}

export function subjectOf(report: Report, cells: Reading[] = []): Subject {
  const open = new Set(report.readings.filter(({ certainty }) => certainty === 'open').map(cellId))
  const organ = report.organ === null ? null : plain(report.organ)
  const texts = once(() =>
    report.chapters.map(({ no, title, text }) => ({
      no,
      title: plain(title.slice(0, 200)),
      text: plain(text.slice(0, longest)),
    })),
  )
  const byNumber = once(() => textsByNumber(texts()))
  return {
    report,
    edition: report.edition,
    value: (cell) => valueAt(report.tables, cell),
    number: (table, row, column) => report.tables[table]?.[row]?.[column] ?? undefined,
    isOpen: (cell) => open.size > 0 && open.has(cellId(cell)),
    printed: (cell) => (cells.length ? cells : report.readings).findLast((reading) => isCell(reading, cell)),
    requestRows: requestRowsOf(report),
    text: (no) => byNumber().get(no) ?? '',
    wholeText: once(() =>
      texts()
        .map(({ title, text }) => `${title}\n${text}`)
        .join('\n'),
    ),
    organ,
    isCut: report.findings.some(({ rule }) => rule === 'R-CUT'),
    ...standingOf(report.about, organ),
  }
}

const isCell = (one: CellRef, other: CellRef): boolean =>
  one.column === other.column && one.row === other.row && one.table === other.table

/** Of a chapter only so many characters are read: a hundred times what a chapter has. */
const longest = 200_000

/** Chapters that the format does not have belong to the one that they follow: sections of it that were numbered like
 *  chapters. */
function textsByNumber(chapters: { no: number | null; text: string }[]): Map<number, string> {
  const texts = new Map<number, string>()
  let current: number | null = null
  for (const { no, text } of chapters) {
    current = no ?? current
    if (current === null) continue
    const before = texts.get(current)
    texts.set(current, before === undefined ? text : `${before}\n${text}`)
  }
  return texts
}

function once<T extends NonNullable<unknown>>(make: () => T): () => T {
  let made: T | undefined
  return () => {
    made ??= make()
    return made
  }
}

const allRows = leavesOf(handling).map(({ id }) => id)

const requestRowsOf = ({ tables }: Report): string[] => allRows.filter((id) => tables.requests?.[id] !== undefined)

/** Rows of the report's edition that its request table lacks. */
export function missingRows({ edition, requestRows }: Subject): string[] {
  if (edition === null) return []
  const has = (id: string) => requestRows.includes(id)
  const otherIsThere = has('other') || requestRows.some((id) => id.startsWith('other.'))
  return rowsOf(edition, 'requests')
    .map(({ id }) => id)
    .filter((id) => !has(id) && !(otherIsThere && /^other(\.|$)/.test(id)))
}
