// 佐证材料: the file that an entry of the ledger rests on. An entry that was signed without one may still be given one; what
// was signed with a file keeps it.
import type { App } from '../../app.ts'
import { asStaffOf } from '../../db/as-staff.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { may, type Staff, whyNot } from '../../organs/index.ts'
import { recordDeed } from '../../record/index.ts'
import { type FileInput, keepDocumentFile } from '../files.ts'
import type { Db } from '../store.ts'

export async function attachEvidence(
  app: App,
  by: Staff,
  { organId, id, ...file }: { organId: string; id: string } & FileInput,
  from: string | null,
): Promise<Result<{ sha256: string; name: string }>> {
  if (!may(by, 'enterAdministrativeActs', organId))
    return refused({ code: 'not-yours', message: whyNot('enterAdministrativeActs') })
  const kept = await keepDocumentFile(app, by, organId, file, from)
  if (!kept.ok) return kept
  const { sha256, name } = kept.value
  return asStaffOf(app.db, [organId], async (tx) => {
    const entry = await tx
      .selectFrom('administrative_entries')
      .select(['state', 'evidence_sha256'])
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .forUpdate()
      .executeTakeFirst()
    if (!entry || (entry.state !== 'entered' && entry.state !== 'signed'))
      return refused({ code: 'no-entry', message: '没有这条台账记录，或者已经作废、已被更正' })
    if (entry.state === 'signed' && entry.evidence_sha256)
      return refused({ code: 'has-evidence', message: '审签时已有佐证材料，不能更换；数字有变的请用更正' })
    await tx
      .updateTable('administrative_entries')
      .set({ evidence_sha256: sha256, evidence_name: name })
      .where('organ_id', '=', organId)
      .where('id', '=', id)
      .execute()
    const deed = { organId, actor: by.id, from, act: 'entries.evidence', subject: `entries:${organId}` }
    await recordDeed(app, tx, { ...deed, after: { id, sha256 } })
    return accepted({ sha256, name })
  })
}

export interface KeptFile {
  sha256: string
  name: string
}

export async function evidenceOf(db: Db, organId: string, id: string): Promise<KeptFile | undefined> {
  const row = await db
    .selectFrom('administrative_entries')
    .select(['evidence_sha256 as sha256', 'evidence_name as name'])
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirst()
  return row?.sha256 && row.name ? { sha256: row.sha256, name: row.name } : undefined
}
