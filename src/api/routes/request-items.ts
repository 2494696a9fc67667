// Items of a request, splitting, and requests like it: repeats and the same matter sent twice.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  alikeBefore,
  alikeRequests,
  correctItemText,
  itemiseRequest,
  type LinkKind,
  linkKinds,
  markRepeat,
  splitRequest,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, day, defined, inOrgan, rows, seen, stood } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']
const refusals = problemAnswers(400, 401, 403, 404, 409)
const alikeAnswer = z.object({ alike: z.array(anything), published: z.array(anything) })

export function requestItemRoutes(api: Api, app: App) {
  alikeRoutes(api, app)

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

  api.post('/requests/:organ/:id/items/:item/text', {
    schema: {
      operationId: 'correctItemText',
      tags,
      summary: '更正一个事项的内容；更正前的内容和原因留在卷宗里',
      params: inOrgan.extend({ item: z.coerce.number().int().min(1).max(50) }),
      body: z.object({ content: z.string().max(2000), reason: z.string().max(1000), on: day }),
      response: { 200: jsonAnswer('记录的序号', z.object({ no: z.number() })), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId, item } = request.params
      const input = { organId, requestId, item, ...request.body }
      return answerWith(await correctItemText(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/requests/:organ/:id/split', {
    schema: {
      operationId: 'splitRequest',
      tags,
      summary: '拆分申请：选出的事项各成一件，收到日期和期限不变；附件随所选的事项走',
      params: inOrgan,
      body: z.object({
        items: z.array(z.number().int().min(1)).min(1).max(49).describe('事项的序号'),
        files: z
          .array(z.object({ paper: z.uuid(), items: z.array(z.number().int().min(1)).min(1).max(50) }))
          .max(100)
          .optional()
          .describe('申请人的附件各属于哪几个事项；没有写到的留在原申请'),
        on: day,
        seen,
      }),
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
}

function alikeRoutes(api: Api, app: App) {
  api.get('/requests/:organ/:id/alike', {
    schema: {
      operationId: 'listAlike',
      tags,
      summary: '内容相近的申请及其结果，同一申请人的在前；可能已经公开的答复',
      params: inOrgan,
      response: { 200: jsonAnswer('相近的申请', alikeAnswer), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      const found = answerWith(await alikeRequests(app, await staffOf(app, request), organ, id))
      return { alike: rows(found.alike), published: rows(found.published) }
    },
  })

  api.post('/requests-alike', {
    schema: {
      operationId: 'findAlike',
      tags,
      summary: '收件登记时查找相近的申请：按内容，和申请人的证件号码（不留存）',
      body: z.object({
        organId: z.string().max(63),
        content: z.string().max(5000),
        idNumbers: z.array(z.string().max(40)).max(20).optional(),
      }),
      response: { 200: jsonAnswer('相近的申请', alikeAnswer), ...problemAnswers(400, 401, 403) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      reply.header('cache-control', 'no-store')
      const found = answerWith(await alikeBefore(app, await staffOf(app, request), defined(request.body)))
      return { alike: rows(found.alike), published: rows(found.published) }
    },
  })

  api.post('/requests/:organ/:id/repeats', {
    schema: {
      operationId: 'markRepeat',
      tags,
      summary: '认定为重复申请（各事项随即定为重复申请），或者关联为同一事项；两件互相可见',
      params: inOrgan,
      body: z.object({
        earlierId: z.uuid().describe('前一件申请'),
        kind: z.enum(Object.keys(linkKinds) as [LinkKind]),
        on: day,
        note: z.string().max(1000).optional(),
        seen,
      }),
      response: {
        200: jsonAnswer('办理后的状态', z.object({ state: z.string(), actCount: z.number() })),
        ...refusals,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      return answerWith(await markRepeat(app, await staffOf(app, request), input, request.ip))
    },
  })
}
