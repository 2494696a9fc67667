// What of the documents needs somebody, and the figures of a year's publications.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  attributesProposed,
  dueForReassessment,
  expiringSoon,
  findingsOpen,
  formedUnpublished,
  lackingInterpretation,
  publicationCounts,
  publishedByKind,
  recheckFigures,
  recheckSample,
} from '../../documents/index.ts'
import { addDays } from '../../kit/days.ts'
import { calendarFor } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything } from '../schemas/given.ts'
import { staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const tags = ['office-documents']
const organ = z.string().max(63).optional().describe('机关编号；不写则为自己任职的全部机关')

export function documentBoardRoutes(api: Api, app: App) {
  api.get('/office/document-board', {
    schema: {
      operationId: 'getDocumentBoard',
      tags,
      summary: '待办：已形成未公开、应当重新评估、属性变更待审批、缺解读、将到期、应当抽查、抽查发现未整改',
      querystring: z.strictObject({ organ }),
      response: { 200: jsonAnswer('待办', anything), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const organIds = readableOrgans(staff, request.query.organ)
      const today = app.today()
      const calendar = await calendarFor(app, organIds[0] ?? '')
      const month = { from: addDays(today, -30), until: today, size: 10, seed: today.slice(0, 7) }
      const [unpublished, reassess, interpretation, expiring, findings, proposed, samples] = await Promise.all([
        formedUnpublished(app.db, organIds, today, calendar),
        dueForReassessment(app.db, organIds, today),
        lackingInterpretation(app.db, organIds, today, calendar),
        expiringSoon(app.db, organIds, today),
        findingsOpen(app.db, organIds),
        attributesProposed(app.db, organIds),
        Promise.all(organIds.map((id) => recheckSample(app.db, id, month))),
      ])
      reply.header('cache-control', 'no-store')
      const recheck = samples.flat()
      return { today, unpublished, reassess, proposed, interpretation, expiring, recheck, findings }
    },
  })

  api.get('/office/document-figures', {
    schema: {
      operationId: 'getDocumentFigures',
      tags,
      summary: '一年的发布统计：按种类、月份、部门、渠道，及发布后抽查',
      querystring: z.strictObject({ organ, year: z.coerce.number().int().min(1949).max(2999) }),
      response: { 200: jsonAnswer('统计', anything), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      const { year } = request.query
      const [kinds, publications, rechecks] = await Promise.all([
        publishedByKind(app.db, organIds, year),
        publicationCounts(app.db, organIds, year),
        recheckFigures(app.db, organIds, year),
      ])
      reply.header('cache-control', 'no-store')
      return { kinds, publications, rechecks }
    },
  })
}
