// The search over the database. Candidates are gathered from several sources, capped and newest year first, and only they
// are ranked: an exact number or title, then titles that hold all that was typed, then the rest; in each of these what
// is in force stands before what is not, and then the weight of the words decides.
import { type RawBuilder, sql } from 'kysely'
import type { Connection } from '../../db/connection.ts'
import { prepared, steady, steadyAs } from '../../db/prepared.ts'
import { nameKey } from '../../kit/text/name-key.ts'
import { simplified } from '../../kit/text/simplified.ts'
import { conditionsOf, likeText, numberIs } from './conditions.ts'
import type { DocumentFilter, DocumentSearch, Found, Hit, SearchEngine, SearchOrder } from './engine.ts'
import { type CountedFacets, countFacets, facetColumns, facetsOf } from './facets.ts'
import { askedMarks } from './marks.ts'
import { parseQuery, type Query, tsqueryOf } from './query.ts'
import { marked, snippet } from './snippet.ts'
import { suggestionsFor } from './suggestions.ts'

type Base = Pick<Connection, 'db' | 'pool' | 'reads'>

/** More candidates than this are neither ranked nor counted. */
const cap = 1000
/** A list without words is counted up to here. */
const listCap = 20_000

/** `base`: the App, or any other with its connections. */
export const databaseSearch = (base: Base): SearchEngine => ({
  find: (search) => find(base, search),
  suggest: (text, filter = {}) => suggestionsFor(base.db, parseQuery(text), filter),
})

async function find(base: Base, search: DocumentSearch): Promise<Found> {
  const query = parseQuery(search.text ?? '')
  const { filter = {} } = search
  const [answered] = query.text ? await prepared(base, ranked(query, search)) : await browse(base, search)
  const { rows, total, facets } = answered!
  const hits = hitsOf(rows, query)
  const suggestions = query.text && total < 3 ? await suggestionsFor(base.db, query, filter) : []
  return {
    total,
    capped: total >= (query.text ? cap : listCap),
    hits,
    facets: facets && facetsOf(facets),
    suggestions: suggestions.filter(({ text }) => !hits.some(({ title }) => title === text)),
  }
}

interface Answered {
  rows: HitRow[]
  total: number
  facets: CountedFacets[] | null
}

type HitRow = Omit<Hit, 'titleRuns' | 'snippet'> & { text: string }

function ranked(query: Query, search: DocumentSearch): RawBuilder<Answered> {
  const { filter = {}, order = 'relevance', offset = 0, limit = 20, facets = true, snippets = true } = search
  const orders: Record<SearchOrder, RawBuilder<unknown>> = {
    relevance: sql`tier desc, in_force desc, weight desc, published_on desc, organ_id, document_id`,
    newest: sql`published_on desc, tier desc, organ_id, document_id`,
    oldest: sql`published_on, tier desc, organ_id, document_id`,
    number: sql`number_key, published_on desc, organ_id, document_id`,
  }
  const words = wordsAsked(query, filter)
  return sql`
    with many as materialized (${words ? moreThanCap(words, conditionsOf(filter)) : sql`select false as yes`}),
    candidates as materialized (${sql.join(sourcesOf(query, filter, words, order === 'oldest'), sql` union all `)}),
    scored as materialized (
      select c.*, c.validity not in ('repealed', 'expired', 'suspended') as in_force,
        case when exact >= 2 then 3 when ${query.key !== ''} and strpos(title_key, ${query.key}) > 0 then 2
          when exact = 1 then 1 else 0 end as tier
      from (select distinct on (organ_id, document_id) * from candidates order by organ_id, document_id, exact desc) c
      ${query.phrases.length ? sql`where ${phrasesIn(query)}` : sql``}
      order by exact desc limit ${cap}),
    places as (
      select organ_id, document_id, row_number() over (order by ${orders[order]}) as place,
        case when exact = 3 then 'number' when exact = 2 then 'title' when tier = 2 then 'titlePart'
          when exact = 1 then ${query.initials ? 'initials' : 'number'} else 'words' end as match
      from scored order by place limit ${limit} offset ${offset})
    select (select count(*)::int from scored) as total, ${shown(snippets ? 20_000 : 0)} as rows,
      ${facets ? countFacets('scored') : sql`null`} as facets`
}

interface Words {
  /** For ranking, and with the marks of the filter for finding. */
  plain: string
  narrowed: string
}

function wordsAsked(query: Query, filter: DocumentFilter): Words | null {
  const plain = tsqueryOf(query)
  const { organs, theme, item, kind, validity, year } = filter
  const organ = organs?.length === 1 ? organs[0] : null
  const marks = askedMarks({ organ, theme, item, kind, validity, made: year })
  return plain === null ? null : { plain, narrowed: marks ? `(${plain}) & ${marks}` : plain }
}

const moreThanCap = ({ narrowed }: Words, rest: RawBuilder<unknown>) => sql`
  select count(*) >= ${cap} as yes from (
    select from document_index where words @@ ${narrowed}::tsquery and ${rest} limit ${cap}) s`

/** Where candidates come from; `exact`: 3 number, 2 title, 1 initials or the organ's characters, 0 words. */
function sourcesOf(query: Query, filter: DocumentFilter, words: Words | null, oldest: boolean) {
  const rest = conditionsOf(filter)
  const columns = (exact: number) => sql`organ_id, document_id, ${sql.lit(exact)} as exact, title_key, number_key,
    validity, published_on, theme, item, kind, made_year, ${words ? weightOf(words) : sql`0::float8`} as weight`
  const source = (exact: number, where: RawBuilder<unknown>) =>
    sql`(select ${columns(exact)} from document_index where ${where} and ${rest} limit ${cap})`
  const sources = [query.number ? source(3, numberIs(query.number)) : source(2, sql`title_key = ${query.key}`)]
  if (!query.number && /^\p{Script=Han}{2,8}$/u.test(query.key))
    sources.push(source(1, sql`number_key like ${`${likeText(query.key)}[%`}`))
  if (query.indexNo)
    sources.push(
      source(
        3,
        sql`(organ_id, document_id) in (select organ_id, id from documents
          where index_no = ${query.indexNo} and published_version is not null)`,
      ),
    )
  if (query.initials) sources.push(source(1, sql`initials like ${`%${query.initials}%`}`))
  if (!words) return sources
  // Few hits are taken as they are; of many the newest years, titles before texts.
  const { narrowed } = words
  sources.push(source(0, sql`not (select yes from many) and words @@ ${narrowed}::tsquery`))
  const byYear = (column: 'title_words' | 'words', but: RawBuilder<unknown>) => sql`
    select f.* from (select y from generate_series(
        (select extract(year from min(published_on))::int from document_index),
        (select extract(year from max(published_on))::int from document_index)) y
      where (select yes from many) order by y ${sql.raw(oldest ? '' : 'desc')}) years
    cross join lateral (select ${columns(0)} from document_index
      where ${sql.ref(column)} @@ (${`(${narrowed}) & '@y`} || years.y || '''')::tsquery and ${rest} ${but}
      limit ${cap}) f`
  sources.push(sql`(select * from (
    ${byYear('title_words', sql``)} union all ${byYear('words', sql`and not title_words @@ ${narrowed}::tsquery`)}) y
    limit ${cap})`)
  return sources
}

/** In titles a word counts most, in the text of a long document least. */
const weightOf = ({ plain }: Words) => sql`ts_rank('{0.05, 0.2, 0.4, 1}', title_words, ${plain}::tsquery) * 4
  + ts_rank('{0.05, 0.2, 0.4, 0.2}', words, ${plain}::tsquery, 1)`

const phrasesIn = ({ phrases }: Query) =>
  sql.join(
    phrases.map(
      ({ text, key }) => sql`(c.title_key like ${`%${likeText(key)}%`} or exists (select from public_documents d
        where d.organ_id = c.organ_id and d.id = c.document_id and strpos(d.text, ${text}) > 0))`,
    ),
    sql` and `,
  )

/** A list without words. */
function browse(base: Base, search: DocumentSearch): Promise<Answered[]> {
  const { filter = {}, offset = 0, order, limit, facets = true, snippets, count } = search
  // Facets take their time; numbers are found by their beginning, and to use the index for that a plan needs the number.
  if (facets || filter.number) return prepared(base, browsed(search))
  if (offset || Object.values(filter).some((one) => one !== undefined)) return steady(base, browsed(search))
  return steadyAs(base, `documents ${[order, limit, snippets, count]}`, () => browsed(search))
}

/** By the indexes of the columns alone. Limits are written out: a plan made without them would fetch far more. */
function browsed(search: DocumentSearch): RawBuilder<Answered> {
  const { filter = {}, order = 'newest', offset = 0, limit = 20, facets = true, snippets = true, count = true } = search
  const where = conditionsOf(filter)
  const ordered = listOrders[order]
  return sql`
    with newest as (${facets ? sql`select ${facetColumns} from document_index where ${where} order by ${ordered} limit ${sql.lit(2 * cap)}` : sql`select`}),
    places as (
      select organ_id, document_id, row_number() over (order by ${ordered}) as place, 'listed' as match from (
        select organ_id, document_id, published_on, number_key from public_document_index where ${where}
        order by ${ordered} limit ${sql.lit(limit)} offset ${offset || sql.lit(0)}) p)
    select ${count ? sql`(select count(*)::int from (select from document_index where ${where} limit ${sql.lit(listCap)}) s)` : sql`0`} as total,
      ${shown(snippets ? 200 : 0)} as rows, ${facets ? countFacets('newest') : sql`null`} as facets`
}

const listOrders: Record<SearchOrder, RawBuilder<unknown>> = {
  relevance: sql`published_on desc, organ_id, document_id`,
  newest: sql`published_on desc, organ_id, document_id`,
  oldest: sql`published_on, organ_id, document_id`,
  number: sql`number_key, published_on desc, organ_id, document_id`,
}

/** The documents at `places`, as JSON; the text is read for these few only, one by one ("offset 0" forbids another way:
 *  the planner would read all documents of each organ). */
const shown = (length: number) => sql`(select coalesce(json_agg(h order by place), '[]') from (
  select d.organ_id as "organId", o.name as organ, d.id, d.index_no as "indexNo", d.title, d.document_no as "documentNo",
    d.issuers, d.kind, d.theme, d.item, d.key_domain as "keyDomain", d.validity, d.made_on as "madeOn",
    d.published_on as "publishedOn", d.changed_on as "changedOn", d.summary, d.is_example as "isExample",
    ${length ? sql`left(d.text, ${sql.lit(length)})` : sql`''`} as text, p.match, p.place,
    exists (select from public_document_relations r where r.to_organ_id = d.organ_id and r.to_id = d.id
      and r.relation = 'interprets') as interpreted,
    (select count(*)::int from public_document_files f where f.organ_id = d.organ_id and f.document_id = d.id
      and not exists (select from jsonb_array_elements(d.body) b
        where b ->> 'type' = 'image' and (b ->> 'file')::int = f.no)) as files
  from places p cross join lateral (
    select * from public_documents d where d.organ_id = p.organ_id and d.id = p.document_id offset 0) d
  join organs o on o.id = d.organ_id) h)`

function hitsOf(rows: readonly HitRow[], query: Query): Hit[] {
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
