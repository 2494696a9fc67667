// Reports of a kind that the drawn ones are not: open and missing cells, a way of relief that is not there, rows outside
// the format where a row of the format is missing, an annex. Written and read back, they say the same.
import { describe, expect, test } from 'vitest'
import { columnsOf, rowsOf, type TableId, tableIds } from '../../../src/law/annual-report/index.ts'
import type { Finding, Report, Row, Table } from '../../../src/reports/report.ts'
import { writeVerified } from '../../../src/reports/write/verify.ts'

const table = (id: TableId): Table =>
  Object.fromEntries(
    rowsOf('2021', id).map(({ id: row }, index) => [
      row,
      Object.fromEntries(columnsOf('2021', id, row).map(({ id: column }, at) => [column, (index * 3 + at) % 12])),
    ]),
  )

const whole = (): Report => ({
  format: 'gongkai.report/1',
  edition: '2021',
  editions: { disclosure: '2021', requests: '2021', relief: '2021' },
  editionDue: '2021',
  year: 2023,
  organ: '清河县人民政府',
  title: '清河县人民政府2023年政府信息公开工作年度报告',
  script: 'Hans',
  period: { from: '2023-01-01', to: '2023-12-31' },
  publishedOn: '2024-01-25',
  about: {},
  source: { name: null, sha256: null, mediaType: null, url: null },
  reader: 'gongkai test',
  chapters: [
    { no: 1, title: '总体情况', text: '全年公开各类信息326条。' },
    { no: 2, title: '主动公开政府信息情况', text: '' },
    { no: 3, title: '收到和处理政府信息公开申请情况', text: '' },
    { no: 4, title: '政府信息公开行政复议、行政诉讼情况', text: '' },
    { no: 5, title: '存在的主要问题及改进情况', text: '更新不够及时。' },
    { no: 6, title: '其他需要报告的事项', text: '没有收取信息处理费。' },
  ],
  tables: Object.fromEntries(tableIds.map((id) => [id, table(id)])),
  extraRows: [],
  readings: [],
  findings: [],
})

const rowOf = (report: Report, id: TableId, row: string): Row => report.tables[id]![row]!

const odd: Record<string, (report: Report) => void> = {
  'a chapter under a title of its own behind a table'(report) {
    report.chapters[4]!.title = '存在的主要问题及整改措施'
  },
  'two open cells'(report) {
    for (const column of ['naturalPerson', 'enterprise']) {
      rowOf(report, 'requests', 'newReceived')[column] = null
      const reading = { printed: '5', certainty: 'open' as const, candidates: [5, null] }
      report.readings.push({ table: 'requests', row: 'newReceived', column, ...reading })
    }
  },
  'a row that is cut'(report) {
    for (const column of ['legalService', 'otherOrganisation', 'total'])
      delete rowOf(report, 'requests', 'carriedOut')[column]
  },
  'two ways of relief'(report) {
    delete report.tables.relief!.litigationAfter
  },
  'all blank'(report) {
    for (const rows of Object.values(report.tables))
      for (const row of Object.values(rows ?? {})) for (const column of Object.keys(row!)) row![column] = null
  },
  'a row outside the format where another group lacks one'(report) {
    delete report.tables.requests!['notProcessed.petition']
    const cells = [3, 0, 0, 0, 0, 0, 3]
    report.extraRows.push({ table: 'requests', after: 'unavailable.unclear', label: '4.转交其他机关办理', cells })
  },
  'a row outside the format in table two'(report) {
    delete report.tables.disclosure!.coercion
    report.extraRows.push({ table: 'disclosure', after: 'penalties', label: '行政裁决', cells: [7] })
  },
}

describe('written and read back', () => {
  for (const [name, change] of Object.entries(odd))
    for (const format of ['html', 'docx', 'xlsx', 'pdf'] as const)
      test(`${name}, ${format}`, async () => {
        const report = whole()
        change(report)
        const { differences } = await writeVerified(report, format)
        expect(differences).toEqual([])
      })
})

for (const format of ['html', 'docx'] as const)
  test(`an annex under its own heading, ${format}`, async () => {
    const report = whole()
    report.chapters.push({ no: null, title: '附件', text: '名单见网站。' })
    expect((await writeVerified(report, format)).differences).toEqual([])
  })

test('what an excerpt lacks is not laid to the writing of it', async () => {
  const cut: Finding = { rule: 'R-CUT', severity: 'warning', cells: [], message: '正文到这里中断', basis: '文件本身' }
  const report = { ...whole(), chapters: whole().chapters.slice(0, 3), findings: [cut] }
  const { findings } = await writeVerified(report, 'html')
  expect(findings.filter(({ rule }) => rule === 'F-CH6')).toEqual([])
})
