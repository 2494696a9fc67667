import { type Kysely, type Selectable, sql, type Transaction } from 'kysely'
import type { Database, Staff as StaffTable } from '../db/types.ts'
import type { Role, Staff } from './roles.ts'
import { tokenDigest } from './tokens.ts'

export type StaffRow = Selectable<StaffTable>
type Db = Kysely<Database> | Transaction<Database>

export const staffByLogin = (db: Db, login: string): Promise<StaffRow | undefined> =>
  db.selectFrom('staff').selectAll().where('login', '=', login).executeTakeFirst()

/** The roles that a person holds in an organ from now on, beside those held already. */
export async function giveRoles(tx: Transaction<Database>, organId: string, staffId: string, roles: readonly string[]) {
  for (const role of new Set(roles))
    await tx.insertInto('staff_roles').values({ organ_id: organId, staff_id: staffId, role }).execute()
}

/** The person at work: own roles, and those of whoever is absent today and named the person as substitute. */
export async function loadStaff(db: Db, id: string, today: string): Promise<Staff | undefined> {
  const row = await db
    .selectFrom('staff')
    .select(['id', 'name', 'organ_id'])
    .where('id', '=', id)
    .where('disabled_at', 'is', null)
    .executeTakeFirst()
  if (!row) return undefined
  const { rows: held } = await sql<{ organ_id: string; role: Role }>`
    select distinct r.organ_id, r.role from staff_roles r join staff s on s.id = r.staff_id
    where s.disabled_at is null and (s.id = ${id}
      or (s.substitute_id = ${id} and ${today}::date between s.absent_from and s.absent_until))`.execute(db)
  const organIds = [...new Set(held.map(({ organ_id }) => organ_id))]
  return {
    id: row.id,
    name: row.name,
    organId: row.organ_id,
    roles: held.map(({ organ_id, role }) => ({ organId: organ_id, role })),
    below: await organsBelow(db, organIds),
  }
}

/** Ids of all organs below each of these in the tree. */
export async function organsBelow(db: Db, organIds: readonly string[]): Promise<Map<string, string[]>> {
  const below = new Map<string, string[]>(organIds.map((id) => [id, []]))
  if (!organIds.length) return below
  const { rows } = await sql<{ top: string; id: string }>`
    with recursive tree (top, id) as (
      select parent_id, id from organs where parent_id = any (${[...organIds]}::text[])
      union select tree.top, organs.id from organs join tree on organs.parent_id = tree.id)
    select top, id from tree`.execute(db)
  for (const { top, id } of rows) below.get(top)!.push(id)
  return below
}

/** The person of a session that is complete, in time and not idle; its last use is noted. */
export async function staffOfSession(
  db: Db,
  token: string,
  now: Date,
  today: string,
  idleMinutes: number,
): Promise<Staff | undefined> {
  const { rows } = await sql<{ staff_id: string }>`
    update sessions set seen_at = ${now}
    where token_digest = ${tokenDigest(token)} and complete and expires_at > ${now}
      and seen_at > ${new Date(now.getTime() - idleMinutes * 60_000)}
    returning staff_id`.execute(db)
  return rows[0] && loadStaff(db, rows[0].staff_id, today)
}
