// What a search answers: the documents at their places, in one text. PostgreSQL takes twice as long to write them as JSON
// as to find them.
import { type RawBuilder, sql } from 'kysely'
import type { Hit } from './engine.ts'
import type { CountedFacets } from './facets.ts'

/** More candidates than this are neither ranked nor counted. */
export const cap = 1000

export interface Answered {
  /** The documents, each in a line of its own: see `linesOf` and `rowOf`. */
  rows: string
  total: number
  facets: CountedFacets[] | null
}

export type HitRow = Omit<Hit, 'titleRuns' | 'snippet'> & { text: string }

// The separators that ASCII has for records, fields and parts of a field; no text of a document keeps one here.
const [betweenLines, betweenFields, betweenParts] = ['\x1e', '\x1f', '\x1d']
const free = (text: RawBuilder<unknown>) => sql`translate(${text}, e'\\x1d\\x1e\\x1f', '')`

interface Field {
  value: RawBuilder<unknown>
  read(text: string): unknown
}

const word = (value: RawBuilder<unknown>): Field => ({ value, read: (text) => text })
const perhaps = (value: RawBuilder<unknown>): Field => ({ value, read: (text) => text || null })
const flag = (value: RawBuilder<unknown>): Field => ({ value, read: (text) => text === 't' })

/** `length`: how much of the text is read. */
const fieldsOf = (length: number): Record<keyof HitRow, Field> => ({
  organId: word(sql`d.organ_id`),
  organ: word(sql`(select name from organs o where o.id = d.organ_id)`),
  id: word(sql`d.id`),
  indexNo: perhaps(sql`d.index_no`),
  title: word(free(sql`d.title`)),
  documentNo: perhaps(free(sql`d.document_no`)),
  issuers: {
    value: sql`translate(array_to_string(d.issuers, e'\\x1d'), e'\\x1e\\x1f', '')`,
    read: (text) => (text ? text.split(betweenParts) : []),
  },
  kind: word(sql`d.kind`),
  theme: perhaps(sql`d.theme`),
  item: perhaps(sql`d.item`),
  keyDomain: perhaps(sql`d.key_domain`),
  validity: word(sql`d.validity`),
  madeOn: perhaps(sql`d.made_on`),
  publishedOn: word(sql`d.published_on`),
  changedOn: perhaps(sql`d.changed_on`),
  summary: perhaps(free(sql`d.summary`)),
  isExample: flag(sql`d.is_example`),
  text: word(length ? free(sql`left(d.text, ${sql.lit(length)})`) : sql`''`),
  match: word(sql`p.match`),
  interpreted:
    flag(sql`exists (select from public_document_relations r where r.to_organ_id = d.organ_id and r.to_id = d.id
    and r.relation = 'interprets')`),
  files: {
    value: sql`(select count(*) from public_document_files f where f.organ_id = d.organ_id and f.document_id = d.id
      and not exists (select from jsonb_array_elements(d.body) b
        where b ->> 'type' = 'image' and (b ->> 'file')::int = f.no))`,
    read: Number,
  },
})

/** The documents at `places` that are public now; each is looked up by itself ("offset 0" forbids another way: the planner
 *  would read all documents of each organ). */
export const shown = (length: number): RawBuilder<unknown> => sql`(
  select coalesce(string_agg(h.line, e'\\x1e' order by p.place), '') from places p cross join lateral (
    select concat(${sql.join(
      Object.values(fieldsOf(length)).map(({ value }) => value),
      sql`, e'\\x1f', `,
    )}) as line
    from public_documents d where d.organ_id = p.organ_id and d.id = p.document_id offset 0) h)`

export const linesOf = (rows: string): string[] => (rows ? rows.split(betweenLines) : [])

export function rowOf(line: string): HitRow {
  const values = line.split(betweenFields)
  return Object.fromEntries(readers.map(([name, read], at) => [name, read(values[at]!)])) as unknown as HitRow
}

const readers = Object.entries(fieldsOf(0)).map(([name, { read }]) => [name, read] as const)
