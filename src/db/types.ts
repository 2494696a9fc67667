// Made from the migrations by scripts/table-types.ts; not written by hand.
import type { ColumnType, Generated } from 'kysely'

/** jsonb: given as text (JSON.stringify), since the driver would write an array as a PostgreSQL array. */
type Json = ColumnType<unknown, string, string>

export interface Database {
  data_version: DataVersion
  files: Files
  findings: Findings
  migrations: Migrations
  organs: Organs
  public_findings: PublicFindings
  public_reports: PublicReports
  reports: Reports
}

export interface DataVersion {
  only_row: Generated<boolean>
  number: number
}

export interface Files {
  sha256: string
  size: number
  media_type: string | null
  kept_at: Generated<Date>
}

export interface Findings {
  organ_id: string
  year: number
  version: number
  no: number
  rule: string
  severity: 'error' | 'warning' | 'note'
  table_id: string | null
  row_id: string | null
  column_id: string | null
  chapter: number | null
  message: string
  basis: string
}

export interface Migrations {
  number: number
  name: string
  checksum: string
  applied_at: Generated<Date>
}

export interface Organs {
  id: string
  name: string
  name_key: string
  kind: 'government' | 'department' | 'office' | 'agency' | 'authorised' | null
  level: 'national' | 'province' | 'prefecture' | 'county' | 'township' | null
  region: string | null
  parent_id: string | null
  created_at: Generated<Date>
}

export interface PublicFindings {
  organ_id: string
  year: number
  version: number
  no: number
  rule: string
  severity: 'error' | 'warning' | 'note'
  table_id: string | null
  row_id: string | null
  column_id: string | null
  chapter: number | null
  message: string
  basis: string
}

export interface PublicReports {
  organ_id: string
  year: number
  version: number
  superseded_by: number | null
  edition: string | null
  script: string | null
  published_on: string | null
  notice: string | null
  source_name: string | null
  source_sha256: string
  source_media_type: string | null
  source_url: string | null
  imported_at: Date
  reader: string
  errors: number
  warnings: number
  notes: number
  data: unknown
  cells: (number | null)[]
  states: string
  organ_name: string
  name_key: string
  kind: 'government' | 'department' | 'office' | 'agency' | 'authorised' | null
  level: 'national' | 'province' | 'prefecture' | 'county' | 'township' | null
  region: string | null
  parent_id: string | null
}

export interface Reports {
  organ_id: string
  year: number
  version: number
  superseded_by: number | null
  state: Generated<'published' | 'withdrawn'>
  edition: string | null
  script: string | null
  published_on: string | null
  notice: string | null
  source_name: string | null
  source_sha256: string
  source_media_type: string | null
  source_url: string | null
  imported_at: Generated<Date>
  reader: string
  errors: Generated<number>
  warnings: Generated<number>
  notes: Generated<number>
  data: Json
  cells: (number | null)[]
  states: string
}
