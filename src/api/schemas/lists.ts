// What lists take and give: filters, cursors, lines.
import { z } from 'zod'
import type { Organ } from '../../organs/index.ts'
import type { ReportFilter, ReportKeyInForce, ReportSummary } from '../../reports/index.ts'
import { ProblemError } from '../problems.ts'
import { editionId, level, organKind } from './report.ts'

const region = z
  .string()
  .regex(/^\d{1,9}$/, '行政区划代码或其开头，1 到 9 位数字')
  .optional()
  .describe('行政区划代码或其开头：14 是全省')
const name = z.string().min(1).max(100).optional().describe('机关名称的一部分，简体繁体均可')

export const reportFilter = {
  q: name,
  organ: z.string().max(63).optional().describe('机关编号'),
  region,
  level: level.optional(),
  kind: organKind.optional(),
  year: z.coerce.number().int().min(1990).max(2999).optional().describe('年度'),
  edition: editionId.optional(),
  state: z
    .enum(['clean', 'warnings', 'errors'])
    .optional()
    .describe('校验状态：errors 有错误，warnings 只有警告，clean 都没有'),
  rule: z.string().max(40).optional().describe('有这条规则的发现，如 T3-BAL'),
}
export const organFilter = {
  q: name,
  region,
  level: level.optional(),
  kind: organKind.optional(),
  parent: z.string().max(63).optional().describe('上级机关的编号'),
}
export const paging = {
  cursor: z.string().max(200).optional().describe('上一页给出的 next'),
  limit: z.coerce.number().int().min(1).max(200).default(50).describe('一页多少条'),
}

const reportQuery = z.strictObject(reportFilter)

export function filterOf({ q, state, edition, ...rest }: z.infer<typeof reportQuery>): ReportFilter {
  return {
    ...rest,
    ...(q && { name: q }),
    ...(state && { checks: state }),
    ...(edition && { edition: edition as ReportFilter['edition'] }),
  }
}

/** Where a list goes on; nothing but the key of its last line, so that it never goes stale. */
export const cursorOf = (key: unknown): string => Buffer.from(JSON.stringify(key)).toString('base64url')

export function keyIn<T>(cursor: string | undefined, schema: z.ZodType<T>): T | undefined {
  if (cursor === undefined) return undefined
  try {
    return schema.parse(JSON.parse(Buffer.from(cursor, 'base64url').toString('utf8')))
  } catch {
    const errors = [{ field: 'cursor', seen: `“${cursor}”`, expected: '上一页给出的 next，原样带回' }]
    throw new ProblemError('invalid-input', 'cursor 不是上一页给出的 next', { errors })
  }
}
export const reportKey = z
  .tuple([z.string(), z.number()])
  .transform(([organId, year]): ReportKeyInForce => ({ organId, year }))

/** The id of a report in addresses: the organ's id and the year. */
export const reportId = z
  .string()
  .regex(/^[a-z0-9][a-z0-9-]{0,62}-\d{4}$/, '机关编号、连字符、年度，如 linfen-2023')
  .describe('年报编号：机关编号-年度')

export function splitId(id: string): ReportKeyInForce {
  const at = id.lastIndexOf('-')
  return { organId: id.slice(0, at), year: Number(id.slice(at + 1)) }
}

export const organ = z
  .object({
    id: z.string(),
    name: z.string(),
    kind: organKind.nullable(),
    level: level.nullable(),
    region: z.string().nullable().describe('行政区划代码'),
    parent: z.string().nullable().describe('上级机关的编号'),
  })
  .meta({ id: 'Organ' })

export const organData = ({ parentId, ...rest }: Organ) => ({ ...rest, parent: parentId })

export const listedReport = z
  .object({
    id: z.string(),
    organ: organ.omit({ parent: true }),
    year: z.number(),
    version: z.number(),
    supersededBy: z.number().nullable().describe('取代它的版本；null 为现行'),
    edition: editionId.nullable(),
    script: z.enum(['Hans', 'Hant']).nullable(),
    publishedOn: z.string().nullable(),
    importedAt: z.string(),
    notice: z.string().nullable(),
    findings: z.object({ error: z.number(), warning: z.number(), note: z.number() }),
    source: z.object({ name: z.string().nullable(), sha256: z.string(), mediaType: z.string().nullable() }),
    links: z.record(z.string(), z.string()),
  })
  .meta({ id: 'ListedReport' })

export function listedData(one: ReportSummary): z.infer<typeof listedReport> {
  const id = `${one.organId}-${one.year}`
  const version = one.supersededBy === null ? '' : `?version=${one.version}`
  const { kind, level, region, year, supersededBy, edition, script, publishedOn, notice } = one
  return {
    id,
    organ: { id: one.organId, name: one.organName, kind, level, region },
    ...{ year, version: one.version, supersededBy, edition, script, publishedOn, notice },
    importedAt: one.importedAt.toISOString(),
    findings: { error: one.errors, warning: one.warnings, note: one.notes },
    source: { name: one.fileName, sha256: one.sha256, mediaType: one.mediaType },
    links: {
      report: `/api/reports/${id}${version}`,
      findings: `/api/reports/${id}/findings${version}`,
      original: `/api/reports/${id}/original${version}`,
      versions: `/api/reports/${id}/versions`,
    },
  }
}
