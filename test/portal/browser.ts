// Chromium for the journeys: where there is none, they are skipped and say so.
import { existsSync } from 'node:fs'
import type { FastifyInstance } from 'fastify'
import { type Browser, type BrowserContextOptions, chromium, type Page } from 'playwright-core'
import { afterAll } from 'vitest'

const places = [process.env['CHROMIUM'], '/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']
export const chromiumPath = places.find((path): path is string => Boolean(path && existsSync(path)))

const flags = [
  '--headless',
  '--no-sandbox',
  '--disable-gpu',
  '--disable-quic',
  '--no-first-run',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-sync',
]

export const openBrowser = (): Promise<Browser> => chromium.launch({ executablePath: chromiumPath!, args: flags })

/** The server listening and a browser beside it, both closed with the tests of the file. */
export async function openSite(server: FastifyInstance): Promise<{ origin: string; browser: Browser }> {
  const origin = await server.listen({ port: 0, host: '127.0.0.1' })
  const browser = await openBrowser()
  afterAll(async () => {
    await browser.close()
    await server.close()
  })
  return { origin, browser }
}

/** A page of its own, closed afterwards. */
export async function withPage<T>(
  browser: Browser,
  options: BrowserContextOptions,
  work: (page: Page) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext(options)
  try {
    return await work(await context.newPage())
  } finally {
    await context.close()
  }
}
