import { describe, expect, test } from 'vitest'
import { cellId, cellsOf, editions, tableIds } from '../../../src/law/annual-report/index.ts'
import { cellsIn, type PrintedTable, printedTable } from '../../../src/reports/write/layout.ts'

/** Each place of the grid as the number of printed cells that cover it. */
function coverage({ rows, width }: PrintedTable): number[][] {
  const grid = rows.map(() => Array.from({ length: width }, () => 0))
  rows.forEach(({ cells }, row) => {
    for (const { at, rowSpan, colSpan } of cells)
      for (let down = row; down < row + rowSpan; down++)
        for (let right = at; right < at + colSpan; right++) grid[down]![right]! += 1
  })
  return grid
}

for (const { id: edition } of editions)
  describe(`the tables of the ${edition} edition`, () => {
    for (const table of tableIds)
      test(`${table}: every place of the grid is covered once`, () => {
        const printed = printedTable(edition, table)
        expect(
          coverage(printed)
            .flat()
            .every((times) => times === 1),
        ).toBe(true)
      })

    test('every cell is printed, in the order of the format', () => {
      const printed = tableIds.flatMap((table) => cellsIn(printedTable(edition, table)).map(cellId))
      expect(printed).toEqual(cellsOf(edition).map(cellId))
    })
  })

test('the heads of table three as the format spans them', () => {
  const { rows } = printedTable('2021', 'requests')
  const heads = rows.slice(0, 3).map(({ cells }) => cells.map(({ text, rowSpan, colSpan }) => [text, rowSpan, colSpan]))
  expect(heads[0]!.map(([, down, across]) => [down, across])).toEqual([
    [3, 3],
    [1, 7],
  ])
  expect(heads[1]).toEqual([
    ['自然人', 2, 1],
    ['法人或其他组织', 1, 5],
    ['总计', 2, 1],
  ])
  expect(heads[2]!.map(([text]) => text)).toEqual(['商业企业', '科研机构', '社会公益组织', '法律服务机构', '其他'])
})

test('the results of table three are one group of 22 rows in 2021 and of 20 in 2019', () => {
  const group = (edition: '2019' | '2021') =>
    printedTable(edition, 'requests').rows.flatMap(({ cells }) => cells.filter(({ text }) => text.startsWith('三、')))
  expect(group('2021').map(({ rowSpan }) => rowSpan)).toEqual([22])
  expect(group('2019').map(({ rowSpan }) => rowSpan)).toEqual([20])
})
