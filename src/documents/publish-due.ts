// 定时发布 by the clock: what was approved and scheduled comes out when its time has come, by the same act as by hand.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { calendarFor, rolledBack } from '../requests/index.ts'
import { performDocumentAct } from './act-on-document.ts'
import { lockDocument } from './store.ts'

/** How many were published; those that are refused stay scheduled and are named in the log. */
export async function publishDue(app: App): Promise<number> {
  const waiting = await app.db
    .selectFrom('documents')
    .select(['organ_id', 'id'])
    .where('state', '=', 'scheduled')
    .where('publish_at', '<=', app.now())
    .orderBy('publish_at')
    .limit(500)
    .execute()
  let published = 0
  for (const { organ_id: organId, id } of waiting) {
    const calendar = await calendarFor(app, organId)
    const done = await asStaffOf(app.db, [organId], async (tx) => {
      const document = await lockDocument(tx, organId, id)
      if (document?.state !== 'scheduled') return undefined
      const facts = { act: 'publish', on: app.today(), by: 'clock' } as const
      return performDocumentAct(app, tx, document, facts, { id: 'clock', from: null }, calendar)
    }).catch(rolledBack)
    if (done?.ok) published += 1
    else if (done)
      app.log.warn({ organ: organId, document: id, refusal: done.refusal.code }, 'scheduled document stays')
  }
  return published
}
