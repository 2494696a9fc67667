// The search over the database. Candidates are gathered from several sources, each capped and newest year first, and
// only they are ranked: an exact number or title, then titles that hold all that was typed, then the rest; in each of
// these what is in force stands before what is not, and then the weight of the words decides.
import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/types.ts'
import { nameKey } from '../../kit/text/name-key.ts'
import { simplified } from '../../kit/text/simplified.ts'
import { conditionsOf, likeText, numberIs } from './conditions.ts'
import type { DocumentFilter, DocumentSearch, Found, Hit, SearchEngine, SearchOrder } from './engine.ts'
import { facetsOf } from './facets.ts'
import { askedMarks } from './marks.ts'
import { parseQuery, type Query, tsqueryOf } from './query.ts'
import { marked, snippet } from './snippet.ts'
import { suggestionsFor } from './suggestions.ts'

type Db = Kysely<Database>

/** Of each source; what is beyond is neither counted nor shown. */
const cap = 1500
/** A list without words is counted up to here. */
const listCap = 10_000

export const databaseSearch = (db: Db): SearchEngine => ({
  find: (search) => find(db, search),
  suggest: (text, filter = {}) => suggestionsFor(db, parseQuery(text), filter),
})

async function find(db: Db, search: DocumentSearch): Promise<Found> {
  const query = parseQuery(search.text ?? '')
  const { filter = {}, offset = 0, limit = 20, facets = true } = search
  const candidates = query.text ? candidatesOf(query, filter, search.order === 'oldest') : listed(filter, search.order)
  const places = query.text
    ? await ranked(db, candidates, query, { order: search.order ?? 'relevance', offset, limit })
    : await browsed(db, filter, search.order, { offset, limit })
  const [hits, counted] = await Promise.all([
    hitsAt(db, places.rows, query),
    facets ? facetsOf(db, candidates) : Promise.resolve(null),
  ])
  const suggestions = query.text && places.total < 3 ? await suggestionsFor(db, query, filter) : []
  return {
    total: places.total,
    capped: places.total >= (query.text ? cap : listCap),
    hits,
    facets: counted,
    suggestions: suggestions.filter(({ text }) => !hits.some(({ title }) => title === text)),
  }
}

interface Place {
  organ_id: string
  document_id: string
  match: Hit['match']
}

/** As SQL: organ_id, document_id, exact (3 number, 2 title, 1 initials, 0 words) of every candidate. */
function candidatesOf(query: Query, filter: DocumentFilter, oldest: boolean): RawBuilder<unknown> {
  const rest = conditionsOf(filter)
  const sources: RawBuilder<unknown>[] = []
  const source = (exact: number, where: RawBuilder<unknown>) =>
    sources.push(
      sql`(select organ_id, document_id, ${sql.lit(exact)} as exact from document_index where ${where} and ${rest} limit ${sql.lit(cap)})`,
    )
  if (query.number) source(3, numberIs(query.number))
  else {
    source(2, sql`title_key = ${query.key}`)
    if (/^\p{Script=Han}{2,8}$/u.test(query.key)) source(1, sql`number_key like ${`${likeText(query.key)}[%`}`)
  }
  if (query.initials) source(1, sql`initials like ${`%${query.initials}%`}`)
  const words = tsqueryOf(query)
  if (words) {
    const narrowed = [words, markedFilter(filter)].filter(Boolean).map((part) => `(${part})`)
    sources.push(byYear('title_words', narrowed, rest, oldest), byYear('words', narrowed, rest, oldest))
  }
  const phrases = query.phrases.map(
    ({ text, key }) => sql`(
    title_key like ${`%${likeText(key)}%`} or exists (select from public_documents d
      where d.organ_id = p.organ_id and d.id = p.document_id and strpos(d.text, ${text}) > 0))`,
  )
  const all = sql`select organ_id, document_id, max(exact) as exact from (${sql.join(sources, sql` union all `)}) s
    group by organ_id, document_id`
  return phrases.length
    ? sql`select c.* from (${all}) c join document_index p using (organ_id, document_id) where ${sql.join(phrases, sql` and `)}`
    : all
}

/** Newest year first, so that what the cap leaves out is the oldest. The year is a mark in the index itself. */
function byYear(column: 'title_words' | 'words', words: string[], rest: RawBuilder<unknown>, oldest: boolean) {
  const direction = sql.raw(oldest ? '' : 'desc')
  return sql`(select f.* from (select y from generate_series(
      (select extract(year from min(published_on))::int from document_index),
      (select extract(year from max(published_on))::int from document_index)) y order by y ${direction}) years
    cross join lateral (select organ_id, document_id, 0 as exact from document_index
      where ${sql.ref(column)} @@ (${`${words.join(' & ')} & '@y`} || years.y || '''')::tsquery and ${rest} limit ${sql.lit(cap)}) f
    limit ${sql.lit(cap)})`
}

function markedFilter({ organs, theme, item, kind, validity, year }: DocumentFilter): string {
  return askedMarks({ organ: organs?.length === 1 ? organs[0] : null, theme, item, kind, validity, made: year })
}

/** What the filter leaves, newest first and capped, for the facets of a list. */
const listed = (filter: DocumentFilter, order: SearchOrder = 'newest') => sql`
  select organ_id, document_id, 0 as exact from document_index where ${conditionsOf(filter)}
  order by ${listOrder(order)} limit ${sql.lit(2 * cap)}`

const listOrder = (order: SearchOrder = 'newest') =>
  ({
    relevance: sql`published_on desc, organ_id, document_id`,
    newest: sql`published_on desc, organ_id, document_id`,
    oldest: sql`published_on, organ_id, document_id`,
    number: sql`number_key, published_on desc, organ_id, document_id`,
  })[order]

async function browsed(
  db: Db,
  filter: DocumentFilter,
  order: SearchOrder | undefined,
  { offset, limit }: { offset: number; limit: number },
): Promise<{ rows: Place[]; total: number }> {
  const where = conditionsOf(filter)
  const [{ rows }, counted] = await Promise.all([
    sql<Place>`select organ_id, document_id, 'listed' as match from public_document_index where ${where}
      order by ${listOrder(order)} limit ${limit} offset ${offset}`.execute(db),
    sql<{ total: number }>`select count(*)::int as total from (
      select from public_document_index where ${where} limit ${listCap}) s`.execute(db),
  ])
  return { rows, total: counted.rows[0]!.total }
}

async function ranked(
  db: Db,
  candidates: RawBuilder<unknown>,
  query: Query,
  { order, offset, limit }: { order: SearchOrder; offset: number; limit: number },
): Promise<{ rows: Place[]; total: number }> {
  const words = tsqueryOf(query)
  // In titles a word counts most, in the text of a long document least.
  const weight = words
    ? sql`ts_rank('{0.05, 0.2, 0.4, 1}', i.title_words, ${words}::tsquery) * 4 + ts_rank('{0.05, 0.2, 0.4, 0.2}', i.words, ${words}::tsquery, 1)`
    : sql`0`
  const orders: Record<SearchOrder, RawBuilder<unknown>> = {
    relevance: sql`tier desc, in_force desc, weight desc, published_on desc, organ_id, document_id`,
    newest: sql`published_on desc, tier desc, organ_id, document_id`,
    oldest: sql`published_on, tier desc, organ_id, document_id`,
    number: sql`number_key, published_on desc, organ_id, document_id`,
  }
  const { rows } = await sql<Place & { total: number }>`
    with candidates as materialized (${candidates}),
    scored as (
      select i.organ_id, i.document_id, i.published_on, i.number_key, ${weight} as weight,
        i.validity not in ('repealed', 'expired', 'suspended') as in_force,
        case when c.exact >= 2 then 3 when ${query.key !== ''} and strpos(i.title_key, ${query.key}) > 0 then 2
          when c.exact = 1 then 1 else 0 end as tier, c.exact
      from candidates c join public_document_index i using (organ_id, document_id))
    select organ_id, document_id, count(*) over ()::int as total,
      case when exact = 3 then 'number' when exact = 2 then 'title' when tier = 2 then 'titlePart'
        when exact = 1 then ${query.initials ? 'initials' : 'number'} else 'words' end as match
    from scored order by ${orders[order]} limit ${limit} offset ${offset}`.execute(db)
  const total =
    rows[0]?.total ?? (offset ? (await ranked(db, candidates, query, { order, offset: 0, limit: 1 })).total : 0)
  return { rows, total }
}

/** The documents themselves, in the order of the places; the text is read for these few only. */
async function hitsAt(db: Db, places: Place[], query: Query): Promise<Hit[]> {
  if (!places.length) return []
  const { rows } = await sql<Omit<Hit, 'titleRuns' | 'snippet'> & { text: string }>`
    select d.organ_id as "organId", o.name as organ, d.id, d.index_no as "indexNo", d.title, d.document_no as "documentNo",
      d.issuers, d.kind, d.theme, d.item, d.key_domain as "keyDomain", d.validity, d.made_on as "madeOn",
      d.published_on as "publishedOn", d.changed_on as "changedOn", d.summary, d.is_example as "isExample",
      left(d.text, ${query.text ? 20_000 : 200}) as text, p.match,
      exists (select from public_document_relations r where r.to_organ_id = d.organ_id and r.to_id = d.id
        and r.relation = 'interprets') as interpreted,
      (select count(*)::int from public_document_files f where f.organ_id = d.organ_id and f.document_id = d.id) as files
    from unnest(${places.map((one) => one.organ_id)}::text[], ${places.map((one) => one.document_id)}::uuid[],
      ${places.map((one) => one.match)}::text[]) with ordinality as p (organ_id, id, match, place)
    join public_documents d on d.organ_id = p.organ_id and d.id = p.id
    join organs o on o.id = d.organ_id
    order by p.place`.execute(db)
  const words = [
    nameKey(query.text),
    ...query.phrases.map(({ key }) => key),
    ...query.words.flatMap(({ word, parts }) => [word, ...parts]),
  ]
    .map(simplified)
    .filter((word) => word.length > 1 || query.words.length === 1)
  return rows.map(({ text, ...row }) => ({
    ...row,
    titleRuns: marked(row.title, words),
    snippet: query.text ? snippet(text, words) : [{ text: (row.summary ?? text).slice(0, 90), hit: false }],
  }))
}
