// What an organ settles for itself where the Regulation sets no number.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { may, whyNot } from '../../organs/index.ts'
import { ownTerms, setOwnTerms } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const terms = z
  .object({
    complaintDays: z.number().int().describe('投诉的答复期限，工作日'),
    correctionDays: z.number().int().describe('更正的办理期限，工作日'),
    conversionFrom: z.number().int().describe('几人以上申请同一信息，建议转为主动公开'),
    keepPeopleYears: z.number().int().describe('办结后个人信息随档案保存的年数'),
  })
  .meta({ id: 'OwnTerms' })
const params = z.object({ organ: z.string().max(63) })

export function ownTermRoutes(api: Api, app: App) {
  api.get('/organs/:organ/own-terms', {
    schema: {
      operationId: 'getOwnTerms',
      tags: ['requests'],
      summary: '本机关自定的期限、件数和保存年数',
      params,
      response: { 200: jsonAnswer('设定', terms), ...problemAnswers(401, 403) },
    },
    handler: async (request, reply) => {
      const { organ } = request.params
      const by = await staffOf(app, request)
      if (!may(by, 'readRequests', organ) && !may(by, 'setOwnTerms', organ))
        throw new ProblemError('not-yours', whyNot('setOwnTerms'))
      reply.header('cache-control', 'no-store')
      return ownTerms(app.db, organ)
    },
  })

  api.put('/organs/:organ/own-terms', {
    schema: {
      operationId: 'setOwnTerms',
      tags: ['requests'],
      summary: '设定本机关自定的期限、件数和保存年数；已经告知的日期不变',
      params,
      body: terms,
      response: { 200: jsonAnswer('设定', terms), ...problemAnswers(400, 401, 403, 409) },
    },
    handler: async (request) => {
      refuseOtherSites(request)
      const input = { organId: request.params.organ, terms: request.body }
      return answerWith(await setOwnTerms(app, await staffOf(app, request), input, request.ip))
    },
  })
}
