// Exact places in the text of a document, as letters of a line, taken out of the structure behind it.
import { type Body, type BodyBlock, type Inline, textOf, textOfBlock } from '../body.ts'
import { cut, maskBody, maskText } from '../mask.ts'

export interface TextPlace {
  part: 'title' | 'summary' | 'body'
  /** The block from 0; 0 in title and summary. */
  line: number
  from: number
  until: number
}
export interface Text {
  title: string
  summary: string | null
  body: Body
}

/** Every line of the text with its place, as screening counts them. */
export const linesOf = ({ title, summary, body }: Text): { part: TextPlace['part']; line: number; text: string }[] => [
  { part: 'title', line: 0, text: title },
  ...(summary === null ? [] : [{ part: 'summary' as const, line: 0, text: summary }]),
  ...body.map((block, line) => ({ part: 'body' as const, line, text: textOfBlock(block) })),
]

export const wordsAt = (text: Text, { part, line, from, until }: TextPlace): string =>
  linesOf(text)
    .find((one) => one.part === part && one.line === line)
    ?.text.slice(from, until) ?? ''

/** Every place at which the words stand. */
export const placesOf = (text: Text, words: string): TextPlace[] =>
  linesOf(text).flatMap(({ part, line, text }) => {
    const places: TextPlace[] = []
    for (let at = text.indexOf(words); at >= 0; at = text.indexOf(words, at + words.length))
      places.push({ part, line, from: at, until: at + words.length })
    return places
  })

export const timesIn = (text: Text, words: string): number => placesOf(text, words).length

/** The text without what stood in these places, and without these words anywhere. */
export function maskedText(text: Text, places: readonly TextPlace[], words: readonly string[]): Text {
  const rangesOf = (part: TextPlace['part'], line = 0) =>
    joined(places.filter((one) => one.part === part && one.line === line))
  const body = text.body.map((block, line) => withoutRanges(block, rangesOf('body', line)))
  return {
    title: maskText(withoutText(text.title, rangesOf('title')), words),
    summary: text.summary === null ? null : maskText(withoutText(text.summary, rangesOf('summary')), words),
    body: maskBody(body, words),
  }
}

type Range = readonly [from: number, until: number]

/** The last first, those that touch as one: what was cut behind does not move what stands before. */
function joined(places: readonly TextPlace[]): Range[] {
  const ranges: [number, number][] = []
  for (const { from, until } of [...places].sort((a, b) => a.from - b.from)) {
    const last = ranges.at(-1)
    if (last && from <= last[1]) last[1] = Math.max(last[1], until)
    else ranges.push([from, until])
  }
  return ranges.reverse()
}

const withoutText = (text: string, ranges: readonly Range[]): string => textOf1(withoutInlines([{ text }], ranges))
const textOf1 = (content: Inline[]) => textOf([{ type: 'paragraph', content }])

const withoutInlines = (content: readonly Inline[], ranges: readonly Range[]): Inline[] =>
  ranges
    .reduce<readonly Inline[]>((parts, [from, until]) => cut(parts, from, until), content)
    .filter(({ text }) => text)

function withoutRanges(block: BodyBlock, ranges: readonly Range[]): BodyBlock {
  if (!ranges.length) return block
  // Items and cells are parted by one letter each, as in textOfBlock.
  let start = 0
  const part = (content: Inline[]): Inline[] => {
    const length = content.reduce((sum, { text }) => sum + text.length, 0)
    const own = ranges.flatMap(([from, until]): Range[] => {
      const [a, b] = [Math.max(0, from - start), Math.min(length, until - start)]
      return a < b ? [[a, b]] : []
    })
    start += length + 1
    return own.length ? withoutInlines(content, own) : content
  }
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return { ...block, content: part(block.content) }
    case 'list':
      return { ...block, items: block.items.map(part) }
    case 'table':
      return { ...block, rows: block.rows.map((row) => row.map((cell) => ({ ...cell, content: part(cell.content) }))) }
    case 'image':
      return { ...block, alt: withoutText(block.alt, ranges) }
  }
}
