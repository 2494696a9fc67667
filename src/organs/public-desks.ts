// Organs that take requests on this installation, and what each says of its office: for anyone to read.
import { sql } from 'kysely'
import type { Db } from '../db/connection.ts'
import { nameKey } from '../kit/text/name-key.ts'

export interface Desk {
  id: string
  name: string
  /** Somebody here registers requests. */
  open: boolean
  parentId: string | null
  parentName: string | null
  officeName: string | null
  phone: string | null
  fax: string | null
  email: string | null
  address: string | null
  postalCode: string | null
  hours: string | null
  reconsiderationBody: string | null
  court: string | null
  /** Organs right below it that take requests. */
  below: number
}

/** Organs made up for the example installation; what concerns them is marked wherever it is shown. */
export const isExampleOrgan = (id: string): boolean => id.startsWith('example-')

const takes = (organ: string) => sql<boolean>`exists (
  select from staff_roles sr join staff s on s.id = sr.staff_id
  where sr.organ_id = ${sql.ref(organ)} and sr.role = 'registry' and s.disabled_at is null)`

const columns = sql`o.id, o.name, ${takes('o.id')} as open, o.parent_id as "parentId", up.name as "parentName",
  p.office_name as "officeName", p.office_phone as phone, p.office_fax as fax, p.office_email as email,
  p.office_address as address, p.postal_code as "postalCode", p.office_hours as hours,
  p.reconsideration_body as "reconsiderationBody", p.court,
  (select count(*)::int from organs c where c.parent_id = o.id and ${takes('c.id')}) as below`
const tables = sql`organs o left join organ_profiles p on p.organ_id = o.id left join organs up on up.id = o.parent_id`

export async function deskOf(db: Db, organId: string): Promise<Desk | undefined> {
  const { rows } = await sql<Desk>`select ${columns} from ${tables} where o.id = ${organId}`.execute(db)
  return rows[0]
}

export const mostDesks = 100

/** Organs that take requests: those whose name has the words, else those below one, else those at the top. */
export async function desks(db: Db, { words, under }: { words?: string; under?: string }): Promise<Desk[]> {
  const key = words ? nameKey(words).replace(/[\\%_]/g, '\\$&') : ''
  const which = key
    ? sql`o.name_key like ${`%${key}%`}`
    : under
      ? sql`o.parent_id = ${under}`
      : sql`(o.parent_id is null or not ${takes('o.parent_id')})`
  const { rows } = await sql<Desk>`
    select ${columns} from ${tables} where ${which} and ${takes('o.id')} order by o.name_key limit ${mostDesks}`.execute(
    db,
  )
  return rows
}
