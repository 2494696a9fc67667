// /subscribe, /o/:organ/subscribe and /subscriptions/…: made for one answer, never kept; an address of a person travels in a
// body only, and what stands in the link of a mail says nothing of whom it was sent to.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { type OrganSite, organSite } from '../../documents/public/index.ts'
import {
  askToSubscribe,
  confirmSubscription,
  endSubscription,
  type Frequency,
  type frequencies,
  subscriptionOf,
} from '../../documents/subscriptions/index.ts'
import { attemptsWithin, noteAttempt } from '../../requests/index.ts'
import type { PageView } from '../page.ts'
import { notFoundView } from '../pages/trouble.tsx'
import { type Portal, sendView } from '../serve-page.ts'
import type { FieldFault } from '../service/answer-form.ts'
import { isSolved, newChallenge } from '../service/challenge.ts'
import { elsewhereView } from '../service/frame.tsx'
import { isFromOurPages } from '../service/same-site.ts'
import { openToken, sealToken } from '../service/tokens.ts'
import { selectionNames } from './selection.ts'
import { askedView, confirmView, endView, goneView, listWords, subscribeView } from './subscribe.tsx'

/** Forms from one address within an hour: from this many on a sum is asked, from that many on none is taken. */
const sumFrom = 3
const mostAnHour = 20
const tokenLives = 24 * 3600 * 1000

export function serveSubscriptions(server: FastifyInstance, portal: Portal): void {
  const { app } = portal
  const often = { config: { rateLimit: { max: Math.max(30, app.config.rate / 10), timeWindow: '1 minute' } } }
  const small = { bodyLimit: 16 * 1024, ...often }
  for (const path of ['/subscribe', '/o/:organ/subscribe']) {
    server.get(path, (request, reply) =>
      withSite(request, reply, (site) => form(request, site, { selection: selectionIn(request.query, '') })),
    )
    server.post(path, small, (request, reply) => withSite(request, reply, (site) => posted(request, site)))
  }

  server.get('/subscriptions/:token', often, async (request: LinkRequest, reply) => {
    const { token } = request.params
    const ending = token.startsWith('e-')
    const found = await subscriptionOf(app, ending ? 'end' : 'confirm', token)
    if (!found) return sendView(request, reply, portal, ending ? endView({ token, done: true }) : goneView())
    const site = found.organId ? ((await organSite(app.db, found.organId)) ?? null) : null
    const view = ending
      ? endView({ site, ...found, token, done: false })
      : confirmView({ site, ...found, token, done: found.confirmed })
    return sendView(request, reply, portal, view)
  })

  // The link itself entitles; a mail program that offers to unsubscribe sends it with one form of its own (RFC 8058).
  server.post('/subscriptions/:token', small, async (request: LinkRequest, reply) => {
    const { token } = request.params
    if (token.startsWith('e-')) {
      await endSubscription(app, token)
      return sendView(request, reply, portal, endView({ token, done: true }))
    }
    const found = await confirmSubscription(app, token)
    if (!found) return sendView(request, reply, portal, goneView())
    const site = found.organId ? ((await organSite(app.db, found.organId)) ?? null) : null
    return sendView(request, reply, portal, confirmView({ site, ...found, token, done: true }))
  })

  async function withSite(
    request: FastifyRequest,
    reply: FastifyReply,
    answer: (site: OrganSite | null) => Promise<PageView>,
  ) {
    const { organ } = request.params as { organ?: string }
    const site = organ === undefined ? null : await organSite(app.db, organ)
    return sendView(request, reply, portal, site === undefined ? notFoundView() : await answer(site))
  }

  async function posted(request: FastifyRequest, site: OrganSite | null): Promise<PageView> {
    if (!isFromOurPages(request, app)) return elsewhereView()
    const body = (request.body ?? {}) as Record<string, unknown>
    const text = (name: string) => (typeof body[name] === 'string' ? (body[name] as string).trim().slice(0, 400) : '')
    const selection = selectionIn(body, 'list.')
    const frequency: Frequency = text('frequency') === 'weekly' ? 'weekly' : 'daily'
    const email = text('email')
    const again = (field: string, message: string) =>
      form(request, site, { selection, email, frequency, faults: [{ field, message }] })
    const opened = openToken<number>(app, 'subscribe', text('token'))
    if (opened === undefined || app.now().getTime() - opened > tokenLives)
      return again('email', '页面放得太久，请看一遍再提交')
    if (text('homepage')) return again('email', '浏览器自动填写了一个应当留空的栏目，已经清空，请再提交一次')
    if (!app.config.smtp) return again('email', '这里没有开通发送邮件')
    const sent = await attemptsWithin(app, 'subscribe', request.ip, 60)
    if (sent >= mostAnHour) return again('email', '从您所在的网络送来的订阅太多，请过一个小时再试')
    if (sent >= sumFrom && !isSolved(app, 'subscribe', text('challenge'), text('answer')))
      return again('answer', '请回答这个小问题，填一个数字')
    const organ = site?.name ?? '全部机关'
    const list = { organId: site?.id ?? '', organ: site?.name ?? '', selection, words: listWords(organ, selection) }
    await noteAttempt(app, 'subscribe', request.ip)
    const asked = await askToSubscribe(app, { email, frequency, list })
    if (!asked.ok) return again(asked.refusal.field ?? 'email', asked.refusal.message)
    return askedView({ site, selection })
  }

  interface Typed {
    selection: Record<string, string>
    email?: string
    frequency?: Frequency
    faults?: readonly FieldFault[]
  }

  async function form(request: FastifyRequest, site: OrganSite | null, typed: Typed): Promise<PageView> {
    const asks = (await attemptsWithin(app, 'subscribe', request.ip, 60)) >= sumFrom
    return subscribeView({
      ...{ site, email: '', frequency: 'daily' as keyof typeof frequencies, faults: [], ...typed },
      mails: app.config.smtp !== null,
      token: sealToken(app, 'subscribe', app.now().getTime()),
      ...(asks && { challenge: newChallenge(app, 'subscribe') }),
    })
  }
}

type LinkRequest = FastifyRequest<{ Params: { token: string } }>

/** What the list is narrowed to; pages and orders are no part of it. */
function selectionIn(given: unknown, prefix: string): Record<string, string> {
  const selection: Record<string, string> = {}
  for (const name of selectionNames) {
    const value = (given as Record<string, unknown> | undefined)?.[`${prefix}${name}`]
    if (typeof value === 'string' && value.trim() && name !== 'page' && name !== 'sort')
      selection[name] = value.trim().slice(0, 200)
  }
  return selection
}
