// Pages a second beside what a bare server reaches that sends the same bytes. Both are asked in turn, a second each, and
// the middle of the ratios of all rounds counts: what else the machine does falls on both alike.
import type { ChildProcess } from 'node:child_process'
import { once } from 'node:events'
import type { Measure } from './index.ts'
import { perSecond } from './per-second.ts'

export interface PageServers {
  /** As it is started for readers. */
  real: string
  /** The same pages, made anew for every answer. */
  uncached: string
  /** One route that sends the bytes it was given. */
  bare: string
}

const rounds = 7

/** `child`: the process of the servers, which learns the bytes by a message. */
export async function measurePage(
  child: ChildProcess,
  { real, uncached, bare }: PageServers,
  { name, path }: { name: string; path: string },
): Promise<Measure[]> {
  child.send({ bytesOf: path })
  await once(child, 'message')
  const etag = (await fetch(real + path)).headers.get('etag')!
  const asks: (() => Promise<number>)[] = [
    () => perSecond(bare + path),
    () => perSecond(uncached + path),
    () => perSecond(real + path),
    () => perSecond(real + path, { 'if-none-match': etag }),
  ]
  const inTurn = async () => {
    const rates: number[] = []
    for (const ask of asks) rates.push(await ask())
    return rates
  }
  await inTurn() // to warm up
  const seen: number[][] = []
  for (let round = 0; round < rounds; round++) seen.push(await inTurn())
  const row = (what: string, at: number, bound?: number): Measure => ({
    name: `${name}：${what}`,
    value: middle(seen.map((rates) => rates[at]!)),
    unit: '页/秒',
    floor: middle(seen.map(([floor]) => floor!)),
    ratio: middle(seen.map((rates) => rates[at]! / rates[0]!)),
    ...(bound !== undefined && { bound: `≥ ${bound}` }),
  })
  return [row('读数据并生成', 1, 0.15), row('未登录、未变化', 2, 0.6), row('未变化，以 304 回答', 3)]
}

const middle = (values: number[]): number => values.sort((a, b) => a - b)[Math.floor(values.length / 2)]!
