// Tables of a report with figures by chance: sums that hold or not, zeros and blanks in the ways that organs leave them.
import {
  applicants,
  columnsOf,
  type EditionId,
  identitiesOver,
  leavesOf,
  reliefResults,
  rowsOf,
} from '../../../src/law/annual-report/index.ts'
import type { Row, Tables } from '../../../src/reports/report.ts'

/** A stream of numbers in [0, 1) that is the same for the same seed. */
export type Chance = () => number

export function chanceOf(seed: number): Chance {
  let state = seed >>> 0
  return () => {
    state = (state + 0x6d2b79f5) >>> 0
    let mixed = Math.imul(state ^ (state >>> 15), state | 1)
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61)
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296
  }
}

export const upTo = (chance: Chance, most: number): number => Math.floor(chance() * (most + 1))
export const oneOf = <T>(chance: Chance, things: readonly T[]): T => things[upTo(chance, things.length - 1)]!

/** none: every cell has a number; zeros: a zero is left blank; parts: zeros but those of the totals; some: by chance. */
export type Blanks = 'none' | 'zeros' | 'parts' | 'some'

export interface RandomTables {
  edition: EditionId
  tables: Tables
  blanks: Blanks
  /** All sums of the format hold. */
  sound: boolean
}

export function randomTables(
  chance: Chance,
  choice: Partial<Pick<RandomTables, 'blanks' | 'edition' | 'sound'>> = {},
): RandomTables {
  const edition = choice.edition ?? oneOf(chance, ['2019', '2021'] as const)
  const blanks = choice.blanks ?? oneOf(chance, ['none', 'none', 'zeros', 'parts', 'some'] as const)
  const sound = choice.sound ?? chance() < 0.8
  const tables: Tables = {
    disclosure: disclosureOf(chance, edition),
    requests: requestsOf(chance, edition),
    relief: reliefOf(chance),
  }
  if (!sound) spoil(chance, tables)
  for (const [table, rows] of Object.entries(tables))
    for (const row of Object.values(rows ?? {})) blank(chance, blanks, row!, table)
  return { edition, tables, blanks, sound: sound && blanks !== 'some' }
}

function count(chance: Chance): number {
  const kind = chance()
  return kind < 0.6 ? 0 : kind < 0.8 ? upTo(chance, 9) : kind < 0.95 ? upTo(chance, 300) : upTo(chance, 700_000)
}

function disclosureOf(chance: Chance, edition: EditionId): NonNullable<Tables['disclosure']> {
  const cell = (kind: string) =>
    kind === 'amountWan'
      ? Number((upTo(chance, 9_000_000) / 10_000).toFixed(4))
      : kind === 'change'
        ? count(chance) * (chance() < 0.3 ? -1 : 1) || 0
        : count(chance)
  return Object.fromEntries(
    rowsOf(edition, 'disclosure').map(({ id }) => [
      id,
      Object.fromEntries(columnsOf(edition, 'disclosure', id).map(({ id: column, kind }) => [column, cell(kind)])),
    ]),
  )
}

function requestsOf(chance: Chance, edition: EditionId): NonNullable<Tables['requests']> {
  const ids = rowsOf(edition, 'requests').map(({ id }) => id)
  const columns = leavesOf(applicants).map(({ id }) => id)
  const rows: Record<string, Record<string, number>> = Object.fromEntries(ids.map((id) => [id, {}]))
  const busy = oneOf(chance, [0, 0.1, 0.3, 0.7])
  for (const column of columns.filter((id) => id !== 'total')) {
    const weight = column === 'naturalPerson' ? busy : busy / 3
    for (const id of ids) rows[id]![column] = chance() < weight ? 1 + upTo(chance, oneOf(chance, [3, 30, 900])) : 0
    const results = identitiesOver(ids).find(({ rule, column: at }) => rule === 'T3-SUM' && at === column)!.right
    const done = results.reduce((sum, { row }) => sum + rows[row]![column]!, 0)
    rows['outcomeTotal']![column] = done
    const all = done + rows['carriedOut']![column]!
    const carried = Math.min(rows['carriedIn']![column]!, all)
    rows['carriedIn']![column] = carried
    rows['newReceived']![column] = all - carried
  }
  for (const id of ids)
    rows[id]!['total'] = columns.reduce((sum, column) => sum + (column === 'total' ? 0 : rows[id]![column]!), 0)
  return Object.fromEntries(
    ids.map((id) => [id, Object.fromEntries(columns.map((column) => [column, rows[id]![column]!]))]),
  )
}

function reliefOf(chance: Chance): NonNullable<Tables['relief']> {
  return Object.fromEntries(
    rowsOf('2021', 'relief').map(({ id }) => {
      const parts = reliefResults
        .filter(({ sumOf }) => !sumOf.length)
        .map(({ id: column }) => [column, chance() < 0.25 ? upTo(chance, 30) : 0] as const)
      return [id, Object.fromEntries([...parts, ['total', parts.reduce((sum, [, value]) => sum + value, 0)]])]
    }),
  )
}

/** A few cells that break the sums. */
function spoil(chance: Chance, tables: Tables) {
  for (let times = 1 + upTo(chance, 3); times > 0; times--) {
    const row = oneOf(chance, Object.values(tables.requests!))!
    const column = oneOf(chance, Object.keys(row))
    row[column] = (row[column] ?? 0) + 1 + upTo(chance, 20)
  }
}

function blank(chance: Chance, blanks: Blanks, row: Row, table: string) {
  if (blanks === 'none' || table === 'disclosure') return
  for (const [column, value] of Object.entries(row)) {
    const leave = blanks === 'some' ? chance() < 0.2 : value === 0 && (blanks === 'zeros' || column !== 'total')
    if (leave) row[column] = null
  }
}
