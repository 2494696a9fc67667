// The text of a document as structure: what an editor saves, what pages print, what search and screening read.
export interface Inline {
  text: string
  bold?: boolean | undefined
  italic?: boolean | undefined
  underline?: boolean | undefined
  /** Only http, https, mailto and addresses on this site. */
  href?: string | undefined
}
export interface Cell {
  content: Inline[]
  header?: boolean | undefined
  colSpan?: number | undefined
  rowSpan?: number | undefined
}
export type BodyBlock =
  | { type: 'heading'; level: number; content: Inline[] }
  | { type: 'paragraph'; content: Inline[]; align?: 'left' | 'center' | 'right' | undefined }
  | { type: 'list'; ordered: boolean; items: Inline[][] }
  | { type: 'table'; rows: Cell[][] }
  /** A picture among the files of the version, by its number. */
  | { type: 'image'; file: number; alt: string }
export type Body = BodyBlock[]

/** Plain text, a block a line; cells of a table parted by tabs. */
export const textOf = (blocks: Body): string => blocks.map(textOfBlock).join('\n')

/** The numbers of the files that stand in the text as pictures. */
export const picturesIn = (blocks: Body): ReadonlySet<number> =>
  new Set(blocks.flatMap((block) => (block.type === 'image' ? [block.file] : [])))

export function textOfBlock(block: BodyBlock): string {
  switch (block.type) {
    case 'heading':
    case 'paragraph':
      return plain(block.content)
    case 'list':
      return block.items.map(plain).join('\n')
    case 'table':
      return block.rows.map((row) => row.map(({ content }) => plain(content)).join('\t')).join('\n')
    case 'image':
      return block.alt
  }
}

const plain = (content: readonly Inline[]) => content.map(({ text }) => text).join('')

/** Markup for a page, everything escaped. The heading of the page is h1, so the text begins at h2. */
export function htmlOf(blocks: Body, fileAddress: (no: number) => string = (no) => `#file-${no}`): string {
  return blocks.map((block) => blockMarkup(block, fileAddress)).join('\n')
}

function blockMarkup(block: BodyBlock, fileAddress: (no: number) => string): string {
  switch (block.type) {
    case 'heading':
      return `<h${block.level + 1}>${marked(block.content)}</h${block.level + 1}>`
    case 'paragraph':
      return `<p${block.align && block.align !== 'left' ? ` class="${block.align}"` : ''}>${marked(block.content)}</p>`
    case 'list': {
      const tag = block.ordered ? 'ol' : 'ul'
      return `<${tag}>${block.items.map((item) => `<li>${marked(item)}</li>`).join('')}</${tag}>`
    }
    case 'table':
      return `<table>${block.rows.map(rowMarkup).join('')}</table>`
    case 'image':
      return `<figure><img src="${escaped(fileAddress(block.file))}" alt="${escaped(block.alt)}"></figure>`
  }
}

const rowMarkup = (row: Extract<BodyBlock, { type: 'table' }>['rows'][number]) =>
  `<tr>${row
    .map(({ content, header, colSpan = 1, rowSpan = 1 }) => {
      const spans = `${colSpan > 1 ? ` colspan="${colSpan}"` : ''}${rowSpan > 1 ? ` rowspan="${rowSpan}"` : ''}`
      return header ? `<th${spans}>${marked(content)}</th>` : `<td${spans}>${marked(content)}</td>`
    })
    .join('')}</tr>`

const marked = (content: readonly Inline[]) =>
  content
    .map(({ text, bold, italic, underline, href }) => {
      let made = escaped(text).replaceAll('\n', '<br>')
      if (underline) made = `<u>${made}</u>`
      if (italic) made = `<em>${made}</em>`
      if (bold) made = `<strong>${made}</strong>`
      return href ? `<a href="${escaped(href)}">${made}</a>` : made
    })
    .join('')

const escapes: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' }
const escaped = (text: string) => text.replace(/[&<>"']/g, (letter) => escapes[letter]!)

/** Paragraphs from plain text, a line each. */
export const bodyFromText = (text: string): Body =>
  text
    .split(/\r?\n/)
    .map((line) => line.trim())
    .filter(Boolean)
    .map((line) => ({ type: 'paragraph', content: [{ text: line }] }))
