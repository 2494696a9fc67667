import type { TableId } from '../../law/annual-report/index.ts'
import type { Paper, PaperCell, PaperPart, PaperTable } from '../../papers/index.ts'
import type { Report } from '../report.ts'
import { type Figure, figuresOf } from './figures.ts'
import { type PrintedCell, type PrintedRow, type PrintedTable, printedTableOf } from './layout.ts'
import { outlineOf, type Section } from './outline.ts'

/** The report as an official document, for DOCX and PDF. */
export function paperOf(report: Report): Paper {
  const { lang, title, notice, underTitle, sections } = outlineOf(report)
  return {
    lang,
    title,
    underTitle: [...(notice ? [{ text: notice, strong: true }] : []), ...underTitle.map((text) => ({ text }))],
    parts: sections.flatMap((section) => partsOf(report, section)),
    about: {
      ...(report.organ && { author: report.organ }),
      subject: '政府信息公开工作年度报告',
      ...(notice && { keywords: notice }),
    },
  }
}

function partsOf(report: Report, { heading, paragraphs, tables }: Section): PaperPart[] {
  return [
    ...(heading ? [{ type: 'heading' as const, level: 1 as const, text: heading }] : []),
    ...paragraphs.map(
      ({ text, heading }): PaperPart => (heading ? { type: 'heading', level: 2, text } : { type: 'paragraph', text }),
    ),
    ...tables.flatMap((table): PaperPart[] => {
      const printed = printedTableOf(report, table)
      return printed ? [{ type: 'table', table: paperTable(report, printed) }] : []
    }),
  ]
}

const fontSizes: Record<TableId, number> = { disclosure: 10.5, requests: 8.5, relief: 8.5 }

function paperTable(report: Report, printed: PrintedTable): PaperTable {
  const figure = figuresOf(report)
  return {
    widths: widthsOf(printed),
    headRows: printed.rows.filter(({ part }) => part === 'head').length,
    fontSize: fontSizes[printed.table],
    rows: printed.rows.map((row) =>
      row.cells.map((cell) =>
        paperCell(row, cell, figure(cell), printed.table !== 'disclosure' && cell.role === 'column'),
      ),
    ),
  }
}

/** Shares of the line: label columns as wide as their words need, the figures' columns alike. */
function widthsOf({ table, width, labelColumns }: PrintedTable): number[] {
  const labels = { disclosure: [30], requests: [7.5, 9, 31.5], relief: [] }[table]
  const left = 100 - labels.reduce((sum, share) => sum + share, 0)
  return [...labels, ...Array.from({ length: width - labelColumns }, () => left / (width - labelColumns))]
}

const inTwoLines = (label: string) => (label.length === 4 ? `${label.slice(0, 2)}\n${label.slice(2)}` : label)

/** As official papers print figures: without a comma at the thousands. */
function paperCell(
  { part, emphasis }: PrintedRow,
  cell: PrintedCell,
  { text, state, value }: Figure,
  narrow: boolean,
): PaperCell {
  const { role, head, rowSpan, colSpan, total } = cell
  const bold = role === 'band' || (part === 'body' && (emphasis === 'sum' || (emphasis === 'key' && head))) || total
  return {
    text: role === 'value' ? text.replaceAll(',', '') : narrow ? inTwoLines(text) : text,
    rowSpan,
    colSpan,
    ...(head && { head }),
    ...(bold && { bold }),
    align: role === 'row' || role === 'corner' || role === 'band' ? 'left' : 'center',
    ...(state === 'value' && !head && { figure: true }),
    ...(state === 'value' && value === 0 && { faint: true }),
  }
}
