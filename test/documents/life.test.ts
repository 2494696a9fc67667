import { describe, expect, test } from 'vitest'
import {
  type ActWish,
  actOnDocument,
  bodyFromText,
  createDocument,
  type Draft,
  editDocument,
  listDocuments,
  publishDue,
  standingAgain,
} from '../../src/documents/index.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { newsroom } from './newsroom.ts'

const { app, at, staff } = await newsroom()

const draft: Draft = {
  organId: 'city',
  kind: 'normative',
  title: '示例市公共停车场管理办法',
  documentNo: '示政发〔2026〕3号',
  issuers: ['示例市人民政府'],
  formedOn: '2026-03-02',
  madeOn: '2026-03-02',
  body: bodyFromText('第一条 为了规范公共停车场管理，制定本办法。'),
}
const whole = [...checklistItems]
const begin = async (more: Partial<Draft> = {}, by = staff.author) => {
  const made = await createDocument(app, by, { ...draft, documentNo: null, ...more }, null)
  if (!made.ok) throw new Error(made.refusal.message)
  return made.value.id
}
const act = (by: Staff, documentId: string, wish: ActWish) =>
  actOnDocument(app, by, { organId: 'city', documentId, wish }, null)
const done = async (by: Staff, documentId: string, wish: ActWish) => {
  const result = await act(by, documentId, wish)
  if (!result.ok) throw new Error(`${wish.act}: ${result.refusal.message}`)
  return result.value.standing
}
const code = async (result: ReturnType<typeof act>) => {
  const given = await result
  return given.ok ? 'ok' : given.refusal.code
}
async function reviewed(id: string) {
  await done(staff.author, id, { act: 'mark', attribute: 'open' })
  await done(staff.author, id, { act: 'submit' })
  await done(staff.author, id, { act: 'review', step: 1 })
  await done(staff.secrecy, id, { act: 'review', step: 2 })
  await done(staff.leader, id, { act: 'review', step: 3, checklist: whole })
}
async function published(id: string) {
  await reviewed(id)
  await done(staff.leader, id, { act: 'approve' })
  return done(staff.registry, id, { act: 'publish' })
}
const seen = (id: string) => app.db.selectFrom('public_documents').selectAll().where('id', '=', id).executeTakeFirst()

describe('the way of a document to the public', () => {
  test('draft, mark, three reviews, sign, publish', async () => {
    const id = await begin({ documentNo: '示政发〔2026〕3号' })
    expect(await seen(id)).toBeUndefined()
    const standing = await published(id)
    expect(standing).toMatchObject({ state: 'published', publishedVersion: 1, publishedOn: '2026-03-02' })
    expect(await seen(id)).toMatchObject({
      index_no: 'city/2026-00001',
      register_no: '登〔2026〕1号',
      validity: 'inForce',
      document_no: '示政发〔2026〕3号',
      text: '第一条 为了规范公共停车场管理，制定本办法。',
    })
  })

  test('nothing leaves drafting unmarked, or marked without its ground', async () => {
    const id = await begin()
    expect(await code(act(staff.author, id, { act: 'submit' }))).toBe('not-marked')
    expect(await code(act(staff.author, id, { act: 'mark', attribute: 'withheld' }))).toBe('no-ground')
    expect(await code(act(staff.author, id, { act: 'mark', attribute: 'onRequest', ground: 'denied.process' }))).toBe(
      'no-ground',
    )
    await done(staff.author, id, { act: 'mark', attribute: 'withheld', ground: 'denied.process' })
    await done(staff.author, id, { act: 'submit' })
    await done(staff.author, id, { act: 'review', step: 1 })
    await done(staff.secrecy, id, { act: 'review', step: 2 })
    await done(staff.leader, id, { act: 'review', step: 3, checklist: whole })
    expect(await done(staff.leader, id, { act: 'approve' })).toMatchObject({ state: 'kept' })
    expect(await code(act(staff.registry, id, { act: 'publish' }))).toBe('wrong-state')
  })

  test('the three steps are three people in order, the author the first at most', async () => {
    const id = await begin({}, staff.head)
    await done(staff.head, id, { act: 'mark', attribute: 'open' })
    await done(staff.head, id, { act: 'submit' })
    expect(await code(act(staff.secrecy, id, { act: 'review', step: 2 }))).toBe('wrong-step')
    await done(staff.author, id, { act: 'review', step: 1 })
    expect(await code(act(staff.head, id, { act: 'review', step: 2 }))).toBe('author-reviews')
    expect(await code(act(staff.author, id, { act: 'review', step: 2 }))).toBe('not-yours')
    await done(staff.secrecy, id, { act: 'review', step: 2 })
    expect(await code(act(staff.head, id, { act: 'review', step: 3, checklist: whole }))).toBe('author-reviews')
    expect(await code(act(staff.leader, id, { act: 'review', step: 3 }))).toBe('checklist-open')
    expect(await code(act(staff.leader, id, { act: 'approve' }))).toBe('not-reviewed')
    await done(staff.leader, id, { act: 'review', step: 3, checklist: whole })
    await done(staff.leader, id, { act: 'approve' })
  })

  test('sent back, the review begins anew', async () => {
    const id = await begin()
    await reviewed(id)
    await done(staff.secrecy, id, { act: 'sendBack' })
    const change = { title: '示例市公共停车场管理办法（修改）' }
    const edited = await editDocument(app, staff.author, { organId: 'city', documentId: id, change }, null)
    expect(edited).toMatchObject({ ok: true, value: { standing: { version: 2, reviews: [] } } })
    await done(staff.author, id, { act: 'submit' })
    expect(await code(act(staff.leader, id, { act: 'approve' }))).toBe('not-reviewed')
  })

  test('when unsure, the authority is asked, and its no stops the publication (art. 17)', async () => {
    const id = await begin()
    await done(staff.author, id, { act: 'mark', attribute: 'open' })
    await done(staff.author, id, { act: 'submit' })
    await done(staff.secrecy, id, { act: 'ask', authority: '示例市保密行政管理部门', letter: '示函〔2026〕1号' })
    expect(await code(act(staff.author, id, { act: 'review', step: 1 }))).toBe('wrong-state')
    await done(staff.secrecy, id, { act: 'hear', answer: 'mayNotPublish', letter: '示保函〔2026〕2号' })
    expect(await code(act(staff.author, id, { act: 'review', step: 1 }))).toBe('authority-said-no')
    await done(staff.secrecy, id, { act: 'sendBack' })
  })

  test('a document that needs an interpretation is not signed without its draft', async () => {
    const id = await begin()
    await done(staff.author, id, { act: 'needInterpretation', need: 'needed' })
    await reviewed(id)
    expect(await code(act(staff.leader, id, { act: 'approve' }))).toBe('no-interpretation')
    await begin({
      kind: 'interpretation',
      title: '《示例市公共停车场管理办法》解读',
      relations: [{ relation: 'interprets', toId: id }],
    })
    await done(staff.leader, id, { act: 'approve' })
  })

  test('a scheduled document comes out when its time has come', async () => {
    const id = await begin()
    await reviewed(id)
    await done(staff.leader, id, { act: 'approve' })
    expect(await code(act(staff.author, id, { act: 'schedule', at: '2026-03-01T00:00:00.000Z' }))).toBe('not-later')
    await done(staff.author, id, { act: 'schedule', at: '2026-03-03T01:00:00.000Z' })
    expect(await publishDue(app)).toBe(0)
    expect(await code(act(staff.registry, id, { act: 'publish' }))).toBe('not-yet')
    at('2026-03-03T01:00:05Z')
    expect(await publishDue(app)).toBe(1)
    expect(await seen(id)).toMatchObject({ published_on: '2026-03-03' })
    at('2026-03-02T01:00:00Z')
  })
})

describe('after publication', () => {
  test('a correction stays unseen until it has been reviewed itself, and says why', async () => {
    const id = await begin({ title: '关于举办春季招聘会的通知', kind: 'notice' })
    await published(id)
    await done(staff.author, id, { act: 'correct', publicNote: '更正举办地点' })
    expect(await publicNote(id)).toBeNull()
    const change = { body: bodyFromText('地点改为示例体育馆。'), documentNo: '示政函〔2026〕9号' }
    await editDocument(app, staff.author, { organId: 'city', documentId: id, change }, null)
    expect(await seen(id)).toMatchObject({ version: 1, document_no: null })
    await published(id)
    expect(await seen(id)).toMatchObject({
      version: 2,
      document_no: '示政函〔2026〕9号',
      text: '地点改为示例体育馆。',
      public_note: '更正举办地点',
      changed_on: '2026-03-02',
    })
  })

  test('withdrawn, only the note is left', async () => {
    const id = await begin({ title: '关于征集示例的通知' })
    await published(id)
    expect(await code(act(staff.head, id, { act: 'withdraw', publicNote: ' ' }))).toBe('no-public-note')
    await done(staff.head, id, { act: 'withdraw', publicNote: '内容有误，已撤下核实' })
    expect(await seen(id)).toBeUndefined()
    const left = await app.db.selectFrom('public_withdrawals').selectAll().where('id', '=', id).executeTakeFirst()
    expect(left).toEqual({ organ_id: 'city', id, withdrawn_on: '2026-03-02', public_note: '内容有误，已撤下核实' })
  })

  test('the attribute changes with the approval of another person, and takes the document down', async () => {
    const id = await begin()
    await published(id)
    await done(staff.author, id, { act: 'proposeAttribute', attribute: 'withheld', ground: 'denied.thirdParty' })
    expect(await code(act(staff.leader, id, { act: 'decideAttribute', agree: true }))).toBe('no-public-note')
    await done(staff.leader, id, { act: 'decideAttribute', agree: true, publicNote: '涉及第三方权益' })
    expect(await seen(id)).toBeUndefined()
  })

  test('kept information that is opened goes through the whole review', async () => {
    const id = await begin()
    await done(staff.author, id, { act: 'mark', attribute: 'withheld', ground: 'denied.process' })
    await done(staff.author, id, { act: 'submit' })
    await done(staff.author, id, { act: 'review', step: 1 })
    await done(staff.secrecy, id, { act: 'review', step: 2 })
    await done(staff.leader, id, { act: 'review', step: 3, checklist: whole })
    await done(staff.leader, id, { act: 'approve' })
    await done(staff.secrecy, id, { act: 'reassess', result: 'open' })
    await done(staff.author, id, { act: 'proposeAttribute', attribute: 'open' })
    expect(await done(staff.head, id, { act: 'decideAttribute', agree: true })).toMatchObject({
      state: 'drafting',
      version: 2,
    })
    await published(id)
    expect(await seen(id)).toMatchObject({ version: 2 })
  })

  test('a sample is checked again by somebody else, and what was found is put right', async () => {
    const id = await begin()
    await published(id)
    expect(await code(act(staff.secrecy, id, { act: 'recheck', findings: ['缺附件'] }))).toBe('same-person')
    expect(await done(staff.legal, id, { act: 'recheck', findings: ['缺附件'] })).toMatchObject({
      openFindings: ['缺附件'],
    })
    expect(await done(staff.author, id, { act: 'putRight', finding: '缺附件', how: '已补充' })).toMatchObject({
      openFindings: [],
    })
  })

  test('a document that repeals another changes its validity', async () => {
    const old = await begin({ title: '旧办法' })
    await published(old)
    const next = await begin({ title: '新办法', relations: [{ relation: 'repeals', toId: old }] })
    await published(next)
    expect(await seen(old)).toMatchObject({ validity: 'repealed' })
  })

  test('one that enters into force later repeals on that day', async () => {
    const old = await begin({ title: '还要执行的办法' })
    await published(old)
    const next = await begin({
      title: '以后施行的办法',
      effectiveOn: '2026-06-01',
      relations: [{ relation: 'repeals', toId: old }],
    })
    await published(next)
    expect(await seen(old)).toMatchObject({ validity: 'inForce' })
    const step = app.db.selectFrom('public_document_validity').select(['from_on', 'validity'])
    expect(await step.where('document_id', '=', old).orderBy('from_on', 'desc').limit(1).execute()).toEqual([
      { from_on: '2026-06-01', validity: 'repealed' },
    ])
  })
})

test('numbers are put into their form; a rule bears that of its order', async () => {
  const numberOf = async (id: string) =>
    (await app.db.selectFrom('documents').select('document_no').where('id', '=', id).executeTakeFirstOrThrow())
      .document_no
  expect(await numberOf(await begin({ documentNo: '示政发[2026]第05号' }))).toBe('示政发〔2026〕5号')
  expect(await numberOf(await begin({ kind: 'rule', documentNo: '示例市人民政府令第12号' }))).toBe(
    '示例市人民政府令第12号',
  )
  const refused = await createDocument(app, staff.author, { ...draft, documentNo: '五号文' }, null)
  expect(refused).toMatchObject({ ok: false, refusal: { field: 'documentNo' } })
})

describe('a draft that comes to nothing', () => {
  const row = (id: string) =>
    app.db
      .selectFrom('documents')
      .select(['state', 'publish_due', 'withdrawn_on'])
      .where('id', '=', id)
      .executeTakeFirstOrThrow()
  const listed = async (id: string, state?: 'discarded') =>
    (await listDocuments(app.db, { organIds: ['city'], ...(state && { state }) }, { limit: 1000 })).some(
      (one) => one.id === id,
    )

  test('is discarded with a reason, waits no longer, and can be taken up again', async () => {
    const id = await begin({ title: '重复起草的办法' })
    await done(staff.author, id, { act: 'mark', attribute: 'open' })
    expect((await row(id)).publish_due).not.toBeNull()
    expect(await code(act(staff.author, id, { act: 'discard', reason: ' ' }))).toBe('no-reason')
    expect(await code(act(staff.legal, id, { act: 'discard', reason: '重复' }))).toBe('not-yours')
    expect(await done(staff.author, id, { act: 'discard', reason: '重复起草' })).toMatchObject({ state: 'discarded' })
    expect(await row(id)).toMatchObject({ state: 'discarded', publish_due: null })
    expect([await listed(id), await listed(id, 'discarded')]).toEqual([false, true])
    expect(await code(act(staff.author, id, { act: 'submit' }))).toBe('wrong-state')
    expect(await done(staff.author, id, { act: 'reopen' })).toMatchObject({ state: 'drafting', version: 2 })
  })

  test('is not what the public reads, nor what was kept from it', async () => {
    const id = await begin({ title: '更正中的办法' })
    await published(id)
    await done(staff.author, id, { act: 'correct', publicNote: '更正笔误' })
    expect(await code(act(staff.author, id, { act: 'discard', reason: '不更正了' }))).toBe('is-up')
    const kept = await begin({ title: '讨论记录' })
    await done(staff.author, kept, { act: 'mark', attribute: 'withheld', ground: 'denied.process' })
    await done(staff.author, kept, { act: 'submit' })
    await done(staff.author, kept, { act: 'review', step: 1 })
    await done(staff.secrecy, kept, { act: 'review', step: 2 })
    await done(staff.leader, kept, { act: 'review', step: 3, checklist: whole })
    await done(staff.leader, kept, { act: 'approve' })
    await done(staff.author, kept, { act: 'proposeAttribute', attribute: 'open' })
    await done(staff.head, kept, { act: 'decideAttribute', agree: true })
    expect(await code(act(staff.author, kept, { act: 'discard', reason: '不要了' }))).toBe('was-kept')
  })

  test('begun on what was taken down leaves it taken down', async () => {
    const id = await begin({ title: '撤下又重起草的办法' })
    await published(id)
    await done(staff.head, id, { act: 'withdraw', publicNote: '内容有误' })
    await done(staff.author, id, { act: 'reopen' })
    expect(await done(staff.author, id, { act: 'discard', reason: '不再公开' })).toMatchObject({ state: 'withdrawn' })
    expect((await row(id)).withdrawn_on).not.toBeNull()
  })
})

test('the saved standing is that of the acts, and the record is whole', async () => {
  const all = await app.db.selectFrom('documents').select(['organ_id', 'id', 'standing']).execute()
  expect(all.length).toBeGreaterThan(10)
  for (const { organ_id, id, standing } of all) expect(await standingAgain(app.db, organ_id, id)).toEqual(standing)
  expect((await verifyRecord(app.db)).broken).toEqual([])
})

async function publicNote(id: string): Promise<string | null | undefined> {
  const row = app.db.selectFrom('public_documents').select('public_note').where('id', '=', id)
  return (await row.executeTakeFirst())?.public_note
}
