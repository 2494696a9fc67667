// Tables two, three and four from register, ledger and cases, and what stands behind each figure.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { behindDisclosure, tableTwo } from '../../documents/index.ts'
import { may, organsBelow, organsWhere, type Staff, whyNot } from '../../organs/index.ts'
import { casesBehind, casesByIds, tableFour } from '../../relief/index.ts'
import {
  handlingFigures,
  requestsBehind,
  requestsByIds,
  subjectFigures,
  suggestionFigures,
  tableThree,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound, ProblemError } from '../problems.ts'
import { anything, rows } from '../schemas/given.ts'
import { staffOf } from '../signed-in.ts'

const tags = ['figures']
const params = z.object({ organ: z.string().max(63), year: z.coerce.number().int().min(2019).max(2999) })
const below = z.enum(['true', 'false']).optional().describe('连同下级机关')

export function figureRoutes(api: Api, app: App) {
  api.get('/figures/:organ/:year', {
    schema: {
      operationId: 'getFigures',
      tags,
      summary: '一个机关一年的表二、表三、表四和办理情况，由登记簿、台账和案件算出',
      params,
      querystring: z.strictObject({ below }),
      response: {
        200: jsonAnswer(
          '统计',
          z.object({
            edition: z.string(),
            organs: z.number(),
            disclosure: anything,
            requests: anything,
            relief: anything,
            handling: anything,
          }),
        ),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      const organIds = await organsCounted(app, await staffOf(app, request), organ, request.query.below === 'true')
      const three = await tableThree(app.db, { organIds, year })
      if (!three) throw notFound(`${year}年没有对应的报告格式`)
      const [two, relief, handling] = await Promise.all([
        tableTwo(app.db, { organIds, year }),
        tableFour(app, organIds, year),
        handlingFigures(app.db, { organIds, year }),
      ])
      reply.header('cache-control', 'no-store')
      return {
        edition: three.edition,
        organs: organIds.length,
        disclosure: { ...two?.table },
        requests: { ...three.table },
        relief: { ...relief },
        handling: { ...handling },
      }
    },
  })

  api.get('/figures/:organ/:year/disclosure', {
    schema: {
      operationId: 'getBehindDisclosure',
      tags,
      summary: '表二一个数字背后的文件，或者台账记录',
      params,
      querystring: z.strictObject({ below, row: z.string().max(60), column: z.string().max(40) }),
      response: {
        200: jsonAnswer(
          '文件和台账记录；没有公开的文件，标题和文号只给本机关的人',
          z.object({ documents: z.array(anything), entries: z.array(anything) }),
        ),
        ...problemAnswers(401, 403),
      },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      const { row, column } = request.query
      const staff = await staffOf(app, request)
      const organIds = await organsCounted(app, staff, organ, request.query.below === 'true')
      const { documents, entries } = await behindDisclosure(app.db, { organIds, year, row, column })
      const readable = organsWhere(staff, 'readDocuments')
      reply.header('cache-control', 'no-store')
      return {
        documents: documents.map((one) => ({
          ...one,
          ...(!one.isPublic && !readable.includes(one.organId) && { title: null, documentNo: null }),
        })),
        entries: entries.map((one) => ({ ...one })),
      }
    },
  })

  api.get('/figures/:organ/:year/cases', {
    schema: {
      operationId: 'listCasesBehindFigure',
      tags,
      summary: '一个数字背后的案件',
      params,
      querystring: z.strictObject({
        below,
        table: z.enum(['requests', 'relief']),
        row: z.string().max(60),
        column: z.string().max(40),
      }),
      response: {
        200: jsonAnswer(
          '案件的编号；rows 为前 1000 件的情况，内容和申请人（掩码）只给可以查看该机关申请的人',
          z.object({
            cases: z.array(z.object({ organId: z.string(), id: z.string() })),
            rows: z.array(anything),
          }),
        ),
        ...problemAnswers(401, 403),
      },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      const { table, row, column } = request.query
      const staff = await staffOf(app, request)
      const organIds = await organsCounted(app, staff, organ, request.query.below === 'true')
      reply.header('cache-control', 'no-store')
      const cases =
        table === 'relief'
          ? await casesBehind(app.db, organIds, year, row, column)
          : await requestsBehind(app.db, { organIds, year, row, column })
      const shown = cases.slice(0, 1000)
      const rows = table === 'relief' ? await casesByIds(app.db, shown) : await requestsByIds(app.db, shown)
      const readable = organsWhere(staff, 'readRequests')
      return {
        cases,
        rows: rows.map((row) => ({
          ...row,
          ...(!readable.includes(row.organId) && { content: null, applicant: null }),
        })),
      }
    },
  })

  api.get('/figures/:organ/:year/suggestions', {
    schema: {
      operationId: 'getSuggestionFigures',
      tags,
      summary: '填写申请时提示的已公开答复，一年里被打开几次、几次免去了一件申请',
      params,
      querystring: z.strictObject({ below }),
      response: {
        200: jsonAnswer('统计', z.object({ opened: z.number(), served: z.number(), answers: z.array(anything) })),
        ...problemAnswers(401, 403),
      },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      const organIds = await organsCounted(app, await staffOf(app, request), organ, request.query.below === 'true')
      const { answers, ...counts } = await suggestionFigures(app.db, { organIds, year })
      reply.header('cache-control', 'no-store')
      return { ...counts, answers: rows(answers) }
    },
  })

  api.get('/figures/:organ/:year/subjects', {
    schema: {
      operationId: 'getSubjectFigures',
      tags,
      summary: '一年收到的申请按主题统计',
      params,
      querystring: z.strictObject({ below }),
      response: { 200: jsonAnswer('统计', z.object({ subjects: z.array(anything) })), ...problemAnswers(401, 403) },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      const organIds = await organsCounted(app, await staffOf(app, request), organ, request.query.below === 'true')
      reply.header('cache-control', 'no-store')
      return { subjects: rows(await subjectFigures(app.db, { organIds, year })) }
    },
  })
}

async function organsCounted(app: App, staff: Staff, organ: string, withBelow: boolean): Promise<string[]> {
  if (!may(staff, 'readFigures', organ)) throw new ProblemError('not-yours', whyNot('readFigures'))
  return withBelow ? [organ, ...((await organsBelow(app.db, [organ])).get(organ) ?? [])] : [organ]
}
