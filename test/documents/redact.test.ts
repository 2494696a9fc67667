import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { redactPdf } from '../../src/documents/index.ts'
import { operatorsOf } from '../../src/documents/redact/tokens.ts'
import { paperToPdf } from '../../src/papers/index.ts'
import { openContainer } from '../../src/reports/index.ts'

const textOf = async (bytes: Uint8Array) =>
  (await openContainer(bytes, { name: 'a.pdf' })).blocks.map((block) => ('text' in block ? block.text : '')).join('\n')

const letter = () =>
  paperToPdf({
    lang: 'zh-Hans',
    title: '救助情况公示',
    parts: [
      { type: 'paragraph', text: '救助对象张小明，身份证号11010519491231002X，每月五百元。' },
      { type: 'paragraph', text: '联系电话0000-0000000，经办人李小红。' },
    ],
    about: { author: '张小明' },
  })

test('the words are gone from the text, the rest stays', async () => {
  const before = await letter()
  expect((await textOf(before)).replace(/\s/g, '')).toContain('张小明')
  const done = await redactPdf(before, ['张小明', '11010519491231002X'])
  if (!done.ok) throw new Error(done.refusal.message)
  const after = (await textOf(done.value.bytes)).replace(/\s/g, '')
  expect(after).not.toMatch(/张小明|11010519491231002|1949/)
  expect(after).toContain('每月五百元')
  // 小 of the other name stays: only the places found are taken out.
  expect(after).toContain('李小红')
  expect(done.value.places).toBeGreaterThanOrEqual(2)
  expect((await PDFDocument.load(done.value.bytes)).getAuthor()).toBeUndefined()
})

test('simple fonts, and a page of its own', async () => {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  pdf.addPage([300, 200]).drawText('call 13800138000 now', { x: 20, y: 100, size: 12, font })
  pdf.addPage([300, 200]).drawText('second page', { x: 20, y: 100, size: 12, font })
  const done = await redactPdf(await pdf.save(), ['13800138000'])
  if (!done.ok) throw new Error(done.refusal.message)
  const after = await textOf(done.value.bytes)
  expect(after).not.toContain('138')
  expect(after).toContain('second page')
})

test('words in nested graphics are taken out where they are drawn', async () => {
  const inner = await PDFDocument.create()
  const [page] = await inner.embedPdf(await letter(), [0])
  inner.addPage().drawPage(page!)
  const outer = await PDFDocument.create()
  const [nested] = await outer.embedPdf(await inner.save(), [0])
  outer.addPage().drawPage(nested!, { x: 10, y: 10, xScale: 0.8, yScale: 0.8 })
  outer.addPage().drawText('untouched')
  const done = await redactPdf(await outer.save(), ['张小明', '11010519491231002X'])
  if (!done.ok) throw new Error(done.refusal.message)
  const after = (await textOf(done.value.bytes)).replace(/\s/g, '')
  expect(after).not.toMatch(/张小明|19491231/)
  expect(after).toContain('每月五百元')
  expect(after).toContain('untouched')
  expect(done.value.proof).toMatchObject({ pages: [1], before: 2, after: 0 })
})

test('content that pages share is taken out of each of them', async () => {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const first = pdf.addPage([300, 200])
  first.drawText('call 13800138000 now', { x: 20, y: 100, size: 12, font })
  await pdf.flush()
  const second = pdf.addPage([300, 200])
  second.node.set(PDFName.of('Contents'), first.node.get(PDFName.of('Contents'))!)
  second.node.set(PDFName.of('Resources'), first.node.get(PDFName.of('Resources'))!)
  const done = await redactPdf(await pdf.save(), ['13800138000'])
  if (!done.ok) throw new Error(done.refusal.message)
  const after = await textOf(done.value.bytes)
  expect(after).not.toContain('138')
  expect(after.match(/now/g)).toHaveLength(2)
  expect(done.value.proof.pages).toEqual([1, 2])
})

test('a scan says that it is one', async () => {
  const pdf = await PDFDocument.create()
  pdf.addPage([300, 200])
  const refused = await redactPdf(await pdf.save(), ['张小明'])
  expect(refused.ok ? '' : refused.refusal.message).toContain('扫描件')
})

test('what cannot be proven is refused', async () => {
  expect(await redactPdf(await letter(), ['没有的词'])).toMatchObject({ ok: false, refusal: { code: 'cannot-redact' } })
  expect(await redactPdf(Buffer.from('%PDF-1.4 broken'), ['任何'])).toMatchObject({ ok: false })
  expect(await redactPdf(await letter(), [' '])).toMatchObject({ ok: false, refusal: { code: 'no-words' } })
})

test('operators with strings, arrays and pictures in the line', () => {
  const source = 'q BT /F1 12 Tf (a\\)b\\101) Tj [<4142> -20 (c)] TJ ET BI /W 1 ID xx EI Q'
  expect(operatorsOf(source).map(({ name }) => name)).toEqual(['q', 'BT', 'Tf', 'Tj', 'TJ', 'ET', 'BI', 'Q'])
  expect(operatorsOf(source)[3]!.operands).toEqual([{ kind: 'string', bytes: [97, 41, 98, 65] }])
})
