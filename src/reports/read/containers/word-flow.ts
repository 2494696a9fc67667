// The events of a Word document turned into blocks. Deleted, hidden and struck-out runs are left out, insertions stay.
import type { Block } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { addAll, type CellDraft, tableBlocks } from './drafts.ts'
import { type Numbering, nextNumber } from './word-numbering.ts'
import { inherited, type Styles } from './word-styles.ts'
import { attributeOf, type XmlEvents } from './xml.ts'

interface WordCell extends CellDraft {
  column: number
  /** Continues the cell above it. */
  continues: boolean
}
interface Table {
  rows: WordCell[][]
  row: WordCell[]
  /** Next free column of the row. */
  column: number
  deleted: boolean
}
interface Paragraph {
  text: string
  style?: string
  heading: boolean
  numId?: string
  level?: number
  pictures: number
}

export class WordFlow implements XmlEvents {
  images: number[] = []
  /** Embedded objects (Excel sheets and the like). */
  objects = 0

  #blocks: Block[] = []
  #outer: Block[][] = []
  #tables: Table[] = []
  #paragraphs: Paragraph[] = []
  /** > 0 inside a part that is passed over. */
  #skipping = 0
  #path: string[] = []
  #inText = false
  #run = { hidden: false, raised: false }

  constructor(
    private readonly styles: Styles,
    private readonly numbering: Numbering,
  ) {}

  open(name: string, attributes: string) {
    this.#path.push(name)
    if (name === 'w:del' && this.#path.at(-2) === 'w:trPr' && this.#tables.length) this.#tables.at(-1)!.deleted = true
    if (this.#skipping || passedOver.has(name)) {
      this.#skipping++
      return
    }
    const paragraph = this.#paragraphs.at(-1)
    switch (name) {
      case 'w:p':
        this.#paragraphs.push({ text: '', heading: false, pictures: 0 })
        break
      case 'w:r':
        this.#run = { hidden: false, raised: false }
        break
      case 'w:t':
      case 'm:t':
        this.#inText = true
        break
      case 'w:tab':
        if (this.#path.at(-2) === 'w:r') this.#add('\t')
        break
      case 'w:br':
        if (attributeOf(attributes, 'type') !== 'page') this.#add('\n')
        break
      case 'w:sym':
        this.#addSymbol(attributes)
        break
      case 'w:cr':
        this.#add('\n')
        break
      case 'w:noBreakHyphen':
        this.#add('-')
        break
      case 'w:tbl':
        this.#tables.push({ rows: [], row: [], column: 0, deleted: false })
        break
      case 'w:tc':
        this.#openCell()
        break
      case 'pic:pic':
      case 'v:imagedata':
        if (paragraph) paragraph.pictures++
        if (this.#tables.length && this.#tables.at(-1)!.row.length) this.#tables.at(-1)!.row.at(-1)!.pictured = true
        break
      case 'w:object':
        this.objects++
        break
      default:
        this.#property(name, attributes, paragraph)
    }
  }

  text(text: string) {
    if (this.#inText && !this.#skipping) this.#add(text)
  }

  close(name: string) {
    this.#path.pop()
    if (this.#skipping) {
      this.#skipping--
      return
    }
    if (name === 'w:t' || name === 'm:t') this.#inText = false
    else if (name === 'w:p') this.#closeParagraph()
    else if (name === 'w:tc') this.#closeCell()
    else if (name === 'w:tr') this.#closeRow()
    else if (name === 'w:tbl') this.#closeTable()
  }

  finish(): Block[] {
    return this.#blocks
  }

  #property(name: string, attributes: string, paragraph?: Paragraph) {
    const value = attributeOf(attributes, 'val')
    const on = value === undefined || !/^(0|false|off)$/.test(value)
    const parent = this.#path.at(-2)
    if (parent === 'w:rPr' && this.#path.at(-3) === 'w:r') {
      if (/^w:(vanish|strike|dstrike)$/.test(name)) this.#run.hidden ||= on
      if (name === 'w:vertAlign') this.#run.raised = value === 'superscript'
    } else if (paragraph && (parent === 'w:pPr' || parent === 'w:numPr' || parent === 'w:listPr')) {
      if (name === 'w:pStyle') paragraph.style = value
      if (name === 'w:outlineLvl') paragraph.heading = Number(value) < 9
      if (name === 'w:numId') paragraph.numId = value
      if (name === 'w:ilvl') paragraph.level = Number(value)
    } else this.#tableProperty(name, parent, value)
  }

  #tableProperty(name: string, parent: string | undefined, value: string | undefined) {
    const table = this.#tables.at(-1)
    if (!table) return
    const cell = table.row.at(-1)
    const count = Math.min(Math.max(Number(value) || 0, 0), bounds.span)
    if (parent === 'w:trPr') {
      if (name === 'w:gridBefore' && count) {
        table.row.push({ blocks: [], rowSpan: 1, colSpan: count, column: 0, continues: false })
        table.column = count
      }
    } else if (parent === 'w:tcPr' && cell) {
      if (name === 'w:gridSpan') cell.colSpan = Math.max(count, 1)
      if (name === 'w:vMerge' || name === 'w:vmerge') cell.continues = value !== 'restart'
      if (name === 'w:hMerge' && value !== 'restart') cell.colSpan = 0
    }
  }

  #add(text: string) {
    const paragraph = this.#paragraphs.at(-1)
    if (!paragraph || this.#run.hidden || !text) return
    // A raised figure is a footnote mark; without brackets it would read as the last digit of the number before it.
    paragraph.text += this.#run.raised ? `[${text}]` : text
  }

  /** A sign by its place in a font of symbols: in a table it may be a figure. */
  #addSymbol(attributes: string) {
    const cell = this.#tables.at(-1)?.row.at(-1)
    if (cell && !this.#run.hidden) cell.pictured = true
    const code = Number.parseInt(attributeOf(attributes, 'char') ?? '', 16) & 0xff
    if (attributeOf(attributes, 'font') === 'Symbol' && code >= 0x20 && code < 0x40)
      this.#add(String.fromCharCode(code))
  }

  #closeParagraph() {
    const paragraph = this.#paragraphs.pop()
    if (!paragraph) return
    const { style } = paragraph
    const numId = paragraph.numId ?? inherited(this.styles, style, 'numId')
    const level = paragraph.level ?? inherited(this.styles, style, 'level') ?? 0
    const empty = paragraph.text.trim() === ''
    if (empty && paragraph.pictures && !this.#tables.length) this.images.push(this.#blocks.length)
    const number = empty || numId === '0' ? '' : nextNumber(this.numbering, numId, level)
    const heading = paragraph.heading || inherited(this.styles, style, 'heading') === true
    for (const line of (number + paragraph.text).split('\n'))
      this.#blocks.push({ type: heading && line.trim() ? 'heading' : 'paragraph', text: line.trim(), at: {} })
  }

  #openCell() {
    const table = this.#tables.at(-1)
    this.#outer.push(this.#blocks)
    this.#blocks = []
    table?.row.push({ blocks: this.#blocks, rowSpan: 1, colSpan: 1, column: table.column, continues: false })
  }

  #closeCell() {
    this.#blocks = this.#outer.pop() ?? this.#blocks
    const table = this.#tables.at(-1)
    const cell = table?.row.at(-1)
    if (!table || !cell) return
    cell.blocks = cell.blocks.filter((block) => block.type === 'table' || block.text !== '')
    if (cell.colSpan === 0) {
      // Merged into the cell on its left, the old way.
      table.row.pop()
      const left = table.row.at(-1)
      if (left) left.colSpan = Math.min(left.colSpan + 1, bounds.span)
      table.column++
    } else table.column = cell.column + cell.colSpan
  }

  #closeRow() {
    const table = this.#tables.at(-1)
    if (!table) return
    if (!table.deleted) table.rows.push(table.row)
    Object.assign(table, { row: [], column: 0, deleted: false })
  }

  #closeTable() {
    const table = this.#tables.pop()
    if (table) addAll(this.#blocks, tableBlocks(merged(table.rows)))
  }
}

/** Cells that continue the one above become its row span. */
function merged(rows: WordCell[][]): CellDraft[][] {
  const above = new Map<number, WordCell>()
  return rows.map((row) =>
    row.filter((cell) => {
      const start = above.get(cell.column)
      if (cell.continues && start && start.rowSpan < bounds.span) {
        start.rowSpan++
        addAll(start.blocks, cell.blocks)
        return false
      }
      for (let column = cell.column; column < cell.column + cell.colSpan; column++) above.delete(column)
      above.set(cell.column, cell)
      return true
    }),
  )
}

/** Deleted or moved-away text, the second form of a drawing, field instructions, phonetic guides, old properties. */
const passedOver = new Set([
  'w:del',
  'w:moveFrom',
  'mc:Fallback',
  'w:instrText',
  'w:rt',
  'w:rPrChange',
  'w:pPrChange',
  'w:tcPrChange',
  'w:trPrChange',
  'w:tblPrChange',
  'w:sectPr',
  'w:hdr',
  'w:ftr',
])
