// A written file is read again by the reader that reads everybody's files, compared, and checked by the same rules.
import { checkReport } from '../check/index.ts'
import { readReport } from '../read/index.ts'
import { cellDifferences, type Difference } from '../read-back.ts'
import type { Finding, Report } from '../report.ts'
import { parseReportCsv } from './csv.ts'
import { type WriteFormat, type Written, writeReport } from './index.ts'
import { parseReportJson } from './json.ts'
import { outlineOf } from './outline.ts'

export interface Verified {
  written: Written
  /** Where the file read back says something else than the report. */
  differences: Difference[]
  /** What the rules say of the file as it reads. */
  findings: Finding[]
}

/** Writes the report, reads the file back, compares every cell and the frame, and checks what was read. */
export async function writeVerified(report: Report, format: WriteFormat): Promise<Verified> {
  const written = await writeReport(report, format)
  const again = await readBack(report, format, written)
  return {
    written,
    differences: [...cellDifferences(report, again), ...frameDifferences(report, again, format)],
    findings: checkReport({ ...again, findings: [...again.findings, ...report.findings.filter(isCut)] }),
  }
}

/** What was cut off in the source is missing from what was written, which says nothing of the writing. */
const isCut = ({ rule }: Finding) => rule === 'R-CUT'

/** The report that a written file holds. CSV carries cells alone: its frame is taken from the report. */
export async function readBack(report: Report, format: WriteFormat, { bytes, ...file }: Written): Promise<Report> {
  const text = () => new TextDecoder('utf-8', { ignoreBOM: true }).decode(bytes)
  if (format === 'json') {
    const parsed = parseReportJson(text())
    if (!parsed.ok) throw new Error(parsed.refusal.message)
    return parsed.value
  }
  if (format === 'csv') {
    const parsed = parseReportCsv(text())
    if (!parsed.ok) throw new Error(parsed.refusal.message)
    return { ...report, ...parsed.value }
  }
  return (await readReport(bytes, { name: file.fileName, mediaType: file.mediaType })).report
}

/** Differences in what stands around the cells: names, days, editions, chapters, rows outside the format. */
export function frameDifferences(before: Report, after: Report, format: WriteFormat): Difference[] {
  const frame = (report: Report) => frameOf(report, format)
  const [old, now] = [frame(before), frame(after)]
  return Object.keys({ ...old, ...now }).flatMap((where) =>
    old[where] === now[where] ? [] : [{ where, before: old[where] ?? '没有', after: now[where] ?? '没有' }],
  )
}

function frameOf(report: Report, format: WriteFormat): Record<string, string> {
  const { year, organ, period, notice, editions, tables, extraRows } = report
  const said = Object.entries({
    ...{ year, organ, notice, title: outlineOf(report).title },
    period: period?.from && period.to ? `${period.from}/${period.to}` : null,
    ...(tables.disclosure && { 'editions.disclosure': editions.disclosure }),
    ...(tables.requests && { 'editions.requests': editions.requests }),
    ...(format !== 'csv' && chaptersOf(report, format)),
    extraRows: extraRows.length
      ? JSON.stringify(extraRows.map(({ table, after, cells }) => [table, after, cells]))
      : null,
  })
  return Object.fromEntries(
    said.filter(([, value]) => value !== null && value !== undefined).map(([key, value]) => [key, String(value)]),
  )
}

/** Rows of spaces count as one, for neither HTML nor PDF keeps their number; in a PDF one at the end of a line is none. */
const chaptersOf = ({ chapters }: Report, format: WriteFormat) =>
  Object.fromEntries(
    chapters.map(({ no, title, text }, index) => [
      `chapters.${no ?? index}`,
      `${title}\n${text}`.replace(/[^\S\n]+/g, format === 'pdf' ? '' : ' ').trim(),
    ]),
  )
