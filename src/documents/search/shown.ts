// What a search answers: the documents at their places, in one JSON value.
import { type RawBuilder, sql } from 'kysely'
import type { Hit } from './engine.ts'
import type { CountedFacets } from './facets.ts'

/** More candidates than this are neither ranked nor counted. */
export const cap = 1000

export interface Answered {
  /** A line of JSON for each document: a HitRow. */
  rows: string
  total: number
  facets: CountedFacets[] | null
}

export type HitRow = Omit<Hit, 'titleRuns' | 'snippet'> & { text: string }

/** The documents at `places`, each as JSON in a line of its own; the text is read for these few only, one by one
 *  ("offset 0" forbids another way: the planner would read all documents of each organ). */
export const shown = (length: number): RawBuilder<unknown> => sql`(
  select coalesce(string_agg(row_to_json(h)::text, e'\\n' order by p.place), '') from places p
  join organs o on o.id = p.organ_id cross join lateral (
  select d.organ_id as "organId", o.name as organ, d.id, d.index_no as "indexNo", d.title, d.document_no as "documentNo",
    d.issuers, d.kind, d.theme, d.item, d.key_domain as "keyDomain", d.validity, d.made_on as "madeOn",
    d.published_on as "publishedOn", d.changed_on as "changedOn", d.summary, d.is_example as "isExample",
    ${length ? sql`left(d.text, ${sql.lit(length)})` : sql`''`} as text, p.match,
    exists (select from public_document_relations r where r.to_organ_id = d.organ_id and r.to_id = d.id
      and r.relation = 'interprets') as interpreted,
    (select count(*)::int from public_document_files f where f.organ_id = d.organ_id and f.document_id = d.id
      and not exists (select from jsonb_array_elements(d.body) b
        where b ->> 'type' = 'image' and (b ->> 'file')::int = f.no)) as files
  from public_documents d where d.organ_id = p.organ_id and d.id = p.document_id offset 0) h)`
