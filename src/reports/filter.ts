// Which reports are meant: one set of conditions for every query on `public_reports`.
import { type RawBuilder, type SqlBool, sql } from 'kysely'
import { nameKey } from '../kit/text/name-key.ts'
import type { EditionId } from '../law/annual-report/index.ts'
import type { Level, OrganKind } from './report.ts'

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

/** The conditions of a filter as SQL. */
export function matches(filter: ReportFilter): RawBuilder<SqlBool> {
  const { name, organ, region, level, kind, year, edition, checks, rule } = filter
  const all: RawBuilder<SqlBool>[] = []
  if (name) all.push(sql`name_key like ${`%${escapeLike(nameKey(name))}%`}`)
  if (organ) all.push(sql`organ_id = ${organ}`)
  if (region) all.push(sql`region like ${`${escapeLike(region)}%`}`)
  if (level) all.push(sql`level = ${level}`)
  if (kind) all.push(sql`kind = ${kind}`)
  if (year !== undefined) all.push(sql`year = ${year}`)
  if (edition) all.push(sql`edition = ${edition}`)
  if (checks) all.push(states[checks])
  if (rule)
    all.push(sql`exists (select 1 from public_findings f where f.rule = ${rule}
      and (f.organ_id, f.year, f.version) = (public_reports.organ_id, public_reports.year, public_reports.version))`)
  return all.length ? sql`${sql.join(all, sql` and `)}` : sql`true`
}

const states: Record<CheckState, RawBuilder<SqlBool>> = {
  errors: sql`errors > 0`,
  warnings: sql`(errors = 0 and warnings > 0)`,
  clean: sql`(errors = 0 and warnings = 0)`,
}

const escapeLike = (text: string) => text.replace(/[\\%_]/g, '\\$&')
