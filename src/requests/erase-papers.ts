// The papers of a case whose people are erased: letters stay with number, day and digest, their text masked and sealed anew;
// files that were made of them, attachments and files for the archive are deleted.
import { sql, type Transaction } from 'kysely'
import type { App } from '../app.ts'
import type { Database } from '../db/types.ts'
import { erased, type MaskText, maskedJson } from './erase-texts.ts'
import { freezeMasked, thaw } from './letters/frozen.ts'
import type { FrozenBody } from './letters/store.ts'

interface Paper {
  id: string
  kind: string
  title: string
  body: FrozenBody | null
  fields: Record<string, unknown> | null
  shas: (string | null)[]
}

/** Gives the files that nothing refers to any more. */
export async function erasePapersOfRequest(
  app: App,
  tx: Transaction<Database>,
  { organId, requestId }: { organId: string; requestId: string },
  mask: MaskText,
): Promise<string[]> {
  const { rows } = await sql<Paper>`
    select id, kind, title, body, fields, array[docx_sha256, pdf_sha256, file_sha256] as shas from request_papers
    where organ_id = ${organId} and request_id = ${requestId}::uuid`.execute(tx)
  for (const { id, kind, title, body, fields } of rows) {
    const masked = body ? JSON.stringify(freezeMasked(app, id, body, maskedJson(thaw(app, { id, body }), mask))) : null
    // What applicants call their files is theirs; letters have the titles of the table.
    const named = kind === 'attachment' ? `附件${erased}` : mask(title)
    await sql`update request_papers set body = ${masked}::jsonb, fields = ${fields && JSON.stringify(maskedJson(fields, mask))}::jsonb,
        title = ${named}, file_name = null, docx_sha256 = null, pdf_sha256 = null, file_sha256 = null,
        served_to = case when served_to is null then null else ${erased} end, first_opened_from = null
      where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
  }
  return rows.flatMap(({ shas }) => shas.filter((sha) => sha !== null))
}

/** The same for the letters and files of complaints and corrections. */
export async function erasePapersOfCase(
  app: App,
  tx: Transaction<Database>,
  { organId, caseId }: { organId: string; caseId: string },
  mask: MaskText,
): Promise<string[]> {
  const { rows: letters } = await sql<{ id: string; body: FrozenBody }>`
    select id, body from case_letters where organ_id = ${organId} and case_id = ${caseId}::uuid`.execute(tx)
  for (const { id, body } of letters) {
    const masked = JSON.stringify(freezeMasked(app, id, body, maskedJson(thaw(app, { id, body }), mask)))
    await sql`update case_letters set body = ${masked}::jsonb, first_opened_from = null
      where organ_id = ${organId} and id = ${id}::uuid`.execute(tx)
  }
  const { rows: files } = await sql<{ sha: string }>`
    with gone as (select id, file_sha256 from case_files
      where organ_id = ${organId} and case_id = ${caseId}::uuid and file_sha256 is not null)
    update case_files f set file_sha256 = null, name = ${`附件${erased}`} from gone
    where f.organ_id = ${organId} and f.id = gone.id returning gone.file_sha256 as sha`.execute(tx)
  return files.map(({ sha }) => sha)
}

/** Forgets files that no row names any more; their bytes are removed once the transaction holds. */
export async function dropFiles(tx: Transaction<Database>, shas: readonly string[]): Promise<string[]> {
  if (!shas.length) return []
  const { rows } = await sql<{ sha256: string }>`
    delete from files f where f.sha256 = any (${[...shas]}::text[])
      and not exists (select from request_papers p
        where f.sha256 in (p.docx_sha256, p.pdf_sha256, p.file_sha256))
      and not exists (select from case_files c where c.file_sha256 = f.sha256)
    returning f.sha256`.execute(tx)
  return rows.map(({ sha256 }) => sha256)
}
