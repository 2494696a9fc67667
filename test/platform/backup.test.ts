import { createHash } from 'node:crypto'
import { mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { gunzipSync, gzipSync } from 'node:zlib'
import type pg from 'pg'
import { afterAll, expect, test } from 'vitest'
import { configFrom } from '../../src/config.ts'
import { backup } from '../../src/db/backup.ts'
import { connect } from '../../src/db/connection.ts'
import { runningEmbedded, startEmbedded } from '../../src/db/embedded.ts'
import { restore } from '../../src/db/restore.ts'
import { testApp } from '../app.ts'
import { emptyDatabase } from '../database.ts'

const app = await testApp({ now: () => new Date('2024-02-05T02:00:00Z') })
const folder = mkdtempSync(join(tmpdir(), 'gongkai-backup-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const archive = join(folder, 'all.tar.gz')

// A parent after its child, a tab, a backslash and a line break in a name, and a thousand rows beside.
await app.pool.query(`
  insert into organs (id, name, name_key) values ('z-city', E'临汾市\\t人民\\\\政府\\n', '临汾市人民政府');
  insert into organs (id, name, name_key, parent_id) values ('a-bureau', '教育局', '教育局', 'z-city');
  insert into organs (id, name, name_key) select 'o' || n, '机关' || n, '机关' || n from generate_series(1, 1000) n;
  update data_version set number = 41;`)
const kept = await app.files.put(Buffer.from('一、总体情况'))
await app.pool.query('insert into files (sha256, size) values ($1, $2)', [kept.sha256, kept.size])

/** Every table as text: what is compared. */
async function contents(pool: pg.Pool) {
  const { rows } = await pool.query<{ name: string }>(
    "select relname as name from pg_class where relnamespace = 'public'::regnamespace and relkind = 'r' and relname <> 'migrations' order by 1",
  )
  const found: Record<string, string[]> = {}
  for (const { name } of rows) {
    const { rows: lines } = await pool.query<{ line: string }>(`select t::text as line from ${name} t order by 1`)
    found[name] = lines.map(({ line }) => line)
  }
  return found
}

const emptyPlace = async () => ({
  ...configFrom({ GONGKAI_LOG: 'silent', DATABASE_URL: await emptyDatabase() }),
  data: mkdtempSync(join(folder, 'data-')),
})

test('what was backed up is there again: rows, files, keys', async () => {
  const done = await backup(app, archive)
  expect(done).toMatchObject({ path: archive, rows: 1004, files: 1 })
  const place = await emptyPlace()
  expect(await restore(place, archive)).toMatchObject({
    at: '2024-02-05T02:00:00.000Z',
    files: 1,
    keys: true,
    migrated: [],
  })
  const pool = connect(place.databaseUrl!).pool
  expect(await contents(pool)).toEqual(await contents(app.pool))
  await expect(pool.query("update organs set parent_id = 'nobody'")).rejects.toThrow('foreign key')
  await pool.end()
  expect(readFileSync(join(place.data, 'files', kept.sha256.slice(0, 2), kept.sha256.slice(2)), 'utf8')).toBe(
    '一、总体情况',
  )
  expect(readFileSync(join(place.data, 'keys/keys.json'), 'utf8')).toBe(
    readFileSync(join(app.config.data, 'keys/keys.json'), 'utf8'),
  )
})

test('into the database that comes with the program as well', async () => {
  const place = { ...configFrom({ GONGKAI_LOG: 'silent' }), data: join(folder, 'embedded') }
  await restore(place, archive)
  expect(runningEmbedded(place.data)).toBeNull()
  const server = await startEmbedded(place.data)
  const pool = connect(server.url).pool
  expect(await contents(pool)).toEqual(await contents(app.pool))
  await pool.end()
  await server.stop()
})

test('a backup without keys, into a folder, is named after its moment', async () => {
  const { path } = await backup(app, folder, { withoutKeys: true })
  expect(path).toBe(join(folder, 'gongkai-2024-02-05-020000.tar.gz'))
  expect(gunzipSync(readFileSync(path)).includes('keys.json')).toBe(false)
})

test('an existing file is not written over, a filled folder or database not restored into', async () => {
  await expect(backup(app, archive)).rejects.toMatchObject({ code: 'file-exists' })
  await expect(restore(app.config, archive)).rejects.toMatchObject({ code: 'not-empty' })
  const filled = { ...(await emptyPlace()), databaseUrl: app.config.databaseUrl }
  await expect(restore(filled, archive)).rejects.toMatchObject({ code: 'not-empty' })
})

const plain = () => gunzipSync(readFileSync(archive))
const damaged: [string, () => Buffer][] = [
  ['cut off', () => gzipSync(plain().subarray(0, plain().length - 4096))],
  ['with a changed row', () => gzipSync(Buffer.from(plain().toString('latin1').replace('o999', 'o998'), 'latin1'))],
  ['of another kind', () => gzipSync(Buffer.from('not an archive of ours at all'.repeat(100)))],
  ['not packed', () => Buffer.from('plain text')],
]
for (const [how, bytes] of damaged)
  test(`an archive ${how} leaves the place empty for another`, async () => {
    const path = join(folder, `${createHash('sha256').update(how).digest('hex')}.tar.gz`)
    writeFileSync(path, bytes())
    const place = await emptyPlace()
    await expect(restore(place, path)).rejects.toMatchObject({ code: 'bad-archive' })
    expect(readdirSync(place.data)).toEqual([])
    await restore(place, archive)
  })
