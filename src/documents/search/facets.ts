import { type RawBuilder, sql } from 'kysely'
import type { Facets, FacetValue } from './engine.ts'

/** How many have this value in the one column that is given; a value that is null too is none. */
export interface CountedFacets {
  organ_id?: string | null
  theme?: string | null
  item?: string | null
  kind?: string | null
  validity?: string | null
  made_year?: number | null
  count: number
}

const columns = {
  organ: 'organ_id',
  theme: 'theme',
  item: 'item',
  kind: 'kind',
  validity: 'validity',
  year: 'made_year',
} as const

export const facetColumns = sql.raw(Object.values(columns).join(', '))

/** As SQL: how the rows of a `with` query divide, as JSON; in one pass over them. */
export const countFacets = (rows: string): RawBuilder<unknown> => sql`(select coalesce(json_agg(f), '[]') from (
  select ${facetColumns}, count(*)::int as count from ${sql.ref(rows)}
  group by grouping sets (${sql.raw(
    Object.values(columns)
      .map((column) => `(${column})`)
      .join(', '),
  )})) f)`

/** The commonest first; years by year. */
export function facetsOf(rows: readonly CountedFacets[]): Facets {
  const of = (facet: keyof Facets): FacetValue[] =>
    rows
      .flatMap((row) => {
        const value = row[columns[facet]]
        return value === null || value === undefined ? [] : [{ value: String(value), count: row.count }]
      })
      .sort((a, b) => b.count - a.count || (a.value < b.value ? -1 : 1))
  return {
    organ: of('organ').slice(0, most),
    theme: of('theme').slice(0, most),
    item: of('item'),
    kind: of('kind'),
    validity: of('validity'),
    year: of('year')
      .sort((a, b) => Number(b.value) - Number(a.value))
      .slice(0, most),
  }
}

const most = 30
