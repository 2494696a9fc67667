// A search by words, in one statement that is planned once for all searches of its shape. Candidates are gathered from
// several sources and capped; only they are ranked: an exact number or title, then titles that hold all that was typed,
// then the rest; in each of these what holds stands before drafts, and these before what is not in force. Then the words
// of the title decide, and between those that say the same the words of the text.
import { type RawBuilder, sql } from 'kysely'
import { conditionsOf, likeText, numberBegins, numberIs } from './conditions.ts'
import type { DocumentFilter, DocumentSearch, SearchOrder } from './engine.ts'
import { countFacets } from './facets.ts'
import { askedMarks } from './marks.ts'
import { findingOf, type Query, tsqueryOf } from './query.ts'
import { type Answered, cap, shown } from './shown.ts'

export function ranked(query: Query, search: DocumentSearch): RawBuilder<Answered> {
  const { filter = {}, order = 'relevance', offset = 0, limit = 20, facets = true, snippets = true } = search
  const words = wordsAsked(query, filter)
  return sql`
    with exact as materialized (
      select distinct on (organ_id, document_id) * from (${sql.join(exactly(query, filter, words), sql` union all `)}) e
      order by organ_id, document_id, exact desc),
    ${words ? byWords(words, conditionsOf(filter), order === 'oldest') : sql``}
    scored as materialized (
      select c.*, case when c.validity in ('repealed', 'expired', 'suspended') then 0 when c.kind = 'draft' then 1 else 2 end
        as standing,
        case when exact >= 2 then 3 when ${query.key !== ''}::boolean and strpos(title_key, ${query.key}) > 0 then 2
          when exact = 1 then 1 else 0 end as tier
      from (select * from exact ${
        words
          ? sql`union all select w.* from worded w where not exists (
        select from exact e where e.organ_id = w.organ_id and e.document_id = w.document_id)`
          : sql``
      }) c
      ${query.phrases.length ? sql`where ${phrasesIn(query)}` : sql``}
      limit ${sql.lit(cap)}),
    places as (
      select organ_id, document_id, row_number() over (order by ${orders[order]}) as place,
        case when exact = 3 then 'number' when exact = 2 then 'title' when tier = 2 then 'titlePart'
          when exact = 1 then ${query.initials ? 'initials' : 'number'} else 'words' end as match
      from ${words && order === 'relevance' ? weighed(words) : sql`(select *, 0 as spoken from scored) w`}
      order by place limit ${sql.lit(limit)} offset ${offset || sql.lit(0)})
    select (select count(*)::int from scored) as total, ${shown(snippets ? 20_000 : 0)} as rows,
      ${facets ? countFacets('scored') : sql`null`} as facets`
}

const byTitle = sql`tier desc, standing desc, titled desc`
const orders: Record<SearchOrder, RawBuilder<unknown>> = {
  relevance: sql`${byTitle}, spoken desc, published_on desc, organ_id, document_id`,
  newest: sql`published_on desc, tier desc, organ_id, document_id`,
  oldest: sql`published_on, tier desc, organ_id, document_id`,
  number: sql`number_key, published_on desc, organ_id, document_id`,
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
  if (plain === null) return null
  const finding = findingOf(query)
  return { plain, narrowed: marks ? `${finding} & ${marks}` : finding }
}

const columns = (exact: number) => sql`organ_id, document_id, ${sql.lit(exact)} as exact, title_key, number_key,
  validity, published_on, theme, item, kind, made_year`

/** In titles a word counts most. */
const titled = (words: Words | null) =>
  words ? sql`ts_rank('{0.05, 0.2, 0.4, 1}', title_words, ${words.plain}::tsquery)` : sql`0::float4`

/** Found otherwise than by words; `exact`: 3 number, 2 title, 1 initials or the organ's characters. */
function exactly(query: Query, filter: DocumentFilter, words: Words | null) {
  const rest = conditionsOf(filter)
  const source = (exact: number, where: RawBuilder<unknown>) =>
    sql`(select ${columns(exact)}, ${titled(words)} as titled from document_index where ${where} and ${rest}
      limit ${sql.lit(cap)})`
  const sources = [query.number ? source(3, numberIs(query.number)) : source(2, sql`title_key = ${query.key}`)]
  if (!query.number && /^\p{Script=Han}{2,8}$/u.test(query.key)) sources.push(source(1, numberBegins(`${query.key}[`)))
  if (query.indexNo)
    sources.push(
      source(
        3,
        sql`(organ_id, document_id) in (select organ_id, id from documents
          where index_no = ${query.indexNo} and published_version is not null)`,
      ),
    )
  if (query.initials) sources.push(source(1, sql`initials like ${`%${likeText(query.initials)}%`}`))
  return sources
}

/** A word in so many documents of one year is taken for common. */
const commonInYear = 100

/**
 * Few hits are taken as they are, the newest first. Of a common word the index is asked year by year until there are
 * enough, titles before texts: asked at once it would first gather all there are. Which of both is told by one year.
 */
const byWords = ({ plain, narrowed }: Words, rest: RawBuilder<unknown>, oldest: boolean) => {
  const found = sql`${columns(0)}, title_words`
  const inYear = (year: string) => sql`(${narrowed}::tsquery && ('''@y' || ${sql.raw(year)} || '''')::tsquery)`
  const byYear = (column: 'title_words' | 'words', but: RawBuilder<unknown>) => sql`
    select f.* from (select y from years, generate_series(first, last) y
      where (select yes from common) order by y ${sql.raw(oldest ? '' : 'desc')}) of_year
    cross join lateral (select ${found} from document_index
      where ${sql.ref(column)} @@ ${inYear('of_year.y')} and ${rest} ${but} limit ${sql.lit(cap)}) f`
  return sql`
    years as materialized (select extract(year from min(published_on))::int as first,
      extract(year from max(published_on))::int as last from document_index),
    common as materialized (select count(*) >= ${sql.lit(commonInYear)} as yes from (
      select from document_index where words @@ ${inYear('(select last - 1 from years)')} and ${rest}
      limit ${sql.lit(commonInYear)}) s),
    few as materialized (select ${found} from document_index
      where not (select yes from common) and words @@ ${narrowed}::tsquery and ${rest}),
    worded as materialized (
      select organ_id, document_id, exact, title_key, number_key, validity, published_on, theme, item, kind, made_year,
        ${titled({ plain, narrowed })} as titled
      from (select * from (select * from few order by published_on ${sql.raw(oldest ? '' : 'desc')} limit ${sql.lit(cap)}) f
        union all select * from (${byYear('title_words', sql``)}
          union all ${byYear('words', sql`and not title_words @@ ${narrowed}::tsquery`)} limit ${sql.lit(cap)}) m) w
      limit ${sql.lit(cap)}),`
}

/** Texts are long: only those that may come to stand in front are weighed, the newest first. */
const textsWeighed = 100

const weighed = ({ plain }: Words) => sql`(
  select s.*, case when at <= ${sql.lit(textsWeighed)} then (
    select ts_rank('{0.05, 0.2, 0.4, 0.2}', i.words, ${plain}::tsquery, 1) from document_index i
    where i.organ_id = s.organ_id and i.document_id = s.document_id) else -1 end as spoken
  from (select *, row_number() over (order by ${byTitle}, published_on desc, organ_id, document_id) as at from scored) s) w`

const phrasesIn = ({ phrases }: Query) =>
  sql.join(
    phrases.map(
      ({ text, key }) => sql`(c.title_key like ${`%${likeText(key)}%`} or exists (select from public_documents d
        where d.organ_id = c.organ_id and d.id = c.document_id and strpos(d.text, ${text}) > 0))`,
    ),
    sql` and `,
  )
