// HTML → blocks in reading order, by one walk over the tree that parse5 builds.
import type { Block, Container } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { addAll, type CellDraft, numbered, tableBlocks } from './drafts.ts'
import { decodeText } from './encoding.ts'
import { gridRows, layoutOf } from './html-grid.ts'
import { drawing, kinds } from './html-kinds.ts'
import { takeMeta } from './html-meta.ts'
import { type Element, type Node, type Parent, parseHtml } from './html-tree.ts'
import { lostImages } from './images.ts'
import { trouble } from './trouble.ts'

export function openHtml(bytes: Uint8Array, charset?: string): Container {
  const { text, troubles } = decodeText(bytes, charset ?? charsetOf(bytes))
  const container = htmlContainer(text)
  container.troubles.unshift(...troubles)
  return container
}

/** Also used for what other formats are turned into HTML for. */
export function htmlContainer(html: string): Container {
  const whole = html.length <= bounds.htmlCharacters
  const { document, cut } = parseHtml(whole ? html : html.slice(0, bounds.htmlCharacters))
  const container: Container = { mediaType: 'text/html', blocks: [], meta: {}, troubles: [] }
  let flow = walked(document, container, 'none')
  // Pages that show their text by script keep it hidden in the source, or the tables alone behind a tab.
  if (!hasWords(flow)) flow = walked(document, container, 'all')
  else if (flow.hiddenTables && !flow.blocks.some(isLargeTable)) flow = walked(document, container, 'tables')
  if (!hasWords(flow) && flow.drawn)
    container.troubles.push(trouble('lost', '网页里没有正文，内容可能由脚本另行取来，本文件中没有'))
  container.blocks = numbered(flow.blocks)
  container.troubles.push(...lostImages(flow))
  if (!whole || cut === 'nodes') container.troubles.push(trouble('cut', '网页过大，只读了前面的部分'))
  if (cut === 'depth') container.troubles.push(trouble('cut', `网页嵌套超过 ${bounds.depth} 层，只读到该处为止`))
  return container
}

/** Blocks as they fill, and the line being written. */
export interface Flow {
  blocks: Block[]
  /** Number of blocks before each picture that stands alone, and whether a file is shown inside the page. */
  images: number[]
  embedded: boolean
  /** Something stands there that is drawn, not written: a picture, a script. */
  drawn: boolean
  line: string
  heading: boolean
  preformatted: boolean
  /** What is shown although the page hides it at first. */
  showHidden: Shown
  /** A large table is hidden. */
  hiddenTables: boolean
  container: Container
}
type Shown = 'none' | 'tables' | 'all'

const hasWords = ({ blocks }: Flow) => blocks.some((block) => block.type === 'table' || block.text)
const isLargeTable = (block: Block) => block.type === 'table' && block.rows.length > fewRows

const walked = (document: Parent, container: Container, showHidden: Shown): Flow => {
  const flow = newFlow(container, showHidden)
  walk(document, flow)
  endLine(flow)
  return flow
}

const newFlow = (container: Container, showHidden: Shown): Flow => ({
  blocks: [],
  images: [],
  embedded: false,
  drawn: false,
  line: '',
  heading: false,
  preformatted: false,
  showHidden,
  hiddenTables: false,
  container,
})

function walk(parent: Parent, flow: Flow) {
  const children = parent.childNodes
  for (let i = 0; i < children.length; i++) {
    const child = children[i]!
    if (child.nodeName === '#text') addText(flow, (child as { value: string }).value)
    else if ('tagName' in child) visit(child, flow)
  }
}

function visit(element: Element, flow: Flow) {
  const kind = kinds.get(element.tagName)
  if ((kind === undefined || kind === 'block') && element.attrs.length) {
    const layout = layoutOf(element)
    if (layout && !isLeftOut(element, flow)) return visitLaidOut(element, layout, flow)
  }
  if (kind === undefined) {
    if (!isLeftOut(element, flow)) walk(element, flow)
    return
  }
  if (kind === 'skip') {
    flow.drawn ||= drawing.has(element.tagName)
    return
  }
  if (isLeftOut(element, flow)) return
  if (kind === 'input') {
    if (/^(?:text|number|)$/i.test(attributeOf(element, 'type') ?? ''))
      addText(flow, attributeOf(element, 'value') ?? '')
    return
  }
  if (kind === 'meta') {
    takeMeta(element, flow.container.meta)
    if (element.tagName === 'publishtime') walk(element, flow)
    return
  }
  if (kind === 'br') return endLine(flow, true)
  if (kind === 'image') return addImage(element, flow)
  if (kind === 'embed') {
    flow.embedded ||= element.attrs.some(({ value }) => /\.(pdf|docx?|xlsx?|ofd)\b/i.test(value))
    return
  }
  // A raised figure is a footnote mark; without brackets it would read as the last digit of the number before it.
  if (kind === 'raised') {
    flow.line += '['
    walk(element, flow)
    flow.line = flow.line.endsWith('[') ? flow.line.slice(0, -1) : `${flow.line}]`
    return
  }
  endLine(flow)
  if (element.tagName === 'textarea' && !flow.preformatted) {
    const markup = element.childNodes.map((child) => ('value' in child ? child.value : '')).join('')
    // The text as an editor keeps it for the script that shows it.
    if (/<\/(?:p|td|div)>/i.test(markup)) return walk(parseHtml(markup).document, flow)
  }
  if (kind === 'table') {
    addAll(flow.blocks, tableBlocks(rowsOf(element, flow)))
    return
  }
  const before = flow.blocks.length
  const { heading, preformatted } = flow
  flow.heading ||= kind === 'heading'
  flow.preformatted ||= kind === 'pre'
  walk(element, flow)
  endLine(flow, kind === 'paragraph' && flow.blocks.length === before)
  flow.heading = heading
  flow.preformatted = preformatted
}

function visitLaidOut(element: Element, layout: NonNullable<ReturnType<typeof layoutOf>>, flow: Flow) {
  endLine(flow)
  const rows = layout === 'table' ? gridRows(element) : []
  if (rows.length) {
    addAll(flow.blocks, tableBlocks(rows.map((cells) => cellsIn(cells, flow))))
    return
  }
  if (layout !== 'boxes') walk(element, flow)
  else
    for (const child of element.childNodes) {
      if ('tagName' in child) visit(child, flow)
      else if (child.nodeName === '#text') addText(flow, (child as { value: string }).value)
      endLine(flow)
    }
  endLine(flow)
}

/** Text as the page shows it: white space is one space, except where the page keeps it. */
function addText(flow: Flow, value: string) {
  if (!flow.preformatted) {
    flow.line += value
    return
  }
  const lines = value.split(/\r\n|\r|\n/)
  lines.forEach((line, index) => {
    if (index) endLine(flow, true)
    flow.line += line
  })
}

function endLine(flow: Flow, evenEmpty = false) {
  if (flow.line === '' && !evenEmpty) return
  const text = flow.preformatted ? flow.line : collapsed(flow.line)
  flow.line = ''
  if (text === '' && !evenEmpty) return
  flow.blocks.push({ type: flow.heading ? 'heading' : 'paragraph', text, at: {} })
}

const collapsed = (line: string): string => (spaceToCollapse.test(line) ? line.replace(space, ' ') : line).trim()

function addImage(element: Element, flow: Flow) {
  const width = Number.parseInt(attributeOf(element, 'width') ?? '', 10)
  // One of a point or two only keeps a distance.
  flow.drawn ||= !(width <= 3)
  if (width < 200 || flow.line.trim() !== '') return
  flow.images.push(flow.blocks.length)
}

function rowsOf(table: Element, flow: Flow): CellDraft[][] {
  const rows: CellDraft[][] = []
  const section = (parent: Parent) => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child) || isLeftOut(child, flow)) continue
      if (child.tagName === 'tr') rows.push(cellsOf(child, flow))
      else if (child.tagName === 'tbody' || child.tagName === 'thead' || child.tagName === 'tfoot') section(child)
      else if (child.tagName === 'caption') visit(child, flow)
    }
  }
  section(table)
  return rows
}

const cellsOf = (row: Element, flow: Flow): CellDraft[] => cellsIn(row.childNodes.filter(isCell), flow)

function cellsIn(elements: Element[], flow: Flow): CellDraft[] {
  const cells: CellDraft[] = []
  for (const child of elements) {
    if (isLeftOut(child, flow)) continue
    const inner = newFlow(flow.container, flow.showHidden)
    walk(child, inner)
    endLine(inner)
    for (const before of inner.images) flow.images.push(flow.blocks.length + before)
    const pictured = inner.drawn && !inner.blocks.some((block) => block.type === 'table' || block.text)
    flow.hiddenTables ||= inner.hiddenTables
    cells.push({ blocks: inner.blocks, pictured, rowSpan: spanOf(child, 'rowspan'), colSpan: spanOf(child, 'colspan') })
  }
  return cells
}

const isCell = (node: Node): node is Element => node.nodeName === 'td' || node.nodeName === 'th'

function spanOf(cell: Element, name: string): number {
  const value = attributeOf(cell, name)
  if (value === undefined) return 1
  const span = Number.parseInt(value, 10)
  // rowspan="0" reaches to the end of the table section.
  if (span === 0 && name === 'rowspan') return bounds.span
  return span > 0 ? Math.min(span, bounds.span) : 1
}

function attributeOf({ attrs }: Element, name: string): string | undefined {
  for (const attribute of attrs) if (attribute.name === name) return attribute.value
  return undefined
}

function isHidden(element: Element): boolean {
  for (const { name, value } of element.attrs) {
    if (name === 'hidden') return true
    if (name === 'style' && value.length > 10 && hiddenStyle.test(value)) return true
  }
  return false
}

function isLeftOut(element: Element, flow: Flow): boolean {
  if (flow.showHidden === 'all' || !isHidden(element)) return false
  const rows = rowsIn(element)
  flow.hiddenTables ||= rows > fewRows
  return flow.showHidden === 'none' || rows < 3
}

/** The rows of the tables inside it, no more than needed. */
function rowsIn(element: Element): number {
  let rows = 0
  const count = (parent: Parent) => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child) || rows > fewRows) continue
      if (child.tagName === 'tr') rows++
      count(child)
    }
  }
  count(element)
  return rows
}

/** A table of page furniture has no more. */
const fewRows = 8

/** The charset that the page itself names, in its first kilobytes. */
function charsetOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1')
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
}

const space = /[ \t\n\r\f\u00a0]+/g
const spaceToCollapse = /[\t\n\r\f\u00a0]| {2}/
const hiddenStyle = /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i
