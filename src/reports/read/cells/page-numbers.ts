// Numbers that stand alone on a line between rows whose figures stand beside pipes: the numbers of pages, or figures
// that lost their pipe.
import type { Document } from '../document.ts'
import type { ReportPart } from '../locate/parts.ts'

export interface LoneNumbers {
  /** Offsets of the lines. */
  at: ReadonlySet<number>
  /** They count on by one: they number the pages. */
  counting: boolean
}

const none: LoneNumbers = { at: new Set(), counting: false }

export function loneNumbers({ text }: Document, { tables }: ReportPart): LoneNumbers {
  const found: { at: number; number: number }[] = []
  let beside = 0
  for (const [from, to] of Object.values(tables)) {
    const table = text.slice(from, to)
    if (!table.includes('|')) continue
    for (const { index, 0: line } of table.matchAll(numberLine)) {
      if (line.includes('|')) beside++
      else found.push({ at: from + index, number: Number(line) })
    }
  }
  if (!found.length || found.length * 5 > beside) return none
  const counting = found.length > 1 && found.every(({ number }, at) => number === found[0]!.number + at)
  return { at: new Set(found.map(({ at }) => at)), counting }
}

/** A number alone on its line, or with the pipe of its cell. */
const numberLine = /(?<=\n)[ \t]*(?:\d{1,3}[ \t]*(?=\n)|\d+[ \t]*\|[^\n]*)/g
