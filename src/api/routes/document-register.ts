// The register of rules and normative documents: at any day, a card for each, changes of validity, interpretations.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  changeValidity,
  interpretationForms,
  interpretationPairs,
  likeness,
  readVersion,
  registerCard,
  registerCounts,
  registerOn,
  toldByOthers,
} from '../../documents/index.ts'
import { validities } from '../../law/disclosure/index.ts'
import { calendarFor } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, defined, inOrgan, rows } from '../schemas/given.ts'
import { cursorOf, keyIn, paging } from '../schemas/lists.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readable, readableOrgans, shownActed } from './office-documents.ts'

const tags = ['office-documents']
const organ = z.string().max(63).optional().describe('机关编号；不写则为自己任职的全部机关')

export function documentRegisterRoutes(api: Api, app: App) {
  api.get('/office/register', {
    schema: {
      operationId: 'getRegister',
      tags,
      summary: '规章和规范性文件登记簿，可以看任何一天的有效性',
      querystring: z.strictObject({
        organ,
        day: day.optional().describe('看哪一天；不写为今天'),
        kind: z.enum(['rule', 'normative']).optional(),
        validity: z.enum(Object.keys(validities) as [keyof typeof validities]).optional(),
        q: z.string().max(100).optional(),
        ...paging,
      }),
      response: {
        200: jsonAnswer(
          '一页登记',
          z.object({
            day: z.string(),
            counts: z.record(z.string(), z.number()).describe('那一天各种有效性的件数'),
            rows: z.array(anything),
            next: z.string().nullable(),
          }),
        ),
        ...problemAnswers(400, 401),
      },
    },
    handler: async (request, reply) => {
      const { cursor, limit, q, validity, kind } = request.query
      const on = request.query.day ?? app.today()
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      const after = keyIn(cursor, z.object({ on: z.string(), id: z.string() }))
      const filter = { organIds, day: on, ...defined({ validity, kind, words: q }) }
      const [counts, found] = await Promise.all([
        registerCounts(app.db, filter),
        registerOn(app.db, filter, { after, limit: limit + 1 }),
      ])
      reply.header('cache-control', 'no-store')
      const last = found.slice(0, limit).at(-1)
      const next = found.length > limit && last ? cursorOf({ on: last.madeOn, id: last.id }) : null
      return { day: on, counts, rows: rows(found.slice(0, limit)), next }
    },
  })

  api.get('/office/register/:organ/:id', {
    schema: {
      operationId: 'getRegisterCard',
      tags,
      summary: '登记卡：一份文件的要素、有效性的每次变更、关联的文件和解读、历次清理',
      params: inOrgan,
      response: { 200: jsonAnswer('登记卡', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id } = request.params
      const mine = readableOrgans(await staffOf(app, request), organId)
      const card = mine.length ? await registerCard(app.db, organId, id) : undefined
      if (!card) throw notFound('登记簿中没有这份文件')
      reply.header('cache-control', 'no-store')
      return { ...card }
    },
  })

  api.get('/office/register-alerts', {
    schema: {
      operationId: 'getRegisterAlerts',
      tags,
      summary: '其他机关已公开的文件写明修改、废止、代替了本机关的文件，而登记簿还没有变更的',
      querystring: z.strictObject({ organ }),
      response: { 200: jsonAnswer('待登记', z.object({ told: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      reply.header('cache-control', 'no-store')
      return { told: rows(await toldByOthers(app.db, organIds)) }
    },
  })

  api.post('/office/documents/:organ/:id/validity', {
    schema: {
      operationId: 'changeValidity',
      tags,
      summary: '变更有效性：废止、暂停、恢复，写明依据',
      params: inOrgan,
      body: z.object({
        validity: z.enum(Object.keys(validities) as [keyof typeof validities]),
        fromOn: day.optional().describe('自哪天起，不填为今天；决定写明以后施行的，填那一天'),
        basis: z.string().max(300),
        by: z
          .object({ organId: z.string().max(63), id: z.uuid() })
          .optional()
          .describe('作出变更的文件'),
      }),
      response: {
        200: jsonAnswer(
          '已变更',
          z.object({ state: z.string().nullable(), actCount: z.number(), version: z.number() }),
        ),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, documentId: request.params.id, ...defined(request.body) }
      return shownActed(answerWith(await changeValidity(app, await staffOf(app, request), input, request.ip)))
    },
  })

  api.get('/office/interpretations', {
    schema: {
      operationId: 'listInterpretations',
      tags,
      summary: '政策解读：文件和解读逐对列出，缺的、逾期的在前；一年各种形式的件数',
      querystring: z.strictObject({ organ, year: z.coerce.number().int().min(1949).max(2999) }),
      response: {
        200: jsonAnswer(
          '解读',
          z.object({ pairs: z.array(anything), forms: z.record(z.string(), z.number()), today: z.string() }),
        ),
        ...problemAnswers(400, 401),
      },
    },
    handler: async (request, reply) => {
      const organIds = readableOrgans(await staffOf(app, request), request.query.organ)
      const { year } = request.query
      const today = app.today()
      const calendar = await calendarFor(app, organIds[0] ?? '')
      const [pairs, forms] = await Promise.all([
        interpretationPairs(app.db, { organIds, year, today, calendar }),
        interpretationForms(app.db, organIds, year),
      ])
      reply.header('cache-control', 'no-store')
      return { pairs: rows(pairs), forms, today }
    },
  })

  api.get('/office/documents/:organ/:id/likeness/:other', {
    schema: {
      operationId: 'compareInterpretation',
      tags,
      summary: '解读与文件的相似程度：照抄的比例和段落',
      params: inOrgan.extend({ other: z.uuid().describe('文件') }),
      response: { 200: jsonAnswer('相似程度', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request) => {
      const staff = await staffOf(app, request)
      const { organ: organId, id, other } = request.params
      const [mine, theirs] = [await readable(app, staff, organId, id), await readable(app, staff, organId, other)]
      const [one, two] = await Promise.all([
        readVersion(app.db, organId, id, mine.version),
        readVersion(app.db, organId, other, theirs.version),
      ])
      return { ...likeness(one!.text, two!.text) }
    },
  })
}
