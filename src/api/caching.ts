// Answers to GET are good until the next change of public data: the ETag is made of the data version and the address.
import { createHash } from 'node:crypto'
import type { FastifyReply, FastifyRequest } from 'fastify'
import type { App } from '../app.ts'
import { currentVersion } from '../reports/index.ts'

/** Sets ETag and Cache-Control; true where the caller already has this answer (304 is then sent). */
export async function unchanged(app: App, request: FastifyRequest, reply: FastifyReply): Promise<boolean> {
  const version = await currentVersion(app)
  const tag = `W/"${version}-${createHash('sha256').update(request.url).digest('base64url').slice(0, 12)}"`
  reply.header('etag', tag).header('cache-control', 'public, max-age=0, must-revalidate')
  const known = request.headers['if-none-match']
  if (!known?.split(/\s*,\s*/).some((one) => one === tag || one === '*')) return false
  reply.code(304).send()
  return true
}
