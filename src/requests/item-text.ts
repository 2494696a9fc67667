// 更正事项内容: the words of an item as they should have been taken in. The words before stay on file beside the request.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import type { Day } from '../kit/days.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { insertNote } from './letters/store.ts'
import { lockRequest } from './store.ts'

export interface ItemText {
  organId: string
  requestId: string
  item: number
  content: string
  /** Why: misread, mistyped, made plain in a talk with the applicant. */
  reason: string
  on: Day
}

export async function correctItemText(
  app: App,
  by: Staff,
  { organId, requestId, item, content, reason, on }: ItemText,
  from: string | null,
): Promise<Result<{ no: number }>> {
  if (!may(by, 'register', organId) && !may(by, 'handle', organId))
    return refused({ code: 'not-yours', message: whyNot('handle') })
  const text = content.trim()
  if (!text) return refused({ code: 'incomplete', message: '请写明事项的内容', field: 'content' })
  if (!reason.trim())
    return refused({
      code: 'incomplete',
      message: '请写明更正的原因，例如“录入时漏写年份，已与申请书核对”',
      field: 'reason',
    })
  if (on > app.today())
    return refused({ code: 'in-future', message: `${on}还没有到，今天是${app.today()}`, field: 'on' })
  return asStaffOf(app.db, [organId], async (tx) => {
    const request = await lockRequest(tx, organId, requestId)
    if (!request) return refused({ code: 'no-request', message: '没有这件申请' })
    if (!request.is_open)
      return refused({ code: 'closed', message: '申请已经办结，答复照录的内容不再更正', field: 'content' })
    const items = await tx
      .selectFrom('request_items')
      .select(['no', 'content'])
      .where('organ_id', '=', organId)
      .where('request_id', '=', requestId)
      .execute()
    const before = items.find(({ no }) => no === item)?.content
    if (before === undefined)
      return refused({ code: 'no-such-item', message: `没有第${item}个申请事项`, field: 'item' })
    if (before === text) return refused({ code: 'unchanged', message: '内容没有变化', field: 'content' })
    await tx
      .updateTable('request_items')
      .set({ content: text })
      .where('organ_id', '=', organId)
      .where('request_id', '=', requestId)
      .where('no', '=', item)
      .execute()
    // A request of one matter says what its item says; letters and lists quote it.
    if (items.length === 1) {
      await tx
        .updateTable('requests')
        .set({ content: text })
        .where('organ_id', '=', organId)
        .where('id', '=', requestId)
        .execute()
      await tx
        .updateTable('request_texts')
        .set({ content: text })
        .where('organ_id', '=', organId)
        .where('request_id', '=', requestId)
        .execute()
    }
    const no = await insertNote(tx, {
      organ_id: organId,
      request_id: requestId,
      kind: 'itemText',
      on_day: on,
      text: reason.trim(),
      data: { item: String(item), before, after: text },
      made_by: by.id,
      made_at: app.now(),
    })
    const deed = { organId, actor: by.id, from, act: 'correctItemText' }
    await recordDeed(app, tx, { ...deed, subject: `request:${requestId}`, after: { item, note: no } })
    return accepted({ no })
  })
}
