// The index row of a document: made where it is published, corrected or withdrawn, and anew from all that is public.
import { type Kysely, sql, type Transaction } from 'kysely'
import type { Database } from '../../db/types.ts'
import { nameKey } from '../../kit/text/name-key.ts'
import { initialsOf } from './initials.ts'
import { marksOf } from './marks.ts'
import { numberKey, tailOfKey } from './number.ts'
import { tsvectorOf } from './query.ts'
import { wordsOf } from './words.ts'

type Connection = Kysely<Database> | Transaction<Database>

/**
 * Puts the index in step with what is public of a document now: fills its row, or removes it where nothing is public.
 * To be called in the transaction that published, corrected, withdrew or changed the validity.
 */
export const indexDocument = (tx: Connection, organId: string, id: string): Promise<void> =>
  indexDocuments(tx, organId, [id])

/** The same for many of one organ at once. */
export async function indexDocuments(tx: Connection, organId: string, ids: readonly string[]): Promise<void> {
  for (let from = 0; from < ids.length; from += atOnce) {
    const some = ids.slice(from, from + atOnce)
    const rows = await publicRows(tx, sql`organ_id = ${organId} and id = any (${some}::uuid[])`, atOnce)
    if (rows.length) await keep(tx, rows)
    const shown = new Set(rows.map(({ id }) => id))
    const gone = some.filter((id) => !shown.has(id))
    if (gone.length)
      await sql`delete from document_index where organ_id = ${organId} and document_id = any (${gone}::uuid[])`.execute(
        tx,
      )
  }
}

/** Makes the whole index anew, or that of one organ; `say` hears how many are done. Returns how many there are. */
export async function reindex(
  db: Connection,
  { organId, say }: { organId?: string; say?: (done: number) => void } = {},
): Promise<number> {
  const ours = organId === undefined ? sql`true` : sql`organ_id = ${organId}`
  await sql`delete from document_index i where ${ours} and not exists (
    select from public_documents d where d.organ_id = i.organ_id and d.id = i.document_id)`.execute(db)
  let after: IndexedRow | undefined
  for (let done = 0; ; ) {
    const rest = after ? sql`${ours} and (organ_id, id) > (${after.organ_id}, ${after.id})` : ours
    const rows = await publicRows(db, rest, atOnce)
    if (!rows.length) return done
    await keep(db, rows)
    after = rows.at(-1)
    done += rows.length
    say?.(done)
  }
}

const atOnce = 200

interface IndexedRow {
  organ_id: string
  id: string
  title: string
  summary: string | null
  document_no: string | null
  issuers: string[]
  kind: string
  theme: string | null
  item: string | null
  key_domain: string | null
  keywords: string[]
  made_on: string | null
  published_on: string
  validity: string
  text: string
}

async function publicRows(db: Connection, where: ReturnType<typeof sql>, limit: number): Promise<IndexedRow[]> {
  const { rows } = await sql<IndexedRow>`
    select organ_id, id, title, summary, document_no, issuers, kind, theme, item, key_domain, keywords, made_on,
      published_on, validity, left(text, ${mostText}) as text
    from public_documents where ${where} order by organ_id, id limit ${limit}`.execute(db)
  return rows
}

const mostText = 100_000

async function keep(db: Connection, rows: IndexedRow[]): Promise<void> {
  const values = rows.map((row) => {
    const key = row.document_no === null ? null : numberKey(row.document_no)
    const marks = marksOf({
      organ: row.organ_id,
      published: Number(row.published_on.slice(0, 4)),
      made: Number((row.made_on ?? row.published_on).slice(0, 4)),
      theme: row.theme,
      item: row.item,
      kind: row.kind,
      validity: row.validity,
    })
    const title = wordsOf(row.title)
    const about = wordsOf([row.document_no, ...row.issuers, ...row.keywords].filter(Boolean).join(' '))
    const all = tsvectorOf([
      { weight: 'A', words: title },
      { weight: 'B', words: about },
      { weight: 'C', words: wordsOf(row.summary ?? '') },
      { weight: 'D', words: wordsOf(row.text) },
    ])
    return sql`(${row.organ_id}, ${row.id}::uuid, ${nameKey(row.title)}, ${initialsOf(row.title)}, ${key},
      ${key === null ? null : tailOfKey(key)}, ${row.kind}, ${row.theme}, ${row.item}, ${row.key_domain},
      ${row.issuers[0] ?? null}, ${row.validity}, ${Number((row.made_on ?? row.published_on).slice(0, 4))}::int,
      ${row.published_on}::date, ${`${tsvectorOf([{ weight: 'A', words: title }])} ${marks}`}::tsvector,
      ${`${all} ${marks}`}::tsvector)`
  })
  await sql`insert into document_index (organ_id, document_id, title_key, initials, number_key, number_tail, kind, theme,
      item, key_domain, issuer, validity, made_year, published_on, title_words, words)
    values ${sql.join(values)}
    on conflict (organ_id, document_id) do update set title_key = excluded.title_key, initials = excluded.initials,
      number_key = excluded.number_key, number_tail = excluded.number_tail, kind = excluded.kind, theme = excluded.theme,
      item = excluded.item, key_domain = excluded.key_domain, issuer = excluded.issuer, validity = excluded.validity,
      made_year = excluded.made_year, published_on = excluded.published_on, title_words = excluded.title_words,
      words = excluded.words`.execute(db)
}
