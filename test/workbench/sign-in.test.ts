// Every way into the workbench in a real browser: one-time links, a password, an authenticator, a passkey, a code from
// paper, the office's provider; the lock and its end; sessions ended from elsewhere.
import { type ChildProcess, spawn } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { generate } from 'otplib'
import type { Page } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { examplePassword } from '../../src/examples/index.ts'
import { emptyDatabase } from '../database.ts'
import { provider } from '../organs/provider.ts'
import { until } from '../platform/processes.ts'
import { program } from '../platform/program.ts'
import { chromiumPath, openBrowser } from '../portal/browser.ts'
import { accessible, built, errorsOf, freePort, type Opened, openWorkbench } from './opened.ts'

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('signing in', () => {
  let opened: Opened
  let page: Page
  let identity: Awaited<ReturnType<typeof provider>>
  let late = 0

  beforeAll(async () => {
    identity = await provider('gongkai')
    const now = () => new Date(Date.now() + late)
    const env = { GONGKAI_OIDC_ISSUER: identity.issuer, GONGKAI_OIDC_CLIENT_ID: 'gongkai' }
    opened = await openWorkbench({ now }, env)
    page = opened.page
    await opened.app.db
      .insertInto('staff')
      .values({ organ_id: 'example-city', login: 'li.ming', name: '李明' })
      .execute()
  })
  afterEach(() => expect(opened.errors.splice(0)).toEqual([]))

  const passMinutes = (minutes: number) => {
    late += minutes * 60_000
  }

  async function enter(login: string, password = examplePassword, at = page) {
    await at.goto(`${opened.origin}/workbench/sign-in`)
    await at.getByLabel('账号', { exact: true }).fill(login)
    await at.getByLabel('口令', { exact: true }).fill(password)
    await at.getByRole('button', { name: '登录', exact: true }).click()
  }
  const inside = (at = page) => at.getByRole('navigation', { name: '工作台' }).waitFor()
  const leave = async () => {
    await page.getByRole('button', { name: '退出' }).click()
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor()
  }
  const panel = (title: string, at = page) =>
    at.locator('.panel', { has: at.getByRole('heading', { name: title, exact: true }) })
  const account = async (at = page) => {
    await at.getByRole('link', { name: /（示例）$/ }).click()
    await panel('登录着的地方', at).locator('li').first().waitFor()
  }

  let secret = ''
  const code = (of = secret) =>
    generate({ secret: of, epoch: Math.floor(opened.app.now().getTime() / 1000) }) as Promise<string>
  let papers: string[] = []

  test('an authenticator is registered; a wrong code is said at the field', async () => {
    await enter('city.chengban')
    await inside()
    await account()
    const totp = panel('动态验证码')
    await totp.getByText('未启用').waitFor()
    await totp.getByRole('button', { name: '登记验证器' }).click()
    await totp.getByRole('img', { name: '验证器要扫描的二维码' }).waitFor()
    secret = (await totp.locator('code').innerText()).replaceAll(' ', '')
    await totp.getByLabel('验证码').fill('12345')
    await totp.getByRole('button', { name: '确认启用' }).click()
    expect(await totp.getByRole('alert').innerText()).toContain('验证码不对')
    await accessible(page)
    await totp.getByLabel('验证码').fill(await code())
    await totp.getByRole('button', { name: '确认启用' }).click()
    await totp.getByText('已启用').waitFor()
    const paper = panel('恢复码')
    await paper.getByRole('button', { name: '生成恢复码' }).click()
    await paper.getByText('恢复码只显示这一次').waitFor()
    papers = await paper.locator('code').allInnerTexts()
    expect(papers).toHaveLength(10)
    await accessible(page)
    await leave()
  })

  test('the code of the authenticator is asked for after the password, and taken once', async () => {
    passMinutes(2)
    await enter('city.chengban')
    await page.getByRole('heading', { name: '登录的第二步' }).waitFor()
    await accessible(page)
    await page.goto(`${opened.origin}/workbench`)
    await page.getByRole('heading', { name: '登录', exact: true }).waitFor()
    await enter('city.chengban')
    await page.getByLabel('验证码').fill('000000')
    await page.getByRole('button', { name: '继续' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('验证码不对')
    const right = await code()
    await page.getByLabel('验证码').fill(right)
    await page.getByRole('button', { name: '继续' }).click()
    await inside()
    await leave()
    await enter('city.chengban')
    await page.getByLabel('验证码').fill(right)
    await page.getByRole('button', { name: '继续' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('验证码不对')
  })

  test('a code from paper stands in for it, once', async () => {
    for (const [given, expected] of [
      [papers[0]!.toUpperCase(), 'in'],
      [papers[0]!, 'refused'],
      [papers[1]!, 'in'],
    ] as const) {
      await enter('city.chengban')
      await page.getByRole('button', { name: '改用恢复码' }).click()
      await page.getByLabel('恢复码').fill(given)
      await page.getByRole('button', { name: '继续' }).click()
      if (expected === 'in') {
        await inside()
        await leave()
      } else expect(await page.getByRole('alert').innerText()).toContain('恢复码不对')
    }
  })

  test('five wrong codes lock the account, and a quarter of an hour opens it', async () => {
    passMinutes(2)
    await enter('city.chengban')
    const submit = page.getByRole('button', { name: '继续' })
    for (let tries = 0; tries < 6; tries++) {
      await page.getByLabel('验证码').fill(String(100_000 + tries))
      const answered = page.waitForResponse(/session\/totp/)
      await submit.click()
      await answered
    }
    await page.getByText('账号已锁定').waitFor()
    await enter('city.chengban')
    expect(await page.getByRole('alert').innerText()).toMatch(/已锁定，\d\d:\d\d后可再试/)
    passMinutes(16)
    await enter('city.chengban')
    await page.getByLabel('验证码').fill(await code())
    await submit.click()
    await inside()
  })

  test('a passkey is registered, opens the workbench, and is removed with the password', async () => {
    const tools = await page.context().newCDPSession(page)
    await tools.send('WebAuthn.enable')
    const options = { protocol: 'ctap2', transport: 'usb', hasResidentKey: false, hasUserVerification: true } as const
    const { authenticatorId } = await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await account()
    const keys = panel('通行密钥')
    await keys.getByLabel('名称').fill('办公室的安全钥匙')
    await keys.getByRole('button', { name: '登记通行密钥' }).click()
    await keys.locator('li', { hasText: '办公室的安全钥匙' }).waitFor()
    await keys.getByLabel('名称').fill('同一把')
    await keys.getByRole('button', { name: '登记通行密钥' }).click()
    expect(await keys.getByRole('alert').innerText()).toContain('同一把钥匙只登记一次')
    await accessible(page)
    await leave()
    await enter('city.chengban')
    await page.getByRole('button', { name: '改用通行密钥' }).click()
    await page.getByRole('button', { name: '使用通行密钥' }).click()
    await inside()
    await leave()
    await tools.send('WebAuthn.setUserVerified', { authenticatorId, isUserVerified: true })
    await tools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId })
    const { authenticatorId: another } = await tools.send('WebAuthn.addVirtualAuthenticator', {
      options: { ...options, isUserVerified: true, automaticPresenceSimulation: true },
    })
    await enter('city.chengban')
    await page.getByRole('button', { name: '改用通行密钥' }).click()
    await page.getByRole('button', { name: '使用通行密钥' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('没有完成验证')
    await accessible(page)
    await tools.send('WebAuthn.removeVirtualAuthenticator', { authenticatorId: another })
    passMinutes(2)
    await page.getByRole('button', { name: '改用手机验证器' }).click()
    await page.getByLabel('验证码').fill(await code())
    await page.getByRole('button', { name: '继续' }).click()
    await inside()
    await account()
    await keys.getByText(/用过/).waitFor()
    await keys.getByRole('button', { name: '移除' }).click()
    await keys.getByLabel('口令').fill('wrong')
    await keys.getByRole('button', { name: '移除' }).click()
    expect(await keys.getByRole('alert').innerText()).toBe('口令不对')
    await keys.getByLabel('口令').fill(examplePassword)
    await keys.getByRole('button', { name: '移除' }).click()
    await keys.getByText('未登记').waitFor()
  })

  test('a person signed in twice ends the other session from here', async () => {
    const elsewhere = await opened.browser.newContext({
      locale: 'zh-CN',
      userAgent: 'Mozilla/5.0 (Windows) Firefox/140.0',
    })
    const there = await elsewhere.newPage()
    passMinutes(2)
    await enter('city.chengban', examplePassword, there)
    await there.getByLabel('验证码').fill(await code())
    await there.getByRole('button', { name: '继续' }).click()
    await inside(there)
    await page.reload()
    const sessions = panel('登录着的地方')
    const other = sessions.locator('li', { hasText: 'Firefox（Windows）' })
    expect(await sessions.locator('li').first().innerText()).toContain('现在这里')
    await accessible(page)
    await other.getByRole('button', { name: '结束' }).click()
    await other.waitFor({ state: 'detached' })
    await there.goto(`${opened.origin}/workbench`)
    await there.getByRole('heading', { name: '登录', exact: true }).waitFor()
    await elsewhere.close()
  })

  test('who has lost everything gets the second factor taken off, and the password set anew by a link', async () => {
    await leave()
    await enter('city.zhuren')
    await inside()
    await page.goto(`${opened.origin}/workbench/people`)
    await page.getByRole('link', { name: '承办人（示例）' }).click()
    const about = panel('账号')
    await about.getByRole('button', { name: '解除第二因素' }).click()
    await about.getByRole('button', { name: '解除第二因素' }).waitFor({ state: 'detached' })
    await about.getByRole('button', { name: '生成重设口令的链接' }).click()
    const link = await page.locator('.link-once').innerText()
    await accessible(page)
    await page.goto(`${opened.origin}/workbench`)
    await inside()
    await leave()
    await page.goto(link)
    await page.getByRole('heading', { name: '重新设定口令' }).waitFor()
    await page.getByLabel('口令').fill('short')
    await page.getByRole('button', { name: '设定口令' }).click()
    expect(await page.getByRole('alert').innerText()).toContain('至少10个字符')
    await page.getByLabel('口令').fill('Xin-Kouling-2026')
    await page.getByRole('button', { name: '设定口令' }).click()
    await page.getByRole('heading', { name: '口令已设定' }).waitFor()
    await page.goto(link)
    await page.getByText('链接已用过').waitFor()
    await accessible(page)
    await enter('city.chengban')
    expect(await page.getByRole('alert').innerText()).toContain('账号或口令不对')
    await enter('city.chengban', 'Xin-Kouling-2026')
    await inside()
    await leave()
  })

  test('the office’s provider lets its people in, and nobody else', async () => {
    const go = async () => {
      await page.goto(`${opened.origin}/workbench/sign-in`)
      await page.getByRole('link', { name: '统一身份认证登录' }).click()
      await page.getByRole('link', { name: '继续' }).click()
    }
    identity.person = { preferred_username: 'li.ming' }
    await go()
    await inside()
    await page.getByRole('link', { name: '李明' }).waitFor()
    await leave()
    for (const [person, words] of [
      [{ preferred_username: 'nobody' }, '没有与之对应的在用账号'],
      [null, '统一身份认证没有通过'],
    ] as const) {
      identity.person = person
      await go()
      await page.getByRole('heading', { name: '登录', exact: true }).waitFor()
      expect(await page.getByRole('alert').innerText()).toContain(words)
      await accessible(page)
    }
  })
})

describe.skipIf(!chromiumPath)('the first start', () => {
  const folder = mkdtempSync(join(tmpdir(), 'gongkai-first-'))
  let child: ChildProcess
  afterAll(() => {
    child?.kill('SIGTERM')
    rmSync(folder, { recursive: true, force: true })
  })

  test('prints a link by which the first administrator and the first organ are made', async () => {
    await built()
    const port = await freePort()
    const env = { DATABASE_URL: await emptyDatabase(), GONGKAI_DATA: folder, PORT: String(port), GONGKAI_LOG: 'silent' }
    const text = `import { configFrom, serve } from '${(await program()).parts}'
      serve(configFrom(process.env)).then((code) => process.exit(code))`
    child = spawn(process.execPath, ['--input-type=module', '-e', text], {
      env: { ...process.env, ...env },
      stdio: 'pipe',
    })
    let said = ''
    for (const stream of [child.stdout!, child.stderr!])
      stream.on('data', (chunk) => {
        said += chunk
      })
    const browser = await openBrowser()
    afterAll(() => browser.close())
    await until(() => {
      if (child.exitCode !== null) throw new Error(said)
      return /staff\/link\/\S+/.test(said)
    })
    const page = await browser.newPage({ locale: 'zh-CN', viewport: { width: 375, height: 720 } })
    page.setDefaultTimeout(20_000)
    const errors = errorsOf(page)
    await page.goto(/http\S+staff\/link\/\S+/.exec(said)![0])
    await page.getByText('平台上还没有机关').waitFor()
    await page.getByRole('button', { name: '建立账号' }).click()
    await page.getByText('请填写').first().waitFor()
    await accessible(page)
    const values = {
      机关全称: '示例市人民政府',
      机关编号: 'Shili',
      账号: 'guanli',
      姓名: '管理员',
      口令: 'Shili-2026-Guan',
    }
    for (const [label, value] of Object.entries(values)) await page.getByLabel(label).fill(value)
    await page.getByRole('button', { name: '建立账号' }).click()
    await page.getByText('机关编号为小写字母').waitFor()
    await page.getByLabel('机关编号').fill('shili')
    await page.getByRole('button', { name: '建立账号' }).click()
    await page.getByRole('link', { name: '去登录' }).click()
    await page.getByLabel('账号', { exact: true }).fill('guanli')
    await page.getByLabel('口令', { exact: true }).fill('Shili-2026-Guan')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('link', { name: '批量导入' }).waitFor()
    await accessible(page)
    expect(errors).toEqual([])
  })
})
