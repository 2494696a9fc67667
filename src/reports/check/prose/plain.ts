import { fold, nothing } from '../../read/normalise/fold.ts'

/** Prose as the rules read it: simplified script, no blanks, full-width punctuation, plain digits without thousands
 *  separators. Paragraphs stay divided by newlines. */
export function plain(text: string): string {
  let plain = unwrapped(fold(text))
    .replaceAll(nothing, '')
    .replace(/[^\S\n]+/g, '')
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '')
  for (const [sign, wide] of fullWidth) plain = plain.replaceAll(sign, wide)
  return plain.replace(/\n+/g, '\n').trim()
}

/** Lines that were broken at the edge of a page are joined: long ones without an end, before one that begins nothing. */
function unwrapped(text: string): string {
  const lines = text.split('\n')
  return lines
    .map((line, at) => {
      const next = lines[at + 1]
      if (next === undefined) return line
      const goesOn = line.length >= 18 && /[^。；：:;！!？?\s]\s*$/.test(line) && next.trim() !== ''
      return goesOn && !/^\s*(?:[(（]?[一二三四五六七八九十\d]{1,2}[)）、.．]|第)/.test(next) ? line : `${line}\n`
    })
    .join('')
}

const fullWidth = [
  ['(', '（'],
  [')', '）'],
  [',', '，'],
  [':', '：'],
  [';', '；'],
  ['!', '！'],
  ['?', '？'],
] as const

/** Sentences with the newline or the full stop that ends them cut off. */
export const sentencesOf = (text: string): string[] => text.split(/[。！？\n]/).filter(Boolean)

/** The parts of a sentence between commas and semicolons. */
export const clausesOf = (sentence: string): string[] => sentence.split(/[，；]/).filter(Boolean)
