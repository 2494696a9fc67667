// 选定遮盖: pages of an attachment to look at, places chosen in the text or on a page, and what was masked on what ground.
import { z } from 'zod'
import type { App } from '../../app.ts'
import {
  type ChoosePlaces,
  filePage,
  filePagePicture,
  markPlaces,
  maskedPlaces,
  maskPlaces,
  readFiles,
} from '../../documents/index.ts'
import type { Staff } from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { readable } from '../document-access.ts'
import { notFound } from '../problems.ts'
import { anything, defined, inOrgan, rows } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['office-documents']
const share = z.number().min(0).max(1)
const fileNo = z.number().int().min(1)
const place = z.discriminatedUnion('kind', [
  z.object({
    kind: z.literal('text'),
    part: z.enum(['title', 'summary', 'body']),
    line: z.number().int().min(0).describe('正文的段，从0开始'),
    from: z.number().int().min(0).describe('这一段里的字，从0开始'),
    until: z.number().int().min(1),
    words: z.string().min(1).max(5000).describe('选定的文字，用来核对正文没有改动'),
    everywhere: z.boolean().default(false).describe('文中相同的一并遮盖'),
  }),
  z.object({
    kind: z.literal('area'),
    file: fileNo,
    area: z
      .object({ page: z.number().int().min(1), x: share, y: share, width: share, height: share })
      .describe('页面上的矩形，以页面宽、高的比例表示，从左上角起'),
  }),
  z.object({ kind: z.literal('words'), file: fileNo, words: z.string().min(2).max(200) }),
])
const chosen = z.object({
  places: z.array(place).min(1).max(200),
  ground: z.string().max(40).describe('不予公开的依据，例如 denied.thirdParty'),
  note: z.string().max(500).optional(),
})
const page = inOrgan.extend({ no: z.coerce.number().int().min(1), page: z.coerce.number().int().min(1).max(10_000) })

export function officeDocumentMaskingRoutes(api: Api, app: App) {
  const inputOf = async (
    staff: Staff,
    { organ: organId, id: documentId }: z.infer<typeof inOrgan>,
    body: z.infer<typeof chosen>,
  ): Promise<ChoosePlaces> => {
    await readable(app, staff, organId, documentId)
    return { organId, documentId, ...defined(body) } as ChoosePlaces
  }
  const bytesOf = async (staff: Staff, { organ, id, no }: z.infer<typeof page>) => {
    const { version } = await readable(app, staff, organ, id)
    const file = (await readFiles(app.db, organ, id, version)).find((one) => one.no === no)
    if (!file) throw notFound('没有这个附件')
    return app.files.get(file.sha256)
  }

  api.post('/office/documents/:organ/:id/places/mask', {
    config: { dear: true },
    schema: {
      operationId: 'maskPlaces',
      tags,
      summary: '起草人选定正文、附件里的任何地方遮盖，写明依据；重新取出文字、重新看像素证明',
      description: '在页面上框出的地方，整页转成图片后涂黑；记录里没有被遮盖的文字',
      params: inOrgan,
      body: chosen,
      response: {
        200: jsonAnswer(
          '遮盖的证明，和没有能够遮盖的',
          z.object({ proofs: z.array(anything), left: z.array(anything) }),
        ),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const input = await inputOf(staff, request.params, request.body)
      const { proofs, left } = answerWith(await maskPlaces(app, staff, input, request.ip))
      return { proofs: rows(proofs), left: rows(left) }
    },
  })

  api.post('/office/documents/:organ/:id/places/mark', {
    schema: {
      operationId: 'markPlaces',
      tags,
      summary: '审查人选定正文、附件里应当遮盖的任何地方，写明依据；遮盖以前不能完成审查',
      params: inOrgan,
      body: chosen,
      response: {
        200: jsonAnswer('已标明的处数', z.object({ marked: z.number() })),
        ...problemAnswers(400, 401, 403, 404, 409),
      },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const staff = await staffOf(app, request)
      const input = await inputOf(staff, request.params, request.body)
      return answerWith(await markPlaces(app, staff, input, request.ip))
    },
  })

  api.get('/office/documents/:organ/:id/places', {
    schema: {
      operationId: 'listMaskedPlaces',
      tags,
      summary: '选定遮盖过的地方、依据、经办人，新的在前；没有被遮盖的文字',
      params: inOrgan,
      response: {
        200: jsonAnswer('已遮盖的地方', z.object({ places: z.array(anything) })),
        ...problemAnswers(401, 404),
      },
    },
    handler: async (request, reply) => {
      const { organ, id } = request.params
      await readable(app, await staffOf(app, request), organ, id)
      reply.header('cache-control', 'no-store')
      return { places: rows(await maskedPlaces(app.db, organ, id)) }
    },
  })

  api.get('/office/documents/:organ/:id/files/:no/pages/:page', {
    config: { dear: true },
    schema: {
      operationId: 'readFilePage',
      tags,
      summary: 'PDF、图片附件的一页：共几页、大小、文字层里的文字',
      params: page,
      response: {
        200: jsonAnswer(
          '这一页',
          z.object({ pages: z.number(), width: z.number(), height: z.number(), text: z.string() }),
        ),
        ...problemAnswers(401, 404, 409),
      },
    },
    handler: async (request, reply) => {
      const bytes = await bytesOf(await staffOf(app, request), request.params)
      reply.header('cache-control', 'no-store')
      return answerWith(await filePage(bytes, request.params.page))
    },
  })

  api.get('/office/documents/:organ/:id/files/:no/pages/:page/picture', {
    config: { dear: true },
    schema: {
      operationId: 'drawFilePage',
      tags,
      summary: 'PDF、图片附件的一页，画成 PNG',
      params: page,
      response: { 200: fileAnswer('PNG', 'image/png'), ...problemAnswers(401, 404, 409) },
    },
    handler: async (request, reply) => {
      const bytes = await bytesOf(await staffOf(app, request), request.params)
      const picture = answerWith(await filePagePicture(bytes, request.params.page))
      return reply.header('cache-control', 'no-store').type('image/png').send(Buffer.from(picture))
    },
  })
}
