// Two reports cell by cell.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { cellOrder } from '../../law/annual-report/index.ts'
import { cellName, type Report, valueAt } from '../../reports/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { unchanged } from '../caching.ts'
import { reportId } from '../schemas/lists.ts'
import { editionId, tableId } from '../schemas/report.ts'
import { storedReport } from './reports.ts'

const side = z.object({
  id: reportId,
  organ: z.string().nullable(),
  year: z.number().nullable(),
  edition: editionId.nullable(),
})
const cell = z
  .object({
    table: tableId,
    row: z.string(),
    column: z.string(),
    name: z.string().describe('单元格的中文名称'),
    left: z.number().nullable().optional(),
    right: z.number().nullable().optional(),
    difference: z.number().nullable().describe('right 减 left；有一方没有数字时为 null'),
  })
  .meta({ id: 'ComparedCell', description: 'left、right 没有这个键时，那一份年报没有这个单元格' })

export function comparisonRoutes(api: Api, app: App) {
  api.get('/compare', {
    schema: {
      operationId: 'compareReports',
      tags: ['reports'],
      summary: '两份年报逐格比较',
      querystring: z.strictObject({
        left: reportId.describe('一份年报的编号'),
        right: reportId.describe('另一份年报的编号'),
        only: z.enum(['all', 'different']).default('all').describe('different：只列出不同的单元格'),
      }),
      response: {
        200: jsonAnswer('逐格比较', z.object({ left: side, right: side, cells: z.array(cell) })),
        ...problemAnswers(400, 404),
      },
    },
    handler: async (request, reply) => {
      const { left, right, only } = request.query
      const [one, other] = await Promise.all([storedReport(app, left), storedReport(app, right)])
      if (await unchanged(app, request, reply)) return reply
      const cells = compared(one.report, other.report).filter((cell) => only === 'all' || cell.left !== cell.right)
      return { left: sideOf(left, one.report), right: sideOf(right, other.report), cells }
    },
  })
}

const sideOf = (id: string, { organ, year, edition }: Report) => ({ id, organ, year, edition })

function compared(one: Report, other: Report): z.infer<typeof cell>[] {
  return cellOrder.flatMap(({ table, row, column }) => {
    const place = { table, row, column }
    const [left, right] = [valueAt(one.tables, place), valueAt(other.tables, place)]
    if (left === undefined && right === undefined) return []
    const known = typeof left === 'number' && typeof right === 'number'
    // Amounts have up to four decimals of 万元; binary fractions must not show.
    const difference = known ? Number((right - left).toFixed(6)) : null
    const edition = left === undefined ? other.edition : one.edition
    return [{ ...place, name: cellName(edition, place), left, right, difference }]
  })
}
