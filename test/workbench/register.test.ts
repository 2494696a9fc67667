// The register, the ledger, the gazette and the site at the workbench, as the people of an office use them.
import ExcelJS from 'exceljs'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { bodyFromText, openTakeover, type TakenDocument, takeOverDocuments } from '../../src/documents/index.ts'
import { addDays } from '../../src/kit/days.ts'
import { chromiumPath } from '../portal/browser.ts'
import { type Opened, openWorkbench } from './opened.ts'

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('the register at the workbench', { timeout: 120_000 }, () => {
  let opened: Opened
  let page: Page

  beforeAll(async () => {
    opened = await openWorkbench()
    page = opened.page
    const { app, office } = opened
    const { zhuren } = office.get('example-city')!
    const record = { organId: 'example-city', source: '旧网站', digest: 'a'.repeat(64), responsibleName: '示例主任' }
    const takeover = await openTakeover(app, zhuren, { ...record, signedOn: app.today() }, null)
    if (!takeover.ok) throw new Error(takeover.refusal.message)
    const day = addDays(app.today(), -10)
    const documents = (['停车管理办法', '供热管理办法', '绿化管理办法'] as const).map(
      (title): TakenDocument => ({
        ...{ kind: 'normative', title: `示例市${title}`, body: bodyFromText('第一条 示例。'), attribute: 'open' },
        ...{ madeOn: day, formedOn: day, publishedOn: day, documentNo: null },
      }),
    )
    documents.push({ ...documents[0]!, kind: 'draft', title: '示例市养犬管理办法（征求意见稿）' })
    const input = { organId: 'example-city', takeoverId: takeover.value.id, documents }
    const taken = await takeOverDocuments(app, zhuren, input, null)
    if (!taken.ok) throw new Error(taken.refusal.message)
  }, 200_000)

  const open = (login: string, path: string) => opened.open(login, `/workbench/${path}`)

  async function fill(scope: Locator, values: Record<string, string>) {
    for (const [name, value] of Object.entries(values)) {
      const control = scope.locator(`[data-field="${name}"] :is(input, select, textarea)`).first()
      if ((await control.evaluate(({ tagName }) => tagName)) === 'SELECT') await control.selectOption(value)
      else await control.fill(value)
    }
  }
  const said = (words: string | RegExp) => page.getByText(words).first().waitFor()

  test('what held on another day is a day in the address; a change needs its basis', async () => {
    await open('city.fazhi', 'register')
    await page.getByRole('link', { name: '示例市停车管理办法' }).waitFor()
    await page.getByLabel('看哪一天的有效性').fill(addDays(opened.app.today(), -30))
    await said('这一天没有符合条件的文件')
    await open('city.fazhi', 'register')
    await page.getByRole('link', { name: '示例市停车管理办法' }).click()
    const form = page.locator('aside form')
    await fill(form, { validity: 'suspended' })
    await form.getByRole('button', { name: '变更' }).click()
    await form.getByRole('alert').waitFor()
    await fill(form, { basis: '示政发〔2026〕8号' })
    await form.getByRole('button', { name: '变更' }).click()
    await page.locator('header .state.pause').waitFor()
    expect(await page.locator('.changes').first().innerText()).toContain('示政发〔2026〕8号')
  })

  test('a clean-up is opened, decided on, closed, and its result drafted', async () => {
    await open('city.zhuren', 'register/cleanups')
    await page.getByRole('button', { name: '开始一次清理' }).click()
    await page.getByRole('button', { name: '开始', exact: true }).click()
    await page.getByLabel('示例市供热管理办法').check()
    await page
      .getByRole('button', { name: '废 止' })
      .or(page.getByRole('button', { name: '废止' }))
      .last()
      .click()
    await page.getByRole('link', { name: '示例市供热管理办法' }).waitFor({ state: 'detached' })
    await page.getByLabel('选择全部').check()
    await page.getByRole('button', { name: '继续有效' }).click()
    await said('没有这样的文件')
    await page.getByRole('button', { name: '结束清理' }).click()
    await page.locator('.ant-popconfirm').getByRole('button').last().click()
    await page.getByRole('button', { name: '起草结果公告' }).click()
    await page.getByRole('link', { name: '办理结果公告' }).waitFor()
  })

  test('figures are entered by one, signed by another, and stand in table two', async () => {
    await open('city.chengban', 'administration/new')
    const form = page.locator('form.columns')
    await fill(form, { row: 'permits', firstMonth: '1', lastMonth: '1' })
    await fill(form, { quantity: '1234' })
    await form.getByRole('button', { name: '填报' }).click()
    await page.getByRole('cell', { name: '1,234' }).waitFor()
    const file = { name: '统计表.csv', mimeType: 'text/csv', buffer: Buffer.from('a,b\n1,2\n') }
    await page.locator('td input[type=file]').setInputFiles(file)
    await page.getByRole('link', { name: '统计表.csv' }).waitFor()
    await open('city.lingdao', 'administration')
    await page.getByRole('button', { name: /选择全部/ }).click()
    await page.getByRole('button', { name: /审签已选/ }).click()
    await page.locator('td .state.done').waitFor()
    await open('city.zhuren', 'administration/table-two')
    await page.getByRole('link', { name: '1,234' }).click()
    await page.getByRole('heading', { name: '行政许可，本年处理决定数量' }).waitFor()
    await page.getByRole('link', { name: '统计表.csv' }).waitFor()
    await open('city.zhuren', 'administration/table-two')
    await page.locator('tr', { hasText: '行政规范性文件' }).getByRole('link').nth(1).click()
    await page.getByRole('link', { name: '示例市供热管理办法' }).waitFor()
  })

  test('a sheet with a wrong row names it and enters nothing', async () => {
    await open('city.chengban', 'administration/import')
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('台账')
    sheet.addRow(['事项', '年度', '期间', '处理决定数量'])
    sheet.addRow(['行政处罚', 2025, '第1季度', '很多'])
    const buffer = Buffer.from(await book.xlsx.writeBuffer())
    await page
      .getByLabel('XLSX 文件')
      .setInputFiles({ name: '台账.xlsx', mimeType: 'application/octet-stream', buffer })
    await page.getByRole('cell', { name: '很多' }).waitFor()
    expect(await page.getByRole('button', { name: '导入', exact: true }).count()).toBe(0)
  })

  test('an issue of the gazette is composed, looked at and published', async () => {
    await open('city.zhuren', 'gazette/new')
    await page.getByRole('button', { name: '选入示例市绿化管理办法' }).click()
    await page.getByRole('button', { name: '选入示例市停车管理办法' }).click()
    await page.getByRole('button', { name: '示例市停车管理办法上移' }).click()
    await page.getByRole('button', { name: '编成一号' }).click()
    await page.waitForURL(/\/gazette\/\d{4}\/1$/)
    const pdf = await page.request.get(
      await page.getByRole('link', { name: '打开 PDF' }).evaluate((a) => (a as HTMLAnchorElement).href),
    )
    expect((await pdf.body()).subarray(0, 5).toString()).toBe('%PDF-')
    await page
      .getByRole('button', { name: '出 版' })
      .or(page.getByRole('button', { name: '出版' }))
      .first()
      .click()
    await page.locator('.ant-popconfirm').getByRole('button').last().click()
    await page.getByRole('link', { name: '公开页面' }).click()
    await page.getByRole('link', { name: '示例市停车管理办法' }).waitFor()
    const listed = await page.locator('ol.links a').allInnerTexts()
    expect(listed).toEqual(['示例市停车管理办法', '示例市绿化管理办法'])
  })

  test('the site: a reading point, a rule in two versions, a delivery with its list', async () => {
    await open('city.zhuren', 'site/reading-points')
    await page.getByRole('button', { name: '增加查阅点' }).click()
    await fill(page.locator('form.columns'), { name: '示例市档案馆', kind: 'archives', address: '示例街1号' })
    await page.locator('form.columns button[type=submit]').click()
    await page.getByRole('cell', { name: '示例市档案馆' }).waitFor()
    await open('city.zhuren', 'site/rules/new')
    const rule = page.locator('form.columns')
    await fill(rule, { id: 'review', title: '发布审查制度', text: '第一条 先审查、后公开。' })
    await rule.getByRole('button').click()
    await page.getByRole('heading', { name: '登载第2版' }).waitFor()
    await fill(page.locator('form.columns'), { text: '第一条 先审查、后公开，一事一审。' })
    await page.locator('form.columns button[type=submit]').click()
    await page.getByRole('heading', { name: '登载第3版' }).waitFor()
    await open('city.dengji', 'site/deliveries/new')
    await page.getByLabel('接收单位').selectOption('示例市档案馆')
    await page.getByRole('button', { name: /登记移送3件/ }).click()
    await page.getByRole('heading', { name: /移送示例市档案馆/ }).waitFor()
    const href = await page.getByRole('link', { name: '打印清单和回执' }).getAttribute('href')
    expect((await (await page.request.get(new URL(href!, page.url()).href)).body()).subarray(0, 5).toString()).toBe(
      '%PDF-',
    )
  })

  test('a draft is opened to comment; a resident without script comments; staff see it', async () => {
    await open('city.dengji', 'register/consultations')
    await page.getByRole('link', { name: '示例市养犬管理办法（征求意见稿）' }).click()
    const form = page.locator('aside form')
    await fill(form, { contact: '示例路1号' })
    await form.getByRole('button', { name: '开始征求意见' }).click()
    await page.locator('header .state.run').waitFor()
    const address = await page.getByRole('link', { name: '公开页面' }).evaluate((a) => (a as HTMLAnchorElement).href)
    const plain = await page
      .context()
      .browser()!
      .newContext({ javaScriptEnabled: false, viewport: { width: 375, height: 720 } })
    const resident = await plain.newPage()
    await resident.goto(address)
    await resident.locator('form[method=post] button').click()
    await resident.getByRole('alert').waitFor()
    await resident.locator('#content').fill('建议写明办证的地点。')
    await resident.locator('form[method=post] button').click()
    await resident.getByRole('heading', { name: '意见已收到' }).waitFor()
    await plain.close()
    await page.reload()
    await said('建议写明办证的地点。')
    await page
      .getByRole('button', { name: '答 复' })
      .or(page.getByRole('button', { name: '答复' }))
      .first()
      .click()
    await fill(page.locator('.comment form'), { answer: 'adopted' })
    await page.locator('.comment form button[type=submit]').click()
    await page.locator('.comment .state.done').waitFor()
  })
})
