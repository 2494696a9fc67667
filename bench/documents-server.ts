// The server that bench/documents.ts asks, in a process of its own, with the documents it made: searches against bare
// statements, and pages for the measuring of pages a second.
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import Fastify from 'fastify'
import { openApp } from '../src/app.ts'
import { configFrom } from '../src/config.ts'
import { type DocumentSearch, databaseSearch } from '../src/documents/search/index.ts'
import { serveAssets } from '../src/portal/assets.ts'
import { documentPages } from '../src/portal/documents/index.ts'
import { newPageCache } from '../src/portal/page-cache.ts'
import { servePage } from '../src/portal/serve-page.ts'
import { buildServer } from '../src/server.ts'
import { makeDocuments } from './documents-made.ts'

const count = Number(process.argv[2])
const folder = mkdtempSync(join(tmpdir(), 'gongkai-bench-'))
const settings = { GONGKAI_DATA: folder, GONGKAI_LOG: 'warn', PORT: '0', GONGKAI_RATE: '1000000' }
const app = await openApp(configFrom(settings))
const began = performance.now()
await makeDocuments(app.pool, count)
const madePerSecond = count / ((performance.now() - began) / 1000)

const real = await buildServer(app)
const realAt = await real.listen({ port: 0, host: '127.0.0.1' })
const uncached = Fastify()
const portal = {
  app,
  assets: serveAssets(uncached),
  cache: { ...newPageCache(app), get: () => undefined, seen: () => undefined },
}
for (const page of documentPages) servePage(uncached, portal, page)
const uncachedAt = await uncached.listen({ port: 0, host: '127.0.0.1' })
const bodies = new Map<string, Buffer>()
// The same framework with one route and nothing of ours: what is left is what our pages cost.
const bare = Fastify()
bare.get('*', (request, reply) => reply.type('text/html; charset=utf-8').send(bodies.get(request.url)))
const bareAt = await bare.listen({ port: 0, host: '127.0.0.1' })

/** The least that finds the same: the index asked, twenty rows read, nothing ranked, counted or marked. */
const rows = `select d.organ_id, d.id, d.title, d.document_no, d.published_on, left(d.text, 20000) from`
const join_ = `join public_documents d on d.organ_id = i.organ_id and d.id = i.document_id`
const index = 'document_index i'
const year = 2018

export interface SearchKind {
  name: string
  search: DocumentSearch
  bare: string
}
const kinds: SearchKind[] = [
  {
    name: '文号',
    search: { text: `示政发〔${year}〕${Math.round(count * 0.55)}号` },
    bare: `${rows} ${index} ${join_} where i.number_tail = '[${year}]${Math.round(count * 0.55)}'`,
  },
  { name: '常见词', search: { text: '安全生产' }, bare: words(`'安全生产'`) },
  { name: '两个词', search: { text: '滨河 养老保险 实施办法' }, bare: words(`'滨河' & '养老保险' & '实施办法'`) },
  { name: '正文里的词', search: { text: '预算' }, bare: words(`'预算'`) },
  { name: '没有的词', search: { text: '航天发射' }, bare: words(`'航天' & '发射'`) },
  {
    name: '词和要素',
    search: { text: '义务教育', filter: { organs: ['bench-7'], year } },
    bare: words(`'义务教育' & '@obench-7' & '@m${year}'`),
  },
  {
    name: '只有要素',
    search: { filter: { organs: ['bench-7'], theme: 'T05' }, order: 'newest' },
    bare: `${rows} ${index} ${join_} where i.organ_id = 'bench-7' and i.theme = 'T05' order by i.published_on desc limit 20`,
  },
  {
    name: '首字母',
    search: { text: 'bm4711' },
    bare: `${rows} ${index} ${join_} where i.initials like '%bm4711%' limit 20`,
  },
]

function words(query: string): string {
  return `${rows} ${index} ${join_} where i.words @@ $$${query}$$::tsquery limit 20`
}

async function timesOf(run: () => Promise<unknown>, most: number): Promise<{ p50: number; p95: number }> {
  for (let warm = 0; warm < 3; warm++) await run()
  const times: number[] = []
  for (let round = 0; round < most; round++) {
    const start = performance.now()
    await run()
    times.push(performance.now() - start)
  }
  times.sort((a, b) => a - b)
  return { p50: times[Math.floor(most * 0.5)]!, p95: times[Math.floor(most * 0.95)]! }
}

process.on('message', async (message: { bytesOf: string } | 'search' | 'stop') => {
  if (message === 'search') {
    const engine = databaseSearch(app)
    const found = []
    for (const { name, search, bare: statement } of kinds) {
      const ours = await timesOf(() => engine.find(search), 40)
      const floor = await timesOf(() => app.pool.query(statement), 40)
      found.push({ name, ours, floor, total: (await engine.find(search)).total })
    }
    return process.send!({ found, madePerSecond })
  }
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

const { rows: some } = await app.pool.query<{ path: string }>(
  `select '/o/' || organ_id || '/docs/' || document_id as path from document_index limit 1`,
)
process.send!({
  real: realAt,
  uncached: uncachedAt,
  bare: bareAt,
  document: some[0]!.path,
})
