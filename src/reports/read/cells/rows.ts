// The rows of a table as printed: the labels in their order and the cells behind each. Rows whose label is damaged or
// lost are found by likeness and by the order of the format; what fits nowhere is a row outside the format.
import type { TableId } from '../../../law/annual-report/index.ts'
import type { Document } from '../document.ts'
import { keyOf, likeness } from '../normalise/key.ts'
import { type Hit, labelHits } from './hits.ts'
import { labelIndex, type TableLabel } from './labels.ts'
import { type Part, partsOf, type Ruling, type Slot, type Spacing } from './stretch.ts'

export interface PrintedRow {
  /** Line id; null where the label is none of the format. */
  row: string | null
  label: { start: number; end: number } | null
  slots: Slot[]
  ruling: Ruling
  /** Why the row is this one, where its label does not say it outright. */
  because: string | null
  /** The stretch behind it goes to the end of the table. */
  last: boolean
  /** The text ends in this row. Its cells stand from the left behind so many blanks; null where that is not known. */
  cut?: { offset: number | null }
}

export interface PrintedTable {
  rows: PrintedRow[]
  /** All labels that were found, for telling the edition. */
  seen: Hit[]
  /** Offset behind the last thing that belongs to the table. */
  end: number
}

/** How many cells a row of this id has. */
export type Width = (row: string) => number

export function printedTable(
  document: Document,
  table: TableId,
  [from, to]: [number, number],
  spacing: Spacing,
  order: (seen: Hit[]) => readonly string[],
  width: (seen: Hit[]) => Width,
): PrintedTable {
  const seen = labelHits(document, table, from, to)
  const rows = withoutRowNumbers(afterLabels(document, seen, from, to, spacing))
  const ids = order(seen)
  const named = mergeRepeated(withoutStrays(nameDamaged(document, table, rows, ids), width(seen)))
  const unlike = (printed: PrintedRow, id: string) => isUnlike(document, table, printed, id)
  const complete = doubtDisorder(mergeRepeated(fillByOrder(named, ids, width(seen), unlike)), ids)
  return { rows: complete, seen, end: endOf(seen, complete, from) }
}

function afterLabels(document: Document, hits: Hit[], from: number, to: number, spacing: Spacing): PrintedRow[] {
  const rows: PrintedRow[] = []
  let label: { hit: Hit; id: string | null } | null = null
  let at = from
  for (let next = 0; next <= hits.length; next++) {
    const end = hits[next]?.start ?? to
    for (const part of partsOf(document, at, end, spacing)) {
      const row = printedRow(part, label, end === to)
      if (row) rows.push(row)
    }
    const hit = hits[next]
    if (!hit) break
    label = { hit, id: rowOf(hit, hits, next, rows) }
    at = hit.end
  }
  return rows
}

/** A column of numbers before the labels: each stands behind the figures of the row before, and they count on. */
function withoutRowNumbers(rows: PrintedRow[]): PrintedRow[] {
  const lasts = rows.map(({ slots }) => slots.findLast(({ value }) => value.kind !== 'empty'))
  const numbers = lasts.map((slot) => (slot?.value.kind === 'number' ? slot.value.value : null))
  const counted = (at: number) =>
    numbers[at] !== null && ((numbers[at - 1] ?? -2) + 1 === numbers[at] || numbers[at]! + 1 === numbers[at + 1])
  const counting = rows.filter((_, at) => counted(at)).length
  if (counting < fewestCounted || counting * 5 < rows.filter((_, at) => lasts[at]).length * 4) return rows
  return rows.map((row, at) => (counted(at) ? { ...row, slots: row.slots.filter((slot) => slot !== lasts[at]) } : row))
}

const fewestCounted = 8

function printedRow(part: Part, label: { hit: Hit; id: string | null } | null, last: boolean): PrintedRow | null {
  const { slots, ruling, words, labelled } = part
  if (labelled && label?.id)
    return { row: label.id, label: { start: label.hit.start, end: label.hit.end }, slots, ruling, because: null, last }
  const named = labelled ? null : words
  return named || hasNumbers(part) ? { row: null, label: named, slots, ruling, because: null, last } : null
}

/** The row that a label stands for; null for headings and heads. 总计 and 其他 are heads until a row has begun, and a
 *  heading without parts behind it is a row (（六）其他处理 of 2019). */
function rowOf(hit: Hit, hits: Hit[], index: number, before: PrintedRow[]): string | null {
  const asRow = hit.labels.find(({ kind }) => kind === 'row')
  if (!asRow) return null
  if (isHead(hit) && (!before.some(({ row }) => row !== null) || besideHeads(hits, index))) return null
  const group = hit.labels.find(({ kind }) => kind === 'group')
  const parts = group && hits.some(({ labels }) => labels.length === 1 && labels[0]!.id.startsWith(`${asRow.id}.`))
  return parts ? null : asRow.id
}

const isHead = ({ labels }: Hit) => labels.some(({ kind }) => kind === 'head')

/** The head is printed again on the next page. */
const besideHeads = (hits: Hit[], index: number): boolean =>
  [hits[index - 1], hits[index + 1]].some((hit) => hit?.labels.every(({ kind }) => kind === 'head'))

/** Rows with numbers behind words that are nearly a label which is still missing at this place. */
function nameDamaged(document: Document, table: TableId, rows: PrintedRow[], order: readonly string[]): PrintedRow[] {
  if (!rows.some(isDamaged)) return rows
  const labels = labelIndex(table).labels.filter(({ kind }) => kind === 'row')
  const named = new Set(rows.filter(({ row, slots }) => row && slots.length).map(({ row }) => row))
  let tries = 400
  return rows.map((printed, index) => {
    if (!isDamaged(printed) || tries-- < 0) return printed
    const words = piecesOf(document.text.slice(printed.label!.start, printed.label!.end))
    const [after, before] = [nearest(rows, order, index, -1), nearest(rows, order, index, 1)]
    const missing = labels.filter(({ id }) => {
      const at = order.indexOf(id)
      return after < at && at < before && !named.has(id)
    })
    const best = bestLabel(words, missing)
    if (!best) return printed
    named.add(best)
    return { ...printed, row: best, because: '行名有缺字或改动，按相近的行名和次序认定' }
  })
}

const isDamaged = (printed: PrintedRow) => printed.row === null && printed.label !== null && hasNumbers(printed)

/** The keys of the words and of their last piece: the heading of the group may stand in a cell before the label. */
function piecesOf(text: string): string[] {
  const last = text
    .trimEnd()
    .split(/[|\n\u001e\u001f]|\s(?=\d\.|\([一二三四五六七]\))/)
    .at(-1)!
  return [...new Set([keyOf(text), keyOf(last)])].filter(Boolean)
}

const ordinalOf = (key: string) => /^(?:\d|[一二三四五六七](?=[^一二三四五六七]))/.exec(key)?.[0]

function bestLabel(words: string[], labels: TableLabel[]): string | null {
  const ranked = labels
    .map(({ id, key }) => ({ id, score: Math.max(...words.map((one) => alikeness(one, key))) }))
    .sort((one, other) => other.score - one.score)
  const [first, second] = ranked
  return first && first.score >= 0.6 && first.score > (second && second.id !== first.id ? second.score + 0.08 : 0)
    ? first.id
    : null
}

/** How much the words are like the label, 0–1; less where both have an ordinal and not the same. */
function alikeness(words: string, label: string): number {
  const { whole, part } = likeness(words, label)
  const [own, other] = [ordinalOf(words), ordinalOf(label)]
  const bare = likeness(words.replace(/^\d/, ''), label.replace(/^\d/, '')).whole
  const score = Math.max(whole, bare, words.length >= 4 && words.length < label.length ? part * 0.9 : 0)
  return own && other && own !== other ? score - 0.15 : score
}

/** Place in the order of the nearest row with cells before (-1) or behind (1). */
function nearest(rows: PrintedRow[], order: readonly string[], from: number, step: 1 | -1): number {
  for (let index = from + step; rows[index]; index += step) {
    const { row, slots } = rows[index]!
    const at = row && slots.length ? order.indexOf(row) : -1
    if (at >= 0) return at
  }
  return step < 0 ? -1 : order.length
}

const hasNumbers = ({ slots }: Pick<PrintedRow, 'slots'>) => slots.some(({ value }) => value.kind === 'number')

function filled({ slots }: PrintedRow): number {
  let count = 0
  for (const { value } of slots) if (value.kind !== 'empty') count++
  return count
}

/** Where most rows stand in ruled tables, a lone number between the lines of the text is no row. */
function withoutStrays(rows: PrintedRow[], width: Width): PrintedRow[] {
  const ruled = rows.filter((one) => one.ruling === 'grid' && filled(one) >= 7).length
  if (ruled < 5) return rows
  return rows.filter((one) => {
    if (one.row !== null) return !one.slots.length || one.ruling === 'grid' || filled(one) >= width(one.row)
    return filled(one) === 0 || filled(one) * 2 > 7
  })
}

/** A label printed twice: the one with cells counts; where both have, both stay and the cell is doubted later. */
function mergeRepeated(rows: PrintedRow[]): PrintedRow[] {
  if (rows.every(({ row, slots }) => row === null || slots.length)) return rows
  const withCells = new Set(rows.filter((one) => one.row && one.slots.length).map(({ row }) => row))
  const kept = new Set<string>()
  return rows.filter(({ row, slots }) => {
    if (!row) return true
    if (slots.length) return true
    if (withCells.has(row) || kept.has(row)) return false
    kept.add(row)
    return true
  })
}

/** Cells without a label, or several rows of cells behind one: between two rows that are known, as many rows of cells
 *  as rows are missing there are those rows, in the order of the format. */
function fillByOrder(rows: PrintedRow[], order: readonly string[], width: Width, unlike: Unlike): PrintedRow[] {
  const result: PrintedRow[] = []
  let index = 0
  let previous = -1
  while (index < rows.length) {
    const anchor = rows[index]!
    const cells = filled(anchor)
    const at = anchor.row && cells ? order.indexOf(anchor.row) : -1
    const run: PrintedRow[] = [anchor]
    let next = index + 1
    while (rows[next] && !(rows[next]!.row && filled(rows[next]!))) run.push(rows[next++]!)
    if (run.length === 1 && at >= 0 && cells <= width(anchor.row!)) {
      result.push(anchor)
      previous = at
      index = next
      continue
    }
    const following = rows[next] ? order.indexOf(rows[next]!.row!) : order.length
    if (at >= 0) previous = at
    const missing = order.slice(previous + 1, following > previous ? following : previous + 1)
    result.push(...filledRun(run, at >= 0 ? order[at]! : null, missing, width, unlike))
    index = next
  }
  return result
}

/** Rows that do not stand in the order of the format: organs fill in the form as it is, so two labels or two rows of
 *  figures may have changed places on the way. */
function doubtDisorder(rows: PrintedRow[], order: readonly string[]): PrintedRow[] {
  const places = rows.map(({ row, slots }) => (row && slots.length ? order.indexOf(row) : -1))
  let [highest, sorted] = [-1, true]
  for (const place of places) {
    if (place >= 0 && place < highest) sorted = false
    highest = Math.max(highest, place)
  }
  if (sorted) return rows
  return rows.map((row, at) => {
    const place = places[at]!
    const early = places.some((other, index) => index > at && other >= 0 && other < place)
    const late = places.some((other, index) => index < at && other > place)
    if (place < 0 || row.because || !(early || late)) return row
    return { ...row, because: '行的次序与格式不同，行名或数字可能互换了位置' }
  })
}

const byOrder = '行名缺失，按前后行和格式次序认定'

/** The words beside the cells are another label than that of the row. */
type Unlike = (printed: PrintedRow, id: string) => boolean

function isUnlike({ text }: Document, table: TableId, { label }: PrintedRow, id: string): boolean {
  const words = label ? keyOf(text.slice(label.start, label.end)) : ''
  const labels = labelIndex(table).labels.filter((one) => one.kind === 'row' && one.id === id)
  return words.length > 1 && labels.every(({ key }) => likeness(words, key).whole < 0.55)
}

function filledRun(
  run: PrintedRow[],
  first: string | null,
  missing: readonly string[],
  width: Width,
  unlike: Unlike,
): PrintedRow[] {
  const pieces = run.flatMap((printed) => split(printed, first, missing, width))
  const nameless = pieces.filter((printed) => !printed.row && hasNumbers(printed))
  if (!nameless.length) return pieces
  const open = missing.filter((id) => !pieces.some(({ row, slots }) => row === id && slots.length))
  const fits =
    nameless.length === open.length &&
    nameless.every(
      (printed, at) =>
        filled(printed) <= width(open[at]!) && filled(printed) * 2 > width(open[at]!) && !unlike(printed, open[at]!),
    )
  if (!fits) return pieces
  const names = new Map(nameless.map((printed, at) => [printed, open[at]!]))
  return pieces
    .filter((printed) => !(printed.row && open.includes(printed.row)))
    .map((printed) => (names.has(printed) ? { ...printed, row: names.get(printed)!, because: byOrder } : printed))
}

/** The cells of several rows in one: the label of the rows behind the first was lost. */
function split(printed: PrintedRow, first: string | null, missing: readonly string[], width: Width): PrintedRow[] {
  const ids = printed.row ? [printed.row, ...missing] : missing
  const most = filled(printed)
  if (!most || (printed.row && printed.row !== first) || (ids[0] && most <= width(ids[0]))) return [printed]
  const cells = printed.slots.filter(({ value }) => value.kind !== 'empty')
  let count = 0
  for (let used = 0; used < ids.length; used++) {
    count += width(ids[used]!)
    if (count > cells.length) return [printed]
    if (count < cells.length || used === 0) continue
    const starts = ids.slice(0, used + 1).map((_, at) => ids.slice(0, at).reduce((sum, id) => sum + width(id), 0))
    return starts.map((start, at) => {
      const own = at === 0 && printed.row !== null
      const slots = cells.slice(start, start + width(ids[at]!))
      return {
        ...printed,
        row: ids[at]!,
        slots,
        label: at === 0 ? printed.label : null,
        because: own ? printed.because : byOrder,
      }
    })
  }
  return [printed]
}

function endOf(seen: Hit[], rows: PrintedRow[], from: number): number {
  const lastRow = rows.findLast((row) => filled(row) > 0)
  const lastSlot = lastRow?.slots.findLast(({ value }) => value.kind !== 'empty')
  return Math.max(from, seen.at(-1)?.end ?? from, lastSlot?.end ?? from)
}
