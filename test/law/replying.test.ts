import fc from 'fast-check'
import { expect, test } from 'vitest'
import { addDays, type Day } from '../../src/kit/days.ts'
import { calendarOf } from '../../src/law/calendar/index.ts'
import { dueDays, type Pause, type ReplyClock, replyDue, replySteps, union } from '../../src/law/regulation/index.ts'

const calendar = calendarOf()
const due = (startsOn: Day, more: Partial<ReplyClock> = {}) =>
  replyDue({ startsOn, extendedBy: 0, pauses: [], ...more }, calendar)

test('the Spring Festival of 2024', () => expect(due('2024-02-05')).toBe('2024-03-08'))
test('an extension of twenty days', () => expect(due('2024-02-05', { extendedBy: 20 })).toBe('2024-04-08'))
test('six days used, opinion in on 03-27, fourteen left', () =>
  expect(due('2026-03-02', { pauses: [{ after: '2026-03-10', until: '2026-03-27' }] })).toBe('2026-04-17'))
test('two letters at a time stop the clock once', () => {
  const pauses = [
    { after: '2026-03-10', until: '2026-03-20' },
    { after: '2026-03-12', until: '2026-03-27' },
  ] as Pause[]
  expect(due('2026-03-02', { pauses })).toBe('2026-04-17')
  expect(union(pauses)).toEqual([{ after: '2026-03-10', until: '2026-03-27' }])
})
test('a letter sent on the last day or later does not save the reply', () => {
  expect(due('2024-02-05', { pauses: [{ after: '2024-03-08', until: '2024-03-20' }] })).toBe('2024-03-08')
  expect(due('2024-02-05', { pauses: [{ after: '2024-03-07', until: '2024-03-20' }] })).toBe('2024-03-21')
})
test('a period told under article 35 takes the place of the count', () =>
  expect(due('2024-02-05', { delayedUntil: '2024-05-31' })).toBe('2024-05-31'))

const clock = fc.record({
  startsOn: fc.integer({ min: 0, max: 2500 }).map((n) => addDays('2019-05-15', n)),
  extendedBy: fc.integer({ min: 0, max: 20 }),
  pauses: fc.array(fc.tuple(fc.integer({ min: 0, max: 60 }), fc.integer({ min: 0, max: 40 })), { maxLength: 4 }),
})

test('the due day is found as by crossing off days, and the steps show the same count', () => {
  fc.assert(
    fc.property(clock, ({ startsOn, extendedBy, pauses: drawn }) => {
      const pauses = drawn.map(([after, length]) => ({
        after: addDays(startsOn, after),
        until: addDays(startsOn, after + length),
      }))
      let day = startsOn
      for (let left = 20 + extendedBy; left > 0; ) {
        day = addDays(day, 1)
        const paused = pauses.some(({ after, until }) => after < day && day <= until)
        if (calendar.isWorkingDay(day) && !paused) left -= 1
      }
      expect(due(startsOn, { extendedBy, pauses })).toBe(day)
      const steps = replySteps({ startsOn, extendedBy, pauses }, calendar)
      expect(steps.at(-1)).toMatchObject({ day, count: 20 + extendedBy, kind: 'counted' })
      expect(steps.map((step) => step.day)).toEqual(steps.map((_, n) => addDays(startsOn, n)))
    }),
    { numRuns: 300 },
  )
})

test('all due days of a request', () => {
  const result = dueDays({ receivedOn: '2024-02-05', extendedBy: 20 }, calendar)
  expect(result).toMatchObject({
    ok: true,
    value: {
      receipt: '2024-02-05',
      correction: '2024-02-20',
      reply: '2024-04-08',
      replyUnextended: '2024-03-08',
      provisional: false,
    },
  })
})

const refusals: [string, Parameters<typeof dueDays>[0], string][] = [
  ['received under the earlier Regulation', { receivedOn: '2019-05-14' }, 'before-the-regulation'],
  ['an extension of 21 days', { receivedOn: '2024-02-05', extendedBy: 21 }, 'extension-too-long'],
  [
    'a pause that ends before it begins',
    { receivedOn: '2024-02-05', pauses: [{ after: '2024-03-01', until: '2024-02-20' }] },
    'pause-reversed',
  ],
  [
    'a letter sent before the request came',
    { receivedOn: '2024-02-05', pauses: [{ after: '2024-02-02', until: '2024-02-20' }] },
    'pause-before-receipt',
  ],
]
for (const [name, facts, code] of refusals)
  test(`refused: ${name}`, () => expect(dueDays(facts, calendar)).toMatchObject({ ok: false, refusal: { code } }))

test('a count that runs into an unknown year is provisional', () => {
  expect(dueDays({ receivedOn: '2026-12-20' }, calendar)).toMatchObject({ value: { provisional: true } })
  expect(dueDays({ receivedOn: '2026-11-20' }, calendar)).toMatchObject({
    value: { provisional: false, replyAtMostProvisional: true },
  })
})
