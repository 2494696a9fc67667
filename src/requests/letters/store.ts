// Letters in the database: drafts with what was filled in, issued ones with their document under seal; notes.
import { type Selectable, sql } from 'kysely'
import type { Files, RequestPapers } from '../../db/types.ts'
import type { Day } from '../../kit/days.ts'
import { type LetterKind, letterKinds } from '../../law/requests/index.ts'
import type { Db } from '../store.ts'
import type { Fields } from './fields.ts'

export type PaperRow = Selectable<RequestPapers>
export type LetterRow = Omit<PaperRow, 'kind' | 'fields' | 'body'> & {
  kind: LetterKind
  fields: Fields
  body: FrozenBody | null
}

/** What an issued letter says, as it stood when it was issued. */
export interface FrozenBody {
  /** SHA-256 of the document as JSON, which the record holds too. */
  digest: string
  sealed: string
  /** Of the text that is left, after the people in it were erased. */
  masked?: string
}

export const isLetterKind = (kind: string): kind is LetterKind => Object.hasOwn(letterKinds, kind)

export async function readPaper(db: Db, organId: string, id: string, lock = false): Promise<PaperRow | undefined> {
  if (!/^[0-9a-f-]{36}$/i.test(id)) return undefined
  const query = db.selectFrom('request_papers').selectAll().where('organ_id', '=', organId).where('id', '=', id)
  return (lock ? query.forUpdate() : query).executeTakeFirst()
}

/** The letter, where there is one of this organ and request. */
export async function readLetter(
  db: Db,
  organId: string,
  requestId: string,
  id: string,
  lock = false,
): Promise<LetterRow | undefined> {
  const row = await readPaper(db, organId, id, lock)
  if (!row || row.request_id !== requestId || !isLetterKind(row.kind)) return undefined
  return { ...row, fields: row.fields ?? {} } as LetterRow
}

export async function listPapers(db: Db, organId: string, requestId: string): Promise<PaperRow[]> {
  return db
    .selectFrom('request_papers')
    .selectAll()
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .orderBy('made_at')
    .execute()
}

export async function insertPaper(
  db: Db,
  paper: Pick<PaperRow, 'organ_id' | 'request_id' | 'kind' | 'title' | 'state' | 'made_by' | 'made_at'> & {
    fields?: object
    file_sha256?: string
    file_name?: string
  },
): Promise<string> {
  const { fields, ...columns } = paper
  const { id } = await db
    .insertInto('request_papers')
    .values({ ...columns, ...(fields && { fields: JSON.stringify(fields) }) })
    .returning('id')
    .executeTakeFirstOrThrow()
  return id
}

export async function changePaper(
  db: Db,
  organId: string,
  id: string,
  change: Partial<Omit<PaperRow, 'fields' | 'body'>> & { fields?: object; body?: FrozenBody },
): Promise<void> {
  const { fields, body, ...columns } = change
  await db
    .updateTable('request_papers')
    .set({
      ...columns,
      ...(fields && { fields: JSON.stringify(fields) }),
      ...(body && { body: JSON.stringify(body) }),
    })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .execute()
}

export type PaperState = PaperRow['state']

/** Moves the drafts of answers of a request along: sent for clearance, cleared, sent back. */
export async function moveAnswers(
  db: Db,
  organId: string,
  requestId: string,
  from: PaperState[],
  to: PaperState,
  kinds: readonly LetterKind[],
): Promise<number> {
  const moved = await db
    .updateTable('request_papers')
    .set({ state: to })
    .where('organ_id', '=', organId)
    .where('request_id', '=', requestId)
    .where('state', 'in', from)
    .where('kind', 'in', [...kinds])
    .returning('id')
    .execute()
  return moved.length
}

/** Writes the digest of a rendered file where none is yet, and gives the one that holds: the first stays. */
export async function fileOnce(
  db: Db,
  organId: string,
  id: string,
  column: 'docx_sha256' | 'pdf_sha256',
  file: Pick<Selectable<Files>, 'sha256'> & { size: number; media_type: string },
): Promise<string> {
  await keepFileRow(db, file)
  await db
    .updateTable('request_papers')
    .set({ [column]: file.sha256 })
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .where(column, 'is', null)
    .execute()
  const row = await db
    .selectFrom('request_papers')
    .select(column)
    .where('organ_id', '=', organId)
    .where('id', '=', id)
    .executeTakeFirstOrThrow()
  return row[column]!
}

export async function keepFileRow(db: Db, file: { sha256: string; size: number; media_type: string }): Promise<void> {
  await db
    .insertInto('files')
    .values(file)
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
}

export async function insertNote(
  db: Db,
  note: {
    organ_id: string
    request_id: string
    kind: string
    on_day: Day
    text: string
    data: object
    made_by: string
    made_at: Date
  },
): Promise<number> {
  const { rows } = await sql<{ no: number }>`
    insert into request_notes (organ_id, request_id, no, kind, on_day, text, data, made_by, made_at)
    select ${note.organ_id}, ${note.request_id}::uuid, coalesce(max(no), 0) + 1, ${note.kind}, ${note.on_day}::date, ${note.text},
      ${JSON.stringify(note.data)}::jsonb, ${note.made_by}, ${note.made_at}
    from request_notes where organ_id = ${note.organ_id} and request_id = ${note.request_id}::uuid
    returning no`.execute(db)
  return rows[0]!.no
}
