// Pages of the portal a second, as a part of what a bare server (Fastify with one route) reaches that sends the same bytes: made
// anew with their data read, and kept for anonymous readers.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import autocannon from 'autocannon'
import type { Measure } from './index.ts'

const pages = [
  { name: '首页', path: '/' },
  { name: '年报列表', path: '/reports' },
  { name: '年报页', path: '/reports/linfen/2023' },
]
const rounds = 3
const connections = 8

export default async function portal(): Promise<Measure[]> {
  const child = fork(fileURLToPath(new URL('./portal-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [servers] = (await once(child, 'message')) as [{ real: string; uncached: string; bare: string }]
  try {
    const measures: Measure[] = []
    for (const { name, path } of pages) {
      child.send({ bytesOf: path })
      await once(child, 'message')
      measures.push(...(await measure(name, path, servers)))
    }
    return measures
  } finally {
    child.send('stop')
    await once(child, 'exit')
  }
}

async function measure(name: string, path: string, { real, uncached, bare }: Record<string, string>) {
  const etag = (await fetch(real + path)).headers.get('etag')!
  const asks: (() => Promise<number>)[] = [
    () => perSecond(bare + path),
    () => perSecond(uncached + path),
    () => perSecond(real + path),
    () => perSecond(real + path, { 'if-none-match': etag }),
  ]
  // In turn and more than once, the best of each counting: what else the machine does falls on all alike.
  const best = asks.map(() => 0)
  for (let round = 0; round < rounds; round++)
    for (const [at, ask] of asks.entries()) best[at] = Math.max(best[at]!, await ask())
  const [floor, made, kept, unchanged] = best as [number, number, number, number]
  const row = (what: string, value: number, bound?: number): Measure => ({
    name: `${name}：${what}`,
    value,
    unit: '页/秒',
    floor,
    ratio: value / floor,
    ...(bound !== undefined && { bound: `≥ ${bound}` }),
  })
  return [row('读数据并生成', made, 0.15), row('未登录、未变化', kept, 0.6), row('未变化，以 304 回答', unchanged)]
}

async function perSecond(url: string, headers: Record<string, string> = {}): Promise<number> {
  const { requests, non2xx, errors, statusCodeStats } = await autocannon({
    url,
    connections,
    duration: 2,
    headers,
  })
  const wrong = non2xx - ((statusCodeStats as Record<string, { count: number }>)['304']?.count ?? 0)
  if (errors || wrong) throw new Error(`${url}: ${errors} errors, ${wrong} answers that are no page`)
  return requests.average
}
