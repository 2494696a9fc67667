// 征求意见: drafts that are open to comment, what came in, the answers, what the public reads of it.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  answerComment,
  closeConsultation,
  commentAnswers,
  commenter,
  commentsOf,
  listConsultations,
  moderateComment,
  openConsultation,
  submitComment,
} from '../../documents/index.ts'
import { commentDays } from '../../law/disclosure/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, day, defined, inOrgan, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readable, readableOrgans } from './office-documents.ts'

const tags = ['office-documents']
const organ = z.string().max(63).optional().describe('机关编号；不写则为自己任职的全部机关')

export function documentConsultationRoutes(api: Api, app: App) {
  api.get('/office/consultations', {
    schema: {
      operationId: 'listConsultations',
      tags,
      summary: '已公开的征求意见稿：征求的起止、收到和没有答复的意见、结果',
      querystring: z.strictObject({ organ }),
      response: {
        200: jsonAnswer(
          '征求意见',
          z.object({ consultations: z.array(anything), commentDays: z.number(), today: z.string() }),
        ),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      reply.header('cache-control', 'no-store')
      return { consultations: rows(await listConsultations(app.db, organIds)), commentDays, today: app.today() }
    },
  })

  api.post('/office/documents/:organ/:id/consultation', {
    schema: {
      operationId: 'openConsultation',
      tags,
      summary: '公开征求意见，不少于30日',
      params: inOrgan,
      body: z.object({ closesOn: day, contact: z.string().max(300) }),
      response: {
        200: jsonAnswer('征求意见的起止', z.object({ opensOn: z.string(), closesOn: z.string() })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, documentId: request.params.id, ...request.body }
      return answerWith(await openConsultation(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/office/documents/:organ/:id/consultation/result', {
    schema: {
      operationId: 'closeConsultation',
      tags,
      summary: '公布意见采纳情况；每条意见都答复后',
      params: inOrgan,
      body: z.object({ result: z.string().max(10_000) }),
      response: {
        200: jsonAnswer('已公布', z.object({ resultOn: z.string() })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, documentId: request.params.id, ...request.body }
      return answerWith(await closeConsultation(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.get('/office/documents/:organ/:id/comments', {
    schema: {
      operationId: 'listComments',
      tags,
      summary: '收到的意见',
      params: inOrgan,
      response: { 200: jsonAnswer('意见', z.object({ comments: z.array(anything) })), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id } = request.params
      await readable(app, await staffOf(app, request), organId, id)
      reply.header('cache-control', 'no-store')
      const comments = await commentsOf(app.db, organId, id)
      return { comments: comments.map(({ sealed, ...one }) => ({ ...one, ...commenter(app, { id: one.id, sealed }) })) }
    },
  })

  api.post('/office/comments/:organ/:id/answer', {
    schema: {
      operationId: 'answerComment',
      tags,
      summary: '答复一条意见：采纳、部分采纳、未采纳及理由',
      params: inOrgan,
      body: z.object({
        answer: z.enum(Object.keys(commentAnswers) as [keyof typeof commentAnswers]),
        reason: z.string().max(2000).optional(),
      }),
      response: { 200: jsonAnswer('已答复', z.object({ id: z.string() })), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, id: request.params.id, ...defined(request.body) }
      return answerWith(await answerComment(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/documents/:organ/:id/comments', {
    config: { dear: true },
    schema: {
      operationId: 'submitComment',
      tags,
      summary: '对公开征求意见的草案提意见，不需要登录；姓名和联系方式可以不写',
      params: inOrgan,
      body: z.strictObject({
        content: z.string().max(5000),
        name: z.string().max(50).optional(),
        contact: z.string().max(100).optional(),
      }),
      response: { 201: jsonAnswer('已收到', z.object({ id: z.string() })), ...problemAnswers(400, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, documentId: request.params.id, ...defined(request.body) }
      return reply.code(201).send(answerWith(await submitComment(app, input)))
    },
  })

  api.put('/office/comments/:organ/:id/shown', {
    schema: {
      operationId: 'moderateComment',
      tags,
      summary: '一条意见随结果公开的文字；null 为不公开。有个人信息的不予公开',
      params: inOrgan,
      body: z.strictObject({ shown: z.string().max(5000).nullable() }),
      response: { 200: jsonAnswer('已记下', z.object({ id: z.string() })), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, id: request.params.id, ...request.body }
      return answerWith(await moderateComment(app, await staffOf(app, request), input, request.ip))
    },
  })
}
