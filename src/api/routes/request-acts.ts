// Every act of the table as an operation of its own.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { type ActFacts, type ActId, actIds, actOf, outcomeIds, services } from '../../law/requests/index.ts'
import {
  type AssignRequest,
  actWithLetter,
  assignRequest,
  type SubjectId,
  sentBy,
  subjects,
} from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { day, defined, inOrgan, seen } from '../schemas/given.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

const tags = ['requests']

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
export const actsOfOthers: readonly ActId[] = ['submit', 'receive', 'openRelief', 'closeRelief', 'remake']
export const actsHere = actIds.filter((id) => !actsOfOthers.includes(id))

export function requestActRoutes(api: Api, app: App) {
  for (const act of actsHere) {
    const about = actOf(act)
    const body = z.object({
      on: day.describe('发生之日，不晚于今天'),
      note: z.string().max(5000).optional(),
      seen,
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
}
