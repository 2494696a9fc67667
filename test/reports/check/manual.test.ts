import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { rulesManual } from '../../../src/reports/check/manual.ts'
import { rules } from '../../../src/reports/check/rules/index.ts'

test('the manual is what the rules say (npx tsx scripts/rules-manual.ts writes it)', () => {
  expect(readFileSync('docs/rules.md', 'utf8')).toBe(rulesManual(rules))
})

test('every rule has its page', () => {
  const manual = rulesManual(rules)
  for (const { id, title } of rules) expect(manual).toContain(`## ${id} ${title}`)
})
