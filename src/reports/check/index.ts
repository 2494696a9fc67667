import type { Finding, Report } from '../report.ts'
import { plain } from './prose/plain.ts'
import type { Statement, StatementRule } from './prose/statements.ts'
import type { Known, KnownSubjects, Rule } from './rule.ts'
import { rules } from './rules/index.ts'
import { type Subject, subjectOf } from './subject.ts'

export { cellName, columnName, rowName, tableNames } from './names.ts'
export type { Known, Rule } from './rule.ts'
export { rules } from './rules/index.ts'

/** The findings of every rule on a report, in the order of the rules; the reader's own (R-*) are not repeated. */
export function checkReport(report: Report, known: Known = {}): Finding[] {
  const subject = subjectOf(report, known.cells)
  const beside = subjectsBeside(report, known)
  const findings: Finding[] = []
  for (const rule of rules) findings.push(...findingsOf(rule, subject, beside))
  return findings
}

/** The numbers in the prose that were compared with the tables, each with every figure it may mean and those that it
 *  equals. */
export function proseNumbers(report: Report, known: Known = {}): ProseNumber[] {
  const subject = subjectOf(report)
  const beside = subjectsBeside(report, known)
  return rules.flatMap((rule) =>
    'statements' in rule
      ? Array.from((rule as StatementRule).statements(subject, beside), (one) => ({ rule: rule.id, ...one }))
      : [],
  )
}

type ProseNumber = Statement & { rule: string }

const subjectsBeside = (report: Report, known: Known): KnownSubjects => ({
  previous: known.previous ? subjectOf(known.previous) : null,
  others: (known.others ?? []).map((other) => subjectOf(other)),
  labels: known.labels ?? null,
  opening: openingOf(report, known),
})

/** What the reader found before chapter one, else a chapter of no number that stands first. */
function openingOf({ chapters }: Report, { opening }: Known): string | null {
  const first = chapters[0]
  const text = opening ?? (first && first.no === null ? `${first.title}\n${first.text}` : undefined)
  return text === undefined ? null : plain(text)
}

/** What one rule finds. */
export function findingsOf(rule: Rule, subject: Subject, known: KnownSubjects): Finding[] {
  const findings: Finding[] = []
  for (const found of rule.check(subject, known))
    findings.push({ rule: rule.id, severity: rule.severity, basis: rule.basis, cells: [], ...found })
  return findings
}
