// Files that staff upload before the form they belong to: kept as a draft, and named by a sealed ticket of that person.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { seal, unseal } from '../../kit/crypto/sealed.ts'
import type { Staff } from '../../organs/index.ts'
import { type Attachment, keepAttachment, mostBytesEach } from '../../requests/index.ts'
import { type Api, jsonAnswer, problemAnswers } from '../api.ts'
import { ProblemError } from '../problems.ts'
import { answerWith, refuseOtherSites, staffOf } from '../signed-in.ts'

export const tickets = z.array(z.string().max(2000)).max(5).optional().describe('附件的凭据，由 uploadAttachment 给出')

const purpose = (staff: Pick<Staff, 'id'>) => `upload ${staff.id}`

/** The files behind the tickets; a problem where one is not this person's, or is older than the files are kept. */
export const attachmentsIn = (app: App, staff: Staff, given: readonly string[] | undefined): Attachment[] =>
  (given ?? []).map((ticket) => {
    try {
      return JSON.parse(unseal(app.keys, ticket, purpose(staff))) as Attachment
    } catch {
      throw new ProblemError('refused', '附件已经失效，请重新上传', { code: 'bad-attachment', field: 'files' })
    }
  })

export function attachmentRoutes(api: Api, app: App) {
  api.register(async (scope: Api) => {
    scope.removeAllContentTypeParsers()
    scope.addContentTypeParser('*', { parseAs: 'buffer', bodyLimit: mostBytesEach + 1 }, (_request, body, done) =>
      done(null, body),
    )
    scope.post('/attachments', {
      bodyLimit: mostBytesEach + 1,
      config: { dear: true },
      schema: {
        operationId: 'uploadAttachment',
        tags: ['requests'],
        summary: '上传附件，随后随收件登记、协办、答复一起提交；两天内没有提交的删除。请求体是文件本身',
        consumes: ['application/octet-stream'],
        querystring: z.strictObject({ name: z.string().min(1).max(255).describe('文件名') }),
        body: z.any().meta({ type: 'string', format: 'binary', description: '文件本身' }),
        response: {
          201: jsonAnswer('已收下', z.object({ ticket: z.string(), name: z.string(), size: z.number() })),
          ...problemAnswers(400, 401, 403, 409, 413),
        },
      },
      handler: async (request, reply) => {
        refuseOtherSites(request)
        const staff = await staffOf(app, request)
        if (!staff.roles.length) throw new ProblemError('not-yours', '您还没有任何机关的角色')
        const bytes = request.body instanceof Uint8Array ? request.body : new Uint8Array()
        const kept = answerWith(await keepAttachment(app, { name: request.query.name, bytes }))
        const ticket = seal(app.keys, JSON.stringify(kept), purpose(staff), app.config.sealWith)
        return reply.code(201).send({ ticket, name: kept.name, size: kept.size })
      },
    })
  })
}
