// What becomes of a request beside its handling: its answer made public, a new query code, personal data erased.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { may, whyNot } from '../../organs/index.ts'
import { eraseAllDue, erasePeople, listErasable, publishAnswer, renewQueryCode } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { anything, day, defined, inOrgan, rows, seen, stood } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']
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

  api.get('/erasures/:organ', {
    schema: {
      operationId: 'listErasable',
      tags,
      summary: '保存期满、可以清除个人信息的申请、投诉、更正',
      params: z.object({ organ: z.string().max(63) }),
      response: { 200: jsonAnswer('事项', z.object({ cases: z.array(anything) })), ...problemAnswers(401, 403) },
    },
    handler: async (request, reply) => {
      const { organ } = request.params
      if (!may(await staffOf(app, request), 'erasePersonalData', organ))
        throw new ProblemError('not-yours', whyNot('erasePersonalData'))
      reply.header('cache-control', 'no-store')
      return { cases: rows(await listErasable(app.db, organ, app.today())) }
    },
  })

  api.post('/erasures/:organ', {
    schema: {
      operationId: 'eraseAllDue',
      tags,
      summary: '清除保存期满的个人信息，逐件记入操作记录；不能恢复',
      params: z.object({ organ: z.string().max(63) }),
      response: {
        200: jsonAnswer(
          '清除了几件；没有清除的和原因',
          z.object({ erased: z.number(), left: z.array(z.object({ id: z.string(), why: z.string() })) }),
        ),
        ...refusals,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId } = request.params
      return answerWith(await eraseAllDue(app, await staffOf(app, request), { organId }, request.ip))
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
