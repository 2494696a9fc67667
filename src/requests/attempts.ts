// What was tried from an address, or on a query code, lately: so that guessing and flooding are held down, in every
// process alike. Addresses and codes are kept as keyed digests, for a day.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { blindIndex } from '../kit/crypto/sealed.ts'

export type AttemptKind = 'submit' | 'query' | 'code' | 'subscribe' | 'confirmation'

const keyOf = (app: App, kind: AttemptKind, value: string) =>
  blindIndex(app.keys.keys.values().next().value!, `attempt ${kind}`, value)

export async function noteAttempt(app: App, kind: AttemptKind, value: string): Promise<void> {
  await app.db
    .insertInto('public_attempts')
    .values({ kind, key: keyOf(app, kind, value), at: app.now() })
    .execute()
}

/** How many there were in the last minutes. */
export async function attemptsWithin(app: App, kind: AttemptKind, value: string, minutes: number): Promise<number> {
  const since = new Date(app.now().getTime() - minutes * 60_000)
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from public_attempts
    where kind = ${kind} and key = ${keyOf(app, kind, value)} and at > ${since}`.execute(app.db)
  return rows[0]!.n
}

/** Deletes those older than a day. Gives how many. */
export async function dropOldAttempts(app: App): Promise<number> {
  const { numDeletedRows } = await app.db
    .deleteFrom('public_attempts')
    .where('at', '<', new Date(app.now().getTime() - 24 * 3600 * 1000))
    .executeTakeFirst()
  return Number(numDeletedRows)
}
