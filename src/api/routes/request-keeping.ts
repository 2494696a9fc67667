// What becomes of a request beside its handling: its answer made public, a new query code, personal data erased.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { erasePeople, publishAnswer, renewQueryCode } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { day, defined, inOrgan, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']
const stood = z.object({ state: z.string().nullable(), actCount: z.number(), number: z.string().nullable() })
const refusals = problemAnswers(400, 401, 403, 404, 409)

export function requestKeepingRoutes(api: Api, app: App) {
  api.post('/requests/:organ/:id/public-answer', {
    schema: {
      operationId: 'publishAnswer',
      tags,
      summary: '转为主动公开：以不涉及申请人的名称和获取途径公开',
      params: inOrgan,
      body: z.object({ title: z.string().max(200), place: z.string().max(500), on: day, seen }),
      response: { 200: jsonAnswer('办理后的状态', stood), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      const { standing, actCount, number } = answerWith(
        await publishAnswer(app, await staffOf(app, request), input, request.ip),
      )
      return { state: standing.state, actCount, number }
    },
  })

  api.post('/requests/:organ/:id/query-code', {
    schema: {
      operationId: 'renewQueryCode',
      tags,
      summary: '补发查询码，原查询码作废',
      params: inOrgan,
      response: { 200: jsonAnswer('新的查询码，只显示这一次', z.object({ queryCode: z.string() })), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      return answerWith(await renewQueryCode(app, await staffOf(app, request), organ, id, request.ip))
    },
  })

  api.post('/requests/:organ/:id/erasure', {
    schema: {
      operationId: 'erasePeople',
      tags,
      summary: '保存期满，清除申请人的信息；不能恢复',
      params: inOrgan,
      response: { 200: jsonAnswer('清除了几个人的信息', z.object({ people: z.number() })), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      return answerWith(await erasePeople(app, await staffOf(app, request), { organId, requestId }, request.ip))
    },
  })
}
