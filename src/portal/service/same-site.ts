import type { FastifyRequest } from 'fastify'
import type { App } from '../../app.ts'

/**
 * Whether a page of ours sent the form. Browsers say so in one of two headers; a client that sends neither is no browser
 * that another site could make use of.
 */
export function isFromOurPages({ headers }: Pick<FastifyRequest, 'headers'>, { config }: Pick<App, 'config'>): boolean {
  const site = headers['sec-fetch-site']
  if (site !== undefined) return site === 'same-origin' || site === 'none'
  const { origin, host } = headers
  if (origin === undefined) return true
  return origin === config.origin || (URL.canParse(origin) && new URL(origin).host === host)
}
