import { Document, HeadingLevel, Packer, Paragraph, Table, TableCell, TableRow } from 'docx'
import ExcelJS from 'exceljs'
import { beforeAll, expect, test } from 'vitest'
import {
  bodyFromFile,
  bodyFromHtml,
  documentFields,
  importDocuments,
  importEntries,
  openTakeover,
  takeoverSheet,
  textOf,
} from '../../src/documents/index.ts'
import { newsroom } from './newsroom.ts'

const { app, staff } = await newsroom()
let takeoverId = ''
beforeAll(async () => {
  const opened = await openTakeover(
    app,
    staff.head,
    {
      organId: 'city',
      source: '旧网站导出',
      digest: 'b'.repeat(64),
      responsibleName: '示例主任',
      signedOn: '2026-02-01',
    },
    null,
  )
  takeoverId = opened.ok ? opened.value.id : ''
})

async function sheetOf(heads: string[], ...rows: unknown[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = book.addWorksheet('清单')
  sheet.addRow(heads)
  for (const row of rows) sheet.addRow(row)
  return new Uint8Array(await book.xlsx.writeBuffer())
}
const wordFile = () =>
  Packer.toBuffer(
    new Document({
      sections: [
        {
          children: [
            new Paragraph({ text: '总则', heading: HeadingLevel.HEADING_1 }),
            new Paragraph('第一条 示例正文。'),
            new Table({
              rows: [
                new TableRow({
                  children: [
                    new TableCell({ children: [new Paragraph('项目')] }),
                    new TableCell({ children: [new Paragraph('数量')] }),
                  ],
                }),
              ],
            }),
          ],
        },
      ],
    }),
  )

test('a list and a folder come in under the takeover, faults by row', async () => {
  const heads = ['标题', '种类', '文号', '成文日期', '发布日期', '公开属性', '理由', '正文文件', '附件', '主题分类']
  const sheet = await sheetOf(
    heads,
    [
      '示例办法',
      '行政规范性文件',
      '示政规〔2024〕1号',
      '2024年3月1日',
      new Date('2024-03-05T00:00:00Z'),
      '主动公开',
      '',
      '正文/1.docx',
      '附件/表.txt',
      '综合政务\\政务公开',
    ],
    ['不公开件', '其他', '', '2024/3/1', '', '不予公开', '讨论记录', '', '', ''],
    ['无理由', '其他', '', '2024-3-1', '', '不予公开', '', '', '', ''],
    ['缺正文', '通知公告', '', '2024-3-1', '2024-3-2', '主动公开', '', '正文/2.docx', '', ''],
    ['日期不对', '通知公告', '', '2024-13-1', '2024-3-2', '主动公开', '', '', '', ''],
    ['密件', '通知公告', '', '2024-3-1', '2024-3-2', '主动公开', '', '', '附件/密.txt', ''],
  )
  const files = new Map<string, Uint8Array>([
    ['正文/1.docx', await wordFile()],
    ['附件/表.txt', Buffer.from('附件内容')],
    ['附件/密.txt', Buffer.from('机密★1年\n内容')],
  ])
  const input = { organId: 'city', takeoverId, sheet, files }
  const dry = await importDocuments(app, staff.head, { ...input, dryRun: true }, null)
  expect(dry).toMatchObject({ ok: true, value: { taken: 3 } })
  const result = await importDocuments(app, staff.head, input, null)
  if (!result.ok) throw new Error(result.refusal.message)
  expect(result.value.taken).toBe(1 + 0 + 1)
  expect(result.value.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '4 理由',
    '5 正文文件',
    '6 成文日期',
    '7 附件',
  ])
  const shown = await app.db.selectFrom('public_documents').select(['title', 'text', 'theme', 'register_no']).execute()
  expect(shown).toEqual([
    { title: '示例办法', text: '总则\n第一条 示例正文。\n项目\t数量', theme: 'T0201', register_no: '登〔2024〕1号' },
  ])
  const attached = await app.db.selectFrom('public_document_files').select('name').execute()
  expect(attached).toEqual([{ name: '表.txt' }])
  expect((await importDocuments(app, staff.author, input, null)).ok).toBe(false)
  expect(Object.keys(documentFields)).toContain('repealedOn')
})

test('the list to fill in is read as it comes; items and key domains are named by their words', async () => {
  const book = new ExcelJS.Workbook()
  await book.xlsx.load((await takeoverSheet('township', app.today())).buffer as never)
  const [list, about] = book.worksheets
  const fields = Object.keys(documentFields)
  expect((list!.getRow(1).values as string[]).slice(1)).toEqual(
    fields.map((id) => documentFields[id as keyof typeof documentFields].label),
  )
  const lines = about!.getColumn(1).values.join('\n')
  expect(lines).toContain('宅基地使用情况审核')
  expect(lines).not.toContain('市政建设')
  const empty = { organId: 'city', takeoverId, files: new Map<string, Uint8Array>() }
  const dry = await importDocuments(
    app,
    staff.head,
    { ...empty, sheet: new Uint8Array(await book.xlsx.writeBuffer()), dryRun: true },
    null,
  )
  expect(dry.ok && dry.value.faults.map(({ row, column }) => `${row} ${column}`)).toEqual(['2 正文文件', '2 附件'])
  const heads = ['标题', '公开属性', '发布日期', '公开事项', '重点领域', '正文']
  const sheet = await sheetOf(
    heads,
    ['某年决算', '主动公开', '2024-09-01', '财政预算、决算信息', '财政预决算', '见附件。'],
    ['看不懂', '主动公开', '2024-09-01', '财政', '财政', '正文'],
  )
  const result = await importDocuments(app, staff.head, { ...empty, sheet }, null)
  expect(result.ok && result.value.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '3 公开事项',
    '3 重点领域',
  ])
  const [kept] = await app.db
    .selectFrom('documents')
    .select(['item', 'key_domain'])
    .where('title', '=', '某年决算')
    .execute()
  expect(kept).toEqual({ item: 'A20_07', key_domain: 'finance' })
})

test('figures come in from a sheet all together, or not at all', async () => {
  const heads = ['事项', '年度', '期间', '处理决定数量', '金额（万元）']
  const good = [
    ['行政许可', 2025, '第1季度', '1,200', ''],
    ['行政处罚', 2025, '全年', 30, ''],
    ['行政事业性收费', '2025年', '上半年', '', 12.5],
  ]
  const wrong = [
    ['行政奖励', 2025, '全年', 1, ''],
    ['行政许可', 2025, '13月', 'x', ''],
  ]
  const put = async (...rows: unknown[][]) =>
    importEntries(app, staff.author, { organId: 'city', bytes: await sheetOf(heads, ...rows) }, null)
  const refused = await put(...good, ...wrong)
  expect(refused.ok && refused.value.ids).toEqual([])
  expect(refused.ok && refused.value.faults.map(({ row, column }) => `${row} ${column}`)).toEqual([
    '5 事项',
    '6 期间',
    '6 处理决定数量',
  ])
  const entered = await put(...good)
  expect(entered.ok && entered.value).toMatchObject({
    faults: [],
    ids: [expect.any(String), expect.any(String), expect.any(String)],
  })
  const rows = await app.db
    .selectFrom('administrative_entries')
    .select(['row_id', 'first_month', 'last_month', 'quantity', 'amount_wan'])
    .orderBy('row_id')
    .execute()
  expect(rows).toEqual([
    { row_id: 'fees', first_month: 1, last_month: 6, quantity: null, amount_wan: 12.5 },
    { row_id: 'penalties', first_month: 1, last_month: 12, quantity: 30, amount_wan: null },
    { row_id: 'permits', first_month: 1, last_month: 3, quantity: 1200, amount_wan: null },
  ])
  expect(await importEntries(app, staff.author, { organId: 'city', bytes: Buffer.from('x') }, null)).toMatchObject({
    ok: false,
  })
})

test('what was pasted from Word keeps its structure and leaves its styles', async () => {
  const html =
    '<style>p{color:red}</style><h2>一、总体</h2><p class="MsoNormal" style="mso-x:1"><span lang="EN-US">正文<o:p></o:p></span></p><script>alert(1)</script><table><tr><td>甲</td></tr></table>'
  const { body } = await bodyFromHtml(html)
  expect(textOf(body)).toBe('一、总体\n正文\n甲')
  expect(JSON.stringify(body)).not.toMatch(/Mso|alert|color/)
})

test('what cannot be read is said', async () => {
  const { body, troubles } = await bodyFromFile(new Uint8Array([0x89, 0x50, 0x4e, 0x47, 0, 0]), '扫描.png')
  expect(body).toEqual([])
  expect(troubles.length).toBeGreaterThan(0)
})
