// What anyone may read of the reports: everything here goes through the views of published reports.
import { type SqlBool, sql } from 'kysely'
import type { Db } from '../db/connection.ts'
import type { Reads } from '../db/reads.ts'
import type { EditionId } from '../law/annual-report/index.ts'
import { matches, type ReportFilter } from './filter.ts'
import type { Level, OrganKind, Report } from './report.ts'

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

/** Reports in force by organ and year, after the one that the piece before ended with: for lists that are read to
 *  their end while reports come in. */
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
  reads: Reads,
  organId: string,
  year: number,
  version?: number,
): Promise<ReportWithVersions | undefined> {
  // One JSON value instead of twenty columns: the driver takes as long for a column as for the parsing of all of it.
  type Found = Omit<StoredReport, 'report'> & { versions: Version[]; importedAt: string }
  const [row] = await reads.ask<{ found: Found; data: string }>({
    name: 'report-with-versions',
    text: `select json_build_object('organId', organ_id, 'organName', organ_name, 'level', level, 'kind', kind,
        'region', region, 'year', year, 'version', version, 'supersededBy', superseded_by, 'edition', edition,
        'script', script, 'publishedOn', published_on, 'importedAt', imported_at, 'notice', notice, 'errors', errors,
        'warnings', warnings, 'notes', notes, 'sha256', source_sha256, 'fileName', source_name,
        'mediaType', source_media_type, 'versions',
        (select json_agg(json_build_object('version', v.version, 'supersededBy', v.superseded_by,
            'importedAt', v.imported_at, 'fileName', v.source_name) order by v.version desc)
          from reports v where v.organ_id = $1 and v.year = $2 and v.state = 'published')) as found, data::text as data
      from public_reports
      where organ_id = $1 and year = $2 and case when $3::int is null then superseded_by is null else version = $3 end`,
    values: [organId, year, version ?? null],
  })
  if (!row) return undefined
  const { versions, importedAt, ...stored } = row.found
  return {
    stored: { ...stored, importedAt: new Date(importedAt), report: JSON.parse(row.data) },
    json: row.data,
    versions,
  }
}

export interface ReportWithVersions {
  stored: StoredReport
  /** The report as text, for pages that carry it. */
  json: string
  versions: Version[]
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
