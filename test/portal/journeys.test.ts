// Journeys in a real browser, with script and without; accessibility of every page; narrow, large and printed.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import type { AddressInfo } from 'node:net'
import type { Browser, Page } from 'playwright-core'
import { afterAll, beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { chromiumPath, openBrowser, withPage } from './browser.ts'
import { importSamples } from './samples.ts'

if (!chromiumPath) console.warn('journeys of the portal skipped: no Chromium found (set CHROMIUM to its path)')

const addresses = [
  '/',
  '/reports',
  '/reports?q=没有这个机关',
  '/reports/linfen/2023',
  '/reports/xinle/2019',
  '/organs/linfen',
  '/compare',
  '/compare?left=linfen/2022&right=linfen/2023',
  '/compare?left=xinle/2019&right=linfen/2023',
  '/read',
  '/rules',
  '/data',
  '/about',
  '/nowhere',
]

// A browser on a busy machine is slow; what is asked of it is not how fast it is.
describe.skipIf(!chromiumPath)('in the browser', { timeout: 240_000 }, async () => {
  const app = chromiumPath ? await testApp({}, { GONGKAI_RATE: '100000' }) : undefined
  let browser: Browser
  let origin: string
  const server = app && (await buildServer(app))

  beforeAll(async () => {
    await importSamples(app!)
    await server!.listen({ port: 0, host: '127.0.0.1' })
    origin = `http://127.0.0.1:${(server!.server.address() as AddressInfo).port}`
    browser = await openBrowser()
  })
  afterAll(async () => {
    await browser?.close()
    await server?.close()
  })

  const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }
  const desk = { viewport: { width: 1366, height: 900 }, locale: 'zh-CN' }

  test.each([true, false])(
    'a reader finds a report, sees its finding and compares it (script: %s)',
    (javaScriptEnabled) =>
      withPage(browser, { ...phone, javaScriptEnabled }, async (page) => {
        await page.goto(origin)
        await page.getByLabel('机关名称', { exact: true }).fill('新乐')
        await page.getByRole('button', { name: '查找' }).click()
        await page.getByRole('link', { name: '新乐市人民政府2019年度报告' }).click()
        await page.getByRole('link', { name: /表三各列勾稽关系/ }).click()
        expect(new URL(page.url()).hash).toMatch(/^#f\d+$/)
        expect(await page.locator(new URL(page.url()).hash).innerText()).toContain('5 + 0 ≠ 0 + 0')
        await page.getByRole('link', { name: '与另一份报告比较' }).click()
        await page.getByLabel(/^右/).selectOption({ label: '临汾市人民政府 2023年' })
        await page.getByRole('button', { name: '比较' }).click()
        expect(await page.getByRole('heading', { name: /可比的\d+格中/ }).innerText()).toContain('格不同')
      }),
  )

  test.each([true, false])('size and script are kept from page to page (script: %s)', (javaScriptEnabled) =>
    withPage(browser, { ...desk, javaScriptEnabled }, async (page) => {
      await page.goto(`${origin}/reports`)
      await page.getByRole('link', { name: '大字' }).click()
      await page.getByRole('link', { name: '繁體' }).click()
      await page.getByRole('link', { name: /臨汾市人民政府2023/ }).click()
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hant')
      expect(await page.locator('html').getAttribute('data-text')).toBe('larger')
      await page.getByRole('link', { name: '简体' }).click()
      await page.getByRole('link', { name: '标准字号' }).click()
      expect(await page.locator('html').getAttribute('lang')).toBe('zh-Hans')
    }),
  )

  test.each([true, false])('a pasted report is read and not kept (script: %s)', (javaScriptEnabled) =>
    withPage(browser, { ...phone, javaScriptEnabled }, async (page) => {
      const written = await (await fetch(`${origin}/reports/linfen/2023/report.html`)).text()
      await page.goto(`${origin}/read`)
      await page.getByLabel('报告的文字').fill(written)
      await page.getByRole('button', { name: '读取并核对' }).click()
      expect(await page.locator('main').innerText()).toContain('已经读完，没有保存')
      expect(await page.getByRole('row', { name: /一、本年新收/ }).innerText()).toContain('328')
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: 'CSV' }).click()
      expect((await download).suggestedFilename()).toContain('临汾市人民政府')
      const { rows } = await app!.pool.query('select count(*)::int as count from reports')
      expect(rows[0].count).toBe(4)
    }),
  )

  test('nothing given is answered by what to give', () =>
    withPage(browser, phone, async (page) => {
      await page.goto(`${origin}/read`)
      await page.getByRole('button', { name: '读取并核对' }).click()
      expect(await page.locator('p.error').innerText()).toContain('请选择一个文件，或者粘贴报告的文字')
    }))

  test('what is no report is said to be none', () =>
    withPage(browser, phone, async (page) => {
      await page.goto(`${origin}/read`)
      await page.getByLabel('报告的文字').fill('今天天气很好。')
      await page.getByRole('button', { name: '读取并核对' }).click()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('没有读出年度报告')
    }))

  const axe = chromiumPath ? readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') : ''
  const violations = async (page: Page) => {
    await page.evaluate(axe)
    return page.evaluate(async () => {
      const { axe: tool } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
      const { violations: found } = await tool.run()
      return found.map(
        ({ id, nodes }) =>
          `${id}: ${nodes
            .slice(0, 2)
            .map(({ html }) => html.slice(0, 160))
            .join(' | ')}`,
      )
    })
  }

  test('axe finds nothing on any page', () =>
    withPage(browser, { ...desk, bypassCSP: true }, async (page) => {
      for (const address of addresses) {
        await page.goto(origin + address)
        expect(await violations(page), address).toEqual([])
      }
      await page.setViewportSize(phone.viewport)
      for (const address of ['/', '/reports', '/reports/xinle/2019', '/read?text=larger']) {
        await page.goto(origin + address)
        expect(await violations(page), `${address} on a phone`).toEqual([])
      }
    }))

  test('every page fits 360 px, in larger text too', () =>
    withPage(browser, { viewport: { width: 360, height: 740 } }, async (page) => {
      const faults: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      const over = () => document.documentElement.scrollWidth - document.documentElement.clientWidth
      for (const size of ['normal', 'larger'])
        for (const address of addresses) {
          await page.goto(`${origin}${address}${address.includes('?') ? '&' : '?'}text=${size}`)
          expect(await page.evaluate(over), `${address} ${size}`).toBeLessThanOrEqual(0)
        }
      expect(faults.filter((fault) => !fault.includes('404'))).toEqual([])
    }))

  test('on paper there is the sheet alone', () =>
    withPage(browser, desk, async (page) => {
      await page.goto(`${origin}/reports/xinle/2019`)
      await page.emulateMedia({ media: 'print' })
      for (const selector of ['.tools', '.nav', '.search-mini', '.crumbs', '.toc', '.btn'])
        for (const part of await page.locator(selector).all()) expect(await part.isVisible(), selector).toBe(false)
      expect(await page.getByText('示例数据，非该机关发布').first().isVisible()).toBe(true)
      expect(await page.locator('.statutory.t3').isVisible()).toBe(true)
      expect((await page.pdf()).length).toBeGreaterThan(20_000)
    }))

  test('no other host is asked for anything', () =>
    withPage(browser, desk, async (page) => {
      const asked: string[] = []
      page.on('request', (request) => asked.push(request.url()))
      for (const address of addresses) await page.goto(origin + address)
      expect(asked.filter((url) => !url.startsWith(origin))).toEqual([])
    }))
})

interface Violation {
  id: string
  nodes: { html: string }[]
}
