// The columns in the order in which the head of the table names them, where that is not the order of the format: the
// total before its parts, the columns of a block turned round.
import { editions, type Line, labelIn, leavesOf } from '../../../law/annual-report/index.ts'
import { cellEnd, type Document, rowEnd } from '../document.ts'
import { keyOf } from '../normalise/key.ts'
import { firstUnit } from './hits.ts'
import type { Choice, Placed } from './place.ts'

/** For each printed column the place that the format gives it; null for the order of the format, and where the head
 *  does not name all columns. */
export function printedOrder(document: Document, from: number, to: number, columns: readonly Line[]): number[] | null {
  const found = placesOf(document, from, to, columns)
  const leaves = leavesOf(columns)
  const order = leavesOf(inOrder(document, columns, found)).map(({ id }) => leaves.findIndex((leaf) => leaf.id === id))
  return order.every((place, at) => place === at) ? null : order
}

export const orderedBecause = '列的次序与格式不同，按表头的列名认定'

/** The choices turned from the printed order into that of the format. */
export function reordered(placed: Placed, order: number[] | null): Placed {
  if (!order) return placed
  const choices = placed.choices.map((choice) => inFormat(choice, order))
  return { ...placed, choices, certain: false, because: placed.because ?? orderedBecause }
}

export const inFormat = (choice: Choice, order: number[]): Choice => {
  const turned = [...choice]
  for (const [at, place] of order.entries()) turned[place] = choice[at] ?? null
  return turned
}

/** Where the labels of the lines stand, the longest looked for first, so that none is found within another. */
function placesOf(document: Document, from: number, to: number, columns: readonly Line[]): Map<string, number> {
  const { at, text: key } = document.key
  const [first, last] = [firstUnit(at, from), firstUnit(at, to)]
  const places = new Map<string, number>()
  let rest = key.slice(first, last)
  for (const { id, key: label, holds } of keysOf(columns)) {
    const place = rest.indexOf(label)
    if (place < 0 || places.has(id)) continue
    places.set(id, at[first + place]!)
    if (holds) rest = rest.replaceAll(label, '\u0001'.repeat(label.length))
  }
  return places
}

interface LabelKey {
  id: string
  key: string
  /** Another label stands within it. */
  holds: boolean
}

/** The keys of the lines and their parts, longest first. */
function keysOf(columns: readonly Line[]): LabelKey[] {
  let keys = keysByColumns.get(columns)
  if (!keys) {
    keys = columns
      .flatMap((line) => [line, ...line.parts])
      .flatMap(({ id, label }) => labelsOf(label).map((text) => ({ id, key: keyOf(text) })))
      .map(({ id, key }, _, all) => ({ id, key, holds: all.some((one) => one.key !== key && key.includes(one.key)) }))
      .sort((one, other) => other.key.length - one.key.length)
    keysByColumns.set(columns, keys)
  }
  return keys
}
const keysByColumns = new WeakMap<readonly Line[], LabelKey[]>()

const labelsOf = (label: Line['label']): string[] =>
  typeof label === 'string' ? [label] : editions.flatMap(({ id }) => labelIn(id, label) ?? [])

function inOrder(document: Document, lines: readonly Line[], places: Map<string, number>): Line[] {
  const own = lines.map((line) =>
    line.parts.length ? { ...line, parts: inOrder(document, line.parts, places) } : line,
  )
  if (own.some(({ id }) => !places.has(id))) return own
  const sorted = own.toSorted((one, other) => places.get(one.id)! - places.get(other.id)!)
  // Heads that span two rows are drawn between those that span one: only in one ruled row is their order that of the
  // columns; but what stands before all others stands first.
  const spans = own.some(({ parts }) => parts.length) && own.some(({ parts }) => !parts.length)
  if (!spans || inOneRow(document, places.get(sorted[0]!.id)!, places.get(sorted.at(-1)!.id)!)) return sorted
  const first = sorted[0]!
  return first.sumOf.length ? [first, ...own.filter((line) => line !== first)] : own
}

function inOneRow({ text }: Document, from: number, to: number): boolean {
  const between = text.slice(from, to)
  return between.includes(cellEnd) && !between.includes(rowEnd) && !between.includes('\n')
}
