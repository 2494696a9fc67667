// Journeys in a real browser, with script and without; printed. What holds of every page: every-page.test.ts.
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { chromiumPath, openSite, withPage } from './browser.ts'
import { importSamples } from './samples.ts'

if (!chromiumPath) console.warn('journeys of the portal skipped: no Chromium found (set CHROMIUM to its path)')

// A browser on a busy machine is slow; what is asked of it is not how fast it is.
describe.skipIf(!chromiumPath)('in the browser', { timeout: 240_000 }, async () => {
  const app = chromiumPath ? await testApp({}, { GONGKAI_RATE: '100000' }) : undefined
  let browser: Browser
  let origin: string
  const server = app && (await buildServer(app))

  beforeAll(async () => {
    await importSamples(app!)
    ;({ origin, browser } = await openSite(server!))
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
})
