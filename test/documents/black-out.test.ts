// Any place of a page is blacked out: scans, pages with unknown letters, turned pages, pictures. What was there is looked for
// in the made file: letters, points, objects.
import { createCanvas, loadImage } from '@napi-rs/canvas'
import { degrees, PDFArray, PDFDocument, PDFName, PDFRawStream, PDFString, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import { type Area, blackOut, redactPdf } from '../../src/documents/index.ts'
import { drawPage } from '../../src/documents/redact/drawn.ts'
import { withPdf } from '../../src/documents/redact/pdfjs.ts'

const drawn = (bytes: Uint8Array, no = 1) => withPdf(bytes, async (pdf) => drawPage(await pdf.getPage(no), 800))
const lettersOf = (bytes: Uint8Array, no = 1) =>
  withPdf(bytes, async (pdf) => {
    const { items } = await (await pdf.getPage(no)).getTextContent()
    return items.map((one) => ('str' in one ? one.str : '')).join('')
  })
/** How many points of the area are neither white nor black, and how many are black. */
async function pointsIn(bytes: Uint8Array, { page, x, y, width, height }: Area) {
  const canvas = await drawn(bytes, page)
  const { width: w, height: h } = canvas
  const { data } = canvas.getContext('2d').getImageData(x * w + 2, y * h + 2, width * w - 4, height * h - 4)
  const values = data.filter((_, at) => at % 4 === 0)
  return { black: values.filter((one) => one < 48).length / values.length }
}
const done = async (made: ReturnType<typeof blackOut>) => {
  const result = await made
  if (!result.ok) throw new Error(result.refusal.message)
  return result.value
}

/** A sheet as a scanner gives it: red letters of a seal and black ones, as points. */
async function scan() {
  const canvas = createCanvas(600, 800)
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, 600, 800)
  context.fillStyle = '#c00'
  for (let row = 0; row < 20; row++)
    for (let x = row % 2; x < 60; x += 2) context.fillRect(100 + x * 5, 100 + row * 5, 5, 5)
  return canvas
}
async function scanned() {
  const pdf = await PDFDocument.create()
  const image = await pdf.embedPng(await (await scan()).encode('png'))
  for (let no = 0; no < 2; no++) {
    const page = pdf.addPage([300, 400])
    page.drawImage(image, { x: 0, y: 0, width: 300, height: 400 })
  }
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  pdf.addPage([300, 400]).drawText('third page stays', { x: 20, y: 200, size: 12, font })
  return pdf.save({ useObjectStreams: false })
}
const seal: Area = { page: 1, x: 0.15, y: 0.11, width: 0.55, height: 0.16 }

test('a place of a scan is black in the points, and only there', async () => {
  const before = await scanned()
  expect((await pointsIn(before, seal)).black).toBe(0)
  const { bytes, places, proof } = await done(blackOut(before, [seal]))
  expect(places).toBe(1)
  expect(proof).toMatchObject({ pages: [1], pictured: [1], after: 0 })
  expect((await pointsIn(bytes, seal)).black).toBe(1)
  expect((await pointsIn(bytes, { ...seal, page: 2 })).black, 'the other page stays').toBe(0)
  expect(await lettersOf(bytes, 3)).toBe('third page stays')
})

test('the picture that the page had is not in the file any more', async () => {
  const pdf = await PDFDocument.create()
  const image = await pdf.embedPng(await (await scan()).encode('png'))
  pdf.addPage([300, 400]).drawImage(image, { x: 0, y: 0, width: 300, height: 400 })
  const { bytes } = await done(blackOut(await pdf.save(), [seal]))
  const again = await PDFDocument.load(bytes)
  const pictures = again.context
    .enumerateIndirectObjects()
    .flatMap(([, one]) => (one instanceof PDFRawStream && one.dict.has(PDFName.of('Width')) ? [one] : []))
  expect(pictures.map(({ dict }) => String(dict.get(PDFName.of('Width'))))).not.toContain('600')
  expect(pictures.length).toBe(1)
})

test('a page of text becomes a picture without letters; notes and properties go with them', async () => {
  const pdf = await PDFDocument.create()
  pdf.setAuthor('Zhang San')
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([400, 200])
  page.drawText('name Zhang San', { x: 20, y: 100, size: 20, font })
  page.setRotation(degrees(90))
  const before = await pdf.save({ useObjectStreams: false })
  const { bytes, proof } = await done(blackOut(before, [{ page: 1, x: 0, y: 0, width: 1, height: 1 }]))
  expect(proof).toMatchObject({ before: 12, after: 0, letters: 0, pictured: [1] })
  expect(await lettersOf(bytes)).toBe('')
  const again = await PDFDocument.load(bytes)
  expect([again.getAuthor(), again.getPage(0).getSize()]).toEqual([undefined, { width: 200, height: 400 }])
})

test('words over a scan are blacked out in the scan too', async () => {
  const pdf = await PDFDocument.create()
  const canvas = await scan()
  const context = canvas.getContext('2d')
  context.fillStyle = '#00f'
  context.fillRect(40, 400, 400, 20)
  const image = await pdf.embedPng(await canvas.encode('png'))
  const page = pdf.addPage([300, 400])
  page.drawImage(image, { x: 0, y: 0, width: 300, height: 400 })
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  page.drawText('call 13800138000', { x: 20, y: 192, size: 12, font, opacity: 0 })
  const made = await done(redactPdf(await pdf.save(), ['13800138000']))
  expect(made.proof).toMatchObject({ pictured: [1], before: 1, after: 0, letters: 0 })
  const under: Area = { page: 1, x: 0.2, y: 0.5, width: 0.2, height: 0.02 }
  expect((await pointsIn(made.bytes, under)).black).toBe(1)
})

test('letters whose layout is not understood are masked as points', async () => {
  const pdf = await PDFDocument.create()
  const page = pdf.addPage([400, 200])
  const { context } = pdf
  const descriptor = { Type: 'FontDescriptor', FontName: 'STSong-Light', Flags: 6, Ascent: 800, Descent: -200 }
  const about = context.obj({
    ...descriptor,
    ...{ CapHeight: 700, StemV: 80, ItalicAngle: 0, FontBBox: [0, -200, 1000, 900] },
  })
  const system = { Registry: PDFString.of('Adobe'), Ordering: PDFString.of('GB1'), Supplement: 2 }
  const letters = context.obj({
    ...{ Type: 'Font', Subtype: 'CIDFontType0', BaseFont: 'STSong-Light', FontDescriptor: context.register(about) },
    CIDSystemInfo: context.obj(system),
  })
  const font = context.obj({
    ...{
      Type: 'Font',
      Subtype: 'Type0',
      BaseFont: 'STSong-Light',
      Encoding: 'UniGB-UCS2-H',
      DescendantFonts: [letters],
    },
  })
  page.node.setFontDictionary(PDFName.of('F9'), context.register(font))
  const hex = [...'对象张小明每月五百元'].map((one) => one.charCodeAt(0).toString(16).padStart(4, '0')).join('')
  // A string shown by the operator with spacing is not taken apart.
  const source = `BT /F9 20 Tf 20 100 Td 0 0 <${hex}> " ET`
  page.node.set(PDFName.of('Contents'), context.register(context.flateStream(source)))
  const made = await done(redactPdf(await pdf.save(), ['张小明']))
  expect(made.proof).toMatchObject({ pages: [1], pictured: [1], before: 1, after: 0 })
  const line = 1 - 106 / 200
  expect((await pointsIn(made.bytes, { page: 1, x: 60 / 400, y: line, width: 60 / 400, height: 0.04 })).black).toBe(1)
  const beside = await pointsIn(made.bytes, { page: 1, x: 130 / 400, y: line, width: 90 / 400, height: 0.04 })
  expect(beside.black, 'the other letters are drawn, with the face of ours').toBeGreaterThan(0.05)
  expect(beside.black).toBeLessThan(0.6)
})

test('a picture file is blacked out in its points', async () => {
  const bytes = await (await scan()).encode('jpeg', 90)
  const made = await done(blackOut(bytes, [seal]))
  const canvas = createCanvas(600, 800)
  canvas.getContext('2d').drawImage(await loadImage(Buffer.from(made.bytes)), 0, 0)
  const { data } = canvas.getContext('2d').getImageData(100, 100, 290, 90)
  expect(Math.max(...data.filter((_, at) => at % 4 !== 3))).toBeLessThan(48)
})

test.each([
  ['no place', [], 'no-areas'],
  ['a place outside', [{ page: 1, x: 0.9, y: 0, width: 0.3, height: 0.1 }], 'no-areas'],
  ['a page that is not there', [{ page: 9, x: 0, y: 0, width: 0.3, height: 0.1 }], 'cannot-redact'],
  ['too many pages', Array.from({ length: 21 }, (_, no) => ({ ...seal, page: no + 1 })), 'cannot-redact'],
])('%s is refused with the reason', async (_, areas, code) => {
  expect(await blackOut(await scanned(), areas)).toMatchObject({ ok: false, refusal: { code } })
})

test('a broken file is refused, and so is a picture that is none', async () => {
  for (const bytes of [Buffer.from('%PDF-1.4 broken'), Buffer.from('nothing')])
    expect(await blackOut(bytes, [seal])).toMatchObject({ ok: false, refusal: { code: 'cannot-redact' } })
})

test('the array of contents of several streams goes as a whole', async () => {
  const pdf = await PDFDocument.create()
  const font = await pdf.embedFont(StandardFonts.Helvetica)
  const page = pdf.addPage([300, 200])
  for (const y of [100, 140]) page.drawText('two streams', { x: 20, y, size: 12, font })
  await pdf.flush()
  const { context } = pdf
  const first = page.node.get(PDFName.of('Contents'))!
  const both = PDFArray.withContext(context)
  both.push(first)
  both.push(context.register(context.flateStream('BT ET')))
  page.node.set(PDFName.of('Contents'), both)
  const { bytes } = await done(blackOut(await pdf.save(), [{ page: 1, x: 0, y: 0, width: 0.5, height: 0.5 }]))
  expect(await lettersOf(bytes)).toBe('')
})
