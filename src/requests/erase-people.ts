// 清除申请人信息: when the years are over for which an organ keeps them with the archive. Names, numbers, addresses and what
// finds equal ones are gone for good; the request, its acts and its place in the figures stay.
import { sql } from 'kysely'
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { addMonths, type Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { writeRecord } from '../record/index.ts'
import { lockRequest } from './store.ts'

export const erased = '（已清除）'

/** `by` null: the operator at the console. */
export async function erasePeople(
  app: App,
  by: Staff | null,
  { organId, requestId }: { organId: string; requestId: string },
  from: string | null,
): Promise<Result<{ people: number }>> {
  if (by && !may(by, 'erasePersonalData', organId))
    return refused({ code: 'not-yours', message: whyNot('erasePersonalData') })
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await lockRequest(tx, organId, requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    if (request.is_open || !request.ended_on) return refused({ code: 'still-open', message: '申请尚未办结' })
    if (request.standing.relief.some(({ result }) => result === null))
      return refused({ code: 'under-relief', message: '还有复议或者诉讼案件没有审结' })
    const { rows } = await sql<{ years: number }>`
      select keep_people_years as years from organ_profiles where organ_id = ${organId}`.execute(tx)
    const years = rows[0]?.years ?? 10
    const until = addMonths(request.ended_on as Day, years * 12)
    if (app.today() < until)
      return refused({ code: 'kept-longer', message: `本机关随档案保存${years}年，至${until}，尚未届满` })
    const { numUpdatedRows } = await tx
      .updateTable('request_people')
      .set({ sealed: null, name_mask: erased, blind_id: null, blind_phone: null, id_tail: null, phone_tail: null })
      .where('organ_id', '=', organId)
      .where('request_id', '=', requestId)
      .where('sealed', 'is not', null)
      .executeTakeFirst()
    if (!numUpdatedRows) return refused({ code: 'erased-before', message: '申请人的信息已经清除' })
    await tx
      .updateTable('requests')
      .set({ applicant_mask: erased, query_digest: null })
      .where('organ_id', '=', organId)
      .where('id', '=', requestId)
      .execute()
    await sql`update outbox set recipient = ${erased}
      where organ_id = ${organId} and subject = ${`request:${requestId}`} and recipient like 'sealed %'`.execute(tx)
    const people = Number(numUpdatedRows)
    const deed = { organId, at: app.now(), actor: by?.id ?? 'console', from, act: 'erasePeople' }
    await writeRecord(tx, { ...deed, subject: `request:${requestId}`, after: { people } }, app.config.recordWith)
    return accepted({ people })
  })
}
