// A stored report as a file: /api/reports/{id}/export.pdf and the like.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { type WriteFormat, writeReport } from '../../reports/index.ts'
import { type Api, fileAnswer, problemAnswers } from '../api.ts'
import { unchanged } from '../caching.ts'
import { asAttachment, oneReport, storedReport, versionQuery } from './reports.ts'

const formats: Record<WriteFormat, { summary: string; mediaType: string; dear: boolean }> = {
  html: { summary: '官方格式的网页', mediaType: 'text/html', dear: false },
  docx: {
    summary: 'Word 文档',
    mediaType: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
    dear: true,
  },
  pdf: { summary: 'PDF', mediaType: 'application/pdf', dear: true },
  xlsx: {
    summary: 'Excel 工作簿',
    mediaType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
    dear: true,
  },
  csv: { summary: 'CSV，每行一个单元格', mediaType: 'text/csv', dear: false },
  json: { summary: 'JSON（gongkai.report/1）', mediaType: 'application/json', dear: false },
}

export function exportRoutes(api: Api, app: App) {
  for (const [format, { summary, mediaType, dear }] of Object.entries(formats))
    api.get(`/reports/:id/export.${format}`, {
      config: { dear },
      schema: {
        operationId: `export${format[0]!.toUpperCase()}${format.slice(1)}`,
        tags: ['reports'],
        summary: `导出：${summary}`,
        params: oneReport,
        querystring: z.strictObject(versionQuery),
        response: { 200: fileAnswer(summary, mediaType), ...problemAnswers(400, 404) },
      },
      handler: async (request, reply) => {
        const { report } = await storedReport(app, request.params.id, request.query.version)
        if (await unchanged(app, request, reply)) return reply
        const written = await writeReport(report, format as WriteFormat)
        return reply
          .headers(asAttachment(written.fileName))
          .type(written.mediaType)
          .send(Buffer.from(written.bytes.buffer, written.bytes.byteOffset, written.bytes.byteLength))
      },
    })
}
