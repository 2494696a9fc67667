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
const budget = 600

/**
 * The choices of each row that agree with the sums down the columns. Sums are used only where every row they name is
 * there; when they contradict each other or the print, none is used and the choices stay as they came.
 */
export function solve(rows: Variable[], columns: readonly string[], complete: boolean): Variable[] {
  if (rows.every(({ choices }) => choices.length <= 1)) return rows
  const sums = columnSums(rows, columns, complete)
  const domains = rows.map(({ choices }) => choices.map((choice) => choice.map((slot) => cellValue(slot) ?? 0)))
  const start = domains.map((choices) => choices.map((_, index) => index))
  const narrowed = narrow(start, domains, sums)
  if (!narrowed) return rows
  const kept = tried(narrowed, domains, sums)
  return rows.map((row, index) => ({ ...row, choices: kept[index]!.map((choice) => row.choices[choice]!) }))
}

interface Sum {
  column: number
  /** Row index and sign; the signed values add up to nothing. */
  terms: { row: number; sign: 1 | -1 }[]
}

function columnSums(rows: Variable[], columns: readonly string[], complete: boolean): Sum[] {
  const at = new Map(rows.map(({ row }, index) => [row, index]))
  const usable = ({ rule, column, left, right }: Identity) =>
    column !== undefined &&
    (rule === 'T3-BAL' || (rule === 'T3-SUM' && complete)) &&
    [...left, ...right].every(({ row }) => (rows[at.get(row) ?? -1]?.choices.length ?? 0) > 0)
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

type Domains = number[][][]
type Kept = number[][]

/** Strikes out placements that some sum cannot bear; null where a row is left without any. */
function narrow(from: Kept, domains: Domains, sums: Sum[]): Kept | null {
  let kept = from
  for (let round = 0; round < 30; round++) {
    let changed = false
    for (const { column, terms } of sums) {
      const spans = terms.map(({ row, sign }) => spanOf(kept[row]!, domains[row]!, column, sign))
      const low = spans.reduce((sum, [least]) => sum + least, 0)
      const high = spans.reduce((sum, [, most]) => sum + most, 0)
      for (const [index, { row, sign }] of terms.entries()) {
        const [least, most] = spans[index]!
        const fits = (choice: number) => {
          const value = sign * domains[row]![choice]![column]!
          return low - least + value <= 1e-9 && high - most + value >= -1e-9
        }
        const left = kept[row]!.filter(fits)
        if (!left.length) return null
        if (left.length === kept[row]!.length) continue
        if (kept === from) kept = [...from]
        kept[row] = left
        changed = true
      }
    }
    if (!changed) break
  }
  return kept
}

function spanOf(kept: number[], choices: number[][], column: number, sign: 1 | -1): [number, number] {
  let [least, most] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY]
  for (const choice of kept) {
    const value = sign * choices[choice]![column]!
    least = Math.min(least, value)
    most = Math.max(most, value)
  }
  return [least, most]
}

/** The placements for which a completion of all rows exists, as far as the budget reaches. */
function tried(kept: Kept, domains: Domains, sums: Sum[]): Kept {
  let nodes = 0
  const completes = (state: Kept): boolean => {
    if (++nodes > budget) return true
    const next = narrow(state, domains, sums)
    if (!next) return false
    let open = -1
    for (const [row, choices] of next.entries())
      if (choices.length > 1 && (open < 0 || choices.length < next[open]!.length)) open = row
    if (open < 0) return true
    return next[open]!.some((choice) => completes(next.with(open, [choice])))
  }
  let state = kept
  for (const [row, choices] of kept.entries()) {
    if (choices.length < 2) continue
    const possible = state[row]!.filter((choice) => nodes > budget || completes(state.with(row, [choice])))
    if (possible.length) state = state.with(row, possible)
  }
  return state
}
