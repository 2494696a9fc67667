// Documents: searches by kind against the bare statement that finds the same rows; pages a second against a bare server
// that sends the same bytes. 100,000 documents; 1,000,000 with --full.
import { fork } from 'node:child_process'
import { once } from 'node:events'
import { fileURLToPath } from 'node:url'
import type { Measure } from './index.ts'
import { perSecond } from './per-second.ts'

const count = process.argv.includes('--full') ? 1_000_000 : 100_000

interface Times {
  p50: number
  p95: number
}

export default async function documents(): Promise<Measure[]> {
  const child = fork(fileURLToPath(new URL('./documents-server.ts', import.meta.url)), [String(count)], {
    execArgv: ['--import', 'tsx'],
    env: { ...process.env, NODE_ENV: 'production' },
  })
  const [servers] = (await once(child, 'message')) as [
    { real: string; uncached: string; bare: string; document: string },
  ]
  try {
    child.send('search')
    const [{ found, madePerSecond }] = (await once(child, 'message')) as [
      { found: { name: string; ours: Times; floor: Times; total: number }[]; madePerSecond: number },
    ]
    const measures: Measure[] = [{ name: `生成${count}件并编入索引`, value: madePerSecond, unit: '件/秒' }]
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
    for (const { name, path } of pages) {
      child.send({ bytesOf: path })
      await once(child, 'message')
      // In turn and more than once, the best of each counting: what else the machine does falls on all alike.
      const best = [0, 0, 0]
      for (let round = 0; round < 3; round++)
        for (const [at, origin] of [servers.bare, servers.uncached, servers.real].entries())
          best[at] = Math.max(best[at]!, await perSecond(origin + path))
      const [floor, made, kept] = best as [number, number, number]
      const row = (what: string, value: number, bound: number): Measure => ({
        name: `${name}：${what}`,
        value,
        unit: '页/秒',
        floor,
        ratio: value / floor,
        bound: `≥ ${bound}`,
      })
      measures.push(row('读数据并生成', made, 0.15))
      measures.push(row('未登录、未变化', kept, 0.6))
    }
    return measures
  } finally {
    child.send('stop')
    await once(child, 'exit')
  }
}
