// Scans that belong to an act on a document: the question to the authority, its answer; the signed form is read here too.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { actWithLetter, mostFileBytes, scanOfAct } from '../../documents/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { acted, readable, shownActed } from '../document-access.ts'
import { notFound } from '../problems.ts'
import { defined, inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['office-documents']
const file = z.any().meta({ type: 'string', format: 'binary', description: '文件本身' })
const bytesOf = (request: FastifyRequest) => (request.body instanceof Uint8Array ? request.body : new Uint8Array())
const given = {
  name: z.string().min(1).max(255).describe('文件名'),
  letter: z.string().min(1).max(100).describe('函号'),
  note: z.string().max(5000).optional(),
}

export function officeDocumentLetterRoutes(api: Api, app: App) {
  api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostFileBytes }, (_request, body, done) =>
      done(null, body),
    )
    const withLetter = async (
      request: FastifyRequest,
      { organ: organId, id: documentId }: z.infer<typeof inOrgan>,
      { name, note, wish }: Pick<Parameters<typeof actWithLetter>[2], 'name' | 'wish'> & { note: string | undefined },
    ) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const input = { organId, documentId, name, bytes: bytesOf(request), wish, ...defined({ note }) }
      return shownActed(answerWith(await actWithLetter(app, staff, input, request.ip)))
    }
    const options = { bodyLimit: mostFileBytes, config: { dear: true } }
    const answers = { 200: jsonAnswer('办理后的状态', acted), ...problemAnswers(400, 401, 403, 404, 409, 413) }
    scope.post('/office/documents/:organ/:id/letters/ask', {
      ...options,
      schema: {
        operationId: 'askWithLetter',
        tags,
        summary: '报请确定，附请示函的扫描件',
        consumes: ['application/octet-stream'],
        params: inOrgan,
        querystring: z.strictObject({ ...given, authority: z.string().min(1).max(100) }),
        body: file,
        response: answers,
      },
      handler: (request) => {
        const { name, note, ...facts } = request.query
        return withLetter(request, request.params, { name, note, wish: { act: 'ask', ...facts } })
      },
    })
    scope.post('/office/documents/:organ/:id/letters/hear', {
      ...options,
      schema: {
        operationId: 'hearWithLetter',
        tags,
        summary: '收到答复，附复函的扫描件',
        consumes: ['application/octet-stream'],
        params: inOrgan,
        querystring: z.strictObject({ ...given, answer: z.enum(['mayPublish', 'mayNotPublish']) }),
        body: file,
        response: answers,
      },
      handler: (request) => {
        const { name, note, ...facts } = request.query
        return withLetter(request, request.params, { name, note, wish: { act: 'hear', ...facts } })
      },
    })
  })

  api.get('/office/documents/:organ/:id/acts/:no/scan', {
    schema: {
      operationId: 'downloadScanOfAct',
      tags,
      summary: '下载一步办理的扫描件：请示函、复函、审查呈批单',
      params: inOrgan.extend({ no: z.coerce.number().int().min(1) }),
      response: { 200: fileAnswer('扫描件', 'application/octet-stream'), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id, no } = request.params
      await readable(app, staff, organ, id)
      const scan = await scanOfAct(app.db, organ, id, no)
      if (!scan) throw notFound('这一步没有扫描件')
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(scan.name)}`)
        .type('application/octet-stream')
        .send(Buffer.from(await app.files.get(scan.sha256)))
    },
  })
}
