// The published reports against their hand-read truth.
import { expect, test } from 'vitest'
import { haveReports, readCase, scored, sharedReports, trueCases } from './truth.ts'

if (!haveReports) test.skip(`没有 ${sharedReports}，真实报告的核对跳过（用 GONGKAI_SHARED 指明所在）`)

for (const one of trueCases())
  test(`${one.id} ${one.layout}`, async () => {
    const read = await readCase(one)
    const score = scored(read, one.truth)
    expect(score.silent).toEqual([])
    expect(score.off).toEqual([])
    expect(read.report.year).toBe(one.truth.year)
    expect(read.report.edition).toBe(one.truth.edition)
  })

const seed = (name: string) => trueCases().filter(({ id }) => id === `seed/${name}`)

for (const one of seed('000'))
  test('seed 000: the first 5 of the row is open, its total is not, chapter six is missing', async () => {
    const { report, cells } = await readCase(one)
    const row = cells.filter(({ table, row }) => table === 'requests' && row === 'newReceived')
    expect(
      row.filter(({ certainty }) => certainty === 'open').map(({ column, candidates }) => [column, candidates]),
    ).toEqual(
      ['naturalPerson', 'enterprise', 'research', 'publicWelfare', 'legalService', 'otherOrganisation'].map(
        (column) => [column, expect.arrayContaining([5, null])],
      ),
    )
    expect(report.tables.requests?.['newReceived']?.['total']).toBe(5)
    const open = report.findings.filter(({ rule }) => rule === 'R-OPEN')
    expect(open.map(({ row, cells: named }) => [row, named.length])).toEqual([['newReceived', 6]])
    expect(report.chapters.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5])
  })

for (const one of [...seed('003'), ...seed('004')])
  test(`${one.id}: nothing to say about the tables`, async () => {
    const { report } = await readCase(one)
    expect(report.findings).toEqual([])
    expect(report.organ).toBe(one.truth.organ)
  })
