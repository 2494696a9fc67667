// 移送: what was given to archives and libraries, the list to print, the receipt.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  acknowledgeDelivery,
  deliverDocuments,
  delivery,
  deliveryForms,
  listDeliveries,
  paperOfDelivery,
  undelivered,
} from '../../documents/index.ts'
import { documentKindIds } from '../../law/disclosure/index.ts'
import { paperToDocx, paperToPdf } from '../../papers/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, defined, inOrgan, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const tags = ['office-documents']
const inOffice = z.object({ organ: z.string().max(63) })
const printed = {
  pdf: { type: 'application/pdf', make: paperToPdf },
  docx: { type: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document', make: paperToDocx },
} as const

export function siteDeliveryRoutes(api: Api, app: App) {
  api.get('/office/deliveries/:organ', {
    schema: {
      operationId: 'listDeliveries',
      tags,
      summary: '移送档案馆、公共图书馆等的清单',
      params: inOffice,
      response: { 200: jsonAnswer('清单', z.object({ deliveries: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const [organId] = readableOrgans(await staffOf(app, request), request.params.organ)
      reply.header('cache-control', 'no-store')
      return { deliveries: organId ? rows(await listDeliveries(app.db, organId)) : [] }
    },
  })

  api.get('/office/deliveries/:organ/undelivered', {
    schema: {
      operationId: 'listUndelivered',
      tags,
      summary: '一段时间内公开、还没有移送给这个接收单位的文件',
      params: inOffice,
      querystring: z.strictObject({
        ...{ recipient: z.string().max(100), from: day, until: day },
        kinds: z.string().max(300).optional().describe('种类，用逗号隔开；不写为全部'),
      }),
      response: { 200: jsonAnswer('文件', z.object({ documents: z.array(anything) })), ...problemAnswers(400, 401) },
    },
    handler: async (request, reply) => {
      const [organId] = readableOrgans(await staffOf(app, request), request.params.organ)
      const { kinds, ...rest } = request.query
      reply.header('cache-control', 'no-store')
      if (!organId) return { documents: [] }
      const wanted = { organId, ...rest, kinds: kinds?.split(',') ?? documentKindIds }
      return { documents: rows(await undelivered(app.db, wanted)) }
    },
  })

  api.post('/office/deliveries/:organ', {
    schema: {
      operationId: 'deliverDocuments',
      tags,
      summary: '登记一次移送；只能移送已经公开的文件',
      params: inOffice,
      body: z.strictObject({
        recipient: z.string().max(100),
        kind: z.enum(['archives', 'library', 'hall', 'office']),
        form: z.enum(Object.keys(deliveryForms) as [keyof typeof deliveryForms]),
        deliveredOn: day,
        note: z.string().max(500).optional(),
        documents: z
          .array(z.strictObject({ id: z.uuid(), copies: z.number().int().min(1).max(999).optional() }))
          .max(1000),
      }),
      response: {
        201: jsonAnswer('已登记', z.object({ id: z.string(), documents: z.number() })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const input = {
        organId: request.params.organ,
        ...defined(request.body),
        documents: request.body.documents.map((one) => defined(one)),
      }
      const made = answerWith(await deliverDocuments(app, await staffOf(app, request), input, request.ip))
      return reply.code(201).send(made)
    },
  })

  api.get('/office/deliveries/:organ/:id', {
    schema: {
      operationId: 'getDelivery',
      tags,
      summary: '一份移送清单',
      params: inOrgan,
      response: { 200: jsonAnswer('移送清单', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      reply.header('cache-control', 'no-store')
      const { receiptSha256: _, ...rest } = await found(await staffOf(app, request), request.params)
      return rest
    },
  })

  for (const [format, { type, make }] of Object.entries(printed))
    api.get(`/office/deliveries/:organ/:id/list.${format}`, {
      schema: {
        operationId: `printDelivery_${format}`,
        tags,
        summary: `移送清单和回执，${format.toUpperCase()}`,
        params: inOrgan,
        response: { 200: fileAnswer('清单', type), ...problemAnswers(401, 404) },
      },
      handler: async (request, reply) => {
        const one = await found(await staffOf(app, request), request.params)
        const name = `移送清单_${one.recipient}_${one.deliveredOn}.${format}`
        return reply
          .header('cache-control', 'no-store')
          .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
          .type(type)
          .send(Buffer.from(await make(paperOfDelivery(one))))
      },
    })

  async function found(staff: Awaited<ReturnType<typeof staffOf>>, { organ, id }: { organ: string; id: string }) {
    const one = readableOrgans(staff, organ).length ? await delivery(app.db, organ, id) : undefined
    if (!one) throw notFound('没有这份移送清单')
    return one
  }

  api.post('/office/deliveries/:organ/:id/acknowledgement', {
    schema: {
      operationId: 'acknowledgeDelivery',
      tags,
      summary: '登记签收：接收人和日期',
      params: inOrgan,
      body: z.strictObject({ receivedBy: z.string().max(50), receivedOn: day }),
      response: { 200: jsonAnswer('已登记', z.object({ id: z.string() })), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, id: request.params.id, ...request.body }
      return answerWith(await acknowledgeDelivery(app, await staffOf(app, request), input, request.ip))
    },
  })
}
