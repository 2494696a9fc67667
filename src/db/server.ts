// Which PostgreSQL the program works on: the server of DATABASE_URL, or the one that comes with it.
import { setTimeout as pause } from 'node:timers/promises'
import pg from 'pg'
import type { Config } from '../config.ts'
import { runningEmbedded, startEmbedded } from './embedded.ts'
import { OperatorTrouble } from './trouble.ts'

export interface FoundDatabase {
  url: string
  lost: Promise<Error>
  stop(): Promise<void>
}

interface Manner {
  beside?: boolean
  say?: (line: string) => void
}

export async function findDatabase({ databaseUrl, data }: Config, { beside, say }: Manner): Promise<FoundDatabase> {
  const never = new Promise<Error>(() => {})
  if (databaseUrl) {
    await reach(databaseUrl, say)
    return { url: databaseUrl, lost: never, stop: async () => {} }
  }
  const running = beside ? runningEmbedded(data) : null
  if (running) return { url: running.url, lost: never, stop: async () => {} }
  let tellLost: (error: Error) => void = () => {}
  const lost = new Promise<Error>((resolve) => {
    tellLost = resolve
  })
  const { url, stop } = await startEmbedded(data, { say, onLost: tellLost })
  return { url, lost, stop }
}

const patience = 30_000
const oldest = 150_000 // server_version_num of PostgreSQL 15
// Not up yet: no such host, nobody listening, `the database system is starting up`.
const notYet = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'ECONNRESET', '57P03'])

/** A server that is started at the same time as we are gets half a minute to come up. */
async function reach(url: string, say: Manner['say']) {
  const giveUpAt = Date.now() + patience
  for (let tries = 0; ; tries++) {
    const client = new pg.Client({ connectionString: url, connectionTimeoutMillis: 5_000 })
    client.on('error', () => {})
    try {
      await client.connect()
      const { rows } = await client.query<{ version: number; name: string }>(
        "select current_setting('server_version_num')::int as version, current_setting('server_version') as name",
      )
      if (rows[0]!.version >= oldest) return
      throw new OperatorTrouble('old-server', `DATABASE_URL 的 PostgreSQL 版本是 ${rows[0]!.name}，需要 15 以上。`)
    } catch (error) {
      if (error instanceof OperatorTrouble) throw error
      const { code = '', message } = error as NodeJS.ErrnoException
      if (!notYet.has(code) || Date.now() > giveUpAt)
        throw new OperatorTrouble('no-database', `连不上 DATABASE_URL 的数据库：${message || code}`)
      if (tries === 0) say?.('数据库还没有就绪，等它启动')
      await pause(500)
    } finally {
      await client.end().catch(() => {})
    }
  }
}
