// What anyone may read of the reports: everything here goes through the views of published reports.
import { type ExpressionBuilder, type SqlBool, sql } from 'kysely'
import type { Db } from '../db/connection.ts'
import type { Database } from '../db/types.ts'
import { nameKey } from '../kit/text/name-key.ts'
import type { EditionId } from '../law/annual-report/index.ts'
import type { Level, OrganKind, Report } from './report.ts'

/** All that is given must hold; an empty filter takes every report in force. */
export interface ReportFilter {
  /** Part of the organ's name, in either script. */
  name?: string
  organ?: string
  /** Division code or its beginning: `14` is all of the province. */
  region?: string
  level?: Level
  kind?: OrganKind
  year?: number
  edition?: EditionId
  /** errors: at least one; warnings: at least one and no error; clean: neither. */
  checks?: CheckState
  /** With a finding of this rule. */
  rule?: string
}
export type CheckState = 'clean' | 'warnings' | 'errors'

/** One line of a list. */
export interface ReportSummary {
  organId: string
  organName: string
  level: Level | null
  kind: OrganKind | null
  region: string | null
  year: number
  version: number
  /** The version that took its place; null: it is in force. */
  supersededBy: number | null
  edition: EditionId | null
  script: 'Hans' | 'Hant' | null
  publishedOn: string | null
  importedAt: Date
  notice: string | null
  errors: number
  warnings: number
  notes: number
  /** Of the original, which `app.files` keeps. */
  sha256: string
  fileName: string | null
  mediaType: string | null
}

export interface StoredReport extends ReportSummary {
  report: Report
}

export const reportOrders = ['newest', 'oldest', 'organ', 'errors'] as const
export type ReportOrder = (typeof reportOrders)[number]

export interface ReportPage {
  total: number
  rows: ReportSummary[]
}

/** Reports in force; `limit` lines after the first `offset`. */
export async function listReports(
  db: Db,
  filter: ReportFilter,
  { limit = 50, offset = 0, order = 'newest' as ReportOrder } = {},
): Promise<ReportPage> {
  const matching = db.selectFrom('public_reports').where('superseded_by', 'is', null).where(matches(filter))
  const [{ total }, rows] = await Promise.all([
    matching.select(({ fn }) => fn.countAll<number>().as('total')).executeTakeFirstOrThrow(),
    matching.select(summary).orderBy(orders[order]).orderBy('organ_id').limit(limit).offset(offset).execute(),
  ])
  return { total, rows: rows as ReportSummary[] }
}

const orders = {
  newest: sql`year desc, organ_name`,
  oldest: sql`year, organ_name`,
  organ: sql`organ_name, year desc`,
  errors: sql`errors desc, warnings desc, year desc, organ_name`,
}

/** The same by organ and year, after the one that the piece before ended with: for lists that are read to their end
 *  while reports come in. */
export async function listReportsAfter(
  db: Db,
  filter: ReportFilter,
  { after, limit }: { after?: ReportKeyInForce; limit: number },
): Promise<ReportSummary[]> {
  return (await inKeyOrder(db, filter, after).select(summary).limit(limit).execute()) as ReportSummary[]
}

/** A report in force, or the version asked for; undefined where there is none. */
export async function getReport(
  db: Db,
  organId: string,
  year: number,
  version?: number,
): Promise<StoredReport | undefined> {
  const row = await db
    .selectFrom('public_reports')
    .select([...summary, 'data as report'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where((one) => (version === undefined ? one('superseded_by', 'is', null) : one('version', '=', version)))
    .executeTakeFirst()
  return row as StoredReport | undefined
}

/** Every version of an organ's report for a year, the latest first. */
export async function versionsOf(db: Db, organId: string, year: number): Promise<ReportSummary[]> {
  const rows = await db
    .selectFrom('public_reports')
    .select(summary)
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('version', 'desc')
    .execute()
  return rows as ReportSummary[]
}

/** The reports in force of an organ, the earliest year first. */
export async function yearsOf(db: Db, organId: string): Promise<StoredReport[]> {
  const rows = await db
    .selectFrom('public_reports')
    .select([...summary, 'data as report'])
    .where('organ_id', '=', organId)
    .where('superseded_by', 'is', null)
    .orderBy('year')
    .execute()
  return rows as StoredReport[]
}

export interface Choice<T> {
  value: T
  count: number
}

/** What the filters of the list can be set to, each with the number of reports. */
export async function filterChoices(db: Db): Promise<FilterChoices> {
  const { rows } = await sql<{ facet: keyof FilterChoices; value: string; count: number }>`
    select f.facet, f.value, count(*) as count
    from public_reports r, lateral (values
      ('years', r.year::text), ('editions', r.edition), ('levels', r.level), ('kinds', r.kind), ('regions', r.region),
      ('checks', case when r.errors > 0 then 'errors' when r.warnings > 0 then 'warnings' else 'clean' end)
    ) as f (facet, value)
    where r.superseded_by is null and f.value is not null
    group by f.facet, f.value order by f.facet, f.value`.execute(db)
  const of = <T>(facet: keyof FilterChoices, convert: (text: string) => T): Choice<T>[] =>
    rows.filter((row) => row.facet === facet).map(({ value, count }) => ({ value: convert(value), count }))
  return {
    years: of('years', Number).reverse(),
    editions: of('editions', (text) => text as EditionId),
    levels: of('levels', (text) => text as Level),
    kinds: of('kinds', (text) => text as OrganKind),
    regions: of('regions', String),
    checks: of('checks', (text) => text as CheckState),
  }
}

export interface FilterChoices {
  years: Choice<number>[]
  editions: Choice<EditionId>[]
  levels: Choice<Level>[]
  kinds: Choice<OrganKind>[]
  regions: Choice<string>[]
  checks: Choice<CheckState>[]
}

export interface ReportCells {
  organId: string
  organName: string
  region: string | null
  year: number
  edition: EditionId | null
  notice: string | null
  /** In `cellOrder`. */
  cells: (number | null)[]
  /** One letter a cell: p a number, b blank, o open, a absent from the document. */
  states: string
}

const pageOfCells = 500

/** The cells of all reports in force that match, by organ and year, fetched as they are consumed. */
export async function* cellsOfMany(db: Db, filter: ReportFilter): AsyncGenerator<ReportCells> {
  yield* paged((after) => inKeyOrder(db, filter, after).select(cellColumns).limit(pageOfCells).execute())
}

/** The whole reports, likewise. */
export async function* reportsOfMany(db: Db, filter: ReportFilter): AsyncGenerator<StoredReport> {
  const columns = [...summary, 'data as report'] as const
  yield* paged<StoredReport>(
    (after) => inKeyOrder(db, filter, after).select(columns).limit(50).execute() as Promise<StoredReport[]>,
  )
}

async function* paged<T extends ReportKeyInForce>(
  page: (after: ReportKeyInForce | undefined) => Promise<unknown[]>,
): AsyncGenerator<T> {
  let last: T | undefined
  for (;;) {
    const rows = (await page(last)) as T[]
    if (!rows.length) return
    yield* rows
    last = rows.at(-1)
  }
}

export interface ReportKeyInForce {
  organId: string
  year: number
}

function inKeyOrder(db: Db, filter: ReportFilter, after: ReportKeyInForce | undefined) {
  const matching = db.selectFrom('public_reports').where('superseded_by', 'is', null).where(matches(filter))
  const rest = after ? matching.where(sql<SqlBool>`(organ_id, year) > (${after.organId}, ${after.year})`) : matching
  return rest.orderBy('organ_id').orderBy('year')
}

/** Rises whenever something public has changed: good for ETags and for keeping what was drawn. */
export async function dataVersion(db: Db): Promise<number> {
  const { number } = await db.selectFrom('data_version').select('number').executeTakeFirstOrThrow()
  return number
}

const cellColumns = [
  'organ_id as organId',
  'organ_name as organName',
  'region',
  'year',
  'edition',
  'notice',
  'cells',
  'states',
] as const

const summary = [
  'organ_id as organId',
  'organ_name as organName',
  'level',
  'kind',
  'region',
  'year',
  'version',
  'superseded_by as supersededBy',
  'edition',
  'script',
  'published_on as publishedOn',
  'imported_at as importedAt',
  'notice',
  'errors',
  'warnings',
  'notes',
  'source_sha256 as sha256',
  'source_name as fileName',
  'source_media_type as mediaType',
] as const

/** The conditions of a filter, for any query on `public_reports`. */
export const matches = (filter: ReportFilter) => (one: ExpressionBuilder<Database, 'public_reports'>) => {
  const { name, organ, region, level, kind, year, edition, checks, rule } = filter
  const given = [
    name && one('name_key', 'like', `%${escapeLike(nameKey(name))}%`),
    organ && one('organ_id', '=', organ),
    region && one('region', 'like', `${escapeLike(region)}%`),
    level && one('level', '=', level),
    kind && one('kind', '=', kind),
    year !== undefined && one('year', '=', year),
    edition && one('edition', '=', edition),
    checks === 'errors' && one('errors', '>', 0),
    checks === 'warnings' && one.and([one('errors', '=', 0), one('warnings', '>', 0)]),
    checks === 'clean' && one.and([one('errors', '=', 0), one('warnings', '=', 0)]),
    rule &&
      sql<SqlBool>`exists (select 1 from public_findings f where f.rule = ${rule}
        and (f.organ_id, f.year, f.version) = (public_reports.organ_id, public_reports.year, public_reports.version))`,
  ]
  return one.and(given.filter((condition) => typeof condition === 'object'))
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
