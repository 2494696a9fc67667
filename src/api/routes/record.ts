// The record for auditors: what was done at an organ, and whether its chain is whole.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { may, organsWhere, staffNames, whyNot } from '../../organs/index.ts'
import { listRecord, verifyRecord } from '../../record/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['staff']

export function recordRoutes(api: Api, app: App) {
  api.get('/record', {
    schema: {
      operationId: 'listRecord',
      tags,
      summary: '一个机关的操作记录，新的在前',
      querystring: z.strictObject({
        organ: z.string().max(63),
        before: z.coerce.number().int().positive().optional().describe('上一页最后一条的序号'),
        limit: z.coerce.number().int().min(1).max(500).default(100),
      }),
      response: {
        200: jsonAnswer(
          '操作记录',
          z.object({ entries: z.array(z.record(z.string(), z.unknown())), next: z.number().nullable() }),
        ),
        ...problemAnswers(401, 403),
      },
    },
    handler: async (request, reply) => {
      const { organ, before, limit } = request.query
      if (!may(await staffOf(app, request), 'readRecord', organ))
        throw new ProblemError('not-yours', whyNot('readRecord'))
      const entries = await listRecord(app.db, organ, { before, limit })
      const names = await staffNames(
        app.db,
        entries.map(({ actor }) => actor),
      )
      reply.header('cache-control', 'no-store')
      return {
        entries: entries.map((entry) => ({ ...entry, actorName: names.get(entry.actor) ?? null })),
        next: entries.length === limit ? entries.at(-1)!.no : null,
      }
    },
  })

  api.post('/record/verification', {
    config: { dear: true },
    schema: {
      operationId: 'verifyRecord',
      tags,
      summary: '检验操作记录的摘要链：自己可以查看的机关，逐条重算',
      response: {
        200: jsonAnswer(
          '检验结果',
          z.object({
            organs: z.number(),
            entries: z.number(),
            broken: z.array(z.object({ organId: z.string(), no: z.number(), message: z.string() })),
          }),
        ),
        ...problemAnswers(401, 403),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const organs = organsWhere(await staffOf(app, request), 'readRecord')
      if (!organs.length) throw new ProblemError('not-yours', whyNot('readRecord'))
      return verifyRecord(app.db, organs)
    },
  })
}
