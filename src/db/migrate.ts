// Brings the tables to the state this version of the program needs: numbered .sql files, each run once.
import { createHash } from 'node:crypto'
import { readdirSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import type pg from 'pg'
import { OperatorTrouble } from './trouble.ts'

export interface Migration {
  number: number
  /** File name: `0001-organs.sql`. */
  name: string
  sql: string
  checksum: string
}

/** In the checkout beside this file; in the built program the build puts them beside the bundle. */
export function migrationsOfProgram(folder = fileURLToPath(new URL('./migrations/', import.meta.url))): Migration[] {
  const files = readdirSync(folder).filter((name) => /^\d{4}-[a-z0-9-]+\.sql$/.test(name))
  return files.sort().map((name) => {
    const sql = readFileSync(`${folder}/${name}`, 'utf8')
    return { number: Number(name.slice(0, 4)), name, sql, checksum: createHash('sha256').update(sql).digest('hex') }
  })
}

/**
 * Runs what has not run yet, in the order of the numbers, each in a transaction; programs that start at the same time
 * wait for each other. Returns the names that ran. Throws OperatorTrouble `newer-database` or `changed-migration`.
 */
export async function migrate(pool: pg.Pool, migrations = migrationsOfProgram()): Promise<string[]> {
  const client = await pool.connect()
  try {
    await client.query('select pg_advisory_lock($1)', [lockNumber])
    await client.query(`create table if not exists migrations (
      number integer primary key, name text not null, checksum text not null, applied_at timestamptz not null default now())`)
    const { rows } = await client.query<AppliedMigration>(
      'select number, name, checksum from migrations order by number',
    )
    refuseForeign(rows, migrations)
    const done = new Set(rows.map(({ number }) => number))
    const open = migrations.filter(({ number }) => !done.has(number))
    for (const migration of open) await run(client, migration)
    return open.map(({ name }) => name)
  } finally {
    await client.query('select pg_advisory_unlock($1)', [lockNumber]).catch(() => {})
    client.release()
  }
}

/** Names of migrations that this database still lacks. */
export async function missingMigrations(pool: pg.Pool, migrations = migrationsOfProgram()): Promise<string[]> {
  const { rows } = await pool.query<AppliedMigration>('select number, name, checksum from migrations')
  const done = new Set(rows.map(({ number }) => number))
  return migrations.filter(({ number }) => !done.has(number)).map(({ name }) => name)
}

type AppliedMigration = Pick<Migration, 'number' | 'name' | 'checksum'>

const lockNumber = 20190515 // the day on which the revised Regulation came into force

function refuseForeign(applied: AppliedMigration[], known: Migration[]) {
  for (const { number, name, checksum } of applied) {
    const ours = known.find((one) => one.number === number)
    if (!ours)
      throw new OperatorTrouble(
        'newer-database',
        `数据库由更新的版本建立（含本程序没有的 ${name}）。请使用那个版本或更新的版本启动。`,
      )
    if (ours.checksum !== checksum)
      throw new OperatorTrouble(
        'changed-migration',
        `数据库结构脚本 ${name} 与建库时执行的内容不同，程序文件可能不完整或被改动。请重新安装本程序后再启动。`,
      )
  }
}

async function run(client: pg.PoolClient, { number, name, sql, checksum }: Migration) {
  await client.query('begin')
  try {
    await client.query(sql)
    await client.query('insert into migrations (number, name, checksum) values ($1, $2, $3)', [number, name, checksum])
    await client.query('commit')
  } catch (error) {
    await client.query('rollback')
    throw new Error(`migration ${name}: ${(error as Error).message}`, { cause: error })
  }
}
