// Workbooks: the tables on one sheet or several, figures as text or as formulas, rows and sheets out of sight.
import ExcelJS from 'exceljs'
import { type Made, otherMade, type Piece, placedCells, type Wild } from './made.ts'

interface Sheeting {
  left?: number
  /** What is written into the cell of a figure. */
  value?: (text: string) => ExcelJS.CellValue
  numFmt?: string
  merged?: boolean
  /** A row out of sight between the rows of a table. */
  hiddenRows?: boolean
  gap?: number
  /** Chapter headings stand merged over the width, with border cells beside. */
  wideHeadings?: boolean
}

const asNumber = (text: string): ExcelJS.CellValue => (/^-?[\d.]+$/.test(text) ? Number(text) : text)

function fill(sheet: ExcelJS.Worksheet, pieces: Piece[], how: Sheeting = {}) {
  const { left = 1, value = asNumber, numFmt, merged = true, hiddenRows, gap = 0, wideHeadings } = how
  let row = sheet.rowCount + 1
  for (const piece of pieces) {
    if (piece.kind !== 'table') {
      sheet.getCell(row, left).value = piece.text
      if (wideHeadings) sheet.mergeCells(row, left, row, left + 9)
      row += 1 + gap
      continue
    }
    const { cells } = placedCells(piece.rows)
    for (const cell of cells) {
      const at = sheet.getCell(row + cell.row, left + cell.column)
      at.value = cell.kind === 'value' ? (cell.text === '' ? null : value(cell.text)) : cell.text
      at.border = { top: { style: 'thin' } }
      if (numFmt && cell.kind === 'value') at.numFmt = numFmt
      if (merged && (cell.rowSpan > 1 || cell.colSpan > 1))
        sheet.mergeCells(
          row + cell.row,
          left + cell.column,
          row + cell.row + cell.rowSpan - 1,
          left + cell.column + cell.colSpan - 1,
        )
    }
    row += piece.rows.length
    if (hiddenRows) {
      for (let column = 0; column < 10; column++) sheet.getCell(row, left + column).value = 99
      sheet.getRow(row).hidden = true
      row++
    }
    row += gap
  }
}

type Sheets = [name: string, pieces: Piece[], how?: Sheeting, state?: 'hidden' | 'veryHidden'][]

const workbook =
  (sheetsOf: (made: Made) => Sheets, finish: (book: ExcelJS.Workbook) => void = () => {}) =>
  async (made: Made): Promise<Uint8Array> => {
    const book = new ExcelJS.Workbook()
    for (const [name, pieces, how, state] of sheetsOf(made)) {
      const sheet = book.addWorksheet(name, state ? { state } : {})
      fill(sheet, pieces, how)
    }
    finish(book)
    return new Uint8Array(await book.xlsx.writeBuffer())
  }

const xlsx = (
  sheetsOf: (made: Made) => Sheets,
  more: Partial<Wild> = {},
  finish?: (book: ExcelJS.Workbook) => void,
): Wild => ({
  file: 'report.xlsx',
  make: workbook(sheetsOf, finish),
  ...more,
})

/** A sheet for each chapter, or for each table. */
const byTable = (pieces: Piece[], headings = true): Sheets => {
  const sheets: Sheets = []
  for (const piece of pieces) {
    if (piece.kind === 'title' || !sheets.length) sheets.push([`表${sheets.length}`, [piece]])
    else if (piece.kind === 'heading') sheets.push([piece.text.slice(0, 20), headings ? [piece] : []])
    else sheets.at(-1)![1].push(piece)
  }
  return sheets
}
const tablesOnly = (pieces: Piece[]) => pieces.filter(({ kind }) => kind === 'table' || kind === 'title')
const thousands = (text: string) => (/^\d+$/.test(text) ? text.replace(/\B(?=(\d{3})+$)/g, ',') : text)
const afterwards = (sheet: ExcelJS.Worksheet, change: (cell: ExcelJS.Cell) => void) =>
  sheet.eachRow((row) => row.eachCell((cell) => change(cell)))

export const xlsxLayouts: Record<string, Wild> = {
  'one sheet': xlsx(({ pieces }) => [['年报', pieces]]),
  'one sheet, some blank': xlsx(({ pieces }) => [['年报', pieces]], { blanks: 'zeros' }),
  'one sheet, blanks by chance': xlsx(({ pieces }) => [['年报', pieces]], { blanks: 'some' }),
  'wide headings': xlsx(({ pieces }) => [['年报', pieces, { wideHeadings: true }]]),
  'empty rows between': xlsx(({ pieces }) => [['年报', pieces, { gap: 2 }]]),
  'nothing merged': xlsx(({ pieces }) => [['年报', pieces, { merged: false }]]),
  'nothing merged, some blank': xlsx(({ pieces }) => [['年报', pieces, { merged: false }]], { blanks: 'zeros' }),
  'blank leading columns': xlsx(({ pieces }) => [['年报', pieces, { left: 4 }]]),
  'figures as text': xlsx(({ pieces }) => [['年报', pieces, { value: (text) => text }]]),
  'thousands in text': xlsx(({ pieces }) => [['年报', pieces, { value: thousands }]]),
  'thousands by format': xlsx(({ pieces }) => [['年报', pieces, { numFmt: '#,##0.####' }]]),
  'accounting format': xlsx(({ pieces }) => [
    ['年报', pieces, { numFmt: '_ * #,##0.0000_ ;_ * -#,##0.0000_ ;_ * "-"??_ ;_ @_ ' }],
  ]),
  'rounded by format': xlsx(({ pieces }) => [['年报', pieces, { numFmt: '0' }]], { edition: '2019' }),
  'zeros not shown': xlsx(({ pieces }) => [['年报', pieces, { numFmt: '0.####;-0.####;;@' }]], { said: [] }),
  'formulas with results': xlsx(({ pieces }) => [
    ['年报', pieces, { value: (text) => (/^-?[\d.]+$/.test(text) ? { formula: 'A1+1', result: Number(text) } : text) }],
  ]),
  'formulas without results': xlsx(
    ({ pieces }) => [
      [
        '年报',
        pieces,
        {
          value: (text) =>
            /^-?[\d.]+$/.test(text) && Number(text) > 9 ? ({ formula: 'A1+1' } as ExcelJS.CellValue) : asNumber(text),
        },
      ],
    ],
    { said: [] },
  ),
  'rich text': xlsx(({ pieces }) => [
    ['年报', pieces, { value: (text) => ({ richText: Array.from(text, (sign) => ({ text: sign })) }) }],
  ]),
  'hidden rows': xlsx(({ pieces }) => [['年报', pieces, { hiddenRows: true }]]),
  'hidden columns': xlsx(
    ({ pieces }) => [['年报', pieces, { left: 3 }]],
    {},
    (book) => {
      const sheet = book.worksheets[0]!
      for (let row = 1; row <= sheet.rowCount; row++) for (const column of [1, 2]) sheet.getCell(row, column).value = 7
      for (const column of [1, 2]) sheet.getColumn(column).hidden = true
    },
  ),
  'a hidden sheet with last year': xlsx((made) => [
    ['2021', otherMade(made, 77, 2021), {}, 'hidden'],
    ['2022', made.pieces],
    ['底稿', otherMade(made, 78, 2022), {}, 'veryHidden'],
  ]),
  'a sheet for each chapter': xlsx(({ pieces }) => byTable(pieces)),
  'a sheet for each chapter, unnamed': xlsx(({ pieces }) => byTable(pieces, false)),
  'a sheet for each table': xlsx(({ pieces }) => byTable(tablesOnly(pieces))),
  'tables alone on one sheet': xlsx(({ pieces }) => [
    ['Sheet1', tablesOnly(pieces)],
    ['Sheet2', []],
    ['Sheet3', []],
  ]),
  'years in sheets': xlsx(
    (made) => [
      ['2022', made.pieces],
      ['2021', otherMade(made, 77, 2021)],
    ],
    { said: ['R-OTHERREPORT'] },
  ),
  'organs in sheets': xlsx(
    (made) => [
      ['县政府', made.pieces],
      ['财政局', otherMade(made, 77, 2022, '青禾县财政局')],
    ],
    { said: ['R-OTHERREPORT'] },
  ),
  'organs in sheets, tables alone': xlsx(
    (made) => [
      ['县政府', tablesOnly(made.pieces)],
      ['财政局', tablesOnly(otherMade(made, 77, 2022, '青禾县财政局'))],
      ['教育局', tablesOnly(otherMade(made, 79, 2022, '青禾县教育局'))],
    ],
    { said: ['R-OTHERREPORT'] },
  ),
  'organs in sheets, untitled': xlsx(
    (made) => [
      ['县政府', made.pieces.filter(({ kind }) => kind === 'table')],
      ['财政局', otherMade(made, 77, 2022).filter(({ kind }) => kind === 'table')],
    ],
    { said: ['R-OTHERREPORT'] },
  ),
  'table three of several organs': xlsx(
    (made) => [
      ['年报', made.pieces],
      ['财政局表三', otherMade(made, 77, 2022).filter((piece) => piece.kind === 'table' && piece.table === 'requests')],
      ['教育局表三', otherMade(made, 79, 2022).filter((piece) => piece.kind === 'table' && piece.table === 'requests')],
    ],
    { said: [] },
  ),
  'units in figures': xlsx(
    ({ pieces }) => [['年报', pieces]],
    {},
    (book) =>
      afterwards(book.worksheets[0]!, (cell) => {
        if (typeof cell.value === 'number' && cell.value > 0 && Number.isInteger(cell.value))
          cell.value = `${cell.value} `
      }),
  ),
}
