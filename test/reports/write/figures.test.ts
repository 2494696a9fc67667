import { expect, test } from 'vitest'
import { columnsOf, type ValueKind } from '../../../src/law/annual-report/index.ts'
import { readReport } from '../../../src/reports/read/index.ts'
import type { Finding, Report } from '../../../src/reports/report.ts'
import { figuresOf, figureText } from '../../../src/reports/write/figures.ts'
import { printedTable } from '../../../src/reports/write/layout.ts'

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

test('a change that was printed without a sign is printed so again', async () => {
  const columns = columnsOf('2019', 'disclosure', 'permits')
  const row = Object.fromEntries(columns.map(({ id }) => [id, id === 'change' ? 229 : 400]))
  const { report: empty } = await readReport(new Uint8Array())
  const given: Report = {
    ...empty,
    editions: { ...empty.editions, disclosure: '2019' },
    tables: { disclosure: { permits: row } },
  }
  const found: Finding = {
    rule: 'T2-19-B',
    severity: 'warning',
    cells: [{ table: 'disclosure', row: 'permits', column: 'change' }],
    message: '没有写明是增还是减',
    basis: '表二列名',
  }
  const texts = (findings: Finding[]) => {
    const figure = figuresOf({ ...given, findings })
    return printedTable('2019', 'disclosure')
      .rows.flatMap(({ cells }) => cells)
      .filter(({ cell }) => cell?.row === 'permits' && cell.column === 'change')
      .map((cell) => figure(cell).text)
  }
  expect([texts([]), texts([found])]).toEqual([['+229'], ['229']])
})
