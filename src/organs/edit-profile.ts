// 机关资料: what an organ says of itself on its guide and letters; every change on record.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { recordDeed } from '../record/index.ts'
import { may, organsWhere, type Staff, whyNot } from './roles.ts'
import { type OrganProfile, profileOf } from './staff-queries.ts'

/** What may be changed; null empties the field. */
export type ProfileChange = Partial<Omit<OrganProfile, 'organId' | 'name' | 'changedAt'>>

const columns: Record<keyof ProfileChange, string> = {
  creditCode: 'credit_code',
  siteCode: 'site_code',
  officeName: 'office_name',
  officePhone: 'office_phone',
  officeFax: 'office_fax',
  officeEmail: 'office_email',
  officeAddress: 'office_address',
  officeHours: 'office_hours',
  postalCode: 'postal_code',
  headStaffId: 'head_staff_id',
  reconsiderationBody: 'reconsideration_body',
  court: 'court',
  numberPrefix: 'number_prefix',
  superiorDepartment: 'superior_department',
  underVerticalLead: 'under_vertical_lead',
  isJustice: 'is_justice',
  adminQueryRelief: 'admin_query_relief',
}

export async function changeProfile(
  app: App,
  by: Staff,
  organId: string,
  change: ProfileChange,
  from: string | null,
): Promise<Result<OrganProfile>> {
  if (!may(by, 'editOrgan', organId)) return refused({ code: 'not-yours', message: whyNot('editOrgan') })
  const fault = faultOf(change)
  if (fault) return refused({ code: 'bad-profile', ...fault })
  return asStaffOf(app.db, organsWhere(by, 'editOrgan'), async (tx): Promise<Result<OrganProfile>> => {
    if (change.headStaffId) {
      const head = await tx
        .selectFrom('staff')
        .select('id')
        .where('id', '=', change.headStaffId)
        .where('organ_id', '=', organId)
        .executeTakeFirst()
      if (!head) return refused({ code: 'no-staff', message: '本机关没有此人', field: 'headStaffId' })
    }
    const before = await profileOf(tx, organId)
    if (!before) return refused({ code: 'no-organ', message: '没有这个机关' })
    const row = Object.fromEntries(
      Object.entries(change).map(([name, value]) => [
        columns[name as keyof ProfileChange],
        typeof value === 'string' ? value.trim() || null : value,
      ]),
    )
    await tx
      .insertInto('organ_profiles')
      .values({ organ_id: organId, ...row })
      .onConflict((on) => on.column('organ_id').doUpdateSet({ ...row, changed_at: sql`now()` }))
      .execute()
    const after = (await profileOf(tx, organId))!
    await recordDeed(app, tx, {
      organId,
      actor: by.id,
      from,
      act: 'changeProfile',
      subject: `organ:${organId}`,
      before: only(before, change),
      after: only(after, change),
    })
    return accepted(after)
  })
}

const only = (profile: OrganProfile, change: ProfileChange) =>
  Object.fromEntries(Object.keys(change).map((name) => [name, profile[name as keyof OrganProfile]]))

function faultOf({ creditCode, siteCode, officeEmail }: ProfileChange): { message: string; field: string } | undefined {
  if (creditCode && !/^[0-9A-HJ-NP-RT-UW-Y]{18}$/.test(creditCode.trim()))
    return { field: 'creditCode', message: '统一社会信用代码为18位数字和大写字母' }
  if (siteCode && !/^([0-9]{10}|bm[0-9]{8})$/.test(siteCode.trim()))
    return { field: 'siteCode', message: '网站标识码为10位数字，或者 bm 加8位数字' }
  if (officeEmail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(officeEmail.trim()))
    return { field: 'officeEmail', message: '电子邮箱不完整，例如 xxgk@example.gov.cn' }
  return undefined
}
