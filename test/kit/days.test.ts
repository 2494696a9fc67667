import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import {
  addDays,
  addMonths,
  type Day,
  dayInChina,
  daysBetween,
  inWords,
  parseDay,
  weekdayOf,
} from '../../src/kit/days.ts'

describe('days', () => {
  test.each(['2023-02-29', '2024-13-01', '2024-00-10', '2024-1-1', '', '20240101'])('%s is no day', (text) =>
    expect(parseDay(text)).toBeUndefined(),
  )
  test('a leap day', () => expect(parseDay('2024-02-29')).toBe('2024-02-29'))
  test('the weekday', () => expect(weekdayOf('2024-02-05')).toBe(1))
  test('in words', () => expect(inWords('2024-02-05')).toBe('2024年2月5日'))
  test('months clamp to the end of the month', () => {
    expect(addMonths('2024-01-31', 1)).toBe('2024-02-29')
    expect(addMonths('2023-08-31', 6)).toBe('2024-02-29')
    expect(addMonths('2024-03-31', -1)).toBe('2024-02-29')
  })
  test('the day in China starts eight hours before that of Greenwich', () => {
    expect(dayInChina(new Date('2024-02-04T15:59:59Z'))).toBe('2024-02-04')
    expect(dayInChina(new Date('2024-02-04T16:00:00Z'))).toBe('2024-02-05')
  })
  test('adding and counting agree', () =>
    fc.assert(
      fc.property(fc.integer({ min: 0, max: 20_000 }), fc.integer({ min: -2000, max: 2000 }), (start, count) => {
        const day = addDays('1990-01-01' as Day, start)
        expect(daysBetween(day, addDays(day, count))).toBe(count)
      }),
    ))
})
