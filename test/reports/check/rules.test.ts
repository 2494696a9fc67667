import { describe, expect, test } from 'vitest'
import { reportOf } from '../../../src/reports/check/given.ts'
import { findingsOf } from '../../../src/reports/check/index.ts'
import { rules } from '../../../src/reports/check/rules/index.ts'
import { subjectOf } from '../../../src/reports/check/subject.ts'

for (const rule of rules)
  describe(`${rule.id} ${rule.title}`, () => {
    test('has an example that fires and one that does not', () => {
      expect(rule.examples.some(({ finds }) => finds.length > 0)).toBe(true)
      expect(rule.examples.some(({ finds }) => finds.length === 0)).toBe(true)
      expect(rule.basis).not.toBe('')
    })
    for (const example of rule.examples)
      test(example.shows, () => {
        const findings = findingsOf(rule, subjectOf(reportOf(example.given), example.cells), {
          previous: example.previous ? subjectOf(reportOf(example.previous)) : null,
          others: (example.others ?? []).map((given) => subjectOf(reportOf(given))),
          labels: example.labels ?? null,
          opening: example.opening ?? null,
        })
        expect(findings.map(({ message }) => message)).toEqual(example.finds)
      })
  })

test('no two rules share an id', () => {
  expect(new Set(rules.map(({ id }) => id)).size).toBe(rules.length)
})
