// Documents: searches by kind against the bare statement that finds the same rows; pages a second against a bare server
// that sends the same bytes; documents a second through the bulk import. 100,000 documents; 1,000,000 with --full; 10,000
// with --quick.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import { importedPerSecond } from './documents-import.ts'
import type { Measure } from './index.ts'
import { measurePage, type PageServers } from './pages.ts'

const quick = process.argv.includes('--quick')
const count = process.argv.includes('--full') ? 1_000_000 : quick ? 10_000 : 100_000
const imported = quick ? 2_000 : 10_000

interface Times {
  p50: number
  p95: number
}

export default async function documents(): Promise<Measure[]> {
  const child = fork(fileURLToPath(new URL('./documents-server.ts', import.meta.url)), [String(count)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [servers] = (await once(child, 'message')) as [PageServers & { document: string }]
  try {
    child.send('search')
    const [{ found, madePerSecond }] = (await once(child, 'message')) as [
      { found: { name: string; ours: Times; floor: Times; total: number }[]; madePerSecond: number },
    ]
    const measures: Measure[] = [{ name: `生成${count}件并编入索引`, value: madePerSecond, unit: '件/秒' }]
    measures.push({ name: `成批接管${imported}件`, value: await importedPerSecond(imported), unit: '件/秒' })
    for (const { name, ours, floor, total } of found)
      for (const at of ['p50', 'p95'] as const)
        measures.push({
          name: `检索·${name}（${total}件）：${at}`,
          value: ours[at],
          unit: '毫秒',
          floor: floor[at],
          ratio: ours[at] / floor[at],
        })
    const pages = [
      { name: '机关首页', path: '/o/bench-7' },
      { name: '文件列表', path: '/o/bench-7/docs' },
      { name: '文件页', path: servers.document },
    ]
    for (const page of pages) measures.push(...(await measurePage(child, servers, page)))
    return measures
  } finally {
    child.send('stop')
    await once(child, 'exit')
  }
}
