// 清理: campaigns that go through everything in force, what was decided on each, the announcement of the result.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  announceCleanup,
  cleanupDecisions,
  cleanupItems,
  closeCleanup,
  decideCleanup,
  listCleanups,
  openCleanup,
} from '../../documents/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, defined, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const tags = ['office-documents']
const organ = z.string().max(63).optional().describe('机关编号；不写则为自己任职的全部机关')
const inCampaign = z.object({ organ: z.string().max(63), id: z.uuid() })

export function documentCleanupRoutes(api: Api, app: App) {
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
      return { cleanups: rows(await listCleanups(app.db, organIds)) }
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
      response: {
        200: jsonAnswer('清理和其中的文件', z.object({ cleanup: anything, items: z.array(anything) })),
        ...problemAnswers(401, 404),
      },
    },
    handler: async (request) => {
      const staff = await staffOf(app, request)
      const { organ: organId, id } = request.params
      const cleanups = await listCleanups(app.db, readableOrgans(staff, organId))
      const cleanup = cleanups.find((one) => one.id === id)
      if (!cleanup) throw notFound('没有这次清理')
      return { cleanup: { ...cleanup }, items: rows(await cleanupItems(app.db, organId, id)) }
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

  api.post('/office/cleanups/:organ/:id/announcement', {
    schema: {
      operationId: 'announceCleanup',
      tags,
      summary: '把清理结果起草为公告；公告和其他文件一样认定、审查、发布',
      params: inCampaign,
      response: {
        201: jsonAnswer('已起草', z.object({ id: z.string(), documents: z.number() })),
        ...problemAnswers(401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, cleanupId: request.params.id }
      const made = answerWith(await announceCleanup(app, await staffOf(app, request), input, request.ip))
      return reply.code(201).send(made)
    },
  })
}
