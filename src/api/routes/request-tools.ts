// What belongs to a request beside its acts: items and splitting, repeats, other organs of the installation, turning an
// answer public, a new query code; figures by subject; correction of records (art. 41).
import { z } from 'zod'
import type { App } from '../../app.ts'
import { recordCorrectionActs } from '../../law/regulation/index.ts'
import { may, organsBelow, organsWhere, whyNot } from '../../organs/index.ts'
import {
  actOnRecordCorrection,
  answerOrgan,
  askOrgan,
  erasePeople,
  fileRecordCorrection,
  itemiseRequest,
  listMessages,
  listRecordCorrections,
  type Person,
  passOn,
  publishAnswer,
  type RecordCorrectionAct,
  renewQueryCode,
  repeatsOf,
  seeRecordCorrection,
  splitRequest,
  subjectFigures,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { day, defined, inOrgan } from './requests.ts'

const tags = ['requests']
const anything = z.record(z.string(), z.unknown())
const rows = (list: readonly object[]) => list as unknown as Record<string, unknown>[]
const seen = z.number().int().optional().describe('办理人看到的步数；其间有人办理过则不予办理')
const stood = z.object({ state: z.string().nullable(), actCount: z.number(), number: z.string().nullable() })
const refusals = problemAnswers(400, 401, 403, 404, 409)
const correctionActs = Object.keys(recordCorrectionActs).filter((act) => act !== 'file') as [RecordCorrectionAct]

export function requestToolRoutes(api: Api, app: App) {
  itemRoutes(api, app)
  otherOrganRoutes(api, app)
  correctionRoutes(api, app)

  api.get('/requests/:organ/:id/repeats', {
    schema: {
      operationId: 'listRepeats',
      tags,
      summary: '同一申请人以前提出的相似申请及其结果',
      params: inOrgan,
      response: {
        200: jsonAnswer('相似的申请', z.object({ repeats: z.array(anything) })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      return { repeats: rows(answerWith(await repeatsOf(app, await staffOf(app, request), organ, id))) }
    },
  })

  api.post('/requests/:organ/:id/public-answer', {
    schema: {
      operationId: 'publishAnswer',
      tags,
      summary: '转为主动公开：以不涉及申请人的名称和获取途径公开',
      params: inOrgan,
      body: z.object({ title: z.string().max(200), place: z.string().max(500), on: day, seen }),
      response: { 200: jsonAnswer('办理后的状态', stood), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      const { standing, actCount, number } = answerWith(
        await publishAnswer(app, await staffOf(app, request), input, request.ip),
      )
      return { state: standing.state, actCount, number }
    },
  })

  api.post('/requests/:organ/:id/query-code', {
    schema: {
      operationId: 'renewQueryCode',
      tags,
      summary: '补发查询码，原查询码作废',
      params: inOrgan,
      response: { 200: jsonAnswer('新的查询码，只显示这一次', z.object({ queryCode: z.string() })), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      return answerWith(await renewQueryCode(app, await staffOf(app, request), organ, id, request.ip))
    },
  })

  api.post('/requests/:organ/:id/erasure', {
    schema: {
      operationId: 'erasePeople',
      tags,
      summary: '保存期满，清除申请人的信息；不能恢复',
      params: inOrgan,
      response: { 200: jsonAnswer('清除了几个人的信息', z.object({ people: z.number() })), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      return answerWith(await erasePeople(app, await staffOf(app, request), { organId, requestId }, request.ip))
    },
  })

  api.get('/figures/:organ/:year/subjects', {
    schema: {
      operationId: 'getSubjectFigures',
      tags: ['figures'],
      summary: '一年收到的申请按主题统计',
      params: z.object({ organ: z.string().max(63), year: z.coerce.number().int().min(2019).max(2999) }),
      querystring: z.strictObject({ below: z.enum(['true', 'false']).optional().describe('连同下级机关') }),
      response: { 200: jsonAnswer('统计', z.object({ subjects: z.array(anything) })), ...problemAnswers(401, 403) },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      if (!may(await staffOf(app, request), 'readFigures', organ))
        throw new ProblemError('not-yours', whyNot('readFigures'))
      const below = request.query.below === 'true' ? ((await organsBelow(app.db, [organ])).get(organ) ?? []) : []
      reply.header('cache-control', 'no-store')
      return { subjects: rows(await subjectFigures(app.db, { organIds: [organ, ...below], year })) }
    },
  })
}

function itemRoutes(api: Api, app: App) {
  api.post('/requests/:organ/:id/items', {
    schema: {
      operationId: 'itemiseRequest',
      tags,
      summary: '分列申请事项，各写明内容',
      params: inOrgan,
      body: z.object({ items: z.array(z.string().max(2000)).min(1).max(50), on: day, seen }),
      response: { 200: jsonAnswer('办理后的状态', stood), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      const { standing, actCount, number } = answerWith(
        await itemiseRequest(app, await staffOf(app, request), input, request.ip),
      )
      return { state: standing.state, actCount, number }
    },
  })

  api.post('/requests/:organ/:id/split', {
    schema: {
      operationId: 'splitRequest',
      tags,
      summary: '拆分申请：选出的事项各成一件，收到日期和期限不变',
      params: inOrgan,
      body: z.object({ items: z.array(z.number().int().min(1)).min(1).max(49).describe('事项的序号'), on: day, seen }),
      response: {
        200: jsonAnswer(
          '拆出的申请',
          z.object({
            requests: z.array(
              z.object({ id: z.string(), number: z.string().nullable(), item: z.number(), queryCode: z.string() }),
            ),
          }),
        ),
        ...refusals,
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      reply.header('cache-control', 'no-store')
      const input = { organId, requestId, ...defined(request.body) }
      return answerWith(await splitRequest(app, await staffOf(app, request), input, request.ip))
    },
  })
}

function otherOrganRoutes(api: Api, app: App) {
  const made = { 201: jsonAnswer('已发出', z.object({ id: z.string() })), ...refusals }

  api.post('/requests/:organ/:id/pass-on', {
    schema: {
      operationId: 'passOn',
      tags,
      summary: '告知申请人之后，把申请移送给本平台上负责公开的机关',
      params: inOrgan,
      body: z.object({ toOrganId: z.string().max(63), on: day, note: z.string().max(2000).optional() }),
      response: made,
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      return reply.code(201).send(answerWith(await passOn(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.post('/requests/:organ/:id/assistance', {
    schema: {
      operationId: 'askOrgan',
      tags,
      summary: '请本平台上的其他机关协办、提出意见；答复前期限停算',
      params: inOrgan,
      body: z.object({
        toOrganId: z.string().max(63),
        text: z.string().max(5000),
        jointMaker: z.boolean().optional().describe('共同制作机关'),
        on: day,
        seen,
      }),
      response: made,
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id: requestId } = request.params
      const input = { organId, requestId, ...defined(request.body) }
      return reply.code(201).send(answerWith(await askOrgan(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.get('/organ-messages', {
    schema: {
      operationId: 'listOrganMessages',
      tags,
      summary: '机关之间的移送和协办：收到的和发出的，待答复的在前',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        request: z.uuid().optional(),
        open: z.enum(['true', 'false']).optional().describe('是否待答复'),
      }),
      response: { 200: jsonAnswer('移送和协办', z.object({ messages: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const { organ, request: requestId, open } = request.query
      const organIds = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      const wanted = defined({ organIds, requestId, open: open === undefined ? undefined : open === 'true' })
      reply.header('cache-control', 'no-store')
      return { messages: rows(await listMessages(app, wanted)) }
    },
  })

  api.post('/organ-messages/:organ/:id/answer', {
    schema: {
      operationId: 'answerOrgan',
      tags,
      summary: '答复其他机关的协办事项',
      params: inOrgan,
      body: z.object({ text: z.string().max(5000) }),
      response: { 204: z.null().describe('办好了'), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, text: request.body.text }
      answerWith(await answerOrgan(app, await staffOf(app, request), input, request.ip))
      return reply.code(204).send(null)
    },
  })
}

const person = z.object({
  name: z.string().max(100),
  idKind: z.enum(['idCard', 'passport', 'creditCode', 'other']),
  idNumber: z.string().max(40),
  phone: z.string().max(20),
  email: z.string().max(100).optional(),
  address: z.string().max(200).optional(),
})

function correctionRoutes(api: Api, app: App) {
  api.get('/record-corrections', {
    schema: {
      operationId: 'listRecordCorrections',
      tags,
      summary: '更正政府信息的事项（条例第四十一条），在办的在前',
      querystring: z.strictObject({ organ: z.string().max(63).optional() }),
      response: { 200: jsonAnswer('事项', z.object({ corrections: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const { organ } = request.query
      const mine = organsWhere(await staffOf(app, request), 'readRequests').filter((id) => !organ || id === organ)
      reply.header('cache-control', 'no-store')
      return { corrections: rows(await listRecordCorrections(app, mine)) }
    },
  })

  api.post('/record-corrections', {
    schema: {
      operationId: 'fileRecordCorrection',
      tags,
      summary: '登记一件更正要求',
      body: z
        .object({
          organId: z.string().max(63),
          applicant: person,
          record: z.string().max(2000).describe('哪一份记录'),
          wrong: z.string().max(2000).describe('哪里不准确'),
          evidence: z.string().max(2000).describe('证据'),
          on: day,
        })
        .meta({ id: 'RecordCorrectionFiling' }),
      response: { 201: jsonAnswer('已登记', z.object({ id: z.string(), number: z.string() })), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { applicant, ...rest } = request.body
      const input = { ...rest, applicant: defined(applicant) as Person }
      return reply
        .code(201)
        .send(answerWith(await fileRecordCorrection(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.post('/record-corrections/:organ/:id/view', {
    schema: {
      operationId: 'seeRecordCorrection',
      tags,
      summary: '查看一件更正：经过和申请人信息原文；每次查看记入操作记录',
      params: inOrgan,
      response: { 200: jsonAnswer('事项', anything), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ, id } = request.params
      reply.header('cache-control', 'no-store')
      const by = await staffOf(app, request)
      return answerWith(await seeRecordCorrection(app, by, organ, id, request.ip)) as unknown as Record<string, unknown>
    },
  })

  api.post('/record-corrections/:organ/:id/acts', {
    schema: {
      operationId: 'actOnRecordCorrection',
      tags,
      summary: '办理一件更正：审核、更正、不予更正、转送、告知',
      params: inOrgan,
      body: z.object({ act: z.enum(correctionActs), on: day, note: z.string().max(5000) }),
      response: { 200: jsonAnswer('办理后的状态', z.object({ state: z.string() })), ...refusals },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, ...request.body }
      return answerWith(await actOnRecordCorrection(app, await staffOf(app, request), input, request.ip))
    },
  })
}
