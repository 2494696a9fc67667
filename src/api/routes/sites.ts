// The public site of an organ, kept by its staff: footer and guide, reading points, rules of work, gazette.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { draftIssue, publishIssue } from '../../documents/gazette.ts'
import { adoptWorkRule, keepSite } from '../../documents/keep-site.ts'
import { siteThemes } from '../../documents/public/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['staff']
const params = z.object({ id: z.string().max(63) })
const text = (most: number, about: string) => z.string().max(most).nullable().default(null).describe(about)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期，如 2026-04-07')
const answers = { ...problemAnswers(400, 401, 403, 409) }

export function siteRoutes(api: Api, app: App) {
  api.put('/organs/:id/site', {
    schema: {
      operationId: 'keepOrganSite',
      tags,
      summary: '公开平台：页脚、配色、指南中的分类和编排、查阅点；代替原有内容',
      params,
      body: z.strictObject({
        hostName: text(100, '主办单位'),
        keeperName: text(100, '承办单位'),
        phone: text(40, '联系电话'),
        icpNo: text(60, 'ICP备案号'),
        policeNo: text(60, '公安备案号'),
        portalUrl: z
          .url({ protocol: /^https?$/ })
          .nullable()
          .default(null)
          .describe('政府门户网站'),
        theme: z.enum(siteThemes).default('ink').describe('配色'),
        guide: text(5000, '指南：信息的分类和编排体系'),
        readingPoints: z
          .array(
            z.strictObject({
              name: z.string().min(1).max(100),
              kind: z.enum(['archives', 'library', 'hall', 'office']),
              address: z.string().min(1).max(200),
              hours: text(200, '开放时间'),
              phone: text(40, '电话'),
              mapUrl: z
                .url({ protocol: /^https$/ })
                .nullable()
                .default(null)
                .describe('地图链接'),
            }),
          )
          .max(200)
          .default([]),
      }),
      response: { 200: jsonAnswer('机关编号', z.object({ organ: z.string() })), ...answers },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      return { organ: answerWith(await keepSite(app, staff, request.params.id, request.body, request.ip)) }
    },
  })

  api.post('/organs/:id/work-rules', {
    schema: {
      operationId: 'adoptWorkRule',
      tags,
      summary: '公开制度：登载一项制度或者它的新一版',
      params,
      body: z.strictObject({
        id: z.string().regex(/^[a-z0-9][a-z0-9-]{0,62}$/, '小写字母、数字和连字符'),
        title: z.string().min(1).max(200),
        text: z.string().min(1).max(200_000),
        adoptedOn: day,
        reviewOn: day.nullable().default(null).describe('下次检查的日期'),
        endedOn: day.nullable().default(null).describe('停止执行的日期'),
      }),
      response: { 200: jsonAnswer('第几版', z.object({ version: z.number() })), ...answers },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      return { version: answerWith(await adoptWorkRule(app, staff, request.params.id, request.body, request.ip)) }
    },
  })

  api.post('/organs/:id/gazette', {
    schema: {
      operationId: 'draftGazetteIssue',
      tags,
      summary: '政府公报：由已公开的文件编成一期',
      params,
      body: z.strictObject({
        year: z.number().int().min(1949).max(2999),
        contents: z.array(z.strictObject({ section: z.string().min(1).max(40), documentId: z.uuid() })).max(200),
      }),
      response: {
        200: jsonAnswer('期号', z.object({ year: z.number(), no: z.number(), totalNo: z.number() })),
        ...answers,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { id: organId } = request.params
      return answerWith(await draftIssue(app, staff, { organId, ...request.body }, request.ip))
    },
  })

  api.post('/organs/:id/gazette/:year/:no/publish', {
    schema: {
      operationId: 'publishGazetteIssue',
      tags,
      summary: '政府公报：出版一期',
      params: params.extend({ year: z.coerce.number().int(), no: z.coerce.number().int() }),
      response: {
        200: jsonAnswer('出版日期和件数', z.object({ issuedOn: z.string(), documents: z.number() })),
        ...answers,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { id: organId, year, no } = request.params
      return answerWith(await publishIssue(app, staff, { organId, year, no }, request.ip))
    },
  })
}
