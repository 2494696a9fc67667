import { type Kysely, type RawBuilder, sql } from 'kysely'
import type { Database } from '../../db/types.ts'
import type { Facets } from './engine.ts'

/** How the candidates divide, the commonest first; years by year. */
export async function facetsOf(db: Kysely<Database>, candidates: RawBuilder<unknown>): Promise<Facets> {
  const { rows } = await sql<{ facet: keyof Facets; value: string; count: number }>`
    with c as materialized (${candidates})
    select f.facet, f.value, count(*)::int as count
    from c join public_document_index i using (organ_id, document_id), lateral (values
      ('organ', i.organ_id), ('theme', i.theme), ('item', i.item), ('kind', i.kind), ('validity', i.validity),
      ('year', i.made_year::text)) as f (facet, value)
    where f.value is not null
    group by f.facet, f.value order by count(*) desc, f.value`.execute(db)
  const of = (facet: keyof Facets) =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value, count }))
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
