// The headings of the chapters: by their titles in the law, near enough, with an ordinal before them.
import { chapters } from '../../../law/annual-report/index.ts'
import type { Document } from '../document.ts'
import { greatestLikeness, keyOf, likeness } from '../normalise/key.ts'

export interface Heading {
  /** 1–6 for a chapter of the format; null for a chapter that the format does not have. */
  no: number | null
  start: number
  /** Where the title begins behind its ordinal, and where it ends. */
  titleStart: number
  end: number
  exact: boolean
}

const titles = chapters.map(({ no, title }) => ({ no, title, key: keyOf(title) }))

/** Titles letter by letter with blanks and the marks between words left open. */
const patternOf = (key: string) => Array.from(key).join('[\\s、,和及的]{0,2}')
const exactTitle = new RegExp(
  `(^|[\\s。?|\\u001e\\u001f;；:])(?:第?[一二三四五六七八九十](?:部分)?\\s{0,3}[、.．,]?\\s{0,3})(${titles.map(({ key }) => patternOf(key)).join('|')})`,
  'gm',
)
/** What stands on a line, behind the table that ends on it. */
const line = /(?:^|\u001e)[^\S\n]*([^\n\u001e]{2,60})$/gm
const ordinal =
  /^(?:[一二三四五六七八九十]{1,2}[^\S\n]*[、.．,:][^\S\n]*|第[一二三四五六七八九十]{1,2}(?:部分|章)[^\S\n]*[、.．,:]?[^\S\n]*)/

/** What comes behind the last chapter under a heading of its own. */
const annex = /^附(?:件|表|录)/

/** More headings than any report has; a text of nothing else is not searched to its end. */
const most = 400

/** All headings in order; several of one number where the text has several. */
export function headingsOf(document: Document): Heading[] {
  const exact: Heading[] = []
  for (const match of document.text.matchAll(exactTitle)) {
    if (exact.length >= most) break
    const start = match.index + match[1]!.length
    const end = match.index + match[0].length
    const key = keyOf(match[2]!)
    exact.push({ no: nearest(key).no, start, titleStart: end - match[2]!.length, end, exact: true })
  }
  const near = nearHeadings(document).filter(
    ({ no, start }) => !exact.some((one) => one.start === start || (no !== null && one.no === no)),
  )
  return [...exact, ...near].sort((one, other) => one.start - other.start)
}

function nearHeadings({ text, headings }: Document): Heading[] {
  const found: Heading[] = []
  let tries = 5 * most
  for (const match of text.matchAll(line)) {
    if (found.length >= most || tries === 0) break
    const content = match[1]!.trimEnd()
    const start = match.index + match[0].indexOf(match[1]!)
    const numbered = ordinal.exec(content)
    const title = content.slice(numbered?.[0].length ?? 0)
    if (/[|。]/.test(title) || title.length > 36) continue
    const key = keyOf(title)
    const marked = numbered !== null || headings.has(start)
    if (!marked && !titles.some((one) => Math.abs(one.key.length - key.length) < 3)) continue
    tries--
    const { no, score } = nearest(key, leastScore)
    const good = score >= leastScore && (marked || score > 0.95)
    const annexed = headings.has(start) && annex.test(title)
    if (!good && !numbered && !annexed) continue
    const titleStart = start + content.length - title.length
    found.push({ no: good ? no : null, start, titleStart, end: start + content.length, exact: false })
  }
  return found
}

const leastScore = 0.72

/** The chapter whose title is most like this one; those that cannot come to `least` are not looked at. */
function nearest(key: string, least = 0): { no: number; score: number } {
  let best = { no: titles[0]!.no, score: -1 }
  for (const { no, key: title } of titles) {
    if (key === title) return { no, score: 1 }
    const most = greatestLikeness(key, title)
    if (most < least || most <= best.score) continue
    const score = likeness(key, title).whole * 0.99
    if (score > best.score) best = { no, score }
  }
  return best
}
