// How many requests a minute one address may make; dear operations have a smaller measure of their own.
import rateLimit from '@fastify/rate-limit'
import type { FastifyInstance } from 'fastify'
import { ProblemError } from './problems.ts'

export interface RateLimits {
  normal: number
  /** Reading an uploaded file, writing a PDF: about a second of a core at worst. */
  dear: number
}

export async function limitRate(api: FastifyInstance, limits: Partial<RateLimits>): Promise<void> {
  const normal = limits.normal ?? 600
  const dear = limits.dear ?? Math.ceil(normal / 5)
  api.addHook('onRoute', (route) => {
    const { config } = route
    if (config?.dear) config.rateLimit = { max: dear, groupId: 'dear' }
  })
  await api.register(rateLimit, {
    max: normal,
    timeWindow: '1 minute',
    errorResponseBuilder: (_request, { ttl, max }) =>
      new ProblemError('too-many-requests', `每分钟最多 ${max} 次，请等 ${Math.ceil(ttl / 1000)} 秒后再试`),
  })
}

declare module 'fastify' {
  interface FastifyContextConfig {
    /** Held to the smaller measure of requests. */
    dear?: boolean
  }
}
