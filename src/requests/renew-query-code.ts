// 补发查询码: for an applicant who lost the receipt, or whose request came from another organ. The old code ends.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { newQueryCode, queryDigest } from './query-code.ts'
import { lockRequest } from './store.ts'

export async function renewQueryCode(
  app: App,
  by: Staff,
  organId: string,
  requestId: string,
  from: string | null,
): Promise<Result<{ queryCode: string }>> {
  if (!may(by, 'register', organId)) return refused({ code: 'not-yours', message: whyNot('register') })
  const queryCode = newQueryCode()
  return asStaffOf(app.db, [organId], async (tx) => {
    if (!(await lockRequest(tx, organId, requestId))) return refused({ code: 'no-request', message: '没有这件申请' })
    await tx
      .updateTable('requests')
      .set({ query_digest: queryDigest(queryCode) })
      .where('organ_id', '=', organId)
      .where('id', '=', requestId)
      .execute()
    const deed = { organId, actor: by.id, from, act: 'renewQueryCode', subject: `request:${requestId}` }
    await recordDeed(app, tx, deed)
    return accepted({ queryCode })
  })
}
