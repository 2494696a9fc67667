// Statements that are asked again and again: planned once on each connection and not for every answer.
import { createHash } from 'node:crypto'
import type { RawBuilder } from 'kysely'
import type pg from 'pg'
import type { Db } from './connection.ts'

const names = new Map<string, string>()
const mostNames = 500

/** The same for a statement without parameters: composed once under its `name`. */
export async function preparedAs<T>(
  { db, pool }: { db: Db; pool: pg.Pool },
  name: string,
  compose: () => RawBuilder<T>,
): Promise<T[]> {
  let text = texts.get(name)
  if (!text) {
    text = compose().compile(db).sql
    texts.set(name, text)
  }
  return (await pool.query({ name, text })).rows as T[]
}

const texts = new Map<string, string>()

/** The rows of a composed query. Its text must not hold values: those are parameters. */
export async function prepared<T>({ db, pool }: { db: Db; pool: pg.Pool }, query: RawBuilder<T>): Promise<T[]> {
  const { sql: text, parameters } = query.compile(db)
  let name = names.get(text)
  if (!name && names.size < mostNames) {
    name = `p${createHash('sha256').update(text).digest('hex').slice(0, 24)}`
    names.set(text, name)
  }
  const { rows } = await pool.query({ ...(name && { name }), text, values: [...parameters] })
  return rows as T[]
}
