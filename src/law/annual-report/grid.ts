// What the trees of lines.ts say, as lists: the cells of an edition in their fixed order, the labels, the identities.
import { type EditionId, editions } from './editions.ts'
import {
  applicants,
  disclosure,
  handling,
  type Label,
  type Line,
  relief,
  reliefResults,
  type ValueKind,
} from './lines.ts'

export const tableIds = ['disclosure', 'requests', 'relief'] as const
export type TableId = (typeof tableIds)[number]

export interface CellRef {
  table: TableId
  row: string
  column: string
}

export interface GridCell extends CellRef {
  kind: ValueKind
}

/** The line's label in this edition; undefined where the line is not part of it. */
export const labelIn = (edition: EditionId, label: Label): string | undefined =>
  typeof label === 'string' ? label : label[edition]

/** The lines of a tree that an edition has, with their parts likewise. */
export function linesIn(edition: EditionId, lines: readonly Line[]): Line[] {
  return lines
    .filter(({ label }) => labelIn(edition, label) !== undefined)
    .map((one) => ({ ...one, parts: linesIn(edition, one.parts) }))
}

/** The leaves of a tree in printed order: the lines that have cells. */
export const leavesOf = (lines: readonly Line[]): Line[] =>
  lines.flatMap((one) => (one.parts.length ? leavesOf(one.parts) : [one]))

/** The line and the headings above it, outermost first; empty where the tree has no such id. */
export function pathTo(lines: readonly Line[], id: string): Line[] {
  for (const one of lines) {
    if (one.id === id) return [one]
    const below = pathTo(one.parts, id)
    if (below.length) return [one, ...below]
  }
  return []
}

/** Rows of a table in an edition, as leaves in printed order. */
export const rowsOf = (edition: EditionId, table: TableId): Line[] =>
  kept(`${edition} ${table}`, () => findRows(edition, table))

function findRows(edition: EditionId, table: TableId): Line[] {
  if (table === 'disclosure') return disclosure.flatMap((block) => linesIn(edition, block.rows))
  return leavesOf(linesIn(edition, table === 'requests' ? handling : relief))
}

/** Columns of a row of a table in an edition, as leaves in printed order. */
export const columnsOf = (edition: EditionId, table: TableId, row: string): Line[] =>
  kept(`${edition} ${table} ${table === 'disclosure' ? row : ''}`, () => findColumns(edition, table, row))

function findColumns(edition: EditionId, table: TableId, row: string): Line[] {
  if (table === 'requests') return leavesOf(linesIn(edition, applicants))
  if (table === 'relief') return linesIn(edition, reliefResults)
  const block = disclosure.find(({ rows }) => rows.some(({ id }) => id === row))
  return block ? linesIn(edition, block.columns) : []
}

// The trees do not change, and readers ask for their lists a thousand times a report.
const lists = new Map<string, Line[]>()
function kept(key: string, find: () => Line[]): Line[] {
  const known = lists.get(key)
  if (known) return known
  const found = find()
  lists.set(key, found)
  return found
}

/** Every cell of an edition in printed order: 22 + 161 + 15 in 2019, 10 + 175 + 15 in 2021. */
export const cellsOf = (edition: EditionId): readonly GridCell[] => perEdition.get(edition)!

const gridCells = (edition: EditionId): GridCell[] =>
  tableIds.flatMap((table) =>
    rowsOf(edition, table).flatMap((row) =>
      columnsOf(edition, table, row.id).map(({ id, kind }) => ({ table, row: row.id, column: id, kind })),
    ),
  )

export const cellId = ({ table, row, column }: CellRef): string => `${table}.${row}.${column}`

const perEdition = new Map<EditionId, readonly GridCell[]>(editions.map(({ id }) => [id, gridCells(id)]))

/** The cells of all editions in the order in which they first appeared: the order of the arrays in the database.
 *  A new edition appends. */
export const cellOrder: readonly GridCell[] = (() => {
  const seen = new Map<string, GridCell>()
  for (const { id } of editions)
    for (const cell of cellsOf(id)) if (!seen.has(cellId(cell))) seen.set(cellId(cell), cell)
  return [...seen.values()]
})()

const places = new Map(cellOrder.map((cell, index) => [cellId(cell), index]))

/** The place of a cell in `cellOrder`; undefined for ids that no edition has. */
export const placeOf = (cell: CellRef): number | undefined => places.get(cellId(cell))

/** Two sums that the format says are equal. */
export interface Identity {
  rule: 'T3-BAL' | 'T3-SUM' | 'T3-ROW' | 'T4-REV' | 'T4-DIR' | 'T4-AFT'
  table: TableId
  /** The row or the column in which it holds. */
  row?: string
  column?: string
  left: readonly CellRef[]
  right: readonly CellRef[]
  basis: string
}

const reliefRules = { reconsideration: 'T4-REV', litigationDirect: 'T4-DIR', litigationAfter: 'T4-AFT' } as const

/**
 * Every identity of the format over the request rows that a report has (hybrids carry rows of both editions; a row
 * of which parts are present is a heading there and not added). Basis: the corner cell of table three states the
 * balance; the rest follows from the label 总计.
 */
export function identitiesOver(requestRows: readonly string[]): Identity[] {
  const allRows = leavesOf(handling).map(({ id }) => id)
  const rows = allRows.filter((id) => requestRows.includes(id))
  const columns = leavesOf(applicants)
  const sum = leavesOf(handling).find(({ id }) => id === 'outcomeTotal')!
  const isHeading = (id: string) => rows.some((other) => other.startsWith(`${id}.`))
  const added = sum.sumOf
    .flatMap((part) => leavesOf(pathTo(handling, part).slice(-1)))
    .map(({ id }) => id)
    .filter((id) => rows.includes(id) && !isHeading(id))
  const cell = (row: string, column: string): CellRef => ({ table: 'requests', row, column })
  const found: Identity[] = []
  for (const { id: column } of columns) {
    found.push({
      rule: 'T3-BAL',
      table: 'requests',
      column,
      left: [cell('newReceived', column), cell('carriedIn', column)],
      right: [cell('outcomeTotal', column), cell('carriedOut', column)],
      basis: '表三表头：第一项加第二项之和，等于第三项加第四项之和',
    })
    found.push({
      rule: 'T3-SUM',
      table: 'requests',
      column,
      left: [cell('outcomeTotal', column)],
      right: added.map((row) => cell(row, column)),
      basis: '表三“（七）总计”为各项办理结果之和',
    })
  }
  const parts = columns.filter(({ sumOf }) => !sumOf.length)
  for (const row of rows)
    found.push({
      rule: 'T3-ROW',
      table: 'requests',
      row,
      left: [cell(row, 'total')],
      right: parts.map(({ id }) => cell(row, id)),
      basis: '表三“总计”列为六类申请人之和',
    })
  const results = reliefResults.filter(({ sumOf }) => !sumOf.length)
  for (const { id: row } of leavesOf(relief))
    found.push({
      rule: reliefRules[row as keyof typeof reliefRules],
      table: 'relief',
      row,
      left: [{ table: 'relief', row, column: 'total' }],
      right: results.map(({ id }) => ({ table: 'relief', row, column: id })),
      basis: '表四“总计”为结果维持、结果纠正、其他结果、尚未审结之和',
    })
  return found
}

/** The identities of an edition as it is printed. */
export const identitiesOf = (edition: EditionId): Identity[] =>
  identitiesOver(rowsOf(edition, 'requests').map(({ id }) => id))
