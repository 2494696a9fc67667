// For those who run the installation: is it well, and its figures.
import type { FastifyInstance, FastifyRequest } from 'fastify'
import type { App } from './app.ts'
import { missingMigrations } from './db/migrate.ts'
import { version } from './version.ts'

export function registerOperation(server: FastifyInstance, app: App) {
  server.get('/healthz', async (_request, reply) => {
    const health = await healthOf(app)
    return reply
      .code(health.status === 'ok' ? 200 : 503)
      .header('cache-control', 'no-store')
      .send(health)
  })

  server.get('/metrics', async (request, reply) => {
    if (!mayReadMetrics(request, app.config.metricsToken)) return reply.code(403).send({ error: 'not from here' })
    const { registry } = app.metrics
    return reply
      .header('cache-control', 'no-store')
      .type(registry.contentType)
      .send(await registry.metrics())
  })
}

export interface Health {
  status: 'ok' | 'failing'
  version: string
  database: { reached: boolean; milliseconds: number }
  /** Names of migrations that the database lacks. */
  missingMigrations: string[]
}

const patience = 3_000

export async function healthOf({ pool, log }: App): Promise<Health> {
  const began = performance.now()
  const late = new Promise<never>((_, reject) => {
    setTimeout(reject, patience, new Error('the database did not answer in time')).unref()
  })
  const took = () => Math.round((performance.now() - began) * 10) / 10
  try {
    const missing = await Promise.race([missingMigrations(pool), late])
    const database = { reached: true, milliseconds: took() }
    return { status: missing.length ? 'failing' : 'ok', version: version(), database, missingMigrations: missing }
  } catch (error) {
    log.error({ err: error }, 'health check failed')
    return {
      status: 'failing',
      version: version(),
      database: { reached: false, milliseconds: took() },
      missingMigrations: [],
    }
  }
}

const loopback = /^(127\.|::1$|::ffff:127\.)/

/** From this machine itself (not handed on by a proxy on it), or with the token that the operator has set. */
function mayReadMetrics({ socket, headers }: FastifyRequest, token: string | null): boolean {
  if (token !== null) return headers.authorization === `Bearer ${token}`
  return loopback.test(socket.remoteAddress ?? '') && headers['x-forwarded-for'] === undefined
}
