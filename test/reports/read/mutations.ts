// Damage as it happens to tables on their way from an office to a web page and into a text.
import type { Grid, Row } from './layouts.ts'
import { type Chance, oneOf, upTo } from './random-tables.ts'

/** Damage to cells before the table is printed; null where the draw found nothing to damage. */
export type GridDamage = (grid: Grid, chance: Chance) => Grid | null

const valuesOf = (row: Row): number[] => row.flatMap(({ kind }, index) => (kind === 'value' ? [index] : []))

function someRow(
  grid: Grid,
  chance: Chance,
  tables: readonly (keyof Grid)[],
): { table: keyof Grid; index: number; row: Row } {
  const table = oneOf(chance, tables)
  const indexes = grid[table].flatMap((row, index) => (valuesOf(row).length ? [index] : []))
  const index = oneOf(chance, indexes)
  return { table, index, row: grid[table][index]! }
}

const withRow = (grid: Grid, table: keyof Grid, index: number, row: Row): Grid => ({
  ...grid,
  [table]: grid[table].with(index, row),
})

const everywhere = ['disclosure', 'requests', 'relief'] as const
const summed = ['requests', 'relief'] as const

/** Damage after which no cell may be wrong in silence. */
export const cellDamage: Record<string, GridDamage> = {
  removed(grid, chance) {
    const { table, index, row } = someRow(grid, chance, everywhere)
    return withRow(grid, table, index, row.toSpliced(oneOf(chance, valuesOf(row)), 1))
  },
  duplicated(grid, chance) {
    const { table, index, row } = someRow(grid, chance, everywhere)
    const at = oneOf(chance, valuesOf(row))
    return withRow(grid, table, index, row.toSpliced(at, 0, row[at]!))
  },
  // Nothing ties the cells of a row of table two together, nor the four results within a block of table four, and a
  // zero that moves changes no sum: only table three tells.
  moved(grid, chance) {
    const { table, index, row } = someRow(grid, chance, ['requests'])
    const from = valuesOf(row).find((at) => /[1-9]/.test(row[at]!.text))
    if (from === undefined) return null
    const cell = row[from]!
    const without = withRow(grid, table, index, row.toSpliced(from, 1))
    const target = someRow(without, chance, [table])
    return withRow(without, table, target.index, target.row.toSpliced(oneOf(chance, valuesOf(target.row)), 0, cell))
  },
  swapped(grid, chance) {
    const { table, index, row } = someRow(grid, chance, ['requests'])
    const [one, other] = [oneOf(chance, valuesOf(row)), oneOf(chance, valuesOf(row))]
    const [a, b] = [row[one]!, row[other]!]
    if (Number(a.text) === Number(b.text)) return null
    return withRow(grid, table, index, row.with(one, b).with(other, a))
  },
  misprinted(grid, chance) {
    const { table, index, row } = someRow(grid, chance, summed)
    const at = oneOf(chance, valuesOf(row))
    const cell = row[at]!
    if (!/^\d+$/.test(cell.text)) return null
    return withRow(grid, table, index, row.with(at, { ...cell, text: String(Number(cell.text) + 1 + upTo(chance, 8)) }))
  },
}

/** Damage to the printed text: nothing may throw or hang; how much goes wrong in silence is a rate. */
export const textDamage: Record<string, (text: string, chance: Chance) => string> = {
  lineDropped: (text, chance) => onLines(text, (lines) => lines.toSpliced(upTo(chance, lines.length - 1), 1)),
  lineDoubled(text, chance) {
    return onLines(text, (lines) => {
      const at = upTo(chance, lines.length - 1)
      return lines.toSpliced(at, 0, lines[at]!)
    })
  },
  linesSwapped(text, chance) {
    return onLines(text, (lines) => {
      const [one, other] = [upTo(chance, lines.length - 1), upTo(chance, lines.length - 1)]
      return lines.with(one, lines[other]!).with(other, lines[one]!)
    })
  },
  separatorSwapped(text, chance) {
    const separators = [...text.matchAll(/[|\n\t]/g)]
    const at = separators.length ? oneOf(chance, separators).index : 0
    return text.slice(0, at) + oneOf(chance, ['|', '\n', '\t', ' ', '']) + text.slice(at + 1)
  },
  truncated: (text, chance) => text.slice(0, upTo(chance, text.length)),
  littered(text, chance) {
    const at = upTo(chance, text.length)
    const litter = Array.from({ length: 1 + upTo(chance, 12) }, () => String.fromCharCode(upTo(chance, 0xffff)))
    return text.slice(0, at) + litter.join('') + text.slice(at)
  },
}

const onLines = (text: string, change: (lines: string[]) => string[]) => change(text.split('\n')).join('\n')
