// gongkai restore: an archive of `gongkai backup` into an empty installation. Nothing is there unless all is there:
// rows and digests are made sure of in one transaction.
import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { mkdir, open, readdir, rm, writeFile } from 'node:fs/promises'
import { join } from 'node:path'
import { createGunzip } from 'node:zlib'
import type pg from 'pg'
import type { Config } from '../config.ts'
import { type BackupHead, quoted } from './backup.ts'
import { connect } from './connection.ts'
import { copyIn } from './copy.ts'
import { filesOnDisk } from './files.ts'
import { type Migration, migrate, migrationsOfProgram } from './migrate.ts'
import { findDatabase } from './server.ts'
import { type TarEntry, tarEntries } from './tar.ts'
import { OperatorTrouble } from './trouble.ts'

export interface Restored {
  /** When the backup was made. */
  at: string
  tables: number
  files: number
  keys: boolean
  /** Migrations that this version of the program added to what the backup had. */
  migrated: string[]
}

/** Restores into the data folder and database of the configuration, both of which must be empty. */
export async function restore(config: Config, archive: string, say?: (line: string) => void): Promise<Restored> {
  await refuseOtherFile(archive)
  await refuseFilled(config.data)
  const database = await findDatabase(config, { say })
  const connection = connect(database.url, 2)
  try {
    await refuseTables(connection.pool)
    return await fill(config, connection.pool, archive)
  } finally {
    await connection.close()
    await database.stop()
  }
}

/** Whatever goes wrong, the database and the folder are empty again, so that another archive can be tried. */
async function fill(config: Config, pool: pg.Pool, archive: string): Promise<Restored> {
  try {
    const entries = withDigests(tarEntries(unpacked(archive)))
    const head = headFrom(await entries.next())
    await migrate(pool, migrationsOf(head))
    const { files, keys } = await inTransaction(pool, (client) => load(config, client, head, entries))
    const migrated = await migrate(pool)
    return { at: head.at, tables: head.tables.length, files, keys, migrated }
  } catch (error) {
    await pool.query('drop schema public cascade; create schema public')
    for (const name of ['files', 'keys']) await rm(join(config.data, name), { recursive: true, force: true })
    if (error instanceof OperatorTrouble) throw error
    throw new OperatorTrouble('bad-archive', `${archive} 没有恢复，什么也没有留下：${(error as Error).message}`)
  }
}

function unpacked(archive: string) {
  const packed = createReadStream(archive)
  const gunzip = createGunzip()
  packed.on('error', (error) => gunzip.destroy(error))
  return packed.pipe(gunzip)
}

/** What is no archive at all is said before a database is made for it. */
async function refuseOtherFile(archive: string) {
  const file = await open(archive).catch((error: NodeJS.ErrnoException) => {
    const why = { ENOENT: '没有这个文件', EACCES: '没有权限读取' }[error.code ?? ''] ?? error.message
    throw new OperatorTrouble('bad-archive', `${archive} 打不开：${why}`)
  })
  try {
    const { buffer } = await file.read(Buffer.alloc(2), 0, 2, 0).catch(() => ({ buffer: Buffer.alloc(2) }))
    if (buffer[0] !== 0x1f || buffer[1] !== 0x8b)
      throw new OperatorTrouble('bad-archive', `${archive} 不是 gongkai backup 做的备份文件。`)
  } finally {
    await file.close()
  }
}

async function refuseFilled(folder: string) {
  // A database folder alone may be what an archive that was no good has left; its tables are looked at next.
  const found = (await readdir(folder).catch(() => [])).filter((name) => name !== 'postgres')
  if (found.length)
    throw new OperatorTrouble(
      'not-empty',
      `数据文件夹 ${folder} 不是空的；只能恢复到空的文件夹。请另设 GONGKAI_DATA 或先移走它。`,
    )
}

async function refuseTables(pool: pg.Pool) {
  const { rows } = await pool.query(
    "select 1 from pg_class where relnamespace = 'public'::regnamespace and relkind in ('r', 'p') limit 1",
  )
  if (rows.length) throw new OperatorTrouble('not-empty', 'DATABASE_URL 的数据库里已经有表；只能恢复到空的数据库。')
}

/** Hands the entries on; at the end the archive's own list of digests is compared with what came. */
async function* withDigests(entries: AsyncIterable<TarEntry>): AsyncGenerator<TarEntry> {
  const seen: Record<string, string> = {}
  for await (const entry of entries) {
    if (entry.name !== 'digests.json') {
      seen[entry.name] = createHash('sha256').update(entry.body).digest('hex')
      yield entry
      continue
    }
    const listed = JSON.parse(entry.body.toString()) as Record<string, string>
    const names = new Set([...Object.keys(seen), ...Object.keys(listed)])
    const wrong = [...names].filter((name) => seen[name] !== listed[name])
    if (wrong.length) throw new Error(`备份中 ${wrong.length} 项与记下的摘要不符，如 ${wrong[0]}`)
    return
  }
  throw new Error('备份没有写完：缺少末尾的摘要')
}

function headFrom({ value, done }: IteratorResult<TarEntry>): BackupHead {
  if (done || value.name !== 'backup.json') throw new Error('这不是 gongkai backup 做的备份')
  const head = JSON.parse(value.body.toString()) as BackupHead
  if (head.format !== 'gongkai.backup/1') throw new Error(`备份的格式是 ${head.format}，本程序只认 gongkai.backup/1`)
  return head
}

/** The tables as they were when the backup was made; what came later is done to the restored rows. */
function migrationsOf({ migrations }: BackupHead): Migration[] {
  const ours = migrationsOfProgram()
  return migrations.map(({ number, name, checksum }) => {
    const found = ours.find((one) => one.number === number && one.checksum === checksum)
    if (found) return found
    throw new OperatorTrouble(
      'newer-database',
      `备份由含 ${name} 的版本做成，本程序没有这一步。请用那个版本或更新的版本恢复。`,
    )
  })
}

async function inTransaction<T>(pool: pg.Pool, work: (client: pg.PoolClient) => Promise<T>): Promise<T> {
  const client = await pool.connect()
  try {
    await client.query('begin')
    const result = await work(client)
    await client.query('commit')
    return result
  } finally {
    client.release(true)
  }
}

async function load(config: Config, client: pg.PoolClient, head: BackupHead, entries: AsyncGenerator<TarEntry>) {
  const putBack = await setGuardsAside(client, head)
  const files = filesOnDisk(join(config.data, 'files'))
  const done = { files: 0, keys: false }
  for await (const { name, body } of entries) {
    const [kind, what = ''] = name.split('/')
    if (kind === 'tables') await loadRows(client, head, what, body)
    else if (kind === 'files') {
      const { sha256 } = await files.put(body)
      if (sha256 !== what) throw new Error(`文件 ${what} 的内容与它的摘要不符`)
      done.files++
    } else if (name === 'keys.json') {
      await mkdir(join(config.data, 'keys'), { recursive: true, mode: 0o700 })
      await writeFile(join(config.data, 'keys', 'keys.json'), body, { mode: 0o600 })
      done.keys = true
    }
  }
  for (const { name, value, called } of head.sequences)
    await client.query('select setval($1::regclass, $2, $3)', [quoted(name), value, called])
  await putBack()
  return done
}

async function loadRows(client: pg.PoolClient, { tables }: BackupHead, name: string, body: Buffer) {
  const table = tables.find((one) => one.name === name)
  if (!table) throw new Error(`备份中有没有列出的表 ${name}`)
  const columns = table.columns.map(quoted).join(', ')
  const once = (async function* () {
    yield body
  })()
  await copyIn(client, `copy ${quoted(name)} (${columns}) from stdin`, once)
}

/** Empties the tables of what migrations put there, and takes off, until all rows are in, the foreign keys (tables
 *  come in any order) and the triggers (the rows are to come back as they were). */
async function setGuardsAside(client: pg.PoolClient, { tables }: BackupHead): Promise<() => Promise<void>> {
  const names = tables.map(({ name }) => quoted(name))
  const { rows: keys } = await client.query<{ table: string; name: string; definition: string }>(`
    select conrelid::regclass::text as table, conname as name, pg_get_constraintdef(oid) as definition from pg_constraint
    where contype = 'f' and connamespace = 'public'::regnamespace and conparentid = 0`)
  for (const name of names) await client.query(`alter table ${name} disable trigger user`)
  for (const { table, name } of keys) await client.query(`alter table ${table} drop constraint ${quoted(name)}`)
  if (names.length) await client.query(`truncate ${names.join(', ')}`)
  return async () => {
    for (const { table, name, definition } of keys)
      await client.query(`alter table ${table} add constraint ${quoted(name)} ${definition}`)
    for (const name of names) await client.query(`alter table ${name} enable trigger user`)
  }
}
