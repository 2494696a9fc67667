// The selection of the list as data: every cell as CSV, or whole reports as NDJSON; sent as it is read.
import { Readable } from 'node:stream'
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { ReportFilter } from '../../reports/filter.ts'
import { reportsOfMany } from '../../reports/queries.ts'
import { cellRecords, csvHead, csvRecord } from '../../reports/write/index.ts'
import type { Portal } from '../serve-page.ts'
import { filterOf } from '../view/selection.ts'
import { attach } from './report-files.ts'

export function serveSelection(server: FastifyInstance, { app }: Portal): void {
  server.get('/reports.csv', (request, reply) =>
    attach(reply, '年度报告各格.csv')
      .type('text/csv; charset=utf-8')
      .send(Readable.from(csv(selected(request)))),
  )
  server.get('/reports.ndjson', (request, reply) =>
    attach(reply, '年度报告.ndjson')
      .type('application/x-ndjson')
      .send(Readable.from(ndjson(selected(request)))),
  )

  async function* csv(filter: ReportFilter) {
    yield csvHead
    for await (const { report } of reportsOfMany(app.db, filter)) yield [...cellRecords(report)].map(csvRecord).join('')
  }
  async function* ndjson(filter: ReportFilter) {
    for await (const { report } of reportsOfMany(app.db, filter)) yield `${JSON.stringify(report)}\n`
  }
}

const selected = ({ query }: FastifyRequest): ReportFilter => filterOf(textsOf(query))

/** Only parameters given once, as text. */
export const textsOf = (query: unknown): Record<string, string> =>
  Object.fromEntries(
    Object.entries(query as Record<string, unknown>).filter(
      (one): one is [string, string] => typeof one[1] === 'string' && one[1] !== '',
    ),
  )
