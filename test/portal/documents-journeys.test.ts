// The public side of documents in a real browser: a reader finds one, reads it and what explains it.
import type { Browser } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { buildServer } from '../../src/server.ts'
import { testApp } from '../app.ts'
import { chromiumPath, openSite, withPage } from './browser.ts'
import { publishSamples } from './documents.ts'
import { importSamples } from './samples.ts'

if (!chromiumPath) console.warn('journeys of documents skipped: no Chromium found (set CHROMIUM to its path)')

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
    ;({ origin, browser } = await openSite(server!))
  })

  const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN' }

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
})
