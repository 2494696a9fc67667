import { type RawBuilder, sql } from 'kysely'
import type { Facets } from './engine.ts'

export interface CountedFacet {
  facet: keyof Facets
  value: string
  count: number
}

/** As SQL: how the rows of a `with` query divide, as JSON. */
export const countFacets = (rows: string): RawBuilder<unknown> => sql`(select coalesce(json_agg(f), '[]') from (
  select facet, value, count(*)::int as count from ${sql.ref(rows)} c, lateral (values
    ('organ', c.organ_id), ('theme', c.theme), ('item', c.item), ('kind', c.kind), ('validity', c.validity),
    ('year', c.made_year::text)) as v (facet, value)
  where value is not null group by facet, value) f)`

/** The commonest first; years by year. */
export function facetsOf(rows: readonly CountedFacet[]): Facets {
  const of = (facet: keyof Facets) =>
    rows
      .filter((row) => row.facet === facet)
      .map(({ value, count }) => ({ value, count }))
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
