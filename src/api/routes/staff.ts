// People and roles; organs and staff from one sheet.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  addStaff,
  changeStaff,
  clearSecondFactors,
  importOrgans,
  listStaff,
  makeResetLink,
  organSheetTemplate,
  organsWhere,
  type Role,
  roles,
} from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { day, defined } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['staff']
const role = z.enum(Object.keys(roles) as [Role])
const nothing = { 204: z.null().describe('办好了') }
const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'

export function staffRoutes(api: Api, app: App) {
  api.get('/staff', {
    schema: {
      operationId: 'listStaff',
      tags,
      summary: '自己管理的机关的人员',
      querystring: z.strictObject({ organ: z.string().max(63).optional() }),
      response: {
        200: jsonAnswer('人员', z.object({ staff: z.array(z.record(z.string(), z.unknown())) })),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const mine = [...organsWhere(staff, 'editStaff'), ...organsWhere(staff, 'readRequests')]
      const { organ } = request.query
      reply.header('cache-control', 'no-store')
      const listed = await listStaff(app.db, organ ? mine.filter((id) => id === organ) : [...new Set(mine)])
      return { staff: listed as unknown as Record<string, unknown>[] }
    },
  })

  api.post('/staff', {
    schema: {
      operationId: 'addStaff',
      tags,
      summary: '增加人员，得到交给本人设定口令的链接',
      body: z.object({
        organId: z.string().max(63),
        login: z.string().max(32),
        name: z.string().min(1).max(40),
        kind: z.enum(['full', 'part']),
        post: z.string().max(60).optional(),
        phone: z.string().max(20).optional(),
        email: z.string().max(100).optional(),
        roles: z.array(role).max(9),
      }),
      response: {
        201: jsonAnswer('已增加', z.object({ id: z.string(), link: z.string() })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { id, link } = answerWith(
        await addStaff(app, await staffOf(app, request), defined(request.body), request.ip),
      )
      return reply.code(201).send({ id, link: `${app.config.origin}/staff/link/${link}` })
    },
  })

  api.patch('/staff/:id', {
    schema: {
      operationId: 'changeStaff',
      tags,
      summary: '修改人员、角色、离岗代理，停用账号',
      params: z.object({ id: z.uuid() }),
      body: z.object({
        organId: z.string().max(63),
        name: z.string().min(1).max(40).optional(),
        kind: z.enum(['full', 'part']).optional(),
        post: z.string().max(60).nullable().optional(),
        phone: z.string().max(20).nullable().optional(),
        email: z.string().max(100).nullable().optional(),
        roles: z.array(role).max(9).optional(),
        absence: z.object({ from: day, until: day, substituteId: z.uuid() }).nullable().optional(),
        disabled: z.boolean().optional(),
      }),
      response: { ...nothing, ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input = { id: request.params.id, ...defined(request.body) }
      answerWith(await changeStaff(app, await staffOf(app, request), input, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.post('/staff/:id/reset-link', {
    schema: {
      operationId: 'makeResetLink',
      tags,
      summary: '为忘记口令的人员生成一次性链接',
      params: z.object({ id: z.uuid() }),
      response: {
        201: jsonAnswer('链接，一小时内有效', z.object({ link: z.string() })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const link = answerWith(await makeResetLink(app, await staffOf(app, request), request.params, request.ip))
      return reply.code(201).send({ link: `${app.config.origin}/staff/link/${link}` })
    },
  })

  api.post('/staff/:id/second-factors/removal', {
    schema: {
      operationId: 'clearSecondFactors',
      tags,
      summary: '为丢失验证器和恢复码的人员解除第二因素；此人已有的登录随即结束',
      params: z.object({ id: z.uuid() }),
      body: z.object({ organId: z.string().max(63) }),
      response: { ...nothing, ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input = { id: request.params.id, ...request.body }
      answerWith(await clearSecondFactors(app, await staffOf(app, request), input, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.get('/organ-sheet.xlsx', {
    schema: {
      operationId: 'getOrganSheet',
      tags,
      summary: '批量导入机关与人员的空白模板',
      response: { 200: fileAnswer('XLSX 模板', sheetType) },
    },
    handler: async (_, reply) => reply.type(sheetType).send(Buffer.from(await organSheetTemplate())),
  })

  api.addContentTypeParser(sheetType, { parseAs: 'buffer', bodyLimit: 10 * 1024 * 1024 }, (_request, body, done) =>
    done(null, body),
  )
  api.post('/organ-sheet', {
    bodyLimit: 10 * 1024 * 1024,
    config: { dear: true },
    schema: {
      operationId: 'importOrgans',
      tags,
      summary: '批量导入机关与人员：请求体就是 XLSX 文件；有一处错误则一行也不导入，逐行列出错误',
      consumes: [sheetType],
      response: {
        200: jsonAnswer(
          '已导入',
          z.object({
            organs: z.object({ added: z.number(), changed: z.number() }),
            staff: z.array(z.object({ login: z.string(), name: z.string(), link: z.string() })),
            left: z.array(z.string()),
          }),
        ),
        ...problemAnswers(401, 403, 409, 413),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const by = await staffOf(app, request)
      const imported = answerWith(await importOrgans(app, by, request.body as Uint8Array, request.ip))
      return {
        ...imported,
        staff: imported.staff.map((one) => ({ ...one, link: `${app.config.origin}/staff/link/${one.link}` })),
      }
    },
  })
}
