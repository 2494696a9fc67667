// Year, period and day of publication, as the document states them.
import { type Day, dayOf } from '../../../kit/days.ts'
import type { Container } from '../blocks.ts'
import type { Document } from '../document.ts'
import type { ReportPart } from './parts.ts'

export interface Period {
  from: Day | null
  to: Day | null
}

const start = /((?:19|20)\d{2})\s*[年.\-/]\s*1\s*[月.\-/]\s*1\s*日?/g
const stop = /(?:((?:19|20)\d{2})\s*[年.\-/])?\s*12\s*[月.\-/]\s*31\s*日?/

/** The statistical period that the text states; null where it states none. */
export function periodOf(text: string): Period | null {
  for (const match of text.matchAll(start)) {
    const rest = text.slice(match.index + match[0].length, match.index + match[0].length + 24)
    const last = stop.exec(rest)
    if (!last) continue
    return { from: dayOf(Number(match[1]), 1, 1) ?? null, to: dayOf(Number(last[1] ?? match[1]), 12, 31) ?? null }
  }
  return null
}

const yearWord = /(?<![〔[(（\d])((?:19|20)\d{2})\s*(?:年度?|度)/g

/** The report year: from the title, else the period, else the year that the opening text speaks of. */
export function yearOf(
  titles: string[],
  period: Period | null,
  opening: string,
  publishedOn: Day | null,
): number | null {
  for (const title of titles) {
    const match = /((?:19|20)\d{2})\s*(?:年|度|政府)/.exec(title) ?? /((?:19|20)\d{2})/.exec(title)
    if (match) return Number(match[1])
  }
  if (period?.from) return Number(period.from.slice(0, 4))
  const named = /((?:19|20)\d{2})\s*年度?[^。\n]{0,14}信息公开[^。\n]{0,10}报告/.exec(opening)
  if (named) return Number(named[1])
  const counts = new Map<number, number>()
  const published = publishedOn ? Number(publishedOn.slice(0, 4)) : null
  for (const match of opening.matchAll(yearWord)) {
    const year = Number(match[1])
    if (year >= 2008 && year !== published)
      counts.set(year, (counts.get(year) ?? 0) + (/年度/.test(match[0]) ? 1.5 : 1))
  }
  return [...counts].sort(([oneYear, one], [otherYear, other]) => other - one || oneYear - otherYear)[0]?.[0] ?? null
}

const labelledDay =
  /(?:发布|公开|成文|更新|发文|生成|公布)?(?:日期|时间)\s*[:：]?\s*((?:19|20)\d{2})\s*[年.\-/]\s*(\d{1,2})\s*[月.\-/]\s*(\d{1,2})/

/** The day of publication: labelled on the page, in the metadata, or signed under the title or at the end. */
export function publishedOnOf(
  { text }: Document,
  { from, to, headings }: ReportPart,
  meta: Container['meta'],
): Day | null {
  const head = text.slice(from, headings[0]?.start ?? Math.min(to, from + 1500))
  const labelled = dayIn(labelledDay.exec(head))
  if (labelled) return labelled
  const given = dayIn(/((?:19|20)\d{2})\D{0,2}(\d{1,2})\D{0,2}(\d{1,2})/.exec(meta.publishedOn ?? ''))
  if (given) return given
  const signed = signedDay(head) ?? signedDay(text.slice(Math.max(headings.at(-1)?.end ?? from, to - 400), to))
  return signed ?? dayIn(labelledDay.exec(text.slice(headings.at(-1)?.end ?? to, to)))
}

/** A day alone on its line. */
function signedDay(text: string): Day | null {
  const line = /^\s*[(（]?\s*((?:19|20)\d{2})\s*年\s*(\d{1,2})\s*月\s*(\d{1,2})\s*日\s*[)）]?\s*$/gm
  const days = [...text.matchAll(line)].map((match) => dayIn(match))
  return days.find((day) => day !== null) ?? null
}

const dayIn = (match: RegExpMatchArray | null): Day | null =>
  match ? (dayOf(Number(match[1]), Number(match[2]), Number(match[3])) ?? null) : null
