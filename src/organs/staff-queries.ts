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

export interface OrganProfile {
  organId: string
  name: string
  creditCode: string | null
  siteCode: string | null
  officeName: string | null
  officePhone: string | null
  officeFax: string | null
  officeEmail: string | null
  officeAddress: string | null
  officeHours: string | null
  postalCode: string | null
  headStaffId: string | null
  reconsiderationBody: string | null
  court: string | null
  numberPrefix: string | null
  superiorDepartment: string | null
  /** Customs, taxation and the like: reconsideration is by the superior department alone. */
  underVerticalLead: boolean
  isJustice: boolean
  adminQueryRelief: 'either' | 'reconsiderationFirst'
  changedAt: Date | null
}

/** What an organ says of itself; fields are null where it said nothing. */
export async function profileOf(
  db: Kysely<Database> | Transaction<Database>,
  organId: string,
): Promise<OrganProfile | undefined> {
  const { rows } = await sql<OrganProfile>`
    select o.id as "organId", o.name, p.credit_code as "creditCode", p.site_code as "siteCode",
      p.office_name as "officeName", p.office_phone as "officePhone", p.office_fax as "officeFax",
      p.office_email as "officeEmail", p.office_address as "officeAddress", p.office_hours as "officeHours",
      p.postal_code as "postalCode", p.head_staff_id as "headStaffId",
      p.reconsideration_body as "reconsiderationBody", p.court, p.number_prefix as "numberPrefix",
      p.superior_department as "superiorDepartment", coalesce(p.under_vertical_lead, false) as "underVerticalLead",
      coalesce(p.is_justice, false) as "isJustice", coalesce(p.admin_query_relief, 'either') as "adminQueryRelief",
      p.changed_at as "changedAt"
    from organs o left join organ_profiles p on p.organ_id = o.id where o.id = ${organId}`.execute(db)
  return rows[0]
}

/** Names of people by id, for histories. Ids that are no person (applicant, clock) are left out. */
export async function staffNames(
  db: Kysely<Database> | Transaction<Database>,
  ids: readonly string[],
): Promise<Map<string, string>> {
  const wanted = [...new Set(ids)].filter((id) => /^[0-9a-f-]{36}$/.test(id))
  if (!wanted.length) return new Map()
  const rows = await db.selectFrom('staff').select(['id', 'name']).where('id', 'in', wanted).execute()
  return new Map(rows.map(({ id, name }) => [id, name]))
}

export interface SecondFactors {
  isExample: boolean
  totp: boolean
  passkeys: { id: string; label: string; createdAt: Date; usedAt: Date | null }[]
  /** Recovery codes that are not used yet. */
  recoveryCodes: number
}

/** What a person signs in with besides the password. */
export async function secondFactors(db: Kysely<Database>, staffId: string): Promise<SecondFactors> {
  const staff = await db
    .selectFrom('staff')
    .select(['totp_since', 'is_example'])
    .where('id', '=', staffId)
    .executeTakeFirstOrThrow()
  const passkeys = await db
    .selectFrom('passkeys')
    .select(['id', 'label', 'created_at as createdAt', 'used_at as usedAt'])
    .where('staff_id', '=', staffId)
    .orderBy('created_at')
    .execute()
  const codes = await db
    .selectFrom('recovery_codes')
    .select('code_digest')
    .where('staff_id', '=', staffId)
    .where('used_at', 'is', null)
    .execute()
  return { isExample: staff.is_example, totp: staff.totp_since !== null, passkeys, recoveryCodes: codes.length }
}
