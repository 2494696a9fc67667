// POST /api/reports/read: anyone may have a file read and checked; nothing of it is stored.
import type { FastifyRequest } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { openReaders, type Readers, type ReadReport, type ReadSource } from '../../reports/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { report } from '../schemas/report.ts'

const mostBytes = 10 * 1024 * 1024
const waitingPerReader = 16

const query = z.strictObject({
  provenance: z.enum(['0', '1']).optional().describe('1：readings 给出每个单元格的原文、位置和把握'),
  name: z.string().max(255).optional().describe('文件名；multipart 上传时取表单里的文件名'),
})

export function readingRoutes(api: Api, _app: App) {
  let opened: Promise<Readers> | undefined
  let underWay = 0
  api.addHook('onClose', async () => (await opened)?.close())

  /** Files wait for a reader, but not in an endless line. */
  async function read(bytes: Uint8Array, source: ReadSource): Promise<ReadReport> {
    opened ??= openReaders(Number.POSITIVE_INFINITY)
    const readers = await opened
    if (underWay >= readers.size * waitingPerReader)
      throw new ProblemError('busy', '正在读取的文件太多，请稍后再试', { headers: { 'retry-after': '5' } })
    underWay += 1
    try {
      return await readers.read(bytes, source)
    } finally {
      underWay -= 1
    }
  }

  api.register(async (scope: Api) => {
    // The body is the file, whatever the client says it is.
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytes }, (_request, body, done) =>
      done(null, body),
    )
    scope.post('/reports/read', {
      bodyLimit: mostBytes,
      config: { dear: true },
      schema: {
        operationId: 'readReport',
        tags: ['read'],
        summary: '读取并校验一份上传的年报',
        description:
          '请求体是文件本身，或带一个文件的 multipart/form-data，不超过 10 MB。文本、Markdown、HTML、DOCX、DOC、PDF（有文字层）、XLSX 均可，按内容识别。什么也不存。',
        consumes: ['application/octet-stream', 'multipart/form-data'],
        querystring: query,
        body: z.any().meta({ type: 'string', format: 'binary', description: '文件本身，或带一个文件的表单' }),
        response: { 200: jsonAnswer('读出的年报和发现的问题', report), ...problemAnswers(400, 413, 422, 503) },
      },
      handler: async (request, reply) => {
        const { bytes, source } = await uploadedFile(request, request.query.name)
        const { report, cells, readable } = await read(bytes, source)
        if (!readable)
          throw new ProblemError('unreadable-report', report.findings[0]?.message ?? '从这个文件里读不出年度报告', {
            findings: report.findings,
          })
        return reply
          .header('cache-control', 'no-store')
          .send(request.query.provenance === '1' ? { ...report, readings: cells } : report)
      },
    })
  })
}

async function uploadedFile(
  request: FastifyRequest,
  name?: string,
): Promise<{ bytes: Uint8Array; source: ReadSource }> {
  const body: unknown = request.body
  if (!(body instanceof Buffer) || !body.length)
    throw new ProblemError('unreadable-body', '请求体是空的。请求体应是文件本身，或带一个文件的 multipart/form-data')
  const mediaType = request.headers['content-type']
  if (!mediaType?.startsWith('multipart/form-data')) return { bytes: body, source: named(name, mediaType) }
  const file = await firstFile(body, mediaType)
  return { bytes: new Uint8Array(await file.arrayBuffer()), source: named(file.name || name, file.type) }
}

async function firstFile(body: Buffer, mediaType: string): Promise<File> {
  let form: FormData
  try {
    form = await new Response(new Uint8Array(body), { headers: { 'content-type': mediaType } }).formData()
  } catch {
    throw new ProblemError('unreadable-body', 'multipart/form-data 不完整，或缺少 boundary')
  }
  const file = [...form.values()].find((value) => value instanceof File)
  if (!file) throw new ProblemError('unreadable-body', 'multipart/form-data 里没有文件')
  return file
}

/** The media type is a hint only where it says something: `application/octet-stream` does not. */
const named = (name: string | undefined, mediaType: string | undefined): ReadSource => ({
  ...(name && { name }),
  ...(mediaType && !/octet-stream|x-www-form-urlencoded/.test(mediaType) && { mediaType }),
})
