// Table four: three blocks of five side by side, one row of figures; some print it as three small tables.
import { leavesOf, relief, reliefResults, tableIds } from '../../../law/annual-report/index.ts'
import type { Document } from '../document.ts'
import { keyOf } from '../normalise/key.ts'
import { addRow, type TableReading } from './cell.ts'
import { labelIndex } from './labels.ts'
import { type Choice, cellValue, type Placed, type Printing, placements } from './place.ts'
import type { PrintedRow } from './rows.ts'
import { type Part, partsOf, type Slot, type Spacing } from './stretch.ts'

const table = tableIds[2]
const blocks = leavesOf(relief).map(({ id }) => id)
const five = reliefResults.length
const total = reliefResults.findIndex(({ sumOf }) => sumOf.length)

/** 总计 is the sum of the four results, in each block of five. */
function blocksHold(choice: Choice): boolean {
  for (let from = 0; from < choice.length; from += five) {
    const values = choice.slice(from, from + five).map((slot) => cellValue(slot) ?? 0)
    const sum = values.reduce((all, value, index) => (index === total ? all : all + value), 0)
    if (values[total] !== sum) return false
  }
  return true
}

export interface ReliefTable {
  /** The row of fifteen, or a row of five for each block that is there. */
  rows: { printed: PrintedRow; blocks: string[] }[]
  end: number
  /** No head stands over the figures. */
  bare: boolean
}

export function printedRelief(document: Document, [from, to]: [number, number], spacing: Spacing): ReliefTable {
  const runs: { part: Part; labels: string[] }[] = []
  let at = from
  for (const part of partsOf(document, from, to, spacing)) {
    if (runs.length && part.words && isProse(document.text.slice(part.words.start, part.words.end))) break
    const filled = part.slots.filter(({ value }) => value.kind !== 'empty')
    if (!filled.some(({ value }) => value.kind === 'number') && part.slots.length < five * blocks.length) continue
    const start = filled[0]?.start ?? part.slots[0]!.start
    runs.push({ part, labels: blocksNamed(document.text.slice(at, start)) })
    at = part.slots.at(-1)!.end
  }
  const numbered = runs.filter(({ part }) => part.slots.some(({ value }) => value.kind === 'number'))
  const rows = rowsOf(numbered.length ? numbered : runs)
  const slots = rows.flatMap(({ printed }) => printed.slots.filter(({ value }) => value.kind !== 'empty'))
  const bare = slots.length > 0 && !/[\u4e00-\u9fff]/.test(document.text.slice(from, slots[0]!.start))
  return { rows, end: slots.at(-1)?.end ?? from, bare }
}

const isProse = (text: string) => /。|[^|\s\u001e\u001f]{60}/.test(text)

/** Ids of the blocks whose labels stand in the text, in order. */
function blocksNamed(text: string): string[] {
  const key = keyOf(text)
  const found: { id: string; at: number }[] = []
  for (const { kind, id, key: label } of labelIndex(table).labels) {
    const at = kind === 'row' ? key.lastIndexOf(label) : -1
    if (at >= 0) found.push({ id, at })
  }
  return found.sort((one, other) => one.at - other.at).map(({ id }) => id)
}

function rowsOf(runs: { part: Part; labels: string[] }[]): ReliefTable['rows'] {
  const whole = runs.filter(
    ({ part }) => part.slots.length >= five * blocks.length || runs.length === 1 || count(part.slots) > five,
  )
  if (whole.length) return [{ printed: asRow(whole[0]!.part), blocks: blocksOfWhole(whole[0]!) }]
  const inOrder = runs.length === blocks.length
  const named = runs.map(({ part, labels }, index) => ({
    part,
    id: labels.at(-1) ?? (inOrder ? blocks[index]! : null),
  }))
  const taken = new Set<string>()
  return named.flatMap(({ part, id }, index) => {
    const block = inOrder ? blocks[index]! : id
    if (!block || taken.has(block)) return []
    taken.add(block)
    return [{ printed: asRow(part), blocks: [block] }]
  })
}

/** Ruled cells under the heads of some blocks only: as many as those have columns. */
function blocksOfWhole({ part: { slots, ruling }, labels }: { part: Part; labels: string[] }): string[] {
  const own = blocks.filter((id) => labels.includes(id))
  return ruling === 'grid' && own.length && slots.length === own.length * five ? own : blocks
}

const count = (slots: Slot[]) => slots.filter(({ value }) => value.kind !== 'empty').length

const asRow = ({ slots, ruling }: Part): PrintedRow => ({
  row: blocks[0]!,
  label: null,
  slots,
  ruling,
  because: null,
  last: false,
})

export function readRelief(document: Document, { rows, bare }: ReliefTable, printing: Printing): TableReading {
  const reading: TableReading = { rows: {}, cells: [], findings: [] }
  for (const { printed, blocks: named } of rows) {
    const width = named.length * five
    const placed = windows(printed, width, printing) ?? placements(printed, width, printing, blocksHold)
    // Plain text pads the heads above and the row itself: a blank there may belong to neither.
    if (printing.padded && placed.certain && (printing.mixed || count(printed.slots) < width))
      Object.assign(placed, { certain: false, because: '表头与数字之间、行尾可能有多余的空格，位置按所印次序认定' })
    if (bare) Object.assign(placed, { certain: false, because: '表头缺失，按第四部分的位置和列数认定' })
    for (const [index, row] of named.entries()) {
      const choices = distinct(placed.choices.map((choice) => choice.slice(index * five, (index + 1) * five)))
      addRow(
        reading,
        { document, table, columns: reliefResults, unit: null },
        { ...printed, row },
        { ...placed, choices },
      )
    }
  }
  return reading
}

/** Blank cells of the head can stand before the figures: the stretch of the right width in which the sums hold. */
function windows({ slots, ruling }: PrintedRow, width: number, { keepsPositions }: Printing): Placed | null {
  const filled = slots.map(({ value }, index) => (value.kind === 'empty' ? -1 : index)).filter((index) => index >= 0)
  if (!filled.length || filled.length >= width || slots.length <= width) return null
  if (ruling === 'lines' || (ruling === 'pipes' && !keepsPositions)) return null
  const choices: Choice[] = []
  for (let from = Math.max(0, filled.at(-1)! - width + 1); from <= filled[0]! && from + width <= slots.length; from++)
    choices.push(slots.slice(from, from + width).map((slot) => (slot.value.kind === 'empty' ? null : slot)))
  const sound = choices.filter(blocksHold)
  if (!choices.length) return null
  return {
    choices: distinct(sound.length ? sound : choices),
    certain: false,
    because: '表头与数字之间夹有空格，按等式认定起点',
    surplus: 0,
  }
}

function distinct(choices: Choice[]): Choice[] {
  const seen = new Set<string>()
  return choices.filter((choice) => {
    const key = choice.map(cellValue).join()
    return !seen.has(key) && seen.add(key)
  })
}
