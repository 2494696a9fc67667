import { createServer, type Server } from 'node:http'
import type { AddressInfo } from 'node:net'
import { SMTPServer } from 'smtp-server'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { startJobs } from '../../src/jobs/index.ts'
import { seal } from '../../src/kit/crypto/sealed.ts'
import {
  calendarFeed,
  iCalendar,
  makeCalendarFeed,
  mostTries,
  remindAll,
  sendDue,
  sendersOf,
  writeNotices,
} from '../../src/notices/index.ts'
import type { Staff } from '../../src/organs/index.ts'
import { actOnRequest, takeInRequest } from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
const mails: string[] = []
const posts: { body: string; signature: string | undefined }[] = []
let mailServer: SMTPServer
let webServer: Server
let handler: Staff

beforeAll(async () => {
  mailServer = new SMTPServer({
    authOptional: true,
    disabledCommands: ['STARTTLS'],
    onData(stream, _session, done) {
      let text = ''
      stream.on('data', (piece) => (text += piece)).on('end', () => done(null, void mails.push(text) as never))
    },
  })
  await new Promise<void>((done) => mailServer.listen(0, '127.0.0.1', done))
  webServer = createServer((request, answer) => {
    let body = ''
    request.on('data', (piece) => (body += piece))
    request.on('end', () => {
      posts.push({ body, signature: request.headers['x-gongkai-signature'] as string | undefined })
      answer.end()
    })
  })
  await new Promise<void>((done) => webServer.listen(0, '127.0.0.1', done))
  Object.assign(app.config, { smtp: `smtp://127.0.0.1:${(mailServer.server.address() as AddressInfo).port}` })
  await organ('city')
  await organ('bureau', 'city')
  handler = await person('han', 'bureau', ['handler', 'registry'])
  const head = await person('hea', 'bureau', ['head'])
  const above = await person('abo', 'city', ['head'])
  for (const { id, name } of [handler, head, above])
    await app.db
      .updateTable('staff')
      .set({ email: `${name.slice(2)}@example.com` })
      .where('id', '=', id)
      .execute()
})
afterAll(async () => {
  await new Promise<void>((done) => mailServer.close(() => done()))
  webServer.close()
})

const note = (n: number, recipient = 'a@example.com') => ({
  organId: 'bureau',
  subject: 'request:1',
  channel: 'email' as const,
  recipient,
  title: `通知${n}`,
  body: '正文',
  onceKey: `key ${n}`,
})

describe('the outbox', () => {
  test('sends each notice by mail, and the same key once', async () => {
    expect(await writeNotices(app.db, [note(1), note(2)], app.now())).toBe(2)
    expect(await writeNotices(app.db, [note(1)], app.now())).toBe(0)
    expect(await sendDue(app, sendersOf(app))).toEqual({ sent: 2, failed: 0 })
    expect(await sendDue(app, sendersOf(app))).toEqual({ sent: 0, failed: 0 })
    expect(mails).toHaveLength(2)
    expect(mails[0]).toMatch(/Message-ID: <notice-\d+@gongkai>/i)
  })

  test('two processes at once send nothing twice', async () => {
    await writeNotices(
      app.db,
      Array.from({ length: 30 }, (_, n) => note(100 + n)),
      app.now(),
    )
    const seen: string[] = []
    const senders = { email: async ({ id }: { id: string }) => void seen.push(id) }
    await Promise.all([sendDue(app, senders), sendDue(app, senders)])
    expect(seen).toHaveLength(30)
    expect(new Set(seen).size).toBe(30)
  })

  test('what fails is tried again later and given up in the end, with the reason', async () => {
    await writeNotices(app.db, [note(3)], app.now())
    const senders = {
      email: async () => {
        throw new Error('mailbox full')
      },
    }
    expect(await sendDue(app, senders)).toEqual({ sent: 0, failed: 1 })
    expect(await sendDue(app, senders)).toEqual({ sent: 0, failed: 0 })
    for (let n = 1; n < mostTries; n++) {
      at(new Date(app.now().getTime() + 24 * 3_600_000).toISOString())
      await sendDue(app, senders)
    }
    const row = await app.db.selectFrom('outbox').selectAll().where('once_key', '=', 'key 3').executeTakeFirstOrThrow()
    expect(row).toMatchObject({ given_up: true, tries: mostTries, last_error: 'mailbox full' })
  })

  test('webhooks are signed with the secret of the organ', async () => {
    const url = `http://127.0.0.1:${(webServer.address() as AddressInfo).port}/hook`
    const secret = seal(app.keys, 'shared secret', `webhook bureau ${url}`)
    await app.db.insertInto('organ_webhooks').values({ organ_id: 'bureau', url, secret }).execute()
    await writeNotices(app.db, [{ ...note(4, url), channel: 'webhook' }], app.now())
    expect(await sendDue(app, sendersOf(app))).toEqual({ sent: 1, failed: 0 })
    expect(posts[0]!.signature).toMatch(/^sha256=[0-9a-f]{64}$/)
  })
})

describe('reminders', () => {
  const form = {
    organId: 'bureau',
    applicantKind: 'naturalPerson' as const,
    applicants: [{ name: '张三', idKind: 'passport' as const, idNumber: 'E12345678', phone: '13812345678' }],
    content: '示例信息',
    form: 'paper' as const,
    delivery: 'inPerson' as const,
  }
  const remindOn = async (day: string) => {
    at(`${day}T00:30:00Z`)
    await app.db.deleteFrom('outbox').execute()
    await remindAll(app)
    return (await app.db.selectFrom('outbox').selectAll().orderBy('recipient').execute()).map(
      ({ recipient, title }) => `${recipient} ${title}`,
    )
  }

  test('go to the handler before, to the head on the day, to the organ above after it', async () => {
    at('2026-05-06T02:00:00Z')
    const taken = await takeInRequest(app, handler, { ...form, channel: 'inPerson', on: '2026-05-06' }, null)
    const id = taken.ok ? taken.value.id : ''
    await actOnRequest(
      app,
      handler,
      { organId: 'bureau', requestId: id, facts: { act: 'register', on: '2026-05-06' } },
      null,
    )
    await app.db
      .updateTable('requests')
      .set({ handler_id: handler.id, next_due: '2026-06-03' })
      .where('id', '=', id)
      .execute()
    expect(await remindOn('2026-05-27')).toEqual(['han@example.com 申请〔2026〕1号还有5个工作日到期'])
    expect(await remindOn('2026-05-28')).toEqual([])
    expect(await remindOn('2026-05-30')).toEqual([]) // a Saturday
    expect(await remindOn('2026-06-02')).toEqual(['han@example.com 申请〔2026〕1号还有1个工作日到期'])
    expect(await remindOn('2026-06-03')).toEqual([
      'han@example.com 申请〔2026〕1号今天到期',
      'hea@example.com 申请〔2026〕1号今天到期',
    ])
    expect((await remindOn('2026-06-04')).map((line) => line.split(' ')[0])).toEqual([
      'abo@example.com',
      'han@example.com',
      'hea@example.com',
    ])
    await remindAll(app)
    expect(await app.db.selectFrom('outbox').selectAll().execute()).toHaveLength(3)
  })

  test('the calendar feed has the due days and no names', async () => {
    const token = await makeCalendarFeed(app, handler)
    const feed = (await calendarFeed(app, token))!
    expect(feed).toContain('DTSTART;VALUE=DATE:20260603')
    expect(feed).not.toContain('张')
    expect(await calendarFeed(app, 'nonsense')).toBeUndefined()
    await makeCalendarFeed(app, handler)
    expect(await calendarFeed(app, token)).toBeUndefined()
  })
})

test('feeds fold long lines between letters', () => {
  const text = iCalendar([{ uid: 'x', on: '2026-06-03', title: '申请'.repeat(60) }], new Date('2026-01-01T00:00:00Z'))
  for (const line of text.split('\r\n')) expect(Buffer.byteLength(line)).toBeLessThanOrEqual(75)
  expect(text.replaceAll('\r\n ', '')).toContain('申请'.repeat(60))
})

test('the jobs run on the database and stop', async () => {
  const jobs = await startJobs(app)
  await app.pool.query(`select graphile_worker.add_job('sendNotices')`)
  await jobs.stop()
})
