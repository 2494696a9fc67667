import ExcelJS from 'exceljs'
import { beforeAll, describe, expect, test } from 'vitest'
import type { Staff } from '../../src/organs/index.ts'
import {
  dayIn,
  importLedger,
  ledgerCsv,
  ledgerRows,
  ledgerXlsx,
  outcomeOf,
  readActs,
  tableThree,
} from '../../src/requests/index.ts'
import { office } from '../organs/office.ts'

const { app, at, organ, person } = await office()
let registry: Staff
let elsewhere: Staff

beforeAll(async () => {
  at('2026-05-20T02:00:00Z')
  await organ('bureau')
  await organ('other')
  registry = await person('reg', 'bureau', ['registry'])
  elsewhere = await person('els', 'other', ['registry'])
})

async function sheet(rows: (string | number | null)[][]): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const page = book.addWorksheet('台账')
  page.addRow(['示例局依申请公开台账'])
  page.addRow([
    '序号',
    '收件编号',
    '申请日期',
    '申请方式',
    '申请人类型',
    '申请人姓名',
    '联系方式',
    '申请内容',
    '答复类型',
    '答复时间',
    '延期',
    '备注',
  ])
  for (const row of rows) page.addRow(row)
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const rows = [
  [
    1,
    '2025-1',
    '2025年3月3日',
    '网上',
    '公民',
    '示例甲',
    '00000000001',
    '示例道路规划图',
    '予以公开',
    '2025/3/20',
    null,
    null,
  ],
  [
    2,
    '2025-2',
    '2025-12-22',
    '信函',
    '商业企业',
    '示例公司甲乙丙',
    '',
    '示例采购合同',
    '政府信息不存在',
    '2026-01-12',
    null,
    null,
  ],
  [3, '2026-7', '2026-05-06', '当面', '自然人', '示例乙', '', '示例征地批复', '', '', '10', null],
  [4, '2026-8', '二〇二六年五月', '当面', '外星人', '示例丙', '', '示例', '公开了', '', '', null],
  [5, '2025-1', '2025-04-01', '当面', '公民', '示例丁', '', '编号重了', '撤回', '2025-04-02', '', null],
]

describe('an old ledger', () => {
  test('is only looked at in a dry run', async () => {
    const seen = await importLedger(app, registry, { organId: 'bureau', bytes: await sheet(rows), dryRun: true }, null)
    expect(seen).toMatchObject({ ok: true, value: { closed: 2, open: 1, unknownHeads: ['序号', '备注'] } })
    expect(await app.db.selectFrom('requests').selectAll().execute()).toEqual([])
  })

  test('comes in row by row; what is not understood is reported and left out', async () => {
    const done = await importLedger(app, registry, { organId: 'bureau', bytes: await sheet(rows) }, null)
    if (!done.ok) throw new Error(done.refusal.message)
    expect(done.value).toMatchObject({ closed: 2, open: 1, mapping: { receivedOn: '申请日期', outcome: '答复类型' } })
    expect(done.value.faults.map(({ row, column, seen }) => `${row} ${column} ${seen}`)).toEqual([
      '6 收到日期 二〇二六年五月',
      '6 申请人类别 外星人',
      '6 办结日期 空白',
      '7 登记编号 2025-1',
    ])
  })

  test('counts in the years it belongs to, and open cases keep their clock', async () => {
    const of = async (year: number) => (await tableThree(app.db, { organIds: ['bureau'], year }))!.table
    expect(await of(2025)).toMatchObject({
      newReceived: { total: 2 },
      granted: { naturalPerson: 1 },
      carriedOut: { enterprise: 1 },
    })
    expect(await of(2026)).toMatchObject({
      carriedIn: { enterprise: 1 },
      'unavailable.notHeld': { enterprise: 1 },
      carriedOut: { naturalPerson: 1 },
    })
    const open = await app.db
      .selectFrom('requests')
      .selectAll()
      .where('number', '=', '2026-7')
      .executeTakeFirstOrThrow()
    // Thirty working days from 6 May 2026, the ninth of which, a Saturday, is worked.
    expect(open).toMatchObject({ is_open: true, reply_due: '2026-06-16', flags: ['extended'] })
    expect((await readActs(app.db, 'bureau', open.id)).every(({ note }) => note === '由旧台账接管')).toBe(true)
  })

  test('of another office is refused', async () =>
    expect(await importLedger(app, elsewhere, { organId: 'bureau', bytes: await sheet(rows) }, null)).toMatchObject({
      refusal: { code: 'not-yours' },
    }))

  test('without the columns that are needed is refused, with what was found', async () => {
    const book = new ExcelJS.Workbook()
    book.addWorksheet('x').addRow(['甲', '乙'])
    const bytes = new Uint8Array(await book.xlsx.writeBuffer())
    expect(await importLedger(app, registry, { organId: 'bureau', bytes }, null)).toMatchObject({
      refusal: { code: 'missing-columns', heads: ['甲', '乙'] },
    })
  })
})

describe('the export', () => {
  test('as CSV: heads, masked names, the notice first', async () => {
    let text = ''
    for await (const line of ledgerCsv(ledgerRows(app, { organIds: ['bureau'] }), '示例数据，非该机关发布'))
      text += line
    const lines = text.replace(/\r\n$/, '').split('\r\n')
    expect(lines[0]).toBe('\uFEFF示例数据，非该机关发布')
    expect(lines[1]).toContain('登记编号,收件渠道')
    expect(lines).toHaveLength(5)
    expect(text).not.toContain('示例公司甲乙丙')
  })

  test('as XLSX', async () => {
    const book = new ExcelJS.Workbook()
    await book.xlsx.load((await ledgerXlsx(ledgerRows(app, { organIds: ['bureau'] }), null)) as never)
    expect(book.worksheets[0]!.rowCount).toBe(4)
  })
})

test.each([
  ['2024年2月5日', '2024-02-05'],
  ['2024/2/5', '2024-02-05'],
  ['2024.02.05', '2024-02-05'],
  ['2024-02-30', undefined],
])('the day %s', (text, day) => expect(dayIn(text)).toBe(day))

test.each([
  ['部分公开（区分处理）', 'partial'],
  ['不予公开（过程性信息）', 'denied.process'],
  ['本机关不掌握相关政府信息', 'unavailable.notExisting'],
  ['不属于本机关', 'unavailable.notOurs'],
  ['同意公开', 'granted.full'],
  ['天气不错', undefined],
])('the outcome %s', (text, outcome) => expect(outcomeOf(text)).toBe(outcome))
