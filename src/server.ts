// The HTTP server: the edges put together, and what holds for every answer.
import { randomUUID } from 'node:crypto'
import formbody from '@fastify/formbody'
import rateLimit from '@fastify/rate-limit'
import Fastify, {
  type FastifyBaseLogger,
  type FastifyInstance,
  type FastifyReply,
  type FastifyRequest,
  LogController,
} from 'fastify'
import { registerApi } from './api/index.ts'
import type { App } from './app.ts'
import { registerOperation } from './operation.ts'
import { registerPortal } from './portal/index.ts'
import { securityHeaders } from './security-headers.ts'
import { registerWorkbench } from './workbench-host.ts'

/** Everything registered, ready to listen or to be asked with `inject`. The app stays the caller's to close. */
export async function buildServer(app: App): Promise<FastifyInstance> {
  const server: FastifyInstance = Fastify({
    loggerInstance: app.log as FastifyBaseLogger,
    logController: new LogController({ disableRequestLogging: true }),
    trustProxy: app.config.trustProxy.length ? app.config.trustProxy : false,
    genReqId: () => randomUUID(),
    // No logger for each request: who logs says its id.
    childLoggerFactory: (logger) => logger,
    bodyLimit: 1024 * 1024,
    forceCloseConnections: 'idle',
    routerOptions: { maxParamLength: 200 },
  })
  const guards = await securityHeaders()
  guard(server, guards)
  await server.register(formbody)
  observe(server, app)
  server.setErrorHandler(answerError)
  registerOperation(server, app)
  await registerApi(server, app)
  await registerWorkbench(server)
  await server.register(async (pages) => {
    await pages.register(rateLimit, { max: app.config.rate, timeWindow: '1 minute', addHeaders: quiet })
    await registerPortal(pages, app, guards)
  })
  return server
}

/** A reader of pages is told of the limit where it is reached. */
const quiet = { 'x-ratelimit-limit': false, 'x-ratelimit-remaining': false, 'x-ratelimit-reset': false }

/** The headers of every answer; what a route says itself holds. Kept pages carry theirs ready made. */
function guard(server: FastifyInstance, guards: Readonly<Record<string, string>>) {
  const all = Object.entries(guards)
  server.addHook('onSend', (_request, reply, _payload, done) => {
    for (const [name, value] of all) if (!reply.hasHeader(name)) reply.header(name, value)
    done()
  })
}

/** One line and one observation an answer; the address without its query, which may hold a person's code. */
function observe(server: FastifyInstance, { log, metrics }: App) {
  server.addHook('onResponse', (request, reply, done) => {
    const route = request.routeOptions.url ?? 'none'
    const status = reply.statusCode
    const ms = reply.elapsedTime
    metrics.requestSeconds.observe({ method: request.method, route, status }, ms / 1000)
    if (log.isLevelEnabled('info'))
      log.info(
        { id: request.id, method: request.method, path: pathOf(request), status, ms: Math.round(ms * 10) / 10 },
        'answered',
      )
    done()
  })
}

const pathOf = ({ url }: FastifyRequest) => url.split('?', 1)[0]!

/** Faults of pages; below /api the API answers for itself. */
function answerError(error: Error & { statusCode?: number }, request: FastifyRequest, reply: FastifyReply) {
  const status = error.statusCode && error.statusCode >= 400 ? error.statusCode : 500
  if (status >= 500) request.log.error({ err: error, id: request.id }, 'request failed')
  const [title, what] = status >= 500 ? faults.ours : (faults[status] ?? faults.theirs)
  return reply
    .code(status)
    .header('cache-control', 'no-store')
    .type('text/html; charset=utf-8')
    .send(plainPage(title, `${what}${status >= 500 ? `编号 ${request.id}。` : ''}`))
}

const faults: Record<number, [string, string]> & { ours: [string, string]; theirs: [string, string] } = {
  ours: ['页面没有打开', '系统内部出错，已记入日志。请稍后再试；反映问题时请附上编号。'],
  theirs: ['请求不能处理', '请求的内容不完整或不符合要求，请返回上一页检查后再试。'],
  413: ['内容太大', '提交的内容超过了允许的大小。'],
  429: ['请求过于频繁', '短时间内的请求太多，请稍等一分钟再试。'],
}

const plainPage = (title: string, text: string) => `<!doctype html>
<html lang="zh-Hans"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1">
<meta name="robots" content="noindex"><title>${title}</title></head>
<body><main><h1>${title}</h1><p>${text}</p><p><a href="/">返回首页</a></p></main></body></html>
`
