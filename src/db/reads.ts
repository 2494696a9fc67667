// Connections for the short reads of public pages. A statement is sent without waiting for the answers to those before it:
// that takes half of what a connection of the pool takes of the program. And it is planned once for all values:
// PostgreSQL would plan it anew for each where that looks cheaper, and planning takes longer than these reads do.
import pg from 'pg'

export interface Reads {
  /** Throws as `pool.query` does. The plan is made without the values: limits must be written out in the text. */
  ask<T>(statement: Statement): Promise<T[]>
  close(): Promise<void>
}

export interface Statement {
  /** Under which the connections know it. */
  name?: string
  text: string
  values?: unknown[]
}

interface Line {
  ready: Promise<pg.Client>
  waiting: number
}

const lineCount = 2

export function openReads(config: pg.ClientConfig): Reads {
  const lines = new Map<number, Line>()
  /** The line with the fewest statements under way; one that broke is opened anew. */
  const free = (): Line => {
    let best: Line | undefined
    for (let no = 0; no < lineCount; no++) {
      const line = lines.get(no) ?? open(no)
      if (!best || line.waiting < best.waiting) best = line
    }
    return best!
  }
  const open = (no: number): Line => {
    const client = new pg.Client({ ...config, pipeline: true })
    const line: Line = { ready: connected(client), waiting: 0 }
    const gone = () => lines.get(no) === line && lines.delete(no)
    line.ready.catch(gone)
    client.on('error', gone).on('end', gone)
    lines.set(no, line)
    return line
  }
  return {
    async ask<T>(statement: Statement) {
      const line = free()
      line.waiting++
      try {
        const client = await line.ready
        return (await client.query(statement)).rows as T[]
      } finally {
        line.waiting--
      }
    },
    async close() {
      await Promise.all([...lines.values()].map(({ ready }) => ready.then((client) => client.end()).catch(() => {})))
    },
  }
}

async function connected(client: pg.Client): Promise<pg.Client> {
  await client.connect()
  // A plan made while a table is small must not go through all of it when it has grown.
  await client.query('set plan_cache_mode = force_generic_plan; set enable_seqscan = off')
  return client
}
