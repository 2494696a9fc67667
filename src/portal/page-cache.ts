// Finished pages, kept while the data they were made of is current. Bounded by their size.
import { hash, randomUUID } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { App } from '../app.ts'
import { currentVersion } from '../reports/index.ts'
import { utf8Of } from './utf8.ts'

/** The data version and the day: what a page says may turn on either. */
export type Version = string

export interface KeptPage {
  etag: string
  version: Version
  plain: Answer
  /** The same compressed, made when first asked for. */
  zipped(): Answer
  /** For who has it already. */
  unchanged: Answer
}

/** Ready to be written: nothing of it is worked out for a request. */
export interface Answer {
  status: number
  /** Names and values in turn. */
  headers: string[]
  body?: Buffer
}

const mostBytes = 64 * 1024 * 1024

export interface PageCache {
  /** A change of data shows on every page within a second. */
  version(): Version | Promise<Version>
  get(key: string, version: Version): KeptPage | undefined
  keep(key: string, status: number, html: string, version: Version): KeptPage
  /** The page that was answered to this very address before. */
  seen(key: string, version: Version): KeptPage | undefined
  see(key: string, page: KeptPage): void
  /** What pages of one version share. */
  shared<T>(key: string, version: Version, make: () => T | Promise<T>): Promise<T>
}

const mostShared = 5000
const mostSeen = 500

/** `headers`: those of every answer. */
export function newPageCache(app: App, headers: Readonly<Record<string, string>> = {}): PageCache {
  const pages = new Map<string, KeptPage>()
  const seen = new Map<string, KeptPage>()
  const constant = Object.entries(headers).flat()
  const versionOn = (number: number): Version => `${number} ${app.today()}`
  let bytes = 0
  let shared = { version: '', made: new Map<string, unknown>() }
  return {
    version() {
      const number = currentVersion(app)
      return typeof number === 'number' ? versionOn(number) : number.then(versionOn)
    },
    async shared(key, version, make) {
      if (shared.version !== version || shared.made.size > mostShared) shared = { version, made: new Map() }
      const { made } = shared
      if (!made.has(key)) made.set(key, await make())
      return made.get(key) as Awaited<ReturnType<typeof make>>
    },
    seen(key, version) {
      const page = seen.get(key)
      return page?.version === version ? page : undefined
    },
    see(key, page) {
      if (seen.size >= mostSeen) seen.clear()
      seen.set(key, page)
    },
    get(key, version) {
      const page = pages.get(key)
      return page?.version === version ? page : undefined
    },
    keep(key, status, html, version) {
      const page = newPage(constant, status, utf8Of(html), version, key)
      bytes += sizeOf(page) - sizeOf(pages.get(key))
      pages.delete(key)
      pages.set(key, page)
      for (const [oldest, old] of pages) {
        if (bytes <= mostBytes) break
        pages.delete(oldest)
        bytes -= sizeOf(old)
      }
      return page
    },
  }
}

const sizeOf = (page: KeptPage | undefined): number => page?.plain.body?.length ?? 0

// The program may say the same data otherwise after its next start.
const start = randomUUID()

/** Its ETag is made of what the page is made of: that is shorter than the page. */
function newPage(constant: string[], status: number, body: Buffer, version: Version, key: string): KeptPage {
  const etag = `"${hash('sha256', `${start}\n${version}\n${key}`, 'base64url').slice(0, 22)}"`
  const shared = [...constant, 'etag', etag, 'cache-control', 'no-cache', 'vary', 'cookie, accept-encoding']
  const answer = (content: Buffer, ...more: string[]): Answer => ({
    status,
    headers: [...shared, 'content-type', 'text/html; charset=utf-8', 'content-length', String(content.length), ...more],
    body: content,
  })
  let gzip: Answer | undefined
  return {
    etag,
    version,
    plain: answer(body),
    zipped() {
      gzip ??= answer(gzipSync(body, { level: 6 }), 'content-encoding', 'gzip')
      return gzip
    },
    unchanged: { status: 304, headers: shared },
  }
}
