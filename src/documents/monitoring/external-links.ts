// Asking other hosts whether a page is there. Off unless the operator sets GONGKAI_EXTERNAL_LINKS; then a few at a time, one
// after the other for each host, briefly, and never an address inside the network of the installation.
import { lookup } from 'node:dns/promises'
import { BlockList, isIP } from 'node:net'

/** For each address that was asked: null where the page is there, else why not. Addresses left out were not asked. */
export type AskExternal = (addresses: readonly string[]) => Promise<Map<string, string | null>>

export interface Bounds {
  /** Addresses a night. */
  most: number
  /** Milliseconds for one address, and for all of them together. */
  each: number
  together: number
}

export const usualBounds = (most: number): Bounds => ({ most, each: 10_000, together: 10 * 60_000 })

type Fetch = (
  url: string,
  options: { method: string; signal: AbortSignal; redirect: 'manual' },
) => Promise<{ status: number }>
type Resolve = (host: string) => Promise<string[]>

const resolveHost: Resolve = async (host) => (await lookup(host, { all: true })).map(({ address }) => address)

export function askExternally(bounds: Bounds, fetchIt: Fetch = fetch, resolve: Resolve = resolveHost): AskExternal {
  return async (addresses) => {
    const answers = new Map<string, string | null>()
    const end = Date.now() + bounds.together
    const hosts = new Map<string, string[]>()
    for (const address of addresses.slice(0, bounds.most)) {
      const url = URL.canParse(address) ? new URL(address) : null
      if (!url || !/^https?:$/.test(url.protocol)) answers.set(address, '地址写法不对')
      else hosts.set(url.host, [...(hosts.get(url.host) ?? []), address])
    }
    const lines = [...hosts.values()]
    const worker = async () => {
      for (let line = lines.pop(); line; line = lines.pop())
        for (const address of line) {
          if (Date.now() > end) return
          answers.set(address, await askOne(address, bounds.each, fetchIt, resolve))
        }
    }
    await Promise.all([worker(), worker(), worker(), worker()])
    return answers
  }
}

async function askOne(address: string, ms: number, fetchIt: Fetch, resolve: Resolve): Promise<string | null> {
  const host = new URL(address).hostname.replace(/^\[|\]$/g, '')
  try {
    const places = isIP(host) ? [host] : await resolve(host)
    if (!places.length || places.some(isInside)) return '地址在内部网络，外部打不开'
    for (const method of ['HEAD', 'GET']) {
      const { status } = await fetchIt(address, { method, signal: AbortSignal.timeout(ms), redirect: 'manual' })
      if (status < 400) return null
      // Some servers do not answer HEAD; a page that asks to sign in is there.
      if (status === 401 || status === 403 || status === 429) return null
      if (method === 'GET') return `对方答复${status}`
    }
  } catch (error) {
    return error instanceof Error && error.name === 'TimeoutError' ? `${ms / 1000}秒内没有答复` : '连接不上'
  }
  return null
}

const inside = new BlockList()
for (const [net, bits] of [
  ['0.0.0.0', 8],
  ['10.0.0.0', 8],
  ['100.64.0.0', 10],
  ['127.0.0.0', 8],
  ['169.254.0.0', 16],
  ['172.16.0.0', 12],
  ['192.168.0.0', 16],
] as const)
  inside.addSubnet(net, bits)
for (const [net, bits] of [
  ['::', 127],
  ['fc00::', 7],
  ['fe80::', 10],
] as const)
  inside.addSubnet(net, bits, 'ipv6')

const isInside = (address: string): boolean => inside.check(address, isIP(address) === 6 ? 'ipv6' : 'ipv4')
