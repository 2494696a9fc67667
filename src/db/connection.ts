// The connections to PostgreSQL: a pool for plain SQL, Kysely over the same pool for composed queries, and beside it those
// for the short reads of public pages.
import { Kysely, PostgresDialect, type Transaction } from 'kysely'
import pg from 'pg'
import { openReads, type Reads } from './reads.ts'
import type { Database } from './types.ts'

export type Db = Kysely<Database>
/** The database or a transaction on it. */
export type Tx = Db | Transaction<Database>

export interface Connection {
  pool: pg.Pool
  db: Db
  reads: Reads
  /** The same for searches, which take longer: no page waits behind one. */
  searches: Reads
  close(): Promise<void>
}

/** `url`: `postgresql://…`; `most`: connections at one time. */
export function connect(url: string, most = 10): Connection {
  const config = { connectionString: url, types, application_name: 'gongkai' }
  const pool = new pg.Pool({ ...config, max: most })
  // A connection that breaks is replaced at its next use; what used it gets the error of its own query.
  pool.on('error', () => {})
  pool.on('connect', (client) => client.on('error', () => {}))
  const db = new Kysely<Database>({ dialect: new PostgresDialect({ pool }) })
  const [reads, searches] = [openReads(config), openReads(config)]
  const close = async () => void (await Promise.all([pool.end(), reads.close(), searches.close()]))
  return { pool, db, reads, searches, close }
}

// Days stay text (`2024-02-05`): a Date would bring a time zone in. Counts fit a double; amounts in 万元 have few digits.
const parsers = new Map<number, (text: string) => unknown>([
  [pg.types.builtins.DATE, (text) => text],
  [pg.types.builtins.INT8, Number],
  [pg.types.builtins.NUMERIC, Number],
  [1231, (text) => numbersIn(text)], // numeric[]
  [1182, (text) => (text === '{}' ? [] : text.slice(1, -1).split(','))], // date[]
])

const types: pg.CustomTypesConfig = {
  getTypeParser: (id: number, format?: 'text' | 'binary') =>
    (format !== 'binary' && parsers.get(id)) || pg.types.getTypeParser(id, format as 'text'),
}

const numbersIn = (text: string) =>
  text === '{}'
    ? []
    : text
        .slice(1, -1)
        .split(',')
        .map((one) => (one === 'NULL' ? null : Number(one)))
