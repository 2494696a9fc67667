// Findings on a terminal: how grave, which rule, where, what was seen and expected, on what basis.
import type { Finding, Severity } from '../../reports/report.ts'
import type { Io, Style } from '../io.ts'
import { onScreen, wrap } from '../width.ts'

export const severities: readonly Severity[] = ['error', 'warning', 'note']
const inWords: Record<Severity, { name: string; unit: string; style: Style }> = {
  error: { name: '错误', unit: '个', style: 'red' },
  warning: { name: '警告', unit: '个', style: 'yellow' },
  note: { name: '提示', unit: '条', style: 'blue' },
}

/** Gravest first; within a severity in the order in which they were found. */
export const gravestFirst = (findings: readonly Finding[]): Finding[] =>
  [...findings].sort((a, b) => severities.indexOf(a.severity) - severities.indexOf(b.severity))

/** One after the other; a basis that several share in a row stands after the last of them. */
export const findingsView = (findings: readonly Finding[], io: Io): string[] =>
  findings.flatMap((finding, index) => {
    const next = findings[index + 1]
    const shared = next && next.rule === finding.rule && next.basis === finding.basis
    return findingLines(shared ? { ...finding, basis: '' } : finding, io)
  })

function findingLines({ severity, rule, message, basis, at }: Finding, io: Io): string[] {
  const { name, style } = inWords[severity]
  const head = `${io.paint(style, name)} ${io.paint('bold', rule)} `
  const place = placeInWords(at)
  const text = `${name} ${rule} ${onScreen(message)}${place ? `（${place}）` : ''}`
  const lines = wrap(text, io.width, 5)
  return [
    lines.replace(`${name} ${rule} `, head),
    ...(basis ? [io.paint('dim', `     ${wrap(`依据：${onScreen(basis)}`, io.width - 5, 5)}`)] : []),
  ]
}

function placeInWords(at: Finding['at']): string {
  if (!at) return ''
  const { page, sheet, table, row, cell, line, column } = at
  const parts = [
    page !== undefined && `第 ${page} 页`,
    sheet !== undefined && `工作表“${onScreen(sheet)}”`,
    table !== undefined && `第 ${table} 个表格`,
    row !== undefined && `第 ${row} 行`,
    cell !== undefined && `第 ${cell} 格`,
    line !== undefined && `原文第 ${line} 行`,
    column !== undefined && `第 ${column} 列`,
  ]
  return parts.filter(Boolean).join('')
}

export function countBySeverity(findings: readonly Finding[]): Record<Severity, number> {
  const counts = { error: 0, warning: 0, note: 0 }
  for (const { severity } of findings) counts[severity] += 1
  return counts
}

/** `2 个错误，1 个警告` or `没有发现问题`. */
export function tally(counts: Record<Severity, number>, io: Io): string {
  const parts = severities
    .filter((severity) => counts[severity] > 0)
    .map((severity) => {
      const { name, unit, style } = inWords[severity]
      return io.paint(style, `${counts[severity]} ${unit}${name}`)
    })
  return parts.length ? parts.join('，') : io.paint('green', '没有发现问题')
}
