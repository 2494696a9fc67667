// Scans that stand behind what was entered: evidence of the ledger, signed records of takeovers, receipts of deliveries.
// The request's body is the file itself.
import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  attachEvidence,
  delivery,
  evidenceOf,
  fileDeliveryReceipt,
  fileTakeoverForm,
  mostFileBytes,
  takeoverForm,
} from '../../documents/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const file = z.any().meta({ type: 'string', format: 'binary', description: '文件本身' })
const querystring = z.strictObject({ name: z.string().min(1).max(255).describe('文件名') })
const bytesOf = (request: FastifyRequest) => (request.body instanceof Uint8Array ? request.body : new Uint8Array())
const filed = {
  200: jsonAnswer('已上传', z.object({ sha256: z.string() })),
  ...problemAnswers(400, 401, 403, 404, 409, 413),
}
const consumes = ['application/octet-stream']

export function documentScanRoutes(api: Api, app: App) {
  api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostFileBytes }, (_request, body, done) =>
      done(null, body),
    )
    const options = { bodyLimit: mostFileBytes, config: { dear: true } }
    scope.post('/office/entries/:organ/:id/evidence', {
      ...options,
      schema: {
        operationId: 'attachEvidence',
        tags: ['administrative-entries'],
        summary: '上传台账记录的佐证材料；审签时已有的不能更换',
        ...{ consumes, params: inOrgan, querystring, body: file, response: filed },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const { organ: organId, id } = request.params
        const input = { organId, id, name: request.query.name, bytes: bytesOf(request) }
        const { sha256 } = answerWith(await attachEvidence(app, await staffOf(app, request), input, request.ip))
        return { sha256 }
      },
    })

    scope.post('/office/takeovers/:organ/:id/form', {
      ...options,
      schema: {
        operationId: 'fileTakeoverForm',
        tags: ['office-documents'],
        summary: '上传接管记录的签字扫描件，一份记录一次',
        ...{ consumes, params: inOrgan, querystring, body: file, response: filed },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const { organ: organId, id } = request.params
        const input = { organId, id, name: request.query.name, bytes: bytesOf(request) }
        return answerWith(await fileTakeoverForm(app, await staffOf(app, request), input, request.ip))
      },
    })

    scope.post('/office/deliveries/:organ/:id/receipt', {
      ...options,
      schema: {
        operationId: 'fileDeliveryReceipt',
        tags: ['office-documents'],
        summary: '上传移送清单的签收回执',
        ...{ consumes, params: inOrgan, querystring, body: file, response: filed },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const { organ: organId, id } = request.params
        const input = { organId, id, name: request.query.name, bytes: bytesOf(request) }
        return answerWith(await fileDeliveryReceipt(app, await staffOf(app, request), input, request.ip))
      },
    })
  })

  const download = (what: string) => ({
    params: inOrgan,
    response: { 200: fileAnswer(what, 'application/octet-stream'), ...problemAnswers(401, 404) },
  })

  api.get('/office/entries/:organ/:id/evidence', {
    schema: {
      operationId: 'downloadEvidence',
      tags: ['administrative-entries'],
      summary: '下载佐证材料',
      ...download('佐证材料'),
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const mine = readableOrgans(await staffOf(app, request), organ)
      const kept = mine.length ? await evidenceOf(app.db, organ, id) : undefined
      if (!kept) throw notFound('没有佐证材料')
      return sendScan(reply, kept.name, await app.files.get(kept.sha256))
    },
  })

  api.get('/office/takeovers/:organ/:id/form', {
    schema: {
      operationId: 'downloadTakeoverForm',
      tags: ['office-documents'],
      summary: '下载接管记录的签字扫描件',
      ...download('扫描件'),
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const mine = readableOrgans(await staffOf(app, request), organ)
      const kept = mine.length ? await takeoverForm(app.db, organ, id) : undefined
      if (!kept) throw notFound('没有签字扫描件')
      const ending = /\/(pdf|png|jpe?g)$/.exec(kept.mediaType ?? '')?.[1] ?? 'bin'
      return sendScan(reply, `接管记录.${ending}`, await app.files.get(kept.sha256))
    },
  })

  api.get('/office/deliveries/:organ/:id/receipt', {
    schema: {
      operationId: 'downloadDeliveryReceipt',
      tags: ['office-documents'],
      summary: '下载移送清单的签收回执',
      ...download('回执'),
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const mine = readableOrgans(await staffOf(app, request), organ)
      const one = mine.length ? await delivery(app.db, organ, id) : undefined
      if (!one?.receiptSha256) throw notFound('没有回执')
      return sendScan(reply, one.receiptName!, await app.files.get(one.receiptSha256))
    },
  })
}

/** Always as a download: what was uploaded is not shown as a page of ours. */
const sendScan = (reply: FastifyReply, name: string, bytes: Uint8Array) =>
  reply
    .header('cache-control', 'no-store')
    .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(name)}`)
    .type('application/octet-stream')
    .send(Buffer.from(bytes))
