import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import type { ActFacts } from '../../src/law/requests/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { recordOf, verifyRecord } from '../../src/record/index.ts'
import {
  actOnRequest,
  calendarFor,
  correctRequest,
  foldAgain,
  openByQuery,
  possibleActs,
  type RequestForm,
  readRequest,
  requestsBehind,
  submitRequest,
  tableThree,
  takeInRequest,
  withdrawRequest,
} from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let registry: Staff
let handler: Staff
let head: Staff
let secrecy: Staff
let elsewhere: Staff

const form: RequestForm = {
  organId: 'bureau',
  applicantKind: 'naturalPerson',
  applicants: [{ name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
  content: '2023年示例街道旧改项目征收补偿方案',
  form: 'electronic',
  delivery: 'online',
}

beforeAll(async () => {
  await organ('bureau')
  await organ('other')
  registry = await person('reg', 'bureau', ['registry'])
  handler = await person('han', 'bureau', ['handler'])
  head = await person('hea', 'bureau', ['head', 'leader'])
  secrecy = await person('sec', 'bureau', ['secrecyReviewer'])
  elsewhere = await person('els', 'other', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer'])
})

const on = (day: string) => at(`${day}T02:00:00Z`)
const act = (by: Staff, requestId: string, facts: ActFacts) =>
  actOnRequest(app, by, { organId: 'bureau', requestId, facts }, null)
async function mustAct(by: Staff, requestId: string, facts: ActFacts) {
  const acted = await act(by, requestId, facts)
  if (!acted.ok) throw new Error(acted.refusal.message)
  return acted.value
}

async function submitted() {
  const taken = await submitRequest(app, form, '127.0.0.1')
  if (!taken.ok) throw new Error(taken.refusal.message)
  return taken.value
}

describe('a request from its submission to its archive', () => {
  let id: string
  let queryCode: string

  test('is submitted on line and waits for confirmation', async () => {
    on('2026-03-01') // a Sunday
    ;({ id, queryCode } = await submitted())
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({
      state: 'pendingConfirmation',
      received_on: null,
      applicant_mask: '张*',
    })
  })

  test('is confirmed and registered: the clock of twenty working days runs', async () => {
    on('2026-03-02')
    await mustAct(registry, id, { act: 'confirm', on: '2026-03-02' })
    const { number } = await mustAct(registry, id, { act: 'register', on: '2026-03-02' })
    expect(number).toBe('〔2026〕1号')
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({
      state: 'inReview',
      received_on: '2026-03-02',
      reply_due: '2026-03-30',
    })
  })

  test('waits for a third party outside the clock', async () => {
    on('2026-03-10')
    await mustAct(handler, id, { act: 'consultThirdParty', on: '2026-03-10', letter: 'a', arrivedOn: '2026-03-11' })
    on('2026-03-27')
    await mustAct(handler, id, { act: 'hearThirdParty', on: '2026-03-27', letter: 'a' })
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({ reply_due: '2026-04-17' })
  })

  test('is extended by the head alone', async () => {
    expect(await act(handler, id, { act: 'extend', on: '2026-03-27', days: 20 })).toMatchObject({
      refusal: { code: 'not-yours' },
    })
    expect(await act(head, id, { act: 'extend', on: '2026-03-27', days: 21 })).toMatchObject({
      refusal: { code: 'extension-too-long' },
    })
    await mustAct(head, id, { act: 'extend', on: '2026-03-27', days: 5 })
    expect(await act(head, id, { act: 'extend', on: '2026-03-27', days: 5 })).toMatchObject({
      refusal: { code: 'extended-before' },
    })
  })

  test('is decided, cleared, issued and served; nothing leaves without review', async () => {
    on('2026-04-01')
    await mustAct(handler, id, { act: 'draft', on: '2026-04-01' })
    expect(await act(handler, id, { act: 'submitForClearance', on: '2026-04-01' })).toMatchObject({
      refusal: { code: 'items-undecided' },
    })
    await mustAct(handler, id, { act: 'decide', on: '2026-04-01', item: '1', outcome: 'granted.full' })
    await mustAct(handler, id, { act: 'submitForClearance', on: '2026-04-01' })
    const reply: ActFacts = { act: 'issue', on: '2026-04-01', outcome: 'granted.full', service: 'electronic' }
    expect(await act(handler, id, reply)).toMatchObject({ refusal: { code: 'not-reviewed' } })
    await mustAct(secrecy, id, { act: 'clear', on: '2026-04-01', review: 'secrecy' })
    expect(await act(handler, id, reply)).toMatchObject({ refusal: { code: 'not-signed-off' } })
    await mustAct(head, id, { act: 'clear', on: '2026-04-01', review: 'leader' })
    await mustAct(handler, id, reply)
    on('2026-04-02')
    await mustAct(registry, id, { act: 'serve', on: '2026-04-02' })
    await mustAct(registry, id, { act: 'archive', on: '2026-04-02' })
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({
      state: 'archived',
      counted_on: '2026-04-01',
      counted_as: 'granted.full',
      is_open: false,
    })
  })

  test('is on record, act by act, and its saved fold is that of its acts', async () => {
    const entries = await recordOf(app.db, 'bureau', `request:${id}`)
    expect(entries.map((entry) => entry.act).slice(0, 4)).toEqual([
      'submit',
      'confirm',
      'register',
      'consultThirdParty',
    ])
    expect((await verifyRecord(app.db)).broken).toEqual([])
    const calendar = await calendarFor(app, 'bureau')
    expect(await foldAgain(app.db, 'bureau', id, calendar)).toEqual((await readRequest(app.db, 'bureau', id))!.standing)
  })

  test('opens to its applicant with the code and the tail of phone or number', async () => {
    expect(await openByQuery(app, { code: queryCode.toLowerCase(), tail: '5678' })).toMatchObject({
      ok: true,
      value: { id },
    })
    expect(await openByQuery(app, { code: queryCode, tail: '0000' })).toEqual(
      await openByQuery(app, { code: 'nonsense', tail: '5678' }),
    )
  })
})

describe('what applicants do', () => {
  test('they correct within the period, and the clock starts anew', async () => {
    on('2026-05-06')
    const { id, queryCode } = await submitted()
    await mustAct(registry, id, { act: 'confirm', on: '2026-05-06' })
    await mustAct(registry, id, { act: 'register', on: '2026-05-06' })
    on('2026-05-08')
    await mustAct(handler, id, { act: 'askForCorrection', on: '2026-05-08', until: '2026-05-22' })
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({
      state: 'awaitingCorrection',
      reply_due: null,
      next_due: '2026-05-22',
    })
    on('2026-05-11')
    const key = { code: queryCode, tail: '5678' }
    expect(await correctRequest(app, key, ' ', null)).toMatchObject({ refusal: { code: 'incomplete' } })
    expect(await correctRequest(app, key, '指2023年第二批', null)).toMatchObject({ ok: true })
    const calendar = await calendarFor(app, 'bureau')
    expect((await readRequest(app.db, 'bureau', id))!.reply_due).toBe(calendar.workingDayAfter('2026-05-11', 20))
  })

  test('they withdraw, and the request ends', async () => {
    const { id, queryCode } = await submitted()
    expect(await withdrawRequest(app, { code: queryCode, tail: '002X' }, '不再需要', null)).toMatchObject({ ok: true })
    expect(await readRequest(app.db, 'bureau', id)).toMatchObject({ state: 'closedWithdrawn', is_open: false })
  })
})

describe('what is refused', () => {
  test.each([
    [{ applicants: [] }, 'applicants'],
    [{ applicants: [{ ...form.applicants[0]!, idNumber: '123' }] }, 'applicants.0.idNumber'],
    [{ content: ' ' }, 'content'],
    [{ delivery: 'post' as const }, 'applicants.0.address'],
  ])('a form with %j', async (change, field) =>
    expect(await submitRequest(app, { ...form, ...change }, null)).toMatchObject({ ok: false, refusal: { field } }),
  )

  test('receipt before the Regulation was in force', async () => {
    const early = { ...form, channel: 'inPerson' as const, on: '2019-05-14' as Day }
    expect(await takeInRequest(app, registry, early, null)).toMatchObject({ ok: false })
  })

  test('a day to come', async () => {
    const later = { ...form, channel: 'inPerson' as const, on: '2027-05-14' as Day }
    expect(await takeInRequest(app, registry, later, null)).toMatchObject({ refusal: { code: 'in-future' } })
  })

  test('staff of another organ neither see nor move it', async () => {
    const { id } = await submitted()
    expect(await act(elsewhere, id, { act: 'confirm', on: app.today() })).toMatchObject({
      refusal: { code: 'not-yours' },
    })
    const acted = await actOnRequest(
      app,
      elsewhere,
      { organId: 'other', requestId: id, facts: { act: 'confirm', on: app.today() } },
      null,
    )
    expect(acted).toMatchObject({ refusal: { code: 'no-request' } })
  })

  test('an act on what somebody else has just moved', async () => {
    const { id } = await submitted()
    await mustAct(registry, id, { act: 'confirm', on: app.today() })
    const late = actOnRequest(
      app,
      registry,
      { organId: 'bureau', requestId: id, facts: { act: 'register', on: app.today() }, seen: 1 },
      null,
    )
    expect(await late).toMatchObject({ refusal: { code: 'changed-meanwhile' } })
  })
})

test('every act that the state offers says why it is refused, or is allowed', async () => {
  const { id } = await submitted()
  const request = (await readRequest(app.db, 'bureau', id))!
  const acts = possibleActs(handler, request, app.today(), await calendarFor(app, 'bureau'))
  expect(acts.find((one) => one.act === 'confirm')!.refusal!.message).toContain('由登记员、公开机构负责人办理')
})

test('table three counts each request once, and every cell opens its cases', async () => {
  const figures = (await tableThree(app.db, { organIds: ['bureau'], year: 2026 }))!
  expect(figures.edition).toBe('2021')
  const { newReceived, granted, outcomeTotal, carriedOut } = figures.table
  expect(granted!['total']).toBe(1)
  expect(newReceived!['total']).toBe(outcomeTotal!['total']! + carriedOut!['total']!)
  for (const [row, cells] of Object.entries(figures.table))
    for (const [column, count] of Object.entries(cells!))
      expect(
        (await requestsBehind(app.db, { organIds: ['bureau'], year: 2026, row, column })).length,
        `${row} ${column}`,
      ).toBe(count)
})
