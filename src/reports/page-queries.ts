// What the pages read beyond queries.ts: the list with its figures, the years of an organ, totals, the map.
import { sql } from 'kysely'
import type pg from 'pg'
import type { Db } from '../db/connection.ts'
import { type EditionId, placeOf } from '../law/annual-report/index.ts'
import { matches, type ReportFilter, type StoredReport } from './queries.ts'
import type { Level, OrganKind, Report, Severity } from './report.ts'

export interface ListedReport {
  organId: string
  organ: string
  year: number
  level: Level | null
  kind: OrganKind | null
  region: string | null
  edition: EditionId | null
  notice: string | null
  importedAt: Date
  publishedOn: string | null
  counts: Record<Severity, number>
  /** New requests and requests handled; null where the cell has no number. */
  received: number | null
  handled: number | null
}

/** A cell by its place in the array of the database, which counts from 1. */
const cell = (row: string) => sql.raw(`cells[${placeOf({ table: 'requests', row, column: 'total' })! + 1}]`)

const orders = {
  newest: sql`imported_at desc, organ_id, year desc`,
  year: sql`year desc, name_key, organ_id`,
  name: sql`name_key, organ_id, year desc`,
  received: sql`${cell('newReceived')} desc nulls last, organ_id, year desc`,
  errors: sql`errors desc, warnings desc, organ_id, year desc`,
}
export type ListOrder = keyof typeof orders

/** A page of the reports in force, and how many match in all. */
export async function listedReports(
  db: Db,
  filter: ReportFilter,
  { order, offset, limit }: { order: ListOrder; offset: number; limit: number },
): Promise<{ reports: ListedReport[]; total: number }> {
  const matching = db.selectFrom('public_reports').where('superseded_by', 'is', null).where(matches(filter))
  const found = await matching
    .select([...listed, sql<number>`count(*) over ()`.as('total')])
    .orderBy(orders[order])
    .offset(offset)
    .limit(limit)
    .execute()
  const rows = found.map(({ total: _, ...row }) => row)
  const total = found[0]?.total ?? (offset ? (await matching.select(countAll).executeTakeFirstOrThrow()).total : 0)
  const reports = rows.map(({ errors, warnings, notes, edition, ...row }) => ({
    ...row,
    edition: edition as EditionId | null,
    counts: { error: errors, warning: warnings, note: notes },
  }))
  return { total, reports }
}

const countAll = sql<number>`count(*)`.as('total')

const listed = [
  'organ_id as organId',
  'organ_name as organ',
  'year',
  'level',
  'kind',
  'region',
  'edition',
  'notice',
  'imported_at as importedAt',
  'published_on as publishedOn',
  'errors',
  'warnings',
  'notes',
  sql<number | null>`${cell('newReceived')}`.as('received'),
  sql<number | null>`${cell('outcomeTotal')}`.as('handled'),
] as const

export interface Version {
  version: number
  supersededBy: number | null
  /** ISO 8601. */
  importedAt: string
  fileName: string | null
}

/** A report in force, or the version asked for, with all versions of its year, the latest first: one prepared
 *  statement, since report pages are what is read most. */
export async function reportWithVersions(
  pool: pg.Pool,
  organId: string,
  year: number,
  version?: number,
): Promise<{ stored: StoredReport; versions: Version[] } | undefined> {
  const { rows } = await pool.query<StoredReport & { versions: Version[] }>({
    name: 'report-with-versions',
    text: `select organ_id as "organId", organ_name as "organName", level, kind, region, year, version,
        superseded_by as "supersededBy", edition, script, published_on as "publishedOn", imported_at as "importedAt",
        notice, errors, warnings, notes, source_sha256 as sha256, source_name as "fileName",
        source_media_type as "mediaType", data as report,
        (select json_agg(json_build_object('version', v.version, 'supersededBy', v.superseded_by,
            'importedAt', v.imported_at, 'fileName', v.source_name) order by v.version desc)
          from reports v where v.organ_id = $1 and v.year = $2 and v.state = 'published') as versions
      from public_reports
      where organ_id = $1 and year = $2 and case when $3::int is null then superseded_by is null else version = $3 end`,
    values: [organId, year, version ?? null],
  })
  const [row] = rows
  if (!row) return undefined
  const { versions, ...stored } = row
  return { stored, versions }
}

export interface YearTables {
  year: number
  edition: EditionId | null
  tables: Report['tables']
}

/** The tables of an organ's reports in force, the earliest year first. */
export async function tablesByYear(db: Db, organId: string): Promise<YearTables[]> {
  return db
    .selectFrom('public_reports')
    .select([
      'year',
      sql<EditionId | null>`edition`.as('edition'),
      sql<Report['tables']>`data -> 'tables'`.as('tables'),
    ])
    .where('organ_id', '=', organId)
    .where('superseded_by', 'is', null)
    .orderBy('year')
    .execute()
}

export interface Totals {
  reports: number
  organs: number
  firstYear: number | null
  lastYear: number | null
  received: number
  withErrors: number
}

/** Figures of the whole installation. */
export async function totalsOfReports(db: Db): Promise<Totals> {
  return db
    .selectFrom('public_reports')
    .where('superseded_by', 'is', null)
    .select([
      sql<number>`count(*)`.as('reports'),
      sql<number>`count(distinct organ_id)`.as('organs'),
      sql<number | null>`min(year)`.as('firstYear'),
      sql<number | null>`max(year)`.as('lastYear'),
      sql<number>`coalesce(sum(${cell('newReceived')}), 0)`.as('received'),
      sql<number>`count(*) filter (where errors > 0)`.as('withErrors'),
    ])
    .executeTakeFirstOrThrow()
}

/** The first two digits of the division codes that reports have, with their number. */
export async function provincesOfReports(db: Db): Promise<{ value: string; count: number }[]> {
  return db
    .selectFrom('public_reports')
    .where('superseded_by', 'is', null)
    .where('region', 'is not', null)
    .select([sql<string>`left(region, 2)`.as('value'), sql<number>`count(*)`.as('count')])
    .groupBy(sql`left(region, 2)`)
    .orderBy(sql`left(region, 2)`)
    .execute()
}

/** The organ and year of all reports in force, for the map of the site; a map holds 50,000 addresses at most. */
export async function addressesOfReports(db: Db): Promise<{ organId: string; year: number; importedAt: Date }[]> {
  return db
    .selectFrom('public_reports')
    .where('superseded_by', 'is', null)
    .select(['organ_id as organId', 'year', 'imported_at as importedAt'])
    .orderBy('organ_id')
    .orderBy('year')
    .limit(40_000)
    .execute()
}
