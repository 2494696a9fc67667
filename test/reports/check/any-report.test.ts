// The checker meets whatever the reader gives: odd ids, odd numbers, endless or broken prose.
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { cellOrder } from '../../../src/law/annual-report/index.ts'
import { reportOf } from '../../../src/reports/check/given.ts'
import { checkReport } from '../../../src/reports/check/index.ts'
import type { Tables } from '../../../src/reports/report.ts'

const words = [
  '收到政府信息公开申请',
  '办结',
  '予以公开',
  '行政复议',
  '行政诉讼',
  '没有发生',
  '结转下年',
  '自然人',
  '其中',
  '同比增长',
  '2022年',
  '全市',
  '我局',
  '（一）',
  '（2）',
  '，',
  '。',
  '；',
  '、',
  '\n',
  '12件',
  '三件',
  '100%',
  '(',
  '）',
  '“',
  '扎实扎实',
  '政務公開',
  '？',
]
const prose = fc.array(fc.constantFrom(...words), { maxLength: 60 }).map((parts) => parts.join(''))
const cell = fc.oneof(
  fc.integer({ min: -5, max: 400 }),
  fc.double({ noNaN: true, noDefaultInfinity: true }),
  fc.constant(null),
)
const tables: fc.Arbitrary<Tables> = fc
  .array(fc.record({ at: fc.nat({ max: cellOrder.length - 1 }), value: cell, stray: fc.boolean() }), { maxLength: 60 })
  .map((cells) => {
    const made: Record<string, Record<string, Record<string, number | null>>> = {}
    for (const { at, value, stray } of cells) {
      const { table, row, column } = cellOrder[at]!
      const id = stray ? `${row}?` : row
      made[table] = { ...made[table], [id]: { ...made[table]?.[id], [column]: value } }
    }
    return made as Tables
  })
const report = fc.record({
  edition: fc.constantFrom('2019' as const, '2021' as const, null),
  year: fc.constantFrom(2019, 2023, null),
  organ: fc.constantFrom('某县人民政府', '某镇人民政府', '某局', '', null),
  title: fc.option(prose),
  chapters: fc.dictionary(fc.constantFrom('1', '3', '4', '5', '6'), prose),
  tables,
})

test('any report is checked, and every finding says something', () => {
  fc.assert(
    fc.property(report, report, (given, previous) => {
      for (const finding of checkReport(reportOf(given), {
        previous: reportOf(previous),
        others: [reportOf(previous)],
      })) {
        expect(finding.message).not.toMatch(/undefined|NaN|\[object/)
        expect(finding.basis).not.toBe('')
      }
    }),
    { numRuns: 300 },
  )
})

test('prose without end or punctuation is read in time', () => {
  const longest = 150_000
  for (const unit of [
    '公开',
    '收到',
    '1',
    '一',
    '（',
    '，',
    '12件',
    '，其中',
    '“',
    '收到申请1件，',
    '没有',
    '★',
    '扎实',
  ])
    checkReport(reportOf({ year: 2023, organ: '某镇人民政府', chapters: { 1: unit.repeat(longest / unit.length) } }))
})
