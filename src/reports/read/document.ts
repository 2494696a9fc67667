// The blocks of a container laid out as one text, with the way back from every offset to the place in the source.
// Real tables are written with the two separators of ASCII that no text has: between cells and between rows.
import type { Place } from '../report.ts'
import type { Block, Container } from './blocks.ts'
import { tableText } from './cells/spans.ts'
import { fold } from './normalise/fold.ts'
import { type Key, keyed } from './normalise/key.ts'

export const cellEnd = '\u001f'
export const rowEnd = '\u001e'

export interface Document {
  /** As published. */
  raw: string
  /** Folded for matching; the same length as `raw`. */
  text: string
  key: Key
  /** Starts of the pieces of `raw` that know their place, ascending. */
  starts: number[]
  places: Place[]
  /** Offsets of headings that the container marked as such. */
  headings: Set<number>
  /** Plain text: its tables are rows of signs, padded and torn, not cells with bounds. */
  plain: boolean
}

export function documentOf(container: Container): Document {
  const layout = new Layout()
  for (const block of container.blocks) layout.add(block)
  const raw = withRuledRows(layout.pieces.join(''))
  const text = fold(raw)
  const { starts, places, headings } = layout
  const plain = /^text\/(?!html)/.test(container.mediaType)
  return { raw, text, key: keyed(text), starts, places, headings, plain }
}

/** Where the character at this offset stands in the source. */
export function placeAt({ starts, places }: Document, offset: number): Place | undefined {
  let [low, high] = [0, starts.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (starts[middle]! <= offset) low = middle
    else high = middle - 1
  }
  const place = places[low]
  if (!place || place.cell !== undefined || place.line === undefined) return place
  return { ...place, column: offset - starts[low]! + 1 }
}

class Layout {
  pieces: string[] = []
  starts: number[] = []
  places: Place[] = []
  headings = new Set<number>()
  private length = 0

  add(block: Block) {
    if (block.type === 'table') {
      for (const { text, at } of tableText(block)) this.piece(text, at)
      this.piece(rowEnd, undefined)
      return
    }
    if (block.type === 'heading') this.headings.add(this.length)
    this.piece(`${block.text.replace(controls, ' ')}\n`, block.at)
  }

  private piece(text: string, at: Place | undefined) {
    if (at) {
      this.starts.push(this.length)
      this.places.push(at)
    }
    this.pieces.push(text)
    this.length += text.length
  }
}

const controls = /[\u0000-\u0008\u000b-\u001f]/g

/** Rows that are ruled by plain text keep their length and get the separators of real tables: Markdown rows beside
 *  their `|---|` line, rows of cells divided by tabs, and cells that each stand on a line of their own behind a tab. */
function withRuledRows(raw: string): string {
  if (raw.includes('---') && markdownRule.test(raw)) return raw.replace(markdownTable, ruledByPipes)
  if (!raw.includes('\t')) return raw
  const lines = raw.split('\n')
  const filled = lines.filter((line) => line.trim()).length
  const indented = lines.filter((line) => /^\t[^\t]*$/.test(line)).length
  if (indented > 20 && indented * 3 > filled) return ruledByIndent(lines)
  const divided = lines.filter((line) => /\S\t/.test(line)).length
  return divided >= 8 ? lines.map(dividedByTabs).join('\n') : raw
}

const markdownRule = /^[ \t]*\|?[ \t]*:?-{3,}:?[ \t]*\|[-| :\t]*$/m
const markdownTable = /(?:^[ \t]*\|[^\n]*\|[ \t]*\n?)+/gm

function ruledByPipes(table: string): string {
  if (!markdownRule.test(table)) return table
  return table.replace(/[^\n]+\n?/g, (line) => {
    if (/^[-| :\t\n]+$/.test(line) && line.includes('---')) return rowEnd.padEnd(line.length)
    const last = line.lastIndexOf('|')
    const first = line.indexOf('|')
    const inner = Array.from(line, (unit, at) => (unit !== '|' ? unit : at === first || at === last ? ' ' : cellEnd))
    return inner.join('').replace(/\n$/, rowEnd)
  })
}

function ruledByIndent(lines: string[]): string {
  const isCell = lines.map((line) => line.startsWith('\t'))
  const ruled = lines.map((line, index) => {
    const starts = isCell[index] && isCell[index - 1] !== undefined && lines[index - 1] !== ''
    const unindented = isCell[index] ? (starts ? cellEnd : ' ') + line.slice(1) : line
    // The end of this line: between two cells or inside one it is a blank, before an empty line it ends the row.
    const next = lines[index + 1]
    const inRow = isCell[index] && next !== undefined && next !== '' && (isCell[index + 1] || isTorn(lines, index + 1))
    const tornHere = !isCell[index] && isTorn(lines, index) && isCell[index + 1]
    return { unindented, end: inRow || tornHere ? ' ' : isCell[index] || tornHere ? rowEnd : '\n' }
  })
  return ruled
    .map(({ unindented, end }, index) => (index === ruled.length - 1 ? unindented : unindented + end))
    .join('')
}

/** A short line between two cells: the rest of a cell that was broken. */
const isTorn = (lines: string[], index: number) =>
  lines[index] !== undefined &&
  lines[index] !== '' &&
  !lines[index].startsWith('\t') &&
  lines[index].length < 24 &&
  !/^\s*[一二三四五六七八九十]、/.test(lines[index]) &&
  lines[index - 1]?.startsWith('\t') === true &&
  lines[index + 1]?.startsWith('\t') === true

const dividedByTabs = (line: string) => (/\S\t/.test(line) ? line.replaceAll('\t', cellEnd) : line)
