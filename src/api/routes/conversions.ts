// Proposals to publish what was given on request (art. 44), and what stands on the desk beside requests.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { acceptConversion } from '../../documents/index.ts'
import { documentKindIds } from '../../law/disclosure/index.ts'
import { organsWhere } from '../../organs/index.ts'
import {
  besideDesk,
  complaintOrgans,
  declineConversion,
  listConversions,
  proposeConversion,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, day, defined, inOrgan, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['conversions']
const refusals = problemAnswers(400, 401, 403, 404, 409)

export function conversionRoutes(api: Api, app: App) {
  api.get('/conversions', {
    schema: {
      operationId: 'listConversions',
      tags,
      summary: '转为主动公开的建议和背后的申请，待决定的在前',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        open: z.enum(['true', 'false']).optional().describe('是否待决定'),
        request: z.uuid().optional().describe('这件申请所在的建议'),
      }),
      response: { 200: jsonAnswer('建议', z.object({ conversions: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const { organ, open, request: requestId } = request.query
      const organIds = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      const wanted = defined({ organIds, open: open === undefined ? undefined : open === 'true', requestId })
      reply.header('cache-control', 'no-store')
      return { conversions: rows(await listConversions(app.db, wanted)) }
    },
  })

  api.post('/requests/:organ/:id/conversion', {
    schema: {
      operationId: 'proposeConversion',
      tags,
      summary: '建议把答复的信息转为主动公开：涉及面广的',
      params: inOrgan,
      body: z.object({ reason: z.string().max(1000).describe('为什么值得主动公开') }),
      response: { 201: jsonAnswer('已提出', z.object({ id: z.string() })), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, reason: request.body.reason }
      return reply
        .code(201)
        .send(answerWith(await proposeConversion(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.post('/conversions/:organ/:id/accept', {
    schema: {
      operationId: 'acceptConversion',
      tags,
      summary: '采纳建议：起草一份文件，按文件的审查、发布办理',
      params: inOrgan,
      body: z
        .object({
          title: z.string().max(200).describe('公开的名称，不出现申请人'),
          kind: z.enum(documentKindIds as [(typeof documentKindIds)[number]]),
          formedOn: day.describe('信息形成之日'),
          answer: z.string().max(1000).optional().describe('告知提出建议的申请人的话'),
        })
        .meta({ id: 'ConversionAcceptance' }),
      response: { 200: jsonAnswer('起草的文件', z.object({ documentId: z.string() })), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, ...defined(request.body) }
      return answerWith(await acceptConversion(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/conversions/:organ/:id/decline', {
    schema: {
      operationId: 'declineConversion',
      tags,
      summary: '不采纳建议，写明理由；申请人提出的，理由告知申请人',
      params: inOrgan,
      body: z.object({ answer: z.string().max(1000) }),
      response: { 200: jsonAnswer('决定后的状态', z.object({ state: z.string() })), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, answer: request.body.answer }
      return answerWith(await declineConversion(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.get('/desk/beside', {
    schema: {
      operationId: 'getDeskBeside',
      tags: ['requests'],
      summary: '申请之外待办的：投诉、上级交办的事项、更正、转为主动公开的建议',
      querystring: z.strictObject({ organ: z.string().max(63).optional() }),
      response: {
        200: jsonAnswer('待办', z.object({ today: z.string(), beside: z.array(anything) })),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const by = await staffOf(app, request)
      const { organ } = request.query
      const here = (ids: string[]) => ids.filter((id) => !organ || id === organ)
      const reads = here(organsWhere(by, 'readRequests'))
      const organs = {
        complaints: here(complaintOrgans(by)),
        asks: here(organsWhere(by, 'answerComplaintAsks')),
        corrections: reads,
        conversions: reads,
      }
      reply.header('cache-control', 'no-store')
      return { today: app.today(), beside: rows(await besideDesk(app.db, organs)) }
    },
  })
}
