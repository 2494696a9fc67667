// Text divided by commas, semicolons or tabs, as a spreadsheet saves it: its records become the rows of a sheet.
import type { Block } from '../blocks.ts'
import { sheetBlocks } from './sheet-blocks.ts'

/** The blocks of the lines, or undefined where most of them are no records of fields. */
export function csvBlocks(lines: string[]): Block[] | undefined {
  for (const separator of separators) {
    // What tabs alone divide is ruled later, with the lines around it.
    const least = separator === '\t' ? /^"[^\t]*"\t|\t"/ : separator === ',' ? /,[^,]*,/ : /;[^;]*;/
    if (lines.filter((line) => least.test(line)).length < fewest) continue
    const records = recordsOf(lines, separator)
    const wide = records.filter(({ fields }) => fields.length >= width)
    if (wide.length < fewest || !wide.some(({ fields }) => fields.some(isQuotedOrBlank))) continue
    return blocksOf(records)
  }
  return undefined
}

interface Record {
  /** Line of its beginning, from 0. */
  line: number
  fields: string[]
  whole: string
}

/** A quoted field may hold the separator and line ends. */
function recordsOf(lines: string[], separator: string): Record[] {
  const records: Record[] = []
  for (let line = 0; line < lines.length; line++) {
    let whole = lines[line]!
    const start = line
    while (isOpen(whole) && line + 1 < lines.length && line - start < longest) whole += `\n${lines[++line]!}`
    records.push({ line: start, fields: fieldsOf(whole, separator), whole })
  }
  return records
}

const isOpen = (text: string) => (text.match(/"/g)?.length ?? 0) % 2 === 1

function fieldsOf(text: string, separator: string): string[] {
  const fields: string[] = []
  let field = ''
  let quoted = false
  for (let at = 0; at < text.length; at++) {
    const unit = text[at]!
    if (unit === '"' && quoted && text[at + 1] === '"') field += text[++at]
    else if (unit === '"' && (quoted || field.trim() === '')) quoted = !quoted
    else if (unit === separator && !quoted) {
      fields.push(field)
      field = ''
    } else field += unit
  }
  fields.push(field)
  return fields
}

const isQuotedOrBlank = (field: string) => field === '' || /[,;]/.test(field)

/** Records between lines of prose are the rows of one sheet. */
function blocksOf(records: Record[]): Block[] {
  const blocks: Block[] = []
  let part: Record[] = []
  const endPart = () => {
    const rows = part.map(({ line, fields }) => ({
      row: line + 1,
      cells: new Map(fields.map((text, at) => [at + 1, text.trim()] as const)),
    }))
    const sheet = { rows, merges: [], drawings: false, hidden: { rows: 0, columns: 0 }, rounded: 0, cut: false }
    for (const block of sheetBlocks(sheet)) blocks.push(block)
    part = []
  }
  for (const record of records) {
    const filled = record.fields.filter((text) => text.trim())
    const figure = /^\s*[-+]?[\d.,]+\s*$/.test(record.fields.at(-1)!)
    if (filled.length > 1 && (record.fields.length >= 4 || figure)) {
      part.push(record)
      continue
    }
    endPart()
    const text = filled.length > 1 ? record.whole : (filled[0] ?? '').trim()
    for (const each of text.split('\n')) blocks.push({ type: 'paragraph', text: each, at: { line: record.line + 1 } })
  }
  endPart()
  return blocks
}

const separators = [',', ';', '\t'] as const
/** Records of a table, and fields of a row of table three. */
const fewest = 12
const width = 5
const longest = 20
