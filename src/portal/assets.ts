// Style sheet and script under names that carry their digest, and the seal mark of the site as its icon.
import { createHash } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { comfort } from './comfort.ts'
import { serviceScript } from './service/script.ts'

/** Addresses, for the head of every page. */
export interface Assets {
  styles: string
  script: string
  /** Of the form for a request. */
  service: string
}

export function serveAssets(server: FastifyInstance): Assets {
  const serve = (name: string, ending: string, mediaType: string, text: string): string => {
    const digest = createHash('sha256').update(text).digest('hex').slice(0, 12)
    const address = `/assets/${name}-${digest}.${ending}`
    server.get(address, (_request, reply) =>
      reply
        .type(`${mediaType}; charset=utf-8`)
        .header('cache-control', 'public, max-age=31536000, immutable')
        .send(text),
    )
    return address
  }
  for (const address of ['/favicon.svg', '/favicon.ico'])
    server.get(address, (_request, reply) =>
      reply.type('image/svg+xml').header('cache-control', 'public, max-age=86400').send(seal),
    )
  return {
    styles: serve('portal', 'css', 'text/css', styles()),
    script: serve('comfort', 'js', 'text/javascript', comfort),
    service: serve('service', 'js', 'text/javascript', serviceScript),
  }
}

/** Built: one file beside the program. From source: the parts that index.css names, in its order. */
function styles(): string {
  const built = new URL('./portal.css', import.meta.url)
  if (existsSync(built)) return readFileSync(built, 'utf8')
  const folder = new URL('./styles/', import.meta.url)
  const parts = readFileSync(new URL('index.css', folder), 'utf8').matchAll(/@import "\.\/(.+)";/g)
  return [...parts].map(([, name]) => readFileSync(new URL(name!, folder), 'utf8')).join('\n')
}

/** 公 as strokes in a seal: at sixteen pixels two characters would be a blot. */
const seal =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 52 52"><rect width="52" height="52" rx="5" fill="#a8231c"/>' +
  '<rect x="4" y="4" width="44" height="44" rx="2" fill="none" stroke="#fff" stroke-width="2"/>' +
  '<path d="M21 11c-2 6-5 10-9 13M31 11c2 6 5 10 9 13M26 23c-3 6-6 11-11 16 8 0 14-1 21-3M31 29l7 12" fill="none" ' +
  'stroke="#fff" stroke-width="4" stroke-linecap="round" stroke-linejoin="round"/></svg>'
