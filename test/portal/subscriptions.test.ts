// Subscribing by e-mail: confirmed first, ended by one link, told only of what is public; and the pages of press conferences.
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { publicationFigures } from '../../src/documents/channels/index.ts'
import {
  addConference,
  bodyOfConference,
  type ConferenceInput,
  publicConferences,
} from '../../src/documents/conferences/index.ts'
import { actOnDocument } from '../../src/documents/index.ts'
import {
  askToSubscribe,
  confirmSubscription,
  dropUnconfirmed,
  mostConfirmations,
  mostInMail,
  resealSubscribers,
  writeDigests,
} from '../../src/documents/subscriptions/index.ts'
import { addKey } from '../../src/kit/crypto/keyring.ts'
import { checklistItems } from '../../src/law/disclosure/index.ts'
import { sendDue } from '../../src/notices/index.ts'
import type { Role } from '../../src/organs/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { publish } from '../documents/published.ts'
import { addPerson } from '../staff.ts'
import { hidden, publishSamples, shown } from './documents.ts'

let now = new Date('2026-04-09T02:00:00Z')
const env = { GONGKAI_RATE: '100000', GONGKAI_ORIGIN: 'https://gk.example.cn', GONGKAI_SMTP: 'smtp://127.0.0.1:1' }
const app = await testApp({ now: () => now }, env)
const server = await buildServer(app)
beforeAll(() => publishSamples(app))

const get = async (url: string) => server.inject({ url, headers: { host: 'gk.example.cn' } })
const post = (url: string, form: Record<string, string>, headers: Record<string, string> = {}) =>
  server.inject({
    method: 'POST',
    url,
    payload: new URLSearchParams(form).toString(),
    headers: { host: 'gk.example.cn', 'content-type': 'application/x-www-form-urlencoded', ...headers },
  })

interface Mail {
  recipient: string
  title: string
  body: string
  headers?: Record<string, string>
}
async function sendAll(): Promise<Mail[]> {
  const mails: Mail[] = []
  await sendDue(app, {
    email: async ({ recipient, title, body, headers }) => {
      mails.push({ recipient, title, body, ...(headers && { headers }) })
    },
  })
  return mails
}
const linkIn = ({ body }: Mail, kind: 'c' | 'e') =>
  new RegExp(`https://gk\\.example\\.cn(/subscriptions/${kind}-[\\w-]+)`).exec(body)![1]!
const hiddenIn = (html: string, name: string) => new RegExp(`name="${name}" value="([^"]*)"`).exec(html)?.[1]

async function subscribe(email: string, list = '', more: Record<string, string> = {}) {
  const page = await get(`/o/linfen/subscribe${list}`)
  expect(page.statusCode).toBe(200)
  const named = [...page.body.matchAll(/name="(list\.\w+)" value="([^"]*)"/g)].map(([, name, value]) => [name!, value!])
  const form = {
    token: hiddenIn(page.body, 'token')!,
    ...Object.fromEntries(named),
    email,
    frequency: 'daily',
    ...more,
  }
  return post('/o/linfen/subscribe', form)
}

describe('one reader', () => {
  let end = ''
  test('subscribes to a list, confirms, and is told the next morning of what came out', async () => {
    const asked = await subscribe('reader@example.cn', '?kind=notice')
    expect(asked.body).toContain('请到邮箱确认')
    expect(asked.headers['cache-control']).toBe('no-store')
    const [mail] = await sendAll()
    expect(mail).toMatchObject({ recipient: 'reader@example.cn', title: '请确认订阅：临汾市人民政府·通知公告' })
    const link = linkIn(mail!, 'c')
    // A mail program that looks at every link confirms nothing.
    expect((await get(link)).body).toContain('确认订阅</button>')
    expect(await writeDigests(app)).toBe(0)
    expect((await post(link, { do: 'confirm' })).body).toContain('订阅已经生效')
    expect((await get(link)).body).toContain('订阅已经生效')

    await publish(app, { title: '示例通知一', kind: 'notice', number: '临政发〔2026〕41号', publishedOn: '2026-04-09' })
    await publish(app, { title: '不在列表里的办法', kind: 'policy', publishedOn: '2026-04-09' })
    await publish(app, { title: '紫微大道通知', kind: 'notice', publishedOn: '2026-04-09', state: 'unpublished' })
    await publish(app, { title: '玄武湖通知', kind: 'notice', publishedOn: '2026-04-09', state: 'withdrawn' })
    now = new Date('2026-04-09T23:30:00Z')
    expect(await writeDigests(app)).toBe(1)
    expect(await writeDigests(app), 'twice in a morning').toBe(0)
    const [digest, ...more] = await sendAll()
    expect(more).toEqual([])
    expect(digest!.title).toBe('临汾市人民政府新发布1件')
    expect(digest!.body).toContain('示例通知一（临政发〔2026〕41号）')
    expect(digest!.body).not.toMatch(/不在列表里|紫微|玄武湖/)
    end = linkIn(digest!, 'e')
    expect(digest!.headers).toEqual({
      'List-Unsubscribe': `<https://gk.example.cn${end}>`,
      'List-Unsubscribe-Post': 'List-Unsubscribe=One-Click',
    })
    now = new Date('2026-04-10T23:30:00Z')
    expect(await writeDigests(app), 'nothing new, no mail').toBe(0)
  })

  test('ends it with the link, by hand or as mail programs do, and nothing of them is left', async () => {
    expect((await get(end)).body).toContain('退订</button>')
    expect((await post(end, { 'List-Unsubscribe': 'One-Click' })).body).toContain('已经退订')
    expect((await get(end)).body).toContain('已经退订')
    const { rows } =
      await sql`select from subscriptions union all select from outbox where subject like 'subscription:%'`.execute(
        app.db,
      )
    expect(rows).toEqual([])
    expect((await get(end.replace(/.$/, 'x'))).body).not.toContain('退订</button>')
  })

  test('subscriptions are counted as they stood at the end of the year that is asked for', async () => {
    const figure = async (year: number) =>
      (await publicationFigures(app, { organIds: ['linfen'], year })).find(({ id }) => id === 'subscriptions')!.n
    expect(await figure(2026), 'ended within the year').toBe(0)
    const { rows } = await sql<object>`select * from ended_subscriptions`.execute(app.db)
    expect(rows).toEqual([
      { organ_id: 'linfen', frequency: 'daily', confirmed_on: '2026-04-09', ended_on: '2026-04-11', digests: 1 },
    ])
    await sql`insert into ended_subscriptions values ('linfen', 'weekly', '2023-05-01', '2025-01-10', 12)`.execute(
      app.db,
    )
    expect(await Promise.all([2022, 2023, 2024, 2025].map(figure))).toEqual([0, 1, 1, 0])
  })
})

describe('what a digest tells', () => {
  const list = { organId: 'linfen', organ: '临汾市人民政府', selection: {}, words: '临汾市人民政府' }
  test('a document withdrawn before the mail has left is taken back with it, and the rest is told later', async () => {
    await askToSubscribe(app, { email: 'other@example.cn', frequency: 'weekly', list })
    const [mail] = await sendAll()
    await confirmSubscription(app, linkIn(mail!, 'c').replace('/subscriptions/', ''))
    await publish(app, { title: '留下的示例通知', kind: 'notice', publishedOn: '2026-04-11' })
    const gone = await publish(app, { title: '撤回的示例通知', kind: 'notice', publishedOn: '2026-04-11' })
    now = new Date('2026-04-11T23:30:00Z')
    expect(await writeDigests(app), 'Sunday').toBe(0)
    now = new Date('2026-04-12T23:30:00Z')
    expect(await writeDigests(app), 'Monday').toBe(1)
    await sql`update documents set published_version = null, state = 'withdrawn', withdrawn_on = '2026-04-13'
      where id = ${gone}`.execute(app.db)
    expect(await sendAll()).toEqual([])
    expect(await writeDigests(app)).toBe(1)
    const [digest] = await sendAll()
    expect(digest!.body).toContain('留下的示例通知')
    expect(digest!.body).not.toContain('撤回的示例通知')
  })

  test('what one mail has no room for is a link away: the list of these days, all of it', async () => {
    for (let no = 1; no <= mostInMail + 3; no++)
      await publish(app, { title: `第${no}期示例简报`, kind: 'statistics', publishedOn: '2026-04-14' })
    const wanted = { ...list, selection: { kind: 'statistics' } }
    now = new Date('2026-04-14T08:00:00Z')
    await askToSubscribe(app, { email: 'many@example.cn', frequency: 'daily', list: wanted })
    const [mail] = await sendAll()
    await confirmSubscription(app, linkIn(mail!, 'c').replace('/subscriptions/', ''))
    await sql`update subscriptions set told_until = '2026-04-13' where selection ->> 'kind' = 'statistics'`.execute(
      app.db,
    )
    now = new Date('2026-04-14T23:30:00Z')
    await writeDigests(app)
    const digest = (await sendAll()).find(({ recipient }) => recipient === 'many@example.cn')!
    expect(digest.title).toContain(`新发布${mostInMail + 3}件`)
    expect(digest.body.match(/示例简报/g)).toHaveLength(mostInMail)
    expect(digest.body).toContain('还有3件')
    const address = /https:\/\/gk\.example\.cn(\/o\/linfen\/docs\?\S+)/.exec(digest.body)![1]!
    const page = await get(address)
    expect(page.statusCode).toBe(200)
    expect(page.body).toContain(`${mostInMail + 3}`)
    expect(page.body).toContain('示例简报')
    expect(page.body).not.toContain('留下的示例通知')
    await sql`delete from subscriptions where selection ->> 'kind' = 'statistics'`.execute(app.db)
  })

  test('addresses are sealed, also after a new key', async () => {
    const kept = async () =>
      JSON.stringify(
        (await sql`select s::text, o::text from subscriptions s left join outbox o on true`.execute(app.db)).rows,
      )
    expect(await kept()).not.toContain('other@example.cn')
    const ring = addKey(app.keys)
    Object.assign(app.keys, ring)
    expect(await resealSubscribers(app)).toBe(1)
    await publish(app, { title: '换钥匙以后的通知', publishedOn: '2026-04-15' })
    now = new Date('2026-04-19T23:30:00Z')
    await writeDigests(app)
    expect((await sendAll()).map(({ recipient }) => recipient)).toEqual(['other@example.cn'])
    expect(await kept()).not.toContain('other@example.cn')
  })
})

describe('held down', () => {
  const list = { organId: 'linfen', organ: '临汾市人民政府', words: '临汾市人民政府' }
  test('one address gets few mails in a day, and the same answer always', async () => {
    for (let n = 0; n < mostConfirmations + 3; n++) {
      const selection = { q: `词${n}` }
      const asked = await askToSubscribe(app, {
        email: 'a@example.cn',
        frequency: 'daily',
        list: { ...list, selection },
      })
      expect(asked).toEqual({ ok: true, value: null })
      await askToSubscribe(app, { email: 'A@example.cn', frequency: 'daily', list: { ...list, selection } })
    }
    expect((await sendAll()).length).toBe(mostConfirmations)
  })
  test('what is not confirmed is deleted after three days', async () => {
    now = new Date('2026-04-23T23:31:00Z')
    expect(await dropUnconfirmed(app)).toBe(mostConfirmations)
  })
  test.each(['', 'no address', 'a@b', 'a,b@example.cn', 'a@example.cn\nBcc: b@example.cn'])(
    '"%s" is no address',
    async (email) => {
      const asked = await askToSubscribe(app, { email, frequency: 'daily', list: { ...list, selection: {} } })
      expect(asked).toMatchObject({ ok: false, refusal: { field: 'email' } })
    },
  )
  test('many forms from one place meet a question; forms of other sites are not taken', async () => {
    for (let n = 0; n < 3; n++) await subscribe(`b${n}@example.cn`)
    const fourth = await subscribe('b4@example.cn')
    expect(fourth.statusCode).toBe(422)
    expect(fourth.body).toContain('等于几')
    const other = await post('/o/linfen/subscribe', { email: 'x@example.cn' }, { 'sec-fetch-site': 'cross-site' })
    expect(other.statusCode).toBe(403)
    expect((await post('/subscribe', { email: 'x@example.cn', token: 'x', homepage: '' })).statusCode).toBe(422)
    expect((await get('/o/nobody/subscribe')).statusCode).toBe(404)
  })
})

describe('press conferences', () => {
  const facts: ConferenceInput = {
    organId: 'linfen',
    kind: 'pressConference',
    topic: '土地征收补偿标准新闻发布会',
    summary: '介绍新的补偿标准。',
    department: '自然资源局',
    heldOn: '2026-04-20',
    place: '市政府新闻发布厅',
    speakers: [{ name: '示例发言人', post: '市自然资源局局长' }],
    questions: [{ by: '示例日报记者', question: '补偿什么时候到账？', answer: '协议签订三十日内。\n村里会公示。' }],
    transcript: '各位记者，大家好。',
    interprets: shown.notice,
  }
  const person = (login: string, roles: Role[]) => addPerson(app, login, 'linfen', roles)

  test('are public when their document is, and as it was reviewed', async () => {
    const [clerk, secrecy, leader, registry] = await Promise.all([
      person('clerk', ['handler']),
      person('secrecy', ['secrecyReviewer']),
      person('leader', ['leader']),
      person('registry', ['registry']),
    ])
    const made = await addConference(app, clerk, facts, null)
    expect(made).toMatchObject({ ok: true })
    const documentId = made.ok ? made.value.id : ''
    const page = `/o/linfen/conferences/${documentId}`
    expect((await get(page)).statusCode).toBe(404)
    expect((await get('/o/linfen/conferences')).body).not.toContain(facts.topic)
    const act = async (by: typeof clerk, wish: object) =>
      expect(await actOnDocument(app, by, { organId: 'linfen', documentId, wish: wish as never }, null)).toMatchObject({
        ok: true,
      })
    await act(clerk, { act: 'mark', attribute: 'open' })
    await act(clerk, { act: 'submit' })
    await act(clerk, { act: 'review', step: 1 })
    await act(secrecy, { act: 'review', step: 2 })
    await act(leader, { act: 'review', step: 3, checklist: [...checklistItems] })
    await act(leader, { act: 'approve' })
    await act(registry, { act: 'publish' })
    // A kept page may be as old as the version it was asked with (src/portal/page-cache.ts).
    await expect.poll(async () => (await get(page)).statusCode, { timeout: 5000 }).toBe(200)
    const html = (await get(page)).body
    for (const words of [
      facts.topic,
      '市自然资源局局长',
      '补偿什么时候到账',
      '村里会公示',
      '解读的文件',
      '2026年4月20日',
    ])
      expect(html).toContain(words)
    expect((await get('/o/linfen/conferences?kind=pressConference')).body).toContain('1个问题')
    expect((await get('/o/linfen/conferences?kind=interview')).body).toContain('还没有公开的在线访谈')
    expect((await get(`/api/conferences/linfen`)).json().conferences).toMatchObject([
      { topic: facts.topic, questions: 1 },
    ])
    await expect(
      sql`update conferences set questions = '[]' where document_id = ${documentId}`.execute(app.db),
    ).rejects.toThrow(/published version/)
    await act(leader, { act: 'withdraw', publicNote: '内容核实中' })
    // Pages that are kept ask for the state of the data once a second.
    await new Promise((done) => setTimeout(done, 1100))
    expect((await get(page)).statusCode).toBe(404)
    expect(await publicConferences(app.db, 'linfen')).toEqual([])
  })

  test.each([
    ['a day to come', { heldOn: '2026-05-01' }, 'heldOn'],
    ['nobody who spoke', { speakers: [] }, 'speakers'],
    ['half a question', { questions: [{ by: '', question: '问', answer: ' ' }] }, 'questions'],
    ['nothing that was said', { questions: [], transcript: ' ' }, 'transcript'],
  ])('%s is refused', async (_, change, field) => {
    const staff = await person(`c${field}`, ['handler'])
    const input = { ...facts, ...change } as ConferenceInput
    expect(await addConference(app, staff, input, null)).toMatchObject({ ok: false, refusal: { field } })
  })

  test('the text of the document holds all that was said', () => {
    const text = JSON.stringify(bodyOfConference(facts))
    for (const words of ['示例发言人（市自然资源局局长）', '各位记者', '示例日报记者：', '协议签订三十日内。'])
      expect(text).toContain(words)
  })
})

test('no page of subscribing says anything of what is not public', async () => {
  for (const url of [
    '/subscribe',
    '/o/linfen/subscribe',
    '/o/linfen/conferences',
    `/o/linfen/conferences/${hidden.draft}`,
  ])
    expect((await get(url)).body, url).not.toMatch(hidden.words)
})
