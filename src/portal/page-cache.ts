// Finished pages, kept while the data they were made of is current. Bounded by their size.
import { createHash } from 'node:crypto'
import { gzipSync } from 'node:zlib'
import type { App } from '../app.ts'
import { dataVersion } from '../reports/queries.ts'

export interface KeptPage {
  status: number
  body: Buffer
  etag: string
  /** Data version at which it was made. */
  version: number
  /** Made when first asked for. */
  gzip?: Buffer
}

const mostBytes = 64 * 1024 * 1024
const freshFor = 1000 // ms: a change shows on every page within a second

export interface PageCache {
  /** Data version; asked of the database at most once a second. */
  version(): number | Promise<number>
  get(key: string, version: number): KeptPage | undefined
  keep(key: string, status: number, html: string, version: number): KeptPage
  /** The page that was answered to this very address before. */
  seen(key: string, version: number): KeptPage | undefined
  see(key: string, page: KeptPage): void
  /** What pages of one data version share. */
  shared<T>(key: string, version: number, make: () => T | Promise<T>): Promise<T>
}

const mostShared = 5000
const mostSeen = 500

export function newPageCache(app: App): PageCache {
  const pages = new Map<string, KeptPage>()
  const seen = new Map<string, KeptPage>()
  let bytes = 0
  let known: { version: number; at: number } | undefined
  let asking: Promise<number> | undefined
  let shared = { version: -1, made: new Map<string, unknown>() }
  const ask = async () => {
    try {
      const version = await dataVersion(app.db)
      known = { version, at: performance.now() }
      return version
    } finally {
      asking = undefined
    }
  }
  return {
    version() {
      if (known && performance.now() - known.at < freshFor) return known.version
      asking ??= ask()
      return asking
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
      const body = Buffer.from(html)
      const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 22)}"`
      const page: KeptPage = { status, body, etag, version }
      bytes += body.length - (pages.get(key)?.body.length ?? 0)
      pages.delete(key)
      pages.set(key, page)
      for (const [oldest, { body: old }] of pages) {
        if (bytes <= mostBytes) break
        pages.delete(oldest)
        bytes -= old.length
      }
      return page
    },
  }
}

export function zipped(page: KeptPage): Buffer {
  page.gzip ??= gzipSync(page.body, { level: 6 })
  return page.gzip
}
