// The cells of many reports at once, streamed from the database as fast as the caller takes them.
import { Readable } from 'node:stream'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { csvLine } from '../../kit/csv.ts'
import { cellOrder } from '../../law/annual-report/index.ts'
import { cellsOfMany, type ReportCells, type ReportFilter } from '../../reports/index.ts'
import { type Api, fileAnswer, problemAnswers } from '../api.ts'
import { unchanged } from '../caching.ts'
import { filterOf, reportFilter } from '../schemas/lists.ts'
import { tableId } from '../schemas/report.ts'

const columns = [
  'report',
  'organ',
  'organName',
  'region',
  'year',
  'edition',
  'table',
  'row',
  'column',
  'value',
  'state',
  'notice',
] as const

const idsOf = (part: 'row' | 'column') => [...new Set(cellOrder.map((cell) => cell[part]))]

const query = z.strictObject({
  ...reportFilter,
  table: tableId.optional(),
  row: z.enum(idsOf('row')).optional().describe('行的标识，如 newReceived，见 /api/grid'),
  column: z.enum(idsOf('column')).optional().describe('列的标识，如 total，见 /api/grid'),
})
type Query = z.infer<typeof query>
type CellLine = Record<(typeof columns)[number], string | number | null>

const forms = {
  ndjson: {
    mediaType: 'application/x-ndjson',
    head: '',
    line: (cell: CellLine) => `${JSON.stringify(cell)}\n`,
  },
  csv: {
    mediaType: 'text/csv',
    head: `\ufeff${csvLine(columns)}`,
    line: (cell: CellLine) => csvLine(columns.map((name) => cell[name])),
  },
}

export function bulkRoutes(api: Api, app: App) {
  for (const [form, { mediaType, head, line }] of Object.entries(forms))
    api.get(`/cells.${form}`, {
      config: { dear: true },
      schema: {
        operationId: form === 'csv' ? 'cellsAsCsv' : 'cellsAsNdjson',
        tags: ['bulk'],
        summary: `许多年报的单元格，${form === 'csv' ? 'CSV' : 'NDJSON'}，每行一个单元格`,
        description: `字段：${columns.join('、')}。state：printed 有数字，blank 空白，open 有几种读法；文件中没有的单元格不列出。`,
        querystring: query,
        response: { 200: fileAnswer('现行各份年报的单元格，按机关和年度排列', mediaType), ...problemAnswers(400) },
      },
      handler: async (request, reply) => {
        if (await unchanged(app, request, reply)) return reply
        const { table, row, column, ...filter } = request.query
        const lines = pieces(app, filterOf(filter), { table, row, column }, head, line)
        return reply.type(`${mediaType}; charset=utf-8`).send(Readable.from(lines))
      },
    })
}

/** One piece of text a report. */
async function* pieces(
  app: App,
  filter: ReportFilter,
  wanted: Pick<Query, 'table' | 'row' | 'column'>,
  head: string,
  line: (cell: CellLine) => string,
): AsyncGenerator<string> {
  const places = cellOrder.flatMap((cell, place) =>
    (['table', 'row', 'column'] as const).every((part) => !wanted[part] || wanted[part] === cell[part]) ? [place] : [],
  )
  if (head) yield head
  for await (const report of cellsOfMany(app.db, filter)) {
    const text = places.map((place) => (report.states[place] === 'a' ? '' : line(cellLine(report, place)))).join('')
    if (text) yield text
  }
}

const stateNames: Record<string, string> = { p: 'printed', b: 'blank', o: 'open' }

function cellLine(
  { organId, organName, region, year, edition, notice, cells, states }: ReportCells,
  place: number,
): CellLine {
  const { table, row, column } = cellOrder[place]!
  const value = cells[place]
  return {
    ...{ report: `${organId}-${year}`, organ: organId, organName, region, year, edition, table, row, column },
    value: value === null || value === undefined ? null : Number(value),
    state: stateNames[states[place]!]!,
    notice,
  }
}
