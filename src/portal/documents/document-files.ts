// The files of a document: attachments, the text as WORD and PDF, all in one archive, the code with its address.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import QRCode from 'qrcode'
import { paperOfDocument } from '../../documents/paper.ts'
import { type PublicDocument, publicDocument } from '../../documents/public/index.ts'
import { zipOf } from '../../kit/zip.ts'
import { paperToDocx, paperToPdf } from '../../papers/index.ts'
import { originOf } from '../pages/feed.ts'
import { attach } from '../pages/report-files.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import { documentAddress } from './labels.ts'

type DocumentRequest = FastifyRequest<{ Params: { organ: string; id: string } }>
type FileRequest = FastifyRequest<{ Params: { organ: string; id: string; no: string } }>

const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

export function serveDocumentFiles(server: FastifyInstance, portal: Portal): void {
  const { app } = portal
  const path = '/o/:organ/docs/:id'
  const found = ({ params }: DocumentRequest) => publicDocument(app, params.organ, params.id)
  const missing = (request: FastifyRequest, reply: FastifyReply) => sendView(request, reply, portal, notFoundView())

  server.get(`${path}/document.docx`, async (request: DocumentRequest, reply) => {
    const document = await found(request)
    if (!document) return missing(request, reply)
    const bytes = await paperToDocx(paperOfDocument(document))
    return attach(reply, `${fileName(document)}.docx`)
      .type(docx)
      .send(Buffer.from(bytes))
  })

  server.get(`${path}/document.pdf`, async (request: DocumentRequest, reply) => {
    const document = await found(request)
    if (!document) return missing(request, reply)
    const bytes = await paperToPdf(paperOfDocument(document))
    return attach(reply, `${fileName(document)}.pdf`)
      .type('application/pdf')
      .send(Buffer.from(bytes))
  })

  server.get(`${path}/document.zip`, async (request: DocumentRequest, reply) => {
    const document = await found(request)
    if (!document) return missing(request, reply)
    const name = fileName(document)
    const entries = [
      { name: `${name}.docx`, bytes: await paperToDocx(paperOfDocument(document)) },
      { name: `${name}.txt`, bytes: Buffer.from(`${document.title}\n\n${document.text}\n`) },
    ]
    for (const { no, name: given, sha256 } of document.files)
      entries.push({ name: `附件/${no}-${safe(given)}`, bytes: await app.files.get(sha256) })
    return attach(reply, `${name}.zip`).type('application/zip').send(zipOf(entries))
  })

  server.get(`${path}/files/:no`, async (request: FileRequest, reply) => {
    const document = await found(request)
    const file = document?.files.find(({ no }) => String(no) === request.params.no)
    if (!file) return missing(request, reply)
    const bytes = await app.files.get(file.sha256)
    // Whatever the file is, it is shown without scripts and not as a page of ours.
    reply.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'; img-src data:; sandbox")
    reply.header('etag', `"${file.sha256.slice(0, 32)}"`).header('cache-control', 'no-cache')
    if (/^image\/(png|jpeg|gif|webp)$/.test(file.mediaType)) return reply.type(file.mediaType).send(bytes)
    return attach(reply, file.name).type(file.mediaType).send(bytes)
  })

  server.get(`${path}/qr.svg`, async (request: DocumentRequest, reply) => {
    const document = await found(request)
    if (!document) return missing(request, reply)
    const svg = await QRCode.toString(originOf(request) + documentAddress(document), { type: 'svg', margin: 2 })
    return reply.type('image/svg+xml').header('cache-control', 'public, max-age=3600').send(svg)
  })
}

const fileName = ({ title }: Pick<PublicDocument, 'title'>) => safe(title).slice(0, 80)
const safe = (text: string) => text.replace(/[\\/:*?"<>|\u0000-\u001f]/g, ' ').trim()
