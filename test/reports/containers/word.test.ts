import { Document, Packer, Paragraph, Table, TableCell, TableRow, TextRun } from 'docx'
import { describe, expect, test } from 'vitest'
import { docOf } from './doc-fixture.ts'
import { opened, shown, testReal, troublesIn } from './shown.ts'
import { docxOf, zipOf } from './zip-fixture.ts'

const p = (text: string, properties = '') => `<w:p><w:pPr>${properties}</w:pPr><w:r><w:t>${text}</w:t></w:r></w:p>`
const cell = (text: string, properties = '') => `<w:tc><w:tcPr>${properties}</w:tcPr>${p(text)}</w:tc>`
const table = (...rows: string[]) => `<w:tbl>${rows.map((row) => `<w:tr>${row}</w:tr>`).join('')}</w:tbl>`

describe('.docx', () => {
  const cases: [string, string, string[]][] = [
    [
      'paragraphs and breaks',
      `${p('甲')}<w:p/><w:p><w:r><w:t>乙</w:t><w:br/><w:t>丙</w:t></w:r></w:p>`,
      ['甲', '', '乙', '丙'],
    ],
    [
      'runs torn apart',
      '<w:p><w:r><w:t>本年</w:t></w:r><w:r><w:t xml:space="preserve">新收 </w:t></w:r></w:p>',
      ['本年新收'],
    ],
    [
      'insertions stay, deletions go',
      '<w:p><w:r><w:t>收到</w:t></w:r><w:del><w:r><w:delText>3</w:delText></w:r></w:del><w:ins><w:r><w:t>4</w:t></w:r></w:ins><w:r><w:t>件</w:t></w:r></w:p>',
      ['收到4件'],
    ],
    [
      'hidden words, raised notes, field codes',
      '<w:p><w:r><w:rPr><w:vanish/></w:rPr><w:t>隐</w:t></w:r><w:r><w:t>12</w:t></w:r><w:r><w:rPr><w:vertAlign w:val="superscript"/></w:rPr><w:t>1</w:t></w:r><w:r><w:instrText>PAGE</w:instrText></w:r></w:p>',
      ['12[1]'],
    ],
    [
      'a text box is read once',
      '<w:p><w:r><mc:AlternateContent><mc:Choice><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Choice><mc:Fallback><w:txbxContent><w:p><w:r><w:t>框</w:t></w:r></w:p></w:txbxContent></mc:Fallback></mc:AlternateContent></w:r><w:r><w:t>文</w:t></w:r></w:p>',
      ['框', '文'],
    ],
    [
      'spans both ways',
      table(
        cell('甲', '<w:gridSpan w:val="2"/><w:vMerge w:val="restart"/>') + cell('乙'),
        cell('', '<w:gridSpan w:val="2"/><w:vMerge/>') + cell('1'),
        cell('丙') + cell('2') + cell('3'),
      ),
      ['甲{2x2} | 乙', '1', '丙 | 2 | 3'],
    ],
    ['a table inside a cell', table(`${cell('甲')}<w:tc>${table(cell('1') + cell('2'))}<w:p/></w:tc>`), ['甲 | 1/2']],
    [
      'a deleted row',
      table(
        cell('甲') + cell('1'),
        `<w:trPr><w:del w:id="1"/></w:trPr>${cell('乙')}${cell('2')}`,
        cell('丙') + cell('3'),
      ),
      ['甲 | 1', '丙 | 3'],
    ],
  ]
  test.each(cases)('%s', async (_, body, expected) => expect(shown(await opened(docxOf(body)))).toEqual(expected))

  test('automatic numbers of headings are counted again', async () => {
    const numbering =
      '<w:numbering><w:abstractNum w:abstractNumId="7"><w:lvl w:ilvl="0"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="%1、"/></w:lvl>' +
      '<w:lvl w:ilvl="1"><w:start w:val="1"/><w:numFmt w:val="chineseCounting"/><w:lvlText w:val="（%2）"/></w:lvl></w:abstractNum><w:num w:numId="3"><w:abstractNumId w:val="7"/></w:num></w:numbering>'
    const styles =
      '<w:styles><w:style w:styleId="a"><w:name w:val="heading 1"/><w:pPr><w:numPr><w:numId w:val="3"/></w:numPr></w:pPr></w:style></w:styles>'
    const second = '<w:numPr><w:ilvl w:val="1"/><w:numId w:val="3"/></w:numPr>'
    const heading = (text: string) => p(text, '<w:pStyle w:val="a"/>')
    const body = heading('总体情况') + p('公开', second) + p('申请', second) + heading('主动公开') + p('其他', second)
    const file = docxOf(body, { 'word/numbering.xml': numbering, 'word/styles.xml': styles })
    expect(shown(await opened(file))).toEqual([
      '# 一、总体情况',
      '（一）公开',
      '（二）申请',
      '# 二、主动公开',
      '（一）其他',
    ])
  })

  test('what the docx library writes', async () => {
    const cellOf = (text: string, spans = {}) => new TableCell({ children: [new Paragraph(text)], ...spans })
    const row = (...children: TableCell[]) => new TableRow({ children })
    const file = new Document({
      sections: [
        {
          children: [
            new Paragraph({ children: [new TextRun('一、'), new TextRun({ text: '总体情况', bold: true })] }),
            new Table({
              rows: [row(cellOf('甲', { rowSpan: 2 }), cellOf('乙', { columnSpan: 2 })), row(cellOf('1'), cellOf('2'))],
            }),
          ],
        },
      ],
    })
    const container = await opened(new Uint8Array(await Packer.toBuffer(file)))
    expect(shown(container)).toEqual(['一、总体情况', '甲{2x1} | 乙{1x2}', '1 | 2'])
    expect(container.blocks[1]).toHaveProperty('rows.1.1.at', { table: 1, row: 2, cell: 2 })
  })

  test('embedded sheets are said to be lost', async () => {
    expect(troublesIn(await opened(docxOf('<w:p><w:r><w:object/></w:r></w:p>')))).toEqual([
      expect.stringContaining('lost 文中有 1 个嵌入对象'),
    ])
  })

  test('a locked one is refused', async () => {
    expect(troublesIn(await opened(zipOf({ 'word/document.xml': '' }, 1)))).toEqual([
      'refused 文件已加密，请先解除密码',
    ])
  })
})

test('the XML of Word 2003', async () => {
  const xml = `<?xml version="1.0"?><w:wordDocument xmlns:w="urn:w"><w:body><w:p><w:r><w:t>甲</w:t></w:r></w:p>${table(cell('1') + cell('2'))}</w:body></w:wordDocument>`
  expect(shown(await opened(xml))).toEqual(['甲', '1 | 2'])
})

describe('.doc', () => {
  const parts = [
    '一、总体情况',
    { edges: [0, 2000, 3000, 4000], cells: ['甲', '乙', '丙'], flags: [0x60, 0, 0] },
    { edges: [0, 2000, 4000], cells: ['', '1'], flags: [0x20, 0] },
    '末段\x0b第二行',
  ]
  test('paragraphs and a table with merged cells', async () => {
    const container = await opened(docOf(parts))
    expect(container.mediaType).toBe('application/msword')
    expect(shown(container)).toEqual(['一、总体情况', '甲{2x1} | 乙 | 丙', '1{1x2}', '末段', '第二行'])
  })

  test('fields show their result only', async () => {
    expect(shown(await opened(docOf(['第\x13 PAGE \x1412\x15页'])))).toEqual(['第12页'])
  })

  test('one with a password is refused', async () => {
    expect(troublesIn(await opened(docOf(parts, 0x0300)))).toEqual(['refused Word 文件有打开密码，请先解除密码'])
  })

  test('another reader of this format reads the same file alike', async () => {
    const { default: WordExtractor } = await import('word-extractor')
    const document = await new WordExtractor().extract(Buffer.from(docOf(parts)))
    expect(document.getBody().replace(/\s+/g, ' ').trim()).toBe('一、总体情况 甲 乙 丙 1 末段 第二行')
  })
})

testReal('the blank form of the ministry, in Word', 'dev/011/source.docx', async (bytes) => {
  const tables = (await opened(bytes)).blocks.filter((block) => block.type === 'table')
  expect(tables.map(({ rows }) => rows.length)).toEqual([14, 28, 4])
  expect(tables[1]!.rows[5]![0]).toMatchObject({ text: '三、本年度办理结果', rowSpan: 22, colSpan: 1 })
})
