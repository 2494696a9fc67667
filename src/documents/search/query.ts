// What somebody typed, as what is looked for.
import { nameKey } from '../../kit/text/name-key.ts'
import { looksLikeInitials } from './initials.ts'
import { type DocumentNumber, findNumber } from './number.ts'
import { type AskedWord, askedWords } from './words.ts'

export interface Query {
  /** As typed, without blanks around it. */
  text: string
  /** The whole as it is compared with titles: simplified, without punctuation. */
  key: string
  number: DocumentNumber | null
  /** The text, where it can be an index number: no Chinese characters but a figure and a stroke (000014349/2017-00110). */
  indexNo: string | null
  /** Without what is the number. */
  words: AskedWord[]
  /** Stands in quotation marks: has to occur as it is. */
  phrases: { text: string; key: string }[]
  /** The text, where it can be the first letters of syllables. */
  initials: string | null
}

const indexNumber = /^(?=.*\d)[A-Za-z0-9-]{1,40}[/-][A-Za-z0-9/-]{1,40}$/
const quoted = /["“”「『]([^"“”」』]{2,50})["“”」』]/g

export function parseQuery(typed: string): Query {
  const text = typed.trim().slice(0, longest)
  const found = findNumber(text)
  const rest = found ? found.rest : text
  return {
    text,
    key: nameKey(text),
    number: found?.number ?? null,
    indexNo: indexNumber.test(text.normalize('NFKC')) ? text.normalize('NFKC') : null,
    words: askedWords(rest),
    phrases: [...rest.matchAll(quoted)]
      .map(([, phrase = '']) => ({ text: phrase, key: nameKey(phrase) }))
      .filter(({ key }) => key !== ''),
    initials: looksLikeInitials(text) ? text.toLowerCase() : null,
  }
}

const longest = 200

/** For `to_tsquery`-like casting: every word, each as itself or as all of its parts. Null where there is no word. */
export function tsqueryOf({ words }: Pick<Query, 'words'>): string | null {
  if (!words.length) return null
  return words.map(({ word, parts }) => (parts.length ? `(${lexeme(word)} | ${all(parts)})` : lexeme(word))).join(' & ')
}

/** What finds the same and is sooner found: wherever a long word stands in the index its parts stand beside it. */
export const findingOf = ({ words }: Pick<Query, 'words'>): string =>
  words.map(({ word, parts }) => (parts.length ? all(parts) : lexeme(word))).join(' & ')

const all = (words: readonly string[]) => `(${words.map(lexeme).join(' & ')})`

const lexeme = (word: string) => `'${word.replaceAll('\\', '\\\\').replaceAll("'", "''")}'`

/** As `tsvector` text: each word with its weight, A for titles, D for the body; places are kept for the first few. */
export function tsvectorOf(parts: { weight: 'A' | 'B' | 'C' | 'D'; words: readonly string[] }[]): string {
  const places = new Map<string, string[]>()
  let at = 0
  for (const { weight, words } of parts)
    for (const word of words) {
      at = Math.min(at + 1, lastPlace)
      const known = places.get(word)
      if (!known) places.set(word, [`${at}${weight}`])
      else if (known.length < placesKept && at < lastPlace) known.push(`${at}${weight}`)
    }
  return [...places].map(([word, known]) => `${lexeme(word)}:${known.join(',')}`).join(' ')
}

const lastPlace = 16_383 // PostgreSQL knows no higher place
const placesKept = 6
