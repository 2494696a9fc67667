// The working calendar: its years, notices that are entered, and what they do to open requests.
import { z } from 'zod'
import type { App } from '../../app.ts'
import type { HolidayNotice } from '../../law/calendar/index.ts'
import { organById, organsWhere } from '../../organs/index.ts'
import { movedCases, recomputeCases } from '../../relief/index.ts'
import {
  calendarYear,
  enterHolidayNotice,
  listBesideMoves,
  listDueDayChanges,
  listHolidayNotices,
  previewHolidayNotice,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, defined, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']

const notice = z
  .object({
    number: z.string().max(60).nullable().describe('文号；没有则为 null'),
    title: z.string().min(1).max(200),
    announcedOn: day.describe('公布日期；同一天有几份通知时，后公布的为准'),
    region: z.string().max(6).nullable().describe('地区代码的开头，如 45；全国为 null'),
    settles: z.number().int().nullable().describe('安排全年的通知写年份，更正写 null'),
    breaks: z
      .array(
        z.object({
          name: z.string().min(1).max(40),
          off: z.tuple([day, day]).nullable().describe('放假的第一日和最后一日；只改回上班的写 null'),
          worked: z.array(day).max(10).optional().describe('调休上班的日子'),
        }),
      )
      .max(40),
  })
  .meta({ id: 'HolidayNotice' })

export function calendarRoutes(api: Api, app: App) {
  api.get('/calendar/:year', {
    schema: {
      operationId: 'getCalendarYear',
      tags,
      summary: '一年的工作日历：放假、调休上班的日子，各月工作日数，依据的通知，尚未公布的安排',
      params: z.object({ year: z.coerce.number().int().min(2019).max(2098) }),
      querystring: z.strictObject({
        organ: z.string().max(63).optional().describe('按这个机关所在的地区；不写为全国'),
      }),
      response: { 200: jsonAnswer('日历', anything), ...problemAnswers(400, 401, 404) },
    },
    handler: async (request, reply) => {
      await staffOf(app, request)
      const { organ: id } = request.query
      const organ = id ? await organById(app.db, id) : undefined
      if (id && !organ) throw notFound(`没有编号为 ${id} 的机关`)
      reply.header('cache-control', 'no-store')
      return { ...(await calendarYear(app, organ?.region ?? null, request.params.year)) }
    },
  })

  api.get('/calendar-notices', {
    schema: {
      operationId: 'listHolidayNotices',
      tags,
      summary: '本平台录入的放假通知和更正，新的在前',
      response: { 200: jsonAnswer('通知', z.object({ notices: z.array(anything) })), ...problemAnswers(401) },
    },
    handler: async (request, reply) => {
      await staffOf(app, request)
      reply.header('cache-control', 'no-store')
      return { notices: rows(await listHolidayNotices(app)) }
    },
  })

  api.post('/calendar-notices/preview', {
    schema: {
      operationId: 'previewHolidayNotice',
      tags,
      summary: '试算：录入这份通知，哪些在办的申请、案件、投诉、更正的期限会变动；不保存',
      body: notice,
      response: {
        200: jsonAnswer(
          '会有的变动',
          z.object({
            open: z.number(),
            moving: z.number(),
            changes: z.array(anything),
            beside: z.array(anything).describe('复议诉讼案件、投诉、更正要求'),
          }),
        ),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const by = await staffOf(app, request)
      const given = request.body as HolidayNotice
      const { changes, beside, ...counts } = answerWith(await previewHolidayNotice(app, by, given))
      return { ...counts, changes: rows(changes), beside: rows([...(await movedCases(app, given)), ...beside]) }
    },
  })

  api.post('/calendar-notices', {
    schema: {
      operationId: 'enterHolidayNotice',
      tags,
      summary: '录入放假通知或者更正；在办申请的期限随即重算，列出变动',
      body: notice,
      response: {
        201: jsonAnswer(
          '已录入',
          z.object({
            id: z.number(),
            changes: z.array(anything),
            beside: z.array(anything).describe('期限变动的复议诉讼案件、投诉、更正要求'),
          }),
        ),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const by = await staffOf(app, request)
      const given = request.body as HolidayNotice
      const { id, changes, beside } = answerWith(await enterHolidayNotice(app, by, given, request.ip))
      const cases = await recomputeCases(app, id)
      return reply.code(201).send({ id, changes: rows(changes), beside: rows([...cases, ...beside]) })
    },
  })

  api.get('/due-day-changes', {
    schema: {
      operationId: 'listDueDayChanges',
      tags,
      summary: '日历变动引起的期限变动，新的在前；可以查看申请的，和可以录入放假通知的，看到各自机关的',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        request: z.uuid().optional(),
        notice: z.coerce.number().int().optional().describe('通知的编号'),
      }),
      response: {
        200: jsonAnswer(
          '变动',
          z.object({
            changes: z.array(anything).describe('申请'),
            beside: z.array(anything).describe('复议诉讼案件、投诉、更正要求；查一件申请时为空'),
          }),
        ),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const { organ, request: requestId, notice: noticeId } = request.query
      const staff = await staffOf(app, request)
      const seen = (['readRequests', 'editCalendar', 'editRegionCalendar'] as const).flatMap((one) =>
        organsWhere(staff, one),
      )
      const organIds = [...new Set(seen)].filter((id) => !organ || id === organ)
      reply.header('cache-control', 'no-store')
      const [changes, beside] = [
        await listDueDayChanges(app, defined({ organIds, requestId, noticeId })),
        requestId ? [] : await listBesideMoves(app, defined({ organIds, noticeId })),
      ]
      return { changes: rows(changes), beside: rows(beside) }
    },
  })
}
