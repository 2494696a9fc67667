import { byteOrderMark, csvLine, parseCsv } from '../../kit/csv.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { type EditionId, type TableId, tableIds } from '../../law/annual-report/index.ts'
import type { Certainty, Report } from '../report.ts'
import { type CellRecord, cellRecords } from './cells.ts'
import { orderedTables } from './json.ts'

export const csvColumns = [
  'organ',
  'year',
  'edition',
  'table',
  'row',
  'column',
  'tableLabel',
  'rowLabel',
  'columnLabel',
  'value',
  'unit',
  'state',
  'certainty',
  'printed',
  'notice',
] as const satisfies readonly (keyof CellRecord)[]

/** Tidy data: a header line, then a line for every cell; UTF-8 with a byte order mark. */
export const reportToCsv = (report: Report): string => cellsToCsv(cellRecords(report))

export function cellsToCsv(records: Iterable<CellRecord>): string {
  let text = csvHead
  for (const record of records) text += csvRecord(record)
  return text
}

/** For exports that are streamed: the first line, and the line of a record. */
export const csvHead = byteOrderMark + csvLine(csvColumns)
export const csvRecord = (record: CellRecord): string => csvLine(csvColumns.map((name) => record[name]))

/** What a CSV carries of a report: everything but its prose and its frame. */
export type CellData = Pick<Report, 'organ' | 'year' | 'editions' | 'tables' | 'extraRows' | 'readings' | 'notice'>

/** The cells of one report from the CSV that `reportToCsv` made. */
export function parseReportCsv(text: string): Result<CellData> {
  const [head = [], ...lines] = parseCsv(text)
  if (head.join() !== csvColumns.join())
    return refused({ code: 'not-cells', message: `首行应为：${csvColumns.join(',')}` })
  const data: CellData = {
    organ: null,
    year: null,
    editions: { disclosure: null, requests: null, relief: null },
    tables: {},
    extraRows: [],
    readings: [],
  }
  for (const [index, line] of lines.entries()) {
    const record = Object.fromEntries(csvColumns.map((name, at) => [name, line[at] ?? ''])) as Fields
    const { table } = record
    if (!(tableIds as readonly string[]).includes(table))
      return refused({ code: 'not-cells', message: `第${index + 2}行：没有“${table}”这张表。` })
    take(data, record as Fields & { table: TableId })
  }
  return accepted({ ...data, tables: orderedTables(data.tables) })
}

type Fields = Record<(typeof csvColumns)[number], string>

function take(data: CellData, { table, row, column, ...record }: Fields & { table: TableId }) {
  data.organ = record.organ || null
  data.year = record.year ? Number(record.year) : null
  data.editions[table] = (record.edition || null) as EditionId | null
  if (record.notice) data.notice = record.notice
  const value = record.value === '' ? null : Number(record.value)
  if (record.state === 'extra') {
    if (column === '1') data.extraRows.push({ table, after: row || null, label: record.rowLabel, cells: [] })
    data.extraRows.at(-1)?.cells.push(value ?? (record.printed || null))
    return
  }
  const rows = data.tables[table] ?? {}
  data.tables[table] = { ...rows, [row]: { ...rows[row], [column]: value } }
  const certainty = record.certainty as Certainty
  if (certainty !== 'printed') data.readings.push({ table, row, column, printed: record.printed, certainty })
}
