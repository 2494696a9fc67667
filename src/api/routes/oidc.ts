// Signing in through the office's OpenID Connect provider.

import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { App } from '../../app.ts'
import { finishOidc, offersOidc, oidcMinutes, startOidc } from '../../organs/index.ts'
import { type Api, fileAnswer, jsonAnswer, problemAnswers } from '../api.ts'
import { setSession } from '../signed-in.ts'

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
      response: { 302: z.null().describe('认证页面的地址；不能用时回到登录页，带着原因'), ...problemAnswers() },
    },
    handler: async (_, reply) => {
      const started = await startOidc(app)
      if (!started.ok) return backToSignIn(reply, started.refusal.code)
      const { url, ticket } = started.value
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
      response: {
        200: fileAnswer('登录好了，转到工作台', 'text/html'),
        302: z.null().describe('没有登录：回到登录页，带着原因'),
        ...problemAnswers(),
      },
    },
    handler: async (request, reply) => {
      const query = request.url.split('?')[1] ?? ''
      const ticket = request.cookies[ticketCookie] ?? ''
      reply.clearCookie(ticketCookie, { path }).header('cache-control', 'no-store')
      const agent = request.headers['user-agent'] ?? null
      const finished = await finishOidc(app, ticket, query, request.ip, agent)
      if (!finished.ok) return backToSignIn(reply, finished.refusal.code)
      const { token } = finished.value
      setSession(app, reply, token)
      return reply
        .type('text/html; charset=utf-8')
        .serializer((page: string) => page)
        .send(onwards)
    },
  })
}

/** A person stands at this address, not a program: the page of signing in says why. */
const backToSignIn = (reply: FastifyReply, because: string) =>
  reply.header('cache-control', 'no-store').redirect(`/workbench/sign-in?because=${because}`, 302)

// The cookie of the session goes along only from a page of ours, which a redirect from the provider is not.
const onwards = `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="refresh" content="0;url=/workbench"><title>已登录</title></head>
<body><p>已登录，正在转到<a href="/workbench">工作台</a>。</p></body></html>
`
