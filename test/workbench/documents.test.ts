// A document through the workbench in a real browser: pasted from Word, marked, reviewed by three people with a place masked,
// signed, published by the head; corrected, told through another channel, withdrawn. What the public sees is looked at each time.

import ExcelJS from 'exceljs'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { Locator, Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { zipOf } from '../../src/kit/zip.ts'
import { chromiumPath } from '../portal/browser.ts'
import { accessible, fill, type Opened, openWorkbench } from './opened.ts'

const title = '示例市既有住宅加装电梯补贴办法'
const idNumber = '11010519491231002X'
const phone = '13812345678'
/** As Word puts it on the clipboard. */
const clipboard = `<html xmlns:o="urn:schemas-microsoft-com:office:office"><head><style>p.MsoNormal{mso-style-parent:""}</style></head><body>
<!--StartFragment--><p class=MsoNormal align=center style='text-align:center'><b><span style='font-size:22pt'>${title}<o:p></o:p></span></b></p>
<p class=MsoNormal style='mso-list:l0 level1'><![if !supportLists]><span style='mso-list:Ignore'>一、<span>&nbsp;</span></span><![endif]><span>补贴范围</span></p>
<p class=MsoNormal style='text-indent:32pt'><span>　　联系人张小明，身份证号码${idNumber}，电话${phone}。</span></p>
<table class=MsoTableGrid border=1><tr><td><p class=MsoNormal>层数</p></td><td><p class=MsoNormal>补贴</p></td></tr>
<tr><td><p class=MsoNormal>六层</p></td><td><p class=MsoNormal>20万元</p></td></tr></table><!--EndFragment--></body></html>`
const dot = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('a document through the workbench', { timeout: 120_000 }, () => {
  let opened: Opened
  let page: Page
  let path: string
  let address: string

  beforeAll(async () => {
    opened = await openWorkbench()
    page = opened.page
  }, 300_000)

  const open = (login: string, to = path) => opened.open(login, to)
  const state = () => page.locator('main header .state').first().innerText()
  const row = (name: string) => page.locator(`[data-act="${name}"]`)

  async function act(name: string, values: Record<string, string> = {}, prepare?: (form: Locator) => Promise<void>) {
    const steps = await page.locator('.timeline li').count()
    await row(name).locator('button').first().click()
    await fill(row(name), values)
    await prepare?.(row(name))
    await row(name).locator('button[type=submit]').click()
    await page.waitForFunction((n) => document.querySelectorAll('.timeline li').length > n, steps)
  }

  async function seenByAll(): Promise<{ status: number; text: string }> {
    const context = await opened.browser.newContext()
    const answer = await context.request.get(opened.origin + address)
    const text = await answer.text()
    await context.close()
    return { status: answer.status(), text }
  }

  test('a clerk drafts: the elements, and the text as pasted from Word', async () => {
    await open('city.chengban', '/workbench/documents/new')
    await accessible(page)
    await fill(page.locator('form.fields'), { kind: 'policy', title, department: '住建科' })
    await page.getByRole('button', { name: '起草' }).click()
    await page.waitForURL(/\/edit$/)
    path = new URL(page.url()).pathname.replace(/\/edit$/, '')
    const [organ, id] = path.split('/').slice(-2)
    address = `/o/${organ}/docs/${id}`
    const text = page.getByRole('textbox', { name: '正文' })
    await text.click()
    await text.evaluate((element, html) => {
      const data = new DataTransfer()
      data.setData('text/html', html)
      data.setData('text/plain', 'plain')
      element.dispatchEvent(new ClipboardEvent('paste', { clipboardData: data, bubbles: true, cancelable: true }))
    }, clipboard)
    await text.getByRole('heading', { name: '一、补贴范围' }).waitFor()
    expect(await text.locator('table td').count()).toBe(4)
    expect(await text.innerHTML()).not.toMatch(/mso|font-size|MsoNormal/)
    await page.getByLabel('上传附件').setInputFiles({ name: '示意图.png', mimeType: 'image/png', buffer: dot })
    await page.getByRole('link', { name: '示意图.png' }).waitFor()
    await text.locator('p').last().click()
    await page.getByRole('button', { name: '图片' }).click()
    await page.getByRole('button', { name: '插入“示意图.png”' }).click()
    await fill(page.locator('form.fields'), { documentNo: '错误的文号', issuers: '示例市人民政府、示例市自然资源局' })
    await page.getByRole('button', { name: '保存' }).click()
    await page.locator('[data-field=documentNo] [role=alert]').waitFor()
    await fill(page.locator('form.fields'), { documentNo: '示政发〔2026〕8号' })
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('没有保存').waitFor({ state: 'detached' })
    await accessible(page)
    await open('city.chengban')
    expect(await page.locator('.prose table').count()).toBe(1)
    expect(await loaded('.prose img')).toBe(true)
    await page.getByText('示例市人民政府、示例市自然资源局').waitFor()
  })

  const loaded = (selector: string) =>
    page.locator(selector).evaluate(async (image) => {
      await (image as HTMLImageElement).decode().catch(() => undefined)
      return (image as HTMLImageElement).naturalWidth > 0
    })

  test('nothing is sent for review unmarked; then it is', async () => {
    const button = row('submit').locator('button')
    expect(await button.getAttribute('aria-disabled')).toBe('true')
    await act('mark', { attribute: 'open' })
    await act('submit')
    expect(await state()).toBe('审查中')
    await accessible(page)
  })

  test('screening marks the place, and a reviewer says that it is to be masked', async () => {
    await open('city.chengban')
    await act('review')
    await open('city.baomi', `${path}/screening`)
    await page.locator('mark.serious').filter({ hasText: idNumber }).waitFor()
    await accessible(page)
    const hit = page.locator('[data-hit=idNumber]')
    expect(await hit.innerText()).toMatch(/正文第3段/)
    await hit.getByRole('button', { name: '应当遮盖' }).click()
    await hit.getByText(/应当遮盖（/).waitFor()
    const call = page.locator('[data-hit=phone]')
    await call.getByRole('button', { name: '保留' }).click()
    await call.getByLabel('保留的理由').fill('对外公布的联系电话')
    await call.locator('form button').click()
    await call.getByText(/保留：对外公布的联系电话/).waitFor()
    await open('city.baomi')
    await act('review')
    await open('city.lingdao')
    await row('review').locator('button').first().click()
    await checkAll(row('review'))
    await row('review').locator('button[type=submit]').click()
    await row('review').getByRole('alert').getByText('没有遮盖').waitFor()
    await open('city.lingdao', `${path}/screening`)
    await page.getByRole('button', { name: '退回，请起草人遮盖1处' }).click()
    await page.getByText('已退回，由起草人遮盖').waitFor()
    await open('city.lingdao')
    expect(await state()).toBe('起草')
    await page.getByText(/应当遮盖1处：正文第3段第\d+字（身份证号码）/).waitFor()
  })

  async function checkAll(form: Locator) {
    for (const box of await form.getByRole('checkbox').all()) await box.check()
  }

  test('the clerk masks it; three people review again and the leader signs', async () => {
    await open('city.chengban', `${path}/screening`)
    await accessible(page)
    await page.getByRole('button', { name: '按审查意见遮盖1处' }).click()
    await page.locator('[data-hit=idNumber]').waitFor({ state: 'detached' })
    expect(await page.locator('.marked').innerText()).toContain('■■■■')
    await open('city.chengban', `${path}/versions`)
    await page.locator('.diff').getByText('■■■■').waitFor()
    await accessible(page)
    await open('city.chengban')
    await act('submit')
    await act('review')
    await open('city.baomi')
    await act('review')
    await open('city.lingdao')
    await act('review', {}, checkAll)
    await act('approve')
    expect(await state()).toBe('待发布')
    expect((await seenByAll()).status).toBe(404)
  })

  test('the head publishes, and the public page shows it without what was masked', async () => {
    await open('city.zhuren')
    await act('publish')
    expect(await state()).toBe('已公开')
    // A kept page is current within a second.
    await expect.poll(async () => (await seenByAll()).status, { timeout: 5000 }).toBe(200)
    const { text } = await seenByAll()
    expect(text).toContain(title)
    expect(text).not.toContain(idNumber)
    expect(text).toContain('■■■■')
    await page.goto(opened.origin + address)
    expect(await loaded('.document-text img')).toBe(true)
    expect(await page.locator('.files').count(), 'a picture of the text is no attachment').toBe(0)
  })

  test('another channel, a re-check with a finding, and what was done about it', async () => {
    await open('city.dengji')
    await act('addChannel', { channel: 'newMedia', account: '示例发布' })
    await page.getByRole('cell', { name: '政务新媒体' }).waitFor()
    await act('addChannel', { channel: 'press', address: '示例日报' })
    const mistaken = row('dropChannel').locator('option').filter({ hasText: '示例日报' })
    await act('dropChannel', { reason: '没有刊登' }, async (form) =>
      form
        .locator('[data-field=no] select')
        .selectOption((await mistaken.getAttribute('value'))!)
        .then(() => undefined),
    )
    expect(await page.getByRole('cell', { name: '示例日报' }).count()).toBe(0)
    await page.locator('.timeline').getByText('没有刊登').waitFor()
    await open('city.fazhi')
    await act('recheck', { findings: '附件名称不规范' })
    await open('city.chengban')
    await act('putRight', { finding: '附件名称不规范', how: '已改名' })
  })

  test('a correction stays unseen until it is published; its relations with it', async () => {
    await act('correct', { publicNote: '更正补贴标准' })
    await open('city.chengban', `${path}/edit`)
    await page.getByText('正在更正').waitFor()
    await page.getByLabel('相关文件的标题或者文号').fill('旧补贴办法（示例）')
    await page.getByRole('button', { name: /不在本系统/ }).click()
    await fill(page.locator('form.fields'), { title: `${title}（更正）` })
    await page.getByRole('button', { name: '保存' }).click()
    await page.getByText('没有保存').waitFor({ state: 'detached' })
    await open('city.chengban')
    await page.getByText('旧补贴办法（示例）').waitFor()
    const { text } = await seenByAll()
    expect(text).not.toContain('旧补贴办法')
    expect(text).not.toContain('（更正）')
  })

  test('the head withdraws it, and nothing of it shows', async () => {
    await open('city.zhuren')
    await act('withdraw', { publicNote: '内容有误，重新审查' })
    expect(await state()).toBe('已撤下')
    await expect.poll(async () => (await seenByAll()).text, { timeout: 5000 }).toContain('内容有误，重新审查')
    const { text } = await seenByAll()
    expect(text).not.toContain(title)
    expect(text).not.toContain('补贴范围')
  })

  test('words are taken out of a PDF for good, with the proof', async () => {
    const pdf = await PDFDocument.create()
    const font = await pdf.embedFont(StandardFonts.Helvetica)
    pdf.addPage([300, 200]).drawText('call 13800138000 now', { x: 20, y: 100, size: 12, font })
    await open('city.chengban', '/workbench/documents/new')
    await fill(page.locator('form.fields'), { kind: 'notice', title: '示例附件公示' })
    await page.getByRole('button', { name: '起草' }).click()
    await page.waitForURL(/\/edit$/)
    const files = { name: '名单.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) }
    await page.getByLabel('上传附件').setInputFiles(files)
    await page.getByRole('button', { name: '遮盖文字' }).click()
    await page.getByLabel('要遮盖的文字，一行一处').fill('13800138000')
    await page.getByRole('button', { name: '遮盖，替换这个附件' }).click()
    await page.getByText(/第1页遮盖1处。证明：遮盖前能取出1处，遮盖后重新读出\d+字，其中0处/).waitFor()
  })

  test('what a file tells beside its text is cleared, and the original stays inside', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage([300, 200])
    pdf.setAuthor('Zhang San')
    const files = { name: '照片说明.pdf', mimeType: 'application/pdf', buffer: Buffer.from(await pdf.save()) }
    await page.getByLabel('上传附件').setInputFiles(files)
    await page.getByRole('button', { name: '清除隐藏信息：照片说明.pdf' }).click()
    await accessible(page)
    await page.getByRole('button', { name: '清除，替换这个附件' }).click()
    await page.getByText(/已清除1处：文件属性“作者：Zhang San”。再筛查一遍，都已经找不到/).waitFor()
    await page.locator('.file-list span.quiet', { hasText: '原件，不公开' }).waitFor()
  })

  test('in doubt the authority is asked, its answer comes in, each with the scanned letter', async () => {
    await draft('示例管线图公示')
    await act('mark', { attribute: 'open' })
    await act('submit')
    await open('city.baomi')
    const scan = (name: string) => ({ name, mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 scan') })
    await act('ask', { authority: '示例市保密行政管理部门', letter: '示公开函2号' }, (form) =>
      form.getByLabel('请示函扫描件').setInputFiles(scan('请示函.pdf')),
    )
    expect(await state()).toBe('请示中')
    await act('hear', { answer: 'mayPublish', letter: '示保函9号' }, (form) =>
      form.getByLabel('复函扫描件').setInputFiles(scan('复函.pdf')),
    )
    await accessible(page)
    const [download] = await Promise.all([
      page.waitForEvent('download'),
      page.locator('.timeline li').first().getByRole('link', { name: '扫描件' }).click(),
    ])
    expect(download.suggestedFilename()).toBe('复函.pdf')
  })

  test('a small office files the signed form; its author is not the one who approves', async () => {
    await open('city.zhuren', '/workbench/documents/settings')
    await fill(page.locator('form.fields').first(), { reviewMode: 'signedForm' })
    await page.getByRole('button', { name: '保存', exact: true }).first().click()
    await page.getByText('已保存').waitFor()
    await draft('示例小机关公示')
    await act('mark', { attribute: 'open' })
    await act('submit')
    const form = row('fileSignedForm')
    await form.locator('button').first().click()
    const scan = { name: '呈批单.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 scan') }
    await form.getByLabel('扫描件').setInputFiles(scan)
    const [author, leader] = [opened.office.get('example-city')!.chengban, opened.office.get('example-city')!.lingdao]
    await fill(form, { signers: `${leader.name}、${author.name}` })
    await form.locator('button[type=submit]').click()
    await form.getByRole('alert').getByText('应由他人批准').waitFor()
    await fill(form, { signers: `${author.name}、${leader.name}` })
    await form.locator('button[type=submit]').click()
    await page.getByText(`审查呈批单，签字人：${author.name}、${leader.name}`).waitFor()
    await accessible(page)
    await page.locator('.timeline').getByRole('link', { name: '扫描件' }).waitFor()
    await open('city.lingdao')
    await act('approve')
    await open('city.zhuren')
    await act('publish')
    expect(await state()).toBe('已公开')
  })

  async function draft(name: string) {
    await open('city.chengban', '/workbench/documents/new')
    await fill(page.locator('form.fields'), { kind: 'notice', title: name })
    await page.getByRole('button', { name: '起草' }).click()
    await page.waitForURL(/\/edit$/)
    path = new URL(page.url()).pathname.replace(/\/edit$/, '')
    await open('city.chengban')
  }

  test('the lists of words are kept by the head, and screening knows them', async () => {
    await open('city.zhuren', '/workbench/documents/settings')
    await page.getByLabel('敏感用语清单').fill('内部掌握\n暂不对外')
    await page.getByRole('button', { name: '保存清单' }).first().click()
    await page.getByText('以后的筛查按新的清单').waitFor()
    await page.getByLabel('机关名称、领导职务规范表').fill('示例市工商局')
    await page.getByRole('button', { name: '保存清单' }).last().click()
    await page.getByRole('alert').getByText('第1行').waitFor()
    await accessible(page)
  })

  test('earlier documents come in under a signed record, faults by row', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('清单')
    sheet.addRow(['标题', '公开属性', '种类', '成文日期', '发布日期', '正文文件'])
    sheet.addRow(['旧站的供热通知', '主动公开', '通知公告', '2024-01-05', '2024-01-08', 'pages/1.html'])
    sheet.addRow(['没有日期的通知', '主动公开', '通知公告', '', '', 'pages/1.html'])
    const html = `<html><body><div class="nav">首页</div><div class="TRS_Editor"><p>各供热单位应当做好设备检修，保证按时供热，并向社会公布服务电话。</p><p><img src="pic/a.png" alt="供热范围"></p></div></body></html>`
    const zip = zipOf([
      { name: '清单.xlsx', bytes: Buffer.from(await book.xlsx.writeBuffer()) },
      { name: 'pages/1.html', bytes: Buffer.from(html) },
      { name: 'pages/pic/a.png', bytes: dot },
    ])
    await open('city.zhuren', '/workbench/documents/import')
    await page
      .getByLabel('清单与文件夹')
      .setInputFiles({ name: '旧站.zip', mimeType: 'application/zip', buffer: Buffer.from(zip) })
    await page.locator('code.digest').waitFor()
    await fill(page.locator('form.fields'), { source: '旧网站 www.example.gov.cn', responsibleName: '李负责' })
    await page.getByRole('button', { name: '登记接管记录' }).click()
    await page
      .getByLabel('上传旧网站 www.example.gov.cn的签字扫描件')
      .setInputFiles({ name: '接管记录.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 scan') })
    const scan = page.getByRole('link', { name: /^下载\s*旧网站 .*的签字扫描件$/ })
    const [kept] = await Promise.all([page.waitForEvent('download'), scan.click()])
    expect(kept.suggestedFilename()).toMatch(/^接管记录\./)
    await page.getByRole('button', { name: '先检查' }).click()
    await page.getByText('看得懂 1 份').waitFor()
    await accessible(page)
    await page.getByRole('button', { name: '接管1份' }).click()
    await page.getByText('已接管 1 份').waitFor()
    await open('city.zhuren', '/workbench/documents')
    await page.getByRole('link', { name: '旧站的供热通知' }).click()
    await page.getByText('接管的文件').waitFor()
    expect(await loaded('.prose img')).toBe(true)
    expect(await page.locator('.prose').innerText()).not.toContain('首页')
  })

  test('a draft begins with a web page, its interpretation beside it; one that is not needed is discarded', async () => {
    const html =
      '<html><body><p>首页</p><h1>示例市河道管理办法</h1><p>第一条 为了保护河道，制定本办法。</p></body></html>'
    await open('city.chengban', '/workbench/documents/new')
    const secret = { name: '密.txt', mimeType: 'text/plain', buffer: Buffer.from('机密★3年\n示例市文件') }
    await fill(page.locator('form.fields'), { kind: 'normative', title: '示例市河道管理办法' })
    await page.getByLabel('正文文件').setInputFiles(secret)
    await page.getByRole('button', { name: '读入文件并起草' }).click()
    await page.getByRole('alert').getByText('已登记拒收').waitFor()
    const site = { name: '旧站.html', mimeType: 'text/html', buffer: Buffer.from(html) }
    await page.getByLabel('正文文件').setInputFiles(site)
    await page.getByRole('button', { name: '读入文件并起草' }).click()
    await page.waitForURL(/\/edit$/)
    expect(await page.locator('.ProseMirror').innerText()).toBe('第一条 为了保护河道，制定本办法。')
    const draft = new URL(page.url()).pathname.replace(/\/edit$/, '')
    await open('city.chengban', draft)
    await act('needInterpretation', { need: 'needed' })
    await page.getByRole('button', { name: '起草解读稿' }).click()
    await page.waitForURL((url) => url.pathname.endsWith('/edit') && !url.pathname.startsWith(draft))
    const interpretation = new URL(page.url()).pathname.replace(/\/edit$/, '')
    await open('city.chengban', interpretation)
    expect(await page.locator('main h1').innerText()).toBe('《示例市河道管理办法》解读')
    await act('discard', { reason: '改为新闻发布会解读' })
    expect(await state()).toBe('已作废')
    await accessible(page)
    await open('city.chengban', draft)
    await page.getByRole('button', { name: '起草解读稿' }).waitFor()
    await page.getByLabel('在哪里查找').selectOption('documents')
    await page.getByRole('searchbox', { name: '查找文件' }).fill('河道管理')
    await page.keyboard.press('Enter')
    await page.getByRole('link', { name: '示例市河道管理办法', exact: true }).waitFor()
    expect(await page.getByRole('link', { name: '《示例市河道管理办法》解读' }).count()).toBe(0)
  })

  test('what is due stands on the board, and the desk says what waits for me', async () => {
    await open('city.chengban', '/workbench/documents/watch')
    await page.getByRole('link', { name: '示例附件公示' }).waitFor()
    await accessible(page)
    await open('city.chengban', '/workbench')
    await page.getByRole('link', { name: '示例附件公示' }).waitFor()
    await open('city.chengban', '/workbench/documents')
    await accessible(page)
    expect(opened.errors).toEqual([])
  })

  test('staff of another organ see nothing of it', async () => {
    await open('street.zhuren', '/workbench/documents')
    expect(await page.locator('main').innerText()).not.toContain(title)
    await page.goto(opened.origin + path)
    await page.getByText('没有这份文件').waitFor()
  })
})
