// 选定遮盖 in a real browser: a passage selected in the text, a frame drawn on a page of a scan, a mark of a reviewer carried out.
import { createCanvas } from '@napi-rs/canvas'
import { PDFDocument, StandardFonts } from 'pdf-lib'
import type { Page } from 'playwright-core'
import { beforeAll, describe, expect, test } from 'vitest'
import { actOnDocument, addFile, bodyFromText, createDocument } from '../../src/documents/index.ts'
import { chromiumPath } from '../portal/browser.ts'
import { accessible, type Opened, openWorkbench } from './opened.ts'

/** Two pages: a scan, and letters. */
async function sheet(): Promise<Uint8Array> {
  const canvas = createCanvas(600, 800)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 600, 800)
  context.fillStyle = '#000'
  for (let row = 0; row < 12; row++) for (let x = 0; x < 20; x++) context.fillRect(60 + x * 24, 80 + row * 50, 18, 22)
  const pdf = await PDFDocument.create()
  const image = await pdf.embedPng(await canvas.encode('png'))
  pdf.addPage([300, 400]).drawImage(image, { x: 0, y: 0, width: 300, height: 400 })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  pdf.addPage([300, 400]).drawText('paid to Wang Xiaoming', { x: 20, y: 300, size: 14, font })
  return pdf.save()
}

if (!chromiumPath) console.log('skipped: no Chromium found (set CHROMIUM)')
describe.skipIf(!chromiumPath)('masking what a person chooses', { timeout: 120_000 }, () => {
  let opened: Opened
  let page: Page
  let path: string
  const shot = async (name: string) => {
    if (process.env['SHOTS']) await page.screenshot({ path: `${process.env['SHOTS']}/${name}.png`, fullPage: true })
  }

  beforeAll(async () => {
    opened = await openWorkbench()
    page = opened.page
    const { app, office } = opened
    const by = office.get('example-city')!.chengban
    const text =
      '经审核，以下对象符合临时救助条件，现予公示。\n王小明，因突发疾病致家庭生活困难，救助五百元。\n公示期内对名单有异议的，可以向社会救助科反映。'
    const draft = {
      organId: 'example-city',
      kind: 'notice' as const,
      title: '示例市临时救助对象公示',
      body: bodyFromText(text),
    }
    const made = await createDocument(app, by, { ...draft, formedOn: app.today() }, null)
    if (!made.ok) throw new Error(made.refusal.message)
    const documentId = made.value.id
    const file = { organId: 'example-city', documentId, role: 'attachment' as const, name: '审批表.pdf' }
    const added = await addFile(app, by, { ...file, bytes: await sheet() }, null)
    if (!added.ok) throw new Error(added.refusal.message)
    for (const wish of [{ act: 'mark', attribute: 'open' }, { act: 'submit' }, { act: 'review', step: 1 }] as const) {
      const acted = await actOnDocument(app, by, { organId: 'example-city', documentId, wish }, null)
      if (!acted.ok) throw new Error(acted.refusal.message)
    }
    path = `/workbench/documents/example-city/${documentId}`
  }, 300_000)

  /** Selects these words where they stand in the shown text. */
  const select = (words: string, inside: string) =>
    page.evaluate(
      ([wanted, where]) => {
        const walker = document.createTreeWalker(document.querySelector(where!)!, NodeFilter.SHOW_TEXT)
        for (let node = walker.nextNode(); node; node = walker.nextNode()) {
          const at = node.textContent!.indexOf(wanted!)
          if (at < 0) continue
          getSelection()!.setBaseAndExtent(node, at, node, at + wanted!.length)
          return
        }
        throw new Error(`${wanted} is not there`)
      },
      [words, inside],
    )

  test('a reviewer selects a passage and a place of the scan, and marks them', async () => {
    await opened.open('city.baomi', `${path}/screening`)
    await page.getByText('筛查没有发现的，也可以遮盖').waitFor()
    await select('因突发疾病致家庭生活困难', '.marked')
    await page.getByText('“因突发疾病致家庭生活困难”').waitFor()
    await accessible(page)
    await shot('choose-text')
    const mark = page.getByRole('button', { name: '标明1处应当遮盖' })
    expect(await mark.isDisabled(), 'without a ground').toBe(true)
    await page.getByLabel('依据').selectOption('denied.thirdParty')
    await page.getByRole('textbox', { name: '说明' }).fill('病情不必公开')
    await mark.click()
    await page.getByText('已标明1处应当遮盖').waitFor()
    await page.locator('[data-hit=byHand]').getByText('病情不必公开').waitFor()
    await page.getByRole('link', { name: '看页面，标明遮盖' }).click()
    await page.locator('.drawn-page img').waitFor()
    await page.getByText('这一页没有文字层').waitFor()
    const box = (await page.locator('.drawn-page').boundingBox())!
    await page.mouse.move(box.x + box.width * 0.08, box.y + box.height * 0.09)
    await page.mouse.down()
    await page.mouse.move(box.x + box.width * 0.6, box.y + box.height * 0.2, { steps: 4 })
    await page.mouse.up()
    await page.getByText('第1框').waitFor()
    await shot('choose-area')
    await accessible(page)
    await page.getByLabel('依据').selectOption('denied.thirdParty')
    await page.getByRole('button', { name: '标明1处应当遮盖' }).click()
    await page.getByText('已标明1处应当遮盖').waitFor()
  })

  test('the leader cannot complete it and sends it back; the drafter masks both in one step', async () => {
    await opened.open('city.baomi', path)
    await page.locator('[data-act=review] button').first().click()
    await page.locator('[data-act=review] button[type=submit]').click()
    await page.waitForFunction(() => document.querySelectorAll('.steps .done').length === 2)
    await opened.open('city.lingdao', `${path}/screening`)
    await page.getByRole('button', { name: '退回，请起草人遮盖2处' }).click()
    await page.getByText('已退回，由起草人遮盖').waitFor()
    await opened.open('city.chengban', `${path}/screening`)
    await page.getByRole('button', { name: '按审查意见遮盖2处' }).click()
    await page.getByText('选定遮盖的记录').waitFor()
    expect(await page.locator('.marked').innerText()).toContain('王小明，■■■■，救助五百元')
    await shot('masked')
    await accessible(page)
  })

  test('the drafter chooses a place by keyboard, and words of a page', async () => {
    await opened.open('city.chengban', path)
    await page.getByRole('link', { name: '在页面上遮盖' }).click()
    await page.locator('.drawn-page img').waitFor()
    await page.getByRole('button', { name: '加一个框' }).click()
    const frame = page.getByRole('button', { name: /^第1框：/ })
    await frame.focus()
    for (const key of ['ArrowLeft', 'ArrowUp', 'Shift+ArrowRight']) await frame.press(key)
    await page.getByLabel('依据').selectOption('denied.thirdParty')
    await page.getByRole('button', { name: '遮盖1处' }).click()
    await page.getByText(/附件“审批表.pdf”已遮盖。第1页已转成图片/).waitFor()
    await shot('masked-page')
    await page.getByRole('button', { name: '下一页' }).click()
    await page.getByText('paid to Wang Xiaoming').waitFor()
    await select('Wang Xiaoming', '.page-text')
    await page.locator('.page-text').dispatchEvent('mouseup')
    await page.getByRole('button', { name: '选定“WangXiaoming”' }).click()
    await page.getByLabel('依据').selectOption('denied.thirdParty')
    await page.getByRole('button', { name: '遮盖1处' }).click()
    await page.getByText(/遮盖前能取出1处，重新读出，已取不出/).waitFor()
    await page.locator('.page-text', { hasText: 'paid to' }).waitFor()
    expect(await page.locator('.page-text').innerText()).not.toContain('Wang')
    await page.setViewportSize({ width: 375, height: 812 })
    await shot('phone-page')
    const wide = () => page.evaluate(() => document.documentElement.scrollWidth - innerWidth)
    expect(await wide()).toBeLessThanOrEqual(0)
    await page.goto(`${opened.origin}${path}/screening`)
    await page.getByText('筛查没有发现的，也可以遮盖').waitFor()
    await shot('phone-text')
    expect(await wide()).toBeLessThanOrEqual(0)
    expect(opened.errors).toEqual([])
  })
})
