import { describe, expect, test } from 'vitest'
import {
  cellId,
  cellOrder,
  cellsOf,
  chapters,
  columnsOf,
  disclosure,
  editionDue,
  editions,
  handling,
  identitiesOf,
  identitiesOver,
  leavesOf,
  linesIn,
  pathTo,
  placeOf,
  rowsOf,
} from '../../../src/law/annual-report/index.ts'

describe('the editions', () => {
  test.each([
    [2018, null],
    [2019, '2019'],
    [2020, '2019'],
    [2021, '2021'],
    [2025, '2021'],
  ])('the report for %i follows %s', (year, edition) => expect(editionDue(year)).toBe(edition))

  test('years are covered without gap or overlap', () => {
    for (const [index, edition] of editions.slice(1).entries())
      expect(edition.firstYear).toBe(editions[index]!.lastYear! + 1)
    expect(editions.at(-1)!.lastYear).toBeNull()
  })
})

describe('the cells', () => {
  const count = (edition: '2019' | '2021', table: string) =>
    cellsOf(edition).filter((cell) => cell.table === table).length

  test('2019: 22, 161 and 15 cells', () =>
    expect(['disclosure', 'requests', 'relief'].map((table) => count('2019', table))).toEqual([22, 161, 15]))
  test('2021: 10, 175 and 15 cells', () =>
    expect(['disclosure', 'requests', 'relief'].map((table) => count('2021', table))).toEqual([10, 175, 15]))

  test('the stored order has every cell of every edition once', () => {
    const ids = cellOrder.map(cellId)
    expect(new Set(ids).size).toBe(ids.length)
    for (const { id } of editions) for (const cell of cellsOf(id)) expect(cellOrder[placeOf(cell)!]).toEqual(cell)
  })

  test('the stored order begins with the first edition, so that arrays in the database stay valid', () =>
    expect(cellOrder.slice(0, 198)).toEqual(cellsOf('2019')))

  test('money stands where the format has 万元', () => {
    expect(columnsOf('2021', 'disclosure', 'fees').map(({ id, kind }) => [id, kind])).toEqual([
      ['amountWan', 'amountWan'],
    ])
    expect(columnsOf('2019', 'disclosure', 'fees').map(({ id, kind }) => [id, kind])).toEqual([
      ['previousItems', 'count'],
      ['change', 'change'],
    ])
  })
})

describe('the rows', () => {
  test('table three has 23 rows in 2019 and 25 in 2021', () =>
    expect([rowsOf('2019', 'requests').length, rowsOf('2021', 'requests').length]).toEqual([23, 25]))

  test('其他处理 is one row in 2019 and a heading with three since 2021', () => {
    expect(pathTo(linesIn('2019', handling), 'other').at(-1)!.parts).toEqual([])
    expect(pathTo(linesIn('2021', handling), 'other')).toEqual([])
    expect(
      pathTo(linesIn('2021', handling), 'other*')
        .at(-1)!
        .parts.map(({ id }) => id),
    ).toEqual(['other.noCorrection', 'other.unpaid', 'other.rest'])
  })

  test('every id stands once in its tree', () => {
    const ids = leavesOf(handling).map(({ id }) => id)
    expect(new Set(ids).size).toBe(ids.length)
    const rows = disclosure.flatMap((block) => block.rows.map(({ id }) => id))
    expect(new Set(rows).size).toBe(rows.length)
  })
})

describe('the identities', () => {
  const rules = (edition: '2019' | '2021', wanted: string) =>
    identitiesOf(edition).filter(({ rule }) => rule === wanted)

  test('a balance and a sum for each of seven columns, a total for each row, three for table four', () => {
    expect(['T3-BAL', 'T3-SUM', 'T3-ROW'].map((rule) => rules('2021', rule).length)).toEqual([7, 7, 25])
    expect(identitiesOf('2021').length).toBe(42)
    expect(identitiesOf('2019').length).toBe(40)
  })

  test('the sum of outcomes adds 19 rows in 2019 and 21 in 2021', () => {
    expect(rules('2019', 'T3-SUM')[0]!.right.length).toBe(19)
    expect(rules('2021', 'T3-SUM')[0]!.right.length).toBe(21)
  })

  test('a hybrid with one row 其他处理 in a 2021 report adds that row', () => {
    const rows = rowsOf('2021', 'requests')
      .map(({ id }) => id)
      .filter((id) => !id.startsWith('other.'))
    const sum = identitiesOver([...rows, 'other']).find(({ rule }) => rule === 'T3-SUM')!
    expect(sum.right.map(({ row }) => row)).toContain('other')
    expect(sum.right.length).toBe(19)
  })

  test('a heading row with figures of its own is not added twice', () => {
    const rows = rowsOf('2021', 'requests').map(({ id }) => id)
    const sum = identitiesOver([...rows, 'other']).find(({ rule }) => rule === 'T3-SUM')!
    expect(sum.right.map(({ row }) => row)).not.toContain('other')
  })
})

test('six chapters, each table in its own', () => {
  expect(chapters.map(({ no }) => no)).toEqual([1, 2, 3, 4, 5, 6])
  expect(chapters.filter(({ table }) => table).map(({ no, table }) => [no, table])).toEqual([
    [2, 'disclosure'],
    [3, 'requests'],
    [4, 'relief'],
  ])
})
