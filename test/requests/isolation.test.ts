// Two organs: whatever route, use case or SQL staff of the one try on rows of the other, nothing is read and nothing is
// changed.
import { readdirSync } from 'node:fs'
import fc from 'fast-check'
import { sql } from 'kysely'
import { beforeAll, describe, expect, test } from 'vitest'
import { asStaffOf } from '../../src/db/as-staff.ts'
import * as organs from '../../src/organs/index.ts'
import { newToken, type Staff, tokenDigest } from '../../src/organs/index.ts'
import * as relief from '../../src/relief/index.ts'
import * as requests from '../../src/requests/index.ts'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { anyInput, anyOf, type Document, type Operation, operationsOf, type Pool } from './any-input.ts'
import { digestOf, mark, type Side, setUpSide, type TableOfOrgans, tablesOfOrgans } from './two-organs.ts'

const now = new Date('2026-03-02T02:00:00Z')
const app = await testApp({ now: () => now }, { GONGKAI_RATE: '1000000' })
let mine: Side
let theirs: Side
let tables: TableOfOrgans[]
let pool: Pool

beforeAll(async () => {
  mine = await setUpSide(app, 'mine', '本机关')
  theirs = await setUpSide(app, 'theirs', mark)
  tables = await tablesOfOrgans(app)
  pool = {
    organs: ['theirs', 'theirs', 'mine'],
    ids: [
      ...theirs.requestIds,
      ...theirs.caseIds,
      ...theirs.paperIds,
      theirs.staff.id,
      theirs.colleague,
      mine.requestIds[1]!,
    ],
    day: '2026-03-02',
  }
})

const digest = () =>
  digestOf(
    app,
    tables.map(({ table }) => table),
    'theirs',
  )

/** Several inputs may share the comparison: whatever one of them changes is there after the last. */
async function untouched(work: () => Promise<void>, name: string): Promise<void> {
  const before = await digest()
  await work()
  expect(await digest(), name).toBe(before)
}

describe('in the database', () => {
  /** Reports are public and the example's own notes are nobody's; neither is read or written on behalf of staff. */
  const publicTables = ['example_stories', 'findings', 'reports']

  test('every table of organs is guarded by row, or closed to staff', () => {
    expect(tables.length).toBeGreaterThan(18)
    const unguarded = tables.filter(({ guarded }) => !guarded).map(({ table }) => table)
    expect(unguarded).toEqual(publicTables)
    expect(tables.filter(({ guarded, granted }) => granted && !guarded)).toEqual([])
  })

  test('staff of one organ have rows of the other under no statement', async () => {
    for (const { table } of tables) {
      const tried = (statement: ReturnType<typeof sql>) =>
        asStaffOf(app.db, ['mine'], async (tx) => {
          const { rows, numAffectedRows = 0n } = await statement.execute(tx)
          return rows.length + Number(numAffectedRows)
        }).catch((error: Error) => {
          if (!/permission denied|row-level security/.test(error.message)) throw error
          return 0
        })
      const name = sql.table(table)
      await untouched(async () => {
        if (!publicTables.includes(table))
          expect(await tried(sql`select 1 from ${name} where organ_id <> 'mine'`), table).toBe(0)
        expect(await tried(sql`update ${name} set organ_id = organ_id where organ_id = 'theirs'`), table).toBe(0)
        expect(await tried(sql`delete from ${name} where organ_id = 'theirs'`), table).toBe(0)
        expect(await tried(sql`update ${name} set organ_id = 'theirs' where organ_id = 'mine'`), table).toBe(0)
      }, table)
    }
  })

  test('other tables open to staff hold nothing of a person or a case', async () => {
    const { rows } = await sql<{ table: string }>`
      select c.relname as table from pg_class c
      where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p', 'v', 'm')
        and has_table_privilege('gongkai_staff', c.oid, 'select, insert, update, delete')
        and not exists (select from pg_attribute a where a.attrelid = c.oid and a.attname = 'organ_id')
      order by 1`.execute(app.db)
    expect(rows.map(({ table }) => table)).toEqual(['calendar_notices', 'data_version', 'files', 'organs'])
  })
})

const runs = { seed: 20190515 }

test('no route reads or changes what is the other organ’s', { timeout: 240_000 }, async () => {
  const server = await buildServer(app)
  const document = (await server.inject('/api/openapi.json')).json() as Document
  const operations = operationsOf(document).filter(({ path }) => !path.startsWith('/api/read'))
  expect(operations.length).toBeGreaterThan(60)
  const faults = new Set<string>()
  const statuses = new Map<number, number>()
  let token = await sessionOf(mine.staff)
  const ask = async (operation: Operation, input: { url: string; body: unknown }) => {
    // The operations tried may end the session.
    if (!(await isOpen(token))) token = await sessionOf(mine.staff)
    const answer = await server.inject({
      method: operation.method.toUpperCase() as 'POST',
      url: input.url,
      headers: { cookie: `gongkai_session=${token}` },
      ...(input.body !== undefined && { payload: input.body as object }),
    })
    statuses.set(answer.statusCode, (statuses.get(answer.statusCode) ?? 0) + 1)
    if (answer.statusCode >= 500 && answer.statusCode !== 503) faults.add(`${operation.method} ${operation.path}`)
    expect(answer.body, `${operation.method} ${input.url}`).not.toContain(mark)
  }
  for (const operation of operations)
    await untouched(async () => {
      for (const input of fc.sample(anyOf(operation, document, pool), { ...runs, numRuns: 8 }))
        await ask(operation, input)
    }, `${operation.method} ${operation.path}`)
  expect([...faults]).toEqual([])
  // The inputs are good enough to get past the reading of forms.
  expect(statuses.get(403)! + statuses.get(404)! + statuses.get(409)!).toBeGreaterThan(operations.length)
  await server.close()
})

const isOpen = async (token: string) =>
  (await app.db
    .selectFrom('sessions')
    .select('staff_id')
    .where('token_digest', '=', tokenDigest(token))
    .where('complete', '=', true)
    .executeTakeFirst()) !== undefined

async function sessionOf({ id }: Staff): Promise<string> {
  const token = newToken()
  await app.db
    .insertInto('sessions')
    .values({
      token_digest: tokenDigest(token),
      staff_id: id,
      created_at: now,
      seen_at: now,
      expires_at: new Date(now.getTime() + 3_600_000),
      complete: true,
    })
    .execute()
  return token
}

type UseCase = (app: unknown, by: Staff, ...input: unknown[]) => Promise<unknown>

describe('no use case reads or changes what is the other organ’s', async () => {
  const letters = await Promise.all(
    readdirSync(new URL('../../src/requests/letters', import.meta.url)).map(
      (file): Promise<Record<string, unknown>> => import(`../../src/requests/letters/${file.slice(0, -3)}.ts`),
    ),
  )
  const found = Object.assign({}, organs, relief, requests, ...letters) as Record<string, unknown>
  const useCases = Object.entries(found).filter(
    ([, one]) =>
      typeof one === 'function' &&
      /^async function \w*\(app, (by|staff)\b|^(async )?(function \w*)?\(app, (by|staff)\b/.test(String(one)),
  ) as [string, UseCase][]

  test('there are many', () => expect(useCases.length).toBeGreaterThan(15))

  const parametersOf = (perform: UseCase) =>
    /\(([^)]*)\)/
      .exec(String(perform))![1]!
      .split(',')
      .slice(2)
      .map((one) => one.trim().split(/[ =]/)[0]!)

  test.each(useCases)('%s', async (name, perform) => {
    await untouched(async () => {
      for (const input of fc.sample(anyInput(parametersOf(perform), pool), { ...runs, numRuns: 15 })) {
        const done = await perform(app, mine.staff, ...input).catch((error: Error) => error.message)
        expect(JSON.stringify(done) ?? '', `${name} ${JSON.stringify(input)}`).not.toContain(mark)
      }
    }, name)
  })

  // Last, since it does change them: the inputs that were refused above are good ones.
  test.each(['actOnRequest', 'seePeople', 'takeInRequest', 'takeStep'])(
    'while the organ’s own people get through with such inputs: %s',
    async (name) => {
      const perform = found[name] as UseCase
      const inputs = fc.sample(anyInput(parametersOf(perform), { ...pool, organs: ['theirs'] }), {
        ...runs,
        numRuns: 60,
      })
      for (const input of inputs) {
        const done = await perform(app, theirs.staff, ...input).catch(() => undefined)
        if ((done as { ok?: boolean } | undefined)?.ok) return
      }
      expect.fail(`none of ${inputs.length} inputs was accepted`)
    },
  )
})
