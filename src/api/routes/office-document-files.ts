// Files of documents for staff: attachments, originals, the scanned 审查呈批单. The request's body is the file itself.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  addFile,
  fileSignedForm,
  importIntoDraft,
  mostFileBytes,
  readFiles,
  redactPdf,
  removeFile,
} from '../../documents/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { acted, readable, shownActed } from '../document-access.ts'
import { notFound } from '../problems.ts'
import { anything, inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['office-documents']
const file = z.any().meta({ type: 'string', format: 'binary', description: '文件本身' })
const name = z.string().min(1).max(255).describe('文件名')
const consumes = ['application/octet-stream']
const bytesOf = (request: FastifyRequest) => (request.body instanceof Uint8Array ? request.body : new Uint8Array())

export function officeDocumentFileRoutes(api: Api, app: App) {
  api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostFileBytes }, (_request, body, done) =>
      done(null, body),
    )
    scope.post('/office/documents/:organ/:id/files', {
      bodyLimit: mostFileBytes,
      config: { dear: true },
      schema: {
        operationId: 'addDocumentFile',
        tags,
        summary: '上传附件或者原件；规定位置有密级标志的拒收，不保存',
        consumes,
        params: inOrgan,
        querystring: z.strictObject({ name, role: z.enum(['attachment', 'original']).default('attachment') }),
        body: file,
        response: {
          201: jsonAnswer(
            '已上传，附筛查结果',
            z.object({ no: z.number(), sha256: z.string(), hits: z.array(anything) }),
          ),
          ...problemAnswers(400, 401, 403, 404, 409, 413),
        },
      },
      handler: async (request, reply) => {
        refuseOtherSites(request)
        const { organ: organId, id: documentId } = request.params
        const input = { organId, documentId, ...request.query, bytes: bytesOf(request) }
        const added = answerWith(await addFile(app, await staffOf(app, request), input, request.ip))
        return reply.code(201).send({ ...added, hits: added.hits as unknown as Record<string, unknown>[] })
      },
    })

    scope.post('/office/documents/:organ/:id/import', {
      bodyLimit: mostFileBytes,
      config: { dear: true },
      schema: {
        operationId: 'importIntoDraft',
        tags,
        summary: '从 Word、PDF、网页文件起草：正文换成文件的内容，图片带入，文件本身存为原件',
        consumes,
        params: inOrgan,
        querystring: z.strictObject({ name }),
        body: file,
        response: {
          200: jsonAnswer(
            '已读入',
            z.object({
              title: z.string().nullable(),
              blocks: z.number(),
              images: z.number(),
              troubles: z.array(z.string()),
              actCount: z.number(),
            }),
          ),
          ...problemAnswers(400, 401, 403, 404, 409, 413),
        },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const { organ: organId, id: documentId } = request.params
        const input = { organId, documentId, name: request.query.name, bytes: bytesOf(request) }
        const { title, blocks, images, troubles, actCount } = answerWith(
          await importIntoDraft(app, await staffOf(app, request), input, request.ip),
        )
        return { title, blocks, images, troubles, actCount }
      },
    })

    scope.post('/office/documents/:organ/:id/signed-form', {
      bodyLimit: mostFileBytes,
      config: { dear: true },
      schema: {
        operationId: 'fileSignedForm',
        tags,
        summary: '登记签字的审查呈批单（机关已设置可以采用的）；最后的签字人是批准人，不得是起草人',
        consumes,
        params: inOrgan,
        querystring: z.strictObject({
          name,
          signers: z.string().min(1).max(500).describe('签字人，用顿号或者逗号隔开'),
        }),
        body: file,
        response: {
          200: jsonAnswer('已登记', acted),
          ...problemAnswers(400, 401, 403, 404, 409, 413),
        },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const { organ: organId, id: documentId } = request.params
        const signers = request.query.signers.split(/[、,，]/)
        const input = { organId, documentId, name: request.query.name, signers, bytes: bytesOf(request) }
        return shownActed(answerWith(await fileSignedForm(app, await staffOf(app, request), input, request.ip)))
      },
    })

    scope.post('/office/redact-pdf', {
      bodyLimit: mostFileBytes,
      config: { dear: true },
      schema: {
        operationId: 'redactPdf',
        tags,
        summary: '遮盖 PDF：从文字层里删去写明的文字，画上黑条，再读一遍证明取不出来；不能证明的不予遮盖。什么也不存',
        consumes: ['application/pdf'],
        querystring: z.strictObject({ words: z.string().min(2).max(4000).describe('要遮盖的文字，用竖线 | 隔开') }),
        body: file,
        response: { 200: fileAnswer('遮盖后的文件', 'application/pdf'), ...problemAnswers(400, 401, 409, 413) },
      },
      handler: async (request, reply) => {
        refuseOtherSites(request)
        await staffOf(app, request)
        const { bytes } = answerWith(await redactPdf(bytesOf(request), request.query.words.split('|')))
        return reply.header('cache-control', 'no-store').type('application/pdf').send(Buffer.from(bytes))
      },
    })
  })

  api.delete('/office/documents/:organ/:id/files/:no', {
    schema: {
      operationId: 'removeDocumentFile',
      tags,
      summary: '从起草中的文件里删去一个附件',
      params: inOrgan.extend({ no: z.coerce.number().int().min(1) }),
      response: { 200: jsonAnswer('已删去', z.object({ left: z.number() })), ...problemAnswers(401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: documentId, no } = request.params
      return answerWith(await removeFile(app, await staffOf(app, request), { organId, documentId, no }, request.ip))
    },
  })

  api.get('/office/documents/:organ/:id/files/:no', {
    schema: {
      operationId: 'downloadOfficeFile',
      tags,
      summary: '下载文件的附件或者原件',
      params: inOrgan.extend({ no: z.coerce.number().int().min(1) }),
      response: { 200: fileAnswer('文件', 'application/octet-stream'), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id, no } = request.params
      const { version } = await readable(app, staff, organ, id)
      const one = (await readFiles(app.db, organ, id, version)).find((row) => row.no === no)
      if (!one) throw notFound('没有这个附件')
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent(one.name)}`)
        .type(one.media_type)
        .send(await app.files.get(one.sha256))
    },
  })
}
