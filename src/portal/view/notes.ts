// The findings of a report as numbered notes: what stands beside a table, at a chapter, or for the whole report.
import { type CellRef, cellId, type TableId } from '../../law/annual-report/index.ts'
import type { Finding, Report, Severity } from '../../reports/report.ts'
import { valueAt } from '../../reports/report.ts'
import type { CellMark } from '../../reports/write/html/index.ts'
import { figure } from './figures.ts'
import { identitiesFor } from './identities.ts'
import { ruleTitle } from './rule-titles.ts'

export interface Note {
  number: number
  /** Its id on the page. */
  id: string
  finding: Finding
  title: string
  /** The sum that fails: 5 + 0 ≠ 0 + 0. */
  sum: string | null
}

const ranks: Record<Severity, number> = { error: 0, warning: 1, note: 2 }

/** Errors first, then by place in the report; the numbers run through the page. */
export function notesOf(report: Report): Note[] {
  return report.findings
    .map((finding, index) => ({ finding, index }))
    .sort(
      (a, b) =>
        ranks[a.finding.severity] - ranks[b.finding.severity] ||
        chapterOf(a.finding) - chapterOf(b.finding) ||
        a.index - b.index,
    )
    .map(({ finding }, index) => ({
      number: index + 1,
      id: `f${index + 1}`,
      finding,
      title: ruleTitle(finding.rule),
      sum: sumText(report, finding),
    }))
}

const chapterOfTable: Record<TableId, number> = { disclosure: 2, requests: 3, relief: 4 }

/** The chapter that a finding belongs to; 0 for the whole report. */
export const chapterOf = ({ table, chapter, cells }: Finding): number => {
  const inTable = table ?? cells[0]?.table
  return inTable ? chapterOfTable[inTable] : (chapter ?? 0)
}

/** The word and the class of a severity: square and red, round and ochre, round and grey. */
export const severityWords: Record<Severity, { word: string; className: string }> = {
  error: { word: '差错', className: '' },
  warning: { word: '提醒', className: 'soft' },
  note: { word: '说明', className: 'note' },
}

// A finding over half a table is told once beside it: a number in every cell would hide the figures.
const mostMarked = 14

/** The numbers at the cells, by cell id. */
export function marksOf(notes: readonly Note[]): ReadonlyMap<string, readonly CellMark[]> {
  const marks = new Map<string, CellMark[]>()
  for (const { number, id, finding } of notes) {
    const cells = cellsOf(finding)
    if (cells.length > mostMarked) continue
    const mark = { number, severity: finding.severity, href: `#${id}`, label: `${wordOf(finding)}${number}` }
    for (const cell of cells) marks.set(cellId(cell), [...(marks.get(cellId(cell)) ?? []), mark])
  }
  return marks
}

const wordOf = ({ severity }: Finding) => severityWords[severity].word

const cellsOf = ({ cells, table, row, column }: Finding): CellRef[] => {
  if (cells.length) return cells
  return table && row && column ? [{ table, row, column }] : []
}

/** How many findings of each severity. */
export function tally(findings: readonly Pick<Finding, 'severity'>[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 }
  for (const { severity } of findings) counts[severity]++
  return counts
}

function sumText(report: Report, { rule, row, column, left, right }: Finding): string | null {
  if (left === undefined || right === undefined || left === right) return null
  const identity = identitiesFor(report).find(
    (one) => one.rule === rule && (one.column ? one.column === column : one.row === row),
  )
  if (!identity) return null
  return `${terms(report, identity.left, left)} ≠ ${terms(report, identity.right, right)}`
}

/** 12 + 3; of a long sum only what is not zero, and only the sum where even that is long. */
function terms(report: Report, cells: readonly CellRef[], sum: number): string {
  const values = cells.map((cell) => valueAt(report.tables, cell) ?? 0)
  const shown = values.length <= 2 ? values : values.filter((value) => value !== 0)
  return shown.length > 0 && shown.length <= 5 ? shown.map(figure).join(' + ') : figure(sum)
}
