import { readFileSync } from 'node:fs'
import { afterAll, expect, test } from 'vitest'
import { connect } from '../../src/db/connection.ts'
import { type Migration, migrate, migrationsOfProgram, missingMigrations } from '../../src/db/migrate.ts'
import { tableTypes } from '../../src/db/table-types.ts'
import { emptyDatabase, testDatabase } from '../database.ts'

const pool = connect(await emptyDatabase()).pool
afterAll(() => pool.end())

const step = (number: number, sql: string): Migration => ({
  number,
  name: `${String(number).padStart(4, '0')}-step.sql`,
  sql,
  checksum: `sum of ${sql}`,
})
const first = step(1, 'create table one (id integer)')
const second = step(2, 'create table two (id integer)')

test('each migration runs once, in the order of the numbers, whoever comes first', async () => {
  const ran = await Promise.all([migrate(pool, [first, second]), migrate(pool, [first, second])])
  expect(ran.flat()).toEqual(['0001-step.sql', '0002-step.sql'])
  expect(await migrate(pool, [first, second])).toEqual([])
})

test('one that fails leaves nothing behind', async () => {
  const broken = step(3, 'create table three (id integer); select nonsense')
  await expect(migrate(pool, [first, second, broken])).rejects.toThrow('0003-step.sql')
  expect((await pool.query("select to_regclass('three') as three")).rows).toEqual([{ three: null }])
  expect(await missingMigrations(pool, [first, second, broken])).toEqual(['0003-step.sql'])
})

test('a database of a newer program is refused', async () => {
  await expect(migrate(pool, [first])).rejects.toMatchObject({ code: 'newer-database' })
})

test('a migration that was changed after it ran is refused', async () => {
  await expect(migrate(pool, [first, { ...second, checksum: 'other' }])).rejects.toMatchObject({
    code: 'changed-migration',
  })
})

test('numbers are unique', () => {
  const numbers = migrationsOfProgram().map(({ number }) => number)
  expect(new Set(numbers).size).toBe(numbers.length)
})

test('the types of the tables are those of the migrations (else: npx tsx scripts/table-types.ts)', async () => {
  const { pool: migrated } = await testDatabase()
  expect(readFileSync('src/db/types.ts', 'utf8')).toBe(await tableTypes(migrated))
})
