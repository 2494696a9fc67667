// What an organ has settled for its documents; where it settled nothing, the defaults of the table.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { patternFault } from './numbers.ts'
import type { Db } from './store.ts'

export interface DocumentSettings {
  indexPattern: string
  registerPattern: string
  reviewMode: 'threeSteps' | 'signedForm'
  expiredAsRepealed: boolean
  reassessMonths: number
  /** Wording to stop at. */
  wording: readonly string[]
  /** Wrong names and titles with the right ones. */
  names: readonly { wrong: string; right: string }[]
}

export const defaultSettings: DocumentSettings = {
  indexPattern: '{code}/{year}-{no:5}',
  registerPattern: '登〔{year}〕{no}号',
  reviewMode: 'threeSteps',
  expiredAsRepealed: false,
  reassessMonths: 12,
  wording: [],
  names: [],
}

export async function settingsOf(db: Db, organId: string): Promise<DocumentSettings> {
  const row = await db.selectFrom('document_settings').selectAll().where('organ_id', '=', organId).executeTakeFirst()
  if (!row) return defaultSettings
  return {
    indexPattern: row.index_pattern,
    registerPattern: row.register_pattern,
    reviewMode: row.review_mode,
    expiredAsRepealed: row.expired_as_repealed,
    reassessMonths: row.reassess_months,
    wording: row.wording as string[],
    names: row.names as { wrong: string; right: string }[],
  }
}

export async function changeSettings(
  app: App,
  by: Staff,
  organId: string,
  change: Partial<DocumentSettings>,
  from: string | null,
): Promise<Result<DocumentSettings>> {
  if (!may(by, 'settleDocuments', organId)) return refused({ code: 'not-yours', message: whyNot('settleDocuments') })
  for (const [field, pattern] of [
    ['indexPattern', change.indexPattern],
    ['registerPattern', change.registerPattern],
  ] as const) {
    const fault = pattern === undefined ? undefined : patternFault(pattern)
    if (fault) return refused({ code: 'bad-pattern', message: fault, field })
  }
  return asStaffOf(app.db, [organId], async (tx) => {
    const before = await settingsOf(tx, organId)
    const after = { ...before, ...change }
    const row = {
      index_pattern: after.indexPattern,
      register_pattern: after.registerPattern,
      review_mode: after.reviewMode,
      expired_as_repealed: after.expiredAsRepealed,
      reassess_months: after.reassessMonths,
      wording: JSON.stringify(after.wording),
      names: JSON.stringify(after.names),
    }
    await tx
      .insertInto('document_settings')
      .values({ organ_id: organId, ...row })
      .onConflict((on) => on.column('organ_id').doUpdateSet(row))
      .execute()
    const deed = { organId, actor: by.id, from, act: 'settleDocuments', subject: `organ:${organId}` }
    await recordDeed(app, tx, { ...deed, before, after })
    return accepted(after)
  })
}
