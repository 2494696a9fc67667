// Monitoring, contribution and press conferences in a real browser; the form of a subscription with script off.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { publish } from '../documents/published.ts'
import { chromiumPath, withPage } from '../portal/browser.ts'
import { accessible, type Opened, openWorkbench } from './opened.ts'

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('publication in the browser', { timeout: 240_000 }, () => {
  let opened: Opened
  let origin: string
  let page: Page

  beforeAll(async () => {
    opened = await openWorkbench({}, { GONGKAI_SMTP: 'smtp://127.0.0.1:1' })
    ;({ origin, page } = opened)
    const { app } = opened
    await publish(app, { organ: 'example-city', title: '示例办法', kind: 'policy', publishedOn: app.today() })
  }, 240_000)

  const open = (path: string) => opened.open('city.zhuren', path)

  /** No serious fault for a screen reader, and nothing that makes a phone scroll sideways. */
  async function fits(of: Page = page) {
    await accessible(of)
    const before = of.viewportSize()!
    await of.setViewportSize({ width: 375, height: 800 })
    expect(
      await of.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
    ).toBeLessThanOrEqual(0)
    await of.setViewportSize(before)
  }

  test('an office checks itself and says that a column is not its own', async () => {
    await open('/workbench/monitoring')
    await page.getByText('还没有自查过').waitFor()
    await page.getByRole('button', { name: '立即自查' }).click()
    await page.getByRole('heading', { name: '评分表' }).waitFor()
    const empty = () => page.locator('#fault-empty tbody tr').count()
    const before = await empty()
    expect(before).toBeGreaterThan(0)
    await fits()
    await open('/workbench/monitoring/settings')
    await page.getByLabel('市政建设：本机关的设置').selectOption('none')
    await page.getByRole('button', { name: '保存设置' }).click()
    await page.getByText('请写明依据；不涉及的栏目，请写明理由').waitFor()
    await page.getByLabel('市政建设：依据或者理由').fill('由市住房城乡建设局公开')
    await page.getByRole('button', { name: '保存设置' }).click()
    await page.getByText('已保存').first().waitFor()
    await fits()
    await open('/workbench/monitoring')
    await page.getByRole('button', { name: '立即自查' }).click()
    await page.waitForFunction((n) => document.querySelectorAll('#fault-empty tbody tr').length === n, before - 1)
    for (const path of ['/workbench/monitoring/columns', '/workbench/monitoring/below']) {
      await open(path)
      await page.locator('table.data').first().waitFor()
      await fits()
    }
  })

  test('numbers of the contribution lead to the publications behind them', async () => {
    await open('/workbench/channels')
    await page.locator('tfoot a').first().click()
    await page.getByRole('link', { name: '示例办法' }).waitFor()
    await open('/workbench/channels/figures')
    await page.getByRole('link', { name: '1', exact: true }).first().click()
    await page.getByText('示例办法').waitFor()
    await fits()
  })

  test('a press conference becomes a document to be reviewed', async () => {
    await open('/workbench/channels/conferences/new')
    await page.getByLabel('主题').fill('示例新闻发布会')
    await page.getByRole('button', { name: '登记并起草文件' }).click()
    await page.getByText('请填写发布人或者嘉宾的姓名').waitFor()
    await page.getByLabel('第1人的姓名').fill('示例甲')
    await page.getByRole('button', { name: '增加一个问题' }).click()
    await page.getByLabel('第1个问题', { exact: true }).fill('什么时候开始？')
    await page.getByLabel('第1个问题的回答').fill('下个月。')
    await fits()
    await page.getByRole('button', { name: '登记并起草文件' }).click()
    await page.waitForURL(/\/workbench\/documents\/example-city\//)
    await open('/workbench/channels/conferences')
    await page.getByRole('link', { name: '示例新闻发布会' }).waitFor()
    await fits()
  })

  test('a reader subscribes without script', () =>
    withPage(
      opened.browser,
      { viewport: { width: 375, height: 800 }, locale: 'zh-CN', javaScriptEnabled: false },
      async (reader) => {
        await reader.goto(`${origin}/o/example-city/docs?kind=policy`)
        await reader.getByRole('link', { name: '邮件订阅' }).first().click()
        await reader.getByLabel('电子邮箱').fill('不是邮箱')
        await reader.getByRole('button', { name: '发送确认邮件' }).click()
        await reader.getByRole('link', { name: '请填写完整的电子邮箱' }).waitFor()
        await reader.getByLabel('电子邮箱').fill('reader@example.cn')
        await reader.getByLabel('每周一').check()
        await reader.getByRole('button', { name: '发送确认邮件' }).click()
        expect(await reader.getByRole('heading', { level: 1 }).innerText()).toBe('请到邮箱确认')
      },
    ))
})
