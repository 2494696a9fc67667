// 转为主动公开: several who asked for the same make a proposal; what becomes of it is told, and the requests say where.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import type { ActFacts, OutcomeId } from '../../src/law/requests/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { recordOf, verifyRecord } from '../../src/record/index.ts'
import {
  actOnRequest,
  declineConversion,
  findConversions,
  linkConversion,
  listConversions,
  proposalOf,
  proposeConversion,
  proposePublication,
  readActs,
  settleConversion,
  submitRequest,
  takeInRequest,
} from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let staff: Staff
let elsewhere: Staff

function must<T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

beforeAll(async () => {
  await organ('bureau')
  await organ('other')
  staff = await person('one', 'bureau', ['registry', 'handler', 'head', 'secrecyReviewer', 'leader'])
  elsewhere = await person('two', 'other', ['registry', 'handler', 'head', 'leader'])
  await sql`insert into organ_profiles (organ_id, conversion_from) values ('bureau', 3)`.execute(app.db)
  at('2026-03-02T02:00:00Z')
})

const people = [
  { name: '张三丰', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' },
  { name: '李四光', idKind: 'passport', idNumber: 'E12345678', phone: '13900001111' },
  { name: '王小二', idKind: 'passport', idNumber: 'E87654321', phone: '13700002222' },
] as const

const day: Day = '2026-03-02'
const form = { organId: 'bureau', applicantKind: 'naturalPerson', form: 'paper', delivery: 'inPerson' } as const

async function answered(content: string, who: number, outcome: OutcomeId = 'granted.full') {
  const input = { ...form, channel: 'inPerson' as const, on: day, applicants: [{ ...people[who]! }], content }
  const { id, queryCode } = must(await takeInRequest(app, staff, input, null))
  await answer(id, outcome)
  return { id, queryCode }
}

async function answer(requestId: string, outcome: OutcomeId, first: ActFacts[] = []) {
  const acts: ActFacts[] = [
    ...first,
    { act: 'register', on: day },
    { act: 'draft', on: day },
    ...(outcome === 'unavailable.notExisting' ? [{ act: 'search', on: day } as ActFacts] : []),
    { act: 'decide', on: day, item: '1', outcome },
    { act: 'submitForClearance', on: day },
    { act: 'clear', on: day, review: 'secrecy' },
    { act: 'clear', on: day, review: 'leader' },
    { act: 'issue', on: day, outcome, service: 'direct' },
    { act: 'serve', on: day },
  ]
  for (const facts of acts) must(await actOnRequest(app, staff, { organId: 'bureau', requestId, facts }, null))
}

const proposals = () => listConversions(app.db, { organIds: ['bureau'] })
const madePublic = async (requestId: string) =>
  (await readActs(app.db, 'bureau', requestId)).filter(({ facts }) => facts.act === 'makePublic')

describe('what several asked for', () => {
  const content = '2025年全市老旧小区既有住宅加装电梯财政补贴资金管理暂行办法'
  let ids: string[]

  test('is proposed from the number of persons that the organ has set, not of requests', async () => {
    ids = [(await answered(content, 0)).id, (await answered(content, 0)).id, (await answered(content, 1)).id]
    expect(await findConversions(app)).toBe(0)
    ids.push((await answered(`${content}全文`, 2)).id)
    expect(await findConversions(app)).toBe(1)
    const [found] = await proposals()
    expect(found).toMatchObject({ source: 'requests', state: 'open', title: expect.stringContaining('加装电梯') })
    expect(found!.requests.map(({ id }) => id).sort()).toEqual([...ids].sort())
  })

  test('is proposed once', async () => {
    expect(await findConversions(app)).toBe(0)
    expect(
      await proposeConversion(app, staff, { organId: 'bureau', requestId: ids[0]!, reason: '多人' }, null),
    ).toMatchObject({
      refusal: { code: 'proposed-before' },
    })
  })

  test('taken up and published, every request behind it says where; then it is done', async () => {
    const { id } = (await proposals())[0]!
    const told = { organId: 'bureau', id, title: content, place: 'https://example.org/docs/1' }
    expect(await settleConversion(app, told)).toBe(0)
    const link = { organId: 'bureau', id, documentId: '00000000-0000-4000-8000-000000000001', answer: '' }
    must(await linkConversion(app, staff, link, null))
    expect(await settleConversion(app, told)).toBe(4)
    for (const one of ids)
      expect(await madePublic(one)).toMatchObject([{ facts: { title: content, place: told.place }, actor: 'system' }])
    expect(await settleConversion(app, told)).toBe(0)
    expect((await proposals())[0]).toMatchObject({ state: 'published' })
    const deeds = (await recordOf(app.db, 'bureau', `conversion:${id}`)).map(({ act }) => act)
    expect(deeds).toEqual(['proposeConversion', 'decideConversion', 'settleConversion'])
  })
})

describe('what one proposes', () => {
  test('the office, with a reason, for what was given', async () => {
    const { id } = await answered('某路口信号灯配时方案', 0)
    const none = await answered('某路口监控录像', 1, 'unavailable.notExisting')
    const propose = (requestId: string, reason: string, by = staff) =>
      proposeConversion(app, by, { organId: 'bureau', requestId, reason }, null)
    expect(await propose(id, ' ')).toMatchObject({ refusal: { code: 'incomplete', field: 'reason' } })
    expect(await propose(id, '涉及面广', elsewhere)).toMatchObject({ refusal: { code: 'not-yours' } })
    expect(await propose(none.id, '涉及面广')).toMatchObject({ refusal: { code: 'not-given' } })
    must(await propose(id, '涉及面广'))
    expect((await proposals()).find(({ source }) => source === 'staff')).toMatchObject({ reason: '涉及面广' })
  })

  test('the applicant; declined, the reason can be read with the query code, and it may be proposed again by the office', async () => {
    const input = { ...form, applicants: [{ ...people[1]! }], content: '公园改造预算' }
    const { id, queryCode } = must(await submitRequest(app, input, null))
    await answer(id, 'granted.full', [{ act: 'confirm', on: day, how: 'phone' } as unknown as ActFacts])
    const key = { code: queryCode, tail: '1111' }
    expect(must(await proposePublication(app, key, '邻居都想看', null))).toEqual({ made: true })
    expect(must(await proposePublication(app, key, '再说一次', null))).toEqual({ made: false })
    const mine = (await proposals()).find(({ source }) => source === 'applicant')!
    const decline = (answer: string, by = staff) =>
      declineConversion(app, by, { organId: 'bureau', id: mine.id, answer }, null)
    expect(await decline('')).toMatchObject({ refusal: { code: 'incomplete', field: 'answer' } })
    expect(await decline('不合适', elsewhere)).toMatchObject({ refusal: { code: 'not-yours' } })
    must(await decline('预算还在调整，定稿后公开'))
    expect(await decline('再决定一次')).toMatchObject({ refusal: { code: 'decided-before' } })
    expect(await proposalOf(app.db, { organ_id: 'bureau', id })).toMatchObject({
      state: 'declined',
      answer: '预算还在调整，定稿后公开',
    })
    expect(await settleConversion(app, { organId: 'bureau', id: mine.id, title: '预算', place: 'x' })).toBe(0)
    expect(await madePublic(id)).toEqual([])
    expect(
      await proposeConversion(app, staff, { organId: 'bureau', requestId: id, reason: '已定稿' }, null),
    ).toMatchObject({
      ok: true,
    })
  })

  test('all of it is on record', async () => expect((await verifyRecord(app.db)).broken).toEqual([]))
})
