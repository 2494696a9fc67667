// Serves the built workbench: its files under names that carry their digest, one page for every address below
// /workbench and for the one-time links of staff.
import { existsSync, readFileSync } from 'node:fs'
import { fileURLToPath } from 'node:url'
import fastifyStatic from '@fastify/static'
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify'
import { securityHeaders } from './security-headers.ts'

export async function registerWorkbench(server: FastifyInstance): Promise<void> {
  const folder = builtFolder()
  const guards = await securityHeaders(policy)
  await server.register(async (scope) => {
    if (folder)
      await scope.register(fastifyStatic, {
        root: `${folder}assets`,
        prefix: '/workbench/assets/',
        decorateReply: false,
        immutable: true,
        maxAge: '365d',
        preCompressed: true,
      })
    for (const url of ['/workbench', '/workbench/*', '/staff/link/:token'])
      scope.get(url, (request, reply) => sendPage(folder, request, reply.headers(guards)))
  })
}

// Ant Design writes its styles into the page while it runs; scripts are our files alone, as everywhere.
const policy = {
  defaultSrc: ["'self'"],
  styleSrc: ["'self'", "'unsafe-inline'"],
  imgSrc: ["'self'", 'data:', 'blob:'],
  frameSrc: ["'self'", 'blob:'],
  objectSrc: ["'none'"],
  baseUri: ["'none'"],
  formAction: ["'self'"],
  frameAncestors: ["'none'"],
}

function sendPage(folder: string | undefined, { url }: FastifyRequest, reply: FastifyReply) {
  reply.header('cache-control', 'no-store').header('x-robots-tag', 'noindex').type('text/html; charset=utf-8')
  if (url.startsWith('/workbench/assets/'))
    return reply.code(404).type('text/plain; charset=utf-8').send('没有这个文件')
  if (!folder) return reply.code(503).type('text/plain; charset=utf-8').send('工作台还没有构建，请先运行 npm run build')
  return reply.send(readFileSync(`${folder}index.html`, 'utf8'))
}

/** Built: beside the program. From source: where the build puts it. */
function builtFolder(): string | undefined {
  return ['./workbench/', '../dist/workbench/']
    .map((path) => fileURLToPath(new URL(path, import.meta.url)))
    .find((path) => existsSync(`${path}assets`))
}
