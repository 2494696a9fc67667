// What screening found and what was decided of it; masking of words in the text and in files.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { cleanFile, decideHits, maskDocument, maskFile, maskMarked, screenDocument } from '../../documents/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { acted, readable, shownActed } from '../document-access.ts'
import { anything, defined, inOrgan, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['office-documents']
const words = z.array(z.string().min(2).max(200)).min(1).max(200)

export function officeDocumentScreeningRoutes(api: Api, app: App) {
  api.get('/office/documents/:organ/:id/screening', {
    config: { dear: true },
    schema: {
      operationId: 'screenDocument',
      tags,
      summary: '自动筛查正文和附件：每一处的位置、看到的文字、审查人的处理意见',
      params: inOrgan,
      response: { 200: jsonAnswer('筛查结果', z.object({ hits: z.array(anything) })), ...problemAnswers(401, 404) },
    },
    handler: async (request, reply) => {
      const staff = await staffOf(app, request)
      const { organ, id } = request.params
      const document = await readable(app, staff, organ, id)
      reply.header('cache-control', 'no-store')
      return { hits: rows(await screenDocument(app, app.db, document)) }
    },
  })

  api.post('/office/documents/:organ/:id/mask', {
    schema: {
      operationId: 'maskDocument',
      tags,
      summary: '遮盖起草中的正文、标题、摘要里的文字，原文不保留',
      params: inOrgan,
      body: z.object({ words }),
      response: { 200: jsonAnswer('已遮盖', acted), ...problemAnswers(400, 401, 403, 404, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: documentId } = request.params
      await readable(app, staff, organId, documentId)
      const input = { organId, documentId, words: request.body.words }
      return shownActed(answerWith(await maskDocument(app, staff, input, request.ip)))
    },
  })

  api.post('/office/documents/:organ/:id/mask-marked', {
    config: { dear: true },
    schema: {
      operationId: 'maskMarked',
      tags,
      summary: '按审查意见遮盖：正文和 PDF 附件里标明应当遮盖的地方一次遮盖，另成一版，重新审查',
      params: inOrgan,
      response: {
        200: jsonAnswer('已遮盖的处数和要手工修改的地方', z.object({ masked: z.number(), left: z.array(anything) })),
        ...problemAnswers(401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: documentId } = request.params
      await readable(app, staff, organId, documentId)
      const { masked, left } = answerWith(await maskMarked(app, staff, { organId, documentId }, request.ip))
      return { masked, left: left.map((one) => ({ ...one })) }
    },
  })

  api.post('/office/documents/:organ/:id/hits', {
    config: { dear: true },
    schema: {
      operationId: 'decideHits',
      tags,
      summary: '对筛查发现的几处给出处理意见：保留并写明理由，或者应当遮盖',
      description: '提示为“应当说明”的，没有处理意见不能完成审查；起草人不能自行决定保留',
      params: inOrgan,
      body: z.object({
        keys: z.array(z.string().length(64)).min(1).max(2000),
        decision: z.enum(['keep', 'mask']),
        reason: z.string().max(500).optional(),
      }),
      response: {
        200: jsonAnswer('已记录', z.object({ decided: z.number() })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: documentId } = request.params
      await readable(app, staff, organId, documentId)
      const input = { organId, documentId, ...defined(request.body) }
      return answerWith(await decideHits(app, staff, input, request.ip))
    },
  })

  api.post('/office/documents/:organ/:id/files/:no/clean', {
    config: { dear: true },
    schema: {
      operationId: 'cleanDocumentFile',
      tags,
      summary: '清除附件的隐藏信息：文件属性、批注、拍摄信息，另选接受修订；再筛查一遍证明，原来的文件存为原件，不公开',
      params: inOrgan.extend({ no: z.coerce.number().int().min(1) }),
      body: z.object({ acceptChanges: z.boolean().default(false).describe('接受全部修订') }),
      response: {
        200: jsonAnswer(
          '清除了什么，还有什么要手工处理',
          z.object({ gone: z.array(anything), left: z.array(anything) }),
        ),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: documentId, no } = request.params
      await readable(app, staff, organId, documentId)
      const input = { organId, documentId, no, acceptChanges: request.body.acceptChanges }
      const { gone, left } = answerWith(await cleanFile(app, staff, input, request.ip))
      return { gone: rows(gone), left: rows(left) }
    },
  })

  api.post('/office/documents/:organ/:id/files/:no/mask', {
    config: { dear: true },
    schema: {
      operationId: 'maskDocumentFile',
      tags,
      summary: '遮盖起草中的 PDF 附件：删去文字，画上黑条，再读一遍证明取不出来；不能证明的不予遮盖',
      params: inOrgan.extend({ no: z.coerce.number().int().min(1) }),
      body: z.object({ words }),
      response: {
        200: jsonAnswer('已遮盖，附证明', z.object({ places: z.number(), proof: anything })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const { organ: organId, id: documentId, no } = request.params
      await readable(app, staff, organId, documentId)
      const input = { organId, documentId, no, words: request.body.words }
      const { places, proof } = answerWith(await maskFile(app, staff, input, request.ip))
      return { places, proof: { ...proof } }
    },
  })
}
