import ExcelJS from 'exceljs'
import type { TableId } from '../../law/annual-report/index.ts'
import type { Report } from '../report.ts'
import { type Figure, figuresOf } from './figures.ts'
import { type PrintedCell, type PrintedTable, printedTableOf } from './layout.ts'
import { outlineOf } from './outline.ts'

/** The report as a workbook: its text on the first sheet, then a sheet for each table with its merged cells. */
export async function writeXlsx(report: Report): Promise<Uint8Array> {
  const outline = outlineOf(report)
  const book = new ExcelJS.Workbook()
  book.creator = report.organ ?? ''
  book.title = outline.title ?? ''
  textSheet(book, outline)
  for (const { tables } of outline.sections)
    for (const table of tables) {
      const printed = printedTableOf(report, table)
      if (printed) tableSheet(book, report, printed, outline.notice)
    }
  return new Uint8Array(await book.xlsx.writeBuffer())
}

const sheetNames: Record<TableId, string> = {
  disclosure: '主动公开情况',
  requests: '申请收到和处理情况',
  relief: '复议诉讼情况',
}

/** Longest text of a cell that spreadsheets accept. */
const longest = 32_000

function textSheet(book: ExcelJS.Workbook, { title, notice, underTitle, sections }: ReturnType<typeof outlineOf>) {
  const sheet = book.addWorksheet('报告正文', { pageSetup: paperSetup })
  sheet.getColumn(1).width = 96
  const add = (text: string, font: Partial<ExcelJS.Font>, alignment: Partial<ExcelJS.Alignment> = {}) => {
    for (let from = 0; from < text.length; from += longest) {
      const cell = sheet.addRow([text.slice(from, from + longest)]).getCell(1)
      cell.font = { name: '宋体', size: 12, ...font }
      cell.alignment = { wrapText: true, vertical: 'top', ...alignment }
    }
  }
  if (title) add(title, { size: 18, bold: true }, { horizontal: 'center' })
  if (notice) add(notice, { bold: true, color: { argb: 'FFA8231C' } }, { horizontal: 'center' })
  for (const line of underTitle) add(line, { size: 11 }, { horizontal: 'center' })
  for (const { heading, paragraphs } of sections) {
    if (heading) add(heading, { name: '黑体', size: 14 })
    for (const { text, heading } of paragraphs) add(text, heading ? { bold: true } : {})
  }
}

const paperSetup: Partial<ExcelJS.PageSetup> = {
  paperSize: 9,
  orientation: 'portrait',
  fitToPage: true,
  fitToWidth: 1,
  fitToHeight: 0,
}

function tableSheet(book: ExcelJS.Workbook, report: Report, printed: PrintedTable, notice: string | null) {
  const head = printed.rows.filter(({ part }) => part === 'head').length
  const sheet = book.addWorksheet(sheetNames[printed.table], {
    pageSetup: { ...paperSetup, ...(head && { printTitlesRow: `1:${head}` }) },
    views: [{ state: 'frozen', ySplit: head, xSplit: printed.labelColumns }],
    headerFooter: notice ? { oddHeader: `&C${notice}` } : {},
  })
  widthsOf(printed).forEach((width, index) => {
    sheet.getColumn(index + 1).width = width
  })
  const figure = figuresOf(report)
  printed.rows.forEach(({ cells }, index) => {
    for (const cell of cells) {
      const [top, left] = [index + 1, cell.at + 1]
      if (cell.rowSpan > 1 || cell.colSpan > 1)
        sheet.mergeCells(top, left, top + cell.rowSpan - 1, left + cell.colSpan - 1)
      fill(sheet.getCell(top, left), cell, figure(cell), index === 0)
    }
  })
}

function widthsOf({ table, width, labelColumns }: PrintedTable): number[] {
  const labels = { disclosure: [28], requests: [9, 13, 38], relief: [] }[table]
  return [...labels, ...Array.from({ length: width - labelColumns }, () => (table === 'relief' ? 9 : 13))]
}

const hairline = { style: 'thin', color: { argb: 'FF7C858F' } } as const

function fill(cell: ExcelJS.Cell, printed: PrintedCell, { text, state, value }: Figure, first: boolean) {
  const { head, role, kind, total } = printed
  const asNumber = state === 'value' && value !== null && !text.endsWith('万元')
  cell.value = asNumber ? value : text || null
  if (asNumber) cell.numFmt = numberFormat(text, kind)
  cell.font = { name: '宋体', size: 10.5, bold: role === 'band' || total === true }
  const left = role === 'row' || role === 'corner' || role === 'band'
  cell.alignment = { wrapText: head, vertical: 'middle', horizontal: left ? 'left' : head ? 'center' : 'right' }
  cell.border = { top: first ? { style: 'medium' } : hairline, left: hairline, bottom: hairline, right: hairline }
  if (head && role !== 'row') cell.fill = { type: 'pattern', pattern: 'solid', fgColor: { argb: 'FFEEF2F5' } }
}

/** With the decimals that are printed, so that no reader of the sheet rounds. */
function numberFormat(printed: string, kind: PrintedCell['kind']): string {
  const decimals = printed.split('.')[1]?.length ?? 0
  const code = `#,##0${decimals ? `.${'0'.repeat(decimals)}` : ''}`
  return kind === 'change' ? `+${code};−${code};0` : code
}
