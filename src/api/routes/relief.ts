// The docket of reconsideration and litigation for staff.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { litigationEndings, reconsiderationEndings } from '../../law/relief/index.ts'
import { organsWhere, staffNames } from '../../organs/index.ts'
import {
  decideCase,
  duesOf,
  listCases,
  openCase,
  readCase,
  readSteps,
  type StepId,
  steps,
  takeStep,
} from '../../relief/index.ts'
import { calendarFor } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { day, defined, inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['relief']
const anything = z.record(z.string(), z.unknown())
const nothing = { 204: z.null().describe('办好了') }
const stepIds = (Object.keys(steps) as StepId[]).filter((id) => id !== 'decided' && id !== 'notified') as [
  Exclude<StepId, 'decided' | 'notified'>,
]

export function reliefRoutes(api: Api, app: App) {
  api.get('/cases', {
    schema: {
      operationId: 'listCases',
      tags,
      summary: '复议诉讼台账，最急的在前',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        kind: z.enum(['reconsideration', 'litigation']).optional(),
        open: z.enum(['true', 'false']).optional(),
        year: z.coerce.number().int().optional().describe('受理的年份'),
      }),
      response: {
        200: jsonAnswer('案件', z.object({ cases: z.array(anything), endings: anything })),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const { organ, kind, open, year } = request.query
      const mine = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      reply.header('cache-control', 'no-store')
      const wanted = defined({ organIds: mine, kind, open: open === undefined ? undefined : open === 'true', year })
      const cases = mine.length ? await listCases(app.db, wanted) : []
      return {
        cases: cases as unknown as Record<string, unknown>[],
        endings: { reconsideration: Object.keys(reconsiderationEndings), litigation: Object.keys(litigationEndings) },
      }
    },
  })

  api.post('/cases', {
    schema: {
      operationId: 'openCase',
      tags,
      summary: '登记一件行政复议或者行政诉讼',
      body: z
        .object({
          organId: z.string().max(63),
          kind: z.enum(['reconsideration', 'litigation']),
          afterReconsideration: z.boolean().optional(),
          number: z.string().max(80).optional(),
          body: z.string().min(1).max(100).describe('复议机关或者法院'),
          applicant: z.string().min(1).max(100),
          requestId: z.uuid().optional(),
          attacked: z.string().min(1).max(2000).describe('被复议、被诉的行为'),
          attackedOn: day,
          earlierCase: z.uuid().optional(),
          procedure: z.enum(['summary', 'ordinary']),
          openedOn: day.describe('受理、立案之日'),
          copyOn: day.optional().describe('收到副本之日'),
        })
        .meta({ id: 'CaseOpening' }),
      response: { 201: jsonAnswer('已登记', z.object({ id: z.string() })), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      return reply
        .code(201)
        .send(answerWith(await openCase(app, await staffOf(app, request), defined(request.body), request.ip)))
    },
  })

  api.get('/cases/:organ/:id', {
    schema: {
      operationId: 'getCase',
      tags,
      summary: '一件案件：经过、材料、接下来的期限和依据',
      params: inOrgan,
      response: { 200: jsonAnswer('案件', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      const allowed = organsWhere(await staffOf(app, request), 'readRequests').includes(organ)
      const row = allowed ? await readCase(app.db, organ, id) : undefined
      if (!row) throw notFound('没有这件案件')
      const done = await readSteps(app.db, organ, id)
      const names = await staffNames(
        app.db,
        done.map(({ actor }) => actor),
      )
      reply.header('cache-control', 'no-store')
      return {
        case: row,
        steps: done.map((one) => ({
          ...one,
          label: steps[one.step].label,
          actorName: names.get(one.actor) ?? null,
        })),
        possible: stepIds
          .filter((id) => (steps[id].kinds as readonly string[]).includes(row.kind))
          .map((id) => ({ id, label: steps[id].label })),
        endings: Object.keys(row.kind === 'reconsideration' ? reconsiderationEndings : litigationEndings),
        dues: duesOf(row, done, await calendarFor(app, organ)),
      }
    },
  })

  api.post('/cases/:organ/:id/steps', {
    schema: {
      operationId: 'takeCaseStep',
      tags,
      summary: '登记案件的一步：收到副本、提交答复、上诉、重新处理等',
      params: inOrgan,
      body: z.object({ step: z.enum(stepIds), on: day, note: z.string().max(5000).optional() }),
      response: { ...nothing, ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: caseId } = request.params
      answerWith(
        await takeStep(app, await staffOf(app, request), { organId, caseId, ...defined(request.body) }, request.ip),
      )
      return reply.code(204).send(null)
    },
  })

  api.post('/cases/:organ/:id/decision', {
    schema: {
      operationId: 'decideCase',
      tags,
      summary: '登记复议决定、裁判结果',
      params: inOrgan,
      body: z.object({
        on: day,
        ending: z.string().max(20).describe('维持、撤销、驳回诉讼请求等'),
        ruling: z.boolean().optional().describe('裁定'),
        remakeDue: day.optional().describe('责令重新处理的期限'),
        note: z.string().max(5000).optional(),
      }),
      response: {
        200: jsonAnswer('表四的哪一栏', z.object({ result: z.enum(['upheld', 'corrected', 'other']) })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: caseId } = request.params
      return answerWith(
        await decideCase(app, await staffOf(app, request), { organId, caseId, ...defined(request.body) }, request.ip),
      )
    },
  })
}
