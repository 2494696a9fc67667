// Disclosure on request for staff: taking in, and one request with all that is on file.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { channels, replySteps } from '../../law/regulation/index.ts'
import { actIds, actOf, dueNow, outcomeIds, outcomes, services, states, timeline } from '../../law/requests/index.ts'
import { organsWhere, type Staff, staffNames } from '../../organs/index.ts'
import { recordOf } from '../../record/index.ts'
import { listCases } from '../../relief/index.ts'
import {
  applicantKinds,
  calendarFor,
  type IdentityProof,
  identityProofs,
  linksOf,
  possibleActs,
  readActs,
  readRequest,
  recordIdentityProof,
  requestDetails,
  seePeople,
  subjects,
  type TakeIn,
  takeInRequest,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, defined, inOrgan } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { attachmentsIn, tickets } from './attachments.ts'
import { actsOfOthers } from './request-acts.ts'

const tags = ['requests']

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

/** Whose proof of identity was looked at when the request came in. */
const proof = z.enum(Object.keys(identityProofs) as [IdentityProof])
const shown = person.extend({ proof: proof.optional().describe('身份证明：核验原件、收存复印件、网上核验、未提供') })

const taking = z
  .object({
    organId: z.string().max(63),
    channel: z.enum(Object.keys(channels) as [keyof typeof channels]),
    on: day,
    applicantKind: z.enum(applicantKinds),
    applicants: z.array(shown).min(1).max(20),
    agent: shown.optional(),
    content: z.string().max(5000),
    description: z.string().max(5000).optional(),
    form: z.enum(['paper', 'electronic', 'reading', 'copy', 'other']),
    delivery: z.enum(['post', 'email', 'online', 'inPerson', 'fax']),
    items: z.array(z.string().max(2000)).max(50).optional(),
    subject: z.string().max(40).optional(),
    note: z.string().max(2000).optional(),
    files: tickets,
  })
  .meta({ id: 'RequestTaking' })

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
      const taken = answerWith(await takeInRequest(app, staff, takingOf(app, staff, request.body), request.ip))
      return reply.code(201).send(taken)
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
      const [acts, cases, links] = await Promise.all([
        readActs(app.db, organ, id),
        listCases(app.db, { organIds: [organ], requestId: id }),
        linksOf(app.db, organ, id),
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
        links,
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

  api.post('/requests/:organ/:id/people/:person/proof', {
    schema: {
      operationId: 'recordIdentityProof',
      tags,
      summary: '登记申请人、代理人的身份证明，可以附复印件',
      params: inOrgan.extend({ person: z.coerce.number().int().min(1).max(21) }),
      body: z.object({ proof, on: day, files: tickets }),
      response: { 204: z.null().describe('办好了'), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: requestId, person } = request.params
      const { files, ...given } = request.body
      const input = { organId, requestId, person, ...given, files: attachmentsIn(app, staff, files) }
      answerWith(await recordIdentityProof(app, staff, input, request.ip))
      return reply.code(204).send(null)
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

/** The proofs beside the people, and the files behind their tickets. */
function takingOf(app: App, staff: Staff, { files, applicants, agent, ...body }: z.infer<typeof taking>): TakeIn {
  const people = [...applicants, ...(agent ? [agent] : [])]
  const bare = ({ proof: _, ...person }: z.infer<typeof shown>) => defined(person)
  return defined({
    ...body,
    applicants: applicants.map(bare),
    agent: agent && bare(agent),
    attachments: attachmentsIn(app, staff, files),
    proofs: people.map(({ proof }) => proof ?? null),
  })
}
