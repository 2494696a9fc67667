// Complaints, corrections and proposals in a real browser: asked for by a resident without script, worked on by staff.
import { mkdirSync } from 'node:fs'
import type { Page } from 'playwright-core'
import { beforeAll, describe, test } from 'vitest'
import { playBeside } from '../../src/examples/beside.ts'
import { type Played, playStory } from '../../src/examples/play.ts'
import { storiesOf2023 } from '../../src/examples/stories.ts'
import { chromiumPath } from '../portal/browser.ts'
import { accessible, fill, type Opened, openWorkbench } from './opened.ts'

/** Pictures of the pages are kept where this names a folder. */
const pictures = process.env['GONGKAI_PICTURES']

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('beside requests', () => {
  let opened: Opened
  let origin: string
  let page: Page

  beforeAll(async () => {
    opened = await openWorkbench()
    const { app, office } = opened
    ;({ origin, page } = opened)
    const stories = storiesOf2023().slice(0, 110)
    const wanted = stories.filter(
      ({ organ, outcome }) =>
        organ === 'example-city' || ['unavailable.notExisting', 'partial'].includes(outcome ?? ''),
    )
    const played: Played[] = []
    for (const [index, story] of wanted.entries()) played.push(await playStory(app, office, story, index + 1))
    await playBeside(app, office, played)
  }, 240_000)

  async function picture(name: string, on: Page = page) {
    if (!pictures) return
    mkdirSync(pictures, { recursive: true })
    await on.screenshot({ path: `${pictures}/${name}.png`, fullPage: true })
  }

  const as = (login: string) => opened.signIn(login)

  let code = ''

  test('a resident complains from a phone without script', async () => {
    const context = await opened.browser.newContext({
      javaScriptEnabled: false,
      viewport: { width: 375, height: 740 },
      locale: 'zh-CN',
    })
    const phone = await context.newPage()
    await phone.goto(`${origin}/complaints`)
    await picture('public-complaints-phone', phone)
    await phone.goto(`${origin}/complaints/example-bureau`)
    await phone.getByRole('button', { name: '提交投诉' }).click()
    await phone.getByText('还有').first().waitFor()
    await picture('public-complaint-faults-phone', phone)
    await phone.getByLabel('应当主动公开而没有公开').check()
    await phone.getByLabel('哪一份信息').fill('2025年建设用地批复')
    await phone.getByLabel('情况').fill('在网站上没有找到。')
    await phone.getByLabel('姓名或者名称').fill('周小明')
    await phone.getByLabel('联系电话').fill('0000-1234567')
    await new Promise((done) => setTimeout(done, 4100))
    await phone.getByRole('button', { name: '提交投诉' }).click()
    code = (await phone.locator('.code').innerText()).trim()
    await picture('public-complaint-receipt-phone', phone)
    await phone.getByRole('button', { name: '查看办理进度' }).click()
    await phone.getByRole('heading', { name: /^投诉示例市自然资源局/ }).waitFor()
    await picture('public-complaint-progress-phone', phone)
    await context.close()
    for (const path of [
      '/complaints',
      '/complaints/example-bureau',
      '/corrections',
      '/corrections/example-city',
      '/progress',
      '/apply/example-city',
    ]) {
      await page.goto(origin + path)
      await accessible(page, ['minor', 'moderate', 'serious', 'critical'])
      await picture(`public${path.replaceAll('/', '-')}`)
    }
  }, 120_000)

  test('the organ above takes it in, asks, answers', async () => {
    await as('city.zhuren')
    await page.goto(`${origin}/workbench/complaints`)
    await page.getByRole('link', { name: '应当主动公开而没有公开' }).first().waitFor()
    await accessible(page)
    await picture('complaints')
    await page.getByText('“2025年建设用地批复”').waitFor()
    await page.locator('tr', { hasText: '2025年建设用地批复' }).getByRole('link').click()
    await page.getByRole('heading', { level: 1 }).waitFor()
    const act = async (name: string, values: Record<string, string>) => {
      const row = page.locator(`[data-act="${name}"]`)
      await row.getByRole('button', { name: /^办理/ }).click()
      await fill(row, values)
      const steps = await page.locator('.timeline li').count()
      await row.locator('button[type=submit]').click()
      await page.waitForFunction((n) => document.querySelectorAll('.timeline li').length > n, steps)
    }
    await act('accept', {})
    const day = new Date(Date.now() + 5 * 86_400_000).toISOString().slice(0, 10)
    await act('askStatement', { note: '请说明为什么没有公开。', until: day })
    await act('answer', { finding: 'founded', note: '已经要求该局公开。' })
    await page.getByText('投诉答复书').first().waitFor()
    await accessible(page)
    await picture('complaint')
    await page.goto(`${origin}/workbench/complaints`)
    await page.locator('tr', { hasText: '不予公开的部分看不出' }).getByRole('link').click()
    await page.getByText('所涉申请').first().waitFor()
    await picture('complaint-with-request')
  }, 120_000)

  test('the organ complained of answers what it is asked', async () => {
    await as('bureau.zhuren')
    await page.goto(`${origin}/workbench/complaints`)
    const ask = page.locator('.ask', { hasText: '请说明为什么没有公开。' })
    await ask.locator('textarea').fill('正在审查，三日内公开。')
    await picture('complaint-asks')
    await ask.getByRole('button', { name: '回复' }).click()
    await page.getByText('回复：正在审查，三日内公开。').waitFor()
    await accessible(page)
  }, 60_000)

  test('the resident reads the answer', async () => {
    await opened.signOut()
    await page.goto(`${origin}/progress`)
    await page.getByLabel('查询码').fill(code)
    await page.getByLabel('联系电话或者证件号码的后四位').fill('4567')
    await page.getByRole('button', { name: '查询' }).last().click()
    await page.getByRole('button', { name: '打开投诉答复书' }).click()
    await page.getByText('已经要求该局公开。').waitFor()
    await accessible(page, ['minor', 'moderate', 'serious', 'critical'])
    await picture('public-answer')
  }, 60_000)

  test('corrections, proposals and the desk', async () => {
    await as('city.zhuren')
    for (const [name, path] of [
      ['desk', '/workbench'],
      ['corrections', '/workbench/corrections'],
      ['correction-new', '/workbench/corrections/new'],
      ['conversions', '/workbench/conversions'],
      ['profile', '/workbench/profile'],
    ] as const) {
      await page.goto(origin + path)
      await page.locator('main h1').waitFor()
      await page.waitForLoadState('networkidle')
      await accessible(page)
      await picture(name)
    }
    await page.goto(`${origin}/workbench/corrections`)
    await page.getByRole('link', { name: '临时救助金发放明细（柳林片区）' }).click()
    const row = page.locator('[data-act="verify"]')
    await row.getByRole('button', { name: /^办理/ }).click()
    await row.locator('button[type=submit]').click()
    await page.locator('[data-act="correct"]').getByRole('button', { name: /^办理/ }).waitFor()
    await accessible(page)
    await picture('correction')
    await page.goto(`${origin}/workbench/conversions?open=true`)
    await page.getByRole('button', { name: '采纳，起草文件' }).first().click()
    await page.getByRole('button', { name: '采纳', exact: true }).click()
    await page.waitForFunction(() => !document.querySelector('form.fields'))
    await page.goto(`${origin}/workbench/conversions?open=false`)
    await page.getByRole('link', { name: '打开文件' }).first().waitFor()
    await picture('conversion-accepted')
  }, 120_000)
})
