// Press conferences and interviews: the records of an office; their publication goes the way of every document.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  addConference,
  type ConferenceInput,
  changeConference,
  conferenceDetails,
  conferenceKinds,
  conferencesOf,
  publicConference,
  publicConferences,
} from '../../documents/conferences/index.ts'
import { organsWhere } from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, inOrgan, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { organRead } from './monitoring.ts'

const tags = ['channels']
const facts = {
  kind: z.enum(['pressConference', 'interview']).describe('pressConference 新闻发布会，interview 在线访谈'),
  topic: z.string().max(300).describe('主题，就是文件的标题'),
  summary: z.string().max(1000).nullable().default(null),
  department: z.string().max(100).nullable().default(null),
  heldOn: day.describe('举行的日期'),
  place: z.string().max(200).nullable().default(null),
  speakers: z.array(z.strictObject({ name: z.string().max(60), post: z.string().max(100).default('') })).max(50),
  questions: z
    .array(
      z.strictObject({
        by: z.string().max(100).default('').describe('提问的人或者媒体'),
        question: z.string().max(5000),
        answer: z.string().max(50_000),
      }),
    )
    .max(300),
  transcript: z.string().max(500_000).default('').describe('实录，一段一行'),
  interprets: z.uuid().nullable().default(null).describe('所解读的本机关文件'),
}

export function conferenceRoutes(api: Api, app: App) {
  api.get('/office/conferences/:organ', {
    schema: {
      operationId: 'listConferences',
      tags,
      summary: '一年的新闻发布会和在线访谈，公开的和没有公开的',
      params: z.object({ organ: z.string().max(63) }),
      querystring: z.strictObject({ year: z.coerce.number().int().min(2008).max(2999) }),
      response: {
        200: jsonAnswer('记录', z.object({ kinds: z.record(z.string(), z.string()), conferences: z.array(anything) })),
        ...problemAnswers(400, 401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const organ = await organRead(app, await staffOf(app, request), request.params.organ, 'readDocuments')
      reply.header('cache-control', 'no-store')
      return { kinds: conferenceKinds, conferences: rows(await conferencesOf(app.db, [organ.id], request.query.year)) }
    },
  })

  api.get('/office/conferences/:organ/:id', {
    schema: {
      operationId: 'getConference',
      tags,
      summary: '一场发布会或者访谈的记录',
      params: inOrgan,
      response: { 200: jsonAnswer('记录', anything), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const staff = await staffOf(app, request)
      const found = organsWhere(staff, 'readDocuments').includes(organ) && (await conferenceDetails(app.db, organ, id))
      if (!found) throw notFound('没有这份记录')
      reply.header('cache-control', 'no-store')
      return { ...found }
    },
  })

  api.post('/office/conferences/:organ', {
    schema: {
      operationId: 'addConference',
      tags,
      summary: '登记一场发布会或者访谈：同时起草一份文件，经认定公开属性和审查后发布',
      params: z.object({ organ: z.string().max(63) }),
      body: z.strictObject(facts),
      response: {
        201: jsonAnswer('文件的编号', z.object({ id: z.string() })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input: ConferenceInput = { organId: request.params.organ, ...request.body }
      reply.code(201)
      return answerWith(await addConference(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.put('/office/conferences/:organ/:id', {
    schema: {
      operationId: 'changeConference',
      tags,
      summary: '修改记录；只在它的文件起草时可以',
      params: inOrgan,
      body: z.strictObject(facts),
      response: {
        200: jsonAnswer('文件的编号', z.object({ id: z.string() })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ, id } = request.params
      const input: ConferenceInput = { organId: organ, ...request.body }
      return answerWith(await changeConference(app, await staffOf(app, request), id, input, request.ip))
    },
  })

  api.get('/conferences/:organ', {
    schema: {
      operationId: 'listPublicConferences',
      tags: ['documents'],
      summary: '已公开的新闻发布会和在线访谈，最近的在前',
      params: z.object({ organ: z.string().max(63) }),
      response: { 200: jsonAnswer('发布会和访谈', z.object({ conferences: z.array(anything) })), ...problemAnswers() },
    },
    handler: async (request) => ({
      conferences: (await publicConferences(app.db, request.params.organ)).map(({ html: _, ...one }) => one),
    }),
  })

  api.get('/conferences/:organ/:id', {
    schema: {
      operationId: 'getPublicConference',
      tags: ['documents'],
      summary: '一场已公开的发布会或者访谈，实录为 HTML',
      params: inOrgan,
      response: { 200: jsonAnswer('发布会或者访谈', anything), ...problemAnswers(404) },
    },
    handler: async (request) => {
      const found = await publicConference(app.db, request.params.organ, request.params.id)
      if (!found) throw notFound('没有这场发布会或者访谈')
      return { ...found }
    },
  })
}
