// Files without what they tell beside their text: cleaned, screened again, read again; the file as it came in is kept as an
// original, which nobody outside reads.
import { crc32, deflateRawSync } from 'node:zlib'
import {
  CommentRangeEnd,
  CommentRangeStart,
  CommentReference,
  DeletedTextRun,
  Document,
  InsertedTextRun,
  Packer,
  Paragraph,
  TextRun,
} from 'docx'
import ExcelJS from 'exceljs'
import { PDFDocument, PDFName, StandardFonts } from 'pdf-lib'
import { expect, test } from 'vitest'
import {
  actOnDocument,
  addFile,
  bodyFromText,
  cleanedFile,
  cleanFile,
  createDocument,
  readDocument,
  readFiles,
  screenDocument,
  screenFile,
} from '../../src/documents/index.ts'
import { openZip } from '../../src/reports/index.ts'
import { newsroom } from './newsroom.ts'

const { app, staff } = await newsroom()

const segment = (marker: number, content: Buffer) => {
  const head = Buffer.from([0xff, marker, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return Buffer.concat([head, content])
}
/** Big-endian TIFF block: the author, and which way up the picture is. */
const tiff = (author: string, orientation: number) => {
  const block = Buffer.alloc(60)
  block.write('MM\0*\0\0\0\x08', 'latin1')
  block.writeUInt16BE(2, 8)
  block.writeUInt16BE(274, 10)
  block.writeUInt16BE(3, 12)
  block.writeUInt32BE(1, 14)
  block.writeUInt16BE(orientation, 18)
  block.writeUInt16BE(315, 22)
  block.writeUInt16BE(2, 24)
  block.writeUInt32BE(author.length, 26)
  block.writeUInt32BE(40, 30)
  block.write(author, 40, 'latin1')
  return block
}
const scan = Buffer.from([1, 2, 0xff, 0, 3, 0xff, 0xd0, 4])
const table = segment(0xdb, Buffer.alloc(65, 1))
const jpeg = Buffer.concat([
  Buffer.from([0xff, 0xd8]),
  segment(0xe0, Buffer.from('JFIF\0\x01\x01\0\0\x01\0\x01\0\0', 'latin1')),
  segment(0xe1, Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff('Zhang San', 6)])),
  segment(0xe1, Buffer.from('http://ns.adobe.com/xap/1.0/\0<x:xmpmeta>Zhang San</x:xmpmeta>', 'latin1')),
  segment(0xed, Buffer.from('Photoshop 3.0\0Zhang San', 'latin1')),
  segment(0xfe, Buffer.from('Zhang San')),
  table,
  segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])),
  scan,
  Buffer.from([0xff, 0xd9]),
  Buffer.from('a film behind the picture, by Zhang San'),
])
const chunk = (type: string, content: Buffer) => {
  const named = Buffer.concat([Buffer.from(type, 'latin1'), content])
  const [length, sum] = [Buffer.alloc(4), Buffer.alloc(4)]
  length.writeUInt32BE(content.length)
  sum.writeUInt32BE(crc32(named))
  return Buffer.concat([length, named, sum])
}
const png = Buffer.concat([
  Buffer.from('89504e470d0a1a0a', 'hex'),
  chunk('IHDR', Buffer.from([0, 0, 0, 1, 0, 0, 0, 1, 8, 0, 0, 0, 0])),
  chunk('tEXt', Buffer.from('Author\0Zhang San')),
  chunk('eXIf', tiff('Zhang San', 1)),
  chunk('IDAT', deflateRawSync(Buffer.from([0, 0]))),
  chunk('IEND', Buffer.alloc(0)),
])
const word = () =>
  Packer.toBuffer(
    new Document({
      creator: 'Zhang San',
      lastModifiedBy: 'Zhang San',
      customProperties: [{ name: '经办', value: 'Zhang San' }],
      comments: { children: [{ id: 0, author: 'Zhang San', children: [new Paragraph('这里再核实')] }] },
      sections: [
        {
          children: [
            new Paragraph({
              children: [
                new CommentRangeStart(0),
                new TextRun('补贴标准为每户'),
                new DeletedTextRun({ text: '三', id: 1, author: 'Zhang San', date: '2026-01-01T00:00:00Z' }),
                new InsertedTextRun({ text: '五', id: 2, author: 'Zhang San', date: '2026-01-01T00:00:00Z' }),
                new TextRun('百元。'),
                new CommentRangeEnd(0),
                new TextRun({ children: [new CommentReference(0)] }),
              ],
            }),
          ],
        },
      ],
    }),
  )
const sheet = async () => {
  const book = new ExcelJS.Workbook()
  book.creator = 'Zhang San'
  book.company = 'Zhang San'
  const one = book.addWorksheet('名单')
  one.addRow(['单位', '金额'])
  one.getCell('A1').note = 'Zhang San 填'
  return Buffer.from(await book.xlsx.writeBuffer())
}
const pdf = async () => {
  const made = await PDFDocument.create()
  const font = await made.embedFont(StandardFonts.Helvetica)
  made.addPage([300, 200]).drawText('a public notice of the example', { x: 20, y: 100, size: 12, font })
  made.setAuthor('Zhang San')
  made.setKeywords(['Zhang San'])
  const xmp = '<rdf:li>Zhang San</rdf:li>'
  const stream = made.context.stream(xmp, { Type: 'Metadata', Subtype: 'XML' })
  made.catalog.set(PDFName.of('Metadata'), made.context.register(stream))
  return Buffer.from(await made.save({ useObjectStreams: false }))
}

/** Every byte of the file, archives unpacked. */
function insideOf(bytes: Uint8Array): string {
  const zip = bytes[0] === 0x50 ? openZip(bytes) : undefined
  if (!zip || 'refused' in zip) {
    const plain = Buffer.from(bytes).toString('latin1')
    return plain + Buffer.from(bytes).toString('utf16le')
  }
  return zip.names.map((name) => `${name}\n${Buffer.from(zip.read(name) ?? []).toString('utf8')}`).join('\n')
}

test.each([
  ['photo.jpg', async () => jpeg],
  ['figure.png', async () => png],
  ['notice.docx', word],
  ['list.xlsx', sheet],
  ['notice.pdf', pdf],
])('%s tells no names any more, and its text is what it was', async (name, make) => {
  const bytes = await make()
  expect(insideOf(bytes)).toMatch(/Zhang San|5A68616E672053616E|feff005a/i)
  const made = await cleanedFile({ bytes, name }, true)
  if (!made.ok) throw new Error(made.refusal.message)
  expect(made.value.gone.length).toBeGreaterThan(0)
  expect(made.value.left).toEqual([])
  expect(await screenFile(made.value.bytes, name)).toEqual([])
  expect(insideOf(made.value.bytes)).not.toMatch(/Zhang San|5A68616E672053616E/i)
  // A second cleaning changes nothing of a picture or an office file.
  const again = await cleanedFile({ bytes: made.value.bytes, name }, true)
  expect(again.ok && again.value.gone).toEqual([])
})

test('a picture keeps its own bytes and which way up it is', async () => {
  const made = await cleanedFile({ bytes: jpeg, name: 'photo.jpg' })
  const bytes = made.ok ? Buffer.from(made.value.bytes) : Buffer.alloc(0)
  expect(bytes.includes(Buffer.concat([segment(0xda, Buffer.from([1, 1, 0, 0, 63, 0])), scan]))).toBe(true)
  expect(bytes.subarray(-2)).toEqual(Buffer.from([0xff, 0xd9]))
  expect(bytes.includes(Buffer.from('011200030000000100060000', 'hex'))).toBe(true)
  expect((await cleanedFile({ bytes: jpeg.subarray(0, jpeg.indexOf(scan) + 4), name: 'photo.jpg' })).ok).toBe(false)
})

test('tracked changes stay, without names, unless they are to be accepted; then every comment is gone too', async () => {
  const bytes = await word()
  const kept = await cleanedFile({ bytes, name: 'notice.docx' })
  if (!kept.ok) throw new Error(kept.refusal.message)
  expect(kept.value.left.map(({ rule }) => rule)).toEqual(['trackedChange', 'trackedChange'])
  expect(insideOf(kept.value.bytes)).not.toContain('Zhang San')
  const made = await cleanedFile({ bytes, name: 'notice.docx' }, true)
  const inside = made.ok ? insideOf(made.value.bytes) : ''
  expect(inside).not.toMatch(/<w:(?:ins|del|comment\w+)[ >]|comments\.xml|custom\.xml/)
  expect(inside).toContain('五')
  expect(inside).not.toContain('>三<')
})

test('a signed PDF is not touched', async () => {
  const made = await PDFDocument.load(await pdf())
  made.context.register(made.context.obj({ Type: 'Sig', ByteRange: [0, 1, 2, 3] }))
  const result = await cleanedFile({ bytes: await made.save({ useObjectStreams: false }), name: 'notice.pdf' })
  expect(result.ok ? '' : result.refusal.message).toContain('签章')
})

test('in the draft the attachment is replaced, and the file as it came in stays inside', async () => {
  const draft = { organId: 'city', kind: 'notice' as const, title: '示例公示', formedOn: app.today() }
  const made = await createDocument(app, staff.author, { ...draft, body: bodyFromText('正文') }, null)
  const documentId = made.ok ? made.value.id : ''
  const at = { organId: 'city', documentId }
  const file = { ...at, role: 'attachment' as const, name: '通知.docx', bytes: await word() }
  const added = await addFile(app, staff.author, file, null)
  expect(added.ok && added.value.hits.length).toBeGreaterThan(3)
  const clean = (by = staff.author) => cleanFile(app, by, { ...at, no: 1, acceptChanges: true }, null)
  expect(await clean(staff.secrecy)).toMatchObject({ ok: false, refusal: { code: 'not-yours' } })
  expect(await clean()).toMatchObject({ ok: true, value: { left: [] } })
  expect(await clean()).toMatchObject({ ok: false, refusal: { code: 'nothing-hidden' } })
  const document = (await readDocument(app.db, 'city', documentId))!
  expect(await screenDocument(app, app.db, document)).toEqual([])
  const files = await readFiles(app.db, 'city', documentId, document.version)
  expect(files.map(({ no, role, name }) => [no, role, name])).toEqual([
    [1, 'attachment', '通知.docx'],
    [2, 'original', '通知.docx'],
  ])
  expect(files[1]!.sha256).toBe(added.ok && added.value.sha256)
  await actOnDocument(app, staff.author, { ...at, wish: { act: 'mark', attribute: 'open' } }, null)
  await actOnDocument(app, staff.author, { ...at, wish: { act: 'submit' } }, null)
  expect(await clean()).toMatchObject({ ok: false })
})
