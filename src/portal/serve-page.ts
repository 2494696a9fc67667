// From a request to a page: kept pages first, 304 where nothing changed, otherwise made, kept and sent.
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import type { Assets } from './assets.ts'
import type { Page, PageView } from './page.ts'
import type { KeptPage, PageCache } from './page-cache.ts'
import { notFoundView } from './pages/trouble.tsx'
import { renderPage } from './render.tsx'
import { asksForMode, type Mode, modeCookie, modeOf, modeText } from './view/mode.ts'

export interface Portal {
  app: App
  assets: Assets
  cache: PageCache
}

export function servePage(server: FastifyInstance, portal: Portal, page: Page): void {
  // Most answers are a page that is kept and current: they take no turn of the event loop.
  server.get(page.path, (request, reply) => {
    const version = portal.cache.version()
    const kept = typeof version === 'string' && portal.cache.seen(seenKey(request), version)
    return kept ? send(request, reply, kept) : answer(request, reply)
  })

  async function answer(request: FastifyRequest, reply: FastifyReply) {
    const asked = request.query as Record<string, unknown>
    const mode = modeOf(asked, cookieOf(request))
    const query = knownQuery(page, asked)
    const path = pathOf(request)
    const key = `${path}\n${JSON.stringify(query)}\n${modeText(mode)}`
    const version = await portal.cache.version()
    let kept = portal.cache.get(key, version)
    if (!kept) {
      const params = request.params as Record<string, string>
      const sharing = <T>(name: string, make: () => T | Promise<T>) => portal.cache.shared(name, version, make)
      const view = (await page.view({ app: portal.app, mode, params, query, kept: sharing })) ?? notFoundView()
      const html = renderPage(view, { mode, path, query, assets: portal.assets, origin: portal.app.config.origin })
      kept = portal.cache.keep(key, view.status ?? 200, html, version)
    }
    if (asksForMode(asked)) return send(request, reply, kept, cookieFor(mode))
    portal.cache.see(seenKey(request), kept)
    send(request, reply, kept)
  }
}

/** The address as it came, with the cookie of its reader: whoever sends the same gets the same. */
const seenKey = (request: FastifyRequest): string => `${cookieOf(request) ?? ''} ${request.url}`

/** A page made for one answer and not kept. */
export function sendView(request: FastifyRequest, reply: FastifyReply, { app, assets }: Portal, view: PageView) {
  const mode = modeOf(request.query as Record<string, unknown>, cookieOf(request))
  const html = renderPage(view, { mode, path: pathOf(request), query: {}, assets, origin: app.config.origin })
  return reply
    .code(view.status ?? 200)
    .type('text/html; charset=utf-8')
    .header('cache-control', 'no-store')
    .send(html)
}

/** Written past the framework: the headers are known and nothing is left to be done to the body. */
function send(request: FastifyRequest, reply: FastifyReply, kept: KeptPage, cookie?: string) {
  const { headers: asked } = request
  const { status, headers, body } = asked['if-none-match']?.includes(kept.etag)
    ? kept.unchanged
    : asked['accept-encoding']?.includes('gzip')
      ? kept.zipped()
      : kept.plain
  reply.hijack()
  reply.raw.writeHead(status, cookie ? [...headers, 'set-cookie', cookie] : headers)
  reply.raw.end(body)
}

const pathOf = ({ url }: FastifyRequest): string => {
  const end = url.indexOf('?')
  return end < 0 ? url : url.slice(0, end)
}

function knownQuery({ query: names = [] }: Page, asked: Record<string, unknown>): Record<string, string> {
  const known: Record<string, string> = {}
  for (const name of names) {
    const value = asked[name]
    if (typeof value === 'string' && value) known[name] = value.slice(0, 200)
  }
  return known
}

const cookiePattern = new RegExp(`(?:^|; *)${modeCookie}=([a-z.]+)`)
const cookieOf = ({ headers: { cookie } }: FastifyRequest): string | undefined =>
  cookie ? cookiePattern.exec(cookie)?.[1] : undefined

const year = 365 * 24 * 3600

/** The mode is a taste and not a secret: a plain cookie without anything about the person. */
const cookieFor = (mode: Mode): string =>
  `${modeCookie}=${modeText(mode)}; Path=/; Max-Age=${year}; SameSite=Lax; HttpOnly`
