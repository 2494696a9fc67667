// Statements that are asked again and again, known to each connection by a name. Their texts must not hold values: those
// are parameters.
import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type { Connection, Db } from './connection.ts'
import type { Statement } from './reads.ts'

/** The rows of a short read of public pages that is planned once for all values (see reads.ts). */
export const steady = <T>({ db, reads }: Pick<Connection, 'db' | 'reads'>, query: RawBuilder<T>): Promise<T[]> =>
  reads.ask(named(db, query))

/** The same composed once under its `name`; `values` are its parameters in their order. */
export function steadyAs<T>(
  { db, reads }: Pick<Connection, 'db' | 'reads'>,
  name: string,
  compose: () => RawBuilder<T>,
  values: unknown[] = [],
): Promise<T[]> {
  let text = texts.get(name)
  if (!text) {
    text = compose().compile(db).sql
    texts.set(name, text)
  }
  return reads.ask({ name, text, values })
}

const texts = new Map<string, string>()
const names = new Map<string, string>()
const mostNames = 500

function named(db: Db, query: RawBuilder<unknown>): Statement {
  const { sql: text, parameters } = query.compile(db)
  let name = names.get(text)
  if (!name && names.size < mostNames) {
    name = `p${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
    names.set(text, name)
  }
  return { ...(name && { name }), text, values: [...parameters] }
}
