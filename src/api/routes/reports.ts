// Reports that are stored: the list, one report with its findings, its versions, the original.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  countReports,
  getReport,
  listReportsAfter,
  type ReportSummary,
  type StoredReport,
  versionsOf,
} from '../../reports/index.ts'
import { reportToJson } from '../../reports/write/json.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { unchanged } from '../caching.ts'
import { notFound } from '../problems.ts'
import {
  cursorOf,
  filterOf,
  keyIn,
  listedData,
  listedReport,
  paging,
  reportFilter,
  reportId,
  reportKey,
  splitId,
} from '../schemas/lists.ts'
import { finding, report, severity } from '../schemas/report.ts'

export const oneReport = z.object({ id: reportId })
export const versionQuery = {
  version: z.coerce.number().int().min(1).optional().describe('版本号；不写为现行的一份'),
}
const tags = ['reports']

export function reportRoutes(api: Api, app: App) {
  api.get('/reports', {
    schema: {
      operationId: 'listReports',
      tags,
      summary: '年报目录，可以筛选，逐页取',
      querystring: z.strictObject({ ...reportFilter, ...paging }),
      response: {
        200: jsonAnswer(
          '一页年报',
          z.object({ total: z.number(), reports: z.array(listedReport), next: z.string().nullable() }),
        ),
        ...problemAnswers(400),
      },
    },
    handler: async (request, reply) => {
      if (await unchanged(app, request, reply)) return reply
      const { cursor, limit, ...given } = request.query
      const filter = filterOf(given)
      const after = keyIn(cursor, reportKey)
      const [total, rows] = await Promise.all([
        countReports(app.db, filter),
        listReportsAfter(app.db, filter, { after, limit: limit + 1 }),
      ])
      const shown = rows.slice(0, limit)
      const last = shown.at(-1)
      const next = rows.length > limit && last ? cursorOf([last.organId, last.year]) : null
      return { total, reports: shown.map(listedData), next }
    },
  })

  api.get('/reports/:id', {
    schema: {
      operationId: 'getReport',
      tags,
      summary: '一份年报的全部数据（gongkai.report/1）',
      params: oneReport,
      querystring: z.strictObject(versionQuery),
      response: { 200: jsonAnswer('年报', report), ...problemAnswers(400, 404) },
    },
    handler: async (request, reply) => {
      const { report } = await storedReport(app, request.params.id, request.query.version)
      if (await unchanged(app, request, reply)) return reply
      return reply.type('application/json; charset=utf-8').send(reportToJson(report) as never) // a text is sent as it is
    },
  })

  api.get('/reports/:id/findings', {
    schema: {
      operationId: 'listFindings',
      tags,
      summary: '一份年报中发现的问题',
      params: oneReport,
      querystring: z.strictObject({
        ...versionQuery,
        severity: severity.optional(),
        rule: z.string().max(40).optional().describe('规则编号，如 T3-BAL'),
      }),
      response: {
        200: jsonAnswer('发现的问题', z.object({ findings: z.array(finding) })),
        ...problemAnswers(400, 404),
      },
    },
    handler: async (request, reply) => {
      const { version, severity, rule } = request.query
      const { report } = await storedReport(app, request.params.id, version)
      if (await unchanged(app, request, reply)) return reply
      const wanted = report.findings.filter(
        (one) => (!severity || one.severity === severity) && (!rule || one.rule === rule),
      )
      return { findings: wanted }
    },
  })

  api.get('/reports/:id/versions', {
    schema: {
      operationId: 'listVersions',
      tags,
      summary: '一份年报的各个版本，最新的在前',
      params: oneReport,
      response: { 200: jsonAnswer('各个版本', z.object({ versions: z.array(listedReport) })), ...problemAnswers(404) },
    },
    handler: async (request, reply) => {
      const { organId, year } = splitId(request.params.id)
      const versions = await versionsOf(app.db, organId, year)
      if (!versions.length) throw unknownReport(request.params.id)
      if (await unchanged(app, request, reply)) return reply
      return { versions: versions.map(listedData) }
    },
  })

  api.get('/reports/:id/original', {
    schema: {
      operationId: 'getOriginal',
      tags,
      summary: '原文件',
      params: oneReport,
      querystring: z.strictObject(versionQuery),
      response: { 200: fileAnswer('原文件，一字不改', 'application/octet-stream'), ...problemAnswers(400, 404) },
    },
    handler: async (request, reply) => {
      const found = await storedReport(app, request.params.id, request.query.version)
      if (await unchanged(app, request, reply)) return reply
      return reply
        .headers(asAttachment(originalName(found)))
        .header('content-security-policy', "sandbox; default-src 'none'")
        .header('x-content-type-options', 'nosniff')
        .type(found.mediaType ?? 'application/octet-stream')
        .send(await app.files.get(found.sha256))
    },
  })
}

/** Throws the problem not-found. */
export async function storedReport(app: App, id: string, version?: number): Promise<StoredReport> {
  const { organId, year } = splitId(id)
  const found = await getReport(app.db, organId, year, version)
  if (!found) throw unknownReport(id, version)
  return found
}

const unknownReport = (id: string, version?: number) =>
  notFound(`没有编号为 ${id}${version === undefined ? '' : `、版本为 ${version}`} 的年报`)

const originalName = ({ fileName, organName, year }: ReportSummary) => fileName ?? `${organName}${year}`

/** Never shown in the browser under our name: somebody else made it. */
export const asAttachment = (fileName: string) => ({
  'content-disposition': `attachment; filename*=UTF-8''${encodeURIComponent(fileName).replace(/['()*]/g, escaped)}`,
})
const escaped = (char: string) => `%${char.charCodeAt(0).toString(16).toUpperCase()}`
