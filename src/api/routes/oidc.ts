// Signing in through the office's OpenID Connect provider.
import { z } from 'zod'
import type { App } from '../../app.ts'
import { finishOidc, offersOidc, oidcMinutes, startOidc } from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { answerWith, setSession } from '../signed-in.ts'

const tags = ['session']
const ticketCookie = 'gongkai_oidc'
const path = '/api/oidc'

export function oidcRoutes(api: Api, app: App) {
  api.get('/oidc', {
    schema: {
      operationId: 'getOidc',
      tags,
      summary: '是否可以用统一身份认证登录',
      response: { 200: jsonAnswer('是否可用，从哪里开始', z.object({ offered: z.boolean(), start: z.string() })) },
    },
    handler: async () => ({ offered: offersOidc(app.config), start: `${path}/start` }),
  })

  api.get('/oidc/start', {
    config: { dear: true },
    schema: {
      operationId: 'startOidc',
      tags,
      summary: '用统一身份认证登录：转到认证页面',
      response: { 302: z.null().describe('认证页面的地址'), ...problemAnswers(409) },
    },
    handler: async (_, reply) => {
      const { url, ticket } = answerWith(await startOidc(app))
      // Lax: it has to come back with the person who is sent here from the provider's site.
      reply.setCookie(ticketCookie, ticket, {
        path,
        httpOnly: true,
        sameSite: 'lax',
        secure: app.config.origin.startsWith('https:'),
        maxAge: oidcMinutes * 60,
      })
      return reply.header('cache-control', 'no-store').redirect(url, 302)
    },
  })

  api.get('/oidc/callback', {
    config: { dear: true },
    schema: {
      operationId: 'finishOidc',
      tags,
      summary: '统一身份认证回到这里：核对之后建立会话',
      querystring: z.object({ code: z.string().max(4000).optional(), state: z.string().max(1000).optional() }).loose(),
      response: { 200: fileAnswer('登录好了，转到工作台', 'text/html'), ...problemAnswers(409) },
    },
    handler: async (request, reply) => {
      const query = request.url.split('?')[1] ?? ''
      const ticket = request.cookies[ticketCookie] ?? ''
      reply.clearCookie(ticketCookie, { path }).header('cache-control', 'no-store')
      const { token } = answerWith(await finishOidc(app, ticket, query, request.ip, request.headers['user-agent']))
      setSession(app, reply, token)
      return reply
        .type('text/html; charset=utf-8')
        .serializer((page: string) => page)
        .send(onwards)
    },
  })
}

// The cookie of the session goes along only from a page of ours, which a redirect from the provider is not.
const onwards = `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0;url=/workbench"><title>已登录</title></head>
<body><p>已登录，正在转到<a href="/workbench">工作台</a>。</p></body></html>
`
