// The data version as it was a moment ago: asked of the database at most once a second, for all who ask.
import type { Db } from '../db/connection.ts'
import { dataVersion } from './queries.ts'

const freshFor = 1000 // ms: a change shows everywhere within a second

interface Known {
  number?: number
  /** Of `performance.now()`. */
  at: number
  asking?: Promise<number> | undefined
}

const knownOf = new WeakMap<Db, Known>()

/** `base`: the App. At once where it was asked lately. */
export function currentVersion({ db }: { db: Db }): number | Promise<number> {
  let known = knownOf.get(db)
  if (!known) {
    known = { at: 0 }
    knownOf.set(db, known)
  }
  if (known.number !== undefined && performance.now() - known.at < freshFor) return known.number
  known.asking ??= ask(db, known)
  return known.asking
}

async function ask(db: Db, known: Known): Promise<number> {
  try {
    const number = await dataVersion(db)
    known.number = number
    known.at = performance.now()
    return number
  } finally {
    known.asking = undefined
  }
}
