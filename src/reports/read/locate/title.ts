// The title as the document gives it.
import type { Document } from '../document.ts'
import { organAlone, organName } from './organ.ts'
import type { ReportPart } from './parts.ts'

export interface Title {
  /** As published; null where the text has none. */
  title: string | null
  /** The lines that look like the title, folded, first the best. */
  candidates: string[]
}

const reportWords = /信息公开[^。\n]{0,14}报告/

export function titleOf(
  document: Document,
  { from, headings }: ReportPart,
  metaTitle: string | undefined,
  fold: (text: string) => string,
): Title {
  const end = headings[0]?.start ?? Math.min(document.text.length, from + 1500)
  const found: { raw: string; folded: string }[] = []
  const lines = linesBetween(document, from, end)
  for (const [index, line] of lines.entries()) {
    const alone = isTitle(line.folded)
    const joined = !alone && index > 0 ? together(lines[index - 1]!, line) : null
    if (alone) found.push(withFirstLine(lines, index))
    else if (joined && isTitle(joined.folded)) found.push(joined)
  }
  const named = /中文名\s*[:：]\s*([^\n]{4,60})/.exec(document.text.slice(from, from + 3000))
  if (named) found.push({ raw: rawOf(document, from + named.index, named[1]!, named[0]), folded: named[1]! })
  const meta =
    metaTitle && reportWords.test(fold(metaTitle)) ? [{ raw: metaTitle.trim(), folded: fold(metaTitle).trim() }] : []
  const all = [...found.sort((one, other) => rank(other.folded) - rank(one.folded)), ...meta]
  return {
    title: all[0]?.raw.replace(/\s+/g, ' ').trim() ?? null,
    candidates: all.map(({ folded }) => folded.replace(/\s+/g, '')),
  }
}

const rawOf = ({ raw }: Document, at: number, content: string, whole: string) =>
  raw.slice(at + whole.length - content.length, at + whole.length).trim()

const isTitle = (line: string) =>
  line.length <= 70 &&
  reportWords.test(line) &&
  /报告[)）]?(?:的?(?:公告|公示))?$/.test(line.replace(/[\s*]+$/, '')) &&
  !/[。;；《》]/.test(line.replace(/[《》]/g, ''))

/** A title with its year says more than one without. */
const rank = (line: string) => (/(?:19|20)\d{2}/.test(line) ? 2 : 0) + (organName.test(line) ? 1 : 0)

interface Line {
  raw: string
  folded: string
}

function linesBetween({ raw, text }: Document, from: number, to: number): Line[] {
  const lines: Line[] = []
  let start = from
  for (let at = from; at <= to && lines.length < 200; at++) {
    if (at < to && text[at] !== '\n') continue
    const folded = text
      .slice(start, at)
      .replace(/[\u0001-\u001f]/g, ' ')
      .trim()
    if (folded)
      lines.push({
        raw: raw
          .slice(start, at)
          .replace(/[\u0000-\u001f]/g, ' ')
          .trim(),
        folded,
      })
    start = at + 1
  }
  return lines
}

const together = (one: Line, other: Line): Line => ({
  raw: `${one.raw}${other.raw}`,
  folded: `${one.folded}${other.folded}`,
})

/** An organ that stands alone on the line above the title belongs to it. */
function withFirstLine(lines: Line[], index: number): Line {
  const [before, line] = [lines[index - 1], lines[index]!]
  const starts = /^(?:关于)?\s*(?:19|20)\d{2}|^政府信息公开/.test(line.folded)
  return before && starts && before.folded.length <= 30 && organAlone.test(before.folded.replace(/\s/g, ''))
    ? together(before, line)
    : line
}
