// Where the labels of a table stand in a stretch of text, in order. Labels are looked for in the key of the text, so
// that one torn over lines, cells or spans is found whole.
import type { TableId } from '../../../law/annual-report/index.ts'
import { cellEnd, type Document, rowEnd } from '../document.ts'
import { isHan } from '../normalise/key.ts'
import { labelIndex, type TableLabel } from './labels.ts'

export interface Hit {
  start: number
  end: number
  /** What the text may stand for; several where a form is shared (总计 of the head and of the rows). */
  labels: TableLabel[]
  /** The whole text between two separators is the label. */
  alone: boolean
}

/** Hits of the labels of `table` between two offsets. */
export function labelHits(document: Document, table: TableId, from: number, to: number): Hit[] {
  const { find, forms } = labelIndex(table)
  const { key } = document
  const [first, last] = [firstUnit(key.at, from), firstUnit(key.at, to)]
  const text = key.text.slice(first, last)
  const found: (Hit & { shy: boolean; shared: boolean; key: [number, number] })[] = []
  find.lastIndex = 0
  for (let match = find.exec(text); match; match = find.exec(text)) {
    const form = forms.get(match[0])!
    const keyStart = first + match.index + ordinalIsValue(document, first + match.index)
    const keyEnd = first + match.index + match[0].length
    const [start, end] = withBrackets(document.text, key.at[keyStart]!, key.at[keyEnd - 1]! + 1)
    const alone = isAlone(document.text, start, end)
    const { labels, shy, shared } = form
    found.push({ start, end, labels, alone, shy, shared, key: [keyStart, keyEnd] })
  }
  return found.filter((hit, index) => {
    if (hit.shared) return hit.alone
    if (!hit.shy) return true
    const before = hit.start > 0 && isHan(document.text.charCodeAt(hit.start - 1))
    const after = isHan(document.text.charCodeAt(hit.end))
    const [previous, next] = [found[index - 1], found[index + 1]]
    return (!before || previous?.key[1] === hit.key[0]) && (!after || next?.key[0] === hit.key[1])
  })
}

/** Brackets and quotation marks around a label are no part of its key. */
function withBrackets(text: string, from: number, to: number): [number, number] {
  return [text[from - 1] === '(' ? from - 1 : from, /[)”"’]/.test(text[to] ?? '') ? to + 1 : to]
}

/** First index of `at` whose offset is not before `offset`. */
export function firstUnit(at: Uint32Array, offset: number): number {
  let [low, high] = [0, at.length]
  while (low < high) {
    const middle = (low + high) >> 1
    if (at[middle]! < offset) low = middle + 1
    else high = middle
  }
  return low
}

export const isHard = (unit: string | undefined): boolean =>
  unit === undefined || unit === '\n' || unit === '|' || unit === cellEnd || unit === rowEnd

/** 1 where a form begins with a digit that is the value of another cell, or its end: a separator stands behind it, or
 *  a digit before it. */
function ordinalIsValue({ text, key }: Document, at: number): 0 | 1 {
  if (!isDigit(key.text.charCodeAt(at))) return 0
  const between = text.slice(key.at[at]! + 1, key.at[at + 1])
  if (/[.、．]/.test(between)) return 0
  return /[\n|\u001e\u001f]/.test(between) || isDigit(text.charCodeAt(key.at[at]! - 1)) ? 1 : 0
}

const isDigit = (code: number) => code >= 0x30 && code <= 0x39

const aroundLabel = /[\s\u0001()（）.、:：]/

function isAlone(text: string, start: number, end: number): boolean {
  let [before, after] = [start - 1, end]
  while (before >= 0 && !isHard(text[before]) && aroundLabel.test(text[before]!)) before--
  while (after < text.length && !isHard(text[after]) && aroundLabel.test(text[after]!)) after++
  return isHard(text[before]) && isHard(text[after])
}
