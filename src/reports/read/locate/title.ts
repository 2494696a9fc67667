// Title and organ as the document gives them. The organ is taken only from where a report names its author; null
// rather than a guess.
import type { Document } from '../document.ts'
import type { ReportPart } from './parts.ts'

export interface Title {
  /** As published; null where the text has none. */
  title: string | null
  /** The lines that look like the title, folded, first the best. */
  candidates: string[]
}

const reportWords = /信息公开[^。\n]{0,14}报告/

export function titleOf(document: Document, { from, headings }: ReportPart, metaTitle: string | undefined, fold: (text: string) => string): Title {
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
  const meta = metaTitle && reportWords.test(fold(metaTitle)) ? [{ raw: metaTitle.trim(), folded: fold(metaTitle).trim() }] : []
  const all = [...found.sort((one, other) => rank(other.folded) - rank(one.folded)), ...meta]
  return { title: all[0]?.raw.replace(/\s+/g, ' ').trim() ?? null, candidates: all.map(({ folded }) => folded.replace(/\s+/g, '')) }
}

const rawOf = ({ raw }: Document, at: number, content: string, whole: string) =>
  raw.slice(at + whole.length - content.length, at + whole.length).trim()

const isTitle = (line: string) =>
  line.length <= 70 && reportWords.test(line) && /报告[)）]?(?:的?(?:公告|公示))?$/.test(line.replace(/[\s*]+$/, '')) && !/[。;；《》]/.test(line.replace(/[《》]/g, ''))

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
    const folded = text.slice(start, at).replace(/[\u0001-\u001f]/g, ' ').trim()
    if (folded) lines.push({ raw: raw.slice(start, at).replace(/[\u0000-\u001f]/g, ' ').trim(), folded })
    start = at + 1
  }
  return lines
}

const together = (one: Line, other: Line): Line => ({ raw: `${one.raw}${other.raw}`, folded: `${one.folded}${other.folded}` })

/** An organ that stands alone on the line above the title belongs to it. */
function withFirstLine(lines: Line[], index: number): Line {
  const [before, line] = [lines[index - 1], lines[index]!]
  const starts = /^(?:关于)?\s*(?:19|20)\d{2}|^政府信息公开/.test(line.folded)
  return before && starts && before.folded.length <= 30 && organAlone.test(before.folded.replace(/\s/g, '')) ? together(before, line) : line
}

const suffix =
  '人民政府(?:办公[厅室]|地方志办公室)?|政府|街道办事处|街道办|街道|管理委员会|管委会|委员会|办公厅|办公室|管理局|监督局|[^\\s]{0,12}局|[^\\s]{0,10}厅|[^\\s]{0,10}委|[^\\s]{0,8}[镇乡]|[^\\s]{0,8}(?:开发区|中心|总队|支队|大队|银行|学校|大学|医院|公司|集团|联合会|总会)|街'
const organName = new RegExp(`(?:${suffix})`)
const organAlone = new RegExp(`^[\\u4e00-\\u9fff]{2,28}$`)
const organEnd = new RegExp(`(?:${suffix})$`)

/** The organ in simplified script. */
export function organOf(document: Document, { from, headings, to }: ReportPart, candidates: string[]): string | null {
  const head = document.text.slice(from, Math.min(to, (headings[0]?.start ?? from) + 600))
  for (const title of candidates) {
    const organ = beforeYear(title)
    if (organ) return inFull(organ, document.text)
  }
  const labelled = /(?:发布(?:单位|机构)|发文机关|公开(?:单位|主体))\s*[:：]\s*([\u4e00-\u9fff]{4,24})/.exec(head)
  if (labelled && organEnd.test(labelled[1]!)) return inFull(labelled[1]!, document.text)
  const stated = /(?:编制|公布|公开|公开发布|现将)([\u4e00-\u9fff]{3,24}?)(?:19|20)\d{2}\s*年?度?[^。\n]{0,8}信息公开/.exec(head.replace(/[^\S\n]/g, ''))
  const organ = stated ? asOrgan(stated[1]!) : null
  return organ ? inFull(organ, document.text) : null
}

function beforeYear(title: string): string | null {
  const match = /^(.{2,40}?)(?:关于)?(?:19|20)\d{2}/.exec(title) ?? /^(.{2,30}?)(?:政府)?信息公开/.exec(title)
  return match ? asOrgan(match[1]!.replace(/^(?:关于|印发)/, '').replace(/(?:关于|\d+)$/, '')) : null
}

function asOrgan(name: string): string | null {
  const plain = name.replace(/[^\u4e00-\u9fff]/g, '')
  if (plain.length < 3 || /^(?:我|本|各|全|上|政府信息|年度)/.test(plain) || !organEnd.test(plain)) return null
  return plain
}

/** 镇政府 and 镇 are short for 镇人民政府, 街 and 街道办 for 街道办事处; a longer form of the name elsewhere in the text
 *  (a place before it) is the fuller name. */
function inFull(organ: string, text: string): string {
  const full = organ
    .replace(/(?<!人民)政府$/, '人民政府')
    .replace(/([镇乡])$/, '$1人民政府')
    .replace(/(?:街道办|街道|街办)$/, '街道办事处')
    .replace(/([^道])街$/, '$1街道办事处')
  const core = full.replace(/(?:人民政府|街道办事处)$/, '')
  if (core.length < 2 || core.length > 12) return full
  const longer = new RegExp(`(?:^|[^\\u4e00-\\u9fff])((?:[\\u4e00-\\u9fff]{2,6}[省市区县州盟旗]){1,3})${core}`, 'm').exec(text.slice(0, 12_000))
  return longer && !full.startsWith(longer[1]!) ? longer[1]! + full : full
}
