// Every rule over every line, each hit with its place.
import { type Hit, hit, type ScreenRule } from './hit.ts'
import { internalMarks, officialMarkIn, secrecyMarks } from './marks.ts'
import { bankCards, homes, idNumbers, names, phones } from './personal.ts'
import { type Lists, ownWords, tradeWords } from './wording.ts'

export interface Found {
  rule: ScreenRule
  from: number
  /** Where `seen` does not show the words themselves. */
  length?: number
  seen: string
  message?: string
}
export type LineRule = (line: string) => Iterable<Found>

const lineRules: readonly LineRule[] = [
  secrecyMarks,
  internalMarks,
  idNumbers,
  phones,
  bankCards,
  homes,
  names,
  tradeWords,
]

/** `placeOf`: how the place of a line is called, from 0. */
export function screenLines(
  lines: readonly string[],
  lists: Lists,
  placeOf: (line: number) => string = (line) => `正文第${line + 1}段`,
  part: NonNullable<Hit['at']>['part'] = 'body',
): Hit[] {
  const hits: Hit[] = []
  const marked = officialMarkIn(lines)
  // The mark itself is not repeated: what is refused leaves nothing behind.
  if (marked !== undefined) hits.push(hit('secrecyMark', placeOf(marked), '密级标志'))
  const rules = [...lineRules, ownWords(lists)]
  for (const [line, text] of lines.entries())
    for (const rule of rules)
      for (const { rule: id, from, length, seen, message } of rule(text))
        hits.push(
          hit(id, `${placeOf(line)}第${from + 1}字`, seen, {
            at: { part, line, from, until: from + (length ?? seen.length) },
            ...(message && { message }),
          }),
        )
  return hits
}
