import { beforeAll, expect, test } from 'vitest'
import type { ActFacts } from '../../src/law/requests/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { casesBehind, decideCase, listCases, openCase, readSteps, tableFour, takeStep } from '../../src/relief/index.ts'
import { actOnRequest, readRequest, takeInRequest } from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let all: Staff
let requestId: string

const form = {
  organId: 'bureau',
  applicantKind: 'enterprise' as const,
  applicants: [
    { name: '示例科技有限公司', idKind: 'creditCode' as const, idNumber: '91350100M000100Y43', phone: '0357-2000000' },
  ],
  content: '2025年度示例采购合同',
  form: 'paper' as const,
  delivery: 'inPerson' as const,
}

beforeAll(async () => {
  await organ('bureau')
  await organ('other')
  all = await person('all', 'bureau', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer', 'legalReviewer'])
  at('2026-03-02T02:00:00Z')
  const taken = await takeInRequest(app, all, { ...form, channel: 'inPerson', on: '2026-03-02' }, null)
  requestId = taken.ok ? taken.value.id : ''
  const day = '2026-03-02' as const
  const story: ActFacts[] = [
    { act: 'register', on: day },
    { act: 'draft', on: day },
    { act: 'decide', on: day, item: '1', outcome: 'denied.thirdParty' },
    { act: 'submitForClearance', on: day },
    { act: 'clear', on: day, review: 'secrecy' },
    { act: 'clear', on: day, review: 'leader' },
    { act: 'issue', on: day, outcome: 'denied.thirdParty', service: 'post' },
  ]
  for (const facts of story) {
    const acted = await actOnRequest(app, all, { organId: 'bureau', requestId, facts }, null)
    if (!acted.ok) throw new Error(acted.refusal.message)
  }
})

const about = () => ({
  organId: 'bureau',
  kind: 'reconsideration' as const,
  body: '示例市人民政府',
  applicant: '示例科技有限公司',
  requestId,
  attacked: '不予公开告知',
  attackedOn: '2026-03-02' as const,
  procedure: 'summary' as const,
})

let caseId: string

test('a case over a refusal: the answer is due five working days after the copy (art. 54)', async () => {
  at('2026-04-10T02:00:00Z')
  const opened = await openCase(app, all, { ...about(), openedOn: '2026-04-07', copyOn: '2026-04-09' }, null)
  if (!opened.ok) throw new Error(opened.refusal.message)
  caseId = opened.value.id
  const [row] = await listCases(app.db, { organIds: ['bureau'], open: true })
  expect(row).toMatchObject({ next_due: '2026-04-16', next_what: '提出书面答复并提交证据' })
  expect((await readRequest(app.db, 'bureau', requestId))!.flags).toContain('underReconsideration')
})

test('is pending in table four while it is open', async () => {
  expect((await tableFour(app, ['bureau'], 2026))['reconsideration']).toMatchObject({ pending: 1, total: 1 })
})

test('answered, decided against the organ: the request is opened again, its end stays counted', async () => {
  at('2026-04-30T02:00:00Z')
  expect(
    await takeStep(app, all, { organId: 'bureau', caseId, step: 'answered', on: '2026-04-15' }, null),
  ).toMatchObject({ ok: true })
  const decided = await decideCase(
    app,
    all,
    { organId: 'bureau', caseId, on: '2026-04-29', ending: '撤销', remakeDue: '2026-05-29' },
    null,
  )
  expect(decided).toMatchObject({ ok: true, value: { result: 'corrected' } })
  const request = (await readRequest(app.db, 'bureau', requestId))!
  expect(request).toMatchObject({
    state: 'inReview',
    reply_due: '2026-05-29',
    counted_as: 'denied.thirdParty',
    counted_on: '2026-03-02',
  })
  expect(request.flags).toContain('remade')
  const [row] = await listCases(app.db, { organIds: ['bureau'] })
  expect(row).toMatchObject({ next_due: '2026-05-29', next_what: '重新作出处理', result: 'corrected' })
})

test('the order is followed to its end', async () => {
  expect(await takeStep(app, all, { organId: 'bureau', caseId, step: 'remade', on: '2026-04-30' }, null)).toMatchObject(
    { ok: true },
  )
  const [row] = await listCases(app.db, { organIds: ['bureau'] })
  expect(row).toMatchObject({ state: 'remade', next_due: null })
  expect((await readSteps(app.db, 'bureau', caseId)).map(({ step }) => step)).toEqual([
    'notified',
    'copyReceived',
    'answered',
    'decided',
    'remade',
  ])
})

test('a suit after it stands in its own block, and every cell opens its cases', async () => {
  const suit = {
    ...about(),
    kind: 'litigation' as const,
    afterReconsideration: true,
    body: '示例县人民法院',
    procedure: 'ordinary' as const,
    earlierCase: caseId,
  }
  const opened = await openCase(app, all, { ...suit, openedOn: '2026-04-30' }, null)
  expect(opened).toMatchObject({ ok: true })
  const id = opened.ok ? opened.value.id : ''
  expect(
    await decideCase(app, all, { organId: 'bureau', caseId: id, on: '2026-04-30', ending: '维持' }, null),
  ).toMatchObject({ refusal: { code: 'no-ending' } })
  expect(
    await decideCase(app, all, { organId: 'bureau', caseId: id, on: '2026-04-30', ending: '驳回诉讼请求' }, null),
  ).toMatchObject({ value: { result: 'upheld' } })
  const table = await tableFour(app, ['bureau'], 2026)
  expect(table).toMatchObject({
    reconsideration: { corrected: 1, total: 1 },
    litigationAfter: { upheld: 1, total: 1 },
    litigationDirect: { total: 0 },
  })
  for (const [row, cells] of Object.entries(table))
    for (const [column, count] of Object.entries(cells!))
      expect((await casesBehind(app.db, ['bureau'], 2026, row, column)).length, `${row} ${column}`).toBe(count)
})

test('a case that stays open counts as pending in each year', async () => {
  at('2027-02-01T02:00:00Z')
  await openCase(app, all, { ...about(), kind: 'litigation', body: '示例县人民法院', openedOn: '2026-12-20' }, null)
  expect((await tableFour(app, ['bureau'], 2026))['litigationDirect']).toMatchObject({ pending: 1 })
  expect((await tableFour(app, ['bureau'], 2027))['litigationDirect']).toMatchObject({ pending: 1 })
})

test('staff without the role, days to come and days out of order are refused', async () => {
  const clerk = await person('clerk', 'bureau', ['registry'])
  expect(await openCase(app, clerk, { ...about(), openedOn: '2026-04-07' }, null)).toMatchObject({
    refusal: { code: 'not-yours' },
  })
  expect(await openCase(app, all, { ...about(), openedOn: '2028-04-07' }, null)).toMatchObject({
    refusal: { code: 'in-future' },
  })
  expect(await openCase(app, all, { ...about(), openedOn: '2026-03-01' }, null)).toMatchObject({
    refusal: { code: 'out-of-order' },
  })
})
