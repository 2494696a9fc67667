// Secrecy marks. GB/T 9704 puts 密级和保密期限 on lines of their own at the head of the first page: there the mark is taken for
// what it says. Elsewhere, and in words like 商业秘密 or 不予公开 that every report prints, the reviewer decides.
import type { Found, LineRule } from './text.ts'

/** Lines at the head in which the official mark stands: below 份号, beside 紧急程度, above the organ's name. */
const headLines = 8
const officialMark =
  /^(?:№?\s*\d{1,6}\s+)?(绝\s*密|机\s*密|秘\s*密)\s*(?:[★☆*＊]\s*(?:长\s*期|\d{1,2}\s*(?:年|个月|月)|[一二三四五六七八九十]{1,3}(?:年|个月))?)?(?:\s+(?:特急|加急|特提))?$/
const markAnywhere = /(?:绝密|机密|秘密)\s*[★☆]\s*(?:长期|\d{1,2}\s*(?:年|个月))?/g

/** The number of the line that bears the mark in its official place; undefined: none does. */
export function officialMarkIn(lines: readonly string[]): number | undefined {
  let seen = 0
  for (const [index, line] of lines.entries()) {
    const text = line.trim()
    if (!text) continue
    if (++seen > headLines) return undefined
    if (officialMark.test(text)) return index
    // The head is over where the title or the text begins.
    if (text.length > 40) return undefined
  }
  return undefined
}

/** Whether a running head is nothing but the mark. */
export const isOfficialMark = (text: string): boolean => officialMark.test(text.trim())

export const secrecyMarks: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(markAnywhere))
    yield { rule: 'secrecyMarkElsewhere', from: index, seen }
  for (const { 0: seen, index } of line.matchAll(/绝密|机密/g))
    if (!/^\s*[★☆]/.test(line.slice(index + 2))) yield { rule: 'secrecyWord', from: index, seen }
}

const internal =
  /内部(?:资料|文件|刊物|使用|传阅|材料|情况)|不得外传|请勿外传|严禁外传|注意保存|仅供(?:内部|领导)[^，。；]{0,6}|工作秘密|不宜公开|会后收回|阅后(?:收回|销毁)/g

export const internalMarks: LineRule = function* (line): Iterable<Found> {
  for (const { 0: seen, index } of line.matchAll(internal)) yield { rule: 'internalMark', from: index, seen }
}
