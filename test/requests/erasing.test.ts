// 清除个人信息: after the years that the organ keeps, nothing in the database or among the files names the people, and the
// record still proves what was done.
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { addExampleOffice } from '../../src/examples/index.ts'
import { verifyRecord } from '../../src/record/index.ts'
import {
  actOnComplaint,
  actOnRecordCorrection,
  actWithLetter,
  complain,
  draftLetter,
  eraseAllDue,
  erased,
  erasePeople,
  keepAttachment,
  letterFile,
  letterPaper,
  listErasable,
  readLetter,
  readRequest,
  submitRecordCorrection,
  submitRequest,
  supplementRequest,
} from '../../src/requests/index.ts'
import { testApp } from '../app.ts'

let now = new Date('2026-03-02T02:00:00Z')
const app = await testApp({ now: () => now })
const organId = 'example-bureau'
const who = {
  name: '欧阳小明',
  idKind: 'idCard',
  idNumber: '11010519491231002X',
  phone: '13812345678',
  email: 'ouyang@example.com',
} as const
const secrets = ['欧阳小明', '11010519491231002X', '13812345678', 'ouyang@example.com']
const where = { organId, requestId: '' }
let paperId = ''
let shas: string[] = []

function must<T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T {
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** Every text of every table in which one of these words stands. */
async function found(words: readonly string[]): Promise<string[]> {
  const { rows: tables } = await sql<{ name: string }>`
    select c.relname as name from pg_class c where c.relnamespace = 'public'::regnamespace and c.relkind = 'r'`.execute(
    app.db,
  )
  const hits: string[] = []
  for (const { name } of tables)
    for (const word of words) {
      const { rows } = await sql<{ n: number }>`
        select count(*)::int as n from ${sql.table(name)} t where strpos(t::text, ${word}) > 0`.execute(app.db)
      if (rows[0]!.n) hits.push(`${name}: ${word}`)
    }
  return hits
}

beforeAll(async () => {
  const staff = (await addExampleOffice(app)).get(organId)!
  const above = (await addExampleOffice(app)).get('example-city')!
  const file = must(
    await keepAttachment(app, { name: '欧阳小明的身份证.txt', bytes: Buffer.from('11010519491231002X') }),
  )
  const form = {
    organId,
    applicantKind: 'naturalPerson' as const,
    applicants: [{ ...who }],
    content: '欧阳小明（电话13812345678）名下房屋的征收补偿方案',
    description: '请寄给欧阳小明',
    form: 'electronic' as const,
    delivery: 'online' as const,
    attachments: [file],
  }
  const { id, queryCode } = must(await submitRequest(app, form, '10.0.0.1'))
  where.requestId = id
  must(
    await supplementRequest(
      app,
      { code: queryCode, tail: '5678' },
      { text: '我是欧阳小明，身份证11010519491231002X' },
      null,
    ),
  )
  const act = (by: keyof typeof staff, facts: object, note?: string, more: object = {}) =>
    actWithLetter(app, staff[by], { ...where, facts: facts as never, ...(note && { note }), ...more }, null)
  const on = app.today()
  must(await act('dengji', { act: 'confirm', on }, '电话13812345678核对'))
  must(await act('dengji', { act: 'register', on }))
  must(await act('chengban', { act: 'draft', on }))
  must(await act('chengban', { act: 'decide', on, item: '1', outcome: 'granted.full' }))
  const fields = { information: '欧阳小明名下的补偿方案', provided: '电子文件' }
  paperId = must(await draftLetter(app, staff.chengban, { ...where, kind: 'granted', fields }, null)).id
  must(await act('chengban', { act: 'submitForClearance', on }))
  for (const [by, review] of [
    ['baomi', 'secrecy'],
    ['fazhi', 'legal'],
    ['lingdao', 'leader'],
  ] as const)
    must(await act(by, { act: 'clear', on, review }))
  must(
    await act('chengban', { act: 'issue', on, outcome: 'granted.full', service: 'electronic' }, undefined, { paperId }),
  )
  must(await complain(app, { code: queryCode, tail: '5678' }, { reason: 'conduct', text: '欧阳小明要投诉' }, null))
  const correction = { organId, applicant: { ...who }, record: '欧阳小明的登记', wrong: '面积记错', evidence: '房产证' }
  const filed = must(await submitRecordCorrection(app, correction, null, 'once'))
  const step = (name: 'refer', note: string) =>
    actOnRecordCorrection(app, staff.chengban, { organId, id: filed.id, act: name, on, note }, null)
  must(await step('refer', '请欧阳小明向示例局提出'))
  const { rows } = await sql<{ sha256: string }>`select sha256 from files`.execute(app.db)
  shas = rows.map(({ sha256 }) => sha256)
  expect(shas.length).toBe(3)
  expect((await found(['欧阳小明'])).length).toBeGreaterThan(5)

  // The complaint is still open: the request has to wait for it.
  now = new Date('2037-01-04T02:00:00Z')
  expect(await erasePeople(app, staff.zhuren, where, null)).toMatchObject({ refusal: { code: 'under-complaint' } })
  now = new Date('2026-03-20T02:00:00Z')
  const { rows: open } = await sql<{ id: string }>`select id from complaints`.execute(app.db)
  const complaint = { organId: 'example-city', id: open[0]!.id, on: app.today() }
  must(
    await actOnComplaint(app, above.zhuren, { ...complaint, act: 'decline', note: '欧阳小明所述不属受理范围' }, null),
  )
  now = new Date('2037-01-04T02:00:00Z')
  expect((await listErasable(app.db, organId, app.today())).map(({ about }) => about).sort()).toEqual([
    'correction',
    'request',
  ])
  expect(must(await eraseAllDue(app, staff.zhuren, { organId }, null))).toEqual({ erased: 2, left: [] })
  expect(must(await eraseAllDue(app, above.zhuren, { organId: 'example-city' }, null))).toEqual({ erased: 1, left: [] })
})

test('no table names them any more', async () => expect(await found(secrets)).toEqual([]))

test('the letter is there with number, day and masked text, and the digest of what was issued', async () => {
  const letter = (await readLetter(app.db, organId, where.requestId, paperId))!
  expect(letter).toMatchObject({
    number: '示资公开〔2026〕1号',
    issued_on: '2026-03-02',
    state: 'issued',
    pdf_sha256: null,
  })
  const text = JSON.stringify(letterPaper(app, letter))
  for (const secret of secrets) expect(text).not.toContain(secret)
  expect(text).toContain(`${erased}名下的补偿方案`)
  const { rows } = await sql<{ digest: string }>`
    select after ->> 'digest' as digest from record_entries where act = 'issueLetter' and after ->> 'paper' = ${paperId}`.execute(
    app.db,
  )
  expect(rows).toEqual([{ digest: letter.body!.digest }])
  expect((await letterFile(app, letter, 'pdf')).subarray(0, 5).toString()).toBe('%PDF-')
})

test('the request stays in the figures, and says that it was erased', async () =>
  expect(await readRequest(app.db, organId, where.requestId)).toMatchObject({
    content: `${erased}（电话${erased}）名下房屋的征收补偿方案`,
    applicant_mask: erased,
    counted_as: 'granted.full',
    erased_on: '2037-01-04',
  }))

test('the files that held their data are gone from the store', async () => {
  for (const sha256 of shas) await expect(app.files.get(sha256)).rejects.toThrow()
})

test('the record is whole', async () => {
  expect((await verifyRecord(app.db)).broken).toEqual([])
  const { rows } = await sql<{
    n: number
  }>`select count(*)::int as n from record_entries where act = 'erasePeople'`.execute(app.db)
  expect(rows).toEqual([{ n: 3 }])
})
