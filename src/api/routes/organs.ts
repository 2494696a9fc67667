// The organs whose reports are stored, and one organ through the years.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { listOrgansAfter, organById } from '../../organs/index.ts'
import { listReportsAfter } from '../../reports/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { unchanged } from '../caching.ts'
import { notFound } from '../problems.ts'
import { cursorOf, keyIn, listedData, listedReport, organ, organData, organFilter, paging } from '../schemas/lists.ts'

const tags = ['organs']
const mostYears = 200

export function organRoutes(api: Api, app: App) {
  api.get('/organs', {
    schema: {
      operationId: 'listOrgans',
      tags,
      summary: '机关目录，可以筛选，逐页取',
      querystring: z.strictObject({ ...organFilter, ...paging }),
      response: {
        200: jsonAnswer('一页机关', z.object({ organs: z.array(organ), next: z.string().nullable() })),
        ...problemAnswers(400),
      },
    },
    handler: async (request, reply) => {
      if (await unchanged(app, request, reply)) return reply
      const { cursor, limit, q, ...filter } = request.query
      const after = keyIn(cursor, z.string())
      const found = await listOrgansAfter(app.db, { ...filter, ...(q && { name: q }) }, { after, limit: limit + 1 })
      const shown = found.slice(0, limit)
      return { organs: shown.map(organData), next: found.length > limit ? cursorOf(shown.at(-1)!.id) : null }
    },
  })

  api.get('/organs/:id', {
    schema: {
      operationId: 'getOrgan',
      tags,
      summary: '一个机关，它的下级机关和各年的年报',
      params: z.object({ id: z.string().max(63).describe('机关编号') }),
      response: {
        200: jsonAnswer(
          '机关',
          organ
            .extend({ subordinates: z.array(organ), reports: z.array(listedReport) })
            .meta({ id: 'OrganWithReports' }),
        ),
        ...problemAnswers(404),
      },
    },
    handler: async (request, reply) => {
      const { id } = request.params
      const found = await organById(app.db, id)
      if (!found) throw notFound(`没有编号为 ${id} 的机关`)
      if (await unchanged(app, request, reply)) return reply
      const [subordinates, reports] = await Promise.all([
        listOrgansAfter(app.db, { parent: id }, { limit: 1000 }),
        listReportsAfter(app.db, { organ: id }, { limit: mostYears }),
      ])
      return {
        ...organData(found),
        subordinates: subordinates.map(organData),
        reports: reports.map(listedData),
      }
    },
  })
}
