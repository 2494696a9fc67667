// Limits of publication, columns, the score sheet, quotas: the law's tables as examples.
import { describe, expect, test } from 'vitest'
import { calendarOf } from '../../src/law/calendar/index.ts'
import {
  type CheckItemId,
  checkItemIds,
  checkItemOf,
  columnStanding,
  dueWithin,
  limitFor,
  quotaStanding,
  ranked,
  type ScopedLimit,
  scoreSheet,
  silence,
  watchedColumns,
} from '../../src/law/disclosure/index.ts'

const calendar = calendarOf({ region: null })

describe('the limit of a document', () => {
  const own: ScopedLimit[] = [
    { scope: 'kind', of: 'notice', days: 3, unit: 'workingDays', basis: '示例清单' },
    { scope: 'item', of: 'A20_05', days: 5, unit: 'workingDays', basis: '示例清单' },
  ]
  test.each([
    ['art. 26 where nothing else is said', { kind: 'policy', item: null }, [], '2026-03-30'],
    ['budgets: twenty days, not twenty working days', { kind: 'finance', item: 'A20_07' }, [], '2026-03-22'],
    ['penalties: seven working days', { kind: 'result', item: 'A20_06' }, [], '2026-03-11'],
    ['by the kind, as the organ settled', { kind: 'notice', item: null }, own, '2026-03-05'],
    ['by the item before the kind', { kind: 'notice', item: 'A20_05' }, own, '2026-03-09'],
    [
      'a list does not lengthen the limit',
      { kind: 'news', item: null },
      [{ scope: 'kind', of: 'news', days: 90, unit: 'days', basis: '示例' } as const],
      '2026-03-30',
    ],
  ])('%s', (_, document, settled, due) => {
    expect(dueWithin(limitFor(document, settled), '2026-03-02', calendar)).toBe(due)
  })
})

describe('a column', () => {
  const standing = (newest: string | null, days: number | null, applies = true) =>
    columnStanding({ newest: newest as never, days, applies }, '2026-03-16')
  test.each([
    ['renewed today', '2026-03-16', 14, 'fresh', 0],
    ['on the last day of two weeks', '2026-03-02', 14, 'fresh', 14],
    ['on the day after', '2026-03-01', 14, 'stale', 15],
    ['without a limit', '2020-01-01', null, 'fresh', 2266],
    ['with nothing in it', null, 14, 'none', null],
  ] as const)('%s', (_, newest, days, state, idle) => {
    expect(standing(newest, days)).toMatchObject({ state, idle })
  })
  test('that an organ has nothing for is not watched', () => {
    expect(standing(null, 14, false).state).toBe('notOurs')
  })
  test('a township has the items of art. 21 for townships', () => {
    const ids = watchedColumns('township').map(({ id }) => id)
    expect(ids).toContain('A21_township_01')
    expect(ids).not.toContain('A21_city_01')
    expect(new Set(ids).size).toBe(ids.length)
  })
})

describe('the score sheet', () => {
  test('a hundred points are at stake', () => {
    expect(scoreSheet({})).toMatchObject({ points: 100, vetoes: [], passed: true })
    expect(checkItemIds.reduce((sum, id) => sum + (checkItemOf(id).weight ?? 0), 0)).toBe(100)
  })
  test.each<[string, Partial<Record<CheckItemId, number>>, number, CheckItemId[], boolean]>([
    ['each overdue document costs two', { overdue: 3 }, 94, [], true],
    ['an item never costs more than it weighs', { overdue: 50, links: 99 }, 70, [], true],
    ['half points for elements', { elements: 3 }, 98.5, [], true],
    ['five empty columns fail the site', { empty: 5 }, 90, ['empty'], false],
    ['four do not', { empty: 4 }, 92, [], true],
    ['one faked date fails it with all points', { fakedDate: 1 }, 100, ['fakedDate'], false],
    ['too few points fail it', { overdue: 10, links: 10, elements: 40 }, 60, [], true],
    ['and one point less', { overdue: 10, links: 10, elements: 40, rules: 1 }, 59, [], false],
  ])('%s', (_, found, points, vetoes, passed) => {
    expect(scoreSheet(found)).toMatchObject({ points, vetoes, passed })
  })
})

describe('quotas and ranking', () => {
  const months = [4, 0, 2, 5, 5, 5, 0, 0, 0, 0, 0, 0]
  test.each([
    [
      'months that have ended',
      { period: 'month', least: 2 },
      '2026-04-10',
      { periods: 3, met: 2, missing: 2, asked: 6 },
    ],
    [
      'a quarter that has not ended is not judged',
      { period: 'quarter', least: 6 },
      '2026-05-31',
      { periods: 1, met: 1, missing: 0 },
    ],
    ['the year once it is over', { period: 'year', least: 30 }, '2027-01-01', { periods: 1, met: 0, missing: 9 }],
    ['nothing before the first month ends', { period: 'month', least: 9 }, '2026-01-31', { periods: 0, missing: 0 }],
    ['a year to come', { period: 'month', least: 9 }, '2025-12-31', { periods: 0 }],
  ] as const)('%s', (_, quota, today, standing) => {
    expect(quotaStanding(quota, 2026, months, today)).toMatchObject(standing)
  })
  test('equal totals share a place', () => {
    const rows = [3, 7, 7, 1].map((total, at) => ({ total, name: `部门${at}` }))
    expect(ranked(rows).map(({ place }) => place)).toEqual([1, 1, 3, 4])
  })
  test('silent from the limit on, or where nothing was ever published', () => {
    expect(silence('2026-03-01', '2026-03-30', 30)).toEqual({ days: 29, silent: false })
    expect(silence('2026-03-01', '2026-03-31', 30)).toEqual({ days: 30, silent: true })
    expect(silence(null, '2026-03-31', 30)).toEqual({ days: null, silent: true })
  })
})
