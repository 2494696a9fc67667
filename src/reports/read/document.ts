// The blocks of a container laid out as one text, with the way back from every offset to the place in the source.
// Real tables are written with the two separators of ASCII that no text has: between cells and between rows.
import type { Place } from '../report.ts'
import type { Block, Container } from './blocks.ts'
import { tableText } from './cells/spans.ts'
import { fold } from './normalise/fold.ts'
import { type Key, keyed } from './normalise/key.ts'
import { withRuledRows } from './ruled-rows.ts'
import { cellEnd, rowEnd } from './separators.ts'

export { cellEnd, rowEnd }

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
