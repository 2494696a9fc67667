// The servers that bench/portal.ts asks, in a process of their own: the real one, the real pages without the cache of
// finished pages, and a bare one that sends the same bytes. The installation holds reports and documents: the home page
// shows both.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import Fastify from 'fastify'
import { openApp } from '../src/app.ts'
import { configFrom } from '../src/config.ts'
import { serveAssets } from '../src/portal/assets.ts'
import { newPageCache } from '../src/portal/page-cache.ts'
import { homePage } from '../src/portal/pages/home.tsx'
import { reportPage } from '../src/portal/pages/report.tsx'
import { reportsPage } from '../src/portal/pages/reports.tsx'
import { servePage } from '../src/portal/serve-page.ts'
import { importFolder } from '../src/reports/import-folder.ts'
import { buildServer } from '../src/server.ts'
import { makeDocuments } from './documents-made.ts'

const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const settings = { GONGKAI_DATA: folder, GONGKAI_LOG: 'warn', PORT: '0', GONGKAI_RATE: '1000000' }
const app = await openApp(configFrom(settings))
await importFolder(app, fileURLToPath(new URL('../examples/reports', import.meta.url)))
await makeDocuments(app.pool, 2000, 40)

const real = await buildServer(app)
const realAt = await real.listen({ port: 0, host: '127.0.0.1' })

const uncached = Fastify()
const portal = {
  app,
  assets: serveAssets(uncached),
  cache: { ...newPageCache(app), get: () => undefined, seen: () => undefined },
}
for (const page of [homePage, reportsPage, reportPage]) servePage(uncached, portal, page)
const uncachedAt = await uncached.listen({ port: 0, host: '127.0.0.1' })

// The same framework with one route and nothing of ours: what is left is what our pages cost.
const bodies = new Map<string, Buffer>()
const bare = Fastify()
bare.get('*', (request, reply) => reply.type('text/html; charset=utf-8').send(bodies.get(request.url)))
const bareAt = await bare.listen({ port: 0, host: '127.0.0.1' })

process.on('message', async (message: { bytesOf: string } | 'stop') => {
  if (message !== 'stop') {
    const { rawPayload } = await real.inject(message.bytesOf)
    bodies.set(message.bytesOf, rawPayload)
    return process.send!({ ready: message.bytesOf })
  }
  await Promise.all([real.close(), uncached.close(), bare.close()])
  await app.close()
  rmSync(folder, { recursive: true, force: true })
  process.disconnect()
})

process.send!({ real: realAt, uncached: uncachedAt, bare: bareAt })
