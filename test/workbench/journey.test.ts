// A request through the workbench in a real browser: taken over by the registry, handled, cleared, issued, counted.
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { examplePassword } from '../../src/examples/index.ts'
import { firstAdministratorLink } from '../../src/organs/index.ts'
import { submitRequest, takeInRequest } from '../../src/requests/index.ts'
import { chromiumPath } from '../portal/browser.ts'
import { accessible as accessibleOf, fill, type Opened, openWorkbench } from './opened.ts'

const applicant = { name: '周小明', idKind: 'idCard' as const, idNumber: '11010519491231002X', phone: '13812345678' }
const asked = '东城片区老旧小区加装电梯的补贴办法'

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('the workbench', () => {
  let opened: Opened
  let origin: string
  let request: { id: string }
  let adminLink: string
  let page: Page

  beforeAll(async () => {
    opened = await openWorkbench()
    const { app, office } = opened
    ;({ origin, page } = opened)
    const form = {
      organId: 'example-city',
      applicantKind: 'naturalPerson' as const,
      applicants: [applicant],
      form: 'electronic' as const,
      delivery: 'online' as const,
    }
    const submitted = await submitRequest(app, { ...form, content: asked }, null)
    const other = {
      ...form,
      organId: 'example-street',
      content: '东城街道2025年社区服务站分布',
      channel: 'inPerson' as const,
    }
    const taken = await takeInRequest(app, office.get('example-street')!.dengji, { ...other, on: app.today() }, null)
    if (!submitted.ok || !taken.ok) throw new Error('the requests of the test were refused')
    request = submitted.value
    adminLink = (await firstAdministratorLink(app))!
  }, 240_000)

  const requestPath = () => `/workbench/requests/example-city/${request.id}`

  const open = (login: string, path = requestPath()) => opened.open(login, path)

  /** Does an act from its form at the right of the request's page. */
  async function act(name: string, values: Record<string, string> = {}) {
    const row = page.locator(`[data-act="${name}"]`)
    const steps = await page.locator('.timeline li').count()
    await row.locator('button').first().click()
    await fill(row, values)
    await row.locator('button[type=submit]').click()
    await page.waitForFunction((n) => document.querySelectorAll('.timeline li').length > n, steps)
  }

  /** Drafts the letter that the act asks for, fills it in, and comes back to the request. */
  async function draft(name: string, values: Record<string, string>) {
    const row = page.locator(`[data-act="${name}"]`)
    await row.locator('button').first().click()
    await row.getByRole('button', { name: /^起草/ }).click()
    await page.waitForURL(/\/letters\//)
    const form = page.locator('form.fields').first()
    await fill(form, values)
    await form.locator('button[type=submit]').click()
    await page.getByText('还缺').waitFor({ state: 'detached' })
    await page.frameLocator('iframe').getByRole('heading').first().waitFor()
    await accessible()
    await page.getByRole('link', { name: '回到申请' }).click()
    await page.locator('.timeline li').first().waitFor()
  }

  const accessible = () => accessibleOf(page)

  const state = () => page.locator('main header .state').first().innerText()

  test('an example installation names its accounts; a wrong password is said at the form', async () => {
    await page.goto(`${origin}/workbench/requests`)
    await page.getByRole('heading', { name: '登录' }).waitFor()
    await page.getByText(examplePassword).waitFor()
    await accessible()
    await page.getByLabel('账号', { exact: true }).fill('city.dengji')
    await page.getByLabel('口令', { exact: true }).fill('wrong')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    expect(await page.getByRole('alert').innerText()).toContain('口令')
    await page.getByLabel('口令', { exact: true }).fill(examplePassword)
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.waitForURL(/\/workbench\/requests$/)
    await page
      .getByText('没有符合条件的申请')
      .or(page.getByRole('link', { name: asked }))
      .waitFor()
  })

  test('the registry confirms, registers and assigns what the desk shows', async () => {
    await open('city.dengji', '/workbench')
    await page.getByRole('link', { name: asked }).waitFor()
    await accessible()
    await page.getByRole('link', { name: asked }).click()
    expect(await state()).toBe('待确认')
    await act('confirm')
    await act('register')
    await act('assign', { handlerId: { label: '承办人（示例）' } as unknown as string })
    expect(await state()).toBe('办理中')
    await page.getByText(/^〔\d{4}〕1号$/).waitFor()
    await accessible()
    expect(await page.content()).not.toContain(applicant.idNumber)
    await page.getByRole('button', { name: /查看原文/ }).click()
    await page.getByText(applicant.idNumber).waitFor()
    await page.getByRole('button', { name: '显示' }).click()
    await page.getByRole('cell', { name: '查看申请人信息原文' }).waitFor()
  })

  test('the handler hears a third party, and the days of it are left out', async () => {
    await open('city.chengban')
    await draft('consultThirdParty', { to: '示例电梯有限公司', concerned: '补贴测算中的报价' })
    await act('consultThirdParty')
    expect(await state()).toBe('征求第三方意见')
    expect(await page.locator('.clock').innerText()).toContain('期限暂停')
    await act('hearThirdParty')
    expect(await state()).toBe('办理中')
    expect(await page.locator('.clock .due').first().innerText()).toMatch(/\d+月\d+日/)
  })

  test('an act that is not allowed says why, and the keyboard reaches it', async () => {
    await opened.signIn('city.chengban')
    const button = page.locator('[data-act=replyOnTheSpot] button')
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    const reason = page.locator(`[id="${await button.getAttribute('aria-describedby')}"]`)
    expect(await reason.innerText()).toContain('保密审查')
    await button.focus()
    expect(await button.evaluate((one) => one === document.activeElement)).toBe(true)
  })

  test('a result is chosen, the answer drafted and sent for clearance', async () => {
    await opened.signIn('city.chengban')
    await act('draft')
    await act('decide', { item: '1', outcome: 'granted.full' })
    await draft('submitForClearance', { information: '随信附上《补贴办法》一份。', provided: '电子文件' })
    await act('submitForClearance')
    expect(await state()).toBe('审查签发')
  })

  test.each([
    ['city.baomi', '保密审查'],
    ['city.fazhi', '合法性审核'],
    ['city.lingdao', '签发'],
  ])('%s clears: %s', async (login, what) => {
    await open(login)
    await act('clear')
    expect(await page.locator('.timeline li').first().innerText()).toContain(what)
  })

  test('the answer is issued with its number', async () => {
    await open('city.chengban')
    const row = page.locator('[data-act=issue]')
    await row.locator('button').first().click()
    const letter = await row.locator('[data-field=letter] option').last().getAttribute('value')
    await fill(row, { letter: letter! })
    await row.locator('button[type=submit]').click()
    await page.locator('main header .state.done').first().waitFor()
    expect(await state()).toBe('已发出')
    expect(await page.locator('#root').innerText()).toMatch(/〔\d{4}〕\d+号/)
    await page.getByRole('link', { name: '政府信息公开申请答复书' }).click()
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '下载 DOCX' }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/\.docx$/)
  })

  test('table three counts it, and its figure opens it', async () => {
    await open('city.zhuren', '/workbench/figures')
    await page.locator('.t3 tbody').waitFor()
    await accessible()
    await page.locator('.t3 tbody tr', { hasText: '（一）予以公开' }).getByRole('link').last().click()
    await page.getByRole('heading', { name: '予以公开，总计' }).waitFor()
    await page.getByRole('link', { name: asked }).waitFor()
    await accessible()
  })

  test('staff of another organ see nothing of it', async () => {
    await open('street.zhuren', '/workbench')
    expect(await page.locator('main').innerText()).not.toContain(asked)
    await page.goto(origin + requestPath())
    await page.getByText('没有这件申请').waitFor()
    await page.goto(`${origin}/workbench/requests?q=${encodeURIComponent('电梯')}`)
    await page.getByText('没有符合条件的申请').waitFor()
  })

  test('a paper request is taken in, its fault said at the field', async () => {
    await open('street.dengji', '/workbench/requests/new')
    const form = page.locator('form.columns')
    await form.waitFor()
    const person = {
      'applicants.0.name': '李大山',
      'applicants.0.phone': '13900000000',
      'applicants.0.address': '示例路2号',
    }
    await fill(form, { ...person, 'applicants.0.idNumber': '123', content: '东城街道便民服务点名单' })
    await form.getByRole('button', { name: '登记' }).click()
    await form.locator('[data-field="applicants.0.idNumber"] [role=alert]').waitFor()
    await accessible()
    await fill(form, { 'applicants.0.idNumber': applicant.idNumber })
    await form.getByRole('button', { name: '登记' }).click()
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    expect(await page.locator('code').innerText()).not.toBe('')
  })

  test('a case over a request is opened and moved', async () => {
    await open('city.fazhi', '/workbench/cases/new')
    const form = page.locator('form.columns')
    const today = await form.locator('[data-field=openedOn] input').inputValue()
    await fill(form, { body: '示例省人民政府', applicant: '周小明', attacked: '对申请的答复', attackedOn: today })
    await accessible()
    await form.getByRole('button', { name: '登记' }).click()
    await page.getByRole('heading', { name: '对申请的答复' }).waitFor()
    await fill(page.locator('aside form').first(), { step: 'copyReceived' })
    await page.locator('aside form').first().getByRole('button').click()
    await page.getByRole('cell', { name: /答复.*证据/ }).waitFor()
    await accessible()
  })

  test('every other page opens without a serious fault', async () => {
    const paths = [
      'requests',
      'requests/import',
      'cases',
      'people',
      'people/new',
      'profile',
      'roles',
      'templates',
      'me',
    ]
    for (const path of [...paths, 'templates/denied']) {
      await open('city.zhuren', `/workbench/${path}`)
      await page.locator('main .panel, main .data').first().waitFor()
      await accessible()
    }
  })

  test('a person is added, and sets the password by the link shown once', async () => {
    await open('city.zhuren', '/workbench/people/new')
    const form = page.locator('form.columns')
    await fill(form, { login: 'wang.fang', name: '王芳（示例）' })
    await form.getByLabel('登记员').check()
    await form.getByRole('button', { name: '增加' }).click()
    const link = await page.locator('.link-once').innerText()
    await opened.signOut()
    await page.goto(origin + new URL(link).pathname)
    await page.getByRole('heading', { name: '设定您的口令' }).waitFor()
    await accessible()
    await page.getByLabel('口令').fill('Shili-2026-Wang')
    await page.getByRole('button', { name: '设定口令' }).click()
    await page.getByRole('heading', { name: '口令已设定' }).waitFor()
  })

  test('the first administrator chooses an organ', async () => {
    await opened.signOut()
    await page.goto(`${origin}/staff/link/${adminLink}`)
    await page.getByRole('heading', { name: '建立首个管理员' }).waitFor()
    await page.getByLabel('机关名称').fill('东城')
    await page.getByLabel('所在机关').selectOption('example-street')
    await page.getByLabel('账号').fill('guanli')
    await page.getByLabel('姓名').fill('管理员')
    await page.getByLabel('口令').fill('Shili-2026-Guan')
    await page.getByRole('button', { name: '建立账号' }).click()
    await page.getByRole('heading', { name: '口令已设定' }).waitFor()
    await page.getByRole('link', { name: '去登录' }).click()
    await page.getByLabel('账号', { exact: true }).fill('guanli')
    await page.getByLabel('口令', { exact: true }).fill('Shili-2026-Guan')
    await page.getByRole('button', { name: '登录', exact: true }).click()
    await page.getByRole('link', { name: '操作记录' }).click()
    await page.getByRole('button', { name: '检验摘要链' }).click()
    await page.getByText('逐条相连').waitFor()
    await accessible()
  })
})
