// An App for a test file, on a database and a data folder of its own:
//
//   const app = await testApp({ now: () => new Date('2024-02-05T02:00:00Z') })
//
// It is closed and its folder removed when the file's tests are over.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { type App, type Opening, openApp } from '../src/app.ts'
import { configFrom } from '../src/config.ts'
import { testDatabase } from './database.ts'

export async function testApp(opening: Opening = {}, env: Record<string, string> = {}): Promise<App> {
  const { url } = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-data-'))
  const settings = { GONGKAI_DATA: folder, DATABASE_URL: url, GONGKAI_LOG: 'silent', PORT: '0', ...env }
  const app = await openApp(configFrom(settings), opening)
  afterAll(async () => {
    await app.close()
    rmSync(folder, { recursive: true, force: true })
  })
  return app
}
