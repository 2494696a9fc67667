import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'
import { readingNotes } from '../../src/portal/view/readings.ts'
import { readReport } from '../../src/reports/read/index.ts'

test('rows that were read alike are told in one breath, and what was printed is quoted', async () => {
  const { report } = await readReport(readFileSync('examples/reports/xinle-2019.txt'))
  const { notes } = readingNotes(report)
  const told = notes.flatMap(({ cells }) => cells.map(({ where, printed, now }) => `${where}：${printed}，${now}`))
  expect(told).toContain('表三·二、上年结转政府信息公开申请数量等22行·各列：，作空白')
  expect(told).toContain('表二·行政许可·本年增/减：減5711，读作−5,711')
  expect(told.find((line) => line.includes('可能是'))).toMatch(
    /^表三·一、本年新收政府信息公开申请数量·自然人、.*其他：/,
  )
  expect(notes.every(({ more }) => more === 0)).toBe(true)
})
