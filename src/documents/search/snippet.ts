// A piece of the text around what was found, in runs: what was looked for and what stands between.
import { simplified } from '../../kit/text/simplified.ts'

export interface Run {
  text: string
  hit: boolean
}

/** The whole text with every occurrence of a word told apart, longest words first. */
export function marked(text: string, words: readonly string[]): Run[] {
  if (!words.length) return text ? [{ text, hit: false }] : []
  const plain = alike(text)
  const wanted = [...new Set(words)].filter(Boolean).sort((a, b) => b.length - a.length)
  const hits = new Uint8Array(text.length)
  for (const word of wanted)
    for (let at = plain.indexOf(word); at >= 0; at = plain.indexOf(word, at + word.length))
      hits.fill(1, at, at + word.length)
  const runs: Run[] = []
  for (let from = 0; from < text.length; ) {
    let to = from + 1
    while (to < text.length && hits[to] === hits[from]) to++
    runs.push({ text: text.slice(from, to), hit: hits[from] === 1 })
    from = to
  }
  return runs
}

/** About `length` characters where most of the words stand close together; the beginning where none does. */
export function snippet(text: string, words: readonly string[], length = 120): Run[] {
  const flat = text.replace(/\s+/g, ' ').trim()
  const plain = alike(flat.slice(0, searched))
  const places = words.flatMap((word) => placesOf(plain, word)).sort((a, b) => a.at - b.at)
  let best = { from: 0, score: 0 }
  places.forEach(({ at }, index) => {
    const seen = new Set<string>()
    for (const place of places.slice(index, index + 40)) if (place.at < at + length - 10) seen.add(place.word)
    if (seen.size > best.score) best = { from: Math.max(0, at - 20), score: seen.size }
  })
  const from = startOfSentence(flat, best.from)
  const piece = flat.slice(from, from + length)
  const runs = marked(piece, words)
  if (from > 0) runs.unshift({ text: '…', hit: false })
  if (from + length < flat.length) runs.push({ text: '…', hit: false })
  return runs
}

const searched = 50_000

const placesOf = (plain: string, word: string): { at: number; word: string }[] => {
  const places = []
  for (let at = plain.indexOf(word); at >= 0 && places.length < 50; at = plain.indexOf(word, at + word.length))
    places.push({ at, word })
  return places
}

/** A sentence that begins shortly before is shown from its beginning. */
function startOfSentence(text: string, from: number): number {
  for (let at = from; at > 0 && at > from - 16; at--) if ('。；！？\n '.includes(text[at - 1]!)) return at
  return from
}

/** Simplified, letter for letter in the same places. */
function alike(text: string): string {
  const whole = simplified(text)
  if (whole.length === text.length) return whole
  return Array.from(text, (letter) => {
    const one = simplified(letter)
    return one.length === letter.length ? one : letter
  }).join('')
}
