import fc from 'fast-check'
import { expect, test } from 'vitest'
import { calendarOf } from '../../src/law/calendar/index.ts'
import { amountArises, feeByItem, feeByPage, paymentDue, refuseFee } from '../../src/law/fees/index.ts'

const itemTotals = { 0: 0, 10: 0, 11: 100, 30: 2000, 31: 2200, 40: 4000, 41: 4300, 45: 5500, 50: 7000, 51: 7400 }
const pageTotals = {
  0: 0,
  30: 0,
  31: 10,
  44: 140,
  57: 270,
  72: 420,
  100: 700,
  109: 880,
  119: 1080,
  200: 2700,
  201: 2740,
}

for (const [items, yuan] of Object.entries(itemTotals))
  test(`${items} items in a month`, () => expect(feeByItem(Number(items)).yuan).toBe(yuan))
for (const [pages, yuan] of Object.entries(pageTotals))
  test(`${pages} pages of a request`, () => expect(feeByPage(Number(pages)).yuan).toBe(yuan))

test('the bands of 45 items', () => {
  expect(feeByItem(45).bands.map(({ from, to, yuanEach, yuan }) => [from, to, yuanEach, yuan])).toEqual([
    [1, 10, 0, 0],
    [11, 30, 100, 2000],
    [31, 40, 200, 2000],
    [41, 45, 300, 1500],
  ])
})

test('items after others of the month start where those ended', () => {
  expect(feeByItem(3, 29)).toEqual({
    yuan: 500,
    bands: [
      { from: 30, to: 30, count: 1, yuanEach: 100, yuan: 100 },
      { from: 31, to: 32, count: 2, yuanEach: 200, yuan: 400 },
    ],
  })
})

test('a notice is the difference of two totals, and bands add up to it', () => {
  const count = fc.integer({ min: 0, max: 300 })
  fc.assert(
    fc.property(count, count, (items, before) => {
      const { yuan, bands } = feeByItem(items, before)
      expect(yuan).toBe(feeByItem(items + before).yuan - feeByItem(before).yuan)
      expect(bands.reduce((sum, band) => sum + band.count, 0)).toBe(items)
      expect(bands.reduce((sum, band) => sum + band.yuan, 0)).toBe(yuan)
    }),
  )
})

test('page fees follow the formula of the measures', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 3000 }), (p) => {
      const byHand =
        Math.max(0, Math.min(p, 100) - 30) * 10 + Math.max(0, Math.min(p, 200) - 100) * 20 + Math.max(0, p - 200) * 40
      expect(feeByPage(p).yuan).toBe(byHand)
    }),
  )
})

test('amounts that the tariffs can give', () => {
  expect(amountArises(420)).toEqual({ pages: 72 })
  expect(amountArises(1500)).not.toBeNull()
  expect(amountArises(710)).toBeNull()
  expect(amountArises(15)).toBeNull()
})

test('payment within twenty working days of the notice, none before 2021', () => {
  expect(paymentDue('2024-02-05', calendarOf())).toBe('2024-03-08')
  expect(refuseFee('2020-12-31', 100)?.code).toBe('before-the-fee-measures')
  expect(refuseFee('2021-01-04', 0)?.code).toBe('nothing-to-charge')
  expect(refuseFee('2021-01-04', 100)).toBeUndefined()
})
