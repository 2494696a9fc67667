import { type RawBuilder, sql } from 'kysely'
import type { DocumentFilter } from './engine.ts'
import { numberKey, tailOf } from './number.ts'
import { parseQuery, type Query } from './query.ts'

/** The filter on the columns of `document_index`. */
export function conditionsOf(filter: DocumentFilter): RawBuilder<unknown> {
  const { organs, theme, item, keyDomain, kind, kinds, validity, year, number, issuer } = filter
  const all: RawBuilder<unknown>[] = [sql`true`]
  if (organs) all.push(organs.length === 1 ? sql`organ_id = ${organs[0]}` : sql`organ_id = any (${organs})`)
  if (theme) all.push(sql`theme = ${theme}`)
  if (item) all.push(sql`item = ${item}`)
  if (keyDomain) all.push(sql`key_domain = ${keyDomain}`)
  if (kind) all.push(sql`kind = ${kind}`)
  if (kinds) all.push(sql`kind = any (${kinds})`)
  if (validity) all.push(sql`validity = ${validity}`)
  if (year) all.push(sql`made_year = ${year}`)
  if (issuer) all.push(sql`issuer = ${issuer}`)
  if (filter.publishedFrom) all.push(sql`published_on >= ${filter.publishedFrom}::date`)
  if (filter.publishedTo) all.push(sql`published_on <= ${filter.publishedTo}::date`)
  if (number) {
    const { number: parsed } = parseQuery(number)
    all.push(parsed ? numberIs(parsed) : numberBegins(numberKey(number)))
  }
  return sql.join(all, sql` and `)
}

export const likeText = (text: string) => text.replace(/[\\%_]/g, '\\$&')

/** As a range: a plan made without the beginning could not use the index for `like`. */
export const numberBegins = (with_: string): RawBuilder<unknown> =>
  sql`(number_key ~>=~ ${with_} and number_key ~<~ ${`${with_}\u{10ffff}`})`

export function numberIs(number: NonNullable<Query['number']>): RawBuilder<unknown> {
  const tail = tailOf(number)
  if (!number.prefix) return sql`number_tail = ${tail}`
  if (number.no === undefined) return numberBegins(number.prefix + tail)
  // A number found inside a sentence may have taken a word before it along: 关于临政发〔2026〕5号.
  const keys = Array.from(number.prefix, (_, at) => number.prefix.slice(at) + tail)
  return sql`number_key = any (${keys})`
}
