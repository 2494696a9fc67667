// Correction of records about oneself (art. 41): cases of their own, outside table three.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { recordCorrectionActs } from '../../law/regulation/index.ts'
import { organsWhere } from '../../organs/index.ts'
import {
  actOnRecordCorrection,
  downloadOfCorrection,
  fileRecordCorrection,
  listRecordCorrections,
  type Person,
  type RecordCorrectionAct,
  readRecordCorrection,
  seeRecordCorrection,
} from '../../requests/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, day, defined, inOrgan, rows, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { sendFile } from './letters.ts'

const tags = ['requests']
const refusals = problemAnswers(400, 401, 403, 404, 409)
const correctionActs = Object.keys(recordCorrectionActs).filter((act) => act !== 'file') as [RecordCorrectionAct]

const person = z.object({
  name: z.string().max(100),
  idKind: z.enum(['idCard', 'passport', 'creditCode', 'other']),
  idNumber: z.string().max(40),
  phone: z.string().max(20),
  email: z.string().max(100).optional(),
  address: z.string().max(200).optional(),
})

export function recordCorrectionRoutes(api: Api, app: App) {
  api.get('/record-corrections', {
    schema: {
      operationId: 'listRecordCorrections',
      tags,
      summary: '更正政府信息的事项（条例第四十一条），在办的在前',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        open: z.enum(['true', 'false']).optional().describe('是否在办'),
      }),
      response: { 200: jsonAnswer('事项', z.object({ corrections: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const { organ, open } = request.query
      const mine = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      reply.header('cache-control', 'no-store')
      return { corrections: rows(await listRecordCorrections(app, mine, open && open === 'true')) }
    },
  })

  api.post('/record-corrections', {
    schema: {
      operationId: 'fileRecordCorrection',
      tags,
      summary: '登记一件更正要求',
      body: z
        .object({
          organId: z.string().max(63),
          applicant: person,
          record: z.string().max(2000).describe('哪一份记录'),
          wrong: z.string().max(2000).describe('哪里不准确'),
          evidence: z.string().max(2000).describe('证据'),
          on: day,
          channel: z.enum(['inPerson', 'post']).optional().describe('当面或者邮寄'),
        })
        .meta({ id: 'RecordCorrectionFiling' }),
      response: {
        201: jsonAnswer(
          '已登记',
          z.object({
            id: z.string(),
            number: z.string(),
            queryCode: z.string().describe('查询码，只显示这一次'),
            dueOn: z.string().nullable(),
          }),
        ),
        ...refusals,
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { applicant, ...rest } = request.body
      const input = { ...defined(rest), applicant: defined(applicant) as Person }
      reply.header('cache-control', 'no-store')
      return reply
        .code(201)
        .send(answerWith(await fileRecordCorrection(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.get('/record-corrections/:organ/:id', {
    schema: {
      operationId: 'getRecordCorrection',
      tags,
      summary: '一件更正：经过、文书、证据，可以办理的步骤；申请人隐去',
      params: inOrgan,
      response: { 200: jsonAnswer('事项', anything), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      const correction = answerWith(await readRecordCorrection(app, await staffOf(app, request), organ, id))
      return { correction, today: app.today() }
    },
  })

  api.get('/record-corrections/:organ/:id/papers/:paper', {
    schema: {
      operationId: 'downloadOfCorrection',
      tags,
      summary: '下载更正的文书、证据；每次下载记入操作记录',
      params: inOrgan.extend({ paper: z.uuid() }),
      response: { 200: fileAnswer('文书或者证据', 'application/octet-stream'), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id, paper: paperId } = request.params
      const by = await staffOf(app, request)
      const file = answerWith(await downloadOfCorrection(app, by, { organId, id, paperId }, request.ip))
      return sendFile(reply, file.bytes, file.fileName, 'application/octet-stream')
    },
  })

  api.post('/record-corrections/:organ/:id/view', {
    schema: {
      operationId: 'seeRecordCorrection',
      tags,
      summary: '查看一件更正：经过和申请人信息原文；每次查看记入操作记录',
      params: inOrgan,
      response: { 200: jsonAnswer('事项', anything), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      const by = await staffOf(app, request)
      return answerWith(await seeRecordCorrection(app, by, organ, id, request.ip)) as unknown as Record<string, unknown>
    },
  })

  api.post('/record-corrections/:organ/:id/acts', {
    schema: {
      operationId: 'actOnRecordCorrection',
      tags,
      summary: '办理一件更正：审核、更正、不予更正、转送、告知',
      params: inOrgan,
      body: z.object({
        act: z.enum(correctionActs),
        on: day,
        note: z.string().max(5000),
        toOrganId: z.string().max(63).optional().describe('转送给本平台上的机关'),
        seen,
      }),
      response: {
        200: jsonAnswer('办理后的状态', z.object({ state: z.string(), letterNumber: z.string().nullable() })),
        ...refusals,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, ...defined(request.body) }
      return answerWith(await actOnRecordCorrection(app, await staffOf(app, request), input, request.ip))
    },
  })
}
