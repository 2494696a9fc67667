// Which comments the public reads beside the result, and in what words: staff let a text through, without what names people.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { bodyFromText } from '../body.ts'
import { screenText } from '../screening/index.ts'
import { settingsOf } from '../settings.ts'
import { raiseDataVersion } from '../store.ts'

const personal: ReadonlySet<string> = new Set(['idNumber', 'phone', 'bankCard', 'address', 'person'])

/** `shown`: what is read in place of the comment; null: it is not shown. Refused where a screening rule finds a person. */
export async function moderateComment(
  app: App,
  by: Staff,
  { organId, id, shown }: { organId: string; id: string; shown: string | null },
  from: string | null,
): Promise<Result<{ id: string }>> {
  if (!may(by, 'publishDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('publishDocuments') })
  const text = shown?.trim() || null
  if (text) {
    const hits = screenText({ title: '', body: bodyFromText(text) }, await settingsOf(app.db, organId))
    const found = hits.find(({ rule, severity }) => severity !== 'look' || personal.has(rule))
    if (found)
      return refused({
        code: 'names-people',
        message: `公开的文字里有“${found.seen}”：${found.message}`,
        field: 'shown',
      })
  }
  return asStaffOf(app.db, [organId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('document_comments')
      .set({ shown: text })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .executeTakeFirst()
    if (!numUpdatedRows) return refused({ code: 'no-comment', message: '没有这条意见' })
    const deed = { organId, actor: by.id, from, act: 'comment.moderate', subject: `comment:${id}` }
    await recordDeed(app, tx, { ...deed, after: { shown: text !== null } })
    await raiseDataVersion(tx)
    return accepted({ id })
  })
}
