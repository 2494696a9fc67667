// Disclosure on request for staff: taking in, every act of the table as an operation of its own, ledger and desk.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { addDays, type Day, parseDay } from '../../kit/days.ts'
import { channels, replySteps } from '../../law/regulation/index.ts'
import {
  type ActFacts,
  type ActId,
  actIds,
  actOf,
  dueNow,
  outcomeIds,
  outcomes,
  services,
  states,
  timeline,
} from '../../law/requests/index.ts'
import { organsWhere, type Staff, staffNames } from '../../organs/index.ts'
import { recordOf } from '../../record/index.ts'
import { listCases } from '../../relief/index.ts'
import {
  type AssignRequest,
  actWithLetter,
  applicantKinds,
  assignRequest,
  calendarFor,
  deskCounts,
  listDue,
  listRequests,
  possibleActs,
  readActs,
  readRequest,
  requestDetails,
  type SubjectId,
  seePeople,
  sentBy,
  similarRequests,
  subjects,
  takeInRequest,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { cursorOf, keyIn, paging } from '../schemas/lists.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']
export const day = z
  .string()
  .refine((text) => parseDay(text) !== undefined, '日期，如 2024-02-05')
  .describe('日期，如 2024-02-05')
  .transform((text) => text as Day)
const anything = z.record(z.string(), z.unknown())
export const inOrgan = z.object({ organ: z.string().max(63).describe('机关编号'), id: z.uuid() })

const person = z.object({
  name: z.string().max(100),
  idKind: z.enum(['idCard', 'passport', 'creditCode', 'other']),
  idNumber: z.string().max(40),
  phone: z.string().max(20),
  email: z.string().max(100).optional(),
  address: z.string().max(200).optional(),
  postalCode: z.string().max(10).optional(),
  contact: z.string().max(40).optional(),
})

const taking = z
  .object({
    organId: z.string().max(63),
    channel: z.enum(Object.keys(channels) as [keyof typeof channels]),
    on: day,
    applicantKind: z.enum(applicantKinds),
    applicants: z.array(person).min(1).max(20),
    agent: person.optional(),
    content: z.string().max(5000),
    description: z.string().max(5000).optional(),
    form: z.enum(['paper', 'electronic', 'reading', 'copy', 'other']),
    delivery: z.enum(['post', 'email', 'online', 'inPerson', 'fax']),
    items: z.array(z.string().max(2000)).max(50).optional(),
    subject: z.string().max(40).optional(),
    note: z.string().max(2000).optional(),
  })
  .meta({ id: 'RequestTaking' })

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

/** What an act asks for besides the day: one schema an act, so that each is an operation with a form of its own. */
const factsOf: { [A in ActId]?: z.ZodRawShape } = {
  amendReceipt: { receivedOn: day },
  askForCorrection: { until: day.describe('补正期限届满日') },
  consultThirdParty: { arrivedOn: day.optional() },
  hearThirdParty: {
    letter: z.string().max(60).describe('征求意见书的编号'),
    silent: z.boolean().optional().describe('逾期未答复'),
  },
  consultOrgan: {
    arrivedOn: day.optional(),
    jointMaker: z.boolean().optional().describe('共同制作机关'),
  },
  hearOrgan: { letter: z.string().max(60), silent: z.boolean().optional() },
  extend: { days: z.number().int().describe('延长的工作日数，1至20') },
  askForReasons: { until: day },
  delay: { until: day },
  askForFee: { yuan: z.number().int(), arrivedOn: day.optional() },
  clear: { review: z.enum(['secrecy', 'legal', 'leader']) },
  issue: {
    outcome: z.enum(outcomeIds as [(typeof outcomeIds)[number]]),
    service: z.enum(Object.keys(services) as [keyof typeof services]),
  },
  replyOnTheSpot: {
    outcome: z.enum(outcomeIds as [(typeof outcomeIds)[number]]),
    service: z.enum(Object.keys(services) as [keyof typeof services]),
  },
  referElsewhere: { service: z.enum(Object.keys(services) as [keyof typeof services]) },
  itemise: { items: z.array(z.string().max(20)).min(1).max(50) },
  decide: { item: z.string().max(20), outcome: z.enum(outcomeIds as [(typeof outcomeIds)[number]]) },
  noticeArrived: { letter: z.string().max(60) },
  assign: { handlerId: z.uuid().describe('承办人'), subject: z.enum(Object.keys(subjects) as [SubjectId]).optional() },
}

/** The letter that an act sends; these acts are also known by it when the answer to the letter comes. */
const letterOf = (act: ActId): z.ZodRawShape => {
  const sending = sentBy[act]
  if (!sending) return {}
  const text = `随这一步发出的文书的编号${sending.needed ? '，先起草（draftLetter）' : '，可以没有'}`
  return { letter: z.uuid().optional().describe(text) }
}
const knownByLetter: readonly ActId[] = ['consultThirdParty', 'consultOrgan', 'askForFee']

/** Acts that another use case performs: receipt is taken in by its own operation, relief by the docket. */
const actsOfOthers: readonly ActId[] = ['submit', 'receive', 'openRelief', 'closeRelief', 'remake']
export const actsHere = actIds.filter((id) => !actsOfOthers.includes(id))

export function requestRoutes(api: Api, app: App) {
  api.post('/requests', {
    schema: {
      operationId: 'takeInRequest',
      tags,
      summary: '收件登记：当面、口头、邮寄、传真、电子邮件收到的申请',
      body: taking,
      response: {
        201: jsonAnswer(
          '已登记',
          z.object({ id: z.string(), queryCode: z.string(), state: z.string(), replyDue: z.string().nullable() }),
        ),
        ...problemAnswers(400, 401, 403, 409),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const taken = answerWith(await takeInRequest(app, staff, defined(request.body), request.ip))
      return reply.code(201).send(taken)
    },
  })

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
      return { requests: shown as unknown as Record<string, unknown>[], next }
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
          z.object({ today: z.string(), counts: anything, due: z.array(anything), cases: z.array(anything) }),
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
      const [counts, due, cases] = await Promise.all([
        deskCounts(app.db, wanted, today, addDays(today, 7)),
        listDue(app.db, wanted, 100),
        listCases(app.db, { organIds: wanted.organIds, open: true }),
      ])
      reply.header('cache-control', 'no-store')
      return {
        today,
        counts: { ...counts },
        due: due as unknown as Record<string, unknown>[],
        cases: cases as unknown as Record<string, unknown>[],
      }
    },
  })

  api.get('/requests/:organ/:id', {
    schema: {
      operationId: 'getRequest',
      tags,
      summary: '一件申请：经过、期限是怎么数出来的、材料、现在可以办理什么和不可以的理由',
      params: inOrgan,
      response: { 200: jsonAnswer('申请', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id } = request.params
      const details = organsWhere(staff, 'readRequests').includes(organ)
        ? await requestDetails(app.db, organ, id)
        : undefined
      if (!details) throw notFound('没有这件申请')
      const calendar = await calendarFor(app, organ)
      const { standing } = details.request
      const [acts, cases, alike] = await Promise.all([
        readActs(app.db, organ, id),
        listCases(app.db, { organIds: [organ], requestId: id }),
        similarRequests(app.db, organ, details.request.content, id),
      ])
      const names = await staffNames(
        app.db,
        [...acts, ...details.notes].map((one) => ('actor' in one ? one.actor : one.madeBy)),
      )
      const { query_digest: _, ...row } = details.request
      reply.header('cache-control', 'no-store')
      return {
        ...details,
        request: row,
        notes: details.notes.map((note) => ({ ...note, madeByName: names.get(note.madeBy) ?? null })),
        acts: acts.map((act) => ({
          ...act,
          actorName: names.get(act.actor) ?? null,
          label: actOf(act.facts.act).label,
          basis: actOf(act.facts.act).basis.text,
        })),
        dues: dueNow(standing, calendar),
        steps: standing.clock && !standing.stopped ? replySteps(standing.clock, calendar) : [],
        timeline: timeline(
          acts.map(({ facts }) => facts),
          calendar,
          app.today(),
        ),
        next: possibleActs(staff, details.request, app.today(), calendar).filter(
          ({ act }) => !actsOfOthers.includes(act),
        ),
        cases,
        alike,
        today: app.today(),
      }
    },
  })

  api.post('/requests/:organ/:id/people', {
    schema: {
      operationId: 'seePeople',
      tags,
      summary: '查看申请人、代理人的信息原文；每次查看记入操作记录',
      params: inOrgan,
      response: {
        200: jsonAnswer('申请人与代理人', z.object({ people: z.array(anything) })),
        ...problemAnswers(401, 403, 404),
      },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const people = answerWith(
        await seePeople(app, await staffOf(app, request), request.params.organ, request.params.id, request.ip),
      )
      reply.header('cache-control', 'no-store')
      return { people: people as unknown as Record<string, unknown>[] }
    },
  })

  api.get('/requests/:organ/:id/record', {
    schema: {
      operationId: 'getRequestRecord',
      tags,
      summary: '这件申请的操作记录：谁、何时、从哪里、做了什么',
      params: inOrgan,
      response: { 200: jsonAnswer('操作记录', z.object({ entries: z.array(anything) })), ...problemAnswers(401, 404) },
    },
    handler: async (request) => {
      const staff = await staffOf(app, request)
      const { organ, id } = request.params
      if (!organsWhere(staff, 'readRequests').includes(organ) || !(await readRequest(app.db, organ, id)))
        throw notFound('没有这件申请')
      const entries = await recordOf(app.db, organ, `request:${id}`)
      const names = await staffNames(
        app.db,
        entries.map(({ actor }) => actor),
      )
      return { entries: entries.map((entry) => ({ ...entry, actorName: names.get(entry.actor) ?? null })) }
    },
  })

  for (const act of actsHere) {
    const about = actOf(act)
    const body = z.object({
      on: day.describe('发生之日，不晚于今天'),
      note: z.string().max(5000).optional(),
      seen: z.number().int().optional().describe('办理人看到的步数；其间有人办理过则不予办理'),
      ...factsOf[act],
      ...letterOf(act),
    })
    api.post(`/requests/:organ/:id/acts/${act}`, {
      schema: {
        operationId: `act_${act}`,
        tags,
        summary: about.label,
        description: `${about.basis.text}；由${about.who.join('、')}办理`,
        params: inOrgan,
        body,
        response: {
          200: jsonAnswer(
            '办理后的状态',
            z.object({
              state: z.string().nullable(),
              actCount: z.number(),
              number: z.string().nullable(),
              letterNumber: z.string().nullable().describe('所发文书的发文字号'),
            }),
          ),
          ...problemAnswers(400, 401, 403, 404, 409),
        },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { organ: organId, id: requestId } = request.params
        const { note, seen, ...given } = request.body as z.infer<typeof body> & { letter?: string }
        const { letter, ...others } = given
        if (act === 'assign') {
          const wanted = { organId, requestId, ...defined(request.body) } as AssignRequest
          const assigned = answerWith(await assignRequest(app, staff, wanted, request.ip))
          const { standing, actCount, number } = assigned
          return { state: standing.state, actCount, number, letterNumber: null }
        }
        const facts = sentBy[act] && !knownByLetter.includes(act) ? others : given
        const input = {
          organId,
          requestId,
          facts: { act, ...facts } as unknown as ActFacts,
          ...(note && { note }),
          ...(seen !== undefined && { seen }),
          ...(sentBy[act] && letter && { paperId: letter }),
        }
        const { standing, ...acted } = answerWith(await actWithLetter(app, staff, input, request.ip))
        return { state: standing.state, ...acted }
      },
    })
  }

  api.get('/request-words', {
    schema: {
      operationId: 'getRequestWords',
      tags,
      summary: '字典：状态、办理行为、处理结果、收件渠道、送达方式、主题',
      response: { 200: jsonAnswer('字典', anything) },
    },
    handler: async () => ({
      states,
      acts: Object.fromEntries(
        actIds.map((id) => [id, { label: actOf(id).label, basis: actOf(id).basis.text, who: actOf(id).who }]),
      ),
      outcomes: Object.fromEntries(outcomeIds.map((id) => [id, { label: outcomes[id].label, row: outcomes[id].row }])),
      channels,
      services,
      subjects,
    }),
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

type Defined<T> = { [K in keyof T]: undefined extends T[K] ? Exclude<T[K], undefined> : T[K] }

/** Without the keys whose value is undefined. */
export const defined = <T extends object>(value: T): Defined<T> =>
  Object.fromEntries(Object.entries(value).filter(([, one]) => one !== undefined)) as Defined<T>
