import type { Kysely, Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import { refused } from '../kit/results.ts'
import type { Staff } from './roles.ts'

/** The person administers the installation, and whoever acts does not: an organ's administrator gets no hold of it. */
export async function outranks(
  db: Kysely<Database> | Transaction<Database>,
  by: Staff,
  personId: string,
): Promise<boolean> {
  if (by.roles.some(({ role }) => role === 'installationAdmin')) return false
  const held = await db
    .selectFrom('staff_roles')
    .select('role')
    .where('staff_id', '=', personId)
    .where('role', '=', 'installationAdmin')
    .executeTakeFirst()
  return held !== undefined
}

export const outranked = () =>
  refused({ code: 'not-yours', message: '平台管理员的账号、口令和第二因素只由平台管理员办理' })
