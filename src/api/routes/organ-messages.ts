// Between organs of the installation: passing on, asking, answering.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { organsWhere } from '../../organs/index.ts'
import { answerOrgan, askOrgan, listMessages, passOn } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, day, defined, inOrgan, rows, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']
const refusals = problemAnswers(400, 401, 403, 404, 409)

export function organMessageRoutes(api: Api, app: App) {
  const made = { 201: jsonAnswer('已发出', z.object({ id: z.string() })), ...refusals }

  api.post('/requests/:organ/:id/pass-on', {
    schema: {
      operationId: 'passOn',
      tags,
      summary: '告知申请人之后，把申请移送给本平台上负责公开的机关',
      params: inOrgan,
      body: z.object({ toOrganId: z.string().max(63), on: day, note: z.string().max(2000).optional() }),
      response: made,
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      return reply.code(201).send(answerWith(await passOn(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.post('/requests/:organ/:id/assistance', {
    schema: {
      operationId: 'askOrgan',
      tags,
      summary: '请本平台上的其他机关协办、提出意见；答复前期限停算',
      params: inOrgan,
      body: z.object({
        toOrganId: z.string().max(63),
        text: z.string().max(5000),
        jointMaker: z.boolean().optional().describe('共同制作机关'),
        on: day,
        seen,
      }),
      response: made,
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      return reply.code(201).send(answerWith(await askOrgan(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.get('/organ-messages', {
    schema: {
      operationId: 'listOrganMessages',
      tags,
      summary: '机关之间的移送和协办：收到的和发出的，待答复的在前',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        request: z.uuid().optional(),
        open: z.enum(['true', 'false']).optional().describe('是否待答复'),
      }),
      response: { 200: jsonAnswer('移送和协办', z.object({ messages: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const { organ, request: requestId, open } = request.query
      const organIds = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      const wanted = defined({ organIds, requestId, open: open === undefined ? undefined : open === 'true' })
      reply.header('cache-control', 'no-store')
      return { messages: rows(await listMessages(app, wanted)) }
    },
  })

  api.post('/organ-messages/:organ/:id/answer', {
    schema: {
      operationId: 'answerOrgan',
      tags,
      summary: '答复其他机关的协办事项',
      params: inOrgan,
      body: z.object({ text: z.string().max(5000) }),
      response: { 204: z.null().describe('办好了'), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, text: request.body.text }
      answerWith(await answerOrgan(app, await staffOf(app, request), input, request.ip))
      return reply.code(204).send(null)
    },
  })
}
