import { expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import { calendarOf } from '../../src/law/calendar/index.ts'
import { type ActFacts, timeline } from '../../src/law/requests/index.ts'

const calendar = calendarOf()

/** The days as runs: `counted 02-06–02-09 (1–4)`. */
function runs(acts: ActFacts[], today: Day): string[] {
  const found: { kind: string; from: Day; to: Day; counts: number[]; due: boolean }[] = []
  for (const { day, kind, count, due } of timeline(acts, calendar, today)) {
    const last = found.at(-1)
    const counts = count === null ? [] : [count]
    if (last?.kind === kind)
      Object.assign(last, { to: day, counts: [...last.counts, ...counts], due: last.due || !!due })
    else found.push({ kind, from: day, to: day, counts, due: Boolean(due) })
  }
  return found.map(({ kind, from, to, counts, due }) => {
    const range = from === to ? from.slice(5) : `${from.slice(5)}–${to.slice(5)}`
    const numbers = counts.length ? ` (${counts.length > 1 ? `${counts[0]}–${counts.at(-1)}` : counts[0]})` : ''
    return `${kind} ${range}${numbers}${due ? ' due' : ''}`
  })
}

const received: ActFacts[] = [
  { act: 'receive', on: '2026-03-02', channel: 'inPerson' },
  { act: 'register', on: '2026-03-02' },
]

test('a clock that is paused and runs on', () => {
  const acts: ActFacts[] = [
    ...received,
    { act: 'consultThirdParty', on: '2026-03-10', letter: 'a' },
    { act: 'hearThirdParty', on: '2026-03-27', letter: 'a' },
  ]
  const drawn = runs(acts, '2026-03-30')
  expect(drawn.slice(0, 4)).toEqual([
    'start 03-02',
    'counted 03-03–03-06 (1–4)',
    'weekend 03-07–03-08',
    'counted 03-09–03-10 (5–6)',
  ])
  expect(drawn.filter((run) => run.startsWith('paused'))).toHaveLength(3)
  expect(drawn.at(-1)).toBe('counted 04-13–04-17 (16–20) due')
})

test('a clock that stands still and begins anew', () => {
  const acts: ActFacts[] = [
    ...received,
    { act: 'askForCorrection', on: '2026-03-05', until: '2026-03-20' },
    { act: 'correct', on: '2026-03-12' },
  ]
  expect(runs(acts, '2026-03-13').slice(0, 5)).toEqual([
    'start 03-02',
    'counted 03-03–03-05 (1–3)',
    'stopped 03-06–03-11',
    'restart 03-12',
    'counted 03-13 (1)',
  ])
  expect(runs(acts.slice(0, 3), '2026-03-10').at(-1)).toBe('stopped 03-06–03-10')
})

test('a letter that is out pauses the clock up to today', () => {
  const acts: ActFacts[] = [...received, { act: 'consultOrgan', on: '2026-03-10', letter: 'a' }]
  expect(runs(acts, '2026-03-12').at(-1)).toBe('paused 03-11–03-12')
})

test('days after the due day are late until the reply goes out', () => {
  const drawn = runs(received, '2026-04-01')
  expect(drawn.slice(-2)).toEqual(['counted 03-30 (20) due', 'late 03-31–04-01'])
})

test('what was done stands on its day', () =>
  expect(timeline(received, calendar, '2026-03-03')[0]).toMatchObject({ kind: 'start', acts: ['receive', 'register'] }))

test('before receipt there is nothing to draw', () =>
  expect(timeline([{ act: 'submit', on: '2026-03-02', channel: 'internet' }], calendar, '2026-03-03')).toEqual([]))
