import { PDFDocument } from 'pdf-lib'
import { describe, expect, test } from 'vitest'
import { pdfOf } from './pdf-fixture.ts'
import { opened, shown, testReal, troublesIn } from './shown.ts'

const xs = [100, 200, 300, 400]
const ys = [100, 130, 160, 190]

describe('ruled tables', () => {
  test('merged cells follow from the rules that are missing', async () => {
    const file = await pdfOf((pen) => {
      pen.grid(xs, ys, { below: ['1,0'], right: ['0,1'] })
      pen.text('A', 110, 120)
      pen.text('B', 210, 120)
      pen.text('C', 110, 165)
      pen.text('12', 210, 150)
      pen.text('3', 310, 150)
      pen.text('4', 210, 180)
    })
    const container = await opened(file)
    expect(shown(container)).toEqual(['A | B{1x2}', 'C{2x1} | 12 | 3', '4 | '])
    expect(container.blocks[0]).toHaveProperty('rows.1.1.at', {
      page: 1,
      table: 1,
      row: 2,
      cell: 2,
      box: [200, 130, 300, 160],
    })
  })

  test('labels written downwards, and numbers broken over two lines', async () => {
    const file = await pdfOf((pen) => {
      pen.grid([100, 130, 170], [100, 180, 200])
      for (const [index, sign] of ['X', 'Y', 'Z'].entries()) pen.text(sign, 110, 120 + index * 20)
      pen.text('517645', 132, 120)
      pen.text('12', 132, 140)
      pen.text('1', 110, 195)
    })
    expect(shown(await opened(file))).toEqual(['X/Y/Z | 51764512', '1 | '])
  })

  test('a number too long for its column is not cut by the rule it crosses', async () => {
    const file = await pdfOf((pen) => {
      pen.grid([100, 200, 230, 300], [100, 130, 160])
      pen.text('A', 110, 120)
      pen.text('40682089', 195, 150)
      pen.text('7', 270, 150)
    })
    expect(shown(await opened(file))).toEqual(['A |  | ', ' | 40682089 | 7'])
  })

  test('open at the sides, as some writers draw them', async () => {
    const file = await pdfOf((pen) => {
      for (const y of ys) pen.line(100, y, 400, y)
      pen.line(200, 100, 200, 190)
      for (const [row, y] of [120, 150, 180].entries()) {
        pen.text(`L${row}`, 110, y)
        pen.text(`${row}`, 210, y)
      }
    })
    expect(shown(await opened(file))).toEqual(['L0 | 0', 'L1 | 1', 'L2 | 2'])
  })

  test('a table that goes on after a page break is one table', async () => {
    const file = await pdfOf(
      (pen) => {
        pen.grid([100, 150, 250, 400], [650, 680, 710, 740], { below: ['1,0'] })
        pen.text('Head', 110, 670)
        pen.text('Group', 105, 715)
        pen.text('1. a', 160, 700)
        pen.text('5', 260, 700)
        pen.text('2. b', 160, 730)
        pen.text('6', 260, 730)
        pen.text('- 1 -', 290, 780)
      },
      (pen) => {
        pen.grid([100, 150, 250, 400], [50, 80, 110], {})
        pen.text('3. c', 160, 70)
        pen.text('7', 260, 70)
        pen.text('4. d', 160, 100)
        pen.text('8', 260, 100)
        pen.text('- 2 -', 290, 780)
      },
    )
    const container = await opened(file)
    expect(shown(container)).toEqual(['Head |  | ', 'Group{3x1} | 1. a | 5', '2. b | 6', '3. c | 7', ' | 4. d | 8'])
    expect(container.blocks[0]).toHaveProperty('rows.4.2.at.page', 2)
  })

  test('heading rows repeated on the next page are read once', async () => {
    const part = (first: string, at: number) => (pen: Parameters<Parameters<typeof pdfOf>[0]>[0]) => {
      pen.grid([100, 200, 300], [at, at + 30, at + 60])
      pen.text('Item', 110, at + 20)
      pen.text('Count', 210, at + 20)
      pen.text(first, 110, at + 50)
      pen.text('9', 210, at + 50)
    }
    const file = await pdfOf(part('1. a', 680), part('2. b', 60))
    expect(shown(await opened(file))).toEqual(['Item | Count', '1. a | 9', '2. b | 9'])
  })
})

describe('running text', () => {
  const full = 'the quick brown fox jumps over the lazy dog and then some more of it'
  test('lines are joined to paragraphs, over page breaks too; page numbers are dropped', async () => {
    const file = await pdfOf(
      (pen) => {
        pen.text('Title of it', 240, 90, 22)
        pen.text(full.slice(0, 66), 124, 200)
        pen.text(full, 100, 220)
        pen.text('end.', 100, 240)
        pen.text('indented', 124, 260)
        pen.text(full, 100, 720)
        pen.text('1', 300, 785)
      },
      (pen) => {
        pen.text('goes on', 100, 90)
        pen.text('2 / 2', 300, 785)
      },
    )
    expect(shown(await opened(file))).toEqual([
      '# Title of it',
      `${full.slice(0, 66).trim()} ${full} end.`,
      'indented',
      `${full} goes on`,
    ])
  })
})

describe('what is not text', () => {
  test('a scan without a text layer is said to be lost', async () => {
    expect(troublesIn(await opened(await pdfOf(() => {})))).toEqual([expect.stringContaining('lost PDF 没有文字层')])
  })

  test('a damaged file is refused', async () => {
    const container = await opened('%PDF-1.7\n1 0 obj\n<< /Type /Catalog >>\nendobj\n')
    expect(container.troubles.map(({ kind }) => kind)).toEqual(['refused'])
  })

  test('more pages than are read', async () => {
    const document = await PDFDocument.create()
    for (let page = 0; page < 301; page++) document.addPage([100, 100])
    expect(troublesIn(await opened(await document.save()))).toContainEqual(expect.stringContaining('cut PDF 共 301 页'))
  })
})

testReal('five pages from a text processor, tables over page breaks', 'dev/003/source.pdf', async (bytes) => {
  const container = await opened(bytes)
  const tables = container.blocks.filter((block) => block.type === 'table')
  expect(container.troubles).toEqual([])
  expect(tables.map(({ rows }) => rows.length)).toEqual([14, 26, 4])
  expect(tables[1]!.rows[5]![0]).toMatchObject({ text: '三\n、\n本\n年\n度\n办\n理\n结\n果', rowSpan: 20 })
  expect(tables[2]!.rows[3]!.map(({ text }) => text).join()).toBe('1,1,0,0,2,1,0,0,0,1,2,0,1,0,3')
  expect(shown(container).filter((line) => /^-?\s*\d\s*-?$/.test(line))).toEqual([])
})
