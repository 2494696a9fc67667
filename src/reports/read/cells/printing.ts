// What the rows of a document show about how it prints: whether blank cells keep their place between pipes, where the
// first column begins, whether cells are glued together.
import type { Printing } from './place.ts'
import type { PrintedRow } from './rows.ts'

const isFilled = ({ value }: PrintedRow['slots'][number]) => value.kind !== 'empty'
const seven = 7

export function printingOf(rows: PrintedRow[], requests: PrintedRow[], padded: boolean): Printing {
  return {
    keepsPositions: keepsPositions(rows, requests),
    offset: 0,
    usualCells: null,
    wider: false,
    glued: gluing(rows, requests),
    padded,
    mixed: padded && mixesBlanksAndZeros(requests),
    fewBlanks: padded && hasFewBlanks(rows),
  }
}

/** Rows that lack cells and print zeros all the same: organs do either, so a cell may be missing or double anywhere. */
function mixesBlanksAndZeros(requests: PrintedRow[]): boolean {
  const named = requests.filter(({ row, slots }) => row && slots.some(isFilled))
  const mixed = named.filter(({ slots }) => {
    const filled = slots.filter(isFilled)
    return filled.length < seven && filled.slice(0, -1).some(isZero)
  }).length
  return mixed >= 3 && mixed * 10 > named.length
}

const isZero = ({ value }: PrintedRow['slots'][number]) => value.kind === 'number' && value.value === 0

/** Hardly a row has a blank between its figures. */
function hasFewBlanks(rows: PrintedRow[]): boolean {
  const named = rows.filter(({ row, slots }) => row && slots.some(isFilled))
  const blank = named.filter(({ slots }) => blankBeforeValue(slots)).length
  return blank <= 2 && blank * 10 < named.length
}

/** A blank before a value shows that blanks keep their place; a total that comes before all blanks shows that they
 *  were moved to the end. */
function keepsPositions(rows: PrintedRow[], requests: PrintedRow[]): boolean {
  const kept = rows.filter(({ ruling, slots }) => ruling === 'pipes' && blankBeforeValue(slots)).length
  const moved = requests.filter(({ ruling, slots }) => ruling === 'pipes' && looksMoved(slots)).length
  return kept > 0 && kept > moved
}

function blankBeforeValue(slots: PrintedRow['slots']): boolean {
  const filled = slots.filter(isFilled).length
  return (
    filled > 0 &&
    filled < seven &&
    slots.findIndex((slot) => !isFilled(slot)) < slots.findLastIndex(isFilled) &&
    slots.some((slot) => !isFilled(slot))
  )
}

function looksMoved(slots: PrintedRow['slots']): boolean {
  const filled = slots.filter(isFilled)
  const values = filled.map(({ value }) => (value.kind === 'number' ? value.value : 0))
  const last = values.at(-1) ?? 0
  return (
    filled.length > 1 &&
    filled.length < seven &&
    !blankBeforeValue(slots) &&
    last > 0 &&
    last === values.slice(0, -1).reduce((sum, value) => sum + value, 0)
  )
}

/** Blank cells between label and first column: what full rows show, else what lets most rows fit; one row alone does
 *  not move the others. */
export function offsetOf(rows: PrintedRow[]): number {
  const ruled = rows.filter(({ row, ruling, slots }) => row && ruling !== 'lines' && slots.some(isFilled))
  const first = ({ slots }: PrintedRow) => slots.findIndex(isFilled)
  const full = ruled.filter(({ slots }) => slots.filter(isFilled).length === seven).map(first)
  if (full.length) return mostCommon(full)
  const fitting = (offset: number) =>
    ruled.filter(({ slots }) => slots.findIndex(isFilled) >= offset && slots.findLastIndex(isFilled) < offset + seven)
      .length
  return [0, 1, 2, 3].reduce((best, offset) => (fitting(offset) > fitting(best) + ruled.length / 10 ? offset : best), 0)
}

function mostCommon(numbers: number[]): number {
  const counts = new Map<number, number>()
  for (const number of numbers) counts.set(number, (counts.get(number) ?? 0) + 1)
  return [...counts].sort(([, one], [, other]) => other - one)[0]![0]
}

/** Cells behind the label in most ruled rows; null where rows are too few to tell. */
export function usualCells(rows: PrintedRow[]): number | null {
  const ruled = rows.filter(({ row, ruling }) => row && ruling !== 'lines').map(({ slots }) => slots.length)
  const usual = ruled.length < 6 ? 0 : mostCommon(ruled)
  return ruled.filter((count) => count === usual).length * 3 > ruled.length * 2 ? usual : null
}

/** A number with a leading zero (000) is several cells, and so is one that stands right behind its label. */
function gluing(rows: PrintedRow[], requests: PrintedRow[]): Printing['glued'] {
  const named = rows.filter(({ label, slots }) => label && slots.some(isFilled))
  const attached = named.filter(({ label, slots }) => slots.length === 1 && slots[0]!.start === label!.end).length
  const leads = (slot: PrintedRow['slots'][number]) => /^0\d/.test(digitsOf(slot))
  if (attached * 2 <= named.length && !rows.some(({ slots }) => slots.some(leads))) return null
  const short = (slot: PrintedRow['slots'][number]) => digitsOf(slot) !== '' && digitsOf(slot).length < seven
  return requests.some(({ slots }) => slots.some(short)) ? 'sparse' : 'dense'
}

/** A column outside the format stands in the table: its head says so, or many rows have a cell more. */
export function isWider(head: string, rows: PrintedRow[]): boolean {
  if (/小计|合计|占比|比例|同比|上年(?!结转)/.test(head)) return true
  const counts = rows.filter(({ row }) => row).map(({ slots }) => slots.filter(isFilled).length)
  return counts.filter((count) => count > seven).length * 4 > counts.filter((count) => count > 0).length
}

const digitsOf = ({ value }: PrintedRow['slots'][number]) => (value.kind === 'number' && value.digits) || ''
