// /o/:organ/consultations: pages that change with the day and with the person; made for one answer and not kept.
import { randomUUID } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import {
  type Consultation,
  publicConsultation,
  publicConsultations,
  shownComments,
  submitComment,
} from '../../documents/index.ts'
import { type OrganSite, organSite } from '../../documents/public/index.ts'
import { attemptsWithin, noteAttempt } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import type { FieldFault } from '../service/answer-form.ts'
import { isSolved, newChallenge } from '../service/challenge.ts'
import { elsewhereView } from '../service/frame.tsx'
import { isFromOurPages } from '../service/same-site.ts'
import { openToken, sealToken } from '../service/tokens.ts'
import {
  blankComment,
  commentReceivedView,
  consultationsPath,
  consultationsView,
  consultationView,
  type TypedComment,
} from './consultations.tsx'

/** From one address within an hour: from this many on a sum is asked. */
const sumFrom = 5
const leastMs = 3000
const tokenLives = 24 * 3600 * 1000

interface Sending {
  id: string
  opened: number
}

export function serveConsultations(server: FastifyInstance, portal: Portal): void {
  const { app } = portal
  const path = `/o/:organ${consultationsPath}`
  const often = { config: { rateLimit: { max: Math.max(30, app.config.rate / 10), timeWindow: '1 minute' } } }

  server.get(path, async (request, reply) => {
    const site = await organSite(app.db, named(request).organ)
    if (!site) return sendView(request, reply, portal, notFoundView())
    return sendView(
      request,
      reply,
      portal,
      consultationsView(site, await publicConsultations(app.db, site.id), app.today()),
    )
  })

  server.get(`${path}/:id`, (request, reply) =>
    withConsultation(request, reply, (site, consultation) => shown(site, consultation, request.ip)),
  )

  server.post(`${path}/:id`, { bodyLimit: 256 * 1024, ...often }, (request, reply) =>
    withConsultation(request, reply, async (site, consultation) => {
      if (!isFromOurPages(request, app)) return elsewhereView()
      const body = (request.body ?? {}) as Record<string, unknown>
      const text = (name: string) =>
        typeof body[name] === 'string' ? (body[name] as string).trim().slice(0, 6000) : ''
      const typed: TypedComment = { content: text('content'), name: text('name'), contact: text('contact') }
      const again = (...faults: FieldFault[]) => shown(site, consultation, request.ip, typed, faults)
      const sending = openToken<Sending>(app, `comment ${consultation.id}`, text('token'))
      const now = app.now().getTime()
      if (!sending || now - sending.opened > tokenLives)
        return again({ field: 'content', message: '页面放得太久，请看一遍再提交' })
      if (text('homepage'))
        return again({ field: 'content', message: '浏览器自动填写了一个应当留空的栏目，已经清空，请再提交一次' })
      if (!typed.content) return again({ field: 'content', message: '请填写意见' })
      if (now - sending.opened < leastMs) return again({ field: 'content', message: '提交得太快了，请看一遍再提交' })
      const asks = (await attemptsWithin(app, 'submit', request.ip, 60)) >= sumFrom
      if (asks && !isSolved(app, sending.id, text('challenge'), text('answer')))
        return again({ field: 'answer', message: '请回答这个小问题，填一个数字' })
      const { organId, id: documentId } = consultation
      const { name, contact } = typed
      const sent = await submitComment(app, {
        ...{ organId, documentId, content: typed.content, id: sending.id },
        ...(name && { name }),
        ...(contact && { contact }),
      })
      if (!sent.ok) return again({ field: 'content', message: sent.refusal.message })
      await noteAttempt(app, 'submit', request.ip)
      return commentReceivedView(site, consultation, sent.value.id, typed)
    }),
  )

  async function shown(
    site: OrganSite,
    consultation: Consultation,
    from: string,
    typed: TypedComment = blankComment,
    faults: readonly FieldFault[] = [],
  ): Promise<PageView> {
    const id = randomUUID()
    const asks = (await attemptsWithin(app, 'submit', from, 60)) >= sumFrom
    return consultationView({
      ...{ site, consultation, typed, faults },
      today: app.today(),
      comments: consultation.resultOn ? await shownComments(app.db, site.id, consultation.id) : [],
      token: sealToken(app, `comment ${consultation.id}`, {
        id,
        opened: app.now().getTime() - (faults.length ? leastMs : 0),
      }),
      ...(asks && { challenge: newChallenge(app, id) }),
    })
  }

  async function withConsultation(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: (site: OrganSite, consultation: Consultation) => Promise<PageView>,
  ) {
    const { organ, id } = named(request)
    const [site, consultation] = await Promise.all([
      organSite(app.db, organ),
      publicConsultation(app.db, organ, id ?? ''),
    ])
    return sendView(request, reply, portal, site && consultation ? await answer(site, consultation) : notFoundView())
  }
}

const named = (request: FastifyRequest) => request.params as { organ: string; id?: string }
