// Monitoring of publication: the score sheet of a day, what stands open, columns and limits, the scores of the tree.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  columnRows,
  faultsOn,
  linkFigures,
  publicationSettings,
  scoresOf,
  selfCheckNow,
  settlePublication,
  sheetHistory,
  sheetOf,
} from '../../documents/monitoring/index.ts'
import {
  checkItemIds,
  checkItemOf,
  documentKinds,
  passMark,
  statutoryLimits,
  usualLimit,
  watchedColumns,
} from '../../law/disclosure/index.ts'
import { may, organById, organsBelow, organsWhere, type PermissionId, type Staff, whyNot } from '../../organs/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound, ProblemError } from '../problems.ts'
import { anything, day, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['monitoring']
const params = z.object({ organ: z.string().max(63).describe('机关编号') })
const historyDays = 90

const limit = z.strictObject({
  scope: z.enum(['kind', 'item']).describe('kind 体裁，item 公开事项'),
  of: z.string().max(40).describe('体裁或者公开事项的编号'),
  days: z.number().int().min(1).max(365),
  unit: z.enum(['workingDays', 'days']).describe('workingDays 工作日，days 自然日'),
  basis: z.string().max(200).describe('依据'),
})
const column = z.strictObject({
  id: z.string().max(40),
  applies: z.boolean().describe('本机关是否有这个栏目'),
  days: z.number().int().min(1).max(1100).nullable().describe('多少天内要有更新；空为不限'),
  basis: z.string().max(200).describe('依据；不涉及的写理由'),
})
const settings = {
  limits: z.array(limit).max(200),
  columns: z.array(column).max(200),
  silentDays: z.number().int().min(1).max(366).describe('部门多少天没有发布算作没有报送'),
}

export function monitoringRoutes(api: Api, app: App) {
  api.get('/office/monitoring/:organ', {
    schema: {
      operationId: 'getSelfCheck',
      tags,
      summary: '公开自查：一天的评分表、当天存在的问题、近九十次得分',
      params,
      querystring: z.strictObject({ day: day.optional().describe('看哪一天；不写为最近一次') }),
      response: {
        200: jsonAnswer(
          '评分表；没有自查过时 sheet 为空。未公开文件的标题只给可以查看该机关文件的人',
          z.object({
            organ: z.object({ id: z.string(), name: z.string() }),
            scheme: z.array(anything),
            passMark: z.number(),
            sheet: anything.nullable(),
            faults: z.array(anything),
            history: z.array(anything),
            links: anything,
          }),
        ),
        ...problemAnswers(400, 401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const organ = await organRead(app, staff, request.params.organ, 'readFigures')
      const sheet = await sheetOf(app.db, organ.id, request.query.day)
      const [faults, history, links] = await Promise.all([
        sheet ? faultsOn(app.db, organ.id, sheet.onDay) : [],
        sheetHistory(app.db, organ.id, historyDays),
        linkFigures(app.db, organ.id),
      ])
      const readable = organsWhere(staff, 'readDocuments').includes(organ.id)
      reply.header('cache-control', 'no-store')
      return {
        organ: { id: organ.id, name: organ.name },
        scheme: rows(checkItemIds.map((id) => ({ id, ...checkItemOf(id) }))),
        passMark,
        sheet: sheet ? { ...sheet } : null,
        faults: rows(faults.map((one) => ({ ...one, ...(one.restricted && !readable && { title: null }) }))),
        history: rows(history),
        links: { ...links, external_allowed: app.config.externalLinks },
      }
    },
  })

  api.post('/office/monitoring/:organ/check', {
    config: { dear: true },
    schema: {
      operationId: 'runSelfCheck',
      tags,
      summary: '立即自查一次，代替当天已有的评分表',
      params,
      response: {
        200: jsonAnswer('得分', z.object({ points: z.number(), passed: z.boolean() })),
        ...problemAnswers(401, 403),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { points, passed } = answerWith(await selfCheckNow(app, staff, request.params.organ, request.ip))
      return { points, passed }
    },
  })

  api.get('/office/monitoring/:organ/columns', {
    schema: {
      operationId: 'listWatchedColumns',
      tags,
      summary: '栏目更新：每个栏目最近一次更新、期限和状态',
      params,
      response: {
        200: jsonAnswer('栏目', z.object({ columns: z.array(anything) })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const organ = await organRead(app, await staffOf(app, request), request.params.organ, 'readFigures')
      reply.header('cache-control', 'no-store')
      return { columns: rows(await columnRows(app.db, organ.id, organ.level, app.today())) }
    },
  })

  api.get('/office/monitoring/:organ/below', {
    schema: {
      operationId: 'rankSelfChecks',
      tags,
      summary: '本机关和下级机关最近一次自查的得分，由低到高',
      params,
      response: {
        200: jsonAnswer('得分', z.object({ organs: z.array(anything) })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const organ = await organRead(app, await staffOf(app, request), request.params.organ, 'readFigures')
      const below = (await organsBelow(app.db, [organ.id])).get(organ.id) ?? []
      reply.header('cache-control', 'no-store')
      return { organs: rows(await scoresOf(app.db, [organ.id, ...below])) }
    },
  })

  api.get('/office/monitoring/:organ/settings', {
    schema: {
      operationId: 'getPublicationSettings',
      tags,
      summary: '公开时限、栏目更新期限和报送提醒的设置，以及法定的缺省值',
      params,
      response: {
        200: jsonAnswer(
          '设置',
          z.object({
            ...settings,
            usual: anything,
            statutory: z.array(anything),
            watched: z.array(anything),
            kinds: z.record(z.string(), z.string()),
          }),
        ),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      const organ = await organRead(app, await staffOf(app, request), request.params.organ, 'readFigures')
      reply.header('cache-control', 'no-store')
      return {
        ...(await publicationSettings(app.db, organ.id)),
        usual: { ...usualLimit },
        statutory: rows(statutoryLimits),
        watched: rows(watchedColumns(organ.level)),
        kinds: Object.fromEntries(Object.entries(documentKinds).map(([id, { label }]) => [id, label])),
      }
    },
  })

  api.put('/office/monitoring/:organ/settings', {
    schema: {
      operationId: 'settlePublication',
      tags,
      summary: '设置公开时限、栏目更新期限和报送提醒；代替原有设置，在办文件的最后期限随之改变',
      params,
      body: z.strictObject(settings),
      response: {
        200: jsonAnswer('已设置', z.object({ ...settings, moved: z.number().describe('期限改变了的在办文件') })),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      return answerWith(await settlePublication(app, staff, request.params.organ, request.body, request.ip))
    },
  })
}

/** The organ, for somebody who may read of it; a problem 403 or 404 otherwise. */
export async function organRead(app: App, staff: Staff, id: string, permission: PermissionId) {
  if (!may(staff, permission, id)) throw new ProblemError('not-yours', whyNot(permission))
  const organ = await organById(app.db, id)
  if (!organ) throw notFound('没有这个机关')
  return organ
}
