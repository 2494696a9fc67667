import { AlignmentType, Document, Header, InsertedTextRun, Packer, Paragraph, TextRun } from 'docx'
import ExcelJS from 'exceljs'
import { PDFDocument, PDFName } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { bodyFromText, maskBody, screenFile, screenText, textOf } from '../../src/documents/index.ts'

const rules = (text: string, lists = { wording: [] as string[], names: [] as { wrong: string; right: string }[] }) =>
  screenText({ title: '标题', body: bodyFromText(text) }, lists).map(({ rule, seen }) => `${rule} ${seen}`)

const refused = ['机密★1年\n示例市人民政府文件', '000001\n秘密★10年\n特急', '绝 密\n关于某事的报告', '机密★长期']
test.each(refused)('a mark in its official place is refused: %j', (text) => {
  const hits = screenText({ title: '标题', body: bodyFromText(text) })
  expect(hits.find(({ severity }) => severity === 'refuse')).toMatchObject({ rule: 'secrecyMark', seen: '密级标志' })
})

test.each([
  ['本年度不予公开3件，其中属于国家秘密1件，涉及商业秘密的依法征求意见。', ['tradeSecret 商业秘密']],
  ['正文引用时应删去“机密★1年”字样。', ['secrecyMarkElsewhere 机密★1年']],
  ['该件原为机密级，现已解密。', ['secrecyWord 机密']],
  ['内部资料，注意保存。', ['internalMark 内部资料', 'internalMark 注意保存']],
  ['身份证号990000197001010017已登记', []],
  ['身份证号11010519491231002X。', ['idNumber 1101**********002X']],
  ['联系人电话：13800138000，传真0357-2000000', ['phone 1380***8000']],
  ['卡号6222 0212 3456 7890 129', []],
  ['工行卡4111 1111 1111 1111', ['bankCard 4111********1111']],
  ['家住示例路阳光小区3号楼2单元501室', ['address 家住示例路阳光小区3号楼2单元501室']],
  ['地址：示例市示例路1号', []],
  ['申请人张三，身份证号码见附表', ['person 张三']],
  ['联系人张三，电话0357-0000000', []],
  ['低保对象：张三、李小明，月保障金500元', ['person 张三', 'person 李小明']],
  ['安全生产检查涉及残疾人设施。', []],
])('%s', (text, found) => expect(rules(text)).toEqual(found))

test("the office's own lists", () => {
  const lists = { wording: ['敏感工程'], names: [{ wrong: '张副市长', right: '张三市长' }] }
  expect(rules('张副市长视察敏感工程。', lists)).toEqual(['officeWording 敏感工程', 'wrongName 张副市长'])
})

test('a hit names its place and its letters', () => {
  const [one] = screenText({ title: '标题', body: bodyFromText('第一段\n请拨打13800138000') })
  expect(one).toMatchObject({ place: '正文第2段第4字', at: { line: 1, from: 3, until: 14 } })
})

describe('files', () => {
  const wordFile = (children: Paragraph[], more: { creator?: string; header?: string } = {}) =>
    Packer.toBuffer(
      new Document({
        creator: more.creator ?? '',
        sections: [
          {
            headers: more.header ? { default: new Header({ children: [new Paragraph(more.header)] }) } : {},
            children,
          },
        ],
      }),
    )
  const found = async (bytes: Uint8Array, name: string) =>
    (await screenFile(bytes, name)).map(({ rule, place }) => `${rule} ${place}`)

  test('Word: tracked changes, hidden text, properties', async () => {
    const bytes = await wordFile(
      [
        new Paragraph({
          children: [
            new TextRun('正文'),
            new InsertedTextRun({ text: '新增的话', id: 1, author: '示例', date: '2024-01-01T00:00:00Z' }),
            new TextRun({ text: '看不见', vanish: true }),
          ],
        }),
      ],
      { creator: '示例科员' },
    )
    const hits = await screenFile(bytes, '稿.docx')
    expect(hits.map(({ rule, seen }) => `${rule} ${seen}`)).toEqual(
      expect.arrayContaining(['trackedChange 新增的话', 'hiddenText 看不见', 'metadata 作者：示例科员']),
    )
    expect(hits.find(({ rule }) => rule === 'hiddenText')!.place).toBe('附件“稿.docx”正文第1处隐藏文字')
  })

  test('Word: a mark at the head, and in the running head', async () => {
    const head = await wordFile([
      new Paragraph({ text: '机密★1年', alignment: AlignmentType.LEFT }),
      new Paragraph('示例市文件'),
    ])
    expect(await found(head, 'a.docx')).toContain('secrecyMark 附件“a.docx”第1段')
    const running = await wordFile([new Paragraph('示例市文件')], { header: '秘密★5年' })
    expect(await found(running, 'b.docx')).toContain('secrecyMark 附件“b.docx”页眉')
  })

  test('Excel: hidden sheets, columns and rows', async () => {
    const book = new ExcelJS.Workbook()
    const sheet = book.addWorksheet('公开')
    sheet.addRow(['姓名', '证件'])
    sheet.addRow(['示例', '11010519491231002X'])
    sheet.getColumn(2).hidden = true
    sheet.getRow(2).hidden = true
    book.addWorksheet('底稿', { state: 'hidden' }).addRow(['底稿'])
    const hits = await screenFile(new Uint8Array(await book.xlsx.writeBuffer()), '名单.xlsx')
    expect(hits.map(({ rule, place, seen }) => `${rule} ${place} ${seen}`)).toEqual(
      expect.arrayContaining([
        'hiddenText 附件“名单.xlsx”工作表“底稿” 隐藏的工作表',
        'hiddenText 附件“名单.xlsx”第1个工作表 隐藏的列：第2列',
        'hiddenText 附件“名单.xlsx”第1个工作表 隐藏的行：2',
      ]),
    )
    expect(hits.some(({ rule }) => rule === 'idNumber')).toBe(true)
  })

  test('PDF: properties and layers that are off', async () => {
    const pdf = await PDFDocument.create()
    pdf.addPage([200, 200]).drawText('page')
    pdf.setAuthor('someone')
    const layer = pdf.context.register(pdf.context.obj({ Type: 'OCG', Name: 'draft' }))
    pdf.catalog.set(PDFName.of('OCProperties'), pdf.context.obj({ OCGs: [layer], D: { OFF: [layer] } }))
    const hits = await screenFile(await pdf.save(), '图.pdf')
    expect(hits.map(({ rule, seen }) => `${rule} ${seen}`)).toEqual(
      expect.arrayContaining(['metadata 作者：someone', 'hiddenText 1 个隐藏的图层']),
    )
  })

  test('pictures: where and with what they were taken', async () => {
    expect((await screenFile(jpegWithExif(), '照片.jpg')).map(({ seen, severity }) => `${severity} ${seen}`)).toEqual([
      'look 相机型号：CAM1',
      'serious 拍摄地点（GPS）',
    ])
  })

  test('odd files are described, never thrown', async () => {
    for (const bytes of [
      new Uint8Array([0x50, 0x4b, 3, 4]),
      Buffer.from('%PDF-1.7\ngarbage'),
      new Uint8Array([0xff, 0xd8, 0xff, 0xe1, 0, 9]),
    ])
      expect(Array.isArray(await screenFile(bytes, 'x.bin'))).toBe(true)
  })
})

test('masking takes the words out, also across bold', () => {
  const body = [
    {
      type: 'paragraph' as const,
      content: [{ text: '电话138' }, { text: '00138000', bold: true }, { text: '，转示例' }],
    },
  ]
  const masked = maskBody(body, ['13800138000'])
  expect(textOf(masked)).toBe('电话■■■■，转示例')
  expect(JSON.stringify(masked)).not.toContain('138000')
})

/** The head of a JPEG with a model and a place. */
function jpegWithExif(): Uint8Array {
  const tiff = Buffer.alloc(8 + 2 + 24 + 4)
  tiff.write('MM', 0, 'latin1')
  tiff.writeUInt16BE(42, 2)
  tiff.writeUInt32BE(8, 4)
  tiff.writeUInt16BE(2, 8)
  tiff.writeUInt16BE(272, 10)
  tiff.writeUInt16BE(2, 12)
  tiff.writeUInt32BE(4, 14)
  tiff.write('CAM1', 18, 'latin1')
  tiff.writeUInt16BE(34853, 22)
  tiff.writeUInt16BE(4, 24)
  tiff.writeUInt32BE(1, 26)
  tiff.writeUInt32BE(0, 30)
  const block = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const size = Buffer.alloc(2)
  size.writeUInt16BE(block.length + 2)
  return new Uint8Array(Buffer.concat([Buffer.from([0xff, 0xd8, 0xff, 0xe1]), size, block, Buffer.from([0xff, 0xd9])]))
}
