// The text of a document as the editor holds it, and back: what the editor cannot show never gets lost, and nothing that it
// adds is kept.
import type { JSONContent } from '@tiptap/core'
import type { Body, BodyBlock, Cell, Inline } from '../../kit/text/body.ts'
import { trimmed } from '../../kit/text/html-body.ts'

export function editorOf(body: Body): JSONContent {
  const content = body.flatMap(nodesOf)
  return { type: 'doc', content: content.length ? content : [{ type: 'paragraph' }] }
}

function nodesOf(block: BodyBlock): JSONContent[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', attrs: { level: block.level }, ...inside(block.content) }]
    case 'paragraph':
      return [{ type: 'paragraph', attrs: { textAlign: block.align ?? null }, ...inside(block.content) }]
    case 'list': {
      const items = block.items.map((item) => ({ type: 'listItem', content: [{ type: 'paragraph', ...inside(item) }] }))
      return items.length ? [{ type: block.ordered ? 'orderedList' : 'bulletList', content: items }] : []
    }
    case 'table': {
      const rows = block.rows.filter((row) => row.length).map((row) => ({ type: 'tableRow', content: row.map(cellOf) }))
      return rows.length ? [{ type: 'table', content: rows }] : []
    }
    case 'image':
      return [{ type: 'image', attrs: { file: block.file, alt: block.alt } }]
  }
}

const cellOf = ({ content, header, colSpan = 1, rowSpan = 1 }: Cell): JSONContent => ({
  type: header ? 'tableHeader' : 'tableCell',
  attrs: { colspan: colSpan, rowspan: rowSpan },
  content: [{ type: 'paragraph', ...inside(content) }],
})

function inside(content: readonly Inline[]): { content?: JSONContent[] } {
  const nodes = content.flatMap(({ text, bold, italic, underline, href }) => {
    const marks = [
      ...(bold ? [{ type: 'bold' }] : []),
      ...(italic ? [{ type: 'italic' }] : []),
      ...(underline ? [{ type: 'underline' }] : []),
      ...(href ? [{ type: 'link', attrs: { href } }] : []),
    ]
    const marked = marks.length ? { marks } : {}
    return text
      .split('\n')
      .flatMap((line, index): JSONContent[] => [
        ...(index ? [{ type: 'hardBreak', ...marked }] : []),
        ...(line ? [{ type: 'text', text: line, ...marked }] : []),
      ])
  })
  return nodes.length ? { content: nodes } : {}
}

export function bodyOf(doc: JSONContent): Body {
  const body = (doc.content ?? []).flatMap(blocksOf)
  // The one empty paragraph of an empty editor.
  const [only] = body
  return body.length === 1 && only?.type === 'paragraph' && !only.content.length ? [] : body
}

function blocksOf(node: JSONContent): BodyBlock[] {
  const children = node.content ?? []
  switch (node.type) {
    case 'heading':
      return [{ type: 'heading', level: Number(node.attrs?.['level'] ?? 1), content: inlinesOf(children) }]
    case 'paragraph': {
      const align = node.attrs?.['textAlign'] as 'left' | 'center' | 'right' | null | undefined
      return [{ type: 'paragraph', content: inlinesOf(children), ...(align && { align }) }]
    }
    case 'bulletList':
    case 'orderedList':
      return [
        {
          type: 'list',
          ordered: node.type === 'orderedList',
          items: children.map(({ content }) => joined(content ?? [])),
        },
      ]
    case 'table':
      return [{ type: 'table', rows: children.map(({ content }) => (content ?? []).map(readCell)) }]
    case 'image':
      return [{ type: 'image', file: Number(node.attrs?.['file']), alt: String(node.attrs?.['alt'] ?? '') }]
    default:
      return []
  }
}

function readCell({ type, attrs, content }: JSONContent): Cell {
  const [colSpan, rowSpan] = [Number(attrs?.['colspan'] ?? 1), Number(attrs?.['rowspan'] ?? 1)]
  return {
    content: joined(content ?? []),
    ...(type === 'tableHeader' && { header: true }),
    ...(colSpan > 1 && { colSpan }),
    ...(rowSpan > 1 && { rowSpan }),
  }
}

/** Paragraphs of a cell or an item as one, a line each. */
const joined = (paragraphs: readonly JSONContent[]): Inline[] =>
  merged(paragraphs.flatMap(({ content }, index) => [...(index ? [{ text: '\n' }] : []), ...inlinesOf(content ?? [])]))

const inlinesOf = (nodes: readonly JSONContent[]): Inline[] =>
  merged(
    nodes.map(({ type, text, marks = [] }) => {
      const has = (name: string) => marks.some((mark) => mark.type === name)
      const href = marks.find((mark) => mark.type === 'link')?.attrs?.['href'] as string | undefined
      return {
        text: type === 'hardBreak' ? '\n' : (text ?? ''),
        ...(has('bold') && { bold: true }),
        ...(has('italic') && { italic: true }),
        ...(has('underline') && { underline: true }),
        ...(href && /^(https?:\/\/|mailto:|\/(?!\/))/.test(href) && { href }),
      }
    }),
  )

const marksOf = ({ bold, italic, underline, href }: Inline) => JSON.stringify([!!bold, !!italic, !!underline, href])

function merged(parts: readonly Inline[]): Inline[] {
  const made: Inline[] = []
  for (const part of parts) {
    const last = made.at(-1)
    if (last && marksOf(last) === marksOf(part)) last.text += part.text
    else if (part.text) made.push({ ...part })
  }
  return made
}

/** What was pasted, as the editor takes it: a lone paragraph joins the line it is pasted into. Pictures stay behind. */
export function pastedOf(body: Body): JSONContent[] {
  const blocks = body.filter(({ type }) => type !== 'image')
  const [first] = blocks
  if (blocks.length === 1 && first?.type === 'paragraph') return inside(trimmed(first.content)).content ?? []
  return blocks.flatMap(nodesOf)
}
