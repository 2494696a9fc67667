import ExcelJS from 'exceljs'
import { describe, expect, test } from 'vitest'
import { shownNumber } from '../../../src/reports/read/containers/sheet-numbers.ts'
import { opened, shown, troublesIn } from './shown.ts'
import { zipOf } from './zip-fixture.ts'

async function workbookOf(...sheets: ((sheet: ExcelJS.Worksheet) => void)[]): Promise<Uint8Array> {
  const workbook = new ExcelJS.Workbook()
  sheets.forEach((fill, index) => {
    fill(workbook.addWorksheet(`表${index + 1}`))
  })
  return new Uint8Array(await workbook.xlsx.writeBuffer())
}

describe('.xlsx', () => {
  test('merged cells, numbers as shown, text', async () => {
    const file = await workbookOf((sheet) => {
      sheet.addRows([
        ['项目', '数量', null],
        ['规章', 1184, 0.5],
        ['收费', 4068.208, { formula: 'B2', result: 7 }],
        [null, new Date('2024-01-20'), '—'],
      ])
      sheet.mergeCells('B1:C1')
      sheet.mergeCells('A3:A4')
      sheet.getCell('B2').numFmt = '#,##0'
      sheet.getCell('C2').numFmt = '0.0%'
    })
    expect(shown(await opened(file))).toEqual([
      '项目 | 数量{1x2}',
      '规章 | 1,184 | 50.0%',
      '收费{2x1} | 4068.208 | 7',
      '2024-01-20 | —',
    ])
  })

  test('titles and chapter headings in rows of their own, tables divided by empty rows', async () => {
    const file = await workbookOf((sheet) => {
      sheet.addRows([
        ['某局2023年政府信息公开工作年度报告'],
        ['一、总体情况'],
        ['本年度公开工作有序推进。'],
        ['二、主动公开政府信息情况'],
        ['规章', 0],
        ['规范性文件', 2],
        [],
        ['行政许可', 3],
      ])
    })
    const container = await opened(file)
    expect(shown(container)).toEqual([
      '# 某局2023年政府信息公开工作年度报告',
      '# 一、总体情况',
      '本年度公开工作有序推进。',
      '# 二、主动公开政府信息情况',
      '规章 | 0',
      '规范性文件 | 2',
      '行政许可 | 3',
    ])
    expect(container.blocks.at(-1)!.at).toEqual({ sheet: '表1', table: 2 })
  })

  test('empty columns and far cells do not widen a table', async () => {
    const file = await workbookOf((sheet) => {
      sheet.addRow(['甲', null, '1'])
      sheet.getCell('XFD1').border = { top: { style: 'thin' } }
    })
    expect(shown(await opened(file))).toEqual(['甲 | 1'])
  })

  test('hidden sheets are passed over', async () => {
    const file = await workbookOf(
      (sheet) => sheet.addRow(['甲', 1]),
      (sheet) => {
        sheet.addRow(['乙', 2])
        sheet.state = 'hidden'
      },
    )
    expect(shown(await opened(file))).toEqual(['甲 | 1'])
  })

  test('without its parts it is empty, not an exception', async () => {
    expect((await opened(zipOf({ 'xl/workbook.xml': '<workbook/>' }))).blocks).toEqual([])
  })
})

test('the old format is refused with advice', async () => {
  const name = [...'Workbook'].flatMap((sign) => [sign.charCodeAt(0), 0])
  const bytes = new Uint8Array([0xd0, 0xcf, 0x11, 0xe0, 0xa1, 0xb1, 0x1a, 0xe1, ...new Array(600).fill(0), ...name])
  expect(troublesIn(await opened(bytes))).toEqual(['refused 这是旧版 Excel（.xls）文件，请另存为 .xlsx 后再读取'])
})

test('places that a format leaves open are shown where they are not nothing', () => {
  expect(shownNumber('0.0008', '#,##0.00##')).toBe('0.0008')
  expect(shownNumber('1245.5', '#,##0.00##')).toBe('1,245.50')
  expect(shownNumber('7', '0.##')).toBe('7')
})
