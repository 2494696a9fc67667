// Pages of the portal a second, as a part of what a bare server (node:http) reaches that sends the same bytes: made
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
const seconds = 3
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
      const etag = (await fetch(servers.real + path)).headers.get('etag')!
      const floor = await perSecond(servers.bare + path)
      const row = (what: string, value: number, bound?: number): Measure => ({
        name: `${name}：${what}`,
        value,
        unit: '页/秒',
        floor,
        ratio: value / floor,
        ...(bound !== undefined && { bound: `≥ ${bound}` }),
      })
      measures.push(row('读数据并生成', await perSecond(servers.uncached + path), 0.15))
      measures.push(row('未登录、未变化', await perSecond(servers.real + path), 0.6))
      measures.push(row('未变化，以 304 回答', await perSecond(servers.real + path, { 'if-none-match': etag })))
    }
    return measures
  } finally {
    child.send('stop')
    await once(child, 'exit')
  }
}

async function perSecond(url: string, headers: Record<string, string> = {}): Promise<number> {
  await autocannon({ url, connections, duration: 1, headers })
  const { requests, non2xx, errors, statusCodeStats } = await autocannon({
    url,
    connections,
    duration: seconds,
    headers,
  })
  const wrong = non2xx - ((statusCodeStats as Record<string, { count: number }>)['304']?.count ?? 0)
  if (errors || wrong) throw new Error(`${url}: ${errors} errors, ${wrong} answers that are no page`)
  return requests.average
}
