// 选定遮盖: places that a person chose. They are found again in the text as it is now, so that a mark holds until the words are
// gone, whatever is changed around them.
import type { Transaction } from 'kysely'
import type { Database } from '../../db/types.ts'
import { digest } from '../../kit/crypto/digest.ts'
import type { Area } from '../redact/drawn.ts'
import type { Db, FileRow } from '../store.ts'
import { linesOf, placesOf, type Text, type TextPlace, wordsAt } from './text-places.ts'

export type MarkPlace =
  /** Words of the text: this place, or everywhere. `around`: the digest of the line. */
  | ({ kind: 'text'; words: string; around: string; everywhere: boolean } & TextPlace)
  | { kind: 'area'; file: number; sha256: string; area: Area }
  /** Words of a PDF, wherever they stand in it. */
  | { kind: 'words'; file: number; sha256: string; words: string }

export interface Mark {
  no: number
  place: MarkPlace
  shown: string
  ground: string
  note: string | null
  by: string
  at: Date
}
/** A mark that is still to be done, with where its words stand now. */
export interface OpenMark extends Mark {
  at_text: TextPlace[]
}

export const lineDigest = (text: string): string => digest('sha256', text)

export async function readMarks(db: Db, organId: string, documentId: string): Promise<Mark[]> {
  const rows = await db
    .selectFrom('document_marks')
    .select(['no', 'place', 'shown', 'ground', 'note', 'marked_by', 'marked_at'])
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .where('state', '=', 'open')
    .orderBy('no')
    .execute()
  return rows.map(({ place, marked_by, marked_at, ...row }) => ({
    ...row,
    place: place as MarkPlace,
    by: marked_by,
    at: marked_at,
  }))
}

export function openMarks(marks: readonly Mark[], text: Text, files: readonly FileRow[]): OpenMark[] {
  return marks.flatMap((mark): OpenMark[] => {
    const { place } = mark
    if (place.kind !== 'text')
      return files.some(({ no, sha256 }) => no === place.file && sha256 === place.sha256)
        ? [{ ...mark, at_text: [] }]
        : []
    const at_text = placesNow(text, place)
    return at_text.length ? [{ ...mark, at_text }] : []
  })
}

/** Where it was chosen; where that line has changed, wherever the words stand now. */
function placesNow(text: Text, place: Extract<MarkPlace, { kind: 'text' }>): TextPlace[] {
  if (place.everywhere) return placesOf(text, place.words)
  const same = linesOf(text)
    .filter(({ part, text }) => part === place.part && lineDigest(text) === place.around)
    .map(({ part, line }) => ({ part, line, from: place.from, until: place.until }))
    .filter((one) => wordsAt(text, one) === place.words)
  return same.length ? same : placesOf(text, place.words)
}

export interface NewMark {
  place: MarkPlace
  shown: string
}
interface Why {
  ground: string
  note: string | null
  version: number
  by: string
  at: Date
}

/** `maskedVersion`: they are masked already; what stood there is not kept. */
export async function keepMarks(
  tx: Transaction<Database>,
  { organId, documentId }: { organId: string; documentId: string },
  marks: readonly NewMark[],
  { ground, note, version, by, at }: Why,
  maskedVersion?: number,
): Promise<void> {
  const { last } = await tx
    .selectFrom('document_marks')
    .select((eb) => eb.fn.max('no').as('last'))
    .where('organ_id', '=', organId)
    .where('document_id', '=', documentId)
    .executeTakeFirstOrThrow()
  const isMasked = maskedVersion !== undefined
  await tx
    .insertInto('document_marks')
    .values(
      marks.map(({ place, shown }, index) => ({
        ...{ organ_id: organId, document_id: documentId, no: (last ?? 0) + index + 1, shown, ground, note, version },
        ...{ state: isMasked ? 'masked' : 'open', place: JSON.stringify(isMasked ? withoutWords(place) : place) },
        ...{ marked_by: by, marked_at: at },
        ...(isMasked && { settled_by: by, settled_at: at, masked_version: maskedVersion }),
      })),
    )
    .execute()
}

export async function settleMarks(
  tx: Transaction<Database>,
  { organId, documentId }: { organId: string; documentId: string },
  marks: readonly Mark[],
  { state, by, at, version }: { state: 'masked' | 'withdrawn'; by: string; at: Date; version?: number },
): Promise<void> {
  for (const { no, place } of marks)
    await tx
      .updateTable('document_marks')
      .set({
        ...{ state, place: JSON.stringify(withoutWords(place)), settled_by: by, settled_at: at },
        masked_version: version ?? null,
      })
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .where('no', '=', no)
      .where('state', '=', 'open')
      .execute()
}

/** A file has been made anew under its number: what is marked on it stays marked. */
export async function carryMarks(
  tx: Transaction<Database>,
  { organId, documentId }: { organId: string; documentId: string },
  before: readonly FileRow[],
  after: readonly FileRow[],
): Promise<void> {
  const changed = before.flatMap(({ no, sha256 }) => {
    const now = after.find((one) => one.no === no)
    return now && now.sha256 !== sha256 ? [{ no, was: sha256, is: now.sha256 }] : []
  })
  if (!changed.length) return
  for (const { no, place } of await readMarks(tx, organId, documentId)) {
    if (place.kind === 'text') continue
    const one = changed.find((file) => file.no === place.file && file.was === place.sha256)
    if (!one) continue
    await tx
      .updateTable('document_marks')
      .set({ place: JSON.stringify({ ...place, sha256: one.is }) })
      .where('organ_id', '=', organId)
      .where('document_id', '=', documentId)
      .where('no', '=', no)
      .execute()
  }
}

function withoutWords(place: MarkPlace): object {
  if (place.kind === 'area') return place
  const { words: _, ...rest } = place
  if (rest.kind === 'text') {
    const { around: __, ...text } = rest
    return text
  }
  return rest
}
