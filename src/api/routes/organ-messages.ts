// Between organs of the installation: passing on, asking, answering.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { organsWhere } from '../../organs/index.ts'
import {
  type AskId,
  answerOrgan,
  askOrgan,
  asksOfOrgans,
  downloadMessageFile,
  listMessages,
  passOn,
} from '../../requests/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, defined, inOrgan, rows, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { attachmentsIn, tickets } from './attachments.ts'
import { sendFile } from './letters.ts'

const tags = ['requests']
const refusals = problemAnswers(400, 401, 403, 404, 409)

export function organMessageRoutes(api: Api, app: App) {
  askRoutes(api, app)

  api.get('/organ-messages', {
    schema: {
      operationId: 'listOrganMessages',
      tags,
      summary: '机关之间的移送和协办：收到的和发出的，待答复的在前',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        request: z.uuid().optional(),
        direction: z.enum(['in', 'out']).optional(),
        open: z.enum(['true', 'false']).optional().describe('是否待答复'),
      }),
      response: {
        200: jsonAnswer('移送和协办', z.object({ today: z.string(), messages: z.array(anything) })),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const { organ, request: requestId, direction, open } = request.query
      const organIds = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      const wanted = defined({ organIds, requestId, direction, open: open === undefined ? undefined : open === 'true' })
      reply.header('cache-control', 'no-store')
      return { today: app.today(), messages: rows(await listMessages(app, wanted)) }
    },
  })

  api.get('/organ-messages/:organ/:id', {
    schema: {
      operationId: 'getOrganMessage',
      tags,
      summary: '一件来文或者去文，附件列在其中',
      params: inOrgan,
      response: {
        200: jsonAnswer('来文或者去文', z.object({ today: z.string(), message: anything })),
        ...problemAnswers(401, 404),
      },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const organIds = organsWhere(await staffOf(app, request), 'readRequests').filter((one) => one === organ)
      const [message] = await listMessages(app, { organIds, id })
      if (!message) throw notFound('没有这件来文')
      reply.header('cache-control', 'no-store')
      return { today: app.today(), message: { ...message } }
    },
  })

  api.post('/organ-messages/:organ/:id/answer', {
    schema: {
      operationId: 'answerOrgan',
      tags,
      summary: '答复其他机关的协办事项',
      params: inOrgan,
      body: z.object({ text: z.string().max(5000), files: tickets }),
      response: { 204: z.null().describe('办好了'), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const by = await staffOf(app, request)
      const input = { organId, id, text: request.body.text, files: attachmentsIn(app, by, request.body.files) }
      answerWith(await answerOrgan(app, by, input, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.get('/organ-messages/:organ/:id/files/:part/:no', {
    schema: {
      operationId: 'downloadMessageFile',
      tags,
      summary: '下载来文、答复的附件；每次下载记入操作记录',
      params: inOrgan.extend({ part: z.enum(['question', 'answer']), no: z.coerce.number().int().min(1).max(20) }),
      response: { 200: fileAnswer('附件', 'application/octet-stream'), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, ...which } = request.params
      const by = await staffOf(app, request)
      const file = answerWith(await downloadMessageFile(app, by, { organId, ...which }, request.ip))
      return sendFile(reply, file.bytes, file.fileName, 'application/octet-stream')
    },
  })
}

function askRoutes(api: Api, app: App) {
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
        asks: z
          .enum(Object.keys(asksOfOrgans) as [AskId])
          .default('opinion')
          .describe('help 协助办理，opinion 征求意见，jointMaker 共同制作机关（15个工作日，逾期视为同意）'),
        dueOn: day.optional().describe('请对方在这一日前答复；共同制作机关的由法律规定，不写'),
        files: tickets,
        on: day,
        seen,
      }),
      response: made,
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const by = await staffOf(app, request)
      const { files, ...given } = request.body
      const input = { organId, requestId, ...defined(given), files: attachmentsIn(app, by, files) }
      return reply.code(201).send(answerWith(await askOrgan(app, by, input, request.ip)))
    },
  })
}
