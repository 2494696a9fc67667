// 本机关自定的期限和件数: where the Regulation sets none, the organ does.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import type { Db } from './store.ts'

export interface OwnTerms {
  /** Working days to answer a complaint. */
  complaintDays: number
  /** Working days to deal with a correction of records. */
  correctionDays: number
  /** So many applicants asking for the same are proposed to be answered for all. */
  conversionFrom: number
  /** Years after the end for which personal data are kept with the archive. */
  keepPeopleYears: number
}

const bounds: Record<keyof OwnTerms, [least: number, most: number, label: string]> = {
  complaintDays: [1, 120, '投诉的答复期限'],
  correctionDays: [1, 120, '更正的办理期限'],
  conversionFrom: [2, 100, '提出转为主动公开建议的人数'],
  keepPeopleYears: [0, 100, '个人信息的保存年数'],
}

export async function ownTerms(db: Db, organId: string): Promise<OwnTerms> {
  const { rows } = await sql<OwnTerms>`
    select complaint_days as "complaintDays", correction_days as "correctionDays", conversion_from as "conversionFrom",
      keep_people_years as "keepPeopleYears" from organ_profiles where organ_id = ${organId}`.execute(db)
  return rows[0] ?? { complaintDays: 20, correctionDays: 20, conversionFrom: 3, keepPeopleYears: 10 }
}

/** Holds for what comes from now on; days that were told stay. */
export async function setOwnTerms(
  app: App,
  by: Staff,
  { organId, terms }: { organId: string; terms: OwnTerms },
  from: string | null,
): Promise<Result<OwnTerms>> {
  if (!may(by, 'setOwnTerms', organId)) return refused({ code: 'not-yours', message: whyNot('setOwnTerms') })
  for (const [name, [least, most, label]] of Object.entries(bounds)) {
    const value = terms[name as keyof OwnTerms]
    if (!Number.isInteger(value) || value < least || value > most)
      return refused({ code: 'out-of-bounds', message: `“${label}”应为${least}至${most}的整数`, field: name })
  }
  const { complaintDays, correctionDays, conversionFrom, keepPeopleYears } = terms
  return asStaffOf(app.db, [organId], async (tx) => {
    const before = await ownTerms(tx, organId)
    await sql`insert into organ_profiles (organ_id, complaint_days, correction_days, conversion_from, keep_people_years)
      values (${organId}, ${complaintDays}, ${correctionDays}, ${conversionFrom}, ${keepPeopleYears})
      on conflict (organ_id) do update set complaint_days = excluded.complaint_days, correction_days = excluded.correction_days,
        conversion_from = excluded.conversion_from, keep_people_years = excluded.keep_people_years`.execute(tx)
    const after = { complaintDays, correctionDays, conversionFrom, keepPeopleYears }
    const deed = { organId, actor: by.id, from, act: 'setOwnTerms', subject: `organ:${organId}` }
    await recordDeed(app, tx, { ...deed, before, after })
    return accepted(after)
  })
}
