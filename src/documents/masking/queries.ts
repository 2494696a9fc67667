import { groundLabel } from '../../law/disclosure/index.ts'
import { staffNames } from '../../organs/index.ts'
import type { Db } from '../store.ts'

/** What was masked by choice, and on what ground: the newest first. The words themselves are not kept. */
export async function maskedPlaces(db: Db, organId: string, documentId: string) {
  const rows = await db
    .selectFrom('document_marks')
    .select(['no', 'shown', 'ground', 'note', 'marked_by', 'settled_by', 'settled_at', 'masked_version'])
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'masked')
    .orderBy('no', 'desc')
    .limit(500)
    .execute()
  const ids = rows.flatMap(({ marked_by, settled_by }) => [marked_by, settled_by!])
  const names = ids.length ? await staffNames(db, ids) : new Map<string, string>()
  return rows.map((row) => ({
    no: row.no,
    shown: row.shown,
    ground: groundLabel(row.ground),
    note: row.note,
    markedBy: names.get(row.marked_by) ?? null,
    maskedBy: names.get(row.settled_by!) ?? null,
    at: row.settled_at!,
    version: row.masked_version!,
  }))
}
