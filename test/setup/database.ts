// Once per run of the tests: one PostgreSQL in a temporary folder with a migrated template, from which
// `testDatabase()` (test/database.ts) makes a database per test file.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import pg from 'pg'
import type { TestProject } from 'vitest/node'
import { startEmbedded } from '../../src/db/embedded.ts'
import { migrate } from '../../src/db/migrate.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    databaseServer: string
  }
}

export default async function setup(project: TestProject) {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-'))
  const server = await startEmbedded(folder, { careless: true })
  await makeTemplate(server.url)
  project.provide('databaseServer', server.url)
  return async () => {
    await server.stop()
    rmSync(folder, { recursive: true, force: true })
  }
}

async function makeTemplate(url: string) {
  const pool = new pg.Pool({ connectionString: url })
  await migrate(pool)
  await pool.end()
}
