// The work on requests beside their acts, in a real browser: taking in several people, repeats, splitting, other organs,
// article 35, fees, proof of identity, the calendar.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Day } from '../../src/kit/days.ts'
import type { ActFacts } from '../../src/law/requests/index.ts'
import {
  actOnRequest,
  countSuggestion,
  fileRecordCorrection,
  keepAttachment,
  listMessages,
  publishAnswer,
  submitRequest,
  supplementRequest,
  takeInRequest,
} from '../../src/requests/index.ts'
import { chromiumPath } from '../portal/browser.ts'
import { accessible, fill, type Opened, openWorkbench } from './opened.ts'

const applicant = { name: '周小明', idKind: 'idCard' as const, idNumber: '11010519491231002X', phone: '13812345678' }
const form = {
  organId: 'example-city',
  applicantKind: 'naturalPerson' as const,
  applicants: [applicant],
  form: 'paper' as const,
  delivery: 'inPerson' as const,
}

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('work on requests', () => {
  let now = new Date('2026-05-06T02:00:00Z')
  let opened: Opened
  let page: Page
  let answered: string
  let many: string
  const today = () => opened.app.today()

  const must = <T>(result: { ok: true; value: T } | { ok: false; refusal: { message: string } }): T => {
    if (result.ok) return result.value
    throw new Error(result.refusal.message)
  }

  const staff = () => opened.office.get('example-city')!
  const act = async (requestId: string, facts: ActFacts, by = staff().chengban) =>
    must(await actOnRequest(opened.app, by, { organId: 'example-city', requestId, facts }, null))

  async function received(content: string, more: object = {}): Promise<string> {
    const on = today()
    const input = { ...form, channel: 'inPerson' as const, on, content, ...more }
    const { id } = must(await takeInRequest(opened.app, staff().dengji, input, null))
    await act(id, { act: 'register', on }, staff().dengji)
    return id
  }

  beforeAll(async () => {
    opened = await openWorkbench({ now: () => now })
    page = opened.page
    const { app } = opened
    await app.db
      .insertInto('staff_roles')
      .values({ organ_id: 'example-city', staff_id: staff().zhuren.id, role: 'installationAdmin' })
      .execute()
    answered = await received('2025年老旧小区加装电梯补贴办法')
    await act(answered, { act: 'draft', on: today() })
    await act(answered, { act: 'decide', on: today(), item: '1', outcome: 'granted.full' })
    await act(answered, { act: 'submitForClearance', on: today() })
    await act(answered, { act: 'clear', on: today(), review: 'secrecy' }, staff().baomi)
    await act(answered, { act: 'clear', on: today(), review: 'leader' }, staff().lingdao)
    await act(answered, { act: 'issue', on: today(), outcome: 'granted.full', service: 'direct' })
    const attachments = []
    for (const name of ['规划图.txt', '来信.txt'])
      attachments.push(must(await keepAttachment(app, { name, bytes: Buffer.from(name) })))
    many = await received('河道整治方案和道路改造方案', {
      items: ['河道整治方案', '道路改造方案'],
      attachments,
    })
    now = new Date('2026-05-12T02:00:00Z')
  })

  const requestPath = (id: string) => `/workbench/requests/example-city/${id}`
  const panel = (title: string): Locator =>
    page.locator('.panel').filter({ has: page.getByRole('heading', { name: title, exact: true }) })

  async function look(name: string) {
    const folder = process.env['LOOK']
    if (!folder) return
    await page.evaluate(() => document.fonts.ready)
    writeFileSync(join(folder, `${name}.png`), await page.screenshot({ fullPage: true }))
    await page.setViewportSize({ width: 375, height: 700 })
    writeFileSync(join(folder, `${name}-phone.png`), await page.screenshot({ fullPage: true }))
    await page.setViewportSize({ width: 1366, height: 768 })
  }

  test('two applicants with an agent are taken in; an earlier request like it is shown while typing', async () => {
    await opened.open('city.dengji', '/workbench/requests/new')
    const filling = page.locator('form.columns')
    await filling.waitFor()
    await fill(filling, { people: '2' })
    await filling.getByLabel('由代理人提出').check()
    const person = (n: number, name: string, idNumber: string) => ({
      [`applicants.${n}.name`]: name,
      [`applicants.${n}.idNumber`]: idNumber,
      [`applicants.${n}.phone`]: '13812345678',
      [`applicants.${n}.proof`]: 'original',
    })
    await fill(filling, {
      ...person(0, '周小明', applicant.idNumber),
      ...person(1, '李大山', '110105194912310038'),
      'applicants.1.idKind': 'other',
      'agent.name': '王律师',
      'agent.idKind': 'passport',
      'agent.idNumber': 'E12345678',
      'agent.phone': '13900001111',
      'agent.proof': 'copy',
      content: '2025年老旧小区加装电梯的补贴办法全文',
      delivery: 'inPerson',
    })
    await filling.locator('input[type=file]').setInputFiles({
      name: '申请书.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('申请书'),
    })
    await filling.getByText('申请书.txt').waitFor()
    const beside = panel('收件以前看一眼：相近的申请')
    await beside.getByText('同一申请人').first().waitFor()
    await accessible(page)
    await look('take-in')
    await filling.getByRole('button', { name: '登记', exact: true }).click()
    await page.getByRole('heading', { name: '已登记' }).waitFor()
    await page.getByRole('link', { name: '打开这件申请' }).click()
    const people = panel('申请人和身份证明')
    await people.getByText('收存复印件').waitFor()
    expect(await people.getByRole('row').count()).toBe(3)
    await panel('文书').getByText('申请书.txt').first().waitFor()
  })

  test('proof of identity is recorded later, with a copy', async () => {
    const id = await received('某路口信号灯配时方案')
    await opened.open('city.dengji', requestPath(id))
    const people = panel('申请人和身份证明')
    await people.getByText('没有登记').waitFor()
    await people.getByRole('button', { name: /登记周.+的身份证明/ }).click()
    await fill(people, { proof: 'copy' })
    await people.locator('input[type=file]').setInputFiles({
      name: '身份证.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('复印件'),
    })
    await people.getByText('身份证.txt').waitFor()
    await accessible(page)
    await people.getByRole('button', { name: '登记', exact: true }).last().click()
    await people.locator('.state.done').waitFor()
    await panel('文书').getByText('身份证.txt').first().waitFor()
  })

  test('a repeat is marked, decided, and linked both ways', async () => {
    const again = await received('2025年老旧小区加装电梯补贴办法及附件')
    await opened.open('city.chengban', requestPath(again))
    const alike = panel('内容相近的申请')
    await alike.locator(`[data-alike="${answered}"]`).getByRole('button', { name: '认定' }).click()
    await alike.getByText('不予重复处理').waitFor()
    await accessible(page)
    await look('alike')
    await alike.getByRole('button', { name: '关联', exact: true }).click()
    await panel('关联的申请').getByText('重复了前一件').waitFor()
    await panel('申请的信息').getByText('重复申请').waitFor()
    await panel('关联的申请').getByRole('link').first().click()
    await panel('关联的申请').getByText('后来的重复申请').waitFor()
  })

  test('the words of an item are corrected, and a file goes with the item that is split off', async () => {
    await opened.open('city.chengban', requestPath(many))
    const items = panel('申请的信息')
    await items.getByRole('button', { name: '更正第1项的内容' }).click()
    await fill(items, { content: '2025年河道整治方案', reason: '录入时漏写年份' })
    await items.getByRole('button', { name: '更正', exact: true }).click()
    await items.getByText('2025年河道整治方案').waitFor()
    await panel('检索、沟通、区分处理').getByText('录入时漏写年份').waitFor()
    await items.getByRole('button', { name: '拆分为几件' }).click()
    await items.getByLabel('第2项：道路改造方案').check()
    await items.getByRole('group', { name: '附件“规划图.txt”属于' }).getByLabel('第2项').check()
    await accessible(page)
    await look('split')
    await items.getByRole('button', { name: '拆出1件' }).click()
    await items.getByText('查询码').first().waitFor()
    const papers = panel('文书')
    await papers.getByText('来信.txt').first().waitFor()
    expect(await papers.getByText('规划图.txt').count()).toBe(0)
    await items.getByRole('status').getByRole('link').click()
    await panel('关联的申请').getByText('由它拆出').waitFor()
    await panel('文书').getByText('规划图.txt').first().waitFor()
  })

  test('another organ is asked with a file, answers from its inbox, and the answer stands here', async () => {
    const id = await received('市与街道联合印发的整治通知')
    await opened.open('city.chengban', requestPath(id))
    const others = panel('其他机关')
    await others.getByRole('button', { name: '请其他机关协办' }).click()
    await fill(others, { asks: 'jointMaker', text: '联合印发的整治通知能否公开，请提出意见' })
    await others.getByRole('textbox', { name: /哪个机关/ }).fill('东城')
    await others.getByRole('radio').first().check()
    await others.locator('input[type=file]').setInputFiles({
      name: '整治通知.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('整治通知'),
    })
    await others.getByText('整治通知.txt').waitFor()
    await accessible(page)
    await look('ask')
    await others.getByRole('button', { name: '发出', exact: true }).click()
    await others.getByText('等待答复').waitFor()
    await page.locator('main header .state', { hasText: '征求其他机关意见' }).waitFor()

    await opened.open('street.chengban', '/workbench')
    await panel('其他机关来文，待答复')
      .getByRole('link', { name: /整治通知能否公开/ })
      .waitFor()
    await page.getByRole('navigation').getByRole('link', { name: '来文协办' }).click()
    await page.getByRole('heading', { name: '待本机关答复' }).waitFor()
    await accessible(page)
    await look('inbox')
    await page.getByRole('link', { name: /整治通知能否公开/ }).click()
    await page.getByText('视为同意公开').waitFor()
    expect(await page.locator('main').innerText()).not.toContain('周小明')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('link', { name: '整治通知.txt' }).click(),
    ])
    expect(file.suggestedFilename()).toBe('整治通知.txt')
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('请填写').waitFor()
    await fill(page.locator('form.fields'), { text: '同意公开，附件一中的联系电话隐去' })
    await page.locator('input[type=file]').setInputFiles({
      name: '意见.txt',
      mimeType: 'text/plain',
      buffer: Buffer.from('意见'),
    })
    await page.getByText('意见.txt').waitFor()
    await accessible(page)
    await look('message')
    await page.getByRole('button', { name: '答复', exact: true }).click()
    await page.getByText('答复', { exact: false }).filter({ hasText: '5月12日' }).first().waitFor()

    await opened.open('city.chengban', requestPath(id))
    await panel('其他机关').getByText('附件一中的联系电话隐去').waitFor()
    await panel('经过').getByText('同意公开').first().waitFor()
    await panel('文书').getByText('意见.txt').first().waitFor()
    expect(await page.locator('main header .state').first().innerText()).toBe('办理中')
    await look('request')
    const inbox = await listMessages(opened.app, { organIds: ['example-street'], open: true })
    expect(inbox).toEqual([])
  })

  test('a request that is not ours is passed on after the applicant was told', async () => {
    const id = await received('河口镇村务公开栏照片')
    await act(id, { act: 'referElsewhere', on: today(), service: 'direct' })
    await opened.open('city.chengban', requestPath(id))
    const others = panel('其他机关')
    await others.getByRole('button', { name: '移送' }).click()
    await others.getByRole('button', { name: '移送', exact: true }).last().click()
    await others.getByText('请选择机关').waitFor()
    await others.getByRole('radio', { name: /河口镇/ }).check()
    await others.getByRole('button', { name: '移送', exact: true }).last().click()
    await others.getByText('已移送').waitFor()
    await opened.open('town.dengji', '/workbench/messages')
    await page.getByRole('link', { name: '河口镇村务公开栏照片' }).click()
    await page.getByRole('link', { name: '打开移送来的申请' }).click()
    expect(await page.locator('main header .state').first().innerText()).toBe('待确认')
  })

  test('the evidence of article 35 starts the letter that asks for reasons', async () => {
    const id = await received('2025年老旧小区加装电梯补贴发放名单')
    await opened.open('city.chengban', requestPath(id))
    await page.getByRole('link', { name: '同一申请人的申请' }).click()
    await page.getByRole('heading', { name: '逐件' }).waitFor()
    await panel('频次：逐月件数').getByText('2026年5月').waitFor()
    await accessible(page)
    await look('evidence')
    const [file] = await Promise.all([
      page.waitForEvent('download'),
      page.getByRole('button', { name: /存入卷宗/ }).click(),
    ])
    expect(file.suggestedFilename()).toMatch(/数量频次情况说明.*\.pdf/)
    await page.getByRole('button', { name: '起草说明理由告知书' }).click()
    await page.waitForURL(/\/letters\//)
    await page.locator('[data-field=reason] textarea').waitFor()
    expect(await page.locator('[data-field=reason] textarea').inputValue()).toContain('明显超过合理范围')
  })

  test('a fee is reckoned by both tariffs, and its notice charges the sum', async () => {
    const id = await received('2020年至2025年全部采购合同')
    await opened.open('city.chengban', `${requestPath(id)}/fee`)
    await page.getByText('本月此前已累计').waitFor()
    await accessible(page)
    await look('fee')
    await page.getByLabel('按量').click()
    await page.getByRole('spinbutton', { name: '页数' }).fill('109')
    await page.getByRole('button', { name: '计算' }).click()
    await page.getByText('880元').waitFor()
    await look('fee-pages')
    await accessible(page)
    await page.getByRole('button', { name: '起草收费通知书' }).click()
    await page.waitForURL(/\/letters\//)
    await opened.open('city.chengban', requestPath(id))
    const row = page.locator('[data-act=askForFee]')
    await row.locator('button').first().click()
    await row.locator('[data-field=yuan] input').waitFor()
    expect(await row.locator('[data-field=yuan] input').inputValue()).toBe('880')
  })

  test('what the applicant added stands in the story; a case is opened with the request filled in', async () => {
    const sent = must(await submitRequest(opened.app, { ...form, content: '东城公园改造预算' }, null))
    const added = await supplementRequest(
      opened.app,
      { code: sent.queryCode, tail: '5678' },
      { text: '我要的是2025年调整后的预算' },
      null,
    )
    must(added)
    await opened.open('city.dengji', requestPath(sent.id))
    await panel('经过').getByText('我要的是2025年调整后的预算').waitFor()
    await opened.open('city.fazhi', requestPath(answered))
    await page.getByRole('link', { name: '登记复议诉讼案件' }).click()
    const filling = page.locator('form.columns')
    expect(await filling.locator('[data-field=attacked] textarea').inputValue()).toContain('予以公开')
    expect(await filling.locator('[data-field=attackedOn] input').inputValue()).toBe('2026-05-06')
    await fill(filling, { body: '示例省人民政府', applicant: '周小明' })
    await filling.getByRole('button', { name: '登记' }).click()
    await page.getByRole('heading', { name: /的答复/ }).waitFor()
    await opened.open('city.fazhi', requestPath(answered))
    await panel('复议诉讼').waitFor()
  })

  test('a notice of holidays says what it would move, moves it, and keeps the list', async () => {
    const id = await received('全市充电桩布点规划')
    const due = async () => {
      const row = await opened.app.db.selectFrom('requests').select('reply_due').where('id', '=', id).executeTakeFirst()
      return row!.reply_due as Day
    }
    const before = await due()
    const correction = {
      organId: 'example-city',
      record: '人才库登记',
      wrong: '学历有误',
      evidence: '毕业证书',
      applicant,
    }
    must(await fileRecordCorrection(opened.app, staff().dengji, { ...correction, on: today() }, null))
    await opened.open('city.zhuren', '/workbench/calendar')
    await page.getByRole('heading', { name: '2026年工作日历' }).waitFor()
    await page.locator('.month').nth(11).waitFor()
    await accessible(page)
    await look('calendar')
    await page.getByLabel('年份').selectOption('2027')
    await page.getByText('尚未公布或未录入').first().waitFor()
    await look('calendar-2027')
    await page.getByRole('link', { name: '录入通知或者更正' }).click()
    const filling = page.locator('form.columns')
    await fill(filling, {
      kind: 'correction',
      title: '关于临时放假的通知',
      'breaks.0.name': '临时放假',
      'breaks.0.off': '2026-05-21',
      'breaks.0.until': '2026-05-20',
    })
    await page.getByRole('button', { name: /试算/ }).click()
    await page.getByText('放假起止颠倒').waitFor()
    await fill(filling, { 'breaks.0.until': '2026-05-22' })
    await page.getByRole('button', { name: /试算/ }).click()
    await page.getByRole('heading', { name: /件申请的期限会变动/ }).waitFor()
    await page.getByText('6月11日').first().waitFor()
    await page.getByRole('heading', { name: /件案件、投诉、更正要求的期限会变动/ }).waitFor()
    expect(await due()).toBe(before)
    await accessible(page)
    await look('calendar-preview')
    await page.getByRole('button', { name: '保存并重算期限' }).click()
    await page.getByText('在办事项的期限已经重算').waitFor()
    await page.getByText('答复期限').first().waitFor()
    await page.getByRole('cell', { name: '更正要求', exact: true }).first().waitFor()
    expect(await due()).not.toBe(before)
    await accessible(page)
    await look('calendar-changes')
    await opened.open('city.chengban', '/workbench/calendar')
    expect(await page.getByRole('link', { name: '录入通知或者更正' }).count()).toBe(0)
    await page.getByText('关于临时放假的通知').waitFor()
  })

  test('an answer that concerns many is proposed for publication; declined, it may be proposed again', async () => {
    await opened.open('city.chengban', requestPath(answered))
    const proposing = panel('转为主动公开')
    await proposing.getByRole('button', { name: '建议主动公开' }).click()
    await proposing.getByRole('button', { name: '提出建议' }).click()
    await proposing.getByText('请填写').waitFor()
    await fill(proposing, { reason: '全市老旧小区都要用到' })
    await accessible(page)
    await look('propose')
    await proposing.getByRole('button', { name: '提出建议' }).click()
    await proposing.locator('p.said', { hasText: '全市老旧小区都要用到' }).waitFor()
    await proposing.locator('form').waitFor({ state: 'detached' })
    expect(await proposing.getByRole('button').count()).toBe(0)
    await opened.open('city.zhuren', '/workbench/conversions?open=true')
    const one = panel('2025年老旧小区加装电梯补贴办法').filter({ hasText: '全市老旧小区都要用到' })
    await one.getByRole('button', { name: '不采纳' }).click()
    await fill(one, { answer: '办法正在修订' })
    await one.getByRole('button', { name: '不采纳', exact: true }).click()
    await page.getByText('没有建议。').waitFor()
    await opened.open('city.chengban', requestPath(answered))
    await proposing.getByText('办法正在修订').waitFor()
    await proposing.getByRole('button', { name: '建议主动公开' }).waitFor()
  })

  test('the parts of the page are a link away', async () => {
    const on = page.getByRole('navigation', { name: '本页' })
    for (const [name, first] of [
      ['材料与文书', '申请书'],
      ['联系与协办', '转为主动公开'],
      ['办理', '申请的信息'],
    ] as const) {
      await on.getByRole('link', { name, exact: true }).click()
      await expect
        .poll(() => panel(first).evaluate((node) => node.getBoundingClientRect().top), { timeout: 10_000 })
        .toBeLessThan(768)
      expect(await panel(first).evaluate((node) => node.getBoundingClientRect().top)).toBeGreaterThan(0)
    }
    await look('request-parts')
  })

  test('a hearing is noted, a part withheld, and the reviews are passed in the browser', async () => {
    const id = await received('某地块成交确认书及附件')
    await act(id, { act: 'consultThirdParty', on: today(), letter: '一', arrivedOn: today() })
    await opened.open('city.chengban', requestPath(id))
    const hearing = page.locator('[data-act=hearThirdParty]')
    await hearing.getByRole('button').first().click()
    await fill(hearing, { note: '附件三的单价不同意公开，其余同意' })
    await accessible(page)
    await look('hearing')
    await hearing.locator('form').getByRole('button').first().click()
    await panel('经过').getByText('附件三的单价不同意公开').first().waitFor()
    await act(id, { act: 'draft', on: today() })
    await opened.open('city.chengban', requestPath(id))
    const notes = panel('检索、沟通、区分处理')
    await notes
      .getByRole('button', { name: /区分处理/ })
      .first()
      .click()
    await accessible(page)
    await look('severance')
    const ground = (await notes.locator('[data-field=ground] option').nth(1).getAttribute('value'))!
    await fill(notes, {
      document: '成交确认书附件三',
      part: '单价',
      ground,
      text: '第三方不同意公开，公开会损害其权益',
    })
    await notes.getByRole('button', { name: '登记', exact: true }).click()
    await notes.getByText('不予公开的部分：单价').waitFor()
    await act(id, { act: 'decide', on: today(), item: '1', outcome: 'granted.full' })
    await act(id, { act: 'submitForClearance', on: today() })
    await opened.open('city.baomi', requestPath(id))
    await page
      .getByRole('button', { name: /通过：/ })
      .first()
      .click()
    await page.locator('[data-act=clear] form').waitFor()
    await accessible(page)
    await look('clearance')
    await page.locator('[data-act=clear] form').getByRole('button').first().click()
    await expect.poll(() => panel('经过').locator('.timeline').innerText(), { timeout: 30_000 }).toContain('保密')
  })

  test('figures tell how useful suggestions were, and what was asked about', async () => {
    const title = '2025年老旧小区加装电梯补贴办法'
    const input = { organId: 'example-city', requestId: answered, title, place: '本机关网站', on: today() }
    must(await publishAnswer(opened.app, staff().chengban, input, null))
    for (const what of ['opened', 'opened', 'served'] as const)
      await countSuggestion(opened.app, 'example-city', answered, what)
    await opened.open('city.zhuren', '/workbench/figures')
    const useful = panel('填写申请时提示的已公开信息')
    await useful.getByText('50%').first().waitFor()
    await panel('申请的主题').getByText('未分类').waitFor()
    await accessible(page)
    await look('figures')
  })

  test('no script complained on the way', () => expect(opened.errors).toEqual([]))
})
