// An App for tests of organs and staff: a database of its own, a clock that the test moves, keys made for the occasion.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pino } from 'pino'
import { afterAll } from 'vitest'
import type { App } from '../../src/app.ts'
import { configFrom } from '../../src/config.ts'
import { filesOnDisk } from '../../src/db/files.ts'
import { addKey } from '../../src/kit/crypto/keyring.ts'
import { dayInChina } from '../../src/kit/days.ts'
import type { Role, Staff } from '../../src/organs/index.ts'
import { type TestDatabase, testDatabase } from '../database.ts'
import { addOrgan, addPerson } from '../staff.ts'

export interface Office {
  app: App
  database: TestDatabase
  /** Moves the clock to this instant. */
  at(instant: string): void
  /** Adds an organ. */
  organ(id: string, parentId?: string | null): Promise<void>
  /** Adds a person who holds these roles at this organ; the password is the login followed by `-Word-1`. */
  person(login: string, organId: string, roles: Role[]): Promise<Staff>
}

export async function office(): Promise<Office> {
  const database = await testDatabase()
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-test-files-'))
  afterAll(() => rmSync(folder, { recursive: true, force: true }))
  let now = new Date('2026-03-02T01:00:00Z')
  const app = {
    config: configFrom({ GONGKAI_ORIGIN: 'http://localhost:3000' }),
    db: database.db,
    pool: database.pool,
    reads: database.reads,
    searches: database.searches,
    files: filesOnDisk(folder),
    keys: addKey({ current: '', keys: new Map() }),
    log: pino({ level: 'silent' }),
    now: () => now,
    today: () => dayInChina(now),
    transaction: (work: Parameters<App['transaction']>[0]) => database.db.transaction().execute(work),
  } as unknown as App
  return {
    app,
    database,
    at: (instant) => {
      now = new Date(instant)
    },
    organ: async (id, parentId = null) => {
      await addOrgan(app, id, { name: `示例机关${id}`, parentId })
    },
    person: (login, organId, roles) => addPerson(app, login, organId, roles),
  }
}
