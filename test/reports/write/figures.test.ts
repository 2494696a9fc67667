import { expect, test } from 'vitest'
import type { ValueKind } from '../../../src/law/annual-report/index.ts'
import { figureText } from '../../../src/reports/write/figures.ts'

const cases: [number, ValueKind, boolean, string][] = [
  [0, 'count', false, '0'],
  [260_685, 'count', false, '260,685'],
  [3, 'change', false, '+3'],
  [-5711, 'change', false, '−5,711'],
  [0, 'change', false, '0'],
  [97_191.39, 'amountWan', true, '97,191.39'],
  [1245.95, 'amountWan', false, '1,245.95万元'],
  [12.5, 'amountWan', true, '12.50'],
  [59_237.2449, 'amountWan', true, '59,237.2449'],
  [0.00001, 'amountWan', true, '0.00001'],
  [0, 'amountWan', false, '0'],
]

for (const [value, kind, unitInHead, text] of cases)
  test(`${value} as ${kind} is printed ${text}`, () => expect(figureText(value, { kind, unitInHead })).toBe(text))
