// Writes src/db/types.ts from the migrations: `npx tsx scripts/table-types.ts`. Run it after adding a migration.
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import { startEmbedded } from '../src/db/embedded.ts'
import { migrate } from '../src/db/migrate.ts'
import { tableTypes } from '../src/db/table-types.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-types-'))
const server = await startEmbedded(folder, { careless: true })
try {
  const pool = new pg.Pool({ connectionString: server.url })
  pool.on('error', () => undefined)
  await migrate(pool)
  writeFileSync(new URL('../src/db/types.ts', import.meta.url), await tableTypes(pool))
  await pool.end()
} finally {
  await server.stop()
  rmSync(folder, { recursive: true })
}
