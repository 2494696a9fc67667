// 报送任务: how much each department is to publish in a year, by month, quarter or year.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import type { QuotaPeriod } from '../../law/disclosure/index.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import type { Db } from '../store.ts'

export interface DepartmentQuota {
  department: string
  period: QuotaPeriod
  least: number
  basis: string
}

export async function quotasOf(db: Db, organId: string, year: number): Promise<DepartmentQuota[]> {
  return db
    .selectFrom('publication_quotas')
    .select(['department', 'period', 'least', 'basis'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('department')
    .execute()
}

/** Replaces the quotas of a year. */
export async function settleQuotas(
  app: App,
  by: Staff,
  { organId, year, quotas }: { organId: string; year: number; quotas: readonly DepartmentQuota[] },
  from: string | null,
): Promise<Result<{ quotas: DepartmentQuota[] }>> {
  if (!may(by, 'settlePublication', organId))
    return refused({ code: 'not-yours', message: whyNot('settlePublication') })
  const named = quotas.map((one) => ({ ...one, department: one.department.trim(), basis: one.basis.trim() }))
  for (const [at, { department }] of named.entries()) {
    const field = `quotas.${at}`
    if (!department) return refused({ code: 'incomplete', message: '请填写部门名称', field })
    if (named.findIndex((one) => one.department === department) < at)
      return refused({ code: 'twice', message: `${department}在${year}年已经有一项任务`, field })
  }
  return asStaffOf(app.db, [organId], async (tx) => {
    const before = await quotasOf(tx, organId, year)
    await tx.deleteFrom('publication_quotas').where('organ_id', '=', organId).where('year', '=', year).execute()
    if (named.length)
      await tx
        .insertInto('publication_quotas')
        .values(named.map((one) => ({ organ_id: organId, year, ...one })))
        .execute()
    const deed = { organId, actor: by.id, from, act: 'settleQuotas', subject: `organ:${organId}` }
    await recordDeed(app, tx, { ...deed, before: { year, before }, after: { year, quotas: named } })
    return accepted({ quotas: await quotasOf(tx, organId, year) })
  })
}
