// HTML → blocks in reading order, by one walk over the tree that parse5 builds.
import type { Block, Container } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { addAll, type CellDraft, numbered, tableBlocks } from './drafts.ts'
import { decodeText } from './encoding.ts'
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
  let flow = walked(document, container, false)
  // Pages that show their text by script keep it hidden in the source.
  if (!flow.blocks.some((block) => block.type === 'table' || block.text)) flow = walked(document, container, true)
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
  line: string
  heading: boolean
  preformatted: boolean
  showHidden: boolean
  container: Container
}

const walked = (document: Parent, container: Container, showHidden: boolean): Flow => {
  const flow = newFlow(container, showHidden)
  walk(document, flow)
  endLine(flow)
  return flow
}

const newFlow = (container: Container, showHidden: boolean): Flow => ({
  blocks: [],
  images: [],
  embedded: false,
  line: '',
  heading: false,
  preformatted: false,
  showHidden,
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
  if (kind === undefined) {
    if (flow.showHidden || !isHidden(element)) walk(element, flow)
    return
  }
  if (kind === 'skip' || (!flow.showHidden && isHidden(element))) return
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
  if (width < 200 || flow.line.trim() !== '') return
  flow.images.push(flow.blocks.length)
}

function rowsOf(table: Element, flow: Flow): CellDraft[][] {
  const rows: CellDraft[][] = []
  const section = (parent: Parent) => {
    for (const child of parent.childNodes) {
      if (!('tagName' in child) || (!flow.showHidden && isHidden(child))) continue
      if (child.tagName === 'tr') rows.push(cellsOf(child, flow))
      else if (child.tagName === 'tbody' || child.tagName === 'thead' || child.tagName === 'tfoot') section(child)
      else if (child.tagName === 'caption') visit(child, flow)
    }
  }
  section(table)
  return rows
}

function cellsOf(row: Element, flow: Flow): CellDraft[] {
  const cells: CellDraft[] = []
  for (const child of row.childNodes) {
    if (!isCell(child) || (!flow.showHidden && isHidden(child))) continue
    const inner = newFlow(flow.container, flow.showHidden)
    walk(child, inner)
    endLine(inner)
    for (const before of inner.images) flow.images.push(flow.blocks.length + before)
    cells.push({ blocks: inner.blocks, rowSpan: spanOf(child, 'rowspan'), colSpan: spanOf(child, 'colspan') })
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

/** The charset that the page itself names, in its first kilobytes. */
function charsetOf(bytes: Uint8Array): string | undefined {
  const head = Buffer.from(bytes.buffer, bytes.byteOffset, Math.min(bytes.length, 2048)).toString('latin1')
  return /charset\s*=\s*["']?\s*([\w-]+)/i.exec(head)?.[1]
}

const space = /[ \t\n\r\f\u00a0]+/g
const spaceToCollapse = /[\t\n\r\f\u00a0]| {2}/
const hiddenStyle = /(^|[;\s])(display\s*:\s*none|visibility\s*:\s*hidden|mso-hide\s*:\s*all)/i

type Kind = 'skip' | 'meta' | 'block' | 'paragraph' | 'heading' | 'br' | 'pre' | 'table' | 'image' | 'embed' | 'raised'

const kindNames: Record<Kind, string> = {
  // Struck-out words are no longer part of the text; rt is the reading above a character.
  skip: 'script style noscript template svg math nav select button canvas audio video del s strike rt rp link',
  meta: 'meta title publishtime',
  block:
    'div section article header footer aside main center blockquote form fieldset ul ol dl address caption figure ' +
    'figcaption body tr td th hr details summary legend',
  paragraph: 'p li dd dt',
  heading: 'h1 h2 h3 h4 h5 h6',
  br: 'br',
  pre: 'pre textarea xmp listing',
  table: 'table',
  image: 'img',
  embed: 'iframe embed object',
  raised: 'sup',
}

const kinds = new Map<string, Kind>(
  Object.entries(kindNames).flatMap(([kind, tags]) => tags.split(' ').map((tag) => [tag, kind as Kind] as const)),
)
