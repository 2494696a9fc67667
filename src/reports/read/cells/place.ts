// Which printed value stands in which column of its row. Every placement that the printing admits is a choice; a row
// with one choice is read, the others go to the solver. Values keep their order, blanks take the rest.
import type { Value } from '../normalise/value.ts'
import type { PrintedRow } from './rows.ts'
import type { Slot } from './stretch.ts'

/** One admissible reading of a row: for each column its cell, or null for a blank. */
export type Choice = readonly (Slot | null)[]

export interface Placed {
  choices: Choice[]
  /** True where the place of each cell is printed (ruled, or as many cells as columns). */
  certain: boolean
  /** How the choices came about, where not by the print alone. */
  because: string | null
  /** Cells that were left out because the row has more than columns. */
  surplus: number
}

export interface Printing {
  /** Blank cells keep their place between pipes in this document. */
  keepsPositions: boolean
  /** Blank cells between a label and its first column, in ruled rows and between pipes. */
  offset: number
  /** Cells behind the label in most rows of the table; null where that is not known. */
  usualCells: number | null
  /** The cells of a row are printed without anything between them; sparse: some row has fewer digits than columns, so
   *  that blank cells are lost in it. */
  glued: 'dense' | 'sparse' | null
  /** Rows may be padded at their end: a blank there can be one or none. */
  padded: boolean
  /** Blank cells and zeros are mixed by chance in rows of text: the number of cells in a row proves little. */
  mixed: boolean
  /** The table has a column more than the format: a row of as many cells as the format may lack one of its own. */
  wider: boolean
  /** Blank cells are so rare that one may as well be a figure that was lost. */
  fewBlanks: boolean
}

/** The choices of a row; `holds` tells whether a choice agrees with the sums within the row. */
export function placements(
  row: PrintedRow,
  width: number,
  printing: Printing,
  holds: (choice: Choice) => boolean,
): Placed {
  const cells = row.slots.filter(({ value }) => value.kind !== 'empty')
  const placed = (choices: Choice[], because: string | null, certain = false): Placed => ({
    choices: agreeing(choices, holds),
    certain,
    because,
    surplus: Math.max(0, cells.length - width),
  })
  const digits = cells.length === 1 && width > 1 && printing.glued ? digitsOf(cells[0]!) : null
  if (digits && digits.length <= 40)
    return placed(
      unglued(cells[0]!, digits, width, printing.glued === 'sparse'),
      '各格数字连在一起印出，按列数和等式拆开',
    )
  if (cells.length === width) {
    const inner = row.ruling !== 'lines' && row.slots.lastIndexOf(cells.at(-1)!) - row.slots.indexOf(cells[0]!) >= width
    const because = inner
      ? '行内夹有多余的空格，按数字的先后认定'
      : printing.glued
        ? '各格连在一起印出，按一格读取'
        : printing.mixed && width > 1 && cells.some((cell) => cellValue(cell) === 0)
          ? mixedRow
          : printing.wider
            ? widerTable
            : null
    return { choices: [cells], certain: because === null, because, surplus: 0 }
  }
  if (cells.length > width)
    return placed(
      cells.length - width <= 4 ? subsets(cells, width) : [],
      `本行印出 ${cells.length} 个值，多于 ${width} 列`,
    )
  const offset = row.cut?.offset ?? null
  if (offset !== null && cells.length < width) {
    const shown = Array.from({ length: width }, (_, index) => row.slots[index + offset] ?? null)
    return { ...placed([], null, true), choices: [shown.map((slot) => (slot?.value.kind === 'empty' ? null : slot))] }
  }
  const positioned = row.cut && row.ruling !== 'lines' ? null : byPosition(row, cells, width, printing)
  if (positioned) return positioned
  const most = choose(width, cells.length) <= 7000
  return placed(most ? spread(cells, width) : [], `空白格没有留下位置，本行印出的 ${cells.length} 个值按等式和先后排列`)
}

function byPosition(row: PrintedRow, cells: Slot[], width: number, printing: Printing): Placed | null {
  const { slots, ruling } = row
  const fixed = (choice: Choice, because: string | null): Placed => ({
    choices: [choice],
    certain: because === null,
    because,
    surplus: 0,
  })
  const blank = Array.from({ length: width }, () => null)
  // Behind a label with a single column, a lost figure and a padded row look the same.
  const padded =
    printing.padded ||
    (ruling === 'pipes' ? width === 1 || slots.length < width : width === 1 && slots.length !== width)
  if (!cells.length)
    return fixed(blank, ruling !== 'lines' && slots.length >= width && !padded ? null : '本行没有印出数字，作空白')
  const at = (from: number) =>
    slots.slice(from, from + width).map((slot) => (slot.value.kind === 'empty' ? null : slot))
  if (ruling === 'lines') {
    return slots.length === width ? fixed(at(0), '空白格由空行数推得') : null
  }
  if (slots.length < width) return null
  const trailing = slots.findIndex(({ value }) => value.kind === 'empty') >= cells.length
  if (ruling === 'pipes' && !printing.keepsPositions) return null
  const [first, last] = [slots.indexOf(cells[0]!), slots.indexOf(cells.at(-1)!)]
  const offset = first >= printing.offset && last < printing.offset + width ? printing.offset : last - width + 1
  if (offset < 0 || offset > first || offset + width > slots.length) return null
  const open = printing.padded && at(offset).at(-1) === null && width > 1
  const doubtful = open || (trailing && ruling === 'pipes') || (offset !== printing.offset && slots.length > width)
  if (printing.usualCells !== null && slots.length !== printing.usualCells && slots.length > width)
    return fixed(at(offset), '本行的格数与其他行不同，位置按所印次序认定')
  const because = printing.wider
    ? widerTable
    : printing.mixed
      ? mixedRow
      : printing.fewBlanks
        ? '别处少有空格，这里可能漏印了数字'
        : null
  return fixed(at(offset), doubtful ? '空格的位置按其他行的排法推得' : because)
}

const mixedRow = '本表有的格空着、有的格印 0，行内的位置按所印次序认定'

const widerTable = '表中有格式以外的列，按数字的先后认定'

/** Choices that agree with the sums, different in their values; where none agrees, all of several. */
function agreeing(choices: Choice[], holds: (choice: Choice) => boolean): Choice[] {
  const sound = choices.filter(holds)
  if (choices.length < 2) return sound
  const seen = new Set<string>()
  return (sound.length ? sound : choices).filter((choice) => {
    const values = choice.map(cellValue).join()
    return !seen.has(values) && seen.add(values)
  })
}

/** The number in a cell; null for a blank or a mark. */
export const cellValue = (slot: Slot | null): number | null =>
  slot?.value.kind === 'number' && Number.isFinite(slot.value.value) ? slot.value.value : null

function spread(cells: Slot[], width: number): Choice[] {
  const found: Choice[] = []
  const fill = (choice: (Slot | null)[], next: number) => {
    if (choice.length === width) {
      found.push(choice)
      return
    }
    const [left, columns] = [cells.length - next, width - choice.length]
    if (left > 0) fill([...choice, cells[next]!], next + 1)
    if (columns > left) fill([...choice, null], next)
  }
  fill([], 0)
  return found
}

function subsets(cells: Slot[], width: number): Choice[] {
  const found: Choice[] = []
  const take = (choice: Slot[], next: number) => {
    if (choice.length === width) {
      found.push(choice)
      return
    }
    if (cells.length - next < width - choice.length || found.length > 4000) return
    take([...choice, cells[next]!], next + 1)
    take(choice, next + 1)
  }
  take([], 0)
  return found
}

const digitsOf = ({ value }: Slot): string | null => (value.kind === 'number' ? value.digits : null)

/** All ways to cut the digits into `width` numbers without leading zeros, with blanks between them where they may be;
 *  none where there are too many ways. */
function unglued(cell: Slot, digits: string, width: number, blanks: boolean): Choice[] {
  const found: Choice[] = []
  let steps = 0
  const cut = (choice: (Slot | null)[], from: number) => {
    if (++steps > 60_000) return
    const [left, columns] = [digits.length - from, width - choice.length]
    if (columns === 0) {
      if (left === 0) found.push(choice)
      return
    }
    if (!blanks && left < columns) return
    if (blanks) cut([...choice, null], from)
    const longest = digits[from] === '0' ? 1 : Math.min(9, blanks ? left : left - columns + 1)
    for (let length = 1; length <= longest && length <= left; length++) {
      const piece = digits.slice(from, from + length)
      const value: Value = { kind: 'number', value: Number(piece), unit: null, repairs: [], digits: piece }
      cut([...choice, { start: cell.start + from, end: cell.start + from + length, value }], from + length)
    }
  }
  cut([], 0)
  return steps > 60_000 ? [] : found
}

function choose(n: number, k: number): number {
  let ways = 1
  for (let i = 0; i < k; i++) ways = (ways * (n - i)) / (i + 1)
  return ways
}
