import { paperToDocx, paperToPdf } from '../../papers/index.ts'
import type { Report } from '../report.ts'
import { reportToCsv } from './csv.ts'
import { reportToHtml } from './html/index.ts'
import { reportToJson } from './json.ts'
import { paperOf } from './paper.ts'

export { cellRecords } from './cells.ts'
export { csvHead, csvRecord } from './csv.ts'
export * from './html/index.ts'
export { parseReportJson } from './json.ts'
export * from './layout.ts'

/** The formats in which a report is written, with media type and ending. */
export const writtenFormats = {
  html: 'text/html; charset=utf-8',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  pdf: 'application/pdf',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  csv: 'text/csv; charset=utf-8',
  json: 'application/json',
} as const

export type WriteFormat = keyof typeof writtenFormats

export interface Written {
  bytes: Uint8Array
  mediaType: string
  /** Organ, year and ending; without characters that a file name may not have. */
  fileName: string
}

export interface WriteOptions {
  /** JSON on one line. */
  compact?: boolean
}

/** The report as a file. */
export async function writeReport(report: Report, format: WriteFormat, options: WriteOptions = {}): Promise<Written> {
  return {
    bytes: await writers[format](report, options),
    mediaType: writtenFormats[format],
    fileName: nameOf(report, format),
  }
}

const utf8 = (text: string) => new TextEncoder().encode(text)

const writers: Record<WriteFormat, (report: Report, options: WriteOptions) => Uint8Array | Promise<Uint8Array>> = {
  html: (report) => utf8(reportToHtml(report)),
  docx: (report) => paperToDocx(paperOf(report)),
  pdf: (report) => paperToPdf(paperOf(report)),
  xlsx: async (report) => (await import('./xlsx.ts')).writeXlsx(report),
  csv: (report) => utf8(reportToCsv(report)),
  json: (report, { compact }) => utf8(`${reportToJson(report, compact ? undefined : 2)}\n`),
}

function nameOf({ organ, year }: Report, format: WriteFormat): string {
  const name = `${organ ?? ''}${year ? `${year}年` : ''}政府信息公开工作年度报告`
  return `${name.replace(/[\\/:*?"<>|\p{Cc}]/gu, '').slice(0, 80)}.${format}`
}
