// The signed record of a takeover as a scan, filed with the record or after it.
import type { App } from '../app.ts'
import { asStaffOf } from '../db/as-staff.ts'
import { accepted, type Result, refused } from '../kit/results.ts'
import { may, type Staff, whyNot } from '../organs/index.ts'
import { recordDeed } from '../record/index.ts'
import { type FileInput, keepDocumentFile } from './files.ts'
import type { Db } from './store.ts'

/** Once: a record that has its scan keeps it. */
export async function fileTakeoverForm(
  app: App,
  by: Staff,
  { organId, id, ...file }: { organId: string; id: string } & FileInput,
  from: string | null,
): Promise<Result<{ sha256: string }>> {
  if (!may(by, 'takeOverDocuments', organId))
    return refused({ code: 'not-yours', message: whyNot('takeOverDocuments') })
  const kept = await keepDocumentFile(app, by, organId, file, from)
  if (!kept.ok) return kept
  const { sha256 } = kept.value
  return asStaffOf(app.db, [organId], async (tx) => {
    const { numUpdatedRows } = await tx
      .updateTable('document_takeovers')
      .set({ form_sha256: sha256 })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .where('form_sha256', 'is', null)
      .executeTakeFirst()
    if (!numUpdatedRows) return refused({ code: 'no-takeover', message: '没有这份接管记录，或者已经有签字扫描件' })
    const deed = { organId, actor: by.id, from, act: 'document.takeoverForm', subject: `takeover:${id}` }
    await recordDeed(app, tx, { ...deed, after: { form: sha256 } })
    return accepted({ sha256 })
  })
}

/** The scan of a record; undefined: there is none yet. */
export async function takeoverForm(
  db: Db,
  organId: string,
  id: string,
): Promise<{ sha256: string; mediaType: string | null } | undefined> {
  return db
    .selectFrom('document_takeovers')
    .innerJoin('files', 'files.sha256', 'document_takeovers.form_sha256')
    .select(['files.sha256', 'files.media_type as mediaType'])
    .where('document_takeovers.organ_id', '=', organId)
    .where('document_takeovers.id', '=', id)
    .executeTakeFirst()
}
