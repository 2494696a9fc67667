// /apply and below: the guide, the form in its three steps, what is found on the way, the form on paper.
import { randomBytes } from 'node:crypto'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { htmlOf } from '../../kit/html/jsx-runtime.ts'
import { type Desk, deskOf, desks } from '../../organs/index.ts'
import {
  attemptsWithin,
  calendarFor,
  countSuggestion,
  findSimilarPublic,
  noteAttempt,
  openByQuery,
  proposePublication,
  publicAnswer,
  submitRequest,
} from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { attach } from '../pages/report-files.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import { blank, type FieldFault, formFaults, requestOf, type Typed, typedOf } from './answer-form.ts'
import { isSolved, newChallenge } from './challenge.ts'
import { closedView } from './closed-view.tsx'
import { formView } from './form-view.tsx'
import { Found, foundView } from './found.tsx'
import { elsewhereView, guidePath, noticeOfInstallation, refusalView } from './frame.tsx'
import { guideView } from './guide-view.tsx'
import { paperFormFile } from './paper-form.ts'
import { fileToken, type Posted, postedForm } from './posted.ts'
import { receiptView } from './receipt-view.tsx'
import { reviewView } from './review-view.tsx'
import { isFromOurPages } from './same-site.ts'
import { openToken, sealToken } from './tokens.ts'

/** Sent from one address within an hour: from this many on a sum is asked, and beyond the last nothing is taken. */
export const sumFrom = 5
export const mostAnHour = 60
/** Nobody reads and fills in the form faster than this. */
const leastMs = 4000
const draftLives = 24 * 3600 * 1000
const docx = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'

/** A form that was reviewed, as the page carries it. */
interface Draft {
  typed: Typed
  opened: number
  /** Names this sending of the form. */
  once: string
  at: number
}

export function serveApply(server: FastifyInstance, portal: Portal): void {
  const { app, assets } = portal
  const now = () => app.now().getTime()
  const often = (most: number) => ({
    config: { rateLimit: { max: Math.max(most, app.config.rate / 10), timeWindow: '1 minute' } },
  })

  server.get(guidePath, async (request, reply) => {
    const { q, under } = request.query as Record<string, unknown>
    const words = typeof q === 'string' ? q.trim().slice(0, 50) : ''
    const above = typeof under === 'string' ? await deskOf(app.db, under.slice(0, 63)) : undefined
    const found = await desks(app.db, { ...(words && { words }), ...(above && { under: above.id }) })
    const notice = await noticeOfInstallation(app)
    return sendView(request, reply, portal, guideView({ desks: found, words, under: above, notice }))
  })

  server.get(`${guidePath}/form.docx`, async (_request, reply) =>
    attach(reply, '政府信息公开申请表.docx')
      .type(docx)
      .send(Buffer.from(await paperFormFile())),
  )

  server.get(`${guidePath}/:organ/form.docx`, async (request, reply) => {
    const desk = await deskNamed(request)
    if (!desk) return sendView(request, reply, portal, notFoundView())
    return attach(reply, `政府信息公开申请表（${desk.name}）.docx`)
      .type(docx)
      .send(Buffer.from(await paperFormFile(desk)))
  })

  server.get(`${guidePath}/:organ`, (request, reply) =>
    withDesk(request, reply, async (desk) => formOf(desk, blank, [], true)),
  )

  server.post(`${guidePath}/:organ`, { bodyLimit: 55 * 1024 * 1024, ...often(30) }, (request, reply) =>
    withDesk(request, reply, async (desk) => {
      if (!isFromOurPages(request, app)) return elsewhereView()
      const posted = await postedForm(app, request)
      const deed = posted.text('do')
      if (deed !== 'submit' && deed !== 'edit') return typing(desk, posted, deed)
      const draft = openToken<Draft>(app, `draft ${desk.id}`, posted.text('draft'))
      if (!draft || now() - draft.at > draftLives)
        return formOf(desk, blank, [{ field: 'name', message: '页面放得太久，内容没有保留下来，请重新填写' }])
      return deed === 'edit' ? formOf(desk, draft.typed) : submitting(desk, draft, posted, request.ip)
    }),
  )

  server.post(`${guidePath}/:organ/similar`, often(120), async (request, reply) => {
    const desk = await deskNamed(request)
    const { q } = (request.body ?? {}) as Record<string, unknown>
    const answers =
      desk && isFromOurPages(request, app) && typeof q === 'string' ? await findSimilarPublic(app, desk.id, q) : []
    return reply
      .type('text/html; charset=utf-8')
      .header('cache-control', 'no-store')
      .send(answers.length ? htmlOf(Found({ organId: desk!.id, answers, newTab: true })) : '')
  })

  const foundPath = `${guidePath}/:organ/found/:id`
  const found = (thanked: boolean) => async (request: FastifyRequest, reply: FastifyReply) => {
    if (thanked && !isFromOurPages(request, app)) return sendView(request, reply, portal, elsewhereView())
    const desk = await deskNamed(request)
    const answer = desk && (await publicAnswer(app, desk.id, (request.params as { id: string }).id))
    if (!desk || !answer) return sendView(request, reply, portal, notFoundView())
    await countSuggestion(app, desk.id, answer.id, thanked ? 'served' : 'opened')
    return sendView(request, reply, portal, foundView(desk, answer, thanked))
  }
  server.get(foundPath, found(false))
  server.post(foundPath, often(30), found(true))

  const deskNamed = (request: FastifyRequest) => deskOf(app.db, (request.params as { organ: string }).organ)

  async function withDesk(request: FastifyRequest, reply: FastifyReply, answer: (desk: Desk) => Promise<PageView>) {
    const desk = await deskNamed(request)
    const view = !desk ? notFoundView() : desk.open ? await answer(desk) : closedView(desk)
    return sendView(request, reply, portal, view)
  }

  async function formOf(desk: Desk, typed: Typed, faults: readonly FieldFault[] = [], fresh = false) {
    return formView({
      desk,
      typed,
      faults,
      fresh,
      today: app.today(),
      calendar: await calendarFor(app, desk.id),
      opened: sealToken(app, 'opened', now()),
      tokenOf: (file) => fileToken(app, file),
      script: assets.service,
    })
  }

  /** A form still being typed: an item more or less, a file less, or ready to be looked over. */
  async function typing(desk: Desk, posted: Posted, deed: string): Promise<PageView> {
    const typed = typedOf(posted)
    const fileFaults = posted.fileFaults.map((message) => ({ field: 'files', message }))
    if (deed === 'add-item') return formOf(desk, { ...typed, items: [...typed.items, ''] }, fileFaults)
    const [, removed] = /^remove-item:(\d+)$/.exec(deed) ?? []
    if (removed !== undefined) {
      const items = typed.items.filter((_, index) => index !== Number(removed))
      return formOf(desk, { ...typed, items: items.length ? items : [''] }, fileFaults)
    }
    if (deed.startsWith('remove-file:')) return formOf(desk, typed, fileFaults)
    const faults = formFaults(requestOf(desk.id, typed), posted.fileFaults)
    if (posted.text('homepage'))
      faults.push({ field: 'name', message: '浏览器自动填写了一个应当留空的栏目，已经清空，请再按一次“继续”' })
    if (faults.length) return formOf(desk, typed, faults)
    const opened = openToken<number>(app, 'opened', posted.text('opened')) ?? now()
    return review(desk, { typed, opened, once: randomBytes(16).toString('base64url'), at: now() })
  }

  async function review(desk: Desk, draft: Draft, from?: string, problem?: string) {
    const asks = from !== undefined && (await attemptsWithin(app, 'submit', from, 60)) >= sumFrom
    return reviewView({
      desk,
      typed: draft.typed,
      draft: sealToken(app, `draft ${desk.id}`, draft),
      today: app.today(),
      calendar: await calendarFor(app, desk.id),
      found: await findSimilarPublic(app, desk.id, draft.typed.items.join(' ')),
      ...(asks && { challenge: newChallenge(app, draft.once) }),
      problem,
    })
  }

  async function submitting(desk: Desk, draft: Draft, posted: Posted, from: string): Promise<PageView> {
    const sent = await attemptsWithin(app, 'submit', from, 60)
    if (sent >= mostAnHour)
      return refusalView(429, '请过一会儿再提交', tooMany, { text: '回到依申请公开', href: guidePath })
    if (now() - draft.opened < leastMs) return review(desk, draft, from, '提交得太快了，请看一遍，再按“提交申请”。')
    if (sent >= sumFrom && !isSolved(app, draft.once, posted.text('challenge'), posted.text('answer')))
      return review(desk, draft, from, '请先回答下面的小问题，填一个数字。')
    const form = requestOf(desk.id, draft.typed)
    const taken = await submitRequest(app, form, from, draft.once)
    if (!taken.ok) return formOf(desk, draft.typed, formFaults(form, [taken.refusal.message]))
    await noteAttempt(app, 'submit', from)
    const key = { code: taken.value.queryCode, tail: form.applicants[0]!.phone.slice(-4) }
    const opened = await openByQuery(app, key)
    if (!opened.ok) throw new Error('the request just submitted does not open')
    if (draft.typed.propose === 'yes') await proposePublication(app, key, '', from)
    return receiptView({
      desk,
      request: opened.value,
      ...key,
      today: app.today(),
      calendar: await calendarFor(app, desk.id),
      script: assets.service,
    })
  }
}

const tooMany = '从您所在的网络一小时内提交的申请太多，暂时不收。可以过一小时再来，也可以当面交、邮寄或者传真给机关。'
