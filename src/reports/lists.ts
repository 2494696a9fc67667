// Lists of the reports in force, what they can be narrowed to, and figures over all of them.
import { sql } from 'kysely'
import type { Connection, Db } from '../db/connection.ts'
import { steady, steadyAs } from '../db/prepared.ts'
import { byText } from '../kit/by-text.ts'
import { type EditionId, placeOf } from '../law/annual-report/index.ts'
import { type CheckState, matches, type ReportFilter } from './filter.ts'
import type { Level, OrganKind, Severity } from './report.ts'

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
function cellText(row: string): string {
  return `cells[${placeOf({ table: 'requests', row, column: 'total' })! + 1}]`
}
const cell = (row: string) => sql.raw(cellText(row))

const orders = {
  newest: sql`imported_at desc, organ_id, year desc`,
  year: sql`year desc, name_key, organ_id`,
  name: sql`name_key, organ_id, year desc`,
  received: sql`${cell('newReceived')} desc nulls last, organ_id, year desc`,
  errors: sql`errors desc, warnings desc, organ_id, year desc`,
}
export type ListOrder = keyof typeof orders

/** A page of the reports in force, and how many match in all. `base`: the App. */
export async function listedReports(
  base: Pick<Connection, 'db' | 'pool' | 'reads'>,
  filter: ReportFilter,
  { order, offset, limit }: { order: ListOrder; offset: number; limit: number },
): Promise<{ reports: ListedReport[]; total: number }> {
  const compose = () =>
    sql<{ lines: string | null; total: number | null }>`
    select string_agg(json_build_array(${listed})::text, chr(10)) as lines, max(total) as total from (
      select *, count(*) over () as total from public_reports where superseded_by is null and ${matches(filter)}
      order by ${orders[order]} limit ${sql.lit(limit)} offset ${offset || sql.lit(0)}) r`
  // The first page of everything is asked most.
  const whole = offset === 0 && Object.keys(filter).length === 0
  const [answered] = whole
    ? await steadyAs(base, `reports by ${order}, ${limit}`, compose)
    : await steady(base, compose())
  const { lines, total } = answered!
  return {
    reports: lines ? lines.split('\n').map(listedReport) : [],
    total: total ?? (offset ? await countReports(base.db, filter) : 0),
  }
}

const listed = sql.raw(`organ_id, organ_name, year, level, kind, region, edition, notice, imported_at, published_on,
  errors, warnings, notes, ${cellText('newReceived')}, ${cellText('outcomeTotal')}`)

/** Of a line of JSON. The same line is the same object, so that pages print it once. */
const listedReport = byText((line): ListedReport => {
  const [organId, organ, year, level, kind, region, edition, notice, importedAt, publishedOn, ...figures] =
    JSON.parse(line)
  const [error, warning, note, received, handled] = figures
  return {
    ...{ organId, organ, year, level, kind, region, edition, notice, publishedOn, received, handled },
    importedAt: new Date(importedAt),
    counts: { error, warning, note },
  }
})

/** How many reports in force match. */
export async function countReports(db: Db, filter: ReportFilter): Promise<number> {
  const { rows } = await sql<{ total: number }>`
    select count(*) as total from public_reports where superseded_by is null and ${matches(filter)}`.execute(db)
  return rows[0]!.total
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
