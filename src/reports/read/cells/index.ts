// The three tables of a report: printed rows, their places, the solver, the cells.
import {
  type EditionId,
  handling,
  type Line,
  labelIn,
  linesIn,
  rowsOf,
  type TableId,
  tableIds,
} from '../../../law/annual-report/index.ts'
import type { ExtraRow, Finding, Reading, Tables } from '../../report.ts'
import type { Document } from '../document.ts'
import type { ReportPart } from '../locate/parts.ts'
import type { TableReading } from './cell.ts'
import { cutTables } from './cut.ts'
import { isDeduplicated, withoutCertainty } from './dedup.ts'
import { printedDisclosure, readDisclosure } from './disclosure.ts'
import { loneNumbers } from './page-numbers.ts'
import { type PrintedLabel, printedLabels } from './printed-labels.ts'
import { isWider, offsetOf, printingOf, usualCells } from './printing.ts'
import { printedRelief, readRelief } from './relief.ts'
import { printedRequests, readRequests } from './requests.ts'
import type { PrintedRow } from './rows.ts'
import type { Spacing } from './stretch.ts'

export interface TablesReading {
  tables: Tables
  editions: Record<TableId, EditionId | null>
  /** Tables with labels of both editions, and what shows it. */
  hybrid: { table: TableId; row?: string }[]
  cells: Reading[]
  findings: Finding[]
  extraRows: ExtraRow[]
  /** Offsets behind each table. */
  ends: number[]
  /** Tables in which the text ends. */
  cut: TableId[]
  /** Names of rows that are not those of the edition. */
  labels: PrintedLabel[]
}

/** `due`: the edition that the year or the cited instrument calls for, where the labels say nothing. */
export function readTables(document: Document, report: ReportPart, due: EditionId | null): TablesReading {
  const { disclosure, requests, relief } = report.tables
  const spacing = { ...spacingOf(document, report), lone: loneNumbers(document, report) }
  const printed = {
    disclosure: disclosure ? printedDisclosure(document, disclosure, spacing, due) : null,
    requests: requests ? printedRequests(document, requests, spacing) : null,
    relief: relief ? printedRelief(document, relief, spacing) : null,
  }
  const requestRows = printed.requests?.rows ?? []
  const rows = [...(printed.disclosure?.rows ?? []), ...requestRows]
  const cutting = cutTables(document, report, printed)
  const printing = printingOf(rows, requestRows, document.plain)
  const requestsPrinting = {
    ...printing,
    offset: offsetOf(requestRows),
    usualCells: usualCells(requestRows),
    wider: isWider(headOf(document, requests, requestRows), requestRows),
  }
  const dedup = isDeduplicated(document, report)
  const read = {
    disclosure: printed.disclosure ? readDisclosure(document, printed.disclosure, printing) : null,
    requests: printed.requests ? readRequests(document, printed.requests, requestsPrinting) : null,
    relief: printed.relief ? readRelief(document, printed.relief, printing) : null,
  }
  const readings: Partial<Record<TableId, TableReading>> = {}
  for (const table of tableIds) {
    const reading = read[table]
    if (!reading) continue
    cutting.apply(table, reading)
    if (dedup) withoutCertainty(table, reading)
    if (Object.keys(reading.rows).length) readings[table] = reading
  }
  const editions = editionsOf(printed, readings, due)
  return {
    tables: Object.fromEntries(Object.entries(readings).map(([table, { rows: cells }]) => [table, cells])),
    ...editions,
    cells: ([] as Reading[]).concat(...Object.values(readings).map(({ cells }) => cells)),
    findings: [...cutting.findings, ...Object.values(readings).flatMap(({ findings }) => findings)],
    extraRows: [...(read.disclosure?.extraRows ?? []), ...(read.requests?.extraRows ?? [])],
    ends: Object.values(printed).flatMap((one) => (one ? [one.end] : [])),
    cut: cutting.tables,
    labels: printedLabels(
      document,
      { disclosure: printed.disclosure?.rows ?? [], requests: requestRows },
      editions.editions,
    ),
  }
}

/** The text of a table before its first row. */
function headOf({ text }: Document, range: [number, number] | undefined, rows: PrintedRow[]): string {
  if (!range) return ''
  const first = rows.find(({ row, label }) => row && label)?.label?.start ?? range[0]
  return text.slice(range[0], Math.min(first, range[0] + 2000))
}

type Printed = {
  disclosure: ReturnType<typeof printedDisclosure> | null
  requests: ReturnType<typeof printedRequests> | null
  relief: ReturnType<typeof printedRelief> | null
}

/** A 2021 report with the single row 其他处理 stays one of 2021: a group printed as one row, as an edition before had it,
 *  does not change its edition. */
function editionsOf(
  printed: Printed,
  readings: Partial<Record<TableId, TableReading>>,
  due: EditionId | null,
): Pick<TablesReading, 'editions' | 'hybrid'> {
  const hybrid: TablesReading['hybrid'] = []
  const disclosure = printed.disclosure?.edition ?? null
  const rows = printed.requests?.editions ?? []
  const own = rows.find((id) => id === disclosure) ?? rows.find((id) => id === due) ?? rows.at(-1) ?? null
  if (printed.disclosure?.mixed) hybrid.push({ table: 'disclosure' })
  let requests = own ?? disclosure ?? (printed.requests ? due : null)
  const heading = own && disclosure && rowPrintedForGroup(own, disclosure)
  if (heading) {
    requests = disclosure
    hybrid.push({ table: 'requests', row: heading })
  } else if (own && disclosure && own !== disclosure) hybrid.push({ table: 'requests' })
  const editions = {
    disclosure: readings.disclosure ? disclosure : null,
    requests: printed.requests ? requests : null,
    relief: readings.relief ? requests : null,
  }
  return { editions, hybrid }
}

/** The row that is all that tells `edition` from `later`: there its label heads a group. */
function rowPrintedForGroup(edition: EditionId, later: EditionId): string | null {
  const rows = rowsOf(edition, 'requests').filter(({ label }) => labelIn(later, label) === undefined)
  const [row] = rows
  const groups = groupsOf(linesIn(later, handling)).map(({ label }) => labelIn(later, label))
  return rows.length === 1 && groups.includes(labelIn(edition, row!.label)) ? row!.id : null
}

const groupsOf = (lines: readonly Line[]): Line[] =>
  lines.flatMap((line) => (line.parts.length ? [line, ...groupsOf(line.parts)] : []))

/** The usual number of empty lines between two filled ones in the tables. */
function spacingOf({ text }: Document, { tables }: ReportPart): Pick<Spacing, 'emptyLines'> {
  const counts = new Map<number, number>()
  for (const [from, to] of Object.values(tables)) {
    let empty = 0
    for (const line of text.slice(from, Math.min(to, from + 20_000)).split('\n')) {
      if (!line.trim()) empty++
      else {
        counts.set(empty, (counts.get(empty) ?? 0) + 1)
        empty = 0
      }
    }
  }
  return { emptyLines: [...counts].sort(([one, often], [other, less]) => less - often || one - other)[0]?.[0] ?? 0 }
}
