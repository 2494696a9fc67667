import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../db/types.ts'
import type { Role } from './roles.ts'

export interface StaffListed {
  id: string
  organId: string
  login: string
  name: string
  kind: 'full' | 'part'
  post: string | null
  phone: string | null
  email: string | null
  roles: Role[]
  hasPassword: boolean
  hasSecondFactor: boolean
  substituteId: string | null
  absentFrom: string | null
  absentUntil: string | null
  disabled: boolean
  isExample: boolean
}

/** The people of these organs, by organ and name. */
export async function listStaff(
  db: Kysely<Database> | Transaction<Database>,
  organIds: readonly string[],
): Promise<StaffListed[]> {
  const { rows } = await sql<StaffListed>`
    select s.id, s.organ_id as "organId", s.login, s.name, s.kind, s.post, s.phone, s.email,
      coalesce(array_agg(r.role order by r.role) filter (where r.role is not null), '{}') as roles,
      s.password_hash is not null as "hasPassword",
      s.totp_since is not null or exists (select from passkeys p where p.staff_id = s.id) as "hasSecondFactor",
      s.substitute_id as "substituteId", s.absent_from as "absentFrom", s.absent_until as "absentUntil",
      s.disabled_at is not null as disabled, s.is_example as "isExample"
    from staff s left join staff_roles r on r.staff_id = s.id and r.organ_id = s.organ_id
    where s.organ_id = any (${[...organIds]}::text[]) group by s.id order by s.organ_id, s.name`.execute(db)
  return rows
}
