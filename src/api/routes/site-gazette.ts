// 政府公报 for staff: what may go into an issue, issues at work, how one will be printed, publishing.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  draftIssue,
  gazetteBasis,
  issueName,
  paperOfIssue,
  publishIssue,
  runsGazette,
} from '../../documents/gazette.ts'
import {
  changeIssue,
  discardIssue,
  gazetteCandidates,
  issueAtDesk,
  issuesAtDesk,
} from '../../documents/gazette-desk.ts'
import { documentKindIds } from '../../law/disclosure/index.ts'
import { organById, type Staff } from '../../organs/index.ts'
import { paperToPdf } from '../../papers/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { notFound } from '../problems.ts'
import { anything, day, defined, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'
import { readableOrgans } from './office-documents.ts'

const tags = ['office-documents']
const params = z.object({ id: z.string().max(63) })
const ofIssue = params.extend({ year: z.coerce.number().int(), no: z.coerce.number().int() })
const contents = z.array(z.strictObject({ section: z.string().min(1).max(40), documentId: z.uuid() })).max(200)
const answers = { ...problemAnswers(400, 401, 403, 404, 409) }

export function siteGazetteRoutes(api: Api, app: App) {
  api.get('/organs/:id/gazette', {
    schema: {
      operationId: 'listGazetteIssues',
      tags,
      summary: '政府公报：编排中的和已出版的各号',
      params,
      response: {
        200: jsonAnswer('各号', z.object({ runs: z.boolean(), basis: z.string(), issues: z.array(anything) })),
        ...problemAnswers(401),
      },
    },
    handler: async (request, reply) => {
      const [organId] = readableOrgans(await staffOf(app, request), request.params.id)
      const organ = organId ? await organById(app.db, organId) : undefined
      reply.header('cache-control', 'no-store')
      return {
        runs: organ !== undefined && runsGazette(organ),
        basis: gazetteBasis,
        issues: organId ? rows(await issuesAtDesk(app.db, organId)) : [],
      }
    },
  })

  api.get('/organs/:id/gazette/candidates', {
    schema: {
      operationId: 'listGazetteCandidates',
      tags,
      summary: '可以编入公报的已公开文件，注明已登在哪一号',
      params,
      querystring: z.strictObject({
        ...{ from: day, until: day, q: z.string().max(100).optional() },
        kinds: z.string().max(300).optional().describe('种类，用逗号隔开；不写为全部'),
      }),
      response: { 200: jsonAnswer('文件', z.object({ documents: z.array(anything) })), ...problemAnswers(400, 401) },
    },
    handler: async (request, reply) => {
      const [organId] = readableOrgans(await staffOf(app, request), request.params.id)
      const { q, kinds, ...period } = request.query
      reply.header('cache-control', 'no-store')
      if (!organId) return { documents: [] }
      const wanted = { ...period, ...defined({ words: q }), kinds: kinds?.split(',') ?? documentKindIds }
      return { documents: rows(await gazetteCandidates(app.db, organId, wanted)) }
    },
  })

  api.post('/organs/:id/gazette', {
    schema: {
      operationId: 'draftGazetteIssue',
      tags,
      summary: '政府公报：由已公开的文件编成一期',
      params,
      body: z.strictObject({
        year: z.number().int().min(1949).max(2999),
        contents,
      }),
      response: {
        200: jsonAnswer('期号', z.object({ year: z.number(), no: z.number(), totalNo: z.number() })),
        ...answers,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { id: organId } = request.params
      return answerWith(await draftIssue(app, staff, { organId, ...request.body }, request.ip))
    },
  })

  api.post('/organs/:id/gazette/:year/:no/publish', {
    schema: {
      operationId: 'publishGazetteIssue',
      tags,
      summary: '政府公报：出版一期',
      params: ofIssue,
      response: {
        200: jsonAnswer('出版日期和件数', z.object({ issuedOn: z.string(), documents: z.number() })),
        ...answers,
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { id: organId, year, no } = request.params
      return answerWith(await publishIssue(app, staff, { organId, year, no }, request.ip))
    },
  })

  api.get('/organs/:id/gazette/:year/:no', {
    schema: {
      operationId: 'getGazetteIssue',
      tags,
      summary: '一号公报的目录，按现在的情况',
      params: ofIssue,
      response: { 200: jsonAnswer('目录', anything), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const issue = await found(await staffOf(app, request), request.params)
      reply.header('cache-control', 'no-store')
      return { ...issue, name: issueName(issue), entries: issue.entries.map(({ body: _, ...entry }) => entry) }
    },
  })

  api.get('/organs/:id/gazette/:year/:no/preview.pdf', {
    config: { dear: true },
    schema: {
      operationId: 'previewGazetteIssue',
      tags,
      summary: '一号公报的版式预览，PDF',
      params: ofIssue,
      response: { 200: fileAnswer('PDF', 'application/pdf'), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const issue = await found(await staffOf(app, request), request.params)
      const name = `${issue.organ}公报${issueName(issue)}.pdf`
      return reply
        .header('cache-control', 'no-store')
        .header('content-disposition', `inline; filename*=UTF-8''${encodeURIComponent(name)}`)
        .type('application/pdf')
        .send(Buffer.from(await paperToPdf(paperOfIssue(issue))))
    },
  })

  async function found(staff: Staff, { id, year, no }: z.infer<typeof ofIssue>) {
    const [organId] = readableOrgans(staff, id)
    const issue = organId ? await issueAtDesk(app.db, organId, { year, no }, app.today()) : undefined
    if (!issue) throw notFound(`没有${year}年第${no}号`)
    return issue
  }

  api.put('/organs/:id/gazette/:year/:no', {
    schema: {
      operationId: 'changeGazetteIssue',
      tags,
      summary: '政府公报：改编没有出版的一号；代替原有目录',
      params: ofIssue,
      body: z.strictObject({ contents }),
      response: { 200: jsonAnswer('件数', z.object({ documents: z.number() })), ...answers },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { id: organId, year, no } = request.params
      const input = { organId, year, no, contents: request.body.contents }
      return answerWith(await changeIssue(app, await staffOf(app, request), input, request.ip))
    },
  })

  api.delete('/organs/:id/gazette/:year/:no', {
    schema: {
      operationId: 'discardGazetteIssue',
      tags,
      summary: '政府公报：删去没有出版的最后一号',
      params: ofIssue,
      response: { 200: jsonAnswer('已删去', z.object({ year: z.number(), no: z.number() })), ...answers },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const { id: organId, year, no } = request.params
      return answerWith(await discardIssue(app, await staffOf(app, request), { organId, year, no }, request.ip))
    },
  })
}
