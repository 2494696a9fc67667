// The files of a report: in every format, and the original as it was published.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { writeReport } from '../../reports/index.ts'
import { getReport } from '../../reports/queries.ts'
import type { WriteFormat } from '../../reports/write/index.ts'
import { type Portal, sendView } from '../serve-page.ts'
import { notFoundView } from './trouble.tsx'

/** The formats to download, in the order of the list. */
export const reportFormats: { id: WriteFormat; name: string; words: string }[] = [
  { id: 'docx', name: '年度报告 DOCX', words: 'Word、WPS' },
  { id: 'pdf', name: '年度报告 PDF', words: '打印、存档' },
  { id: 'html', name: '年度报告 HTML', words: '单页' },
  { id: 'xlsx', name: '三张表 XLSX', words: '电子表格' },
  { id: 'csv', name: '三张表 CSV', words: '一格一行' },
  { id: 'json', name: '机读数据 JSON', words: 'gongkai.report/1' },
]

type FileRequest = FastifyRequest<{
  Params: { organ: string; year: string }
  Querystring: { version?: string; download?: string }
}>

export function serveReportFiles(server: FastifyInstance, portal: Portal): void {
  for (const { id } of reportFormats)
    server.get(`/reports/:organ/:year/report.${id}`, async (request: FileRequest, reply) => {
      const stored = await storedFor(portal, request)
      if (!stored) return sendView(request, reply, portal, notFoundView())
      const { bytes, mediaType, fileName } = await writeReport(stored.report, id)
      return attach(reply, fileName).type(mediaType).send(Buffer.from(bytes))
    })

  server.get('/reports/:organ/:year/original', async (request: FileRequest, reply) => {
    const stored = await storedFor(portal, request)
    if (!stored) return sendView(request, reply, portal, notFoundView())
    const bytes = await portal.app.files.get(stored.sha256)
    const name = stored.fileName ?? `${stored.organName}${stored.year}`
    const shown = stored.report.source.mediaType ?? ''
    if (request.query.download || !shownInBrowser.test(shown)) attach(reply, name)
    // A published page is somebody else's work: it is shown without its scripts and without our name.
    return reply
      .header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox")
      .type(typeOf(shown, bytes))
      .send(bytes)
  })
}

async function storedFor({ app }: Portal, { params, query }: FileRequest) {
  const [year, version] = [Number(params.year), query.version ? Number(query.version) : undefined]
  if (!Number.isInteger(year) || (version !== undefined && !Number.isInteger(version))) return undefined
  return getReport(app.db, params.organ, year, version)
}

const shownInBrowser = /^(text\/|application\/pdf)/

/** Text is shown as text in the encoding it has; anything unknown is only offered as a file. */
function typeOf(mediaType: string, bytes: Buffer): string {
  if (!mediaType.startsWith('text/') || mediaType.includes('charset')) return mediaType || 'application/octet-stream'
  const plain = mediaType === 'text/html' ? mediaType : 'text/plain'
  return isUtf8(bytes) ? `${plain}; charset=utf-8` : `${plain}; charset=gb18030`
}

function isUtf8(bytes: Buffer): boolean {
  try {
    new TextDecoder('utf-8', { fatal: true }).decode(bytes)
    return true
  } catch {
    return false
  }
}

/** Saved under its Chinese name, in browsers that know RFC 6266. */
export const attach = (reply: FastifyReply, name: string): FastifyReply =>
  reply.header(
    'content-disposition',
    `attachment; filename="report"; filename*=UTF-8''${encodeURIComponent(name).replace(/['()*]/g, (one) => `%${one.charCodeAt(0).toString(16)}`)}`,
  )
