// 投诉: from the person to the organ above, to the organ complained of and back; nobody else reads it.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asStaffOf } from '../../src/db/as-staff.ts'
import type { Staff } from '../../src/organs/index.ts'
import { verifyRecord } from '../../src/record/index.ts'
import {
  type ActOnComplaint,
  actOnComplaint,
  answerComplaintAsk,
  caseLetterPaper,
  complain,
  complainOfPublication,
  complaintByQuery,
  complaintFigures,
  complaintForPerson,
  complaintsAbout,
  listComplaintAsks,
  listComplaints,
  recordCaseLetterOpening,
  seeComplainant,
  seeComplaint,
  takeInRequest,
} from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
const applicant = { name: '张三丰', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' } as const
let above: Staff
let clerkAbove: Staff
let below: Staff
let beside: Staff

function must<T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

beforeAll(async () => {
  await organ('city')
  await organ('bureau', 'city')
  await organ('other', 'city')
  above = await person('above', 'city', ['head'])
  clerkAbove = await person('clerk', 'city', ['handler'])
  below = await person('below', 'bureau', ['registry', 'handler', 'head'])
  beside = await person('beside', 'other', ['registry', 'handler', 'head'])
  await sql`update staff set email = login || '@example.com'`.execute(app.db)
  await sql`insert into organ_profiles (organ_id, complaint_days, number_prefix) values ('city', 10, '市公开')`.execute(
    app.db,
  )
})

async function requested() {
  at('2026-03-02T02:00:00Z')
  const form = { organId: 'bureau', channel: 'inPerson', on: '2026-03-02', applicantKind: 'naturalPerson' } as const
  const asked = { content: '旧改方案', form: 'paper', delivery: 'inPerson' } as const
  return must(await takeInRequest(app, below, { ...form, ...asked, applicants: [{ ...applicant }] }, null))
}

const act = (by: Staff, input: Omit<ActOnComplaint, 'organId' | 'on'>) =>
  actOnComplaint(app, by, { organId: 'city', on: app.today(), ...input }, null)

describe('about a request', () => {
  let id: string
  let code: string

  test('comes to the organ above with number and due day; sent twice it is one', async () => {
    const { queryCode } = await requested()
    at('2026-04-01T02:00:00Z')
    const words = { reason: 'overdue', text: '到期没有答复' }
    const made = must(await complain(app, { code: queryCode, tail: '5678' }, words, null))
    expect(made).toMatchObject({ to: '示例机关city', number: '投诉〔2026〕1号', dueOn: '2026-04-16' })
    expect(must(await complain(app, { code: queryCode, tail: '5678' }, words, null))).toEqual(made)
    const list = await listComplaints(app.db, { organIds: ['city'] })
    expect(list).toMatchObject([{ number: made.number, aboutOrgan: 'bureau', applicant: '张*丰', state: 'filed' }])
    id = list[0]!.id
    code = made.queryCode
    const { rows } = await sql<{ n: number }>`
      select count(*)::int as n from outbox where recipient = 'above@example.com' and subject = ${`complaint:${id}`}`.execute(
      app.db,
    )
    expect(rows).toEqual([{ n: 1 }])
  })

  test('shows the organ above the story of the request without the people', async () => {
    const seen = must(await seeComplaint(app, above, { organId: 'city', id }))
    expect(seen.request).toMatchObject({ content: '旧改方案', state: 'received', acts: [{ label: '收到' }] })
    expect(JSON.stringify(seen)).not.toMatch(/张三丰|13812345678|002X/)
    expect(await seeComplaint(app, below, { organId: 'city', id })).toMatchObject({ refusal: { code: 'not-yours' } })
    expect(must(await seeComplainant(app, above, { organId: 'city', id }, null)).person).toEqual(applicant)
    expect(await seeComplainant(app, beside, { organId: 'city', id }, null)).toMatchObject({ ok: false })
  })

  test('is asked about, put right, answered, opened, closed', async () => {
    expect(await act(above, { id, act: 'answer', note: '早了', finding: 'founded' })).toMatchObject({
      refusal: { code: 'wrong-state' },
    })
    expect(await act(clerkAbove, { id, act: 'decline', note: '不' })).toMatchObject({ refusal: { code: 'not-yours' } })
    must(await act(clerkAbove, { id, act: 'accept' }))
    expect(await act(clerkAbove, { id, act: 'askStatement', note: '说明' })).toMatchObject({
      refusal: { field: 'until' },
    })
    must(await act(clerkAbove, { id, act: 'askStatement', note: '为何没有答复', until: '2026-04-07' }))
    const [ask] = await listComplaintAsks(app.db, ['bureau'], true)
    expect(ask).toMatchObject({
      kind: 'statement',
      text: '为何没有答复',
      dueOn: '2026-04-07',
      supervisorName: '示例机关city',
    })
    expect(await answerComplaintAsk(app, beside, { organId: 'other', id: ask!.id, text: '我来' }, null)).toMatchObject({
      refusal: { code: 'no-case' },
    })
    must(await answerComplaintAsk(app, below, { organId: 'bureau', id: ask!.id, text: '经办人请假' }, null))
    expect(await answerComplaintAsk(app, below, { organId: 'bureau', id: ask!.id, text: '又' }, null)).toMatchObject({
      refusal: { code: 'answered-before' },
    })
    expect(
      must(await act(above, { id, act: 'orderRectification', note: '三日内答复', until: '2026-04-10' })).state,
    ).toBe('rectifying')
    const words = '该局逾期没有答复，已经责令改正。'
    const answered = must(await act(above, { id, act: 'answer', note: words, finding: 'founded' }))
    expect(answered).toMatchObject({ state: 'answered', letterNumber: '市公开〔2026〕1号' })
    expect(await act(above, { id, act: 'close' })).toMatchObject({ refusal: { code: 'asks-open' } })
    const [second] = await listComplaintAsks(app.db, ['bureau'], true)
    must(await answerComplaintAsk(app, below, { organId: 'bureau', id: second!.id, text: '已经答复' }, null))
    must(await act(above, { id, act: 'close' }))

    expect(await complaintByQuery(app, { code, tail: '9999' })).toBeUndefined()
    const row = (await complaintByQuery(app, { code, tail: '002X' }))!
    const own = await complaintForPerson(app, row)
    expect(own).toMatchObject({ state: 'closed', finding: 'founded', to: '示例机关city', about: '示例机关bureau' })
    const [letter] = own.letters
    const paper = caseLetterPaper(app, letter!)
    expect(paper).toMatchObject({ docNo: '市公开〔2026〕1号', addressee: '张三丰', title: '投诉答复书' })
    expect(JSON.stringify(paper.parts)).toContain(words)
    await recordCaseLetterOpening(app, letter!, '10.0.0.1')
    const seen = must(await seeComplaint(app, above, { organId: 'city', id }))
    expect(seen.letters[0]!.firstOpenedAt).toEqual(app.now())
    expect(await complaintsAbout(app.db, { organ_id: 'bureau', id: row.request_id! })).toMatchObject([
      { state: 'closed' },
    ])
  })
})

test('about what an organ publishes there is no request behind it', async () => {
  at('2026-05-06T02:00:00Z')
  const form = {
    organId: 'bureau',
    person: { name: '李四', phone: '13900001111' },
    reason: 'notPublished',
    information: '2025年救助资金发放结果',
    text: '网站上找不到',
  }
  expect(await complainOfPublication(app, { ...form, information: ' ' }, null, 'a')).toMatchObject({
    refusal: { field: 'information' },
  })
  const made = must(await complainOfPublication(app, form, null, 'once'))
  expect(must(await complainOfPublication(app, form, null, 'once'))).toEqual(made)
  const [one] = await listComplaints(app.db, { organIds: ['city'], open: true })
  expect(one).toMatchObject({ requestId: null, information: form.information, applicant: '李*' })
  must(await act(above, { id: one!.id, act: 'decline', note: '已于2026年1月公开' }))
  expect(await complainOfPublication(app, { ...form, organId: 'city' }, null, 'b')).toMatchObject({
    refusal: { code: 'no-organ-above' },
  })
})

test('the figures of the year count them', async () =>
  expect(await complaintFigures(app.db, { organIds: ['city'], year: 2026 })).toEqual({
    received: 2,
    aboutRequests: 1,
    aboutPublication: 1,
    notAccepted: 1,
    answered: 1,
    open: 0,
    founded: 1,
    partly: 0,
    unfounded: 0,
    rectified: 1,
    late: 0,
    byReason: { overdue: 1, notPublished: 1 },
  }))

test('the database shows the story to the organ above alone', async () => {
  const rowsFor = (organId: string) =>
    asStaffOf(app.db, [organId], async (tx) => {
      const counts: number[] = []
      for (const name of ['complaints', 'complaint_asks', 'complained_requests', 'complained_acts', 'case_letters'])
        counts.push((await sql`select 1 from ${sql.table(name)}`.execute(tx)).rows.length)
      return counts
    })
  expect(await rowsFor('city')).toEqual([2, 2, 1, 1, 2])
  expect(await rowsFor('bureau')).toEqual([0, 2, 0, 0, 0])
  expect(await rowsFor('other')).toEqual([0, 0, 0, 0, 0])
  await expect(
    asStaffOf(app.db, ['city'], (tx) => sql`update complaint_asks set answer = 'x', answered_on = made_on`.execute(tx)),
  ).resolves.toMatchObject({ numAffectedRows: 0n })
})

test('the record is whole after all of it', async () => expect((await verifyRecord(app.db)).broken).toEqual([]))
