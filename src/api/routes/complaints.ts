// Complaints to the organ above (arts. 47, 51): its inbox, what it does, what it asks of the organ complained of.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { complaintActs, findings } from '../../law/regulation/index.ts'
import { may, organsBelow, organsWhere, whyNot } from '../../organs/index.ts'
import {
  actOnComplaint,
  answerComplaintAsk,
  type ComplaintActId,
  complaintFigures,
  complaintOrgans,
  downloadOfComplaint,
  listComplaintAsks,
  listComplaints,
  reasonLabel,
  seeComplainant,
  seeComplaint,
} from '../../requests/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { anything, day, defined, inOrgan, rows, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { sendFile } from './letters.ts'

const tags = ['complaints']
const refusals = problemAnswers(400, 401, 403, 404, 409)
const acts = Object.keys(complaintActs).filter((act) => act !== 'file') as [ComplaintActId]

export function complaintRoutes(api: Api, app: App) {
  api.get('/complaints', {
    schema: {
      operationId: 'listComplaints',
      tags,
      summary: '对下级机关的投诉，最急的在前；本机关被要求说明、改正的事项',
      querystring: z.strictObject({
        organ: z.string().max(63).optional(),
        open: z.enum(['true', 'false']).optional().describe('是否在办'),
        year: z.coerce.number().int().min(2019).max(2999).optional().describe('收到的年份'),
      }),
      response: {
        200: jsonAnswer('投诉和交办事项', z.object({ complaints: z.array(anything), asks: z.array(anything) })),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const by = await staffOf(app, request)
      const { organ, open, year } = request.query
      const here = (id: string) => !organ || id === organ
      const wanted = defined({ open: open === undefined ? undefined : open === 'true', year })
      const organIds = complaintOrgans(by).filter(here)
      const asked = organsWhere(by, 'answerComplaintAsks').filter(here)
      reply.header('cache-control', 'no-store')
      return {
        complaints: rows(
          (await listComplaints(app.db, { organIds, ...wanted })).map((one) => ({
            ...one,
            reasonLabel: reasonLabel(one.reason),
          })),
        ),
        asks: rows(await listComplaintAsks(app.db, asked, wanted.open)),
      }
    },
  })

  api.get('/complaints/:organ/:id', {
    schema: {
      operationId: 'getComplaint',
      tags,
      summary: '一件投诉：内容、经过、交办、文书，所涉申请的经过（不含申请人信息），可以办理的步骤',
      params: inOrgan,
      response: { 200: jsonAnswer('投诉', anything), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id } = request.params
      reply.header('cache-control', 'no-store')
      const complaint = answerWith(await seeComplaint(app, await staffOf(app, request), { organId, id }))
      return { complaint: { ...complaint, reasonLabel: reasonLabel(complaint.reason) }, today: app.today() }
    },
  })

  api.post('/complaints/:organ/:id/acts', {
    schema: {
      operationId: 'actOnComplaint',
      tags,
      summary: '办理一件投诉：受理、不予受理、要求说明、责令改正、答复、办结',
      params: inOrgan,
      body: z
        .object({
          act: z.enum(acts),
          on: day,
          note: z.string().max(5000).optional().describe('理由、要求说明或者改正的事项、答复'),
          until: day.optional().describe('要求机关回复的期限'),
          finding: z
            .enum(Object.keys(findings) as [keyof typeof findings])
            .optional()
            .describe('查明的结果'),
          seen,
        })
        .meta({ id: 'ComplaintAct' }),
      response: {
        200: jsonAnswer(
          '办理后的状态',
          z.object({ state: z.string(), actCount: z.number(), letterNumber: z.string().nullable() }),
        ),
        ...refusals,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, ...defined(request.body) }
      return answerWith(await actOnComplaint(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.post('/complaints/:organ/:id/people', {
    schema: {
      operationId: 'seeComplainant',
      tags,
      summary: '查看投诉人信息原文；每次查看记入操作记录',
      params: inOrgan,
      response: { 200: jsonAnswer('投诉人', z.object({ person: anything.nullable() })), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      reply.header('cache-control', 'no-store')
      const seenNow = answerWith(await seeComplainant(app, await staffOf(app, request), { organId, id }, request.ip))
      return seenNow as unknown as { person: Record<string, unknown> | null }
    },
  })

  api.get('/complaints/:organ/:id/papers/:paper', {
    schema: {
      operationId: 'downloadOfComplaint',
      tags,
      summary: '下载投诉的文书、附件；每次下载记入操作记录',
      params: inOrgan.extend({ paper: z.uuid() }),
      response: { 200: fileAnswer('文书或者附件', 'application/octet-stream'), ...problemAnswers(401, 403, 404) },
    },
    handler: async (request, reply) => {
      const { organ: organId, id, paper: paperId } = request.params
      const by = await staffOf(app, request)
      const file = answerWith(await downloadOfComplaint(app, by, { organId, id, paperId }, request.ip))
      return sendFile(reply, file.bytes, file.fileName, 'application/octet-stream')
    },
  })

  api.post('/complaint-asks/:organ/:id/answer', {
    schema: {
      operationId: 'answerComplaintAsk',
      tags,
      summary: '回复上级机关交办的投诉事项：说明情况、报告改正的结果',
      params: inOrgan,
      body: z.object({ text: z.string().max(5000) }),
      response: { 204: z.null().describe('办好了'), ...refusals },
    },
    handler: async (request, reply) => {
      refuseOtherSites(request)
      const { organ: organId, id } = request.params
      const input = { organId, id, text: request.body.text }
      answerWith(await answerComplaintAsk(app, await staffOf(app, request), input, request.ip))
      return reply.code(204).send(null)
    },
  })

  api.get('/figures/:organ/:year/complaints', {
    schema: {
      operationId: 'getComplaintFigures',
      tags: ['figures'],
      summary: '一年收到的投诉：事由、受理、查明的结果、责令改正、按期答复',
      params: z.object({ organ: z.string().max(63), year: z.coerce.number().int().min(2019).max(2999) }),
      querystring: z.strictObject({ below: z.enum(['true', 'false']).optional().describe('连同下级机关') }),
      response: { 200: jsonAnswer('统计', z.object({ complaints: anything })), ...problemAnswers(401, 403) },
    },
    handler: async (request, reply) => {
      const { organ, year } = request.params
      if (!may(await staffOf(app, request), 'readFigures', organ))
        throw new ProblemError('not-yours', whyNot('readFigures'))
      const below = request.query.below === 'true' ? ((await organsBelow(app.db, [organ])).get(organ) ?? []) : []
      reply.header('cache-control', 'no-store')
      const counted = await complaintFigures(app.db, { organIds: [organ, ...below], year })
      return { complaints: counted as unknown as Record<string, unknown> }
    },
  })
}
