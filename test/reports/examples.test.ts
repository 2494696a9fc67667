// The example reports that a first start imports: every cell as the source has it, and exactly these findings.
import { readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { rules } from '../../src/reports/check/index.ts'
import { readReport } from '../../src/reports/read/index.ts'
import { checked } from '../../src/reports/read-and-check.ts'
import { exampleNotice, type Finding, type Report, type Tables } from '../../src/reports/report.ts'

const folder = 'examples/reports'
const expectations = 'test/reports/examples'

interface Expected {
  file: string
  /** As the sidecar names it; null where the example has no name of its own. */
  organ: string | null
  year: number
  edition: string
  /** Rule and place, one per finding. */
  findings: string[]
  tables: Tables
}

const examples = readdirSync(expectations).map(
  (name) => JSON.parse(readFileSync(`${expectations}/${name}`, 'utf8')) as Expected,
)

const reportOf = async (file: string) => readReport(readFileSync(`${folder}/${file}`), { name: file })

const placeOf = ({ rule, table, row, column, chapter, cells }: Finding): string => {
  const place = [table, row, column].filter(Boolean).join('.') || chapter
  const first = rule.startsWith('R-') && !place ? [cells[0]?.table, cells[0]?.row].filter(Boolean).join('.') : place
  return first ? `${rule} ${first}` : rule
}

for (const expected of examples)
  describe(expected.file, () => {
    test('bears the notice of example data', () => {
      expect(readFileSync(`${folder}/${expected.file}`, 'utf8')).toContain(exampleNotice)
    })

    test('every cell is read', async () => {
      const { report } = await reportOf(expected.file)
      expect(report.edition).toBe(expected.edition)
      expect(report.year).toBe(expected.year)
      expect(report.tables).toEqual(expected.tables)
    })

    test('the findings', async () => {
      const read = await reportOf(expected.file)
      const report = { ...read.report, organ: read.report.organ ?? expected.organ }
      const { report: whole } = checked({ ...read, report })
      expect(whole.findings.map(placeOf)).toEqual(expected.findings)
    })
  })

test('the made-up years of one organ continue each other', async () => {
  const [y2022, y2023, y2024] = (await Promise.all(
    ['linfen-2022.html', 'linfen-2023.txt', 'linfen-2024.md'].map(async (file) => (await reportOf(file)).report),
  )) as [Report, Report, Report]
  const across = (report: Report, previous: Report) =>
    checked({ report, cells: [], readable: true }, { previous }).report.findings.filter(({ rule }) =>
      /^Y-|YOY/.test(rule),
    )
  expect(across(y2023, y2022)).toEqual([])
  expect(across(y2024, y2023)).toEqual([])
})

test('no example has a rule that nobody wrote', () => {
  const known = new Set(rules.map(({ id }) => id))
  for (const { findings } of examples)
    for (const finding of findings) expect(finding.startsWith('R-') || known.has(finding.split(' ')[0]!)).toBe(true)
})
