// The public side of documents in a real browser: a reader finds, reads and downloads; accessibility, narrow and large.

import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { chromiumPath, openBrowser, withPage } from './browser.ts'
import { publishSamples, shown } from './documents.ts'
import { importSamples } from './samples.ts'

if (!chromiumPath) console.warn('journeys of documents skipped: no Chromium found (set CHROMIUM to its path)')

const addresses = [
  '/docs',
  '/search?q=土地征收',
  '/library',
  '/o/linfen',
  '/o/linfen/docs',
  '/o/linfen/docs?q=征收补嘗',
  `/o/linfen/docs/${shown.notice}`,
  `/o/linfen/docs/${shown.repealed}`,
  '/o/linfen/content',
  '/o/linfen/guide',
  '/o/linfen/rules',
  '/o/linfen/rules/review?version=1',
  '/o/linfen/reports',
  '/o/linfen/library?validity=all',
  '/o/linfen/reading-points',
  '/o/linfen/map',
  '/o/linfen/gazette',
  '/o/linfen/gazette/2026/1',
]

describe.skipIf(!chromiumPath)('in the browser', { timeout: 240_000 }, async () => {
  const app = chromiumPath
    ? await testApp({ now: () => new Date('2026-04-09T02:00:00Z') }, { GONGKAI_RATE: '100000' })
    : undefined
  let browser: Browser
  let origin: string
  const server = app && (await buildServer(app))

  beforeAll(async () => {
    await importSamples(app!)
    await publishSamples(app!)
    await server!.listen({ port: 0, host: '127.0.0.1' })
    origin = `http://127.0.0.1:${(server!.server.address() as AddressInfo).port}`
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }
  const axe = readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8')

  test.each([true, false])('a reader finds a document by its number and reads it (script: %s)', (javaScriptEnabled) =>
    withPage(browser, { ...phone, javaScriptEnabled }, async (page) => {
      await page.goto(`${origin}/o/linfen`)
      await page.getByLabel('发文字号').fill('临政发(2026)第05号')
      await page.getByRole('button', { name: '查找', exact: true }).click()
      await page.getByRole('link', { name: '临汾市人民政府关于中心城区土地征收补偿标准的通知' }).click()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('土地征收补偿标准')
      await page.getByRole('link', { name: /政策解读/ }).click()
      await page.getByRole('heading', { name: '被解读的文件' }).waitFor()
      await page.getByRole('link', { name: '繁體' }).click()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toContain('徵收補償')
    }),
  )

  test.each(addresses)('%s', (address) =>
    withPage(browser, phone, async (page) => {
      await page.goto(origin + address)
      expect(await faults(page, axe)).toEqual([])
      for (const width of [360, 1366]) {
        await page.setViewportSize({ width, height: 900 })
        expect(await overflow(page), `${width} px`).toBe(0)
      }
      await page.setViewportSize({ width: 390, height: 844 })
      await page.goto(`${origin}${address}${address.includes('?') ? '&' : '?'}text=larger`)
      expect(await overflow(page), 'larger').toBe(0)
    }),
  )
})

const overflow = (page: Page) =>
  page.evaluate(() => Math.max(0, document.documentElement.scrollWidth - document.documentElement.clientWidth))

async function faults(page: Page, axe: string): Promise<string[]> {
  await page.evaluate(axe)
  return page.evaluate(async () => {
    const { axe: run } = window as unknown as {
      axe: { run(): Promise<{ violations: { id: string; nodes: { html: string }[] }[] }> }
    }
    return (await run.run()).violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html).join(' | ')}`)
  })
}
