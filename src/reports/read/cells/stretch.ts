// The text between two labels, cut into cells: values that belong to the label before, and whatever else stands there.
import { cellEnd, type Document, rowEnd } from '../document.ts'
import { isHan } from '../normalise/key.ts'
import { readSpaced, readValue, readValues, type Value } from '../normalise/value.ts'
import type { LoneNumbers } from './page-numbers.ts'

/** One printed cell that is not words. */
export interface Slot {
  start: number
  end: number
  value: Exclude<Value, { kind: 'words' }>
}

/** How blank cells are kept apart: by ruled cells, by pipes, by the number of empty lines. */
export type Ruling = 'grid' | 'pipes' | 'lines'

export interface Part {
  /** Words before the values that are no known label; null for values right behind the label or without any words. */
  words: { start: number; end: number } | null
  /** The first part stands behind the label of the stretch. */
  labelled: boolean
  slots: Slot[]
  ruling: Ruling
}

export interface Spacing {
  /** Empty lines between two cells that are both filled, where each cell stands on its own line. */
  emptyLines: number
  lone: LoneNumbers
}

/** The parts of the stretch from the end of one label to the start of the next. */
export function partsOf({ text }: Document, from: number, to: number, spacing: Spacing): Part[] {
  const ruling = rulingOf(text, from, to)
  const reader = new Stretch(text, ruling, spacing.lone)
  let start = from
  let emptyLines = 0
  for (let at = from; at <= to; at++) {
    const unit = at === to ? undefined : text[at]
    if (unit !== undefined && !isSeparator(unit, ruling)) continue
    const isFirst = start === from
    const isLast = unit === undefined
    if (ruling === 'lines') {
      if (text.slice(start, at).trim() === '') {
        if (!isFirst && !isLast) emptyLines++
        else if (!isFirst) reader.blanks(emptyLines - spacing.emptyLines, start)
      } else {
        if (!isFirst) reader.blanks(emptyLines - spacing.emptyLines, start)
        reader.cell(start, at, isFirst, isLast)
        emptyLines = 0
      }
    } else reader.cell(start, at, isFirst, isLast)
    if (ruling === 'grid' && (unit === rowEnd || unit === '\n')) reader.endRow()
    start = at + 1
  }
  return reader.parts
}

function rulingOf(text: string, from: number, to: number): Ruling {
  let pipes = false
  for (let at = from; at < to; at++) {
    const unit = text[at]
    if (unit === cellEnd || unit === rowEnd) return 'grid'
    if (unit === '|') pipes = true
  }
  return pipes ? 'pipes' : 'lines'
}

const isSeparator = (unit: string, ruling: Ruling) =>
  ruling === 'lines'
    ? unit === '\n'
    : ruling === 'pipes'
      ? unit === '|'
      : unit === cellEnd || unit === rowEnd || unit === '\n'

class Stretch {
  parts: Part[]

  constructor(
    private text: string,
    private ruling: Ruling,
    private lone: LoneNumbers,
  ) {
    this.parts = [{ words: null, labelled: true, slots: [], ruling }]
  }

  private get part() {
    return this.parts[this.parts.length - 1]!
  }

  endRow() {
    this.parts.push({ words: null, labelled: false, slots: [], ruling: this.ruling })
  }

  blanks(count: number, at: number) {
    for (let more = 0; more < count && more < 40; more++)
      this.part.slots.push({ start: at, end: at, value: { kind: 'empty' } })
  }

  /** A cell by its bounds. The first is the rest of the label's own cell, the last stands right before the next
   *  label: both are no cells when nothing but words or blanks is in them. */
  cell(start: number, end: number, isFirst: boolean, isLast: boolean) {
    const text = this.text.slice(start, end)
    if (!text.trim()) {
      if (!isFirst && !isLast) this.part.slots.push({ start, end, value: { kind: 'empty' } })
      return
    }
    if (this.ruling === 'pipes' && text.includes('\n')) return this.lines(start, end, isFirst, isLast)
    this.filled(start, end, isFirst, isLast)
  }

  /** Inside a pipe cell a line end divides what is filled and makes no blank cells. */
  private lines(start: number, end: number, isFirst: boolean, isLast: boolean) {
    let from = start
    let blank = true
    for (let at = start; at <= end; at++) {
      if (at < end && this.text[at] !== '\n') continue
      if (this.lone.at.has(from)) this.stray(from, at)
      else if (this.text.slice(from, at).trim()) this.filled(from, at, isFirst && from === start, isLast && at === end)
      blank &&= this.lone.counting && (this.lone.at.has(from) || !this.text.slice(from, at).trim())
      from = at + 1
    }
    // A page number stood in it.
    if (blank && !isFirst && !isLast) this.part.slots.push({ start, end, value: { kind: 'empty' } })
  }

  private stray(start: number, end: number) {
    if (this.lone.counting) return
    const value = readValue(this.text.slice(start, end))
    if (value.kind === 'number') this.push(start, end, { kind: 'unclear', candidates: [value.value, null] })
  }

  private filled(start: number, end: number, isFirst: boolean, isLast: boolean) {
    const text = this.text.slice(start, end)
    const value = readValue(text)
    if (value.kind !== 'words') {
      // A number in the same cell as the label behind it is that label's ordinal, unless no separators are used.
      if (isLast && !isFirst && value.kind === 'number') return
      if (value.kind !== 'empty' || !isFirst) this.push(start, end, value)
      return
    }
    if (!isFirst && isPageNumber(text)) return
    const spaced = this.ruling === 'lines' ? value : readSpaced(text)
    if (spaced.kind !== 'words') return this.push(start, end, spaced)
    const several = text.length < 200 ? readValues(text) : null
    if (several) {
      for (const each of several) this.push(start + each.start, start + each.end, each.value)
      return
    }
    if (isPageNumber(text)) return
    if (isFirst) return this.afterLabel(start, end)
    if (isLast && !hasHan(text)) return
    const { words, slots } = this.part
    if (words && !slots.length) words.end = end
    else return this.wordsWithValues(start, end)
    this.valuesBehindWords(start, end)
  }

  /** Behind a label: a remark or the rest of it, then perhaps values. */
  private afterLabel(start: number, end: number) {
    const text = this.text.slice(start, end)
    if (otherLabel.test(text)) return this.wordsWithValues(start, end)
    const own = valuesBeforeWords.exec(text)
    if (own) {
      // `0 0 0 某某类申请 3 0 3`: the values of the label, then a row whose label is damaged.
      this.values(start, start + own[0].length)
      return this.wordsWithValues(start + own[0].length, end)
    }
    const tail = valuesAtEnd.exec(text) ?? /(?:^|[\s)）:：、.;；，,])([-+\d][-+\d.,\s—]*)$/.exec(text)
    if (!tail || text.length > 400 || /[。;]/.test(text)) return
    if (text.length > 80 && tail[1]!.trim().split(/\s+/).length < 5) return
    this.values(start + tail.index + tail[0].indexOf(tail[1]!), end)
  }

  /** Words that are no known label, with the values in the same piece behind them; and perhaps such again. */
  private wordsWithValues(start: number, end: number) {
    let from = start
    const text = this.text.slice(start, end)
    if (text.length <= 4000)
      for (const { index, 0: run } of text.matchAll(valuesBetweenWords)) {
        this.parts.push({ words: { start: from, end: start + index }, labelled: false, slots: [], ruling: this.ruling })
        this.values(start + index, start + index + run.length)
        from = start + index + run.length
      }
    this.parts.push({ words: { start: from, end }, labelled: false, slots: [], ruling: this.ruling })
    this.valuesBehindWords(from, end)
  }

  private values(start: number, end: number) {
    for (const each of readValues(this.text.slice(start, end)) ?? [])
      this.push(start + each.start, start + each.end, each.value)
  }

  /** `某某类申请 0 0 0`: values in the same piece as words that are no known label. */
  private valuesBehindWords(start: number, end: number) {
    const text = this.text.slice(start, end)
    if (text.length > 400) return
    const tail = valuesAtEnd.exec(text)
    if (!tail || (text.length > 80 && tail[1]!.split(/\s+/).length < 5)) return
    const at = start + tail.index + 1
    this.part.words!.end = at
    this.values(at, end)
  }

  private push(start: number, end: number, value: Value) {
    if (value.kind === 'words') return
    let [from, to] = [start, end]
    while (from < to && /\s/.test(this.text[from]!)) from++
    while (to > from && /\s/.test(this.text[to - 1]!)) to--
    this.part.slots.push({ start: from, end: to, value })
  }
}

const figure = '[-+]?\\d[\\d.,]*[件项个条次份宗人家起]?[*※#①-⑳]?|[—/-]'
const valuesBeforeWords = new RegExp(
  `^\\s*(?:(?:(?:${figure})\\s+)+|(?:(?:${figure}|无|零)\\s+){3,})(?=\\S*[\\u4e00-\\u9fff])`,
)
const valuesAtEnd = new RegExp(
  `\\s((?:${figure})(?:\\s+(?:${figure}))*|(?:${figure}|无|零)(?:\\s+(?:${figure}|无|零)){4,})\\s*$`,
)
/** At least five values between words, as many as no sentence has. */
const valuesBetweenWords = new RegExp(`(?:(?<=\\s)(?:${figure}|无|零)\\s+){5,}(?=\\S*[\\u4e00-\\u9fff])`, 'g')
/** `6.某某类过程性信息`: words with an ordinal behind a label are the damaged label of the next row; 小计 is a row too. */
const otherLabel = /^\s*(?:(?:[1-8]\.|\([一二三四五六七]\))\s*[\u4e00-\u9fff]{2}|\s(?:小计|合计|共计|其中)\s)/

const isPageNumber = (text: string) => /^\s*(?:[-—–]\s*\d{1,3}\s*[-—–]|第\s*\d+\s*页.*|续表.*)\s*$/.test(text)

const hasHan = (text: string) => Array.from(text).some((unit) => isHan(unit.charCodeAt(0)))
