import type { Finding, Report } from '../report.ts'
import type { Known, KnownSubjects, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { type Subject, subjectOf } from './subject.ts'

export { cellName, columnName, rowName, tableNames } from './names.ts'
export type { Known, PrintedLabel, Rule } from './rule.ts'
export { rules } from './rules/index.ts'

/** The findings of every rule on a report, in the order of the rules; the reader's own (R-*) are not repeated. */
export function checkReport(report: Report, known: Known = {}): Finding[] {
  const subject = subjectOf(report, known.cells)
  const beside: KnownSubjects = {
    previous: known.previous ? subjectOf(known.previous) : null,
    others: (known.others ?? []).map((other) => subjectOf(other)),
    labels: known.labels ?? null,
  }
  return rules.flatMap((rule) => findingsOf(rule, subject, beside))
}

/** What one rule finds. */
export const findingsOf = (rule: Rule, subject: Subject, known: KnownSubjects): Finding[] =>
  Array.from(rule.check(subject, known), (found) => ({
    rule: rule.id,
    severity: rule.severity,
    basis: rule.basis,
    cells: [],
    ...found,
  }))
