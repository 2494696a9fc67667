// The public site of an organ, kept by its staff: footer and guide, reading points, catalogue, rules of work.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { catalogueOf, settleCatalogue } from '../../documents/index.ts'
import { adoptWorkRule, keepSite } from '../../documents/keep-site.ts'
import { guideParts, organSite, readingPoints, ruleVersions, siteThemes } from '../../documents/public/index.ts'
import { whyNot } from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound, ProblemError } from '../problems.ts'
import { anything } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const tags = ['staff']
const params = z.object({ id: z.string().max(63) })
const text = (most: number, about: string) => z.string().max(most).nullable().default(null).describe(about)
const day = z.string().regex(/^\d{4}-\d{2}-\d{2}$/, '日期，如 2026-04-07')
const answers = { ...problemAnswers(400, 401, 403, 409) }

export function siteRoutes(api: Api, app: App) {
  api.get('/organs/:id/site', {
    schema: {
      operationId: 'getOrganSite',
      tags,
      summary: '公开平台的现状：页脚、配色、指南各部分是否齐全、查阅点、公开事项目录、公开制度的各版',
      params,
      response: { 200: jsonAnswer('公开平台', anything), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { id } = request.params
      if (!readableOrgans(staff, id).length) throw new ProblemError('not-yours', whyNot('readDocuments'))
      const site = await organSite(app.db, id)
      if (!site) throw notFound('没有这个机关')
      const [points, catalogue, rules] = await Promise.all([
        readingPoints(app.db, id),
        catalogueOf(app.db, id, site.level, app.today()),
        ruleVersions(app.db, id),
      ])
      const guide = guideParts(site, points).map(({ basis, ...part }) => ({ ...part, basis: basis.text }))
      reply.header('cache-control', 'no-store')
      return { site, points, guide, catalogue, rules, today: app.today() }
    },
  })

  api.put('/organs/:id/catalogue', {
    schema: {
      operationId: 'settleCatalogue',
      tags,
      summary: '公开事项目录：每一事项由谁负责；代替原有内容',
      params,
      body: z.strictObject({
        items: z
          .array(
            z.strictObject({
              item: z.string().max(40),
              department: z.string().max(100),
              note: z.string().max(300).nullable().default(null),
            }),
          )
          .max(100),
      }),
      response: { 200: jsonAnswer('已保存', z.object({ items: z.number() })), ...answers },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.id, items: request.body.items }
      return answerWith(await settleCatalogue(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.put('/organs/:id/site', {
    schema: {
      operationId: 'keepOrganSite',
      tags,
      summary: '公开平台：页脚、配色、指南中的分类和编排、查阅点；代替原有内容',
      params,
      body: z.strictObject({
        siteName: z.string().trim().min(1).max(60).nullable().default(null).describe('网站名称，不填为机关名称'),
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
}
