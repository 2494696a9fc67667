// An edition is data: with a third one invented here, and nothing else changed, reports of it are due, written in every
// format, read back as they were, told from those of the editions before, and checked by sums that know the new row.
import fc from 'fast-check'
import { describe, expect, test, vi } from 'vitest'
import type { Line } from '../../src/law/annual-report/lines.ts'

const invented = '2027'

vi.mock('../../src/law/annual-report/editions.ts', async (original) => {
  const law = await original<typeof import('../../src/law/annual-report/editions.ts')>()
  const all = law.editions as unknown as Record<string, unknown>[]
  all.at(-1)!['lastYear'] = 2026
  all.push({ id: '2027', instrument: '示例函〔2027〕1号', title: '示例格式', firstYear: 2027, lastYear: null })
  return { ...law, latestEdition: '2027' }
})

vi.mock('../../src/law/annual-report/lines.ts', async (original) => {
  const law = await original<typeof import('../../src/law/annual-report/lines.ts')>()
  type Labels = Record<string, string>
  const line = (id: string, label: Labels): Line => ({ id, label, kind: 'count', parts: [], sumOf: [] })
  const goesOn = (one: Line) => {
    const labels = one.label as Labels
    if (typeof labels === 'object' && labels['2021'] && one.id !== 'other.unpaid') labels['2027'] = labels['2021']
    one.parts.forEach(goesOn)
    if (one.id === 'notProcessed*')
      (one.parts as Line[]).push(line('notProcessed.bulk', { 2027: '6.程序批量提交的申请' }))
  }
  for (const { columns, rows } of law.disclosure) for (const one of [...columns, ...rows]) goesOn(one)
  const [first] = law.disclosure
  ;(first!.columns as Line[]).splice(5, 0, line('amended', { 2027: '本年修改件数' }))
  law.handling.forEach(goesOn)
  return law
})

const { cellOrder, cellsOf, editionDue, identitiesOf } = await import('../../src/law/annual-report/index.ts')
const { readReport, checkReport, writeReport } = await import('../../src/reports/index.ts')
const { cellDifferences } = await import('../../src/reports/read-back.ts')
const { arbitraryReport } = await import('./arbitrary.ts')

const count = (table: string) => cellsOf(invented as never).filter((cell) => cell.table === table).length

test('it is due from its first year, and the arrays of the database only grew at their end', () => {
  expect([2026, 2027].map(editionDue)).toEqual(['2021', invented])
  expect(['disclosure', 'requests', 'relief'].map(count)).toEqual([12, 175, 15])
  expect(cellOrder.slice(0, cellsOf('2019').length)).toEqual(cellsOf('2019'))
  expect(cellOrder.slice(-9).map(({ row, column }) => [row, column])).toContainEqual(['regulations', 'amended'])
  const sum = identitiesOf(invented as never).find(({ rule }) => rule === 'T3-SUM')!
  expect(sum.right.map(({ row }) => row)).toContain('notProcessed.bulk')
})

describe.each(['html', 'docx', 'xlsx', 'pdf'] as const)('written as %s and read back', (format) => {
  test('the edition is told by its lines, in all years alike, and every cell is the same', { timeout: 120_000 }, () =>
    fc.assert(
      fc.asyncProperty(arbitraryReport({ extraRows: false, years: [2024, 2029] }), async (report) => {
        const { bytes, fileName } = await writeReport(report, format)
        const { report: read } = await readReport(bytes, { name: fileName })
        expect(cellDifferences(report, read)).toEqual([])
        expect(read.editionDue).toBe(report.editionDue)
        if (isWhole(report)) expect(read.editions).toEqual(report.editions)
      }),
      { numRuns: format === 'pdf' ? 3 : 10 },
    ),
  )
})

test('its sums are checked: a figure of the new row that is missing from the total is found', async () => {
  const [given] = fc.sample(arbitraryReport({ extraRows: false, missingTables: false, years: [2027, 2027] }), 1)
  const figures = {
    naturalPerson: 3,
    enterprise: 0,
    research: 0,
    publicWelfare: 0,
    legalService: 0,
    otherOrganisation: 0,
    total: 3,
  }
  const none = Object.fromEntries(Object.keys(figures).map((column) => [column, 0]))
  const requests = {
    newReceived: figures,
    carriedIn: none,
    'notProcessed.bulk': figures,
    outcomeTotal: none,
    carriedOut: figures,
  }
  const found = checkReport({ ...given!, tables: { ...given!.tables, requests } })
  expect(found.filter(({ rule }) => rule === 'T3-SUM').map(({ column }) => column)).toEqual(['naturalPerson', 'total'])
})

/** A report that lacks rows may be of more than one edition. */
function isWhole({ tables, editions }: Awaited<ReturnType<typeof readReport>>['report']): boolean {
  return Object.entries(tables).every(
    ([table, rows]) =>
      cellsOf(editions[table as 'requests']!).filter(
        (cell) => cell.table === table && rows![cell.row]?.[cell.column] !== undefined,
      ).length === cellsOf(editions[table as 'requests']!).filter((cell) => cell.table === table).length,
  )
}
