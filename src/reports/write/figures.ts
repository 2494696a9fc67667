// How the figure of a cell is printed, and what can be said of it.
import { cellId, type TableId } from '../../law/annual-report/index.ts'
import type { Certainty, Reading, Report } from '../report.ts'
import type { PrintedCell } from './layout-parts.ts'

/** value: a number; blank: an empty cell; open: several readings remain; absent: not in the document. */
export type CellState = 'value' | 'blank' | 'open' | 'absent'

export interface Figure {
  text: string
  state: CellState
  value: number | null
  certainty: Certainty
  reading?: Reading
}

/** Printed in a cell that the source does not have although the table around it is there. */
export const absentText = '〔缺〕'

/** The figures of a report by cell. */
export function figuresOf(report: Report): (cell: PrintedCell) => Figure {
  const readings = readingsByCell(report)
  const unsigned = unsignedChanges(report)
  return (printed) => {
    if (!printed.cell)
      return { text: printed.text, state: printed.text ? 'value' : 'blank', value: null, certainty: 'printed' }
    const { table, row, column } = printed.cell
    const value = report.tables[table]?.[row]?.[column]
    const reading = readings[table]?.get(row)?.get(column)
    const certainty = reading?.certainty ?? 'printed'
    const known = reading ? { certainty, reading } : { certainty }
    if (typeof value === 'number') {
      const kind = unsigned.has(cellId(printed.cell)) ? 'count' : printed.kind
      return { text: figureText(value, { ...printed, kind }), state: 'value', value, ...known }
    }
    if (value === undefined) return { text: absentText, state: 'absent', value: null, ...known }
    if (certainty !== 'open') return { text: '', state: 'blank', value, ...known }
    return { text: openText(reading!, printed), state: 'open', value, ...known }
  }
}

/** A change that the source prints without a sign stays so: whether more or fewer is what it does not say. */
export const unsignedChanges = ({ findings }: Pick<Report, 'findings'>): ReadonlySet<string> =>
  new Set(findings.filter(({ rule }) => rule === 'T2-19-B').flatMap(({ cells }) => cells.map(cellId)))

type ReadingsByCell = Partial<Record<TableId, Map<string, Map<string, Reading>>>>

function readingsByCell({ readings }: Report): ReadingsByCell {
  const found: ReadingsByCell = {}
  for (const reading of readings) {
    const { table, row, column } = reading
    found[table] ??= new Map()
    const rows = found[table]
    const columns = rows.get(row) ?? new Map<string, Reading>()
    rows.set(row, columns.set(column, reading))
  }
  return found
}

/** Thousands with a comma, U+2212 for minus, a sign on every change but 0, money with its unit unless the head has it. */
export function figureText(value: number, { kind, unitInHead }: Pick<PrintedCell, 'kind' | 'unitInHead'>): string {
  const sign = value < 0 ? '−' : kind === 'change' && value > 0 ? '+' : ''
  const unit = kind === 'amountWan' && !unitInHead && value !== 0 ? '万元' : ''
  return `${sign}${grouped(Math.abs(value), kind === 'amountWan')}${unit}`
}

/** Both readings of an open cell, so that neither passes for the figure; an amount as it was printed. */
function openText({ printed, candidates = [] }: Reading, { kind }: PrintedCell): string {
  if (kind === 'amountWan' && printed) return printed
  const texts = candidates.map((one) => (one === null ? '空白' : grouped(one, false)))
  return texts.length > 1 ? `〔${texts.join('／')}〕` : `〔${printed || '不明'}〕`
}

function grouped(value: number, money: boolean): string {
  if (value < 1000 && Number.isInteger(value)) return String(value)
  const [whole = '0', decimals = ''] = plain(value).split('.')
  const thousands = whole.replace(/\B(?=(\d{3})+$)/g, ',')
  return decimals ? `${thousands}.${money ? decimals.padEnd(2, '0') : decimals}` : thousands
}

/** Without an exponent: 1e21 and 1e-7 are written out. */
const plain = (value: number): string =>
  /e/.test(String(value))
    ? value.toLocaleString('en-US', { useGrouping: false, maximumFractionDigits: 20 })
    : String(value)
