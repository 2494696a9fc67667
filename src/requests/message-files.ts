// 下载来文、答复的附件: by staff of the side whose row it is; each download is on record.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { openAttachment } from './attachments.ts'
import type { MessagePart } from './organ-messages.ts'

export async function downloadMessageFile(
  app: App,
  by: Staff,
  { organId, id, part, no }: { organId: string; id: string; part: MessagePart; no: number },
  from: string | null,
): Promise<Result<{ bytes: Buffer; fileName: string }>> {
  if (!may(by, 'readRequests', organId)) return refused({ code: 'not-yours', message: whyNot('readRequests') })
  const file = await asStaffOf(app.db, [organId], async (tx) => {
    const row = await tx
      .selectFrom('organ_message_files')
      .select(['sha256', 'name'])
      .where('organ_id', '=', organId)
      .where('message_id', '=', id)
      .where('part', '=', part)
      .where('no', '=', no)
      .executeTakeFirst()
    if (row) {
      const deed = { organId, actor: by.id, from, act: 'downloadMessageFile' }
      await recordDeed(app, tx, { ...deed, subject: `message:${id}`, after: { part, no } })
    }
    return row
  })
  if (!file) return refused({ code: 'no-case', message: '没有这份附件' })
  return accepted({ bytes: await openAttachment(app, file.sha256), fileName: file.name })
}
