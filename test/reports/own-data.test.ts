import { readFileSync } from 'node:fs'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { readAndCheck, writeReport } from '../../src/reports/index.ts'
import { cellDifferences } from '../../src/reports/read-back.ts'
import { arbitraryReport } from './arbitrary.ts'

const example = () => readAndCheck(readFileSync('examples/reports/xinle-2019.txt'), { name: 'xinle-2019.txt' })
const rulesOf = ({ report }: Awaited<ReturnType<typeof example>>) => report.findings.map(({ rule }) => rule).sort()

test.each(['json', 'csv'] as const)('what was written as %s is read as data', (format) =>
  fc.assert(
    fc.asyncProperty(arbitraryReport(), async (report) => {
      const { bytes, fileName } = await writeReport(report, format)
      const { report: read, readable } = await readAndCheck(bytes, { name: fileName })
      expect(readable).toBe(true)
      expect(cellDifferences(report, read)).toEqual([])
      expect([read.year, read.organ, read.extraRows]).toEqual([report.year, report.organ, report.extraRows])
      if (format === 'json') expect(read.chapters).toEqual(report.chapters)
    }),
    { numRuns: 40 },
  ),
)

test('a report keeps its findings and open cells through JSON, those seen only in the print included', async () => {
  const first = await example()
  const again = await readAndCheck((await writeReport(first.report, 'json')).bytes)
  expect(rulesOf(again)).toEqual(rulesOf(first))
  expect(rulesOf(again)).toContain('T2-19-B')
  expect(again.report.readings).toEqual(first.report.readings)
  expect(again.report.source).toMatchObject({ name: null, mediaType: 'application/json' })
})

test('the CSV of cells is checked by the rules on cells, and says that it has no prose', async () => {
  const again = await readAndCheck((await writeReport((await example()).report, 'csv')).bytes)
  expect(rulesOf(again)).toContain('T3-BAL')
  expect(rulesOf(again)).toContain('R-CUT')
  expect(rulesOf(again).some((rule) => rule.startsWith('F-'))).toBe(false)
})

test('a changed figure is found, a damaged file refused with the place', async () => {
  const { bytes } = await writeReport((await example()).report, 'json')
  const data = JSON.parse(new TextDecoder().decode(bytes))
  data.tables.relief.reconsideration.total = 7
  const changed = await readAndCheck(Buffer.from(JSON.stringify(data)))
  expect(rulesOf(changed)).toContain('T4-REV')
  data.year = 'last year'
  const damaged = await readAndCheck(Buffer.from(JSON.stringify(data)))
  expect([damaged.readable, damaged.report.findings[0]!.message]).toEqual([false, expect.stringContaining('year')])
})
