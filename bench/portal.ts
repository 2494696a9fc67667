// Pages of the portal a second, as a part of what a bare server (Fastify with one route) reaches that sends the same
// bytes: made anew with their data read, and kept for anonymous readers.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Measure } from './index.ts'
import { measurePage, type PageServers } from './pages.ts'

const pages = [
  { name: '首页', path: '/' },
  { name: '年报列表', path: '/reports' },
  { name: '年报页', path: '/reports/linfen/2023' },
]

export default async function portal(): Promise<Measure[]> {
  const child = fork(fileURLToPath(new URL('./portal-server.ts', import.meta.url)), {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [servers] = (await once(child, 'message')) as [PageServers]
  try {
    const measures: Measure[] = []
    for (const page of pages) measures.push(...(await measurePage(child, servers, page)))
    return measures
  } finally {
    child.send('stop')
    await once(child, 'exit')
  }
}
