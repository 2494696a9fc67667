// 催办: what another organ was asked is reminded of as requests are, as long as an answer can still be given.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import { remindAll } from '../../src/notices/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { actOnRequest, answerOrgan, askOrgan, takeInRequest } from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let asking: Staff
let asked: Staff
const on = (day: string) => at(`${day}T01:00:00Z`)

beforeAll(async () => {
  await organ('city')
  await organ('bureau', 'city')
  await organ('street', 'city')
  asking = await person('asking', 'bureau', ['registry', 'handler'])
  asked = await person('asked', 'street', ['head', 'handler'])
  await sql`update staff set email = login || '@example.com'`.execute(app.db)
})

async function ask(more: { asks?: 'help' | 'jointMaker'; dueOn?: Day } = {}) {
  on('2026-03-02')
  const form = { organId: 'bureau', channel: 'inPerson', on: '2026-03-02', applicantKind: 'naturalPerson' } as const
  const person = { name: '张三丰', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' } as const
  const rest = { content: '旧改方案', form: 'paper', delivery: 'inPerson' } as const
  const taken = await takeInRequest(app, asking, { ...form, ...rest, applicants: [{ ...person }] }, null)
  if (!taken.ok) throw new Error(taken.refusal.message)
  const requestId = taken.value.id
  const facts = { act: 'register', on: '2026-03-02' } as const
  await actOnRequest(app, asking, { organId: 'bureau', requestId, facts }, null)
  const text = '请查找原件'
  const input = { organId: 'bureau', requestId, toOrganId: 'street', text, asks: 'help', on: '2026-03-02' } as const
  const sent = await askOrgan(app, asking, { ...input, ...more }, null)
  if (!sent.ok) throw new Error(sent.refusal.message)
  return sent.value.id
}

/** Titles of what was written to the organ that was asked about this message. */
async function toldOn(id: string, days: readonly Day[]) {
  const told: Record<Day, string[]> = {}
  for (const day of days) {
    on(day)
    await remindAll(app)
    await remindAll(app)
    const { rows } = await sql<{ title: string }>`
      select title from outbox where subject = ${`message:${id}`} and recipient = 'asked@example.com'
        and once_key like ${`remind % ${day} asked%`}`.execute(app.db)
    told[day] = rows.map(({ title }) => title.replace(/〔.*号/, ''))
  }
  return told
}

test('five, three and one working days before, on the day, and after it', async () => {
  const id = await ask({ dueOn: '2026-03-13' })
  const days: Day[] = ['2026-03-05', '2026-03-06', '2026-03-10', '2026-03-11', '2026-03-12', '2026-03-13', '2026-03-16']
  const told = await toldOn(id, days)
  const words = days.map((day) => told[day]!.map((title) => title.replace(/.*(?=还有|今天|已逾期)/, '')))
  expect(words).toEqual([
    [],
    ['还有5个工作日到期'],
    ['还有3个工作日到期'],
    [],
    ['还有1个工作日到期'],
    ['今天到期'],
    ['已逾期1个工作日'],
  ])
})

test('not any more once it is answered', async () => {
  const id = await ask({ dueOn: '2026-03-13' })
  expect(await answerOrgan(app, asked, { organId: 'street', id, text: '没有原件' }, null)).toMatchObject({ ok: true })
  expect((await toldOn(id, ['2026-03-12']))['2026-03-12']).toEqual([])
})

test('a joint maker on the day, but not after it: silence is consent', async () => {
  const id = await ask({ asks: 'jointMaker' })
  const { rows } = await sql<{ due_on: Day }>`
    select due_on from organ_messages where id = ${id}::uuid and organ_id = 'street'`.execute(app.db)
  expect(rows).toEqual([{ due_on: '2026-03-23' }])
  const told = await toldOn(id, ['2026-03-23', '2026-03-24'])
  expect([told['2026-03-23']!.length, told['2026-03-24']!.length]).toEqual([1, 0])
})
