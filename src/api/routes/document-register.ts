// The register of rules and normative documents, its clean-ups and comments; the boards of what needs somebody.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  answerComment,
  changeValidity,
  cleanupDecisions,
  cleanupItems,
  closeCleanup,
  closeConsultation,
  commentAnswers,
  commenter,
  commentsOf,
  decideCleanup,
  dueForReassessment,
  expiringSoon,
  formedUnpublished,
  lackingInterpretation,
  likeness,
  listCleanups,
  openCleanup,
  openConsultation,
  publicationCounts,
  publishedByKind,
  readVersion,
  recheckFigures,
  recheckSample,
  registerOn,
  submitComment,
} from '../../documents/index.ts'
import { addDays } from '../../kit/days.ts'
import { validities } from '../../law/disclosure/index.ts'
import { calendarFor } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { day, defined, inOrgan } from '../schemas/given.ts'
import { cursorOf, keyIn, paging } from '../schemas/lists.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { anything, readable, readableOrgans, shownActed } from './office-documents.ts'

const tags = ['office-documents']
const organ = z.string().max(63).optional().describe('机关编号；不写则为自己任职的全部机关')
const many = <T>(rows: readonly T[]) => rows as unknown as Record<string, unknown>[]
const inCampaign = z.object({ organ: z.string().max(63), id: z.uuid() })

export function documentRegisterRoutes(api: Api, app: App) {
  api.get('/office/register', {
    schema: {
      operationId: 'getRegister',
      tags,
      summary: '规章和规范性文件登记簿，可以看任何一天的有效性',
      querystring: z.strictObject({
        organ,
        day: day.optional().describe('看哪一天；不写为今天'),
        validity: z.enum(Object.keys(validities) as [keyof typeof validities]).optional(),
        q: z.string().max(100).optional(),
        ...paging,
      }),
      response: {
        200: jsonAnswer(
          '一页登记',
          z.object({ day: z.string(), rows: z.array(anything), next: z.string().nullable() }),
        ),
        ...problemAnswers(400, 401),
      },
    },
    handler: async (request, reply) => {
      const { cursor, limit, q, validity } = request.query
      const on = request.query.day ?? app.today()
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      const after = keyIn(cursor, z.object({ on: z.string(), id: z.string() }))
      const filter = { organIds, day: on, ...defined({ validity, words: q }) }
      const found = await registerOn(app.db, filter, { after, limit: limit + 1 })
      reply.header('cache-control', 'no-store')
      const last = found.slice(0, limit).at(-1)
      const next = found.length > limit && last ? cursorOf({ on: last.madeOn, id: last.id }) : null
      return { day: on, rows: many(found.slice(0, limit)), next }
    },
  })

  api.post('/office/documents/:organ/:id/validity', {
    schema: {
      operationId: 'changeValidity',
      tags,
      summary: '变更有效性：废止、暂停、恢复，写明依据',
      params: inOrgan,
      body: z.object({
        validity: z.enum(Object.keys(validities) as [keyof typeof validities]),
        basis: z.string().max(300),
      }),
      response: {
        200: jsonAnswer(
          '已变更',
          z.object({ state: z.string().nullable(), actCount: z.number(), version: z.number() }),
        ),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, documentId: request.params.id, ...request.body }
      return shownActed(answerWith(await changeValidity(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.get('/office/cleanups', {
    schema: {
      operationId: 'listCleanups',
      tags,
      summary: '历次清理',
      querystring: z.strictObject({ organ }),
      response: { 200: jsonAnswer('清理', z.object({ cleanups: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      return { cleanups: many(await listCleanups(app.db, organIds)) }
    },
  })

  api.post('/office/cleanups', {
    schema: {
      operationId: 'openCleanup',
      tags,
      summary: '开始一次清理：现行有效和暂停执行的全部列入',
      body: z.object({
        organId: z.string().max(63),
        title: z.string().max(200),
        basis: z.string().max(300).optional(),
      }),
      response: {
        201: jsonAnswer('已开始', z.object({ id: z.string(), documents: z.number() })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const opened = await openCleanup(app, await staffOf(app, request), defined(request.body), request.ip)
      return reply.code(201).send(answerWith(opened))
    },
  })

  api.get('/office/cleanups/:organ/:id', {
    schema: {
      operationId: 'getCleanup',
      tags,
      summary: '一次清理的全部文件和结果',
      params: inCampaign,
      response: { 200: jsonAnswer('清理的文件', z.object({ items: z.array(anything) })), ...problemAnswers(401, 404) },
    },
    handler: async (request) => {
      const staff = await staffOf(app, request)
      if (!readableOrgans(staff, request.params.organ).length) throw notFound('没有这次清理')
      return { items: many(await cleanupItems(app.db, request.params.organ, request.params.id)) }
    },
  })

  api.post('/office/cleanups/:organ/:id/decisions', {
    schema: {
      operationId: 'decideCleanup',
      tags,
      summary: '确定清理结果：继续有效、修改、废止、宣布失效',
      params: inCampaign,
      body: z.object({
        documentIds: z.array(z.uuid()).min(1).max(2000),
        decision: z.enum(Object.keys(cleanupDecisions) as [keyof typeof cleanupDecisions]),
        note: z.string().max(500).optional(),
      }),
      response: { 200: jsonAnswer('已确定', z.object({ decided: z.number() })), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, cleanupId: request.params.id, ...defined(request.body) }
      return answerWith(await decideCleanup(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/office/cleanups/:organ/:id/close', {
    schema: {
      operationId: 'closeCleanup',
      tags,
      summary: '结束清理：废止、失效的一并变更有效性',
      params: inCampaign,
      response: {
        200: jsonAnswer('各种结果的件数', z.record(z.string(), z.number())),
        ...problemAnswers(401, 403, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, cleanupId: request.params.id }
      return answerWith(await closeCleanup(app, await staffOf(app, request), input, request.ip))
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

  api.get('/office/document-board', {
    schema: {
      operationId: 'getDocumentBoard',
      tags,
      summary: '待办：已形成未公开、应当重新评估、缺解读、将到期、应当抽查',
      querystring: z.strictObject({ organ }),
      response: { 200: jsonAnswer('待办', anything), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const organIds = readableOrgans(staff, request.query.organ)
      const today = app.today()
      const calendar = await calendarFor(app, organIds[0] ?? '')
      const month = { from: addDays(today, -30), until: today, size: 10, seed: today.slice(0, 7) }
      const [unpublished, reassess, interpretation, expiring, samples] = await Promise.all([
        formedUnpublished(app.db, organIds, today),
        dueForReassessment(app.db, organIds, today),
        lackingInterpretation(app.db, organIds, today, calendar),
        expiringSoon(app.db, organIds, today),
        Promise.all(organIds.map((id) => recheckSample(app.db, id, month))),
      ])
      reply.header('cache-control', 'no-store')
      return { today, unpublished, reassess, interpretation, expiring, recheck: samples.flat() }
    },
  })

  api.get('/office/document-figures', {
    schema: {
      operationId: 'getDocumentFigures',
      tags,
      summary: '一年的发布统计：按种类、月份、部门、渠道，及发布后抽查',
      querystring: z.strictObject({ organ, year: z.coerce.number().int().min(1949).max(2999) }),
      response: { 200: jsonAnswer('统计', anything), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      const { year } = request.query
      const [kinds, publications, rechecks] = await Promise.all([
        publishedByKind(app.db, organIds, year),
        publicationCounts(app.db, organIds, year),
        recheckFigures(app.db, organIds, year),
      ])
      reply.header('cache-control', 'no-store')
      return { kinds, publications, rechecks }
    },
  })

  api.get('/office/documents/:organ/:id/likeness/:other', {
    schema: {
      operationId: 'compareInterpretation',
      tags,
      summary: '解读与文件的相似程度：照抄的比例和段落',
      params: inOrgan.extend({ other: z.uuid().describe('文件') }),
      response: { 200: jsonAnswer('相似程度', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request) => {
      const staff = await staffOf(app, request)
      const { organ: organId, id, other } = request.params
      const [mine, theirs] = [await readable(app, staff, organId, id), await readable(app, staff, organId, other)]
      const [one, two] = await Promise.all([
        readVersion(app.db, organId, id, mine.version),
        readVersion(app.db, organId, other, theirs.version),
      ])
      return { ...likeness(one!.text, two!.text) }
    },
  })
}
