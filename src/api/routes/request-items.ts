// Items of a request, splitting, and what the same applicant asked before.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { itemiseRequest, repeatsOf, splitRequest } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, day, defined, inOrgan, rows, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']
const stood = z.object({ state: z.string().nullable(), actCount: z.number(), number: z.string().nullable() })
const refusals = problemAnswers(400, 401, 403, 404, 409)

export function requestItemRoutes(api: Api, app: App) {
  api.post('/requests/:organ/:id/items', {
    schema: {
      operationId: 'itemiseRequest',
      tags,
      summary: '分列申请事项，各写明内容',
      params: inOrgan,
      body: z.object({ items: z.array(z.string().max(2000)).min(1).max(50), on: day, seen }),
      response: { 200: jsonAnswer('办理后的状态', stood), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      const { standing, actCount, number } = answerWith(
        await itemiseRequest(app, await staffOf(app, request), input, request.ip),
      )
      return { state: standing.state, actCount, number }
    },
  })

  api.post('/requests/:organ/:id/split', {
    schema: {
      operationId: 'splitRequest',
      tags,
      summary: '拆分申请：选出的事项各成一件，收到日期和期限不变',
      params: inOrgan,
      body: z.object({ items: z.array(z.number().int().min(1)).min(1).max(49).describe('事项的序号'), on: day, seen }),
      response: {
        200: jsonAnswer(
          '拆出的申请',
          z.object({
            requests: z.array(
              z.object({ id: z.string(), number: z.string().nullable(), item: z.number(), queryCode: z.string() }),
            ),
          }),
        ),
        ...refusals,
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      reply.header('cache-control', 'no-store')
      const input = { organId, requestId, ...defined(request.body) }
      return answerWith(await splitRequest(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.get('/requests/:organ/:id/repeats', {
    schema: {
      operationId: 'listRepeats',
      tags,
      summary: '同一申请人以前提出的相似申请及其结果',
      params: inOrgan,
      response: {
        200: jsonAnswer('相似的申请', z.object({ repeats: z.array(anything) })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      return { repeats: rows(answerWith(await repeatsOf(app, await staffOf(app, request), organ, id))) }
    },
  })
}
