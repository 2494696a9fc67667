// The organ that a report speaks of: the one with that name, or a new one.
import { createHash } from 'node:crypto'
import { sql } from 'kysely'
import { z } from 'zod'
import type { Tx } from '../db/connection.ts'
import { nameKey } from '../kit/text/name-key.ts'

/** What is known of an organ when a report arrives; `id` where the installation has chosen one. */
export const organEntry = z.strictObject({
  id: z
    .string()
    .regex(/^[a-z0-9][a-z0-9-]{0,62}$/)
    .optional(),
  name: z.string().min(1),
  kind: z.enum(['government', 'department', 'office', 'agency', 'authorised']).nullish(),
  level: z.enum(['national', 'province', 'prefecture', 'county', 'township']).nullish(),
  /** Division code (GB/T 2260): six digits, nine for a township. */
  region: z
    .string()
    .regex(/^\d{6}(\d{3})?$/)
    .nullish(),
  parentId: z.string().nullish(),
})
export type OrganEntry = z.infer<typeof organEntry>

export interface Organ {
  id: string
  name: string
  kind: NonNullable<OrganEntry['kind']> | null
  level: NonNullable<OrganEntry['level']> | null
  region: string | null
  parentId: string | null
}

export async function organById(db: Tx, id: string): Promise<Organ | undefined> {
  return organs(db).where('id', '=', id).executeTakeFirst()
}

/** All organs of that name, in whichever script and spacing it is written: 教育局 may be many. */
export async function organsNamed(db: Tx, name: string): Promise<Organ[]> {
  return organs(db).where('name_key', '=', nameKey(name)).orderBy('id').execute()
}

/** The organ of the entry's id, else the only one of its name, else a new one. Fills in what was not known of it. */
export async function ensureOrgan(db: Tx, entry: OrganEntry): Promise<Organ> {
  const [only, ...more] = entry.id ? [] : await organsNamed(db, entry.name)
  const id = entry.id ?? (only && !more.length ? only.id : idFromName(entry.name))
  const { name, kind = null, level = null, region = null, parentId = null } = entry
  await db
    .insertInto('organs')
    .values({ id, name, name_key: nameKey(name), kind, level, region, parent_id: parentId })
    .onConflict((conflict) =>
      conflict.column('id').doUpdateSet((row) => ({
        kind: row.fn.coalesce('organs.kind', 'excluded.kind'),
        level: row.fn.coalesce('organs.level', 'excluded.level'),
        region: row.fn.coalesce('organs.region', 'excluded.region'),
        parent_id: row.fn.coalesce('organs.parent_id', 'excluded.parent_id'),
      })),
    )
    .execute()
  return (await organById(db, id))!
}

/** Keeps other use cases off this organ's rows until the transaction ends. */
export async function lockOrgan(tx: Tx, id: string): Promise<void> {
  await sql`select 1 from organs where id = ${id} for update`.execute(tx)
}

/** The same on every installation, so that data of several can be put together. */
export const idFromName = (name: string): string =>
  `o${BigInt(`0x${createHash('sha256').update(nameKey(name)).digest('hex').slice(0, 16)}`).toString(36)}`

const organs = (db: Tx) =>
  db.selectFrom('organs').select(['id', 'name', 'kind', 'level', 'region', 'parent_id as parentId'])
