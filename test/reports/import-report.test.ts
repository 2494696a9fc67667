import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeEach, expect, test } from 'vitest'
import { cellOrder, cellsOf } from '../../src/law/annual-report/index.ts'
import type { ReportFilter } from '../../src/reports/filter.ts'
import { importFolder } from '../../src/reports/import-folder.ts'
import { type ImportReport, importReport } from '../../src/reports/import-report.ts'
import { countReports, filterChoices, listedReports } from '../../src/reports/lists.ts'
import {
  cellsOfMany,
  dataVersion,
  getReport,
  type ReportCells,
  versionsOf,
  yearsOf,
} from '../../src/reports/queries.ts'
import type { ReadReport } from '../../src/reports/read/index.ts'
import type { Report, Tables } from '../../src/reports/report.ts'
import { testApp } from '../app.ts'

const app = await testApp({ now: () => new Date('2024-02-05T02:00:00Z') })
beforeEach(async () => {
  await app.pool.query('truncate organs, files cascade')
})

/** A report of 2021's format, all zeros but for the cells given: `newReceived.total` … */
function given(text: string, year: number, requests: Record<string, number | null> = {}, more: Partial<Report> = {}) {
  const tables: Tables = {}
  for (const { table, row, column } of cellsOf('2021')) {
    const value = table === 'requests' ? requests[`${row}.${column}`] : 0
    tables[table] = { ...tables[table], [row]: { ...tables[table]?.[row], [column]: value === undefined ? 0 : value } }
  }
  const report: Report = {
    format: 'gongkai.report/1',
    edition: '2021',
    editions: { disclosure: '2021', requests: '2021', relief: '2021' },
    editionDue: '2021',
    year,
    organ: '临汾市人民政府',
    title: null,
    script: 'Hans',
    period: null,
    publishedOn: null,
    about: {},
    source: { name: null, sha256: null, mediaType: 'text/plain', url: null },
    reader: 'gongkai test',
    chapters: [],
    tables,
    extraRows: [],
    readings: [],
    findings: [],
    ...more,
  }
  const read: ReadReport = { report, cells: [], readable: true }
  return { bytes: Buffer.from(text), name: `${text}.txt`, read }
}

async function imported(input: ImportReport) {
  const result = await importReport(app, input)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

async function allCells() {
  const found: ReportCells[] = []
  for await (const one of cellsOfMany(app.db, {})) found.push(one)
  return found
}

const rulesOf = async (organId: string, year: number) =>
  (await getReport(app.db, organId, year))!.report.findings.map(({ rule, column }) =>
    column ? `${rule} ${column}` : rule,
  )

test('a report comes in with its original, its organ, its cells', async () => {
  const { organId, version, outcome } = await imported(given('one', 2023, { 'newReceived.total': null }))
  expect({ version, outcome }).toEqual({ version: 1, outcome: 'added' })
  const stored = (await getReport(app.db, organId, 2023))!
  expect(stored).toMatchObject({ organName: '临汾市人民政府', year: 2023, supersededBy: null, fileName: 'one.txt' })
  expect((await app.files.get(stored.sha256)).toString()).toBe('one')
  const [cells] = await allCells()
  const placeOf = (id: string) => cellOrder.findIndex(({ table, row, column }) => `${table}.${row}.${column}` === id)
  expect(cells!.cells).toHaveLength(cellOrder.length)
  expect(cells!.states[placeOf('requests.newReceived.total')]).toBe('b')
  expect(cells!.states[placeOf('requests.newReceived.enterprise')]).toBe('p')
  expect(cells!.states[placeOf('requests.other.total')]).toBe('a')
})

test('the same file again changes nothing', async () => {
  const first = await imported(given('one', 2023))
  const before = await dataVersion(app.db)
  expect(await imported(given('one', 2023))).toMatchObject({ outcome: 'unchanged', version: first.version })
  expect(await dataVersion(app.db)).toBe(before)
  expect(await versionsOf(app.db, first.organId, 2023)).toHaveLength(1)
})

test('a newer file of the year is in force, the older stays readable', async () => {
  const { organId } = await imported(given('one', 2023))
  expect(await imported(given('two', 2023))).toMatchObject({ outcome: 'superseded', version: 2 })
  const versions = await versionsOf(app.db, organId, 2023)
  expect(versions.map(({ version, supersededBy }) => [version, supersededBy])).toEqual([
    [2, null],
    [1, 2],
  ])
  expect(await getReport(app.db, organId, 2023)).toMatchObject({ version: 2, fileName: 'two.txt' })
  expect(await getReport(app.db, organId, 2023, 1)).toMatchObject({ version: 1, fileName: 'one.txt' })
  expect(await countReports(app.db, {})).toBe(1)
})

test('an earlier edition of the page, imported later, does not take the place of the newer', async () => {
  await imported(given('new', 2023, {}, { publishedOn: '2024-03-01' }))
  const late = await imported(given('old', 2023, {}, { publishedOn: '2024-01-20' }))
  expect(late).toMatchObject({ outcome: 'added', version: 2 })
  expect(await getReport(app.db, late.organId, 2023)).toMatchObject({ version: 1 })
})

const carriedOut = {
  'newReceived.naturalPerson': 9,
  'newReceived.total': 9,
  'carriedOut.naturalPerson': 9,
  'carriedOut.total': 9,
}

test('what two years say of each other is found in whichever order they come', async () => {
  const next = await imported(given('2023', 2023))
  expect(await rulesOf(next.organId, 2023)).not.toContain('Y-CARRY naturalPerson')
  await imported(given('2022', 2022, carriedOut))
  expect(await rulesOf(next.organId, 2023)).toContain('Y-CARRY naturalPerson')
  await imported(given('2022 corrected', 2022))
  expect(await rulesOf(next.organId, 2023)).not.toContain('Y-CARRY naturalPerson')
})

test('an amount beside that of the year before, and texts beside those of the neighbours', async () => {
  const prose = '镇里每季度召集各村文书学习一次条例，把常见的申请和答复样式讲清楚，把过时的材料清单撤下。'.repeat(6)
  const withFee = (year: number, amountWan: number, id: string, name: string): ImportReport => {
    const chapters = [{ no: 1, title: '总体情况', text: prose }]
    const input = given(`${id} ${year}`, year, {}, { organ: name, chapters })
    input.read!.report.tables.disclosure!['fees'] = { amountWan }
    return { ...input, organ: { id, name, level: 'township' } }
  }
  await imported(withFee(2023, 20_000, 'east', '东河镇人民政府'))
  await imported(withFee(2022, 3, 'east', '东河镇人民政府'))
  const found = await rulesOf('east', 2023)
  expect(found.filter((rule) => rule.startsWith('T2-FEE'))).toHaveLength(2)
  await imported(withFee(2022, 3, 'west', '西河镇人民政府'))
  expect(await rulesOf('west', 2022)).toContain('Y-SIM')
})

test('the organ is found by its name in either script', async () => {
  const first = await imported(given('one', 2022))
  const second = await imported(given('two', 2023, {}, { organ: '臨汾市 人民政府' }))
  expect(second.organId).toBe(first.organId)
  expect((await yearsOf(app.db, first.organId)).map(({ year }) => year)).toEqual([2022, 2023])
})

test('years that come at the same time do not get in each other’s way', async () => {
  const years = [2021, 2022, 2023, 2024]
  const done = await Promise.all(years.map((year) => imported(given(String(year), year))))
  expect((await yearsOf(app.db, done[0]!.organId)).map(({ year }) => year)).toEqual(years)
})

const refusals: [string, () => ImportReport, string][] = [
  ['without an organ', () => given('x', 2023, {}, { organ: null }), 'organ-unknown'],
  ['without a year', () => given('x', 2023, {}, { year: null }), 'year-unknown'],
  ['for an organ that is not known', () => ({ ...given('x', 2023), organ: 'nobody' }), 'organ-unknown'],
  ['that cannot be read', () => ({ bytes: Buffer.from([0, 1, 2, 3]), name: 'x.bin' }), 'unreadable'],
]
for (const [which, input, code] of refusals)
  test(`a report ${which} is refused with its reason`, async () => {
    const result = await importReport(app, input())
    expect(result).toMatchObject({ ok: false, refusal: { code, message: expect.stringContaining('x') } })
    expect(await countReports(app.db, {})).toBe(0)
  })

test('of two organs of one name it must be said which', async () => {
  const entry = { name: '教育局', kind: 'department' as const }
  await imported({ ...given('a', 2023, {}, { organ: '教育局' }), organ: { ...entry, id: 'edu-a' } })
  await imported({ ...given('b', 2023, {}, { organ: '教育局' }), organ: { ...entry, id: 'edu-b' } })
  const third = given('c', 2024, {}, { organ: '教育局' })
  expect(await importReport(app, third)).toMatchObject({ ok: false, refusal: { code: 'organ-ambiguous' } })
  expect(await imported({ ...third, organ: 'edu-b' })).toMatchObject({ organId: 'edu-b' })
})

test('the list is narrowed by every filter', async () => {
  const linfen = {
    id: 'linfen',
    name: '临汾市人民政府',
    level: 'prefecture' as const,
    region: '141000',
    kind: 'government' as const,
  }
  await imported({ ...given('a', 2023), organ: linfen })
  const unbalanced = given(
    'b',
    2022,
    { 'newReceived.naturalPerson': 5, 'newReceived.total': 5 },
    { organ: '小店镇人民政府' },
  )
  await imported({
    ...unbalanced,
    organ: { id: 'xiaodian', name: '小店镇人民政府', level: 'township', region: '130637' },
  })
  const found = async (filter: ReportFilter) =>
    (await listedReports(app, filter, { order: 'name', offset: 0, limit: 10 })).reports.map(({ organId }) => organId)
  expect(await found({})).toHaveLength(2)
  expect(await found({ name: '臨汾' })).toEqual(['linfen'])
  expect(await found({ name: '%' })).toHaveLength(2)
  expect(await found({ name: '小店' })).toEqual(['xiaodian'])
  expect(await found({ region: '14' })).toEqual(['linfen'])
  expect(await found({ level: 'township' })).toEqual(['xiaodian'])
  expect(await found({ kind: 'government' })).toEqual(['linfen'])
  expect(await found({ year: 2022 })).toEqual(['xiaodian'])
  expect(await found({ edition: '2019' })).toEqual([])
  expect(await found({ checks: 'errors' })).toEqual(['xiaodian'])
  expect(await found({ rule: 'T3-BAL' })).toEqual(['xiaodian'])
  expect((await filterChoices(app.db)).years).toEqual([
    { value: 2023, count: 1 },
    { value: 2022, count: 1 },
  ])
})

test('a withdrawn report is in no answer', async () => {
  const { organId } = await imported(given('one', 2023))
  await app.pool.query("update reports set state = 'withdrawn'")
  expect(await getReport(app.db, organId, 2023)).toBeUndefined()
  expect(await getReport(app.db, organId, 2023, 1)).toBeUndefined()
  expect(await versionsOf(app.db, organId, 2023)).toEqual([])
  expect(await yearsOf(app.db, organId)).toEqual([])
  expect(await countReports(app.db, {})).toBe(0)
  expect(await allCells()).toEqual([])
  expect((await filterChoices(app.db)).years).toEqual([])
})

const folder = mkdtempSync(join(tmpdir(), 'gongkai-folder-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('a folder comes in with what its organs.json says', async () => {
  writeFileSync(join(folder, 'a.txt'), 'a')
  writeFileSync(join(folder, 'notes.csv'), 'passed over')
  const organs = [{ id: 'linfen', name: '临汾市人民政府', level: 'prefecture', region: '141000' }]
  const files = { 'a.txt': { organ: 'linfen', url: 'https://example.org/a', publishedOn: '2024-01-25' } }
  writeFileSync(join(folder, 'organs.json'), JSON.stringify({ notice: '示例数据，非该机关发布', organs, files }))
  const read = async () => given('a', 2023, {}, { organ: null }).read
  const done = await importFolder(app, folder, { read })
  expect(done.map(({ file, result }) => [file, result.ok])).toEqual([['a.txt', true]])
  const stored = (await getReport(app.db, 'linfen', 2023))!
  expect(stored).toMatchObject({ level: 'prefecture', publishedOn: '2024-01-25', notice: '示例数据，非该机关发布' })
  expect(stored.report).toMatchObject({
    about: { level: 'prefecture', region: '141000' },
    notice: '示例数据，非该机关发布',
    source: { name: 'a.txt', url: 'https://example.org/a' },
  })
})

test('an organs.json that is wrong is named with its fault', async () => {
  writeFileSync(join(folder, 'organs.json'), '{ "organs": [{ "id": "Linfen" }] }')
  await expect(importFolder(app, folder)).rejects.toMatchObject({ code: 'bad-sidecar' })
})
