// A web page, or what a word processor wrote as one, as structure: headings, paragraphs, lists, tables and pictures with bold,
// italics, underlining and links; everything else stays behind.
import { type DefaultTreeAdapterTypes, parse } from 'parse5'
import type { Body, BodyBlock, Inline } from './body.ts'
import { officialLevel } from './official-level.ts'

type Node = DefaultTreeAdapterTypes.Node
type Element = DefaultTreeAdapterTypes.Element

export interface HtmlBody {
  body: Body
  title: string | null
  /** Addresses of the pictures, in the order of their blocks; the block's number is the place in this list, from 1. */
  images: string[]
  /** Addresses of linked files (.pdf, .doc, .xls …). */
  links: string[]
}

const gone = new Set([
  'script',
  'style',
  'noscript',
  'template',
  'iframe',
  'object',
  'head',
  'nav',
  'form',
  'button',
  'svg',
])
const blocks = new Set([
  'p',
  'div',
  'section',
  'article',
  'main',
  'center',
  'blockquote',
  'pre',
  'figure',
  'dl',
  'dt',
  'dd',
  'header',
  'footer',
  'address',
  'fieldset',
  'body',
  'html',
])
const textPlace =
  /TRS_Editor|UCAP-CONTENT|Custom_UNIONSTYLE|pages_content|main[-_]?txt|(?:^|[\s_-])(?:zoom|article|content|detail|text)(?:[\s_-]|$)/i
const fileLink = /\.(?:pdf|docx?|xlsx?|wps|et|ofd|zip|rar|pptx?|txt|csv|jpe?g|png)(?:[?#]|$)/i

/** Blanks that a word processor sets after the number of a list. */
const afterMark = /^([一二三四五六七八九十]{1,4}、|[（(](?:[一二三四五六七八九十]{1,4}|\d{1,2})[)）]|\d{1,2}[.．、]) +/

export function bodyOfHtml(html: string): HtmlBody {
  const tree = parse(html)
  const made: HtmlBody = { body: [], title: null, images: [], links: [] }
  const title = find(tree, (one) => one.tagName === 'title')
  made.title =
    (
      attribute(
        find(tree, (one) => /^ArticleTitle$/i.test(attribute(one, 'name') ?? '')),
        'content',
      ) ?? plain(title)
    ).trim() || null
  const walk = walker(made)
  walk.block(textOf(find(tree, ({ tagName }) => tagName === 'body')) ?? tree)
  walk.end()
  return made
}

/** The part of the page that holds the text: the one named so with the most words in it, where that is most of the page. */
function textOf(page: Element | undefined): Element | undefined {
  if (!page) return undefined
  const named = all(page).filter(
    (one) =>
      one.tagName === 'article' || textPlace.test(`${attribute(one, 'id') ?? ''} ${attribute(one, 'class') ?? ''}`),
  )
  const most = named.map((one) => ({ one, length: plain(one).length })).sort((a, b) => b.length - a.length)
  const [first] = most
  if (!first || first.length < 20) return page
  // The innermost of those that hold nearly as much.
  return most.filter(({ length }) => length > first.length * 0.9).at(-1)!.one
}

function walker(made: HtmlBody) {
  let line: Inline[] = []
  let align: 'center' | 'right' | undefined
  const end = () => {
    const content = trimmed(line)
    line = []
    const aligned = align
    align = undefined
    if (!content.length) return
    content[0]!.text = content[0]!.text.replace(afterMark, '$1')
    const text = content.map((one) => one.text).join('')
    const level = aligned === 'right' ? null : officialLevel(text)
    made.body.push(
      level ? { type: 'heading', level, content } : { type: 'paragraph', content, ...(aligned && { align: aligned }) },
    )
  }
  const block = (node: Node) => {
    for (const child of childrenOf(node)) {
      if (isText(child)) {
        line.push(...inlinesOf(child, {}))
        continue
      }
      if (!isElement(child) || gone.has(child.tagName) || hidden(child)) continue
      const name = child.tagName
      if (/^h[1-6]$/.test(name)) {
        end()
        const content = trimmed(inlinesOf(child, {}, made))
        if (content.length) made.body.push({ type: 'heading', level: Math.min(4, Number(name[1])), content })
      } else if (name === 'table') {
        end()
        made.body.push(...tableOf(child, made))
      } else if (name === 'ul' || name === 'ol') {
        end()
        made.body.push(...listOf(child, made))
      } else if (name === 'img') {
        end()
        image(made, child)
      } else if (name === 'br') end()
      else if (blocks.has(name)) {
        end()
        align = alignOf(child)
        block(child)
        end()
      } else if (find(child, (one) => blocks.has(one.tagName) || one.tagName === 'table' || one.tagName === 'img'))
        block(child)
      else line.push(...inlinesOf(child, {}, made))
    }
  }
  return { block, end }
}

function image(made: HtmlBody, element: Element) {
  const source = attribute(element, 'src')
  if (!source) return
  made.images.push(source)
  made.body.push({
    type: 'image',
    file: made.images.length,
    alt: attribute(element, 'alt')?.trim() || attribute(element, 'title')?.trim() || '图片',
  })
}

function listOf(list: Element, made: HtmlBody): BodyBlock[] {
  const items = childrenOf(list)
    .filter(isElement)
    .map((item) => trimmed(inlinesOf(item, {}, made)))
    .filter((item) => item.length)
  return items.length ? [{ type: 'list', ordered: list.tagName === 'ol', items }] : []
}

function tableOf(table: Element, made: HtmlBody): BodyBlock[] {
  const rows = all(table)
    .filter((one) => one.tagName === 'tr' && nearest(one, 'table') === table)
    .map((row) =>
      childrenOf(row)
        .filter(isElement)
        .filter(({ tagName }) => tagName === 'td' || tagName === 'th')
        .map((cell) => ({
          content: trimmed(inlinesOf(cell, {}, made)),
          ...(cell.tagName === 'th' && { header: true }),
          ...spanOf(cell, 'colspan', 'colSpan', 100),
          ...spanOf(cell, 'rowspan', 'rowSpan', 1000),
        })),
    )
    .filter((row) => row.length)
  return rows.length ? [{ type: 'table', rows }] : []
}

function spanOf(cell: Element, name: string, key: 'colSpan' | 'rowSpan', most: number) {
  const span = Math.min(most, Number.parseInt(attribute(cell, name) ?? '1', 10) || 1)
  return span > 1 ? { [key]: span } : {}
}

function inlinesOf(node: Node, marks: Omit<Inline, 'text'>, made?: HtmlBody): Inline[] {
  if (isText(node)) {
    const text = node.value.replace(/[\t\n\r\f \u00a0]+/g, ' ')
    return text ? [{ text, ...marks }] : []
  }
  if (!isElement(node) || gone.has(node.tagName) || hidden(node)) return []
  if (node.tagName === 'br') return [{ text: '\n', ...marks }]
  const next = { ...marks, ...marksOf(node) }
  const href = node.tagName === 'a' ? attribute(node, 'href')?.trim() : undefined
  if (href && fileLink.test(href)) made?.links.push(href)
  if (href && /^(https?:\/\/|mailto:)/.test(href)) next.href = href.slice(0, 2000)
  const inside = childrenOf(node).flatMap((child) => inlinesOf(child, next, made))
  return blocks.has(node.tagName) ? [{ text: '\n', ...marks }, ...inside, { text: '\n', ...marks }] : inside
}

function marksOf(element: Element): Omit<Inline, 'text'> {
  const style = attribute(element, 'style') ?? ''
  const name = element.tagName
  return {
    ...((name === 'b' || name === 'strong' || /font-weight:\s*(?:bold|[6-9]00)/i.test(style)) && { bold: true }),
    ...((name === 'i' || name === 'em' || /font-style:\s*italic/i.test(style)) && { italic: true }),
    ...((name === 'u' || /text-decoration[^;]*underline/i.test(style)) && name !== 'a' && { underline: true }),
  }
}

/** Blanks at both ends gone, equal neighbours together. */
export function trimmed(content: readonly Inline[]): Inline[] {
  const joined: Inline[] = []
  for (const one of content) {
    const before = joined.at(-1)
    if (before && sameMarks(before, one)) before.text += one.text
    else joined.push({ ...one })
  }
  for (const one of joined) one.text = one.text.replace(/[ \u3000]*\n\s*/g, '\n')
  if (joined[0]) joined[0].text = joined[0].text.replace(/^[\s\u3000]+/, '')
  const last = joined.at(-1)
  if (last) last.text = last.text.replace(/[\s\u3000]+$/, '')
  const kept = joined.filter(({ text }) => text)
  return kept.length === joined.length ? kept : kept.length ? trimmed(kept) : []
}

const sameMarks = (a: Inline, b: Inline) =>
  Boolean(a.bold) === Boolean(b.bold) &&
  Boolean(a.italic) === Boolean(b.italic) &&
  Boolean(a.underline) === Boolean(b.underline) &&
  a.href === b.href

function alignOf(element: Element): 'center' | 'right' | undefined {
  const said =
    /text-align:\s*(center|right)/i.exec(attribute(element, 'style') ?? '')?.[1] ?? attribute(element, 'align')
  const align = element.tagName === 'center' ? 'center' : said?.toLowerCase()
  return align === 'center' || align === 'right' ? align : undefined
}

const hidden = (element: Element) =>
  /display:\s*none|mso-hide:\s*all/i.test(attribute(element, 'style') ?? '') || element.tagName.startsWith('o:')
const isElement = (node: Node): node is Element => 'tagName' in node
const isText = (node: Node): node is DefaultTreeAdapterTypes.TextNode => node.nodeName === '#text'
const childrenOf = (node: Node): Node[] => ('childNodes' in node ? node.childNodes : [])
const attribute = (element: Element | undefined, name: string) => element?.attrs.find((one) => one.name === name)?.value
const plain = (node: Node | undefined): string =>
  node ? (isText(node) ? node.value : childrenOf(node).map(plain).join('')) : ''
const all = (node: Node): Element[] =>
  childrenOf(node).flatMap((child) => (isElement(child) ? [child, ...all(child)] : []))
const find = (node: Node, holds: (element: Element) => boolean) => all(node).find(holds)
function nearest(element: Element, name: string): Element | undefined {
  for (let up = element.parentNode; up; up = 'parentNode' in up ? (up.parentNode as typeof up) : null)
    if (isElement(up) && up.tagName === name) return up
  return undefined
}
