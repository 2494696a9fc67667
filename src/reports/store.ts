// Writing reports and their findings.
import { sql } from 'kysely'
import type { Tx } from '../db/connection.ts'
import { cellArraysOf } from './cell-arrays.ts'
import type { Finding, Level, Report, Severity } from './report.ts'

export interface ReportKey {
  organId: string
  year: number
  version: number
}

export interface StoredVersion {
  version: number
  supersededBy: number | null
  publishedOn: string | null
  sha256: string
}

/** Every version of an organ's report for a year, the oldest first. */
export async function versionsFor(tx: Tx, organId: string, year: number): Promise<StoredVersion[]> {
  return tx
    .selectFrom('reports')
    .select(['version', 'superseded_by as supersededBy', 'published_on as publishedOn', 'source_sha256 as sha256'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .orderBy('version')
    .execute()
}

/** The report in force for a year, as it was stored. */
export async function reportInForce(tx: Tx, organId: string, year: number) {
  const row = await tx
    .selectFrom('reports')
    .select(['version', 'data'])
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('superseded_by', 'is', null)
    .where('state', '=', 'published')
    .executeTakeFirst()
  return row && { version: row.version, report: row.data as Report }
}

/** Reports in force of other organs of the level for the year, those of the same place first. */
export async function reportsBeside(tx: Tx, organ: Beside, year: number): Promise<Report[]> {
  if (organ.level === null) return []
  const rows = await tx
    .selectFrom('reports')
    .innerJoin('organs', 'organs.id', 'reports.organ_id')
    .select('reports.data')
    .where('reports.year', '=', year)
    .where('reports.superseded_by', 'is', null)
    .where('reports.state', '=', 'published')
    .where('organs.level', '=', organ.level)
    .where('organs.id', '<>', organ.id)
    .orderBy((row) => row('organs.region', 'is not distinct from', organ.region), 'desc')
    .orderBy('organs.id')
    .limit(mostBeside)
    .execute()
  return rows.map(({ data }) => data as Report)
}

interface Beside {
  id: string
  level: Level | null
  region: string | null
}

/** More would make the import of a whole province slow; copied texts come from next door. */
const mostBeside = 50

export async function insertReport(tx: Tx, key: ReportKey, report: Report, kept: Kept): Promise<void> {
  await tx
    .insertInto('files')
    .values({ sha256: kept.sha256, size: kept.size, media_type: report.source.mediaType })
    .onConflict((conflict) => conflict.column('sha256').doNothing())
    .execute()
  await tx
    .insertInto('reports')
    .values({
      organ_id: key.organId,
      year: key.year,
      version: key.version,
      superseded_by: kept.supersededBy,
      edition: report.edition,
      script: report.script,
      published_on: report.publishedOn,
      notice: report.notice ?? null,
      source_name: report.source.name,
      source_sha256: kept.sha256,
      source_media_type: report.source.mediaType,
      source_url: report.source.url,
      imported_at: kept.at,
      reader: report.reader,
      ...cellArraysOf(report),
      data: JSON.stringify(report),
    })
    .execute()
  await writeFindings(tx, key, report)
}

export interface Kept {
  sha256: string
  size: number
  at: Date
  /** The version that is in force although this one came later. */
  supersededBy: number | null
}

export async function supersede(tx: Tx, { organId, year, version }: ReportKey, by: number): Promise<void> {
  await tx
    .updateTable('reports')
    .set({ superseded_by: by })
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('version', '=', version)
    .execute()
}

/** Puts the report's findings in the place of those stored for it. */
export async function replaceFindings(tx: Tx, key: ReportKey, report: Report): Promise<void> {
  await sql`delete from findings where organ_id = ${key.organId} and year = ${key.year} and version = ${key.version}`.execute(
    tx,
  )
  await sql`update reports set data = ${JSON.stringify(report)}::jsonb
    where organ_id = ${key.organId} and year = ${key.year} and version = ${key.version}`.execute(tx)
  await writeFindings(tx, key, report)
}

async function writeFindings(tx: Tx, { organId, year, version }: ReportKey, { findings }: Report) {
  const rows = findings.map((finding, index) => rowOf({ organId, year, version }, index + 1, finding))
  if (rows.length) await tx.insertInto('findings').values(rows).execute()
  const count = (severity: Severity) => findings.filter((one) => one.severity === severity).length
  await tx
    .updateTable('reports')
    .set({ errors: count('error'), warnings: count('warning'), notes: count('note') })
    .where('organ_id', '=', organId)
    .where('year', '=', year)
    .where('version', '=', version)
    .execute()
}

const rowOf = ({ organId, year, version }: ReportKey, no: number, finding: Finding) => ({
  organ_id: organId,
  year,
  version,
  no,
  rule: finding.rule,
  severity: finding.severity,
  table_id: finding.table ?? null,
  row_id: finding.row ?? null,
  column_id: finding.column ?? null,
  chapter: finding.chapter ?? null,
  message: finding.message,
  basis: finding.basis,
})

/** To be called by every transaction that changes what the public can read. */
export async function raiseDataVersion(tx: Tx): Promise<void> {
  await tx
    .updateTable('data_version')
    .set((row) => ({ number: row('number', '+', 1) }))
    .execute()
}
