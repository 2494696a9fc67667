// What the pages of the register, the ledger, the gazette and the site do beside the life of a document.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { draftIssue, publishIssue } from '../../src/documents/gazette.ts'
import { changeIssue, discardIssue, issuesAtDesk } from '../../src/documents/gazette-desk.ts'
import {
  acknowledgeDelivery,
  actOnDocument,
  announceCleanup,
  answerComment,
  attachEvidence,
  bodyFromText,
  catalogueOf,
  changeValidity,
  cleanupItems,
  closeCleanup,
  closeConsultation,
  createDocument,
  decideCleanup,
  deliverDocuments,
  delivery,
  enterFigures,
  evidenceOf,
  fileTakeoverForm,
  interpretationPairs,
  moderateComment,
  openCleanup,
  openConsultation,
  openTakeover,
  publicConsultation,
  readVersion,
  registerCard,
  registerCounts,
  settleCatalogue,
  shownComments,
  signEntries,
  submitComment,
  type TakenDocument,
  takeOverDocuments,
  toldByOthers,
  undelivered,
} from '../../src/documents/index.ts'
import { calendarOf } from '../../src/law/calendar/index.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { newsroom } from './newsroom.ts'

const { app, at, staff, organ, person } = await newsroom()
let other: Staff
const takeovers = new Map<string, string>()
const accept = <T>(result: { ok: true; value: T } | { ok: false; refusal: { code: string; message: string } }): T => {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}
const codeOf = (result: { ok: boolean; refusal?: { code: string } }) => (result.ok ? 'ok' : result.refusal!.code)

const take = async (title: string, more: Partial<TakenDocument> = {}, by = staff.head, organId = 'city') => {
  const document: TakenDocument = {
    ...{ kind: 'normative', title, body: bodyFromText('第一条 示例。'), madeOn: '2024-03-01', formedOn: '2024-03-01' },
    ...{ publishedOn: '2024-03-05', attribute: 'open' },
    ...more,
  }
  const input = { organId, takeoverId: takeovers.get(organId)!, documents: [document] }
  return accept(await takeOverDocuments(app, by, input, null)).taken[0]!.id
}

beforeAll(async () => {
  await organ('bureau')
  other = await person('other', 'bureau', ['head'])
  for (const [organId, by] of [
    ['city', staff.head],
    ['bureau', other],
  ] as const) {
    const record = { organId, source: '旧网站', digest: 'a'.repeat(64), responsibleName: '示例主任' }
    takeovers.set(organId, accept(await openTakeover(app, by, { ...record, signedOn: '2026-02-01' }, null)).id)
  }
})

test('another organ that repeals ours is told of, and changes nothing until we say so', async () => {
  const ours = await take('由本机关变更的办法')
  const relations = [{ relation: 'repeals' as const, toOrganId: 'city', toId: ours }]
  const by = await take(
    '关于废止的决定',
    { relations, publishedOn: '2026-03-01', madeOn: '2026-03-01' },
    other,
    'bureau',
  )
  expect((await registerCard(app.db, 'city', ours))!).toMatchObject({
    validity: 'inForce',
    ties: [{ relation: 'repeals', direction: 'back', title: '关于废止的决定' }],
  })
  expect(await toldByOthers(app.db, ['city'])).toMatchObject([{ id: ours, relation: 'repeals', by: { id: by } }])
  expect(await toldByOthers(app.db, ['bureau'])).toEqual([])
  const change = { organId: 'city', documentId: ours, validity: 'repealed', basis: '关于废止的决定' } as const
  accept(await changeValidity(app, staff.legal, { ...change, by: { organId: 'bureau', id: by } }, null))
  expect(await toldByOthers(app.db, ['city'])).toEqual([])
  expect((await registerCard(app.db, 'city', ours))!.changes.at(-1)).toMatchObject({
    validity: 'repealed',
    by: { title: '关于废止的决定' },
  })
  const counts = await registerCounts(app.db, { organIds: ['city'], day: app.today() })
  expect(counts).toEqual({ repealed: 1 })
})

test('those who keep the register are written to when it is published, once each, and not before', async () => {
  const ours = await take('要由市里自己废止的办法', { registerNo: '示规〔2024〕9号' })
  await sql`update staff set email = login || '@example.com' where login in ('legal', 'head', 'author')`.execute(app.db)
  const people = {
    handler: await person('bureau.handler', 'bureau', ['handler']),
    secrecy: await person('bureau.secrecy', 'bureau', ['secrecyReviewer']),
    leader: await person('bureau.leader', 'bureau', ['leader', 'registry']),
  }
  const mails = async () =>
    (
      await sql<{ recipient: string; title: string; body: string }>`select recipient, title, body from outbox
        where subject = ${`document:${ours}`} order by recipient`.execute(app.db)
    ).rows
  const { id } = accept(
    await createDocument(
      app,
      people.handler,
      {
        ...{ organId: 'bureau', kind: 'notice', title: '关于废止一件办法的通知', formedOn: app.today() },
        body: bodyFromText('自今日起废止。'),
        relations: [{ relation: 'repeals', toOrganId: 'city', toId: ours }],
      },
      null,
    ),
  )
  const act = async (by: Staff, wish: object) =>
    accept(await actOnDocument(app, by, { organId: 'bureau', documentId: id, wish: wish as never }, null))
  await act(people.handler, { act: 'mark', attribute: 'open' })
  await act(people.handler, { act: 'submit' })
  await act(people.handler, { act: 'review', step: 1 })
  await act(people.secrecy, { act: 'review', step: 2 })
  await act(people.leader, { act: 'review', step: 3, checklist: [...checklistItems] })
  await act(people.leader, { act: 'approve' })
  expect(await mails()).toEqual([])
  await act(people.leader, { act: 'publish' })
  const told = await mails()
  expect(told.map(({ recipient }) => recipient)).toEqual(['head@example.com', 'legal@example.com'])
  for (const { title, body } of told) {
    expect(title).toMatch(/^.+的文件废止了本机关的文件$/)
    expect(body).toContain('《关于废止一件办法的通知》')
    expect(body).toContain('《要由市里自己废止的办法》（统一登记号示规〔2024〕9号）')
    expect(body).toContain(`/workbench/register/city/${ours}`)
  }
  expect((await registerCard(app.db, 'city', ours))!.validity).toBe('inForce')
})

test('what is not public of another organ is not named', async () => {
  const ours = await take('本机关的另一办法')
  const relations = [{ relation: 'amends' as const, toOrganId: 'city', toId: ours }]
  const more = { relations, attribute: 'withheld', ground: 'denied.process' } as const
  await take('尚未公开的紫微决定', { ...more, relations: [...relations] }, other, 'bureau')
  expect(JSON.stringify(await registerCard(app.db, 'city', ours))).not.toContain('紫微')
  expect(JSON.stringify(await toldByOthers(app.db, ['city']))).not.toContain('紫微')
})

test('the result of a clean-up becomes a draft with what is public, once', async () => {
  const hidden = await take('不公开的紫微办法', { attribute: 'withheld', ground: 'denied.internalAffairs' })
  const { id: cleanupId } = accept(await openCleanup(app, staff.head, { organId: 'city', title: '2026年清理' }, null))
  const announce = () => announceCleanup(app, staff.head, { organId: 'city', cleanupId }, null)
  expect(codeOf(await announce())).toBe('no-cleanup')
  const ids = (await cleanupItems(app.db, 'city', cleanupId)).map(({ documentId }) => documentId)
  expect(ids).toContain(hidden)
  const decide = { organId: 'city', cleanupId, documentIds: ids, decision: 'keep' } as const
  accept(await decideCleanup(app, staff.head, decide, null))
  accept(await closeCleanup(app, staff.head, { organId: 'city', cleanupId }, null))
  const { id } = accept(await announce())
  expect(codeOf(await announce())).toBe('announced')
  const { text } = (await readVersion(app.db, 'city', id, 1))!
  expect(text).toContain('本机关的另一办法')
  expect(text).not.toContain('紫微')
})

describe('comments', () => {
  let id: string
  let comment: string
  beforeAll(async () => {
    id = await take('停车办法（征求意见稿）', { kind: 'draft' })
    const period = { organId: 'city', documentId: id, closesOn: '2026-04-02', contact: '示例邮箱' } as const
    accept(await openConsultation(app, staff.registry, period, null))
    const sent = { organId: 'city', documentId: id, content: '建议降低收费，电话13812345678', id: crypto.randomUUID() }
    comment = accept(await submitComment(app, sent)).id
    expect(accept(await submitComment(app, sent)).id).toBe(comment)
  })
  const moderate = (shown: string | null, by = staff.registry) =>
    moderateComment(app, by, { organId: 'city', id: comment, shown }, null)

  test('the public reads what staff let through, and never what names a person', async () => {
    expect(codeOf(await moderate('建议降低收费', staff.author))).toBe('not-yours')
    expect(codeOf(await moderate('建议降低收费，电话13812345678'))).toBe('names-people')
    accept(await moderate('建议降低收费'))
    expect(await shownComments(app.db, 'city', id)).toEqual([])
  })
  test('only with the result; counts come without words', async () => {
    const answer = { organId: 'city', id: comment, answer: 'declined', reason: '成本已核定' } as const
    accept(await answerComment(app, staff.author, answer, null))
    expect(await shownComments(app.db, 'city', id)).toEqual([])
    at('2026-04-03T01:00:00Z')
    accept(await closeConsultation(app, staff.registry, { organId: 'city', documentId: id, result: '未采纳' }, null))
    expect(await shownComments(app.db, 'city', id)).toMatchObject([{ shown: '建议降低收费', reason: '成本已核定' }])
    expect(await publicConsultation(app.db, 'city', id)).toMatchObject({
      comments: 1,
      declined: 1,
      resultOn: '2026-04-03',
    })
    accept(await moderate(null))
    expect(await shownComments(app.db, 'city', id)).toEqual([])
    at('2026-03-02T01:00:00Z')
  })
})

test('interpretations stand with their documents; the forms are counted', async () => {
  const document = await take('需要解读的办法')
  await take('《需要解读的办法》解读', {
    ...{ kind: 'interpretation', interpretationForm: 'chart' },
    relations: [{ relation: 'interprets', toOrganId: 'city', toId: document }],
  })
  const wanted = { organIds: ['city'], year: 2024, today: app.today(), calendar: calendarOf() }
  const pairs = await interpretationPairs(app.db, wanted)
  expect(pairs).toMatchObject([{ id: document, overdue: false, interpretations: [{ form: 'chart' }] }])
})

test('evidence: for what is entered, once for what is signed', async () => {
  const entry = { organId: 'city', row: 'permits', year: 2025, firstMonth: 1, lastMonth: 3, quantity: 3 } as const
  const { ids } = accept(await enterFigures(app, staff.author, [entry], null))
  const input = { organId: 'city', id: ids[0]!, name: '统计表.csv', bytes: Buffer.from('a,b\n1,2\n') }
  expect(codeOf(await attachEvidence(app, staff.legal, input, null))).toBe('not-yours')
  accept(await attachEvidence(app, staff.author, input, null))
  accept(await signEntries(app, staff.leader, { organId: 'city', ids }, null))
  expect(codeOf(await attachEvidence(app, staff.author, input, null))).toBe('has-evidence')
  expect(await evidenceOf(app.db, 'city', ids[0]!)).toMatchObject({ name: '统计表.csv' })
  expect(await evidenceOf(app.db, 'bureau', ids[0]!)).toBeUndefined()
})

test('the scan of a takeover is filed once, by who may', async () => {
  const input = {
    organId: 'city',
    id: takeovers.get('city')!,
    name: '接管记录.pdf',
    bytes: Buffer.from('%PDF-1.4 scan'),
  }
  expect(codeOf(await fileTakeoverForm(app, staff.legal, input, null))).toBe('not-yours')
  accept(await fileTakeoverForm(app, staff.head, input, null))
  expect(codeOf(await fileTakeoverForm(app, staff.head, input, null))).toBe('no-takeover')
})

test('the gazette: an issue is changed and discarded before it is out, never after', async () => {
  await sql`update organs set kind = 'government' where id = 'city'`.execute(app.db)
  const [one, two] = [await take('公报文件一'), await take('公报文件二')]
  const contents = [{ section: '市政府文件', documentId: one }]
  const draft = async () => accept(await draftIssue(app, staff.head, { organId: 'city', year: 2026, contents }, null))
  const first = { organId: 'city', ...(await draft()) }
  const second = { organId: 'city', ...(await draft()) }
  expect(codeOf(await discardIssue(app, staff.head, first, null))).toBe('not-the-last')
  accept(await discardIssue(app, staff.head, second, null))
  const wrong = { ...first, contents: [{ section: '文件', documentId: crypto.randomUUID() }] }
  expect(codeOf(await changeIssue(app, staff.head, wrong, null))).toBe('not-public')
  expect(await issuesAtDesk(app.db, 'city')).toMatchObject([{ documents: 1 }])
  const more = [...contents, { section: '部门文件', documentId: two }]
  accept(await changeIssue(app, staff.head, { ...first, contents: more }, null))
  accept(await publishIssue(app, staff.head, first, null))
  expect(codeOf(await changeIssue(app, staff.head, { ...first, contents }, null))).toBe('issued')
  expect(codeOf(await discardIssue(app, staff.head, first, null))).toBe('issued')
})

test('the catalogue names who answers for each item of the level', async () => {
  const settle = (item: string) =>
    settleCatalogue(app, staff.head, { organId: 'city', items: [{ item, department: '财政科', note: null }] }, null)
  expect(codeOf(await settle('A21_township_01'))).toBe('no-item')
  accept(await settle('A20_07'))
  const lines = await catalogueOf(app.db, 'city', 'county', app.today())
  expect(lines.find(({ item }) => item === 'A20_07')).toMatchObject({ department: '财政科', standing: 'empty' })
})

test('deliveries: what is public, with a receipt, and not twice to the same place', async () => {
  const id = await take('移送的办法', { publishedOn: '2026-01-05' })
  const hidden = await take('不公开的办法', { attribute: 'withheld', ground: 'denied.process' })
  const wanted = {
    organId: 'city',
    recipient: '示例市档案馆',
    from: '2026-01-01',
    until: '2026-01-31',
    kinds: ['normative'],
  } as const
  expect((await undelivered(app.db, wanted)).map((one) => one.id)).toEqual([id])
  const give = (documents: string[]) =>
    deliverDocuments(
      app,
      staff.registry,
      {
        ...{ organId: 'city', recipient: '示例市档案馆', kind: 'archives', form: 'paper', deliveredOn: '2026-03-01' },
        documents: documents.map((one) => ({ id: one })),
      },
      null,
    )
  expect(codeOf(await give([hidden]))).toBe('not-public')
  const made = accept(await give([id]))
  expect(await undelivered(app.db, wanted)).toEqual([])
  const receipt = { organId: 'city', id: made.id, receivedBy: '示例接收人' }
  const early = await acknowledgeDelivery(app, staff.registry, { ...receipt, receivedOn: '2026-02-01' }, null)
  expect(codeOf(early)).toBe('bad-day')
  accept(await acknowledgeDelivery(app, staff.registry, { ...receipt, receivedOn: '2026-03-02' }, null))
  expect(await delivery(app.db, 'city', made.id)).toMatchObject({
    receivedBy: '示例接收人',
    items: [{ id, copies: 1 }],
  })
  expect(await delivery(app.db, 'bureau', made.id)).toBeUndefined()
})
