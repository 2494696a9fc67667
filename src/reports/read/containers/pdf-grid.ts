// Ruling lines → tables: lines that touch form a grid; grid squares without a line between them are one cell.
import type { Page, Rule } from './pdf-page.ts'

export interface GridCell {
  row: number
  column: number
  rowSpan: number
  colSpan: number
  left: number
  top: number
  right: number
  bottom: number
}
export interface Grid {
  /** Column edges from left to right, row edges from top to bottom, in points. */
  xs: number[]
  ys: number[]
  cells: GridCell[]
}

export function gridsOf(page: Pick<Page, 'horizontal' | 'vertical'>): Grid[] {
  const horizontal = joined(page.horizontal)
  const vertical = joined(page.vertical)
  return groups(horizontal, vertical)
    .map(gridOf)
    .filter((grid) => grid !== undefined)
    .sort((a, b) => a.ys[0]! - b.ys[0]!)
}

/** Pieces on the same line that touch or overlap become one rule. */
function joined(rules: Rule[]): Rule[] {
  const sorted = [...rules].sort((a, b) => a.at - b.at || a.from - b.from)
  const out: Rule[] = []
  for (let i = 0; i < sorted.length; ) {
    const line: Rule[] = []
    const start = sorted[i]!.at
    while (i < sorted.length && sorted[i]!.at - start < same) line.push(sorted[i++]!)
    line.sort((a, b) => a.from - b.from)
    const at = line.reduce((sum, rule) => sum + rule.at, 0) / line.length
    let last: Rule | undefined
    for (const rule of line) {
      if (last && rule.from <= last.to + touching) {
        last.to = Math.max(last.to, rule.to)
        continue
      }
      last = { at, from: rule.from, to: rule.to }
      out.push(last)
    }
  }
  return out.filter(({ from, to }) => to - from > 4)
}

interface Group {
  horizontal: Rule[]
  vertical: Rule[]
}

/** Rules that cross or touch, directly or through others. */
function groups(horizontal: Rule[], vertical: Rule[]): Group[] {
  const parent = [...horizontal, ...vertical].map((_, index) => index)
  const find = (i: number): number => {
    while (parent[i] !== i) i = parent[i] = parent[parent[i]!]!
    return i
  }
  horizontal.forEach((h, i) => {
    vertical.forEach((v, j) => {
      const crosses = within(v.at, h.from, h.to) && within(h.at, v.from, v.to)
      if (crosses) parent[find(i)] = find(horizontal.length + j)
    })
  })
  const found = new Map<number, Group>()
  const groupAt = (i: number) => {
    const root = find(i)
    const group = found.get(root) ?? { horizontal: [], vertical: [] }
    found.set(root, group)
    return group
  }
  for (const [i, rule] of horizontal.entries()) groupAt(i).horizontal.push(rule)
  for (const [j, rule] of vertical.entries()) groupAt(horizontal.length + j).vertical.push(rule)
  const crossing = [...found.values()].filter((group) => group.horizontal.length > 1 && group.vertical.length > 0)
  const lone = [...found.values()].filter((group) => !group.horizontal.length).flatMap((group) => group.vertical)
  for (const group of crossing) group.vertical.push(...lone.filter((rule) => runsBeside(rule, group)))
  return crossing
}

/** A cell that covers a whole page part has no rule across it: its side stands alone, as tall as the table. */
function runsBeside({ from, to }: Rule, { horizontal, vertical }: Group): boolean {
  const top = Math.min(horizontal[0]!.at, ...vertical.map((rule) => rule.from))
  const bottom = Math.max(horizontal.at(-1)!.at, ...vertical.map((rule) => rule.to))
  return Math.min(to, bottom) - Math.max(from, top) > 0.9 * (Math.max(to, bottom) - Math.min(from, top))
}

function gridOf({ horizontal, vertical }: Group): Grid | undefined {
  // Tables open at the sides, or cut by the end of the page, have no rule there: their ends are where rules end.
  const xs = edges([
    ...vertical.map(({ at }) => at),
    Math.min(...horizontal.map(({ from }) => from)),
    Math.max(...horizontal.map(({ to }) => to)),
  ])
  const ys = edges([
    ...horizontal.map(({ at }) => at),
    Math.min(...vertical.map(({ from }) => from)),
    Math.max(...vertical.map(({ to }) => to)),
  ])
  const [columns, rows] = [xs.length - 1, ys.length - 1]
  if (columns < 1 || rows < 1 || columns * rows < 2 || columns > 200 || rows > 500) return undefined
  const ruledAbove = walls(horizontal, ys, xs)
  const ruledLeft = walls(vertical, xs, ys)
  const taken = new Uint8Array(columns * rows)
  const cells: GridCell[] = []
  for (let row = 0; row < rows; row++)
    for (let column = 0; column < columns; column++) {
      if (taken[row * columns + column]) continue
      let colSpan = 1
      while (
        column + colSpan < columns &&
        !taken[row * columns + column + colSpan] &&
        !ruledLeft(column + colSpan, row)
      )
        colSpan++
      let rowSpan = 1
      while (row + rowSpan < rows && openBelow(row + rowSpan, column, colSpan)) rowSpan++
      for (let r = row; r < row + rowSpan; r++) taken.fill(1, r * columns + column, r * columns + column + colSpan)
      cells.push({
        row,
        column,
        rowSpan,
        colSpan,
        left: xs[column]!,
        top: ys[row]!,
        right: xs[column + colSpan]!,
        bottom: ys[row + rowSpan]!,
      })
    }
  return { xs, ys, cells }

  /** The squares of this row go on from above: nothing ruled over them, nor between them. */
  function openBelow(row: number, column: number, colSpan: number): boolean {
    for (let c = column; c < column + colSpan; c++)
      if (taken[row * columns + c] || ruledAbove(row, c) || (c > column && ruledLeft(c, row))) return false
    const closedLeft = column === 0 || ruledLeft(column, row)
    const closedRight = column + colSpan === columns || ruledLeft(column + colSpan, row)
    return closedLeft && closedRight
  }
}

/** Whether a rule runs along edge `edge`, beside square `square` of the other direction. */
function walls(rules: Rule[], along: number[], across: number[]): (edge: number, square: number) => boolean {
  const ruled = new Set<number>()
  for (const { at, from, to } of rules) {
    const edge = nearest(along, at)
    for (let square = 0; square + 1 < across.length; square++) {
      const middle = (across[square]! + across[square + 1]!) / 2
      if (middle > from && middle < to) ruled.add(edge * 1000 + square)
    }
  }
  return (edge, square) => ruled.has(edge * 1000 + square)
}

/** Distinct positions; those closer than a double line count as one. */
function edges(values: number[]): number[] {
  const sorted = values.sort((a, b) => a - b)
  const out: number[] = []
  for (const value of sorted) if (!out.length || value - out.at(-1)! > double) out.push(value)
  return out
}

const nearest = (values: number[], value: number) =>
  values.reduce((best, each, index) => (Math.abs(each - value) < Math.abs(values[best]! - value) ? index : best), 0)
const within = (value: number, from: number, to: number) => value >= from - touching && value <= to + touching

/** Points. */
const same = 1.2
const touching = 3
const double = 3.2
