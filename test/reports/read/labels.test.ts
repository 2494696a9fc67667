// What is read beside the cells for the rules on form: names of rows that are not the edition's, the text before
// chapter one.
import { expect, test } from 'vitest'
import { readAndCheck } from '../../../src/reports/read-and-check.ts'
import { gridOf, layouts, printReport } from './layouts.ts'
import { chanceOf, randomTables } from './random-tables.ts'

const { edition, tables } = randomTables(chanceOf(3), { edition: '2021', sound: true, blanks: 'none' })
const text = printReport(gridOf(edition, tables, { number: String, blank: '' }), layouts['pipe-row']!)
const read = (changed: string) => readAndCheck(new TextEncoder().encode(changed), { name: 'a.txt' })

const formRules = (read: Awaited<ReturnType<typeof readAndCheck>>) =>
  read.report.findings.filter(({ rule }) => /^F-(?:LABEL|BASIS)$/.test(rule)).map(({ rule, row }) => [rule, row])

test('labels of the edition are no matter', async () => {
  const { labels } = await read(text)
  expect(labels).toEqual([])
})

test('an altered label and one of the other edition', async () => {
  const altered = text.replace('3.补正后申请内容仍不明确', '3.申请内容不明确').replace('行政规范性文件', '规范性文件')
  const answer = await read(altered)
  expect(answer.labels).toEqual([
    { table: 'disclosure', row: 'normativeDocuments', printed: '规范性文件' },
    { table: 'requests', row: 'unavailable.unclear', printed: '3.申请内容不明确' },
  ])
  expect(formRules(answer).filter(([rule]) => rule === 'F-LABEL')).toHaveLength(2)
  expect(answer.report.tables).toEqual((await read(text)).report.tables)
})

test('the text between title and chapter one', async () => {
  const preface = '根据《中华人民共和国政府信息公开条例》编制本报告。'
  const answer = await read(text.replace('\n一、', `\n${preface}\n一、`))
  expect(answer.opening).toContain(preface)
  expect(formRules(answer)).toEqual([])
  expect(formRules(await read(text))).toEqual([['F-BASIS', undefined]])
})
