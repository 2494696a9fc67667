import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../src/kit/days.ts'
import { calendarOf, nationalNotices } from '../../src/law/calendar/index.ts'

const calendar = calendarOf()

// Receipt, then the 7th, 15th, 20th and 40th working day after it, counted by hand from the notices.
const counted: [Day, Day, Day, Day, Day][] = [
  ['2019-09-27', '2019-10-12', '2019-10-23', '2019-10-30', '2019-11-27'], // ends on a worked Saturday
  ['2020-01-20', '2020-02-06', '2020-02-18', '2020-02-25', '2020-03-24'], // the lengthened Spring Festival
  ['2024-02-05', '2024-02-20', '2024-03-01', '2024-03-08', '2024-04-08'], // New Year's Eve was worked
  ['2025-01-24', '2025-02-10', '2025-02-20', '2025-02-27', '2025-03-27'],
  ['2025-09-26', '2025-10-13', '2025-10-23', '2025-10-30', '2025-11-27'],
  ['2026-02-06', '2026-02-24', '2026-03-05', '2026-03-12', '2026-04-10'],
  ['2026-02-14', '2026-03-03', '2026-03-13', '2026-03-20', '2026-04-20'], // received on a worked Saturday
  ['2026-04-30', '2026-05-13', '2026-05-25', '2026-06-01', '2026-06-30'],
  ['2026-09-18', '2026-09-29', '2026-10-15', '2026-10-22', '2026-11-19'],
]

for (const [from, ...due] of counted)
  test(`working days after ${from}`, () => {
    expect([7, 15, 20, 40].map((n) => calendar.workingDayAfter(from, n))).toEqual(due)
  })

test('working days in each year, as announced', () => {
  const inYear = (year: number) => calendar.workingDaysBetween(`${year - 1}-12-31` as Day, `${year}-12-31` as Day)
  const expected = { 2019: 250, 2020: 249, 2021: 250, 2022: 249, 2023: 249, 2024: 251, 2025: 248, 2026: 248 }
  expect(Object.fromEntries(Object.keys(expected).map((year) => [year, inYear(Number(year))]))).toEqual(expected)
})

test('a correction counts from the day on which it was announced', () => {
  const before = calendarOf({ asOf: '2020-01-26' })
  expect(before.isWorkingDay('2020-02-01')).toBe(true)
  expect(before.workingDayAfter('2020-01-20', 20)).toBe('2020-02-21')
  expect(calendarOf({ asOf: '2020-01-27' }).workingDayAfter('2020-01-20', 20)).toBe('2020-02-25')
  expect(before.version).not.toBe(calendar.version)
})

test('why a day is worked or off', () => {
  expect(calendar.about('2024-02-18')).toEqual({ kind: 'makeUp', name: '春节', source: '国办发明电〔2023〕7号' })
  expect(calendar.about('2020-01-31').source).toBe('国办发明电〔2020〕1号')
  expect(calendar.about('2024-02-24')).toEqual({ kind: 'weekend' })
  expect(calendar.about('2024-02-09')).toEqual({ kind: 'weekday' })
})

test('a year that is not announced yet says so', () => {
  expect(calendar.known(2026)).toBe(true)
  expect(calendar.known(2027)).toBe(false)
  expect(calendar.gaps('2026-12-20', '2027-01-15').map(({ year, scope }) => [year, scope])).toEqual([
    [2027, 'national'],
  ])
  expect(calendar.gaps('2024-02-05', '2025-03-01')).toEqual([])
  expect(calendarOf({ asOf: '2025-11-03' }).known(2026)).toBe(false)
})

test('a region has its own days off, and its own gaps', () => {
  const nanning = calendarOf({ region: '450100' })
  expect(nanning.isWorkingDay('2024-04-11')).toBe(false)
  expect(calendar.isWorkingDay('2024-04-11')).toBe(true)
  expect(nanning.known(2024)).toBe(true)
  expect(nanning.gaps('2025-03-01', '2025-03-31').map(({ scope }) => scope)).toEqual(['local'])
  expect(calendarOf({ region: '141000' }).version).toBe(calendar.version)
})

test('an office enters a notice', () => {
  const more = [
    {
      number: null,
      title: '国务院办公厅关于2027年部分节假日安排的通知',
      announcedOn: '2026-11-05' as Day,
      region: null,
      settles: 2027,
      breaks: [{ name: '元旦', off: ['2027-01-01', '2027-01-03'] as const }],
    },
  ]
  const next = calendarOf({ more })
  expect(next.known(2027)).toBe(true)
  expect(next.workingDayAfter('2026-12-31', 1)).toBe('2027-01-04')
  expect(next.version.startsWith('2026-11-05/')).toBe(true)
})

test('days outside the calendar are a fault with a clear word', () => {
  expect(() => calendar.workingDayAfter('2099-12-20', 20)).toThrow(/2099/)
  expect(() => calendar.isWorkingDay('1999-12-31')).toThrow(RangeError)
})

test('only weekdays are off for a holiday, or weekend days already off; only weekend days are worked in exchange', () => {
  for (const { breaks } of nationalNotices)
    for (const { worked = [] } of breaks) for (const day of worked) expect(new Date(day).getUTCDay() % 6, day).toBe(0)
})

const anyDay = fc.integer({ min: 0, max: 365 * 9 }).map((n) => addDays('2019-01-01', n))

test('counting is the same as walking day by day', () => {
  fc.assert(
    fc.property(anyDay, fc.integer({ min: 0, max: 80 }), (from, n) => {
      let day = from
      for (let left = n; left > 0; ) {
        day = addDays(day, 1)
        if (calendar.isWorkingDay(day)) left -= 1
      }
      expect(calendar.workingDayAfter(from, n)).toBe(day)
      expect(calendar.workingDaysBetween(from, day)).toBe(n)
      if (n > 0) expect(calendar.workingDayBefore(addDays(day, 1), 1)).toBe(day)
      if (n > 0 && calendar.isWorkingDay(from)) expect(calendar.workingDayBefore(day, n)).toBe(from)
    }),
  )
})
