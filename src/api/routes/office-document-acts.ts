// Every act of the table as an operation of its own, each with the facts that it asks for.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { type ActWish, actOnDocument, actsOfOthers } from '../../documents/index.ts'
import {
  attributeIds,
  checklistItems,
  type DocumentActId,
  documentActIds,
  documentActOf,
  publicationChannels,
} from '../../law/disclosure/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { acted, shownActed } from '../document-access.ts'
import { defined, inOrgan, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

/** What an act asks for: one schema an act, so that each is an operation with a form of its own. */
const wishes: { [A in DocumentActId]?: z.ZodRawShape } = {
  mark: { attribute: z.enum(attributeIds as [(typeof attributeIds)[number]]), ground: z.string().max(60).optional() },
  needInterpretation: { need: z.enum(['needed', 'exempt', 'none']), reason: z.string().max(500).optional() },
  review: {
    step: z.union([z.literal(1), z.literal(2), z.literal(3)]),
    checklist: z.array(z.enum(checklistItems as [(typeof checklistItems)[number]])).optional(),
    screening: z.string().max(5000).optional().describe('对筛查结果的处理意见'),
  },
  ask: { authority: z.string().min(1).max(100), letter: z.string().min(1).max(100) },
  hear: { answer: z.enum(['mayPublish', 'mayNotPublish']), letter: z.string().min(1).max(100) },
  schedule: { at: z.iso.datetime() },
  correct: { publicNote: z.string().max(500) },
  withdraw: { publicNote: z.string().max(500) },
  discard: { reason: z.string().max(500) },
  proposeAttribute: {
    attribute: z.enum(attributeIds as [(typeof attributeIds)[number]]),
    ground: z.string().max(60).optional(),
  },
  decideAttribute: { agree: z.boolean(), publicNote: z.string().max(500).optional() },
  reassess: { result: z.enum(['keep', 'open']) },
  recheck: { findings: z.array(z.string().min(1).max(200)).max(50) },
  addChannel: {
    channel: z.enum(Object.keys(publicationChannels) as [keyof typeof publicationChannels]),
    at: z.iso.datetime().describe('发布的时间'),
    address: z.string().max(500).optional().describe('网址、期号、版面'),
    detail: z
      .record(z.string().max(40), z.string().max(20_000))
      .optional()
      .describe('账号；新闻发布会、访谈的主题、嘉宾、实录'),
  },
  dropChannel: { no: z.number().int().min(1).describe('渠道记录的序号'), reason: z.string().max(500) },
  putRight: { finding: z.string().max(200), how: z.string().min(1).max(500) },
}
const actsHere = documentActIds.filter((id) => !actsOfOthers.includes(id))

export function officeDocumentActRoutes(api: Api, app: App) {
  for (const act of actsHere) {
    const about = documentActOf(act)
    const form = z.object({
      note: z.string().max(5000).optional(),
      seen,
      ...wishes[act],
    })
    api.post(`/office/documents/:organ/:id/acts/${act}`, {
      schema: {
        operationId: `document_${act}`,
        tags: ['office-documents'],
        summary: about.label,
        description: `${about.basis.text}；由${about.who.join('、')}办理`,
        params: inOrgan,
        body: form,
        response: { 200: jsonAnswer('办理后的状态', acted), ...problemAnswers(400, 401, 403, 404, 409) },
      },
      handler: async (request) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        const { organ: organId, id: documentId } = request.params
        const { note, seen: last, ...facts } = request.body as z.infer<typeof form>
        const wish = { act, ...facts } as unknown as ActWish
        const input = { organId, documentId, wish, ...defined({ note, seen: last }) }
        return shownActed(answerWith(await actOnDocument(app, staff, input, request.ip)))
      },
    })
  }
}
