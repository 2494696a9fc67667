// What goes with the letters of a request: notes, the fee, the evidence under article 35, the archive file.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { grounds } from '../../law/regulation/index.ts'
import {
  archiveFile,
  downloadPaper,
  evidenceOf,
  feeForRequest,
  keepEvidence,
  type NewNote,
  takeNote,
} from '../../requests/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { day, defined, inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { plain, sendFile } from './letters.ts'

const tags = ['letters']
const anything = z.record(z.string(), z.unknown())

const note = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('contact'),
    on: day,
    text: z.string().max(5000),
    data: z.object({ way: z.string().max(40), with: z.string().max(100).optional() }),
  }),
  z.object({
    kind: z.literal('search'),
    on: day,
    text: z.string().max(5000).describe('结果，如“未找到相关信息”'),
    data: z.object({
      systems: z.array(z.string().max(200)).max(20),
      keywords: z.array(z.string().max(100)).max(50),
      period: z.string().max(200),
      by: z.string().max(100),
    }),
  }),
  z.object({
    kind: z.literal('severance'),
    on: day,
    text: z.string().max(5000).describe('理由'),
    data: z.object({
      document: z.string().max(500),
      part: z.string().max(2000),
      ground: z.enum(grounds.map(({ id }) => id) as [string]),
    }),
  }),
  z.object({ kind: z.literal('remark'), on: day, text: z.string().max(5000) }),
])

export function requestFileRoutes(api: Api, app: App) {
  api.get('/requests/:organ/:id/archive.pdf', {
    schema: {
      operationId: 'downloadArchive',
      tags,
      summary: '卷宗：目录、页码、申请、经过、期限计算、送达、全部文书，所附原件在其中；每次下载记入操作记录',
      params: inOrgan,
      response: { 200: fileAnswer('卷宗', 'application/pdf'), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id: requestId } = request.params
      const file = answerWith(await archiveFile(app, await staffOf(app, request), { organId, requestId }, request.ip))
      return sendFile(reply, file.bytes, file.fileName, 'application/pdf')
    },
  })

  api.get('/requests/:organ/:id/papers/:paper/file', {
    schema: {
      operationId: 'downloadPaper',
      tags,
      summary: '下载卷宗中的材料：申请人的附件、情况说明；每次下载记入操作记录',
      params: inOrgan.extend({ paper: z.uuid() }),
      response: { 200: fileAnswer('材料', 'application/octet-stream'), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id: requestId, paper: paperId } = request.params
      const staff = await staffOf(app, request)
      const file = answerWith(await downloadPaper(app, staff, { organId, requestId, paperId }, request.ip))
      // Never shown by the browser itself: it came from outside.
      return sendFile(reply, file.bytes, file.fileName, 'application/octet-stream')
    },
  })

  api.post('/requests/:organ/:id/notes', {
    schema: {
      operationId: 'takeNote',
      tags,
      summary: '登记沟通、检索、区分处理、备注',
      params: inOrgan,
      body: note,
      response: { 201: jsonAnswer('序号', z.object({ no: z.number() })), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, note: request.body as NewNote }
      const taken = answerWith(await takeNote(app, await staffOf(app, request), input, request.ip))
      return reply.code(201).send(taken)
    },
  })

  api.get('/requests/:organ/:id/fee', {
    schema: {
      operationId: 'getRequestFee',
      tags,
      summary: '信息处理费：按件为该申请人当月累计，按量为本件页数',
      params: inOrgan,
      querystring: z.strictObject({
        tariff: z.enum(['item', 'page']),
        pages: z.coerce.number().int().min(1).max(1_000_000).optional(),
      }),
      response: { 200: jsonAnswer('费用及分段', anything), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      const { organ: organId, id: requestId } = request.params
      const input = defined({ organId, requestId, ...request.query })
      return plain(answerWith(await feeForRequest(app, await staffOf(app, request), input)))
    },
  })

  const period = { from: day.optional().describe('默认为一年前'), until: day.optional().describe('默认为今天') }
  api.get('/requests/:organ/:id/evidence', {
    schema: {
      operationId: 'getEvidence',
      tags,
      summary: '条例第三十五条：同一申请人的数量、频次、内容相近的申请',
      params: inOrgan,
      querystring: z.strictObject(period),
      response: { 200: jsonAnswer('数量、频次、分组', anything), ...problemAnswers(400, 401, 403, 404) },
    },
    handler: async (request) => {
      const { organ: organId, id: requestId } = request.params
      const input = defined({ organId, requestId, ...request.query })
      return plain(answerWith(await evidenceOf(app, await staffOf(app, request), input)))
    },
  })

  api.post('/requests/:organ/:id/evidence', {
    schema: {
      operationId: 'keepEvidence',
      tags,
      summary: '把数量、频次情况说明做成 PDF 存入卷宗',
      params: inOrgan,
      body: z.object(period),
      response: { 200: fileAnswer('情况说明', 'application/pdf'), ...problemAnswers(400, 401, 403, 404) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = defined({ organId, requestId, ...request.body })
      const file = answerWith(await keepEvidence(app, await staffOf(app, request), input, request.ip))
      return sendFile(reply, file.bytes, file.fileName, 'application/pdf')
    },
  })
}
