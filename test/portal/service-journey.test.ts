// A resident with a phone: asks, gets a code, follows, corrects, withdraws; in a real browser, with script and without.
// SHOTS=folder keeps a picture of each page.
import { mkdirSync, readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { join } from 'node:path'
import type { Browser, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { openByQuery } from '../../src/requests/index.ts'
import { chromiumPath, openSite, withPage } from './browser.ts'
import { filled, installation } from './resident.ts'

if (!chromiumPath) console.warn('journeys of residents skipped: no Chromium found (set CHROMIUM to its path)')
const shots = process.env['SHOTS']
if (shots) mkdirSync(shots, { recursive: true })

// A browser on a busy machine is slow; what is asked of it is not how fast it is.
describe.skipIf(!chromiumPath)('a resident with a phone', { timeout: 240_000 }, async () => {
  const place = chromiumPath ? await installation('2026-04-09T02:00:00Z') : undefined
  const { app, server, act, later, at, organ } = place!
  let browser: Browser
  let origin: string

  beforeAll(async () => {
    await organ('a-very-long-name', '某某市某某区某某街道办事处社区公共服务和综合行政执法办公室', null)
    ;({ origin, browser } = await openSite(server))
  })

  const phone = { viewport: { width: 390, height: 844 }, locale: 'zh-CN', bypassCSP: true }
  const axe = chromiumPath ? readFileSync(createRequire(import.meta.url).resolve('axe-core/axe.min.js'), 'utf8') : ''

  /** No violation, no horizontal scroll at 360 px, a heading; and a picture where asked for. */
  async function sound(page: Page, name: string, script: boolean) {
    if (script) {
      await page.evaluate(axe)
      const found = await page.evaluate(async () => {
        const { axe: tool } = globalThis as unknown as { axe: { run(): Promise<{ violations: Violation[] }> } }
        const { violations } = await tool.run()
        return violations.map(({ id, nodes }) => `${id}: ${nodes.map(({ html }) => html.slice(0, 160)).join(' | ')}`)
      })
      expect(found, name).toEqual([])
      await page.setViewportSize({ width: 360, height: 740 })
      const over = await page.evaluate(
        () => document.documentElement.scrollWidth - document.documentElement.clientWidth,
      )
      expect(over, `${name} at 360 px`).toBeLessThanOrEqual(0)
      await page.setViewportSize(phone.viewport)
    }
    expect(new URL(page.url()).search, name).toBe('')
    expect(await page.locator('h1').count(), name).toBe(1)
    if (!shots || !script) return
    await page.screenshot({ path: join(shots, `${name}-390.png`), fullPage: true })
    await page.setViewportSize({ width: 1366, height: 900 })
    await page.screenshot({ path: join(shots, `${name}-1366.png`), fullPage: true })
    await page.setViewportSize(phone.viewport)
  }

  test.each([true, false])('asks, corrects and withdraws (script: %s)', (javaScriptEnabled) =>
    withPage(browser, { ...phone, javaScriptEnabled }, async (page) => {
      at('2026-04-09T02:00:00Z')
      const faults: string[] = []
      const asked: string[] = []
      page.on('console', (message) => message.type() === 'error' && faults.push(message.text()))
      page.on('request', (request) => asked.push(request.url()))
      const look = (name: string) => sound(page, name, javaScriptEnabled)

      await page.goto(origin)
      await page.getByRole('navigation', { name: '主导航' }).getByRole('link', { name: '依申请公开' }).click()
      await look('guide')
      await page.getByRole('link', { name: /下级机关（1）/ }).click()
      await page.getByRole('link', { name: '向某市自然资源局申请' }).click()
      await look('form')

      await page.getByRole('button', { name: '继续：核对并提交' }).click()
      await look('form-faults')
      await page.getByRole('link', { name: '请填写姓名或者名称' }).click()
      await page.getByLabel('姓名或者名称').fill(filled.name)
      await page.getByLabel('证件号码', { exact: true }).fill(filled.idNumber)
      await page.getByLabel('联系电话', { exact: true }).fill(filled.phone)
      await page.getByLabel('信息的名称、文号或者其他特征').fill(filled.item)
      await page.getByRole('button', { name: '再加一项' }).click()
      await page.getByLabel('第2项：').fill('补偿安置方案的公告和听证记录')
      await page.locator('#files').setInputFiles({
        name: '村里的公告.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 an old notice'),
      })
      await page.getByRole('radio', { name: /纸质，邮寄/ }).check()
      // Enter means to go on, not to take an item away.
      await page.getByLabel('姓名或者名称').press('Enter')
      expect(await page.getByRole('alert').innerText()).toContain('选择邮寄的，请填写通信地址')
      await page.getByRole('radio', { name: /网上查看和下载/ }).check()
      await page.getByRole('button', { name: '继续：核对并提交' }).click()
      expect(await page.getByRole('heading', { level: 1 }).innerText()).toBe('核对并提交')
      expect(await page.locator('main').innerText()).toContain('村里的公告.pdf')
      await look('review')

      later(60)
      await page.getByRole('button', { name: '提交申请' }).click()
      const code = (await page.locator('.code').innerText()).trim()
      expect(code).toMatch(/^[2-9A-Z]{4}(-[2-9A-Z]{4}){2}$/)
      await look('receipt')
      const download = page.waitForEvent('download')
      await page.getByRole('button', { name: '下载回执（PDF）' }).click()
      expect((await download).suggestedFilename()).toBe('政府信息公开申请提交回执.pdf')

      const opened = await openByQuery(app, { code, tail: '5678' })
      if (!opened.ok) throw new Error(opened.refusal.message)
      const { id } = opened.value
      await page.goto(`${origin}/progress`)
      await look('progress-form')
      await page.getByLabel('查询码', { exact: true }).fill(code.toLowerCase().replaceAll('-', ' '))
      await page.getByLabel(/后四位/).fill('5678')
      await page.getByRole('button', { name: '查询', exact: true }).click()
      expect(await page.locator('main').innerText()).toContain('已提交，等待机关确认')
      await look('progress-unconfirmed')

      await act(id, { act: 'confirm', on: '2026-04-09' })
      await act(id, { act: 'register', on: '2026-04-09' })
      at('2026-04-14T02:00:00Z')
      await act(id, { act: 'askForCorrection', on: '2026-04-14', until: '2026-04-28' })
      const reopen = async () => {
        await page.goto(`${origin}/progress`)
        await page.getByLabel('查询码', { exact: true }).fill(code)
        await page.getByLabel(/后四位/).fill('5678')
        await page.getByRole('button', { name: '查询', exact: true }).click()
      }
      await reopen()
      expect(await page.locator('main').innerText()).toContain('请在4月28日前补正')
      await look('progress-correction')
      await page.getByRole('button', { name: '填写补正' }).first().click()
      await look('correct')
      await page.getByLabel('补正的内容').fill('要的是2024年度的方案')
      await page.getByRole('button', { name: '提交补正' }).click()
      expect(await page.getByRole('status').innerText()).toContain('补正已经提交')

      await act(id, { act: 'consultThirdParty', on: '2026-04-14', letter: '一', arrivedOn: '2026-04-14' })
      at('2026-04-22T02:00:00Z')
      await act(id, { act: 'hearThirdParty', on: '2026-04-22', letter: '一' })
      await act(id, { act: 'draft', on: '2026-04-22' })
      await reopen()
      await look('progress-drafting')
      await page.getByRole('button', { name: '补充说明' }).click()
      await look('supplement')
      await page.getByRole('button', { name: '提交补充' }).click()
      await look('supplement-faults')
      await page.getByLabel('要补充的内容').fill('方案的文号大约是自然资发〔2024〕17号')
      await page.locator('#files').setInputFiles({
        name: '文号的照片.pdf',
        mimeType: 'application/pdf',
        buffer: Buffer.from('%PDF-1.7 a photograph'),
      })
      await page.getByRole('button', { name: '提交补充' }).click()
      expect(await page.getByRole('status').innerText()).toContain('补充的内容已经放进申请')
      expect(await page.locator('main').innerText()).toContain('自然资发〔2024〕17号')
      expect(await page.locator('main').innerText()).toContain('文号的照片.pdf')
      await look('supplemented')
      const filed = await app.db.selectFrom('request_notes').selectAll().where('request_id', '=', id).execute()
      expect(filed.filter(({ text }) => text.includes('自然资发〔2024〕17号'))).toHaveLength(1)
      for (const [button, name] of [
        ['修改联系方式', 'contact'],
        ['向某市人民政府投诉', 'complain'],
      ] as const) {
        await page.getByRole('button', { name: button }).click()
        await look(name)
        await page.getByRole('button', { name: /回到进度/ }).click()
      }
      await page.getByRole('button', { name: '撤回申请' }).click()
      await look('withdraw')
      await page.getByRole('button', { name: '确认撤回' }).click()
      expect(await page.getByRole('status').innerText()).toContain('申请已经撤回')
      await look('progress-withdrawn')

      expect(faults.filter((fault) => !/422|favicon/.test(fault))).toEqual([])
      expect(asked.filter((url) => !url.startsWith(origin))).toEqual([])
      for (const url of asked.map(decodeURIComponent))
        expect(url).not.toMatch(/欧阳|1101051949|13812345678|河口|[2-9A-Z]{4}-[2-9A-Z]{4}-[2-9A-Z]{4}/)
    }),
  )

  test('with script, what was written comes back on the device; who wrote it does not', () =>
    withPage(browser, phone, async (page) => {
      await page.goto(`${origin}/apply/bureau`)
      await page.getByLabel('姓名或者名称').fill(filled.name)
      await page.getByLabel('信息的名称、文号或者其他特征').pressSequentially('北岭煤矿治理验收意见')
      await page.locator('[data-keep-words]').waitFor({ state: 'visible' })
      expect(await page.evaluate(() => JSON.stringify(localStorage))).not.toContain(filled.name)
      await page.reload()
      expect(await page.getByLabel('信息的名称、文号或者其他特征').inputValue()).toBe('北岭煤矿治理验收意见')
      await sound(page, 'form-restored', true)
      await page.getByRole('button', { name: '清空' }).click()
      expect(await page.evaluate(() => localStorage.length)).toBe(0)
    }))

  test('with script, a published answer is offered while typing, and is not in the way', () =>
    withPage(browser, phone, async (page) => {
      await publish(app.pool, '北岭煤矿采空区治理项目验收意见')
      await page.goto(`${origin}/apply/bureau`)
      const asked = page.getByLabel('信息的名称、文号或者其他特征')
      await asked.pressSequentially('北岭煤矿采空区治理的验收意见')
      const offered = page.getByRole('link', { name: /北岭煤矿采空区治理项目验收意见/ })
      await offered.waitFor()
      expect(await asked.evaluate((field) => document.activeElement === field)).toBe(true)
      await sound(page, 'form-found', true)
      const address = await offered.getAttribute('href')
      await page.goto(origin + address)
      await sound(page, 'found', true)
      await page.getByRole('button', { name: '这正是我要的' }).click()
      expect(await page.locator('main').innerText()).toContain('不用再提交申请')
    }))

  test('pages that say no are sound too, and everything fits in larger text', () =>
    withPage(browser, phone, async (page) => {
      await page.goto(`${origin}/apply/silent`)
      await sound(page, 'closed', true)
      for (const address of ['/apply', '/apply/bureau', '/progress']) {
        await page.setViewportSize({ width: 360, height: 740 })
        await page.goto(`${origin}${address}?text=larger`)
        expect(
          await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth),
          address,
        ).toBeLessThanOrEqual(0)
      }
    }))

  /** An answer made public, as the act leaves it. */
  async function publish(pool: typeof app.pool, title: string) {
    const { rows } = await pool.query(`select organ_id, id, act_count from requests where organ_id = 'bureau' limit 1`)
    await pool.query(
      `insert into request_acts (organ_id, request_id, no, act, on_day, at, actor, data)
       values ($1, $2, 999, 'makePublic', '2026-04-09', now(), 'test', $3)`,
      [rows[0].organ_id, rows[0].id, JSON.stringify({ title, place: 'https://www.example.gov.cn/2026/1.html' })],
    )
  }
})

interface Violation {
  id: string
  nodes: { html: string }[]
}
