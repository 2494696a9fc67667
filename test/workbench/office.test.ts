// The work of an office beside its requests, through the pages: an old ledger, organs from a sheet, templates of letters,
// absence with a substitute, the profile, roles and the record.
import ExcelJS from 'exceljs'
import type { Page } from 'playwright-core'
import { afterEach, beforeAll, describe, expect, test } from 'vitest'
import { exampleLogin } from '../../src/examples/index.ts'
import { loadStaff, organSheetTemplate } from '../../src/organs/index.ts'
import { defaultTemplates } from '../../src/requests/letters/default-templates.ts'
import { chromiumPath } from '../portal/browser.ts'
import { accessible, fill, type Opened, openWorkbench } from './opened.ts'

type Cell = string | number | null

const heads = ['收件号', '来件日', '申请方式', '申请人类型', '申请人姓名', '内容', '答复类型', '答复时间']
const understood: Cell[][] = [
  ['旧-1', '2025年3月3日', '网上', '公民', '示例甲', '示例道路规划图', '予以公开', '2025/3/20'],
  ['旧-2', '2025-04-01', '信函', '商业企业', '示例公司', '示例采购合同', '政府信息不存在', '2025-04-20'],
]
const faulty: Cell[] = ['旧-3', '二〇二五年五月', '当面', '外星人', '示例丙', '示例征地批复', '予以公开', '2025-06-02']
const corrected: Cell[] = ['旧-3', '2025-05-06', '当面', '公民', '示例丙', '示例征地批复', '予以公开', '2025-06-02']

async function sheet(rows: Cell[][]) {
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('台账')
  page.addRow(heads)
  for (const row of rows) page.addRow(row)
  return fileOf('旧台账.xlsx', await book.xlsx.writeBuffer())
}

const fileOf = (name: string, bytes: ArrayBuffer | Uint8Array) => ({
  name,
  mimeType: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  buffer: Buffer.from(bytes as Uint8Array),
})

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('the office', { timeout: 180_000 }, () => {
  let opened: Opened
  let page: Page

  beforeAll(async () => {
    opened = await openWorkbench()
    page = opened.page
    const { id } = await opened.app.db
      .selectFrom('staff')
      .select('id')
      .where('login', '=', exampleLogin('example-city', 'zhuren'))
      .executeTakeFirstOrThrow()
    for (const role of ['installationAdmin', 'auditor'])
      await opened.app.db.insertInto('staff_roles').values({ organ_id: 'example-city', staff_id: id, role }).execute()
  })
  afterEach(() => expect(opened.errors.splice(0)).toEqual([]))

  const open = (path: string) => opened.open('city.zhuren', `/workbench/${path}`)
  const said = (text: string) => page.locator('.ant-message').getByText(text).first().waitFor()

  test('an old ledger: columns are named, faults stand by row, the corrected file brings only what was missing', async () => {
    await open('requests/import')
    await page.getByLabel('台账文件').setInputFiles(await sheet([...understood, faulty]))
    await page.getByRole('heading', { name: '二、表头对应' }).waitFor()
    await accessible(page)
    for (const [label, head] of [
      ['登记编号', '收件号'],
      ['收到日期', '来件日'],
      ['申请内容', '内容'],
    ] as const) {
      const select = page.getByLabel(new RegExp(`${label}.*对应的表头`)).first()
      await select.selectOption(head)
    }
    await page.getByRole('button', { name: '按这个对应重新检查' }).click()
    await page.getByText(/看得懂：已办结 2 件/).waitFor()
    const faults = page.locator('.panel', { hasText: '三、导入' }).locator('tbody tr')
    expect(await faults.allInnerTexts()).toEqual(
      expect.arrayContaining([expect.stringMatching(/^4\s.*二〇二五年五月/), expect.stringMatching(/^4\s.*外星人/)]),
    )
    await accessible(page)
    await page.getByRole('button', { name: '导入2件' }).click()
    await page.getByRole('heading', { name: '旧台账已导入' }).waitFor()
    await open('requests/import')
    await page.getByLabel('台账文件').setInputFiles(await sheet([...understood, corrected]))
    for (const [label, head] of [
      ['登记编号', '收件号'],
      ['收到日期', '来件日'],
      ['申请内容', '内容'],
    ] as const)
      await page
        .getByLabel(new RegExp(`${label}.*对应的表头`))
        .first()
        .selectOption(head)
    await page.getByRole('button', { name: '按这个对应重新检查' }).click()
    await page.getByRole('button', { name: '导入1件' }).click()
    await page.getByRole('heading', { name: '旧台账已导入' }).waitFor()
    const { rows } = await opened.app.pool.query(`select number from requests where number like '旧-%' order by 1`)
    expect(rows.map(({ number }) => number)).toEqual(['旧-1', '旧-2', '旧-3'])
  })

  test('organs from a sheet: one fault and nothing is taken, each with its row; then all of it', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await organSheetTemplate()) as unknown as ArrayBuffer)
    const organs = book.getWorksheet('机关')!
    const columns = (organs.getRow(1).values as string[]).slice(1)
    const row = (values: Record<string, string>) => columns.map((name) => values[name] ?? '')
    organs.spliceRows(2, organs.rowCount)
    const [id, name] = [columns.find((one) => one.includes('编号'))!, columns.find((one) => one.includes('名称'))!]
    organs.addRow(row({ [id]: '不合格式', [name]: '示例新局' }))
    const staff = book.getWorksheet('人员')!
    staff.spliceRows(2, staff.rowCount)
    await open('organ-sheet')
    const send = async () => {
      await page.getByLabel('填好的文件').setInputFiles(fileOf('机关.xlsx', await book.xlsx.writeBuffer()))
      await page.getByRole('button', { name: '导入', exact: true }).click()
    }
    await send()
    expect(await page.locator('tbody tr').first().innerText()).toMatch(/机关·第2行.*不合格式/s)
    await accessible(page)
    const fault = await page.locator('tbody tr').allInnerTexts()
    expect(fault.length).toBeGreaterThan(0)
    organs.getRow(2).getCell(columns.indexOf(id) + 1).value = 'shili-xin'
    for (const missing of fault.map((text) => text.split('\t')[1]!.trim()))
      if (missing !== id) organs.getRow(2).getCell(columns.indexOf(missing) + 1).value = good[missing] ?? ''
    await send()
    await page.getByRole('heading', { name: '已导入' }).waitFor()
    await accessible(page)
  })
  const good: Record<string, string> = { 级别: '县级', 类别: '工作部门' }

  test('a template: what is wrong is said with line and column; versions are kept and taken up again', async () => {
    await open('templates/denied')
    const text = page.getByLabel('正文，一行一段')
    const { body } = defaultTemplates.denied
    const save = () => page.getByRole('button', { name: '保存为新版本' }).click()
    await text.fill(`${body}\n{{#if reason}}没有结尾`)
    await save()
    await page
      .getByRole('alert')
      .getByText(/第\d+行第\d+列：.*没有结尾/)
      .first()
      .waitFor()
    await accessible(page)
    await text.fill(body.replace('{{> relief}}', ''))
    await page.getByRole('button', { name: /插入救济途径/ }).waitFor()
    await text.fill(`${body}\n第一次修改。`)
    await save()
    await said('已保存为新的版本')
    await page.getByText('第1版').first().waitFor()
    await text.fill(`${body}\n第二次修改。`)
    await page.getByRole('button', { name: '更新预览' }).click()
    await page.frameLocator('iframe').getByText('第二次修改。').waitFor()
    await save()
    await page.getByRole('button', { name: '取用第2版的文字' }).waitFor()
    await page.getByRole('button', { name: '取用第1版的文字' }).click()
    expect(await text.inputValue()).toContain('第一次修改。')
    await save()
    await page.getByText('第3版').first().waitFor()
    await page.getByRole('button', { name: '恢复默认', exact: true }).click()
    await said('已恢复默认文字')
    expect(await page.getByLabel('正文，一行一段').inputValue()).toBe(body)
  })

  test('while a person is away the substitute holds the roles', async () => {
    await open('people')
    await page.getByRole('link', { name: '承办人（示例）' }).click()
    const panel = page.locator('.panel', { hasText: '离岗与代理' })
    const today = opened.app.today()
    await fill(panel, {
      from: today,
      until: '2020-01-01',
      substituteId: { label: '登记员（示例）' } as unknown as string,
    })
    await panel.getByRole('button', { name: '登记离岗' }).click()
    await panel.getByText(/离岗起止颠倒/).waitFor()
    await fill(panel, { until: today })
    await panel.getByRole('button', { name: '登记离岗' }).click()
    await panel.getByRole('button', { name: '结束离岗' }).waitFor()
    await accessible(page)
    const standIn = opened.office.get('example-city')!.dengji
    const roles = async () => (await loadStaff(opened.app.db, standIn.id, today))!.roles.map(({ role }) => role)
    expect(await roles()).toContain('handler')
    await panel.getByRole('button', { name: '结束离岗' }).click()
    await panel.getByRole('button', { name: '结束离岗' }).waitFor({ state: 'detached' })
    expect(await roles()).not.toContain('handler')
  })

  test('the profile is kept, roles are shown, and the record tells of all of it in words', async () => {
    await open('profile')
    await page.getByLabel(/^联系电话/).fill('0000-7654321')
    await page.getByRole('button', { name: '保存' }).first().click()
    await said('已保存')
    await page.reload()
    await page.getByLabel(/^联系电话/).waitFor()
    expect(await page.getByLabel(/^联系电话/).inputValue()).toBe('0000-7654321')
    await open('roles')
    await page.getByRole('row', { name: /批准延期/ }).waitFor()
    await open('record')
    await page.getByRole('cell', { name: '修改机关资料' }).first().waitFor()
    await page.getByRole('cell', { name: '修改文书模板' }).first().waitFor()
    expect(await page.locator('main tbody td').allInnerTexts()).not.toContainEqual(
      expect.stringMatching(/^[a-z]+[A-Z]/),
    )
  })
})
