// Nothing is public without its review: every published item is walked, and every route, use case and statement is tried.
import Fastify, { type FastifyInstance, type InjectOptions } from 'fastify'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { registerApi } from '../../src/api/index.ts'
import { bodyFromText } from '../../src/documents/index.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import type { Role } from '../../src/organs/index.ts'
import { testApp } from '../app.ts'
import { addOrgan, addPerson, cookieOf } from '../staff.ts'
import { shownBeside, walkPublished } from './reviewed.ts'

const app = await testApp({ now: () => new Date('2026-03-02T01:00:00Z') })
const server: FastifyInstance = Fastify()
const routes: string[] = []
server.addHook('onRoute', ({ method, url }) => {
  for (const one of [method].flat()) if (one !== 'HEAD') routes.push(`${one} ${url}`)
})
await registerApi(server, app, { normal: 100_000, dear: 100_000 })
afterAll(() => server.close())
const cookies = new Map<string, string>()
const ask = (method: string, url: string, payload?: object | Buffer, as?: string, type?: string) =>
  server.inject({
    method,
    url: `/api${url}`,
    ...(payload && { payload }),
    headers: { ...(type && { 'content-type': type }), ...(as && { cookie: cookies.get(as)! }) },
  } as InjectOptions)

async function person(login: string, roles: Role[], organId = 'bureau') {
  await addPerson(app, login, organId, roles)
  cookies.set(login, await cookieOf(server, login))
}

const all: Role[] = ['registry', 'handler', 'head', 'leader', 'secrecyReviewer', 'legalReviewer', 'organAdmin']
const secret = '尚未公开的示例内容'
const drafted = async (title = secret, as = 'all') => {
  const payload = {
    organId: 'bureau',
    kind: 'notice',
    title,
    body: bodyFromText(`${title}正文`),
    formedOn: '2026-03-01',
  }
  const answer = await ask('POST', '/office/documents', payload, as)
  expect(answer.statusCode, answer.body).toBe(201)
  return `/office/documents/bureau/${answer.json().id}`
}
const act = (at: string, name: string, payload: object = {}, as = 'all') =>
  ask('POST', `${at}/acts/${name}`, payload, as)
const publicRows = async () => {
  const views = [
    'public_documents',
    'public_document_files',
    'public_document_relations',
    'public_document_publications',
    'public_document_validity',
    'public_withdrawals',
    'public_consultations',
  ]
  const { rows } = await sql<{ words: string }>`${sql.join(
    views.map(
      (view) =>
        sql`select coalesce(string_agg(v::text, ' '), '') as words from ${sql.table(view)} v where organ_id = 'bureau'`,
    ),
    sql` union all `,
  )}`.execute(app.db)
  return rows.map(({ words }) => words).join(' ')
}

beforeAll(async () => {
  for (const id of ['bureau', 'other']) await addOrgan(app, id)
  await person('all', all)
  await person('clerk', ['handler'])
  await person('secrecy', ['secrecyReviewer'])
  await person('leader', ['leader'])
  await person('els', all, 'other')
})

describe('by the routes', () => {
  test('one person with every role publishes nothing alone, whatever they call', async () => {
    const at = await drafted()
    await act(at, 'mark', { attribute: 'open' })
    await act(at, 'submit')
    const checklist = [...checklistItems]
    const calls = [
      ...routes.filter((route) => /^(POST|PATCH) \/api\/office\/documents\/:organ\/:id/.test(route)),
      ...routes.filter((route) => /^(POST|PATCH) \/api\/office\/documents\/:organ\/:id/.test(route)),
    ]
    expect(calls.length).toBeGreaterThan(40)
    const fill: Record<string, object> = {
      review: { step: 1, checklist },
      mark: { attribute: 'open' },
      hear: { answer: 'mayPublish', letter: 'x' },
      schedule: { at: '2026-03-02T02:00:00.000Z' },
      decideAttribute: { agree: true },
    }
    for (const route of calls) {
      const [method, path] = route.split(' ') as [string, string]
      const name = path.split('/').at(-1)!
      for (const payload of [fill[name] ?? {}, { step: 2, checklist }, { step: 3, checklist }])
        await ask(method, path.replace('/api/office/documents/:organ/:id', at), payload, 'all')
      expect(await publicRows(), route).not.toContain(secret)
    }
  })

  test('another organ neither reads nor moves it', async () => {
    const at = await drafted()
    for (const route of routes.filter((one) => one.includes('/office/documents/:organ/:id'))) {
      const [method, path] = route.split(' ') as [string, string]
      const url = path
        .replace('/api/office/documents/:organ/:id', at)
        .replace(':no', '1')
        .replace(':other', at.split('/').at(-1)!)
      const answer = await ask(method, url, method === 'GET' ? undefined : { change: { title: 'x' } }, 'els')
      expect(answer.statusCode, route).toBeGreaterThanOrEqual(400)
      expect(answer.body, route).not.toContain(secret)
    }
    const listed = await ask('GET', '/office/documents?organ=bureau', undefined, 'els')
    expect(listed.json().documents).toEqual([])
  })

  test('without signing in nothing of the office is there', async () => {
    for (const route of routes.filter((one) => one.includes('/office/'))) {
      const [method, path] = route.split(' ') as [string, string]
      const url = path
        .replace('/api', '')
        .replace(/:organ/, 'bureau')
        .replace(/:(id|other)/g, '00000000-0000-4000-8000-000000000000')
        .replace(':no', '1')
      const body = method === 'GET' ? undefined : {}
      const answer = await ask(method, url, body)
      expect([400, 401], `${route}: ${answer.statusCode}`).toContain(answer.statusCode)
    }
  })

  test('three people publish, and the whole review stands beside it', async () => {
    const at = await drafted('经过三审的通知', 'clerk')
    const body = Buffer.from('附件正文')
    const added = await ask('POST', `${at}/files?name=${encodeURIComponent('附件.txt')}`, body, 'clerk', 'text/plain')
    expect(added.statusCode, added.body).toBe(201)
    await act(at, 'mark', { attribute: 'open' }, 'clerk')
    await act(at, 'submit', {}, 'clerk')
    await act(at, 'review', { step: 1 }, 'clerk')
    await act(at, 'review', { step: 2 }, 'secrecy')
    await act(at, 'review', { step: 3, checklist: [...checklistItems] }, 'leader')
    await act(at, 'approve', {}, 'leader')
    expect((await act(at, 'publish', {}, 'clerk')).statusCode).toBe(403)
    expect((await act(at, 'publish')).json()).toMatchObject({ state: 'published' })
    const shown = (await ask('GET', at, undefined, 'clerk')).json()
    expect(shown.reviews).toMatchObject([{ complete: true, form: 'threeSteps' }])
    expect(shown.files).toMatchObject([{ name: '附件.txt' }])
    expect(await publicRows()).toContain('附件.txt')
    expect((await act(at, 'withdraw', { publicNote: '内容核实中' })).statusCode).toBe(200)
    const left = await publicRows()
    expect(left).toContain('内容核实中')
    expect(left).not.toMatch(/经过三审的通知|附件/)
  })

  test('a small office files the signed form where it has settled so, and never under the author alone', async () => {
    const at = await drafted('呈批单审查的通知', 'clerk')
    await act(at, 'mark', { attribute: 'open' }, 'clerk')
    await act(at, 'submit', {}, 'clerk')
    const file = (signers: string) =>
      ask(
        'POST',
        `${at}/signed-form?name=form.pdf&signers=${encodeURIComponent(signers)}`,
        Buffer.from('%PDF-1.4 scan'),
        'clerk',
        'application/pdf',
      )
    expect((await file('示例leader')).json().code).toBe('form-not-allowed')
    await ask('PATCH', '/office/organs/bureau/document-settings', { reviewMode: 'signedForm' }, 'all')
    expect((await file('示例leader、示例clerk')).json().code).toBe('author-approves')
    expect((await file('示例clerk、示例leader')).statusCode).toBe(200)
    expect((await act(at, 'approve', {}, 'leader')).statusCode).toBe(200)
    expect((await act(at, 'publish')).statusCode).toBe(200)
    await ask('PATCH', '/office/organs/bureau/document-settings', { reviewMode: 'threeSteps' }, 'all')
  })

  test('a secrecy mark in its official place is refused, and nothing of it is kept', async () => {
    const before = await app.db
      .selectFrom('documents')
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirst()
    const payload = {
      organId: 'bureau',
      kind: 'notice',
      title: '涉密题目',
      body: bodyFromText('机密★1年\n涉密正文'),
      formedOn: '2026-03-01',
    }
    expect((await ask('POST', '/office/documents', payload, 'all')).json()).toMatchObject({ code: 'secrecy-mark' })
    const at = await drafted('普通通知')
    const file = await ask('POST', `${at}/files?name=a.txt`, Buffer.from('秘密★5年\n涉密附件'), 'all', 'text/plain')
    expect(file.json()).toMatchObject({ code: 'secrecy-mark' })
    const after = await app.db
      .selectFrom('documents')
      .select(({ fn }) => fn.countAll().as('n'))
      .executeTakeFirst()
    expect(Number(after!.n)).toBe(Number(before!.n) + 1)
    const { rows } = await sql<{ words: string }>`
      select coalesce(string_agg(t.words, ' '), '') as words from (select r::text as words from document_refusals r
        union all select e::text from record_entries e union all select f::text from files f) t`.execute(app.db)
    expect(rows[0]!.words).toContain('拒收')
    expect(rows[0]!.words).not.toMatch(/涉密题目|涉密正文|涉密附件|a\.txt/)
  })
})

describe('by the database', () => {
  const put = async (change: string) => {
    const at = await drafted()
    const id = at.split('/').at(-1)!
    return app.transaction(async (tx) => {
      await sql.raw(`set constraints all deferred; ${change.replaceAll(':id', `'${id}'`)}`).execute(tx)
    })
  }
  const opened = `update documents set published_version = 1, attribute = 'open', index_no = gen_random_uuid()::text, published_on = '2026-03-02' where id = :id`
  const review = (
    more: string,
  ) => `insert into document_reviews (organ_id, document_id, version, form, digest, author_id, attribute, ${more.split('|')[0]})
    select organ_id, document_id, no, 'threeSteps', digest, 'a', 'open', ${more.split('|')[1]} from document_versions where document_id = :id;`
  test.each([
    ['published as it is', opened],
    ['with two of three steps', `${review("first_by, second_by|'a', 'b'")} ${opened}`],
    ['with one person twice', `${review("first_by, second_by, final_by|'a', 'b', 'b'")} ${opened}`],
    ['with the author as the last', `${review("first_by, second_by, final_by|'x', 'b', 'a'")} ${opened}`],
    [
      'with the review of another text',
      `${review("first_by, second_by, final_by|'a', 'b', 'c'")} update document_versions set digest = repeat('0', 64) where document_id = :id; ${opened}`,
    ],
    [
      'with a takeover that does not exist',
      `${opened.replace('published_version = 1', 'published_version = 1, takeover_id = gen_random_uuid()')}`,
    ],
    ['not open', `${review("first_by, second_by, final_by|'a', 'b', 'c'")} ${opened.replace("'open'", "'onRequest'")}`],
  ])('%s', async (_, change) => {
    await expect(put(change)).rejects.toThrow()
    expect(await publicRows()).not.toContain(secret)
  })
  test('with all three it may', async () => {
    await put(`${review("first_by, second_by, final_by|'a', 'b', 'c'")} ${opened}`)
    expect(await publicRows()).toContain(secret)
  })
  test('what is published is fixed', async () => {
    for (const statement of [
      `update document_versions v set title = 'x' from documents d where d.id = v.document_id and d.published_version = v.no and d.act_count > 3`,
      `delete from document_reviews r using documents d where d.id = r.document_id and d.published_version = r.version and d.act_count > 3`,
    ])
      await expect(app.transaction((tx) => sql.raw(statement).execute(tx))).rejects.toThrow(
        /published version is not changed/,
      )
  })
})

// The 3,000 items of the example are walked where they are played: test/examples/documents.test.ts.
test('whatever of the above is published has its complete review', async () => {
  const { published, unproven } = await walkPublished(app)
  expect(published).toBeGreaterThan(1)
  expect(unproven).toEqual([])
  expect(await shownBeside(app)).toBe(0)
})

test('the figures of table two are asked for with what stands behind them', async () => {
  const entry = { organId: 'bureau', row: 'permits', year: 2025, firstMonth: 1, lastMonth: 12, quantity: 7 }
  const { ids } = (await ask('POST', '/office/entries', { entries: [entry] }, 'clerk')).json()
  expect((await ask('POST', '/office/entries/bureau/sign', { ids }, 'leader')).json()).toEqual({ signed: 1 })
  expect((await ask('GET', '/figures/bureau/2025', undefined, 'all')).json().disclosure.permits).toEqual({
    decisions: 7,
  })
  const behind = await ask('GET', '/figures/bureau/2025/disclosure?row=permits&column=decisions', undefined, 'all')
  expect(behind.json().entries).toMatchObject([{ id: ids[0], quantity: 7 }])
})
