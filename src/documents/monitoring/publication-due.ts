// The last day for publication by the limit that holds for a document: kept right whenever it is acted on, and for all that
// waits when an organ changes its limits.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../../db/types.ts'
import type { Day } from '../../kit/days.ts'
import type { Calendar } from '../../law/calendar/index.ts'
import { dueWithin, limitFor, type ScopedLimit } from '../../law/disclosure/index.ts'

type Db = Kysely<Database> | Transaction<Database>

/** The limits that an organ has settled beside those of the law. */
export async function settledLimits(db: Db, organId: string): Promise<ScopedLimit[]> {
  const rows = await db
    .selectFrom('publication_limits')
    .selectAll()
    .where('organ_id', '=', organId)
    .orderBy('scope')
    .orderBy('of_id')
    .execute()
  return rows.map(({ scope, of_id, days, unit, basis }) => ({ scope, of: of_id, days, unit, basis }))
}

/** To be called after an act, in its transaction, for a document that waits to be published. */
export async function keepDue(tx: Db, organId: string, documentId: string | null, calendar: Calendar): Promise<number> {
  const { rows } = await sql<{ id: string; kind: string; item: string | null; formedOn: Day; due: Day }>`
    select id, kind, item, formed_on as "formedOn", publish_due as due from documents
    where organ_id = ${organId} and publish_due is not null
      and ${documentId === null ? sql`true` : sql`id = ${documentId}::uuid`}`.execute(tx)
  if (!rows.length) return 0
  const settled = await settledLimits(tx, organId)
  let moved = 0
  for (const row of rows) {
    const due = dueWithin(limitFor(row, settled), row.formedOn, calendar)
    if (due === row.due) continue
    await sql`update documents set publish_due = ${due}::date where organ_id = ${organId} and id = ${row.id}::uuid`.execute(
      tx,
    )
    moved += 1
  }
  return moved
}
