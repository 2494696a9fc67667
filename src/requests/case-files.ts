// Files that came with a complaint or a correction, sealed as those of requests are.
import type { Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import type { Attachment } from './attachments.ts'
import type { CaseAbout } from './case-letters.ts'
import type { Db } from './store.ts'

export interface CaseFile {
  id: string
  name: string
  size: number
  /** null: erased. */
  file_sha256: string | null
}

export async function fileWithCase(
  app: App,
  tx: Transaction<Database>,
  { organId, about, caseId }: { organId: string; about: CaseAbout; caseId: string },
  attachments: readonly Attachment[],
): Promise<void> {
  if (!attachments.length) return
  await tx
    .insertInto('files')
    .values(attachments.map(({ sha256, size }) => ({ sha256, size, media_type: 'application/vnd.gongkai.sealed' })))
    .onConflict((on) => on.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('case_files')
    .values(
      attachments.map(({ sha256, size, name }) => ({
        organ_id: organId,
        about,
        case_id: caseId,
        name,
        size,
        file_sha256: sha256,
        made_at: app.now(),
      })),
    )
    .execute()
}

export const caseFiles = (db: Db, organId: string, caseId: string): Promise<CaseFile[]> =>
  db
    .selectFrom('case_files')
    .select(['id', 'name', 'size', 'file_sha256'])
    .where('organ_id', '=', organId)
    .where('case_id', '=', caseId)
    .orderBy('made_at')
    .execute()
