import { z } from 'zod'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { cellOrder, editions, tableIds } from '../../law/annual-report/index.ts'
import type { Report, Tables } from '../report.ts'

/** The report as one object of gongkai.report/1, keys in the order of the format. */
export const reportToJson = (report: Report, indent?: number): string => JSON.stringify(ordered(report), null, indent)

/** Tables with their rows and columns in the order of the grid. */
export function orderedTables(tables: Tables): Tables {
  const sorted: Tables = {}
  for (const table of tableIds) if (tables[table]) sorted[table] = {}
  for (const { table, row, column } of cellOrder) {
    const value = tables[table]?.[row]?.[column]
    if (value === undefined) continue
    const rows = sorted[table]!
    rows[row] ??= {}
    rows[row][column] = value
  }
  return sorted
}

function ordered(report: Report): Report {
  const { format, edition, editions, editionDue, year, organ, title, script, period, publishedOn } = report
  const { about, source, reader, notice, chapters, tables, extraRows, readings, findings } = report
  return {
    ...{
      format,
      edition,
      editions,
      editionDue,
      year,
      organ,
      title,
      script,
      period,
      publishedOn,
      about,
      source,
      reader,
    },
    ...(notice && { notice }),
    ...{ chapters, tables: orderedTables(tables), extraRows, readings, findings },
  }
}

const edition = z.enum(editions.map(({ id }) => id)).nullable()
const day = z.custom<`${number}-${number}-${number}`>((value) => /^\d{4}-\d{2}-\d{2}$/.test(String(value)))
const table = z.enum(tableIds)
const cell = { table, row: z.string(), column: z.string() }
const value = z.number().nullable()
const count = z.number().int().positive()
const place = z.object({
  line: count.optional(),
  column: count.optional(),
  page: count.optional(),
  box: z.tuple([z.number(), z.number(), z.number(), z.number()]).optional(),
  sheet: z.string().optional(),
  table: count.optional(),
  row: count.optional(),
  cell: count.optional(),
})

const shape = z.object({
  format: z.literal('gongkai.report/1'),
  edition,
  editions: z.object({ disclosure: edition, requests: edition, relief: edition }),
  editionDue: edition,
  year: z.number().int().nullable(),
  organ: z.string().nullable(),
  title: z.string().nullable(),
  script: z.enum(['Hans', 'Hant']).nullable(),
  period: z.object({ from: day.nullable(), to: day.nullable() }).nullable(),
  publishedOn: day.nullable(),
  about: z.object({
    level: z.enum(['national', 'province', 'prefecture', 'county', 'township']).nullish(),
    kind: z.enum(['government', 'department', 'office', 'agency', 'authorised']).nullish(),
    region: z.string().nullish(),
  }),
  source: z.object({
    name: z.string().nullable(),
    sha256: z.string().nullable(),
    mediaType: z.string().nullable(),
    url: z.string().nullable(),
  }),
  reader: z.string(),
  notice: z.string().optional(),
  chapters: z.array(z.object({ no: z.number().int().nullable(), title: z.string(), text: z.string() })),
  tables: z.partialRecord(table, z.record(z.string(), z.record(z.string(), value))),
  extraRows: z.array(
    z.object({
      table,
      after: z.string().nullable(),
      label: z.string(),
      cells: z.array(z.union([z.number(), z.string(), z.null()])),
    }),
  ),
  readings: z.array(
    z.object({
      ...cell,
      printed: z.string(),
      certainty: z.enum(['printed', 'repaired', 'inferred', 'open']),
      because: z.string().optional(),
      candidates: z.array(value).optional(),
      at: place.optional(),
    }),
  ),
  findings: z.array(
    z.object({
      rule: z.string(),
      severity: z.enum(['error', 'warning', 'note']),
      table: table.optional(),
      row: z.string().optional(),
      column: z.string().optional(),
      chapter: z.number().int().optional(),
      cells: z.array(z.object(cell)),
      left: z.number().optional(),
      right: z.number().optional(),
      message: z.string(),
      basis: z.string(),
      at: place.optional(),
    }),
  ),
})

/** The report of a gongkai.report/1 object; what is not one is refused with the place that does not fit. */
export function parseReportJson(text: string): Result<Report> {
  let value: unknown
  try {
    value = JSON.parse(text)
  } catch {
    return refused({ code: 'not-json', message: '文件不是JSON。' })
  }
  const { success, data, error } = shape.safeParse(value)
  if (success) return accepted(data as Report)
  const { path, message } = error.issues[0]!
  return refused({
    code: 'not-a-report',
    message: `${path.join('.') || '整个文件'}不符合gongkai.report/1：${message}`,
    field: path.join('.'),
  })
}
