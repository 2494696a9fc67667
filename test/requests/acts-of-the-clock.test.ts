import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import type { ActFacts } from '../../src/law/requests/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { recordOf } from '../../src/record/index.ts'
import { actByTheClock, actOnRequest, readActs, readRequest, takeInRequest } from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let one: Staff
const on = (day: string) => at(`${day}T02:00:00Z`)

beforeAll(async () => {
  await organ('bureau')
  one = await person('one', 'bureau', ['registry', 'handler', 'head'])
})

async function received(...acts: ActFacts[]): Promise<string> {
  on('2026-03-02')
  const taken = await takeInRequest(
    app,
    one,
    {
      organId: 'bureau',
      channel: 'inPerson',
      on: '2026-03-02',
      applicantKind: 'naturalPerson',
      applicants: [{ name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
      content: '2025年某街道旧改项目征收补偿方案',
      form: 'paper',
      delivery: 'inPerson',
    },
    null,
  )
  if (!taken.ok) throw new Error(taken.refusal.message)
  for (const facts of [{ act: 'register', on: '2026-03-02' } as ActFacts, ...acts]) {
    on(facts.on)
    const acted = await actOnRequest(app, one, { organId: 'bureau', requestId: taken.value.id, facts }, null)
    if (!acted.ok) throw new Error(acted.refusal.message)
  }
  return taken.value.id
}

const row = async (id: string) => (await readRequest(app.db, 'bureau', id))!
const runOn = (day: Day) => {
  on(day)
  return actByTheClock(app)
}

test('a third party that stays silent is heard after fifteen working days, not before, and once', async () => {
  const id = await received({ act: 'consultThirdParty', on: '2026-03-03', letter: 'a', arrivedOn: '2026-03-04' })
  expect(await runOn('2026-03-25')).toBe(0)
  expect(await row(id)).toMatchObject({ state: 'awaitingThirdParty', next_due: '2026-03-25' })
  expect(await runOn('2026-03-26')).toBe(1)
  expect(await row(id)).toMatchObject({ state: 'inReview' })
  expect((await readActs(app.db, 'bureau', id)).at(-1)).toMatchObject({
    actor: 'clock',
    facts: { act: 'hearThirdParty', silent: true, letter: 'a' },
  })
  expect((await recordOf(app.db, 'bureau', `request:${id}`)).at(-1)).toMatchObject({ actor: 'clock', from: null })
  expect(await runOn('2026-03-26')).toBe(0)
})

test('a day late, the pause ends on the day it should have', async () => {
  const prompt = await received({ act: 'consultThirdParty', on: '2026-03-03', letter: 'a', arrivedOn: '2026-03-04' })
  await runOn('2026-03-26')
  const late = await received({ act: 'consultThirdParty', on: '2026-03-03', letter: 'a', arrivedOn: '2026-03-04' })
  await runOn('2026-04-02')
  expect((await row(late)).reply_due).toBe((await row(prompt)).reply_due)
})

test('two letters that are over are both heard; a letter without a limit keeps waiting', async () => {
  const id = await received(
    { act: 'consultThirdParty', on: '2026-03-03', letter: 'a', arrivedOn: '2026-03-04' },
    { act: 'consultOrgan', on: '2026-03-03', letter: 'b', arrivedOn: '2026-03-04', jointMaker: true },
    { act: 'consultOrgan', on: '2026-03-03', letter: 'c', arrivedOn: '2026-03-04' },
  )
  expect(await runOn('2026-04-10')).toBe(2)
  expect((await row(id)).standing.letters.map(({ letter }) => letter)).toEqual(['c'])
})

test('a fee that is not paid closes the request when twenty working days are over', async () => {
  const id = await received({ act: 'askForFee', on: '2026-03-03', letter: 'f', yuan: 100, arrivedOn: '2026-03-04' })
  expect(await runOn('2026-04-01')).toBe(0)
  const due = (await row(id)).next_due as Day
  expect(await runOn(due)).toBe(0)
  on('2026-04-20')
  expect(await actByTheClock(app)).toBe(1)
  expect(await row(id)).toMatchObject({ state: 'closedUnpaid', outcome: 'other.unpaid', is_open: false })
})

test('nothing is presumed where the arrival of a letter is not known', async () => {
  const id = await received({ act: 'consultThirdParty', on: '2026-03-03', letter: 'a' })
  await runOn('2026-09-01')
  expect(await row(id)).toMatchObject({ state: 'awaitingThirdParty' })
})

test('two runs at the same time act once', async () => {
  const id = await received({ act: 'consultThirdParty', on: '2026-03-03', letter: 'a', arrivedOn: '2026-03-04' })
  on('2026-05-06')
  await Promise.all([actByTheClock(app), actByTheClock(app), actByTheClock(app)])
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from request_acts where request_id = ${id}::uuid and act = 'hearThirdParty'`.execute(
    app.db,
  )
  expect(rows[0]!.n).toBe(1)
})
