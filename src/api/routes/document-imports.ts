// Taking over and importing: the signed record first, then a ZIP of a list and its folder; figures from a sheet; a text from
// a file. The request's body is the file itself.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  bodyFromFile,
  importDocuments,
  importEntries,
  keepDocumentFile,
  listTakeovers,
  lookIntoFile,
  openTakeover,
  takeoverSheet,
} from '../../documents/index.ts'
import { organById } from '../../organs/index.ts'
import { openZip } from '../../reports/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { readableOrgans } from '../document-access.ts'
import { notFound, ProblemError } from '../problems.ts'
import { anything, day, defined, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const sheetType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
const most = 100 * 1024 * 1024
const file = z.any().meta({ type: 'string', format: 'binary', description: '文件本身' })
const fault = z.object({ row: z.number(), column: z.string(), seen: z.string(), expected: z.string() })
const dryRun = z.enum(['true', 'false']).optional().describe('只检查，不导入')
const bytesOf = (request: FastifyRequest) => (request.body instanceof Uint8Array ? request.body : new Uint8Array())

export function documentImportRoutes(api: Api, app: App) {
  api.post('/office/takeovers', {
    schema: {
      operationId: 'openTakeover',
      tags: ['office-documents'],
      summary: '登记接管：来源、摘要、对原审查负责的人；接管的文件凭它公开',
      body: z.object({
        organId: z.string().max(63),
        source: z.string().max(300),
        digest: z.string().max(64).describe('导出文件或者清单的 SHA-256'),
        responsibleName: z.string().max(50),
        signedOn: day,
        formSha256: z
          .string()
          .regex(/^[0-9a-f]{64}$/)
          .optional()
          .describe('签字的接管记录扫描件，先以 uploadTakeoverForm 上传'),
        note: z.string().max(1000).optional(),
      }),
      response: { 201: jsonAnswer('已登记', z.object({ id: z.string() })), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const opened = await openTakeover(app, await staffOf(app, request), defined(request.body), request.ip)
      return reply.code(201).send(answerWith(opened))
    },
  })

  api.get('/office/takeovers', {
    schema: {
      operationId: 'listTakeovers',
      tags: ['office-documents'],
      summary: '接管记录，及凭每份记录接管的文件数',
      querystring: z.strictObject({ organ: z.string().max(63).optional() }),
      response: { 200: jsonAnswer('接管记录', z.object({ takeovers: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      reply.header('cache-control', 'no-store')
      return { takeovers: rows(await listTakeovers(app.db, organIds)) }
    },
  })

  api.get('/office/takeover-sheet.xlsx', {
    schema: {
      operationId: 'getTakeoverSheet',
      tags: ['office-documents'],
      summary: '接管旧文件用的空清单，带填写说明',
      querystring: z.strictObject({ organ: z.string().max(63) }),
      response: { 200: fileAnswer('空清单', sheetType), ...problemAnswers(400, 401, 404) },
    },
    handler: async (request, reply) => {
      const { organ } = request.query
      if (!readableOrgans(await staffOf(app, request), organ).length)
        throw notFound('没有这个机关，或者您不在这个机关任职')
      const level = (await organById(app.db, organ))?.level ?? null
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `attachment; filename*=UTF-8''${encodeURIComponent('接管清单.xlsx')}`)
        .type(sheetType)
        .send(Buffer.from(await takeoverSheet(level, app.today())))
    },
  })

  api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: most }, (_request, body, done) => done(null, body))

    scope.post('/office/takeover-forms', {
      bodyLimit: 20 * 1024 * 1024,
      config: { dear: true },
      schema: {
        operationId: 'uploadTakeoverForm',
        tags: ['office-documents'],
        summary: '上传签字的接管记录扫描件，得到它的摘要',
        consumes: ['application/octet-stream'],
        querystring: z.strictObject({ organ: z.string().max(63), name: z.string().min(1).max(255) }),
        body: file,
        response: {
          201: jsonAnswer('已保存', z.object({ sha256: z.string() })),
          ...problemAnswers(400, 401, 403, 409, 413),
        },
      },
      handler: async (request, reply) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { organ, name } = request.query
        const input = { name, bytes: bytesOf(request) }
        const { sha256 } = answerWith(await keepDocumentFile(app, staff, organ, input, request.ip))
        return reply.code(201).send({ sha256 })
      },
    })

    scope.post('/office/takeovers/:organ/:id/documents', {
      bodyLimit: most,
      config: { dear: true },
      schema: {
        operationId: 'importDocuments',
        tags: ['office-documents'],
        summary: '批量导入：ZIP 里一份 XLSX 清单和正文、附件；看不懂的行逐行列出，不导入',
        consumes: ['application/zip'],
        params: z.object({ organ: z.string().max(63), id: z.uuid() }),
        querystring: z.strictObject({ dryRun }),
        body: file,
        response: {
          200: jsonAnswer('结果', z.object({ taken: z.number(), faults: z.array(fault), notes: z.array(anything) })),
          ...problemAnswers(400, 401, 403, 404, 409, 413),
        },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { organ: organId, id: takeoverId } = request.params
        const input = { organId, takeoverId, ...unpacked(bytesOf(request)), dryRun: request.query.dryRun === 'true' }
        const done = answerWith(await importDocuments(app, staff, input, request.ip))
        return { ...done, notes: done.notes.map((one) => ({ ...one })) }
      },
    })

    scope.post('/office/entries-import', {
      bodyLimit: 10 * 1024 * 1024,
      config: { dear: true },
      schema: {
        operationId: 'importEntries',
        tags: ['administrative-entries'],
        summary: '导入行政行为台账：请求体就是 XLSX 文件；有一处错误则一行也不导入，逐行列出错误',
        consumes: ['application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'],
        querystring: z.strictObject({ organ: z.string().max(63), dryRun }),
        body: file,
        response: {
          200: jsonAnswer('结果', z.object({ ids: z.array(z.string()), faults: z.array(fault) })),
          ...problemAnswers(400, 401, 403, 409, 413),
        },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { organ: organId, dryRun: only } = request.query
        const input = { organId, bytes: bytesOf(request), dryRun: only === 'true' }
        return answerWith(await importEntries(app, staff, input, request.ip))
      },
    })

    scope.post('/office/document-body', {
      bodyLimit: 20 * 1024 * 1024,
      config: { dear: true },
      schema: {
        operationId: 'readDocumentBody',
        tags: ['office-documents'],
        summary: '把 Word、PDF、网页文件或者粘贴的内容读成正文；什么也不存。写明机关的，不能收的文件照规矩拒收',
        consumes: ['application/octet-stream'],
        querystring: z.strictObject({
          name: z.string().max(255).describe('文件名；粘贴的内容用 paste.html'),
          organ: z.string().max(63).optional().describe('为哪个机关起草'),
        }),
        body: file,
        response: {
          200: jsonAnswer(
            '正文',
            z.object({ body: z.array(anything), title: z.string().nullable(), troubles: z.array(z.string()) }),
          ),
          ...problemAnswers(400, 401, 409, 413),
        },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { name, organ } = request.query
        const file = { name, bytes: bytesOf(request), role: 'original' } as const
        if (organ !== undefined) answerWith(await lookIntoFile(app, staff, organ, file, request.ip))
        const read = await bodyFromFile(file.bytes, name)
        return { body: rows(read.body), title: read.title, troubles: read.troubles }
      },
    })
  })
}

/** The list is the one workbook at the top; a bare workbook is a list without a folder. */
function unpacked(bytes: Uint8Array): { sheet: Uint8Array; files: Map<string, Uint8Array> } {
  const zip = openZip(bytes)
  if ('refused' in zip) throw new ProblemError('unreadable-body', zip.refused)
  if (zip.has('[Content_Types].xml')) return { sheet: bytes, files: new Map() }
  const lists = zip.names.filter((name) => /^[^/]+\.(?:xlsx|csv)$/i.test(name))
  if (lists.length !== 1)
    throw new ProblemError('unreadable-body', `压缩包的最上层应有一份 XLSX 或者 CSV 清单，现有${lists.length}份`)
  const files = zip.names.filter((name) => !name.endsWith('/') && name !== lists[0])
  return { sheet: zip.read(lists[0]!)!, files: new Map(files.map((name) => [name, zip.read(name)!])) }
}
