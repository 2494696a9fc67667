import { fold, nothing } from '../../read/normalise/fold.ts'

/** Prose as the rules read it: simplified script, no blanks, full-width punctuation, plain digits without thousands
 *  separators. Paragraphs stay divided by newlines. */
export function plain(text: string): string {
  return fold(text)
    .replaceAll(nothing, '')
    .replace(/[^\S\n]+/g, '')
    .replace(/(?<=\d)[,，](?=\d{3}(?!\d))/g, '')
    .replace(/[(),:;!?]/g, (sign) => fullWidth[sign]!)
    .replace(/\n+/g, '\n')
    .trim()
}

const fullWidth: Record<string, string> = {
  '(': '（',
  ')': '）',
  ',': '，',
  ':': '：',
  ';': '；',
  '!': '！',
  '?': '？',
}

/** Sentences with the newline or the full stop that ends them cut off. */
export const sentencesOf = (text: string): string[] => text.split(/[。！？\n]/).filter(Boolean)

/** The parts of a sentence between commas and semicolons. */
export const clausesOf = (sentence: string): string[] => sentence.split(/[，；]/).filter(Boolean)
