// Killed at random moments under load, with and without its database: what was acknowledged is there once, no number is
// used twice or lost, the record is whole, every notice went out.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { setTimeout as pause } from 'node:timers/promises'
import { sql } from 'kysely'
import { pino } from 'pino'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, openApp } from '../../src/app.ts'
import { configFrom } from '../../src/config.ts'
import { nameKey } from '../../src/kit/text/name-key.ts'
import { mostTries, sendDue, sendersOf } from '../../src/notices/index.ts'
import { newToken, tokenDigest } from '../../src/organs/index.ts'
import { verifyRecord } from '../../src/record/index.ts'
import { calendarFor, foldAgain, readRequest } from '../../src/requests/index.ts'
import { processesOf, until } from '../platform/processes.ts'
import { program } from '../platform/program.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-crash-'))
const rounds = [{ withDatabase: false }, { withDatabase: true }, { withDatabase: false }, { withDatabase: true }]
const clients = 6
const organs = ['one', 'two']
const cookies = new Map<string, string>()
const children: ChildProcess[] = []

/** How often each notice arrived at the gateway of short messages. */
const arrived = new Map<string, number>()
const gateway = createServer((request, response) => {
  let body = ''
  request.on('data', (chunk) => {
    body += chunk
  })
  request.on('end', () => {
    const { id } = JSON.parse(body) as { id: string }
    arrived.set(String(id), (arrived.get(String(id)) ?? 0) + 1)
    response.end()
  })
})

let env: Record<string, string>
const appNow = () => openApp(configFrom(env), { log: pino({ level: 'silent' }) })

beforeAll(async () => {
  await new Promise<void>((resolve) => gateway.listen(0, '127.0.0.1', resolve))
  env = {
    GONGKAI_DATA: folder,
    DATABASE_URL: '',
    GONGKAI_LOG: 'silent',
    GONGKAI_RATE: '1000000',
    GONGKAI_SMS_URL: `http://127.0.0.1:${(gateway.address() as AddressInfo).port}/`,
  }
  const app = await appNow()
  for (const id of organs) await addOffice(app, id)
  await app.close()
}, 120_000)

afterAll(() => {
  for (const child of children) child.kill('SIGKILL')
  for (const pid of processesOf(folder)) process.kill(pid, 'SIGKILL')
  gateway.close()
  rmSync(folder, { recursive: true, force: true })
})

async function addOffice(app: App, id: string) {
  await app.db
    .insertInto('organs')
    .values({ id, name: `示例${id}`, name_key: nameKey(`示例${id}`) })
    .execute()
  const staff = await app.db
    .insertInto('staff')
    .values({ organ_id: id, login: `${id}.all`, name: '登记员' })
    .returning('id')
    .executeTakeFirstOrThrow()
  for (const role of ['registry', 'handler', 'head'])
    await app.db.insertInto('staff_roles').values({ organ_id: id, staff_id: staff.id, role }).execute()
  const token = newToken()
  await app.db
    .insertInto('sessions')
    .values({
      token_digest: tokenDigest(token),
      staff_id: staff.id,
      created_at: app.now(),
      seen_at: app.now(),
      expires_at: new Date(app.now().getTime() + 3_600_000),
      complete: true,
    })
    .execute()
  cookies.set(id, `gongkai_session=${token}`)
}

/** The server with its sending, as a process of its own. */
async function start(): Promise<{ child: ChildProcess; address: string }> {
  const text = `import { buildServer, configFrom, openApp, sendDue, sendersOf } from '${(await program()).parts}'
    const app = await openApp(configFrom(process.env))
    const server = await buildServer(app)
    await server.listen({ port: 0, host: '127.0.0.1' })
    console.log('at ' + server.addresses()[0].port + ' .')
    for (;;) {
      await sendDue(app, sendersOf(app))
      await new Promise((resolve) => setTimeout(resolve, 10))
    }`
  const child = spawn(process.execPath, ['--input-type=module', '-e', text], {
    env: { ...process.env, ...env },
    stdio: 'pipe',
  })
  children.push(child)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.on('data', (chunk) => {
      said += chunk
    })
  await until(() => {
    if (child.exitCode !== null) throw new Error(said)
    return /at \d+ \./.test(said)
  })
  return { child, address: `http://127.0.0.1:${/at (\d+) \./.exec(said)![1]}` }
}

/** What the server said yes to. */
interface Acknowledged {
  organ: string
  content: string
  id: string
  number: string | null
}
const acknowledged: Acknowledged[] = []

async function work(address: string, client: number, round: number) {
  const organ = organs[client % organs.length]!
  const ask = async (path: string, body: object) => {
    const answer = await fetch(`${address}/api${path}`, {
      method: 'POST',
      headers: { 'content-type': 'application/json', cookie: cookies.get(organ)! },
      body: JSON.stringify(body),
      signal: AbortSignal.timeout(10_000),
    })
    if (!answer.ok) throw new Error(`${path}: ${answer.status} ${await answer.text()}`)
    return (await answer.json()) as { id: string; number: string | null }
  }
  const on = new Date(Date.now() + 8 * 3_600_000).toISOString().slice(0, 10)
  for (let n = 1; ; n++) {
    const content = `第${round}轮第${client}人第${n}件`
    const { id } = await ask('/requests', {
      organId: organ,
      channel: 'inPerson',
      on,
      applicantKind: 'naturalPerson',
      applicants: [{ name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }],
      content,
      form: 'paper',
      delivery: 'inPerson',
    })
    const mine: Acknowledged = { organ, content, id, number: null }
    acknowledged.push(mine)
    mine.number = (await ask(`/requests/${organ}/${id}/acts/register`, { on })).number
  }
}

test('four times killed, nothing acknowledged is lost or doubled', { timeout: 180_000 }, async () => {
  for (const [index, { withDatabase }] of rounds.entries()) {
    const { child, address } = await start()
    const before = acknowledged.length
    const errors: string[] = []
    const working = Array.from({ length: clients }, (_, client) =>
      work(address, client, index).catch((error: Error) => errors.push(error.message)),
    )
    await until(() => acknowledged.length >= before + clients || errors.length === clients)
    await pause(100 + Math.random() * 900)
    const database = withDatabase ? processesOf(folder) : []
    child.kill('SIGKILL')
    for (const pid of database) process.kill(pid, 'SIGKILL')
    await Promise.all(working)
    expect(errors.filter((message) => /: [45]\d\d /.test(message))).toEqual([])
    expect(acknowledged.length).toBeGreaterThan(before)
  }

  const app = await appNow()
  try {
    const { rows: stored } = await sql<{ organ_id: string; id: string; content: string; number: string | null }>`
      select organ_id, id, content, number from requests`.execute(app.db)
    const byContent = new Map<string, typeof stored>()
    for (const row of stored) byContent.set(row.content, [...(byContent.get(row.content) ?? []), row])
    for (const { organ, content, id, number } of acknowledged) {
      expect(byContent.get(content), content).toMatchObject([{ organ_id: organ, id }])
      if (number) expect(byContent.get(content)![0]!.number).toBe(number)
    }
    expect([...byContent.values()].filter((rows) => rows.length > 1)).toEqual([])

    for (const organ of organs) {
      const numbers = stored
        .filter((row) => row.organ_id === organ && row.number)
        .map((row) => Number(/〕(\d+)号/.exec(row.number!)![1]))
      expect(numbers.sort((a, b) => a - b)).toEqual(numbers.map((_, place) => place + 1))
      const { rows: series } = await sql<{ last: number }>`
        select last from number_series where organ_id = ${organ} and series = 'request'`.execute(app.db)
      expect(series.map(({ last }) => last)).toEqual([numbers.length])
    }

    const verified = await verifyRecord(app.db)
    expect(verified.broken).toEqual([])
    const { rows: deeds } = await sql<{ act: string; n: number }>`
      select act, count(*)::int as n from record_entries where act in ('receive', 'register') group by act order by act`.execute(
      app.db,
    )
    const registered = stored.filter(({ number }) => number).length
    expect(deeds).toEqual([
      { act: 'receive', n: stored.length },
      { act: 'register', n: registered },
    ])
    for (const { organ_id, id } of stored.slice(0, 50))
      expect(await foldAgain(app.db, organ_id, id, await calendarFor(app, organ_id))).toEqual(
        (await readRequest(app.db, organ_id, id))!.standing,
      )

    // A notice that failed while the server was killed is due again some minutes later.
    const later = { ...app, now: () => new Date(Date.now() + 3_600_000) }
    await sendDue(later, sendersOf(app), 100_000)
    const { rows: notices } = await sql<{ id: string; sent: boolean; tries: number }>`
      select id, sent_at is not null as sent, tries from outbox where channel = 'sms'`.execute(app.db)
    expect(notices).toHaveLength(registered)
    expect(notices.filter(({ id, sent, tries }) => !sent || tries > mostTries || !arrived.has(String(id)))).toEqual([])
  } finally {
    await app.close()
  }
})
