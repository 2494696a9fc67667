// Every public page that the server registers: accessible, sound on a desk and on a phone, with script and without, no
// dead link, no other host asked. A new page is met here by itself. SHOTS=folder keeps a picture of each.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, BrowserContextOptions, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { chromiumPath, openSite } from './browser.ts'
import { addressesOf, besides, nowhere, playLightExample, portalRoutes, samples } from './every-page.ts'
import { faultsOfPage, type Seen, violations } from './page-faults.ts'

if (!chromiumPath) console.warn('every public page skipped: no Chromium found (set CHROMIUM to its path)')
const shots = process.env['SHOTS']
if (shots) mkdirSync(shots, { recursive: true })

interface View {
  name: string
  page: Page
  script: boolean
}

describe.skipIf(!chromiumPath)('every public page', { timeout: 240_000 }, async () => {
  const opening = { now: () => new Date('2026-04-09T02:00:00Z') }
  const app = chromiumPath
    ? await testApp(opening, { GONGKAI_RATE: '100000', GONGKAI_SMTP: 'smtp://127.0.0.1:1' })
    : undefined
  const server = app && (await buildServer(app))
  const routes = app ? await portalRoutes(app) : []
  const axe = chromiumPath ? readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') : ''
  let browser: Browser
  let origin: string
  let ids: Awaited<ReturnType<typeof playLightExample>>
  let views: View[]
  const errors: string[] = []
  /** Internal addresses, by the page on which they were first seen. */
  const links = new Map<string, string>()

  beforeAll(async () => {
    ids = await playLightExample(app!)
    ;({ origin, browser } = await openSite(server!))
    views = await Promise.all([
      openView('1366', { viewport: { width: 1366, height: 900 } }),
      openView('375', { viewport: phone }),
      openView('375, no script', { viewport: phone, javaScriptEnabled: false }),
    ])
  }, 240_000)

  const phone = { width: 375, height: 812 }

  async function openView(name: string, options: BrowserContextOptions): Promise<View> {
    const page = await (await browser.newContext({ ...options, locale: 'zh-CN' })).newPage()
    page.on('request', (request) => {
      if (!request.url().startsWith(origin)) errors.push(`${page.url()}: asks ${request.url()}`)
    })
    page.on('pageerror', ({ message }) => errors.push(`${page.url()}: ${message}`))
    page.on('console', (message) => {
      if (message.type() === 'error' && !/status of 404/.test(message.text()))
        errors.push(`${page.url()}: ${message.text()}`)
    })
    return { name, page, script: options.javaScriptEnabled !== false }
  }

  /** What is wrong with the page as it stands; on a narrow phone in larger text too. */
  async function sound({ name, page, script }: View): Promise<string[]> {
    const note = ({ faults, hrefs }: Seen, at: string) => {
      for (const href of hrefs) if (!links.has(href)) links.set(href, page.url())
      return faults.map((fault) => `${at}: ${fault}`)
    }
    const found = note(await faultsOfPage(page), name)
    if (!script) return found
    found.push(...(await violations(page, axe)).map((fault) => `${name}: ${fault}`))
    if (shots) {
      const { pathname, search } = new URL(page.url())
      const path = decodeURI(pathname + search).replace(/[/?]/g, '_')
      await page.screenshot({ path: join(shots, `${path}-${name}.png`), fullPage: true })
    }
    if (name === '375') {
      await page.setViewportSize({ ...phone, width: 360 })
      await page.evaluate(() => document.documentElement.setAttribute('data-text', 'larger'))
      found.push(...note(await faultsOfPage(page), '360, larger text'))
      await page.setViewportSize(phone)
    }
    return found
  }

  /** The work in every view at once, each being a page of its own. */
  const inViews = async (work: (view: View) => Promise<string[]>) => [
    ...(await Promise.all(views.map(work))).flat(),
    ...errors.splice(0),
  ]

  test.each(routes)('%s', async (route) => {
    const addresses = addressesOf(route, ids)
    if (!addresses) throw new Error(`${route}: no sample address; add one to \`samples\` in test/portal/every-page.ts`)
    const found: string[] = []
    for (const address of addresses) {
      const answer = await server!.inject(encodeURI(address))
      const isPage = String(answer.headers['content-type']).startsWith('text/html') && !route.endsWith('.html')
      if (answer.statusCode !== (address === nowhere ? 404 : 200)) found.push(`${address} answers ${answer.statusCode}`)
      else if (isPage)
        found.push(
          ...(await inViews(async (view) => {
            await view.page.goto(origin + address)
            return (await sound(view)).map((fault) => `${address} at ${fault}`)
          })),
        )
    }
    expect(found).toEqual([])
  })

  test('/progress with a request open', async () => {
    const found = await inViews(async (view) => {
      const { page } = view
      await page.goto(`${origin}/progress`)
      await page.getByLabel('查询码', { exact: true }).fill(ids.key.code)
      await page.getByLabel(/后四位/).fill(ids.key.tail)
      await page.getByRole('button', { name: '查询', exact: true }).click()
      await page.getByRole('button', { name: '填写补正' }).first().waitFor()
      if (shots && view.script) await page.evaluate(() => history.replaceState(null, '', '/progress-opened'))
      return sound(view)
    })
    expect(found).toEqual([])
  })

  test('every link inside leads somewhere', async () => {
    const dead: string[] = []
    const tried = new Map<string, number>()
    for (const [href, from] of links) {
      const kind = kindOf(href)
      if (kind.startsWith(nowhere)) continue
      tried.set(kind, (tried.get(kind) ?? 0) + 1)
      if (tried.get(kind)! > alike) continue
      const { statusCode } = await server!.inject(href)
      if (statusCode >= 400) dead.push(`${href} answers ${statusCode}, linked from ${decodeURI(from)}`)
    }
    expect(dead).toEqual([])
  })

  test('no sample stands for a route that is gone', () =>
    expect([...Object.keys(samples), ...Object.keys(besides)].filter((route) => !routes.includes(route))).toEqual([]))
})

/** Of links that differ in numbers, ids and values only, this many are tried. */
const alike = 2

function kindOf(href: string): string {
  const { pathname, searchParams } = new URL(href, 'http://here')
  return `${pathname.replace(/[0-9a-f-]{36}|\d+/g, '*')}?${[...searchParams.keys()].sort().join('&')}`
}
