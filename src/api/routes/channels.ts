// Channels and contribution: who published what through which channel, quotas, the figures of chapter one.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  behindFigure,
  type ContributionBy,
  channelIds,
  contributionOf,
  contributionSheet,
  figureGroups,
  publicationFigures,
  publicationsBehind,
  quotasOf,
  settleQuotas,
} from '../../documents/channels/index.ts'
import { publicationChannels, quotaPeriods } from '../../law/disclosure/index.ts'
import { isExampleOrgan, organsBelow, organsWhere, type Staff } from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, defined, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { organRead } from './monitoring.ts'

const tags = ['channels']
const params = z.object({
  organ: z.string().max(63).describe('机关编号'),
  year: z.coerce.number().int().min(2008).max(2999),
})
const below = z.enum(['true', 'false']).optional().describe('连同下级机关')
const by = z
  .enum(['department', 'organ'])
  .optional()
  .describe('department 按部门，organ 按单位；不写时连同下级的按单位')
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function channelRoutes(api: Api, app: App) {
  api.get('/office/contribution/:organ/:year', {
    schema: {
      operationId: 'getContribution',
      tags,
      summary: '报送统计：各部门（或者各单位）各月、各渠道的发布量，名次、任务完成情况、多少天没有发布',
      params,
      querystring: z.strictObject({ below, by }),
      response: {
        200: jsonAnswer(
          '统计',
          z.object({
            organ: z.object({ id: z.string(), name: z.string() }),
            organs: z.number(),
            by: z.string(),
            labels: z.record(z.string(), z.string()),
            periods: z.record(z.string(), z.string()),
            rows: z.array(anything),
            months: z.array(z.number()),
            channels: z.array(anything),
            total: z.number(),
            silentAfter: z.number(),
          }),
        ),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const { organ, of } = await asked(app, await staffOf(app, request), request.params, request.query)
      const counted = await contributionOf(app.db, of, app.today())
      reply.header('cache-control', 'no-store')
      return {
        organ: { id: organ.id, name: organ.name },
        organs: of.organIds.length,
        by: of.by,
        labels: publicationChannels,
        periods: quotaPeriods,
        ...counted,
        rows: rows(counted.rows),
        channels: rows(counted.channels),
      }
    },
  })

  api.get('/office/contribution/:organ/:year/documents', {
    schema: {
      operationId: 'listPublicationsBehind',
      tags,
      summary: '报送统计一个数字背后的发布记录',
      params,
      querystring: z.strictObject({
        below,
        by,
        of: z.string().max(100).optional().describe('部门名称，或者单位编号'),
        month: z.coerce.number().int().min(1).max(12).optional(),
        channel: z.enum(channelIds as [string]).optional(),
      }),
      response: {
        200: jsonAnswer('发布记录；现在没有公开的，标题只给本机关的人', z.object({ rows: z.array(anything) })),
        ...problemAnswers(400, 401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { of } = await asked(app, staff, request.params, request.query)
      const { of: id, month, channel } = request.query
      const found = await publicationsBehind(app.db, of, defined({ id, month, channel: channel as never }))
      reply.header('cache-control', 'no-store')
      return { rows: rows(shown(staff, found)) }
    },
  })

  api.get('/office/contribution/:organ/:year/sheet.xlsx', {
    config: { dear: true },
    schema: {
      operationId: 'exportContribution',
      tags,
      summary: '报送统计导出为 XLSX：按部门和月份、按渠道和月份、任务完成情况',
      params,
      querystring: z.strictObject({ below, by }),
      response: { 200: fileAnswer('报送统计', sheetType), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ, of } = await asked(app, await staffOf(app, request), request.params, request.query)
      const title = `${organ.name}${of.year}年信息发布统计`
      const bytes = await contributionSheet(await contributionOf(app.db, of, app.today()), {
        title,
        who: of.by === 'organ' ? '单位' : '部门',
        notice: isExampleOrgan(organ.id) ? '示例数据，非该机关发布' : null,
      })
      return reply
        .header('cache-control', 'no-store')
        .header(
          'content-disposition',
          `attachment; filename="contribution-${of.year}.xlsx"; filename*=UTF-8''${encodeURIComponent(title)}.xlsx`,
        )
        .type(sheetType)
        .send(Buffer.from(bytes))
    },
  })

  api.get('/office/quotas/:organ/:year', {
    schema: {
      operationId: 'getQuotas',
      tags,
      summary: '一年的报送任务',
      params,
      response: {
        200: jsonAnswer('报送任务', z.object({ quotas: z.array(anything) })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request) => {
      const { organ, year } = request.params
      await organRead(app, await staffOf(app, request), organ, 'readFigures')
      return { quotas: rows(await quotasOf(app.db, organ, year)) }
    },
  })

  api.put('/office/quotas/:organ/:year', {
    schema: {
      operationId: 'settleQuotas',
      tags,
      summary: '设置一年的报送任务；代替原有的',
      params,
      body: z.strictObject({
        quotas: z
          .array(
            z.strictObject({
              department: z.string().max(100),
              period: z.enum(['month', 'quarter', 'year']),
              least: z.number().int().min(0).max(100_000),
              basis: z.string().max(200).default(''),
            }),
          )
          .max(500),
      }),
      response: {
        200: jsonAnswer('报送任务', z.object({ quotas: z.array(anything) })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, year } = request.params
      const done = await settleQuotas(app, staff, { organId, year, quotas: request.body.quotas }, request.ip)
      return { quotas: rows(answerWith(done).quotas) }
    },
  })

  api.get('/office/publication-figures/:organ/:year', {
    schema: {
      operationId: 'getPublicationFigures',
      tags,
      summary: '年度报告第一章的公开情况数字：主动公开、渠道、解读回应、公报、审查更正',
      params,
      querystring: z.strictObject({ below }),
      response: {
        200: jsonAnswer(
          '数字',
          z.object({ organs: z.number(), groups: z.record(z.string(), z.string()), figures: z.array(anything) }),
        ),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const { of } = await asked(app, await staffOf(app, request), request.params, request.query)
      reply.header('cache-control', 'no-store')
      return { organs: of.organIds.length, groups: figureGroups, figures: rows(await publicationFigures(app, of)) }
    },
  })

  api.get('/office/publication-figures/:organ/:year/:figure', {
    schema: {
      operationId: 'getBehindPublicationFigure',
      tags,
      summary: '一个公开情况数字背后的文件、会议、公报',
      params: params.extend({ figure: z.string().max(60) }),
      querystring: z.strictObject({ below }),
      response: {
        200: jsonAnswer(
          '前 1000 项；没有公开的文件，标题只给本机关的人',
          z.object({ figure: anything, things: z.array(anything) }),
        ),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { of } = await asked(app, staff, request.params, request.query)
      const found = await behindFigure(app, of, request.params.figure)
      if (!found) throw notFound('没有这个数字')
      reply.header('cache-control', 'no-store')
      return { figure: { ...found.figure }, things: rows(shown(staff, found.things)) }
    },
  })
}

interface Asked {
  below?: 'true' | 'false' | undefined
  by?: ContributionBy | undefined
}

async function asked(app: App, staff: Staff, { organ: id, year }: z.infer<typeof params>, { below, by }: Asked) {
  const organ = await organRead(app, staff, id, 'readFigures')
  const organIds = below === 'true' ? [id, ...((await organsBelow(app.db, [id])).get(id) ?? [])] : [id]
  return { organ, of: { organIds, year, by: by ?? (below === 'true' ? ('organ' as const) : ('department' as const)) } }
}

/** What is not public is named only to those who may read the organ's documents. */
function shown<T extends { organId: string; isPublic: boolean; title: string }>(
  staff: Staff,
  found: readonly T[],
): object[] {
  const readable = organsWhere(staff, 'readDocuments')
  const hidden = { title: null, documentNo: null, detail: null, address: null }
  return found.map((one) => ({ ...one, ...(!one.isPublic && !readable.includes(one.organId) && hidden) }))
}
