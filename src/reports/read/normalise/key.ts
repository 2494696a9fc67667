// The bare bones of a text for finding labels: Chinese characters and digits only. Blanks, punctuation, separators
// and Latin letters (pinyin that converters inject) fall away, so that torn labels become whole.

export interface Key {
  text: string
  /** For each unit of `text`, its offset in the source. */
  at: Uint32Array
}

/** The key of a folded text with the way back to its offsets. */
export function keyed(text: string, from = 0, to = text.length): Key {
  const at = new Uint32Array(to - from)
  const units = new Uint16Array(to - from)
  let length = 0
  for (let offset = from; offset < to; offset++) {
    const code = text.charCodeAt(offset)
    if (!isKeyUnit(code)) continue
    at[length] = offset
    units[length++] = code
  }
  return { text: Buffer.from(units.buffer, 0, 2 * length).toString('utf16le'), at: at.subarray(0, length) }
}

/** The key alone. */
export const keyOf = (text: string): string => text.replace(notKey, '')

const notKey = /[^\u3400-\u9fff\u30070-9]+/g

export const isKeyUnit = (code: number): boolean => isHan(code) || (code >= 0x30 && code <= 0x39)

export const isHan = (code: number): boolean => (code >= 0x3400 && code <= 0x9fff) || code === 0x3007

/** Likeness of two keys, 0–1, by their longest common subsequence; `part` where the first may be a piece of the
 *  second. */
export function likeness(one: string, other: string): { whole: number; part: number } {
  if (!one || !other) return { whole: 0, part: 0 }
  const [a, b] = [one.slice(0, compared), other.slice(0, compared)]
  const common = commonUnits(a, b)
  return { whole: (2 * common) / (a.length + b.length), part: common / a.length }
}

/** More than this the likeness of two keys cannot be, whatever stands in them. */
export function greatestLikeness(one: string, other: string): number {
  const [a, b] = [Math.min(one.length, compared), Math.min(other.length, compared)]
  return a && b ? (2 * Math.min(a, b)) / (a + b) : 0
}

const compared = 80
/** The row of the table that is being filled, as long as `b`; each call fills it anew. */
const lengths = new Uint8Array(compared + 1)

function commonUnits(a: string, b: string): number {
  lengths.fill(0)
  for (let i = 0; i < a.length; i++) {
    const unit = a.charCodeAt(i)
    let diagonal = 0
    let before = 0
    for (let j = 1; j <= b.length; j++) {
      const above = lengths[j]!
      before = unit === b.charCodeAt(j - 1) ? diagonal + 1 : before > above ? before : above
      lengths[j] = before
      diagonal = above
    }
  }
  return lengths[b.length]!
}
