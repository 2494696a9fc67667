// Due days computed per second: a plain reply, one with an extension and two pauses, and the whole fold of a request.
import { addDays, type Day } from '../src/kit/days.ts'
import { calendarOf } from '../src/law/calendar/index.ts'
import { type ReplyClock, replyDue } from '../src/law/regulation/index.ts'
import { type ActFacts, dueNow, stateOf } from '../src/law/requests/index.ts'

interface Row {
  name: string
  value: number
  unit: string
}

export default function clock(): Row[] {
  const calendar = calendarOf()
  const days = Array.from({ length: 2000 }, (_, n) => addDays('2019-06-03', n))
  const plain = days.map((startsOn): ReplyClock => ({ startsOn, extendedBy: 0, pauses: [] }))
  const paused = days.map(
    (startsOn): ReplyClock => ({
      startsOn,
      extendedBy: 20,
      pauses: [
        { after: addDays(startsOn, 5), until: addDays(startsOn, 20) },
        { after: addDays(startsOn, 12), until: addDays(startsOn, 30) },
      ],
    }),
  )
  const lives = days.map(life)
  return [
    row(
      'due days',
      perSecond(plain, (one) => replyDue(one, calendar)),
    ),
    row(
      'due days, extended and paused twice',
      perSecond(paused, (one) => replyDue(one, calendar)),
    ),
    row(
      'requests folded from eight acts, with all due days',
      perSecond(lives, (acts) => dueNow(stateOf(acts, calendar), calendar)),
    ),
    { name: 'a calendar built', value: Math.round(calendarCost() * 100) / 100, unit: 'ms' },
  ]
}

const row = (name: string, value: number): Row => ({ name, value: Math.round(value), unit: '/s' })

function perSecond<T>(cases: readonly T[], compute: (one: T) => unknown): number {
  for (const one of cases) compute(one)
  const start = performance.now()
  let done = 0
  while (performance.now() - start < 400) {
    for (const one of cases) compute(one)
    done += cases.length
  }
  return done / ((performance.now() - start) / 1000)
}

function calendarCost(): number {
  const start = performance.now()
  for (let n = 0; n < 20; n++) calendarOf({ more: [] })
  return (performance.now() - start) / 20
}

const life = (on: Day): ActFacts[] => [
  { act: 'submit', on, channel: 'internet' },
  { act: 'confirm', on: addDays(on, 1) },
  { act: 'register', on: addDays(on, 1) },
  { act: 'askForCorrection', on: addDays(on, 3), until: addDays(on, 15) },
  { act: 'correct', on: addDays(on, 10) },
  { act: 'consultThirdParty', on: addDays(on, 12), letter: 'a', arrivedOn: addDays(on, 14) },
  { act: 'hearThirdParty', on: addDays(on, 25), letter: 'a' },
  { act: 'extend', on: addDays(on, 30), days: 10 },
]
