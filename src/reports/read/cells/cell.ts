// From a placed row to its cells: value, certainty, place; a doubtful cell is open and says what it could be.
import {
  type CellRef,
  columnsOf,
  type EditionId,
  editions,
  type Line,
  rowsOf,
  type TableId,
} from '../../../law/annual-report/index.ts'
import type { Finding, Place, Reading, Row } from '../../report.ts'
import { type Document, placeAt } from '../document.ts'
import type { Unit } from '../normalise/value.ts'
import { cellValue, type Placed } from './place.ts'
import type { PrintedRow } from './rows.ts'
import type { Slot } from './stretch.ts'

/** What one table gives. */
export interface TableReading {
  rows: Partial<Record<string, Row>>
  cells: Reading[]
  findings: Finding[]
}

export interface RowContext {
  document: Document
  table: TableId
  columns: readonly Line[]
  /** The unit that the head of the column states. */
  unit: Unit | null
}

/** Adds the cells of a row with the choices that are left for it. */
export function addRow(reading: TableReading, context: RowContext, printed: PrintedRow, placed: Placed) {
  const row = printed.row!
  const values: Row = {}
  const doubted: CellRef[] = []
  const because = printed.because ?? placed.because
  for (const [index, column] of context.columns.entries()) {
    if (placed.choices.length && placed.choices.every((choice) => choice[index]?.value.kind === 'missing')) continue
    const cell = printedCell(context, printed, placed, index) ?? cellOf(context, printed, placed, index, because)
    values[column.id] = cell.value
    reading.cells.push(cell.reading)
    if (cell.reading.certainty === 'open') doubted.push({ table: context.table, row, column: column.id })
    if (cell.finding)
      reading.findings.push({
        ...cell.finding,
        table: context.table,
        row,
        column: column.id,
        cells: [{ table: context.table, row, column: column.id }],
      })
  }
  if (Object.keys(values).length) reading.rows[row] = values
  const open = doubted.filter(
    ({ column }) => !reading.findings.some((one) => one.rule === 'R-UNIT' && one.row === row && one.column === column),
  )
  if (open.length) reading.findings.push(openFinding(context, printed, placed, open))
  else if (placed.surplus) reading.findings.push(surplusFinding(context, printed, placed))
}

interface Cell {
  value: number | null
  reading: Reading
  finding?: Pick<Finding, 'rule' | 'severity' | 'message' | 'basis' | 'at'>
}

/** The cells that nothing has to be said of, which are nearly all; null for any other. */
function printedCell(
  { document, table, columns }: RowContext,
  row: PrintedRow,
  placed: Placed,
  index: number,
): Cell | null {
  const slot = placed.choices.length === 1 ? placed.choices[0]![index] : null
  if (!slot || !placed.certain || row.because || slot.value.kind !== 'number' || slot.value.repairs.length) return null
  const { id: column, kind } = columns[index]!
  const { value } = slot.value
  if (!Number.isFinite(value) || (kind === 'amountWan' && value !== 0) || isDivided(kind, value)) return null
  const printed = document.raw.slice(slot.start, slot.end).trim()
  const at = placeAt(document, slot.start)
  const reading: Reading = at
    ? { table, row: row.row!, column, printed, at, certainty: 'printed' }
    : { table, row: row.row!, column, printed, certainty: 'printed' }
  return { value, reading }
}

function cellOf(context: RowContext, printed: PrintedRow, placed: Placed, index: number, because: string | null): Cell {
  const { document } = context
  const column = context.columns[index]!
  const cell = { table: context.table, row: printed.row!, column: column.id }
  const slot = placed.choices[0]?.[index] ?? null
  const values = valuesAt(placed, index)
  const at = placeOf(document, slot, printed)
  if (values.length !== 1) {
    const reading: Reading = {
      ...cell,
      printed: rowText(document, printed),
      certainty: 'open',
      candidates: values,
      ...at,
    }
    return { value: null, reading }
  }
  const text = slot ? document.raw.slice(slot.start, slot.end).trim() : ''
  const settled = placed.certain && !printed.because
  const base = { ...cell, printed: text, ...at }
  if (slot?.value.kind === 'unclear')
    return { value: null, reading: { ...base, certainty: 'open', candidates: slot.value.candidates } }
  if (slot?.value.kind === 'number' && isDivided(column.kind, slot.value.value)) {
    const candidates = [slot.value.value, Math.round(slot.value.value * 1000)]
    return { value: null, reading: { ...base, certainty: 'open', candidates } }
  }
  if (slot?.value.kind === 'number' && !Number.isFinite(slot.value.value))
    return { value: null, reading: { ...base, certainty: 'open', candidates: [] } }
  if (slot?.value.kind !== 'number' || values[0] === null)
    return {
      value: null,
      reading: settled ? { ...base, certainty: 'printed' } : { ...base, certainty: 'inferred', because: because ?? '' },
    }
  const { value, repairs } = column.kind === 'amountWan' ? inWan(slot.value, context.unit) : slot.value
  if (value === null) {
    const message = `${document.raw.slice(printed.label?.start ?? 0, printed.label?.end ?? 0)}：印出“${text}”，没有写单位（元或万元），无法换算`
    return {
      value: null,
      reading: { ...base, certainty: 'open', candidates: [slot.value.value, slot.value.value / 10_000] },
      finding: {
        rule: 'R-UNIT',
        severity: 'warning',
        message,
        basis: '数据格式说明：金额没有单位时，0 作 0，其余不作认定',
        ...at,
      },
    }
  }
  if (!settled)
    return {
      value,
      reading: { ...base, certainty: 'inferred', because: [because, ...repairs].filter(Boolean).join('；') },
    }
  if (repairs.length) return { value, reading: { ...base, certainty: 'repaired', because: repairs.join('；') } }
  return { value, reading: { ...base, certainty: 'printed' } }
}

/** `1.234` where whole things are counted: the point may divide thousands. */
const isDivided = (kind: Line['kind'], value: number): boolean =>
  kind !== 'amountWan' &&
  !Number.isInteger(value) &&
  Math.abs(value) < 1000 &&
  Number.isInteger(Math.round(value * 1e9) / 1e6)

/** What the choices put into a column, each value once. */
function valuesAt({ choices }: Placed, index: number): (number | null)[] {
  if (choices.length === 1) return [cellValue(choices[0]![index] ?? null)]
  return [...new Set(choices.map((choice) => cellValue(choice[index] ?? null)))]
}

type NumberValue = Extract<Slot['value'], { kind: 'number' }>

/** The amount in 万元; null where neither the cell nor the head states a unit. */
function inWan({ value, unit, repairs }: NumberValue, head: Unit | null): { value: number | null; repairs: string[] } {
  const stated = unit ?? head
  if (value === 0 || stated === '万元') return { value, repairs }
  if (stated === '元') return { value: Number((value / 10_000).toPrecision(15)), repairs: [...repairs, '元换算为万元'] }
  if (stated === '亿元')
    return { value: Number((value * 10_000).toPrecision(15)), repairs: [...repairs, '亿元换算为万元'] }
  return { value: null, repairs }
}

function placeOf(document: Document, slot: Slot | null, { label, slots }: PrintedRow): { at?: Place } {
  const offset = slot?.start ?? label?.start ?? slots[0]?.start
  const at = offset === undefined ? undefined : placeAt(document, offset)
  return at ? { at } : {}
}

const rowText = (document: Document, { slots }: PrintedRow): string =>
  slots
    .filter(({ value }) => value.kind !== 'empty')
    .map(({ start, end }) => document.raw.slice(start, end).trim())
    .join(' ')

export const openBasis = '各行“总计”为六类申请人之和；第一项加第二项之和，等于第三项加第四项之和'

function openFinding(context: RowContext, printed: PrintedRow, placed: Placed, cells: CellRef[]): Finding {
  const { document, table, columns } = context
  const label = rowLabel(document, table, printed)
  const names = columns
    .filter(({ id }) => cells.some(({ column }) => column === id))
    .map(({ id, label: text }) => labelText(text, id))
  const ways = waysOf(placed)
  return {
    rule: 'R-OPEN',
    severity: 'warning',
    table,
    row: printed.row!,
    cells,
    message: `${label.replace(/\s+/g, '')}：印出“${rowText(document, printed) || '空白'}”，${ways}，${names.join('、')}未定`,
    basis: table === 'disclosure' ? '本表没有可以用来定位的等式' : openBasis,
    ...placeOf(document, null, printed),
  }
}

function waysOf({ choices }: Placed): string {
  if (choices.length === 1) return '原件注明有的格认不准'
  return choices.length ? `有 ${choices.length} 种放法都说得通` : '没有一种放法说得通'
}

function surplusFinding(context: RowContext, printed: PrintedRow, { surplus }: Placed): Finding {
  const label = rowLabel(context.document, context.table, printed)
  return {
    rule: 'R-NOISE',
    severity: 'note',
    table: context.table,
    row: printed.row!,
    cells: context.columns.map(({ id }) => ({ table: context.table, row: printed.row!, column: id })),
    message: `${label}：比列数多印了 ${surplus} 个值，去掉后与等式相符`,
    basis: '每行的值不多于列数',
    ...placeOf(context.document, null, printed),
  }
}

/** The label as printed, or the law's where none is printed beside the figures. */
function rowLabel({ raw }: Document, table: TableId, { row, label }: PrintedRow): string {
  if (label) return raw.slice(label.start, label.end).trim()
  const line = editions.flatMap(({ id }) => rowsOf(id, table)).find(({ id }) => id === row)
  return line ? labelText(line.label, line.id) : row!
}

const labelText = (label: Line['label'], id: string): string =>
  typeof label === 'string' ? label : (Object.values(label).find((text) => text !== undefined) ?? id)

/** Columns of a row in an edition, or in the other where the edition lacks the row. */
export function columnsFor(
  edition: EditionId,
  other: readonly EditionId[],
  table: TableId,
  row: string,
): readonly Line[] {
  const own = columnsOf(edition, table, row)
  if (own.length && hasRow(edition, table, row)) return own
  return (
    other.map((id) => (hasRow(id, table, row) ? columnsOf(id, table, row) : [])).find((columns) => columns.length) ??
    own
  )
}

const rowSets = new Map<string, Set<string>>()
export function hasRow(edition: EditionId, table: TableId, row: string): boolean {
  const key = `${edition} ${table}`
  let rows = rowSets.get(key)
  if (!rows) {
    rows = new Set(rowsOf(edition, table).map(({ id }) => id))
    rowSets.set(key, rows)
  }
  return rows.has(row)
}
