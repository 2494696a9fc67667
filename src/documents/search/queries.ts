// The search over the database: by words (ranked.ts), or a list by its elements alone.
import { type RawBuilder, sql } from 'kysely'
import type { Connection } from '../../db/connection.ts'
import { steady, steadyAs } from '../../db/prepared.ts'
import { nameKey } from '../../kit/text/name-key.ts'
import { simplified } from '../../kit/text/simplified.ts'
import { conditionsOf } from './conditions.ts'
import type { DocumentSearch, Found, Hit, SearchEngine, SearchOrder } from './engine.ts'
import { countFacets, facetColumns, facetsOf } from './facets.ts'
import { parseQuery, type Query } from './query.ts'
import { ranked } from './ranked.ts'
import { type Answered, cap, linesOf, rowOf, shown } from './shown.ts'
import { marked, snippet } from './snippet.ts'
import { suggestionsFor } from './suggestions.ts'

type Base = Pick<Connection, 'db' | 'reads' | 'searches'>

/** A list without words is counted up to here. */
const listCap = 20_000

/** `base`: the App, or any other with its connections. */
export const databaseSearch = (base: Base): SearchEngine => ({
  find: (search) => find(base, search),
  suggest: (text, filter = {}) => suggestionsFor(base.db, parseQuery(text), filter),
})

async function find(base: Base, search: DocumentSearch): Promise<Found> {
  const query = search.text ? parseQuery(search.text) : nothing
  const { filter = {} } = search
  const [answered] = query.text ? await patiently(base, ranked(query, search)) : await browse(base, search)
  const { rows, total, facets } = answered!
  const hits = hitsOf(rows, query)
  const exact = hits[0]?.match === 'number' || hits[0]?.match === 'title'
  // Few of a narrowed search were meant so; none may be a slip of the hand.
  const few = Object.values(filter).some((one) => one !== undefined) ? 1 : 3
  const suggestions = query.text && total < few && !exact ? await suggestionsFor(base.db, query, filter) : []
  return {
    total,
    capped: total >= (query.text ? cap : listCap),
    hits,
    facets: facets && facetsOf(facets),
    suggestions: suggestions.filter(({ text }) => !hits.some(({ title }) => title === text)),
  }
}

/** Asked without words: nothing needs to be cut into words for it. */
const nothing: Query = { text: '', key: '', number: null, indexNo: null, words: [], phrases: [], initials: null }

/** What takes longer has connections of its own, so that no page waits behind it. */
const patiently = <T>({ db, searches }: Base, query: RawBuilder<T>): Promise<T[]> =>
  steady({ db, reads: searches }, query)

/** A list without words. */
function browse(base: Base, search: DocumentSearch): Promise<Answered[]> {
  const { filter = {}, offset = 0, order, limit, facets = true, snippets, count = true } = search
  if (facets) return patiently(base, browsed(search))
  const given = Object.entries(filter).filter(([, value]) => value !== undefined)
  // The first pages of an organ and of all organs are asked most.
  const [organ] = given.length === 1 && filter.organs?.length === 1 && !count ? filter.organs : []
  if (offset || (given.length && organ === undefined)) return steady(base, browsed(search))
  const name = `documents ${[order, limit, snippets, count, organ !== undefined]}`
  return steadyAs(base, name, () => browsed(search), organ === undefined ? [] : [organ])
}

/** By the indexes of the columns alone. Limits are written out: a plan made without them would fetch far more. */
function browsed(search: DocumentSearch): RawBuilder<Answered> {
  const { filter = {}, order = 'newest', offset = 0, limit = 20, facets = true, snippets = true, count = true } = search
  const where = conditionsOf(filter)
  const ordered = listOrders[order]
  const all = sql`(select count(*)::int from (select from document_index where ${where} limit ${sql.lit(listCap)}) s)`
  // Where the facets have seen all of them, they are not counted once more.
  const seen = sql`(select count(*)::int from newest)`
  const counted = facets ? sql`case when ${seen} < ${sql.lit(2 * cap)} then ${seen} else ${all} end` : all
  return sql`
    with newest as (${facets ? sql`select ${facetColumns} from document_index where ${where} order by ${ordered} limit ${sql.lit(2 * cap)}` : sql`select`}),
    places as (
      select organ_id, document_id, row_number() over (order by ${ordered}) as place, 'listed' as match from (
        select organ_id, document_id, published_on, number_key from document_index where ${where}
        order by ${ordered} limit ${sql.lit(limit)} offset ${offset || sql.lit(0)}) p)
    select ${count ? counted : sql`0`} as total,
      ${shown(snippets ? 200 : 0)} as rows, ${facets ? countFacets('newest') : sql`null`} as facets`
}

const listOrders: Record<SearchOrder, RawBuilder<unknown>> = {
  relevance: sql`published_on desc, organ_id, document_id`,
  newest: sql`published_on desc, organ_id, document_id`,
  oldest: sql`published_on, organ_id, document_id`,
  number: sql`number_key, published_on desc, organ_id, document_id`,
}

function hitsOf(rows: string, query: Query): Hit[] {
  const lines = linesOf(rows)
  if (!query.text) return lines.map(listed)
  const words = [
    nameKey(query.text),
    ...query.phrases.map(({ key }) => key),
    ...query.words.flatMap(({ word, parts }) => [word, ...parts]),
  ]
    .map(simplified)
    .filter((word) => word.length > 1 || query.words.length === 1)
  return lines.map((line) => {
    const { text, ...row } = rowOf(line)
    return { ...row, titleRuns: marked(row.title, words), snippet: snippet(text, words) }
  })
}

const lines = new Map<string, Hit>()
const mostLines = 5000

/** What the database says in the same line is the same object: a page prints it once (document-list.tsx). */
function listed(line: string): Hit {
  const known = lines.get(line)
  if (known) return known
  const { text, ...row } = rowOf(line)
  const snippet = [{ text: (row.summary ?? text).slice(0, 90), hit: false }]
  const hit: Hit = { ...row, titleRuns: marked(row.title, []), snippet }
  if (lines.size >= mostLines) lines.clear()
  lines.set(line, hit)
  return hit
}
