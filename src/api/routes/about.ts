// The interface about itself: the OpenAPI document, its page, the pages of problems.
import type { FastifyReply } from 'fastify'
import { z } from 'zod'
import type { Api } from '../api.ts'
import { docsPage, type OpenApi, problemPage } from '../docs-page.tsx'
import { docsStyles } from '../docs-styles.ts'
import { notFound, type ProblemId, problemTypes } from '../problems.ts'

export function aboutRoutes(api: Api) {
  const hide = { hide: true } as const
  const kept = 'public, max-age=300'
  api.get('/openapi.json', { schema: hide }, async (_request, reply) => {
    return reply.header('cache-control', kept).send(api.swagger())
  })
  api.get('/docs', { schema: hide }, async (_request, reply) =>
    asHtml(reply.header('cache-control', kept), docsPage(api.swagger() as unknown as OpenApi)),
  )
  api.get('/docs.css', { schema: hide }, async (_request, reply) =>
    reply.header('cache-control', kept).type('text/css; charset=utf-8').send(docsStyles),
  )
  api.get(
    '/docs/try',
    { schema: { ...hide, querystring: z.looseObject({ path: z.string() }) } },
    async (request, reply) => {
      const { path, ...values } = request.query as Record<string, string>
      if (!Object.keys((api.swagger() as unknown as OpenApi).paths).includes(path!))
        throw notFound(`没有 ${path} 这个地址`)
      return reply.redirect(filledIn(path!, values))
    },
  )
  api.get('/problems/:id', { schema: { ...hide, params: z.object({ id: z.string() }) } }, async (request, reply) => {
    const { id } = request.params
    if (!Object.hasOwn(problemTypes, id)) throw notFound(`没有“${id}”这种问题`)
    return asHtml(reply.header('cache-control', kept), problemPage(id as ProblemId))
  })
}

const asHtml = (reply: FastifyReply, html: string) => reply.type('text/html; charset=utf-8').send(html)

/** The path with its parts filled in; what is no part of it goes into the query, empty fields are left out. */
function filledIn(path: string, values: Record<string, string>): string {
  const rest = new URLSearchParams()
  let filled = path
  for (const [name, value] of Object.entries(values))
    if (filled.includes(`{${name}}`)) filled = filled.replace(`{${name}}`, encodeURIComponent(value))
    else if (value) rest.set(name, value)
  return rest.size ? `${filled}?${rest}` : filled
}
