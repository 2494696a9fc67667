import { sql } from 'kysely'
import { expect, test } from 'vitest'
import { recordOf, verifyRecord, writeRecord } from '../../src/record/index.ts'
import { testDatabase } from '../database.ts'

const { db, pool } = await testDatabase()
const deed = (organId: string, no: number) => ({
  organId,
  at: new Date(Date.UTC(2024, 0, 1, 0, 0, no)),
  actor: 'someone',
  from: '127.0.0.1',
  act: 'register',
  subject: `request:${no}`,
  before: null,
  after: { state: 'inHand', nested: { b: 1, a: ['甲', null] } },
})

test('entries of several organs, written at once, chain whole and verify', async () => {
  await Promise.all(
    Array.from({ length: 40 }, (_, no) =>
      db.transaction().execute((tx) => writeRecord(tx, deed(`organ${no % 3}`, no), no % 5 === 0 ? 'sm3' : 'sha256')),
    ),
  )
  expect(await verifyRecord(db)).toEqual({ organs: 3, entries: 40, broken: [] })
  const [entry] = await recordOf(db, 'organ1', 'request:1')
  expect(entry).toMatchObject({ act: 'register', after: { state: 'inHand' } })
})

test('what is rolled back leaves no gap', async () => {
  await db
    .transaction()
    .execute(async (tx) => {
      await writeRecord(tx, deed('organ0', 99))
      throw new Error('changed my mind')
    })
    .catch(() => undefined)
  await db.transaction().execute((tx) => writeRecord(tx, deed('organ0', 100)))
  expect((await verifyRecord(db)).broken).toEqual([])
})

test('the database refuses to change the record', async () => {
  await expect(sql`update record_entries set actor = 'me'`.execute(db)).rejects.toThrow('append-only')
  await expect(sql`delete from record_entries`.execute(db)).rejects.toThrow('append-only')
})

test('a change made around the guard is named, with organ and number', async () => {
  await pool.query(`alter table record_entries disable trigger record_is_append_only`)
  await pool.query(`update record_entries set after = '{"state": "closed"}' where organ_id = 'organ2' and no = 4`)
  await pool.query(`alter table record_entries enable trigger record_is_append_only`)
  const { broken } = await verifyRecord(db)
  expect(broken).toEqual([{ organId: 'organ2', no: 4, message: '第4条记录的内容与其摘要不符' }])
})
