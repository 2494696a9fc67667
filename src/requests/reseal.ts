// After a new key: what was sealed with an earlier one is sealed again, in batches. Each row says which key it is under, so
// that an interrupted run goes on where it stopped. Blind indexes hang on the first key and stay.
import { type RawBuilder, sql } from 'kysely'
import type { App } from '../app.ts'
import { seal, unseal } from '../kit/crypto/sealed.ts'
import { complainantContext } from './complaints/index.ts'
import { correctionContext } from './record-corrections/index.ts'
import { personContext } from './take-in.ts'

export const resealBatch = 500

interface SealedRow {
  organ_id: string
  id: string
  no: number
  sealed: string
}

/** Seals every person again that is not under the current key; gives how many were. */
export async function resealPeople(app: App, progress: (done: number) => void = () => {}): Promise<number> {
  const other = sql`sealed is not null and split_part(sealed, ':', 2) <> ${app.keys.current}`
  const people = await resealAll(app, progress, {
    read: (last) => sql<SealedRow>`select organ_id, request_id as id, no, sealed from request_people
      where ${other} and (organ_id, request_id, no) > (${last.organ_id}, ${last.id}::uuid, ${last.no})
      order by organ_id, request_id, no limit ${resealBatch} for update`,
    context: ({ id, no }) => personContext(id, no),
    write: (rows) => sql`update request_people p set sealed = n.sealed from ${rows}
      where p.organ_id = n.organ_id and p.request_id = n.id and p.no = n.no`,
  })
  const corrections = await resealAll(app, progress, {
    read: (last) => sql<SealedRow>`select organ_id, id, 0 as no, sealed from record_corrections
      where ${other} and (organ_id, id) > (${last.organ_id}, ${last.id}::uuid)
      order by organ_id, id limit ${resealBatch} for update`,
    context: ({ id }) => correctionContext(id),
    write: (rows) => sql`update record_corrections p set sealed = n.sealed from ${rows}
      where p.organ_id = n.organ_id and p.id = n.id`,
  })
  const complaints = await resealAll(app, progress, {
    read: (last) => sql<SealedRow>`select organ_id, id, 0 as no, sealed from complaints
      where ${other} and (organ_id, id) > (${last.organ_id}, ${last.id}::uuid)
      order by organ_id, id limit ${resealBatch} for update`,
    context: ({ id }) => complainantContext(id),
    write: (rows) => sql`update complaints p set sealed = n.sealed from ${rows}
      where p.organ_id = n.organ_id and p.id = n.id`,
  })
  return people + corrections + complaints
}

interface SealedTable {
  read(last: SealedRow): RawBuilder<SealedRow>
  context(row: SealedRow): string
  write(rows: RawBuilder<unknown>): RawBuilder<unknown>
}

async function resealAll(app: App, progress: (done: number) => void, table: SealedTable): Promise<number> {
  let done = 0
  let last: SealedRow = { organ_id: '', id: '00000000-0000-0000-0000-000000000000', no: 0, sealed: '' }
  for (;;) {
    const rows = await app.transaction(async (tx) => {
      const { rows: found } = await table.read(last).execute(tx)
      const again = found.map((row) => {
        const context = table.context(row)
        return { ...row, sealed: seal(app.keys, unseal(app.keys, row.sealed, context), context, app.config.sealWith) }
      })
      const given = sql`jsonb_to_recordset(${JSON.stringify(again)}::jsonb) as n (organ_id text, id uuid, no integer, sealed text)`
      if (found.length) await table.write(given).execute(tx)
      return found
    })
    done += rows.length
    if (rows.length) progress(done)
    if (rows.length < resealBatch) return done
    last = rows.at(-1)!
  }
}
