// The ledger and the desk: lists of requests, as staff may see them.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { addDays } from '../../kit/days.ts'
import { channels } from '../../law/regulation/index.ts'
import { outcomeIds, states } from '../../law/requests/index.ts'
import { organsWhere, type Staff } from '../../organs/index.ts'
import { listCases } from '../../relief/index.ts'
import { applicantKinds, deskCounts, listDue, listMessages, listRequests } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { anything, defined, rows } from '../schemas/given.ts'
import { cursorOf, keyIn, paging } from '../schemas/lists.ts'
import { staffOf } from '../signed-in.ts'

const tags = ['requests']

/** What the ledger is filtered by. */
export const ledgerQuery = {
  organ: z.string().max(63).optional().describe('机关编号；不写则为自己任职的全部机关'),
  year: z.coerce.number().int().min(2019).max(2999).optional().describe('收到的年份'),
  state: z.enum(Object.keys(states) as [keyof typeof states]).optional(),
  open: z.enum(['true', 'false']).optional().describe('是否在办'),
  kind: z.enum(applicantKinds).optional(),
  channel: z.enum(Object.keys(channels) as [keyof typeof channels]).optional(),
  outcome: z.enum(outcomeIds as [(typeof outcomeIds)[number]]).optional(),
  flag: z.string().max(40).optional(),
  q: z.string().max(100).optional().describe('编号、内容、申请人（掩码）中的字词'),
}

export function requestListRoutes(api: Api, app: App) {
  api.get('/requests', {
    schema: {
      operationId: 'listRequests',
      tags,
      summary: '台账：按收到的先后，可以筛选，逐页取',
      querystring: z.strictObject({ ...ledgerQuery, ...paging }),
      response: {
        200: jsonAnswer('一页台账', z.object({ requests: z.array(anything), next: z.string().nullable() })),
        ...problemAnswers(400, 401),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { cursor, limit } = request.query
      const after = keyIn(cursor, z.object({ on: z.string(), id: z.string() }))
      const found = await listRequests(app.db, ledgerFilter(staff, request.query), { after, limit: limit + 1 })
      reply.header('cache-control', 'no-store')
      const shown = found.slice(0, limit)
      const last = shown.at(-1)
      const next = found.length > limit && last ? cursorOf({ on: last.submittedOn, id: last.id }) : null
      return { requests: rows(shown), next }
    },
  })

  api.get('/desk', {
    schema: {
      operationId: 'getDesk',
      tags,
      summary: '工作台：逾期、今天到期、等待他人的申请',
      querystring: z.strictObject({
        ...ledgerQuery,
        mine: z.enum(['true', 'false']).optional().describe('只看分派给自己的'),
      }),
      response: {
        200: jsonAnswer(
          '工作台',
          z.object({
            today: z.string(),
            counts: anything,
            due: z.array(anything),
            cases: z.array(anything),
            messages: z.array(anything).describe('其他机关的来文，待答复'),
          }),
        ),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const wanted = {
        ...ledgerFilter(staff, request.query),
        ...(request.query.mine === 'true' && { handlerId: staff.id }),
      }
      const today = app.today()
      const [counts, due, cases, messages] = await Promise.all([
        deskCounts(app.db, wanted, today, addDays(today, 7)),
        listDue(app.db, wanted, 100),
        listCases(app.db, { organIds: wanted.organIds, open: true }),
        listMessages(app, { organIds: wanted.organIds, direction: 'in', open: true }),
      ])
      reply.header('cache-control', 'no-store')
      return {
        today,
        counts: { ...counts },
        due: rows(due),
        cases: rows(cases),
        messages: rows(messages),
      }
    },
  })
}

export function ledgerFilter(staff: Staff, query: { [K in keyof typeof ledgerQuery]?: unknown }) {
  const mine = organsWhere(staff, 'readRequests')
  const organ = query.organ as string | undefined
  const text = (value: unknown) => (value === undefined ? undefined : (value as string))
  return defined({
    organIds: organ ? mine.filter((id) => id === organ) : mine,
    year: query.year as number | undefined,
    state: text(query.state),
    open: query.open === undefined ? undefined : query.open === 'true',
    applicantKind: text(query.kind),
    channel: text(query.channel),
    outcome: text(query.outcome),
    flag: text(query.flag),
    words: text(query.q),
  })
}
