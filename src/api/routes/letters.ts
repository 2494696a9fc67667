// Letters for staff: drafting, looking at them, sending and serving, downloading.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { type LetterKind, letterKinds, type ServiceId, services } from '../../law/requests/index.ts'
import { paperToHtml, paperToPdf } from '../../papers/index.ts'
import {
  downloadLetter,
  draftLetter,
  letterFormats,
  listLetters,
  previewLetter,
  recordService,
  sendLetter,
  sentBy,
  updateLetter,
  voidLetter,
} from '../../requests/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { day, defined, inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { asAttachment } from './reports.ts'

const tags = ['letters']
const anything = z.record(z.string(), z.unknown())
export const plain = (value: object) => value as Record<string, unknown>
const nothing = { 204: z.null().describe('办好了') }
export const letterKind = z.enum(Object.keys(letterKinds) as [LetterKind])
const service = z.enum(Object.keys(services) as [ServiceId])
const ofLetter = inOrgan.extend({ letter: z.uuid().describe('文书编号') })
const fieldValues = z
  .record(z.string().max(40), z.union([z.string().max(20_000), z.number(), z.array(z.string().max(2000)).max(100)]))
  .describe('所填字段，见 /api/letter-kinds')
const drafted = z.object({
  id: z.string(),
  fields: anything,
  missing: z.array(z.object({ part: z.string(), label: z.string() })),
})

export function letterRoutes(api: Api, app: App) {
  draftRoutes(api, app)
  fileRoutes(api, app)
}

function draftRoutes(api: Api, app: App) {
  api.get('/requests/:organ/:id/letters', {
    schema: {
      operationId: 'listLetters',
      tags,
      summary: '一件申请的文书，及其送达、首次打开',
      params: inOrgan,
      response: { 200: jsonAnswer('文书', z.object({ letters: z.array(anything) })), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id: requestId } = request.params
      const letters = answerWith(await listLetters(app, await staffOf(app, request), { organId, requestId }))
      reply.header('cache-control', 'no-store')
      return { letters: letters.map(plain) }
    },
  })

  api.post('/requests/:organ/:id/letters', {
    schema: {
      operationId: 'draftLetter',
      tags,
      summary: '起草文书；能算出来的自动填写，答出还缺什么',
      params: inOrgan,
      body: z.object({ kind: letterKind, fields: fieldValues.optional() }),
      response: { 201: jsonAnswer('草稿', drafted), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = defined({ organId, requestId, ...request.body })
      const made = answerWith(await draftLetter(app, await staffOf(app, request), input, request.ip))
      return reply.code(201).send(made)
    },
  })

  api.get('/requests/:organ/:id/letters/:letter', {
    schema: {
      operationId: 'getLetter',
      tags,
      summary: '一份文书：所填字段、缺少的部分、预览（姓名掩码）',
      params: ofLetter,
      response: { 200: jsonAnswer('文书', anything), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { paper, ...seen } = answerWith(await previewLetter(app, await staffOf(app, request), at(request.params)))
      reply.header('cache-control', 'no-store')
      return { ...seen, html: paperToHtml(paper) }
    },
  })

  api.patch('/requests/:organ/:id/letters/:letter', {
    schema: {
      operationId: 'updateLetter',
      tags,
      summary: '修改草稿',
      params: ofLetter,
      body: z.object({ fields: fieldValues }),
      response: { 200: jsonAnswer('草稿', drafted), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { ...at(request.params), fields: request.body.fields }
      const changed = answerWith(await updateLetter(app, await staffOf(app, request), input, request.ip))
      return { ...changed, fields: plain(changed.fields) }
    },
  })

  api.post('/requests/:organ/:id/letters/:letter/void', {
    schema: {
      operationId: 'voidLetter',
      tags,
      summary: '作废草稿',
      params: ofLetter,
      body: z.object({}).optional(),
      response: { ...nothing, ...problemAnswers(401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      answerWith(await voidLetter(app, await staffOf(app, request), at(request.params), request.ip))
      return reply.code(204).send(null)
    },
  })

  api.post('/requests/:organ/:id/letters/:letter/send', {
    schema: {
      operationId: 'sendLetter',
      tags,
      summary: '单独发出文书（登记回执、征求意见告知书、告知第三方、协办函、不再处理告知书）；内部表单存档',
      description: `其他文书随办理步骤发出：${Object.keys(sentBy).join('、')}，在该步骤的 letter 中写文书编号`,
      params: ofLetter,
      body: z.object({ on: day, service: service.optional() }),
      response: {
        200: jsonAnswer('发文字号', z.object({ number: z.string().nullable() })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = defined({ ...at(request.params), ...request.body })
      return answerWith(await sendLetter(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/requests/:organ/:id/letters/:letter/service', {
    schema: {
      operationId: 'recordService',
      tags,
      summary: '登记送达：日期、方式、签收人、邮件号',
      params: ofLetter,
      body: z.object({
        on: day,
        way: service,
        to: z.string().max(100),
        trackingNumber: z.string().max(40).optional(),
      }),
      response: { ...nothing, ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input = defined({ ...at(request.params), ...request.body })
      answerWith(await recordService(app, await staffOf(app, request), input, request.ip))
      return reply.code(204).send(null)
    },
  })
}

const at = ({ organ, id, letter }: { organ: string; id: string; letter: string }) => ({
  organId: organ,
  requestId: id,
  paperId: letter,
})

function fileRoutes(api: Api, app: App) {
  api.get('/requests/:organ/:id/letters/:letter/preview.pdf', {
    schema: {
      operationId: 'previewLetterPdf',
      tags,
      summary: '预览为 PDF（姓名掩码）',
      params: ofLetter,
      response: { 200: fileAnswer('预览', 'application/pdf'), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { paper, title } = answerWith(await previewLetter(app, await staffOf(app, request), at(request.params)))
      return sendFile(reply, await paperToPdf(paper), `预览 ${title}.pdf`, 'application/pdf')
    },
  })

  for (const format of ['pdf', 'docx'] as const)
    api.get(`/requests/:organ/:id/letters/:letter/file.${format}`, {
      schema: {
        operationId: `downloadLetter${format === 'pdf' ? 'Pdf' : 'Docx'}`,
        tags,
        summary: `下载已发出的文书（${format.toUpperCase()}）；每次下载记入操作记录`,
        params: ofLetter,
        response: { 200: fileAnswer('文书', letterFormats[format]), ...problemAnswers(401, 403, 404, 409) },
      },
      handler: async (request, reply) => {
        const staff = await staffOf(app, request)
        const file = answerWith(await downloadLetter(app, staff, { ...at(request.params), format }, request.ip))
        return sendFile(reply, file.bytes, file.fileName, letterFormats[format])
      },
    })
}

export const sendFile = (reply: FastifyReply, bytes: Uint8Array, fileName: string, mediaType: string) =>
  reply
    .headers({ ...asAttachment(fileName), 'cache-control': 'no-store' })
    .type(mediaType)
    .send(Buffer.from(bytes.buffer, bytes.byteOffset, bytes.byteLength))
