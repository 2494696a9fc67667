// The solver. Each row has its admissible placements; the sums that run down the columns (一＋二＝（七）＋四, and
// （七） as the sum of the results) tie the rows together. Placements that no completion can use are struck out: first
// by the least and most each column can still hold, then by trying. What remains is what the print leaves open.
import { type Identity, identitiesOver } from '../../../law/annual-report/index.ts'
import { type Choice, cellValue } from './place.ts'

export interface Variable {
  row: string
  choices: Choice[]
}

/** How many placements are tried at most; beyond it a placement counts as possible. */
const budget = 250

/**
 * The choices of each row that agree with the sums down the columns. Sums are used only where every row they name is
 * there; one that is broken by certain figures is left out, and when
 * the others contradict each other or the print, none is used and the choices stay as they came.
 */
export function solve(rows: Variable[], columns: readonly string[], complete: boolean): Solution {
  if (rows.every(({ choices }) => choices.length <= 1)) return { rows, conflicts: [] }
  const puzzle: Puzzle = {
    sums: columnSums(rows, columns, complete),
    values: rows.map(({ choices }) => choices.map((choice) => choice.map((slot) => cellValue(slot) ?? 0))),
    width: columns.length,
  }
  const start = puzzle.values.map((choices) => choices.map((_, index) => index))
  const all = puzzle.sums
  const whole = all.filter((sum) => !isBroken(sum, start, puzzle))
  puzzle.sums = whole
  const narrowed = narrow(start, puzzle)
  if (!narrowed) {
    const conflicts = conflictsOf(puzzle, start, whole.length < all.length).map(({ column, terms }) => ({
      column: columns[column]!,
      rows: terms.map(({ row }) => rows[row]!.row),
    }))
    return { rows, conflicts }
  }
  const kept = tried(narrowed, puzzle)
  const solved = rows.map((row, index) => ({ ...row, choices: kept[index]!.map((choice) => row.choices[choice]!) }))
  return { rows: solved, conflicts: [] }
}

export interface Solution {
  rows: Variable[]
  /** Sums that contradict each other or the print: one of their figures is not the one that was meant. */
  conflicts: { column: string; rows: string[] }[]
}

/** The sums that contradict the print or the sums before them. Where a sum over certain figures is broken, others follow
 *  from it, and only those count that no placement fulfils by themselves. */
function conflictsOf(puzzle: Puzzle, start: Kept, someBroken: boolean): Sum[] {
  const agreed: Sum[] = []
  return puzzle.sums.filter((sum) => {
    const agrees = narrow(start, { ...puzzle, sums: someBroken ? [sum] : [...agreed, sum] }) !== null
    if (agrees) agreed.push(sum)
    return !agrees
  })
}

interface Sum {
  column: number
  /** Row index and sign; the signed values add up to nothing. */
  terms: { row: number; sign: 1 | -1 }[]
}

interface Puzzle {
  sums: Sum[]
  /** By row, choice and column; blanks count as nothing. */
  values: number[][][]
  width: number
}

/** For each row the indexes of the choices that are left. */
type Kept = number[][]

function columnSums(rows: Variable[], columns: readonly string[], complete: boolean): Sum[] {
  const at = new Map(rows.map(({ row }, index) => [row, index]))
  const usable = ({ rule, column, left, right }: Identity) =>
    column !== undefined &&
    (rule === 'T3-BAL' || (rule === 'T3-SUM' && complete)) &&
    [...left, ...right].every(({ row }) => isUsable(rows[at.get(row) ?? -1], columns.indexOf(column)))
  return identitiesOver(rows.map(({ row }) => row))
    .filter(usable)
    .map(({ column, left, right }) => ({
      column: columns.indexOf(column!),
      terms: [
        ...left.map(({ row }) => ({ row: at.get(row)!, sign: 1 as const })),
        ...right.map(({ row }) => ({ row: at.get(row)!, sign: -1 as const })),
      ],
    }))
}

/** The row says something of the column that can be added. */
const isUsable = (row: Variable | undefined, column: number): boolean =>
  row !== undefined &&
  row.choices.length > 0 &&
  row.choices.every((choice) => !/unclear|missing/.test(choice[column]?.value.kind ?? ''))

/** Strikes out placements that some sum cannot bear; null where a row is left without any. */
function narrow(from: Kept, puzzle: Puzzle): Kept | null {
  const kept = [...from]
  const spans = kept.map((choices, row) => spansOf(choices, puzzle, row))
  let changed = true
  for (let round = 0; changed && round < 40; round++) {
    changed = false
    for (const { column, terms } of puzzle.sums) {
      let [low, high] = [0, 0]
      for (const { row, sign } of terms) {
        const { least, most } = spans[row]!
        low += sign > 0 ? least[column]! : -most[column]!
        high += sign > 0 ? most[column]! : -least[column]!
      }
      if (low > 0 || high < 0) return null
      if (low === high) continue
      for (const { row, sign } of terms) {
        const { least, most } = spans[row]!
        if (least[column] === most[column]) continue
        const [rowLow, rowHigh] = sign > 0 ? [least[column]!, most[column]!] : [-most[column]!, -least[column]!]
        const left = kept[row]!.filter((choice) => {
          const value = sign * puzzle.values[row]![choice]![column]!
          return low - rowLow + value <= 0 && high - rowHigh + value >= 0
        })
        if (left.length === kept[row]!.length) continue
        if (!left.length) return null
        kept[row] = left
        spans[row] = spansOf(left, puzzle, row)
        changed = true
        break
      }
    }
  }
  return kept
}

/** A sum over figures that are all certain and do not add up says nothing about the others. */
function isBroken({ column, terms }: Sum, start: Kept, puzzle: Puzzle): boolean {
  const spans = terms.map(({ row, sign }) => ({ ...spansOf(start[row]!, puzzle, row), sign }))
  return (
    spans.every(({ least, most }) => least[column] === most[column]) &&
    spans.reduce((sum, { least, sign }) => sum + sign * least[column]!, 0) !== 0
  )
}

/** The least and most that the choices of a row put into each column. */
function spansOf(choices: number[], { values, width }: Puzzle, row: number) {
  const least = new Array<number>(width).fill(choices.length ? Number.POSITIVE_INFINITY : 0)
  const most = new Array<number>(width).fill(choices.length ? Number.NEGATIVE_INFINITY : 0)
  for (const choice of choices) {
    const of = values[row]![choice]!
    for (let column = 0; column < width; column++) {
      if (of[column]! < least[column]!) least[column] = of[column]!
      if (of[column]! > most[column]!) most[column] = of[column]!
    }
  }
  return { least, most }
}

/** The placements for which a completion of all rows exists, as far as the budget reaches. Rows of which all
 *  placements put the same figures into the columns of a sum need no trying: the sums cannot tell them apart. */
function tried(kept: Kept, puzzle: Puzzle): Kept {
  let nodes = 0
  const completes = (state: Kept): boolean => {
    if (++nodes > budget) return true
    const next = narrow(state, puzzle)
    if (!next) return false
    let open = -1
    for (const [row, choices] of next.entries())
      if (differs(choices, puzzle, row) && (open < 0 || choices.length < next[open]!.length)) open = row
    if (open < 0) return true
    return next[open]!.some((choice) => completes(next.with(open, [choice])))
  }
  let state = kept
  for (const [row, choices] of kept.entries()) {
    if (nodes > budget) break
    if (!differs(choices, puzzle, row)) continue
    const possible = state[row]!.filter((choice) => completes(state.with(row, [choice])))
    if (possible.length) state = state.with(row, possible)
  }
  return state
}

/** The choices put different figures into some column; zeros and blanks are alike to the sums. */
function differs(choices: number[], { values, width }: Puzzle, row: number): boolean {
  if (choices.length < 2) return false
  const first = values[row]![choices[0]!]!
  for (const choice of choices)
    for (let column = 0; column < width; column++) if (values[row]![choice]![column] !== first[column]) return true
  return false
}
