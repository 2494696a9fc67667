// The record verified from the command line, on an installation of its own.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { sql } from 'kysely'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { type App, openApp } from '../../src/app.ts'
import { configFrom } from '../../src/config.ts'
import { nameKey } from '../../src/kit/text/name-key.ts'
import { writeRecord } from '../../src/record/index.ts'
import { testDatabase } from '../database.ts'
import { gongkai } from './gongkai.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-audit-'))
const { url } = await testDatabase()
const before = process.env['DATABASE_URL']
let app: App

beforeAll(async () => {
  process.env['DATABASE_URL'] = url
  app = await openApp(configFrom({ DATABASE_URL: url, GONGKAI_DATA: folder, GONGKAI_LOG: 'silent' }))
  await app.db
    .insertInto('organs')
    .values({ id: 'bureau', name: '示例局', name_key: nameKey('示例局') })
    .execute()
  for (const act of ['one', 'two', 'three'])
    await app.transaction((tx) =>
      writeRecord(tx, { organId: 'bureau', at: app.now(), actor: 'system', from: null, act, subject: 'test' }),
    )
})
afterAll(async () => {
  await app.close()
  if (before === undefined) delete process.env['DATABASE_URL']
  else process.env['DATABASE_URL'] = before
  rmSync(folder, { recursive: true, force: true })
})

describe('gongkai audit', () => {
  test('says that the record is whole, and prints its ends', async () => {
    expect(await gongkai(['audit', 'verify', '--data', folder])).toMatchObject({
      code: 0,
      out: '完整：1 个机关，3 条记录\n',
    })
    const { out } = await gongkai(['audit', 'head', '--data', folder])
    expect(out).toMatch(/^bureau\t3\t[0-9a-f]{64}\n$/)
  })

  test('names the first broken link', async () => {
    await sql`alter table record_entries disable trigger record_is_append_only`.execute(app.db)
    await sql`update record_entries set act = 'changed' where no = 2`.execute(app.db)
    const plain = await gongkai(['audit', 'verify', '--data', folder])
    expect(plain).toMatchObject({ code: 1 })
    expect(plain.out).toContain('bureau：第2条记录的内容与其摘要不符')
    const json = await gongkai(['audit', 'verify', '--json', '--data', folder])
    expect(JSON.parse(json.out)).toMatchObject({ whole: false, broken: [{ organId: 'bureau', no: 2 }] })
  })
})

test('gongkai keys rotate makes a new key and seals again', async () => {
  const ran = await gongkai(['keys', 'rotate', '--json', '--data', folder])
  expect(ran.code).toBe(0)
  expect(JSON.parse(ran.out)).toEqual({ key: 'k2', people: 0, secrets: 0 })
  expect((await gongkai(['keys', 'erase', '--organ', 'bureau', '--data', folder])).code).toBe(2)
})
