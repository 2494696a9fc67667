// What is drafted, scheduled or withdrawn shows in none of the outputs beside the document itself: drafts for comment, press
// conferences, the gazette as paper and as data, mails of subscriptions, deliveries, contribution. Each is tried with one of
// every kind, beside one that is public and has to show.
import { sql } from 'kysely'
import { getDocument } from 'pdfjs-dist/legacy/build/pdf.mjs'
import { beforeAll, describe, expect, test } from 'vitest'
import { askToSubscribe, confirmSubscription, writeDigests } from '../../src/documents/subscriptions/index.ts'
import { sendDue } from '../../src/notices/index.ts'
import type { Role } from '../../src/organs/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { type PublishedSample, publish } from '../documents/published.ts'
import { addPerson, cookieOf } from '../staff.ts'
import { publishSamples } from './documents.ts'

const morning = new Date('2026-04-09T02:00:00Z')
let now = morning
const env = { GONGKAI_RATE: '100000', GONGKAI_ORIGIN: 'https://gk.example.cn', GONGKAI_SMTP: 'smtp://127.0.0.1:1' }
const app = await testApp({ now: () => now }, env)
const server = await buildServer(app)

const states = ['published', 'unpublished', 'scheduled', 'withdrawn'] as const
type State = (typeof states)[number]
const closed = states.filter((state) => state !== 'published')
const names: Record<State, string> = {
  published: '角宿街',
  unpublished: '紫微大道',
  scheduled: '长庚阁',
  withdrawn: '玄武湖',
}
const hiddenWords = /紫微|长庚|玄武湖/

const made = {} as Record<'draft' | 'conference' | 'notice', Record<State, string>>
const ofEachState = async (about: (name: string, state: State) => PublishedSample) =>
  Object.fromEntries(
    await Promise.all(
      states.map(async (state) => [state, await publish(app, { ...about(names[state], state), state })]),
    ),
  ) as Record<State, string>

const cookies = new Map<string, string>()
async function person(login: string, organ: string, roles: Role[]) {
  await addPerson(app, login, organ, roles)
  cookies.set(login, await cookieOf(server, login))
}

beforeAll(async () => {
  await publishSamples(app)
  made.draft = await ofEachState((name) => ({
    title: `${name}停车管理办法（征求意见稿）`,
    kind: 'draft',
    publishedOn: '2026-03-01',
    text: `${name}的停车。`,
  }))
  made.conference = await ofEachState((name) => ({
    title: `${name}新闻发布会`,
    kind: 'interpretation',
    publishedOn: '2026-03-02',
    text: `${name}的发布会。`,
  }))
  made.notice = await ofEachState((name) => ({
    title: `${name}通知`,
    kind: 'notice',
    publishedOn: '2026-04-09',
    text: `${name}的通知。`,
  }))
  for (const state of states) {
    const [draft, conference] = [made.draft[state], made.conference[state]]
    await sql`insert into document_consultations (organ_id, document_id, opens_on, closes_on, contact, result, result_on, made_by)
      values ('linfen', ${draft}, '2026-03-01', '2026-04-01', ${`${names[state]}收`}, ${`${names[state]}的采纳情况`},
        '2026-04-05', 'test')`.execute(app.db)
    await sql`insert into document_comments (organ_id, document_id, at, content, shown, answer, answered_by, answered_at)
      values ('linfen', ${draft}, '2026-03-05', ${names[state]}, ${`${names[state]}的意见`}, 'adopted', 'test', now())`.execute(
      app.db,
    )
    // Facts of a published version are not changed; the row stands before it is one.
    await sql`update documents set published_version = null where id = ${conference}`.execute(app.db)
    await sql`insert into conferences (organ_id, document_id, version, kind, held_on, place, speakers, questions)
      values ('linfen', ${conference}, 1, 'interview', '2026-03-02', ${names[state]},
        ${JSON.stringify([{ name: `${names[state]}发言人`, post: '局长' }])}::jsonb, '[]')`.execute(app.db)
    if (state === 'published')
      await sql`update documents set published_version = 1 where id = ${conference}`.execute(app.db)
    await sql`insert into gazette_contents (organ_id, year, no, place, section, document_id)
      values ('linfen', 2026, 1, ${10 + states.indexOf(state)}, '通知', ${made.notice[state]})`.execute(app.db)
  }
  await sql`update data_version set number = number + 1`.execute(app.db)
  await person('clerk', 'linfen', ['handler', 'registry', 'head'])
  await person('els', 'linfen-edu', ['handler', 'registry', 'head'])
})

const get = (url: string, as?: string) =>
  server.inject({ url, headers: { host: 'gk.example.cn', ...(as && { cookie: cookies.get(as)! }) } })
const idsOf = (kind: keyof typeof made) => closed.map((state) => made[kind][state])

function saysNothing(said: string, where: string) {
  expect(said, where).not.toMatch(hiddenWords)
  for (const id of [...idsOf('draft'), ...idsOf('conference'), ...idsOf('notice')])
    expect(said, where).not.toContain(id)
}

async function pdfText(bytes: Uint8Array): Promise<string> {
  const file = await getDocument({ data: new Uint8Array(bytes), verbosity: 0 }).promise
  const about = JSON.stringify(await file.getMetadata())
  const pages = await Promise.all(
    Array.from({ length: file.numPages }, async (_, index) => (await file.getPage(index + 1)).getTextContent()),
  )
  return about + pages.flatMap(({ items }) => items.map((item) => ('str' in item ? item.str : ''))).join('')
}

describe('lists name the public one and none of the others', () => {
  test.each([
    ['/', '角宿街通知'],
    ['/?script=hant', '角宿街通知'],
    ['/docs', '角宿街通知'],
    ['/o/linfen', '角宿街通知'],
    ['/o/linfen/docs?kind=draft', '角宿街停车管理办法'],
    ['/o/linfen/consultations', '角宿街停车管理办法'],
    ['/o/linfen/conferences', '角宿街发言人'],
    ['/o/linfen/conferences?kind=interview', '角宿街新闻发布会'],
    ['/api/conferences/linfen', '角宿街发言人'],
    ['/api/documents?kind=interpretation&facets=yes&organ=linfen', '角宿街新闻发布会'],
    ['/o/linfen/gazette/2026/1', '角宿街通知'],
    ['/o/linfen/gazette/2026/1.json', '角宿街的通知'],
    ['/o/linfen/gazette.json', '角宿街的通知'],
    ['/o/linfen/gazette.ndjson', '角宿街的通知'],
    ['/docs/feed.atom', '角宿街'],
    ['/o/linfen/feed.rss?kind=notice', '角宿街通知'],
    ['/o/linfen/docs.csv', '角宿街通知'],
    ['/sitemap-documents/1.xml', '/o/linfen/docs/'],
    ['/o/linfen/library?validity=all', '土地征收'],
    ['/o/linfen/subscribe?kind=draft', '征求意见'],
  ])('%s', async (address, words) => {
    const { statusCode, body } = await get(address)
    expect(statusCode).toBe(200)
    expect(body).toContain(words)
    saysNothing(body, address)
  })

  test('the issue of the gazette on paper, and the names of its files', async () => {
    for (const name of ['gazette/2026/1.pdf', 'gazette/2026/1.json', 'gazette.json', 'gazette.ndjson']) {
      const { headers } = await get(`/o/linfen/${name}`)
      saysNothing(decodeURIComponent(String(headers['content-disposition'])), name)
    }
    const text = await pdfText((await get('/o/linfen/gazette/2026/1.pdf')).rawPayload)
    expect(text).toContain('角宿街通知')
    saysNothing(text, 'pdf')
  })
})

describe('addresses of what is not public answer as if it had never been', () => {
  test.each(closed)('%s', async (state) => {
    const [draft, conference] = [made.draft[state], made.conference[state]]
    for (const url of [
      `/o/linfen/consultations/${draft}`,
      `/o/linfen/conferences/${conference}`,
      `/api/conferences/linfen/${conference}`,
    ]) {
      const { statusCode, body } = await get(url)
      expect(statusCode, url).toBe(404)
      expect(body, url).not.toMatch(hiddenWords)
    }
    for (const url of [`/o/linfen/consultations/${draft}`, `/api/documents/linfen/${draft}/comments`]) {
      const payload = url.startsWith('/api') ? { content: '意见' } : 'content=x'
      const type = url.startsWith('/api') ? 'application/json' : 'application/x-www-form-urlencoded'
      const headers = { host: 'gk.example.cn', 'content-type': type }
      const { statusCode, body } = await server.inject({ method: 'POST', url, payload, headers })
      expect([404, 409], url).toContain(statusCode)
      expect(body, url).not.toMatch(hiddenWords)
    }
  })
  test('the public ones are there', async () => {
    expect((await get(`/o/linfen/consultations/${made.draft.published}`)).body).toContain('角宿街的意见')
    expect((await get(`/o/linfen/conferences/${made.conference.published}`)).body).toContain('角宿街发言人')
  })
})

test('the mail of a subscription, its subject and its headers', async () => {
  const mails: string[] = []
  const send = () =>
    sendDue(app, {
      email: async (mail) => {
        mails.push(JSON.stringify(mail))
      },
    })
  const list = { organId: 'linfen', organ: '临汾市人民政府', selection: {}, words: '临汾市人民政府' }
  await askToSubscribe(app, { email: 'reader@example.cn', frequency: 'daily', list })
  await send()
  await confirmSubscription(app, /\/subscriptions\/(c-[\w-]+)/.exec(mails.pop()!)![1]!)
  await ofEachState((name) => ({ title: `${name}公告`, kind: 'notice', publishedOn: '2026-04-09', text: `${name}。` }))
  now = new Date('2026-04-09T23:30:00Z')
  await writeDigests(app)
  await send()
  now = morning
  expect(mails).toHaveLength(1)
  expect(mails[0]).toContain('角宿街公告')
  saysNothing(mails[0]!, 'mail')
})

describe('deliveries', () => {
  const about = { recipient: '临汾市图书馆', kind: 'library', form: 'paper', deliveredOn: '2026-04-09' }
  const deliver = (documents: { id: string }[], as: string) => {
    const payload = { ...about, documents }
    const headers = { cookie: cookies.get(as)! }
    return server.inject({ method: 'POST', url: '/api/office/deliveries/linfen', payload, headers })
  }
  const asked = `/api/office/deliveries/linfen/undelivered?recipient=${encodeURIComponent(about.recipient)}&from=2026-01-01&until=2026-12-31`

  test('offer only what is public, and take nothing else', async () => {
    const { body } = await get(asked, 'clerk')
    expect(body).toContain('角宿街通知')
    saysNothing(body, 'undelivered')
    for (const id of idsOf('notice')) {
      const refused = await deliver([{ id }], 'clerk')
      expect(refused.json()).toMatchObject({ field: 'documents' })
      expect(refused.body).not.toMatch(hiddenWords)
    }
  })

  test('a list printed again names nothing that was withdrawn or is only being changed', async () => {
    const later = await publish(app, { title: '玄武湖移送后撤下的通知', number: '临政发〔2026〕71号' })
    const changed = await publish(app, { title: '亢宿街通知' })
    const answer = await deliver(
      [made.notice.published, later, changed].map((id) => ({ id })),
      'clerk',
    )
    expect(answer.statusCode, answer.body).toBe(201)
    await sql`update documents set published_version = null, state = 'withdrawn', withdrawn_on = '2026-04-09' where id = ${later}`.execute(
      app.db,
    )
    await sql`update documents set title = '紫微大道通知' where id = ${changed}`.execute(app.db)
    const list = `/api/office/deliveries/linfen/${answer.json().id}/list.pdf`
    const text = await pdfText((await get(list, 'clerk')).rawPayload)
    expect(text).toContain('角宿街通知')
    expect(text).toContain('亢宿街通知')
    expect(text).toContain('日撤下）')
    expect(text).not.toMatch(/〔2026〕71号/)
    saysNothing(text, 'list')
    expect((await get(list)).statusCode).toBe(401)
    expect((await get(list, 'els')).statusCode).toBe(404)
  })
})

test('contribution is for staff of the organ alone', async () => {
  const base = '/api/office/contribution/linfen/2026'
  for (const url of [base, `${base}/sheet.xlsx`, `${base}/documents`]) {
    expect((await get(url, 'clerk')).statusCode, url).toBe(200)
    for (const as of [undefined, 'els']) {
      const { statusCode, body, headers } = await get(url, as)
      expect(as ? [403, 404] : [401], url).toContain(statusCode)
      expect(body).not.toMatch(hiddenWords)
      expect(headers['content-disposition']).toBeUndefined()
    }
  }
})
