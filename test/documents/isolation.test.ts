// Two organs, for what offices keep of documents: register, clean-ups, comments, gazette, site, channels, monitoring,
// deliveries, takeovers, ledger. Each operation is called with ids of the other organ that exist; nothing of it is read, no
// row of it changes.
import { randomUUID } from 'node:crypto'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, expect, test } from 'vitest'
import { bodyFromText, createDocument } from '../../src/documents/index.ts'
import { newToken, type Staff, tokenDigest } from '../../src/organs/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { anyOf, type Document, type Operation, operationsOf, type Pool } from '../requests/any-input.ts'
import { digestOf, mark, must, type Side, setUpSide, tablesOfOrgans } from '../requests/two-organs.ts'
import { publish } from './published.ts'

const now = new Date('2026-03-02T02:00:00Z')
const app = await testApp({ now: () => now }, { GONGKAI_RATE: '1000000' })
const server = await buildServer(app)
let mine: Side
let theirs: Side
let tables: string[]
/** A row of theirs by the first step of its address. */
const at: Record<string, string> = {}
let pool: Pool

beforeAll(async () => {
  mine = await setUpSide(app, 'mine', '本机关')
  theirs = await setUpSide(app, 'theirs', mark)
  await sql`update organs set kind = 'government' where id in ('mine', 'theirs')`.execute(app.db)
  tables = (await tablesOfOrgans(app)).map(({ table }) => table)
  const file = { files: [{ name: `${mark}附件.txt`, bytes: mark }] }
  const about = { organ: 'theirs', text: `${mark}正文`, ...file }
  const drafted = must(
    await createDocument(
      app,
      theirs.staff,
      {
        ...{ organId: 'theirs', kind: 'notice', formedOn: '2026-03-01' },
        ...{ title: `${mark}起草中的通知`, body: bodyFromText(`${mark}正文`) },
      },
      null,
    ),
  )
  at['documents'] = drafted.id
  at['register'] = await publish(app, {
    ...{ ...about, title: `${mark}撤下的办法`, kind: 'normative', registerNo: `${mark}登记1号`, state: 'withdrawn' },
    relations: [{ relation: 'repeals', to: { organ: 'theirs', id: at['documents']! } }],
  })
  at['conferences'] = at['documents']!
  const draft = await publish(app, { ...about, title: `${mark}征求意见稿`, kind: 'draft', state: 'withdrawn' })
  for (const name of ['cleanups', 'comments', 'takeovers', 'deliveries', 'entries']) at[name] = randomUUID()
  const [document, by] = [at['documents']!, theirs.staff.id]
  for (const statement of [
    sql`insert into document_cleanups (organ_id, id, title, basis, opened_on, opened_by)
      values ('theirs', ${at['cleanups']!}, ${`${mark}清理`}, ${mark}, '2026-02-01', ${by})`,
    sql`insert into document_consultations (organ_id, document_id, opens_on, closes_on, contact, made_by)
      values ('theirs', ${draft}, '2026-01-01', '2026-02-01', ${mark}, ${by})`,
    sql`insert into document_comments (organ_id, id, document_id, at, content)
      values ('theirs', ${at['comments']!}, ${draft}, now(), ${`${mark}意见`})`,
    sql`insert into document_takeovers (organ_id, id, source, digest, responsible_name, signed_on, made_at, made_by)
      values ('theirs', ${at['takeovers']!}, ${`${mark}旧网站`}, ${'0'.repeat(64)}, ${mark}, '2026-01-01', now(), ${by})`,
    sql`insert into deliveries (organ_id, id, recipient, kind, form, delivered_on, made_by, made_at)
      values ('theirs', ${at['deliveries']!}, ${`${mark}图书馆`}, 'library', 'paper', '2026-02-01', ${by}, now())`,
    sql`insert into delivery_items (organ_id, delivery_id, no, document_id)
      values ('theirs', ${at['deliveries']!}, 1, ${document})`,
    sql`insert into conferences (organ_id, document_id, version, kind, held_on, place, speakers, questions)
      values ('theirs', ${document}, 1, 'interview', '2026-02-01', ${mark}, '[]', '[]')`,
    sql`insert into gazette_issues (organ_id, year, no, total_no) values ('theirs', 2026, 1, 1)`,
    sql`insert into gazette_contents (organ_id, year, no, place, section, document_id)
      values ('theirs', 2026, 1, 1, ${mark}, ${document})`,
    sql`insert into publication_quotas (organ_id, department, year, period, least)
      values ('theirs', ${`${mark}科`}, 2026, 'month', 1)`,
    sql`insert into catalogue_items (organ_id, item, department) values ('theirs', 'A20_01', ${`${mark}科`})`,
    sql`insert into administrative_entries (organ_id, id, row_id, year, first_month, last_month, quantity, note, entered_by, entered_at)
      values ('theirs', ${at['entries']!}, 'permits', 2026, 1, 12, 7, ${`${mark}台账`}, ${by}, now())`,
  ])
    await statement.execute(app.db)
  pool = { organs: ['theirs'], ids: [...Object.values(at), draft, theirs.colleague], day: '2026-03-02' }
})

const ours =
  /^\/api\/(office\/(?!requests)|organs\/\{id\}\/(gazette|site|catalogue|work-rules)|documents\/\{organ\}\/\{id\}\/comments)/
const groups = ['register', 'gazette', 'site', 'contribution', 'quotas', 'conferences', 'monitoring', 'deliveries']

test('no operation on documents reads or changes what is the other organ’s', { timeout: 240_000 }, async () => {
  const document = (await server.inject('/api/openapi.json')).json() as Document
  const operations = operationsOf(document).filter(({ path }) => ours.test(path))
  for (const group of groups)
    expect(operations.filter(({ path }) => path.includes(`/${group}`)).length, group).toBeGreaterThan(0)
  expect(operations.length).toBeGreaterThan(80)
  const digest = () => digestOf(app, tables, 'theirs')
  const cookie = `gongkai_session=${await sessionOf(mine.staff)}`
  const faults = new Set<string>()
  let before = await digest()
  for (const operation of operations) {
    const name = `${operation.method} ${operation.path}`
    for (const { url, body } of fc.sample(anyOf(aimed(operation), document, pool), { seed: 20190515, numRuns: 4 })) {
      const answer = await server.inject({
        method: operation.method.toUpperCase() as 'POST',
        url,
        headers: { cookie, ...(operation.isFile && { 'content-type': 'application/octet-stream' }) },
        ...(operation.isFile
          ? { payload: Buffer.from('%PDF-1.4') }
          : body !== undefined && { payload: body as object }),
      })
      if (answer.statusCode >= 500) faults.add(name)
      expect(answer.rawPayload.toString('utf8'), url).not.toContain(mark)
      expect(decodeURIComponent(String(answer.headers['content-disposition'] ?? '')), url).not.toContain(mark)
    }
    const after = await digest()
    expect(after, name).toBe(before)
    before = after
  }
  expect([...faults]).toEqual([])
})

test('their own people do read them, at the same addresses', async () => {
  const cookie = `gongkai_session=${await sessionOf(theirs.staff)}`
  for (const path of [
    `office/documents/theirs/${at['documents']}`,
    `office/register/theirs/${at['register']}`,
    `office/cleanups/theirs/${at['cleanups']}`,
    `office/deliveries/theirs/${at['deliveries']}`,
    `office/conferences/theirs/${at['conferences']}`,
    'office/quotas/theirs/2026',
    'office/takeovers?organ=theirs',
    'organs/theirs/site',
  ]) {
    const answer = await server.inject({ url: `/api/${path}`, headers: { cookie } })
    expect([path, answer.statusCode, answer.body.includes(mark)]).toEqual([path, 200, true])
  }
})

/** Its address with rows of theirs in it; the rest is left to chance. */
function aimed({ path, ...rest }: Operation): Operation {
  const [, first] = /^\/api\/office\/([\w-]+)\/\{organ\}\/\{id\}/.exec(path) ?? []
  const id = path.startsWith('/api/organs/') ? 'theirs' : (at[first ?? 'documents'] ?? at['documents']!)
  const filled = path
    .replace('{organ}', 'theirs')
    .replace('{id}', id)
    .replace('{other}', at['register']!)
    .replace('{year}', '2026')
    .replace('{no}', '1')
  return { path: filled, ...rest }
}

async function sessionOf({ id }: Staff): Promise<string> {
  const token = newToken()
  await app.db
    .insertInto('sessions')
    .values({
      ...{ token_digest: tokenDigest(token), staff_id: id, created_at: now, seen_at: now, complete: true },
      expires_at: new Date(now.getTime() + 3_600_000),
    })
    .execute()
  return token
}
