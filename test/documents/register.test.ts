import { beforeAll, describe, expect, test } from 'vitest'
import {
  answerComment,
  behindDisclosure,
  bodyFromText,
  changeSettings,
  changeValidity,
  cleanupItems,
  closeCleanup,
  closeConsultation,
  commenter,
  commentsOf,
  decideCleanup,
  dueForReassessment,
  enterFigures,
  expiringSoon,
  formedUnpublished,
  keepValidity,
  lackingInterpretation,
  likeness,
  openCleanup,
  openConsultation,
  openTakeover,
  publicationCounts,
  registerOn,
  signEntries,
  submitComment,
  type TakenDocument,
  tableTwo,
  takeOverDocuments,
  voidEntry,
} from '../../src/documents/index.ts'
import { calendarOf } from '../../src/law/calendar/index.ts'
import { newsroom } from './newsroom.ts'

const { app, at, staff } = await newsroom()
const organIds = ['city']
const document = (title: string, more: Partial<TakenDocument> = {}): TakenDocument => ({
  kind: 'normative',
  title,
  body: bodyFromText('第一条 示例。'),
  madeOn: '2024-03-01',
  formedOn: '2024-03-01',
  publishedOn: '2024-03-05',
  attribute: 'open',
  ...more,
})
let takeoverId = ''
const take = async (...documents: TakenDocument[]) => {
  const result = await takeOverDocuments(app, staff.head, { organId: 'city', takeoverId, documents }, null)
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const accept = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.code)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code)

beforeAll(async () => {
  const record = {
    organId: 'city',
    source: 'http://old.example',
    digest: 'a'.repeat(64),
    responsibleName: '示例主任',
    signedOn: '2026-02-01',
  } as const
  expect(codeOf(await openTakeover(app, staff.author, record, null))).toBe('not-yours')
  expect(codeOf(await openTakeover(app, staff.head, { ...record, digest: 'x' }, null))).toBe('incomplete')
  takeoverId = accept(await openTakeover(app, staff.head, record, null)).id
})

describe('taking over', () => {
  test('what has a fault is left out and named, the rest comes in', async () => {
    const { taken, faults } = await take(
      document('办法一'),
      document('没有发布日期', { publishedOn: undefined as never }),
      document('日期倒置', { publishedOn: '2024-02-01' }),
      document('不公开而无理由', { attribute: 'withheld' }),
      document('带密级', { body: bodyFromText('机密★1年\n正文') }),
    )
    expect(taken).toHaveLength(1)
    expect(faults.map(({ row, field }) => `${row} ${field}`)).toEqual([
      '1 publishedOn',
      '2 publishedOn',
      '3 ground',
      '4 body',
    ])
    expect(faults[3]!.message).not.toContain('正文')
  })
  test('without its record nothing comes in', async () => {
    const input = { organId: 'city', takeoverId: '00000000-0000-0000-0000-000000000000', documents: [document('x')] }
    expect(codeOf(await takeOverDocuments(app, staff.head, input, null))).toBe('no-takeover')
  })
})

describe('validity', () => {
  test('at any day, and when the term runs out', async () => {
    const { taken } = await take(
      document('暂行办法', { effectiveOn: '2024-04-01', validUntil: '2026-03-31' }),
      document('旧办法', {
        madeOn: '2020-01-02',
        formedOn: '2020-01-02',
        publishedOn: '2020-01-03',
        repealedOn: '2025-06-01',
      }),
    )
    const on = async (day: `${number}-${number}-${number}`, id: string) =>
      (await registerOn(app.db, { organIds, day }, { limit: 100 })).find((one) => one.id === id)?.validity
    const [tried, old] = taken.map(({ id }) => id) as [string, string]
    expect([
      await on('2024-03-15', tried),
      await on('2024-04-01', tried),
      await on('2026-03-31', tried),
      await on('2026-04-01', tried),
    ]).toEqual([null, 'inForce', 'inForce', 'expired'])
    expect([await on('2025-05-31', old), await on('2025-06-01', old)]).toEqual(['inForce', 'repealed'])
    expect((await expiringSoon(app.db, organIds, app.today())).map(({ title }) => title)).toEqual(['暂行办法'])
    at('2026-04-02T01:00:00Z')
    expect(await keepValidity(app)).toBe(1)
    expect(await keepValidity(app)).toBe(0)
    at('2026-03-02T01:00:00Z')
  })

  test('an expired document counts as repealed only where the organ has settled so', async () => {
    const repealed = async () =>
      (await tableTwo(app.db, { organIds, year: 2026 }))!.table['normativeDocuments']!['repealed']
    expect(await repealed()).toBe(0)
    accept(await changeSettings(app, staff.head, 'city', { expiredAsRepealed: true }, null))
    expect(await repealed()).toBe(1)
    accept(await changeSettings(app, staff.head, 'city', { expiredAsRepealed: false }, null))
    expect(codeOf(await changeSettings(app, staff.head, 'city', { indexPattern: '{code}' }, null))).toBe('bad-pattern')
  })

  test('suspended and back, by the register keeper with a basis', async () => {
    const id = (await take(document('可暂停的办法'))).taken[0]!.id
    const change = { organId: 'city', documentId: id, validity: 'suspended', basis: '示政发〔2026〕8号' } as const
    expect(codeOf(await changeValidity(app, staff.author, change, null))).toBe('not-yours')
    expect(codeOf(await changeValidity(app, staff.legal, { ...change, basis: ' ' }, null))).toBe('incomplete')
    accept(await changeValidity(app, staff.legal, change, null))
    expect(codeOf(await changeValidity(app, staff.legal, change, null))).toBe('no-change')
  })

  test('a change registered late counts from its day, one registered ahead takes effect on its day', async () => {
    const [late, ahead] = (await take(document('早已废止的办法'), document('将要废止的办法'))).taken.map(({ id }) => id)
    const now = async (id: string) =>
      (await registerOn(app.db, { organIds, day: app.today() }, { limit: 100 })).find((one) => one.id === id)!.validity
    const shown = async (id: string) =>
      (await app.db.selectFrom('public_documents').select('validity').where('id', '=', id).executeTakeFirstOrThrow())
        .validity
    const repeal = (documentId: string, fromOn: `${number}-${number}-${number}`) =>
      changeValidity(
        app,
        staff.legal,
        { organId: 'city', documentId, validity: 'repealed', basis: '示政发〔2026〕9号', fromOn },
        null,
      )
    const repealed = async (year: number) =>
      (await tableTwo(app.db, { organIds, year }))!.table['normativeDocuments']!['repealed'] as number
    const before = [await repealed(2025), await repealed(2026)] as const
    expect(codeOf(await repeal(late!, '2019-01-01'))).toBe('before-made')
    accept(await repeal(late!, '2025-12-30'))
    accept(await repeal(ahead!, '2026-05-01'))
    expect([await now(late!), await shown(late!), await now(ahead!), await shown(ahead!)]).toEqual([
      ...['repealed', 'repealed', 'inForce', 'inForce'],
    ])
    expect([await repealed(2025), await repealed(2026)]).toEqual([before[0] + 1, before[1] + 1])
    expect(codeOf(await repeal(late!, '2025-12-30'))).toBe('no-change')
    accept(await repeal(late!, '2026-01-02'))
    expect([await repealed(2025), await repealed(2026)]).toEqual([before[0], before[1] + 2])
    accept(await repeal(late!, '2025-12-30'))
    at('2026-05-01T01:00:00Z')
    expect(await keepValidity(app)).toBeGreaterThanOrEqual(1)
    expect(await keepValidity(app)).toBe(0)
    expect([await now(ahead!), await shown(ahead!)]).toEqual(['repealed', 'repealed'])
    at('2026-03-02T01:00:00Z')
  })
})

test('a clean-up goes through everything in force and repeals together', async () => {
  const repealedThisYear = async () => {
    const cell = { organIds, year: 2026, row: 'normativeDocuments', column: 'repealed' }
    return (await behindDisclosure(app.db, cell)).documents.map(({ id }) => id)
  }
  const before = await repealedThisYear()
  const { id: cleanupId, documents } = accept(
    await openCleanup(app, staff.legal, { organId: 'city', title: '2026年清理' }, null),
  )
  const items = await cleanupItems(app.db, 'city', cleanupId)
  expect(items).toHaveLength(documents)
  const ids = items.map(({ documentId }) => documentId)
  const decide = (documentIds: string[], decision: 'keep' | 'repeal') =>
    decideCleanup(app, staff.legal, { organId: 'city', cleanupId, documentIds, decision }, null)
  accept(await decide(ids.slice(0, 1), 'repeal'))
  expect(codeOf(await closeCleanup(app, staff.legal, { organId: 'city', cleanupId }, null))).toBe('undecided')
  accept(await decide(ids.slice(1), 'keep'))
  expect(accept(await closeCleanup(app, staff.legal, { organId: 'city', cleanupId }, null))).toMatchObject({
    repeal: 1,
  })
  expect(codeOf(await decide(ids, 'keep'))).toBe('no-cleanup')
  expect((await repealedThisYear()).filter((id) => !before.includes(id))).toEqual(ids.slice(0, 1))
})

test('a draft is open to comment for thirty days, every comment answered before the result', async () => {
  const id = (await take(document('停车条例（征求意见稿）', { kind: 'draft' }))).taken[0]!.id
  const open = (closesOn: '2026-03-20' | '2026-04-01') =>
    openConsultation(app, staff.registry, { organId: 'city', documentId: id, closesOn, contact: '示例邮箱' }, null)
  const comment = { organId: 'city', documentId: id, content: '建议降低收费', name: '示例甲', contact: '0000000' }
  expect(codeOf(await submitComment(app, comment))).toBe('not-open')
  expect(codeOf(await open('2026-03-20'))).toBe('too-short')
  accept(await open('2026-04-01'))
  accept(await submitComment(app, comment))
  const [one] = await commentsOf(app.db, 'city', id)
  expect(one!.sealed).not.toContain('示例甲')
  expect(commenter(app, one!)).toEqual({ name: '示例甲', contact: '0000000' })
  const close = () =>
    closeConsultation(app, staff.registry, { organId: 'city', documentId: id, result: '收到1条，未采纳' }, null)
  expect(codeOf(await close())).toBe('period-running')
  at('2026-04-02T01:00:00Z')
  expect(codeOf(await submitComment(app, comment))).toBe('not-open')
  expect(codeOf(await close())).toBe('unanswered')
  expect(
    codeOf(await answerComment(app, staff.author, { organId: 'city', id: one!.id, answer: 'declined' }, null)),
  ).toBe('incomplete')
  accept(
    await answerComment(
      app,
      staff.author,
      { organId: 'city', id: one!.id, answer: 'declined', reason: '成本已核定' },
      null,
    ),
  )
  accept(await close())
  at('2026-03-02T01:00:00Z')
})

describe('the ledger of administrative acts', () => {
  const entry = {
    organId: 'city',
    row: 'permits',
    year: 2025,
    firstMonth: 1,
    lastMonth: 12,
    quantity: 10,
    items: 3,
  } as const
  test('entered by one, signed by another, corrected on record', async () => {
    const [id] = accept(await enterFigures(app, staff.head, [entry], null)).ids as [string]
    expect((await tableTwo(app.db, { organIds, year: 2025 }))!.table['permits']).toEqual({ decisions: 0 })
    expect(codeOf(await signEntries(app, staff.head, { organId: 'city', ids: [id] }, null))).toBe('same-person')
    accept(await signEntries(app, staff.leader, { organId: 'city', ids: [id] }, null))
    expect((await tableTwo(app.db, { organIds, year: 2025 }))!.table['permits']).toEqual({ decisions: 10 })
    expect(codeOf(await enterFigures(app, staff.author, [{ ...entry, firstMonth: 3, lastMonth: 3 }], null))).toBe(
      'entered-before',
    )
    expect(codeOf(await voidEntry(app, staff.author, { organId: 'city', id }, null))).toBe('no-entry')
    const corrected = { ...entry, quantity: 12, corrects: { id, reason: '漏报2件' } }
    const ids = accept(await enterFigures(app, staff.author, [corrected], null)).ids
    accept(await signEntries(app, staff.leader, { organId: 'city', ids }, null))
    const behind = await behindDisclosure(app.db, { organIds, year: 2025, row: 'permits', column: 'decisions' })
    expect(behind.entries.map(({ id: one, quantity }) => [one, quantity])).toEqual([[ids[0], 12]])
  })
  test.each([
    [{ year: 2030 }, 'year'],
    [{ quantity: -1 }, 'quantity'],
    [{ quantity: 1.5 }, 'quantity'],
    [{ amountWan: 3 }, 'amountWan'],
    [{ firstMonth: 5, lastMonth: 4 }, 'firstMonth'],
  ])('%j is refused', async (more, field) => {
    const refused = await enterFigures(app, staff.author, [{ ...entry, ...more }], null)
    expect(refused).toMatchObject({ ok: false, refusal: { field } })
  })
  test('the edition of 2019 counts items and their change', async () => {
    const entries = [
      { ...entry, year: 2019, items: 5 },
      { ...entry, year: 2020, items: 4, quantity: 7 },
      {
        organId: 'city',
        row: 'procurement',
        year: 2020,
        firstMonth: 1,
        lastMonth: 12,
        quantity: 2,
        amountWan: 1245.95,
      } as const,
    ]
    const { ids } = accept(await enterFigures(app, staff.author, entries, null))
    accept(await signEntries(app, staff.leader, { organId: 'city', ids }, null))
    const { table } = (await tableTwo(app.db, { organIds, year: 2020 }))!
    expect(table['permits']).toEqual({ previousItems: 5, change: -1, decisions: 7 })
    expect(table['procurement']).toEqual({ projects: 2, amountWan: 1245.95 })
  })
})

test('boards: withheld and due for another look, channels by month', async () => {
  await take(document('会议纪要', { kind: 'other', attribute: 'withheld', ground: 'denied.process' }))
  expect((await dueForReassessment(app.db, organIds, app.today())).map(({ title }) => title)).toEqual(['会议纪要'])
  expect(await formedUnpublished(app.db, organIds, app.today())).toEqual([])
  expect(await lackingInterpretation(app.db, organIds, app.today(), calendarOf())).toEqual([])
  expect(
    (await publicationCounts(app.db, organIds, 2024)).every(({ month, channel }) => month === 3 && channel === 'site'),
  ).toBe(true)
})

test('an interpretation that copies its document is named', () => {
  const text = '第一条 为了做好公共停车场管理工作，维护各方权益，结合本地实际，制定本办法。'
  expect(likeness(text, text)).toMatchObject({ share: 1, warn: true })
  expect(likeness('为什么要出台这个办法：停车难是群众反映最多的问题。', text)).toMatchObject({ share: 0, warn: false })
})
