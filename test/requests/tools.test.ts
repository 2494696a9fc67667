import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { filesOnDisk } from '../../src/db/files.ts'
import type { Day } from '../../src/kit/days.ts'
import type { ActFacts } from '../../src/law/requests/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { verifyRecord } from '../../src/record/index.ts'
import {
  actOnRecordCorrection,
  actOnRequest,
  alikeBefore,
  alikeRequests,
  answerOrgan,
  askOrgan,
  calendarFor,
  correctItemText,
  countSuggestion,
  deliverMessages,
  downloadMessageFile,
  downloadPaper,
  feeForRequest,
  fileRecordCorrection,
  findSimilarPublic,
  foldAgain,
  itemiseRequest,
  keepAttachment,
  linksOf,
  listMessages,
  listRecordCorrections,
  markRepeat,
  openByQuery,
  type Person,
  passOn,
  publishAnswer,
  readRequest,
  recordIdentityProof,
  renewQueryCode,
  requestDetails,
  seePeople,
  seeRecordCorrection,
  splitRequest,
  subjectFigures,
  suggestionFigures,
  tableThree,
  takeInRequest,
} from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
const folder = mkdtempSync(join(tmpdir(), 'gongkai-tools-'))
app.files = filesOnDisk(folder)
afterAll(() => rmSync(folder, { recursive: true, force: true }))
let one: Staff
let other: Staff
const on = (day: string) => at(`${day}T02:00:00Z`)
const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T => {
  if (result.ok) return result.value
  throw new Error(result.refusal.message)
}

beforeAll(async () => {
  await organ('bureau')
  await organ('other')
  one = await person('one', 'bureau', ['registry', 'handler', 'head', 'leader', 'secrecyReviewer'])
  other = await person('two', 'other', ['registry', 'handler', 'head'])
})

const applicant: Person = { name: '张三丰', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }

async function received(day: Day, content: string, more: object = {}): Promise<string> {
  on(day)
  const form = {
    organId: 'bureau',
    channel: 'inPerson',
    on: day,
    applicantKind: 'naturalPerson',
    applicants: [applicant],
  }
  const { id } = must(
    await takeInRequest(
      app,
      one,
      { ...form, content, form: 'paper', delivery: 'inPerson', ...more } as Parameters<typeof takeInRequest>[2],
      null,
    ),
  )
  await act(id, { act: 'register', on: day })
  return id
}
const act = async (requestId: string, facts: ActFacts) =>
  must(await actOnRequest(app, one, { organId: 'bureau', requestId, facts }, null))
const row = async (id: string, organId = 'bureau') => (await readRequest(app.db, organId, id))!
const bureau = (requestId: string) => ({ organId: 'bureau', requestId })

async function answered(id: string, day: Day, outcome: 'granted.full' | 'denied.process' = 'granted.full') {
  on(day)
  await act(id, { act: 'draft', on: day })
  await act(id, { act: 'decide', on: day, item: '1', outcome })
  await act(id, { act: 'submitForClearance', on: day })
  await act(id, { act: 'clear', on: day, review: 'secrecy' })
  await act(id, { act: 'clear', on: day, review: 'leader' })
  await act(id, { act: 'issue', on: day, outcome, service: 'electronic' })
}

describe('a request of several items', () => {
  let id: string

  test('is itemised, and each decision stands with its item', async () => {
    id = await received('2026-03-02', '旧改方案、预算和会议纪要')
    must(
      await itemiseRequest(
        app,
        one,
        { ...bureau(id), items: ['旧改方案', '预算', '会议纪要'], on: '2026-03-02' },
        null,
      ),
    )
    await act(id, { act: 'decide', on: '2026-03-02', item: '2', outcome: 'denied.process' })
    const { items } = (await requestDetails(app.db, 'bureau', id))!
    expect(items.map(({ no, content, outcome }) => [no, content, outcome])).toEqual([
      [1, '旧改方案', null],
      [2, '预算', 'denied.process'],
      [3, '会议纪要', null],
    ])
  })

  test('is split: the new requests have the receipt and the clock of the first', async () => {
    await act(id, { act: 'consultThirdParty', on: '2026-03-02', letter: 'a', arrivedOn: '2026-03-03' })
    on('2026-03-09')
    await act(id, { act: 'hearThirdParty', on: '2026-03-09', letter: 'a' })
    const { requests } = must(await splitRequest(app, one, { ...bureau(id), items: [2, 3], on: '2026-03-09' }, null))
    expect(requests.map(({ item }) => item)).toEqual([2, 3])
    const first = await row(id)
    const calendar = await calendarFor(app, 'bureau')
    for (const made of requests) {
      const split = await row(made.id)
      expect(split).toMatchObject({
        split_from: id,
        state: 'inReview',
        received_on: first.received_on,
        reply_due: first.reply_due,
      })
      expect(split.number).not.toBe(first.number)
      expect(await foldAgain(app.db, 'bureau', made.id, calendar)).toEqual(split.standing)
      expect(must(await seePeople(app, one, 'bureau', made.id, null))[0]!.person).toEqual(applicant)
      expect(must(await openByQuery(app, { code: made.queryCode, tail: '5678' })).id).toBe(made.id)
    }
    expect(Object.keys(first.standing.items)).toEqual(['1'])
    expect((await requestDetails(app.db, 'bureau', id))!.items.map(({ content }) => content)).toEqual(['旧改方案'])
    const { table } = (await tableThree(app.db, { organIds: ['bureau'], year: 2026 }))!
    expect(table['newReceived']!['total']).toBe(3)
  })

  test('keeps an item, knows its items, and is not split under relief', async () => {
    expect(await splitRequest(app, one, { ...bureau(id), items: [1], on: '2026-03-09' }, null)).toMatchObject({
      refusal: { code: 'nothing-left' },
    })
    expect(await splitRequest(app, one, { ...bureau(id), items: [7], on: '2026-03-09' }, null)).toMatchObject({
      refusal: { code: 'no-such-item' },
    })
  })
})

describe('a request like an earlier one', () => {
  let first: string
  let again: string

  test('is shown with how the other ended, that of the same applicant first', async () => {
    first = await received('2026-04-01', '2024年示例街道旧改项目房屋征收补偿方案')
    await answered(first, '2026-04-02')
    await received('2026-04-03', '全市公共厕所分布图', { applicants: [applicant] })
    const stranger = { ...applicant, idNumber: '110105194912310038', idKind: 'other' }
    const others = await received('2026-04-06', '2024年示例街道旧改项目房屋征收补偿方案', { applicants: [stranger] })
    again = await received('2026-04-07', '2024年示例街道旧改项目的房屋征收补偿方案全文')
    const { alike } = must(await alikeRequests(app, one, 'bureau', again))
    expect(alike.slice(0, 2)).toMatchObject([
      { id: first, sameApplicant: true, outcomeLabel: '予以公开', endedOn: '2026-04-02' },
      { id: others, sameApplicant: false, isOpen: true },
    ])
    expect(alike.map(({ content }) => content)).not.toContain('全市公共厕所分布图')
    expect(await alikeRequests(app, other, 'bureau', again)).toMatchObject({ refusal: { code: 'not-yours' } })
  })

  test('is found while it is taken in, by few words too', async () => {
    const typed = { organId: 'bureau', content: '旧改项目', idNumbers: [applicant.idNumber] }
    const { alike } = must(await alikeBefore(app, one, typed))
    expect(alike.find(({ id }) => id === first)).toMatchObject({ sameApplicant: true })
    expect(await alikeBefore(app, other, typed)).toMatchObject({ refusal: { code: 'not-yours' } })
  })

  test('is marked as a repeat of an answered one of the same applicant, and linked both ways', async () => {
    on('2026-04-08')
    const mark = (earlierId: string, kind: 'repeat' | 'same') =>
      markRepeat(app, one, { ...bureau(again), earlierId, kind, on: '2026-04-08' }, null)
    const { alike } = must(await alikeRequests(app, one, 'bureau', again))
    const stranger = alike.find(({ sameApplicant }) => !sameApplicant)!.id
    expect(await mark(stranger, 'repeat')).toMatchObject({ refusal: { code: 'other-applicant' } })
    must(await mark(first, 'repeat'))
    expect((await row(again)).standing.items).toEqual({ '1': 'notProcessed.duplicate' })
    expect(await mark(first, 'repeat')).toMatchObject({ refusal: { code: 'linked-before' } })
    must(await mark(stranger, 'same'))
    expect(await linksOf(app.db, 'bureau', first)).toMatchObject([{ id: again, kind: 'repeat', direction: 'later' }])
    expect(await linksOf(app.db, 'bureau', again)).toMatchObject([
      { id: first, kind: 'repeat', direction: 'earlier' },
      { id: stranger, kind: 'same', direction: 'earlier' },
    ])
    const later = { organId: 'bureau', requestId: first, earlierId: again, kind: 'same' as const }
    expect(await markRepeat(app, one, { ...later, on: '2026-04-08' }, null)).toMatchObject({
      refusal: { code: 'not-earlier' },
    })
  })
})

test('a fee counts what the same applicant asked earlier in the month, and names it', async () => {
  const first = await received('2026-04-09', '三份合同', { items: ['甲合同', '乙合同', '丙合同'] })
  const id = await received('2026-04-10', '丁合同')
  const fee = must(await feeForRequest(app, one, { ...bureau(id), tariff: 'item' }))
  expect(fee.earlier.find((earlier) => earlier.id === first)).toMatchObject({ items: 3 })
  expect(fee.earlier.reduce((sum, { items }) => sum + items, 0)).toBe(fee.before)
  expect(must(await feeForRequest(app, one, { ...bureau(id), tariff: 'page', pages: 109 }))).toMatchObject({
    yuan: 880,
  })
})

test('the words of an item are corrected with those before on file', async () => {
  const id = await received('2026-04-09', '2014年旧改方案')
  const text = { ...bureau(id), item: 1, content: '2024年旧改方案', reason: '', on: '2026-04-09' as Day }
  expect(await correctItemText(app, one, text, null)).toMatchObject({ refusal: { field: 'reason' } })
  must(await correctItemText(app, one, { ...text, reason: '录入时误写年份' }, null))
  const { items, notes, request } = (await requestDetails(app.db, 'bureau', id))!
  expect([items[0]!.content, request.content]).toEqual(['2024年旧改方案', '2024年旧改方案'])
  expect(notes).toMatchObject([
    {
      kind: 'itemText',
      text: '录入时误写年份',
      data: { item: '1', before: '2014年旧改方案', after: '2024年旧改方案' },
    },
  ])
  expect(await correctItemText(app, other, { ...text, reason: '改' }, null)).toMatchObject({
    refusal: { code: 'not-yours' },
  })
})

test('proof of identity is recorded for whom it was shown, with a copy on file', async () => {
  const file = must(await keepAttachment(app, { name: '身份证.txt', bytes: Buffer.from('复印件') }))
  const id = await received('2026-04-09', '某次招标结果', { proofs: ['lacking'] })
  const proof = async () => (await requestDetails(app.db, 'bureau', id))!.people.map((one) => [one.proof, one.proofBy])
  expect(await proof()).toEqual([['lacking', '示例one']])
  const given = { ...bureau(id), person: 1, proof: 'copy' as const, on: '2026-04-09' as Day, files: [file] }
  must(await recordIdentityProof(app, one, given, null))
  expect(await proof()).toEqual([['copy', '示例one']])
  const { papers } = (await requestDetails(app.db, 'bureau', id))!
  expect(papers.map(({ kind, fileName }) => [kind, fileName])).toEqual([['identityProof', '身份证.txt']])
  expect(await recordIdentityProof(app, one, { ...given, person: 9 }, null)).toMatchObject({
    refusal: { code: 'no-person' },
  })
})

test('files go with the items that they belong to when a request is split', async () => {
  const names = ['甲.txt', '乙.txt', '共用.txt']
  const attachments = []
  for (const name of names) attachments.push(must(await keepAttachment(app, { name, bytes: Buffer.from(name) })))
  const id = await received('2026-04-09', '甲方案和乙方案', { items: ['甲方案', '乙方案'], attachments })
  await act(id, { act: 'itemise', on: '2026-04-09', items: ['1', '2'] })
  const papers = (await requestDetails(app.db, 'bureau', id))!.papers
  const paper = (name: string) => papers.find(({ fileName }) => fileName === name)!.id
  const split = { ...bureau(id), items: [2], on: '2026-04-09' as Day }
  const files = [
    { paper: paper('乙.txt'), items: [2] },
    { paper: paper('共用.txt'), items: [1, 2] },
  ]
  expect(
    await splitRequest(app, one, { ...split, files: [{ paper: files[0]!.paper, items: [7] }] }, null),
  ).toMatchObject({
    refusal: { field: 'files' },
  })
  const { requests } = must(await splitRequest(app, one, { ...split, files }, null))
  const filesOf = async (request: string) =>
    (await requestDetails(app.db, 'bureau', request))!.papers.map(({ fileName }) => fileName).sort()
  expect(await filesOf(id)).toEqual(['共用.txt', '甲.txt'])
  expect(await filesOf(requests[0]!.id)).toEqual(['乙.txt', '共用.txt'])
  const [taken] = (await requestDetails(app.db, 'bureau', requests[0]!.id))!.papers
  expect(
    must(await downloadPaper(app, one, { ...bureau(requests[0]!.id), paperId: taken!.id }, null)).bytes.length,
  ).toBe(Buffer.byteLength(taken!.fileName!))
})

describe('another organ of the installation', () => {
  test('answers on its own desk, and its answer ends the pause here', async () => {
    const id = await received('2026-05-06', '联合发文的依据')
    on('2026-05-07')
    const question = must(await keepAttachment(app, { name: '来函.txt', bytes: Buffer.from('请提供意见') }))
    const asked = {
      ...bureau(id),
      toOrganId: 'other',
      text: '请提供联合发文的意见',
      asks: 'jointMaker' as const,
      files: [question],
      on: '2026-05-07' as Day,
    }
    const { id: message } = must(await askOrgan(app, one, asked, null))
    expect(await row(id)).toMatchObject({ state: 'awaitingOtherOrgan', reply_due: null })
    expect(await listMessages(app, { organIds: ['other'], open: true })).toMatchObject([
      {
        id: message,
        direction: 'in',
        kind: 'assistance',
        asks: 'jointMaker',
        text: '请提供联合发文的意见',
        requestId: null,
        number: (await row(id)).number,
        dueOn: '2026-05-27',
        files: [{ part: 'question', no: 1, name: '来函.txt' }],
      },
    ])
    const which = { organId: 'other', id: message, part: 'question' as const, no: 1 }
    expect(must(await downloadMessageFile(app, other, which, null)).bytes.toString()).toBe('请提供意见')
    expect(await downloadMessageFile(app, one, which, null)).toMatchObject({ refusal: { code: 'not-yours' } })
    on('2026-05-12')
    const file = must(await keepAttachment(app, { name: '复函.txt', bytes: Buffer.from('同意公开全文') }))
    must(await answerOrgan(app, other, { organId: 'other', id: message, text: '同意公开', files: [file] }, null))
    const paper = (await requestDetails(app.db, 'bureau', id))!.papers.find(({ kind }) => kind === 'organAnswer')!
    const sent = await downloadPaper(app, one, { ...bureau(id), paperId: paper.id }, null)
    expect(must(sent).bytes.toString()).toBe('同意公开全文')
    expect(await row(id)).toMatchObject({ state: 'inReview' })
    expect((await row(id)).standing.clock!.pauses).toEqual([{ after: '2026-05-07', until: '2026-05-12' }])
    expect(await listMessages(app, { organIds: ['bureau'], requestId: id })).toMatchObject([{ answer: '同意公开' }])
    expect(await answerOrgan(app, other, { organId: 'other', id: message, text: '再答' }, null)).toMatchObject({
      refusal: { code: 'answered-before' },
    })
  })

  test('takes over a request that is its own: two acts, a receipt of its own, once', async () => {
    const id = await received('2026-05-06', '全市学校名录')
    on('2026-05-07')
    const toOther = { ...bureau(id), toOrganId: 'other', on: '2026-05-07' as Day }
    expect(await passOn(app, one, toOther, null)).toMatchObject({ refusal: { code: 'not-told' } })
    await act(id, { act: 'referElsewhere', on: '2026-05-07', service: 'electronic' })
    must(await passOn(app, one, toOther, null))
    expect(await passOn(app, one, toOther, null)).toMatchObject({ refusal: { code: 'passed-before' } })
    const there = await app.db.selectFrom('requests').selectAll().where('organ_id', '=', 'other').execute()
    expect(there).toMatchObject([
      { state: 'pendingConfirmation', passed_from: 'bureau', content: '全市学校名录', received_on: null },
    ])
    expect(must(await seePeople(app, other, 'other', there[0]!.id, null))[0]!.person).toEqual(applicant)
    const { queryCode } = must(await renewQueryCode(app, other, 'other', there[0]!.id, null))
    expect(must(await openByQuery(app, { code: queryCode, tail: '5678' })).organ_id).toBe('other')
  })

  test('gets a message once, however often it is passed on', async () => {
    await sql`update organ_messages set passed_at = null where direction = 'out'`.execute(app.db)
    await sql`update organ_messages set answer_passed_at = null where answer is not null`.execute(app.db)
    await Promise.all([deliverMessages(app), deliverMessages(app)])
    expect(await deliverMessages(app)).toBe(0)
    const { rows } = await sql<{ n: number }>`select count(*)::int as n from requests where organ_id = 'other'`.execute(
      app.db,
    )
    expect(rows[0]!.n).toBe(1)
  })
})

describe('an answer made public', () => {
  test('is found by others under a title that names nobody', async () => {
    const id = await received('2026-06-01', '张三丰家所在楼的拆迁补偿标准')
    const words = {
      ...bureau(id),
      title: '2026年拆迁补偿标准汇编',
      place: 'https://www.example.gov.cn/bz',
      on: '2026-06-02' as Day,
    }
    await answered(id, '2026-06-02')
    expect(await publishAnswer(app, one, { ...words, title: '张三丰所问的补偿标准' }, null)).toMatchObject({
      refusal: { code: 'names-applicant', field: 'title' },
    })
    must(await publishAnswer(app, one, words, null))
    expect(await findSimilarPublic(app, 'bureau', '2026年拆迁补偿标准')).toMatchObject([
      { id, title: '2026年拆迁补偿标准汇编', place: 'https://www.example.gov.cn/bz' },
    ])
    for (const few of ['补偿', '补偿标准', '拆迁补偿'])
      expect(await findSimilarPublic(app, 'bureau', few), few).toMatchObject([{ id }])
    for (const none of ['补', '厕所', '100%', '幼儿园名录'])
      expect(await findSimilarPublic(app, 'bureau', none), none).toEqual([])
    for (const what of ['opened', 'opened', 'served'] as const) await countSuggestion(app, 'bureau', id, what)
    expect(await suggestionFigures(app.db, { organIds: ['bureau'], year: 2026 })).toMatchObject({
      opened: 2,
      served: 1,
      answers: [{ id, title: '2026年拆迁补偿标准汇编', opened: 2, served: 1 }],
    })
  })

  test('was given before: what was refused is not', async () => {
    const id = await received('2026-06-01', '会议讨论稿')
    await answered(id, '2026-06-03', 'denied.process')
    const words = { ...bureau(id), title: '讨论稿', place: '档案室', on: '2026-06-03' as Day }
    expect(await publishAnswer(app, one, words, null)).toMatchObject({ refusal: { code: 'not-given' } })
  })
})

test('subjects are counted', async () => {
  await received('2026-07-01', '土地征收公告', { subject: 'land' })
  const figures = await subjectFigures(app.db, { organIds: ['bureau'], year: 2026 })
  expect(figures.find(({ subject }) => subject === 'land')).toMatchObject({
    label: '土地征收',
    received: 1,
    handled: 0,
  })
})

describe('a correction of records', () => {
  const filing = {
    organId: 'bureau',
    applicant,
    record: '2019年房屋登记表',
    wrong: '面积少登5平方米',
    evidence: '房产证复印件',
    on: '2026-07-01' as Day,
  }

  test('is filed, verified and answered, each step once', async () => {
    on('2026-07-01')
    const { id, number } = must(await fileRecordCorrection(app, one, filing, null))
    expect(number).toBe('更正〔2026〕1号')
    const step = (name: 'verify' | 'correct' | 'passOn', note = '') =>
      actOnRecordCorrection(app, one, { organId: 'bureau', id, act: name, on: '2026-07-01', note }, null)
    expect(await step('correct', '已改')).toMatchObject({ refusal: { code: 'wrong-state' } })
    must(await step('verify'))
    expect(await step('passOn', '转某局')).toMatchObject({ refusal: { code: 'wrong-state' } })
    expect(await step('correct')).toMatchObject({ refusal: { field: 'note' } })
    expect(must(await step('correct', '已更正为95平方米并告知'))).toMatchObject({ state: 'corrected' })
    expect(await listRecordCorrections(app, ['bureau'])).toMatchObject([
      { number, applicant_mask: '张*丰', ended_on: '2026-07-01' },
    ])
    const seen = must(await seeRecordCorrection(app, one, 'bureau', id, null))
    expect(seen.acts.map(({ act: name }) => name)).toEqual(['file', 'verify', 'correct'])
    expect(seen.applicant).toEqual(applicant)
  })

  test('needs evidence (art. 41), and belongs to its organ', async () => {
    expect(await fileRecordCorrection(app, one, { ...filing, evidence: ' ' }, null)).toMatchObject({
      refusal: { field: 'evidence' },
    })
    expect(await fileRecordCorrection(app, other, filing, null)).toMatchObject({ refusal: { code: 'not-yours' } })
  })
})

test('the record is whole after all of it', async () => expect((await verifyRecord(app.db)).broken).toEqual([]))
