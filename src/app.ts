// Everything that a use case may need, opened from the configuration and closed together.
import { mkdir } from 'node:fs/promises'
import { join } from 'node:path'
import type { Transaction } from 'kysely'
import type pg from 'pg'
import { type Logger, pino } from 'pino'
import type { Config } from './config.ts'
import { connect, type Db } from './db/connection.ts'
import { type FileStore, filesOnDisk } from './db/files.ts'
import { migrate } from './db/migrate.ts'
import type { Reads } from './db/reads.ts'
import { findDatabase } from './db/server.ts'
import type { Database } from './db/types.ts'
import { type KeyRing, openKeyRing, parseKeyRing } from './kit/crypto/keyring.ts'
import { type Day, dayInChina } from './kit/days.ts'
import { type Metrics, newMetrics } from './metrics.ts'

export interface App {
  config: Config
  db: Db
  pool: pg.Pool
  /** For public pages. */
  reads: Reads
  searches: Reads
  files: FileStore
  keys: KeyRing
  log: Logger
  metrics: Metrics
  now(): Date
  /** The day in China. */
  today(): Day
  transaction<T>(work: (tx: Transaction<Database>) => Promise<T>): Promise<T>
  /** Resolves, with the error, only where the database ended by itself for good. */
  lost: Promise<Error>
  /** Ends the connections and stops the database where we started it. */
  close(): Promise<void>
}

export interface Opening {
  /** The clock, for tests and examples. */
  now?: () => Date
  log?: Logger
  /** Beside a running `gongkai serve` on the same data folder: use its database instead of refusing. */
  beside?: boolean
  /** Plain lines about what is being done, in Chinese. */
  say?: (line: string) => void
}

/** Throws OperatorTrouble for what the operator can mend: the folder in use, no database reached, a bad setting. */
export async function openApp(config: Config, opening: Opening = {}): Promise<App> {
  const now = opening.now ?? (() => new Date())
  const log = opening.log ?? pino({ level: config.logLevel })
  await mkdir(config.data, { recursive: true, mode: 0o755 })
  const database = await findDatabase(config, opening)
  const { pool, db, reads, searches, close } = connect(database.url)
  try {
    const migrated = await migrate(pool)
    if (migrated.length) log.info({ migrations: migrated }, 'database migrated')
    return {
      config,
      db,
      pool,
      reads,
      searches,
      files: filesOnDisk(join(config.data, 'files')),
      keys: config.keys ? parseKeyRing(config.keys) : await openKeyRing(join(config.data, 'keys')),
      log,
      metrics: newMetrics(pool),
      now,
      today: () => dayInChina(now()),
      transaction: (work) => db.transaction().execute(work),
      lost: database.lost,
      close: () => close().finally(database.stop),
    }
  } catch (error) {
    await close().finally(database.stop)
    throw error
  }
}
