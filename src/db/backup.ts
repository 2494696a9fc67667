// gongkai backup: everything that an installation holds in one archive (tar.gz), of one moment, from the embedded
// database or a server, while the program runs. In it, in this order:
//
//   backup.json                  format, version of the program, moment, migrations, columns of the tables, sequences
//   tables/NAME/000001 …         rows in the text format of COPY, in parts
//   files/DIGEST                 originals and papers
//   keys.json                    the master keys, unless they are kept elsewhere
//   digests.json                 SHA-256 of every entry before it
import { createHash } from 'node:crypto'
import { createWriteStream } from 'node:fs'
import { readdir, readFile, rename, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { Readable } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import { createGzip } from 'node:zlib'
import type pg from 'pg'
import type { App } from '../app.ts'
import { version } from '../version.ts'
import { copyOut } from './copy.ts'
import { tarEnd, tarEntry } from './tar.ts'
import { OperatorTrouble } from './trouble.ts'

export interface BackupHead {
  format: 'gongkai.backup/1'
  program: string
  at: string
  migrations: { number: number; name: string; checksum: string }[]
  tables: { name: string; columns: string[] }[]
  sequences: { name: string; value: number; called: boolean }[]
}

export interface BackupDone {
  path: string
  tables: number
  rows: number
  files: number
  bytes: number
}

export interface BackupOptions {
  /** The keys are backed up in another way: without them sealed personal data cannot be opened. */
  withoutKeys?: boolean
}

/** Writes the archive to `target`, or, where that is a folder, to a file in it named after the moment. */
export async function backup(app: App, target: string, options: BackupOptions = {}): Promise<BackupDone> {
  const path = await fileFor(app, target)
  const done: BackupDone = { path, tables: 0, rows: 0, files: 0, bytes: 0 }
  const draft = `${path}.partial`
  const client = await app.pool.connect()
  try {
    await client.query('begin isolation level repeatable read read only; set local row_security = off')
    const output = createWriteStream(draft, { mode: 0o600, flush: true })
    await pipeline(Readable.from(archive(app, client, options, done)), createGzip({ level: 6 }), output)
    await client.query('commit')
  } catch (error) {
    await rm(draft, { force: true })
    throw error
  } finally {
    client.release(true)
  }
  await rename(draft, path)
  done.bytes = (await stat(path)).size
  return done
}

async function fileFor(app: App, target: string): Promise<string> {
  const found = await stat(target).catch(() => undefined)
  if (found?.isDirectory()) {
    const moment = app.now().toISOString().slice(0, 19).replaceAll(':', '').replace('T', '-')
    return join(target, `gongkai-${moment}.tar.gz`)
  }
  if (found) throw new OperatorTrouble('file-exists', `${target} 已经存在；备份不覆盖已有的文件，请换一个文件名。`)
  return target
}

async function* archive(app: App, client: pg.PoolClient, options: BackupOptions, done: BackupDone) {
  const digests: Record<string, string> = {}
  const entry = (name: string, body: Buffer) => {
    digests[name] = createHash('sha256').update(body).digest('hex')
    return tarEntry({ name, body })
  }
  const head = await headOf(app, client)
  yield entry('backup.json', Buffer.from(JSON.stringify(head, null, 1)))
  for (const table of head.tables) {
    done.tables++
    let part = 0
    for await (const rows of inParts(copyOut(client, `copy (${selectAll(table)}) to stdout`))) {
      done.rows += linesIn(rows)
      yield entry(`tables/${table.name}/${String(++part).padStart(6, '0')}`, rows)
    }
  }
  for await (const [name, body] of filesOf(app)) {
    done.files++
    yield entry(`files/${name}`, body)
  }
  if (!options.withoutKeys) {
    const keys = await readFile(join(app.config.data, 'keys', 'keys.json')).catch(() => undefined)
    if (keys) yield entry('keys.json', keys)
  }
  yield tarEntry({ name: 'digests.json', body: Buffer.from(JSON.stringify(digests, null, 1)) })
  yield tarEnd()
}

async function headOf(app: App, client: pg.PoolClient): Promise<BackupHead> {
  const { rows: migrations } = await client.query('select number, name, checksum from migrations order by number')
  const { rows: tables } = await client.query<{ name: string; columns: string[] }>(`
    select c.relname as name, array_agg(a.attname::text order by a.attnum) as columns
    from pg_class c join pg_attribute a on a.attrelid = c.oid and a.attnum > 0 and not a.attisdropped and a.attgenerated = ''
    where c.relnamespace = 'public'::regnamespace and c.relkind in ('r', 'p') and not c.relispartition
      and c.relname <> 'migrations'
    group by c.relname order by c.relname`)
  const { rows: sequences } = await client.query<{ name: string; value: number | null }>(
    "select sequencename as name, last_value as value from pg_sequences where schemaname = 'public' order by 1",
  )
  return {
    format: 'gongkai.backup/1',
    program: version(),
    at: app.now().toISOString(),
    migrations,
    tables,
    sequences: sequences.map(({ name, value }) => ({ name, value: value ?? 1, called: value !== null })),
  }
}

const selectAll = ({ name, columns }: BackupHead['tables'][number]) =>
  `select ${columns.map(quoted).join(', ')} from ${quoted(name)}`

export const quoted = (name: string): string => `"${name.replaceAll('"', '""')}"`

const partSize = 8 * 1024 * 1024

/** Whole lines in pieces of some megabytes; a table without rows has none. */
async function* inParts(chunks: AsyncIterable<Buffer>): AsyncGenerator<Buffer> {
  let held: Buffer[] = []
  let size = 0
  for await (const chunk of chunks) {
    held.push(chunk)
    size += chunk.length
    if (size < partSize) continue
    yield Buffer.concat(held)
    held = []
    size = 0
  }
  if (size) yield Buffer.concat(held)
}

const linesIn = (rows: Buffer) => rows.reduce((count, byte) => count + (byte === 10 ? 1 : 0), 0)

/** The files that are there; each bears its digest, and a file that came after the moment does no harm. */
async function* filesOf(app: App): AsyncGenerator<[string, Buffer]> {
  const folder = join(app.config.data, 'files')
  for (const start of (await readdir(folder).catch(() => [])).sort())
    for (const rest of (await readdir(join(folder, start))).sort()) {
      const name = start + rest
      if (/^[0-9a-f]{64}$/.test(name)) yield [name, await app.files.get(name)]
    }
}
