// The walk over everything that is published: each item with its complete review of exactly that text, or the signed
// takeover under which it came in.
import { sql } from 'kysely'
import type { App } from '../../src/app.ts'

export interface Walked {
  published: number
  /** Ids of what stands there without either; must be empty. */
  unproven: string[]
}

export async function walkPublished(app: Pick<App, 'db'>): Promise<Walked> {
  const [published, reviews, takeovers] = await Promise.all([
    app.db
      .selectFrom('documents')
      .select(['organ_id', 'id', 'published_version', 'takeover_id'])
      .where('published_version', 'is not', null)
      .execute(),
    app.db
      .selectFrom('document_reviews as r')
      .innerJoin('document_versions as v', (on) =>
        on
          .onRef('v.organ_id', '=', 'r.organ_id')
          .onRef('v.document_id', '=', 'r.document_id')
          .onRef('v.no', '=', 'r.version')
          .onRef('v.digest', '=', 'r.digest'),
      )
      .select(['r.organ_id', 'r.document_id', 'r.version'])
      .where('r.complete', '=', true)
      .execute(),
    app.db.selectFrom('document_takeovers').select(['organ_id', 'id']).where('responsible_name', '<>', '').execute(),
  ])
  const reviewed = new Set(reviews.map((one) => `${one.organ_id} ${one.document_id} ${one.version}`))
  const signed = new Set(takeovers.map((one) => `${one.organ_id} ${one.id}`))
  const isProven = ({ organ_id, id, published_version, takeover_id }: (typeof published)[number]) =>
    reviewed.has(`${organ_id} ${id} ${published_version}`) ||
    (published_version === 1 && signed.has(`${organ_id} ${takeover_id}`))
  return { published: published.length, unproven: published.filter((one) => !isProven(one)).map(({ id }) => id) }
}

/** What the public reads beside that list: the views show no document that was not walked. */
export async function shownBeside(app: Pick<App, 'db'>): Promise<number> {
  const { rows } = await sql<{ n: number }>`
    select count(*)::int as n from public_documents p where not exists (select from documents d
      where d.organ_id = p.organ_id and d.id = p.id and d.published_version = p.version)`.execute(app.db)
  return rows[0]!.n
}
