// The property pages of a Word 97 file: which stretches of the file are deleted text, table cells and row ends.
// Names and numbers follow [MS-DOC], 2.6 and 2.9.

/** A stretch of the WordDocument stream and the properties (sprms) said of it. */
export interface Run {
  from: number
  to: number
  sprms: Map<number, Uint8Array>
}

export type Kind = 'paragraph' | 'character'

/** The runs of a bin table, by position in the file. */
export function readRuns(main: Uint8Array, table: Uint8Array, kind: Kind): Run[] {
  const view = viewOf(main)
  const field = kind === 'paragraph' ? 0x0102 : 0x00fa
  const [offset, length] = [view.getUint32(field, true), view.getUint32(field + 4, true)]
  const bins = table.subarray(offset, offset + length)
  const count = Math.floor((bins.length - 4) / 8)
  const runs: Run[] = []
  for (let i = 0; i < count; i++) {
    const page = viewOf(bins).getUint32((count + 1) * 4 + i * 4, true) * 512
    if (page + 512 <= main.length) runs.push(...pageRuns(main.subarray(page, page + 512), kind))
  }
  return runs.sort((a, b) => a.from - b.from)
}

/** The run that holds this position. */
export function runAt(runs: Run[], position: number): Run | undefined {
  let [low, high] = [0, runs.length - 1]
  while (low < high) {
    const middle = (low + high + 1) >> 1
    if (runs[middle]!.from <= position) low = middle
    else high = middle - 1
  }
  const run = runs[low]
  return run && run.from <= position && position < run.to ? run : undefined
}

export const isOn = (run: Run | undefined, sprm: number): boolean => run?.sprms.get(sprm)?.[0] === 1

function pageRuns(page: Uint8Array, kind: Kind): Run[] {
  const view = viewOf(page)
  const count = Math.min(page[511]!, kind === 'paragraph' ? 29 : 101)
  const runs: Run[] = []
  for (let i = 0; i < count; i++) {
    const entry = (count + 1) * 4 + i * (kind === 'paragraph' ? 13 : 1)
    const at = (page[entry] ?? 0) * 2
    runs.push({
      from: view.getUint32(i * 4, true),
      to: view.getUint32(i * 4 + 4, true),
      sprms: at === 0 ? new Map() : kind === 'paragraph' ? paragraphSprms(page, at) : sprmsOf(page, at + 1, page[at]!),
    })
  }
  return runs
}

/** A length in words (one byte less, or in a second byte where the first is 0), the style, then the sprms. */
function paragraphSprms(page: Uint8Array, at: number): Map<number, Uint8Array> {
  const words = page[at]!
  const from = words ? at + 1 : at + 2
  const length = words ? words * 2 - 1 : (page[at + 1] ?? 0) * 2
  return sprmsOf(page, from + 2, length - 2)
}

function sprmsOf(page: Uint8Array, from: number, length: number): Map<number, Uint8Array> {
  const sprms = new Map<number, Uint8Array>()
  const end = Math.min(from + length, 511)
  let at = from
  while (at + 2 < end) {
    const sprm = page[at]! | (page[at + 1]! << 8)
    at += 2
    const size = operandSize(sprm, page, at)
    sprms.set(sprm, page.subarray(at, at + size))
    at += size
  }
  return sprms
}

function operandSize(sprm: number, page: Uint8Array, at: number): number {
  const kind = sprm >> 13
  if (kind < 2) return 1
  if (kind === 2 || kind === 4 || kind === 5) return 2
  if (kind === 3) return 4
  if (kind === 7) return 3
  // Of variable length: one byte says it; for table definitions two do, counting one too many.
  return sprm === defineTable ? (page[at]! | ((page[at + 1] ?? 0) << 8)) + 1 : page[at]! + 1
}

export const defineTable = 0xd608
export const rowEnds = 0x2417
export const inTable = 0x2416
export const nesting = 0x6649
export const deleted = 0x0800
export const vanished = 0x083c

export const viewOf = (data: Uint8Array) => new DataView(data.buffer, data.byteOffset, data.byteLength)
