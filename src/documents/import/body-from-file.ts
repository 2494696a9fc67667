// The text of a Word, PDF or HTML file, or of what was pasted from Word or WPS, as structure: styles and scripts stay behind,
// pictures come along.

import { bodyOfHtml } from '../../kit/text/html-body.ts'
import { nameKey } from '../../kit/text/name-key.ts'
import { officialLevel } from '../../kit/text/official-level.ts'
import { openContainer, openZip } from '../../reports/index.ts'
import { type Body, type BodyBlock, textOfBlock } from '../body.ts'
import { picturesOf } from './docx-pictures.ts'

export interface ImportedBody {
  body: Body
  title: string | null
  /** What could not be read, in words. */
  troubles: string[]
  /** By the number in the body's blocks. */
  images: { no: number; name: string; bytes: Uint8Array }[]
  /** Files beside the page that it links to. */
  attached: { name: string; bytes: Uint8Array }[]
}

/** The file at an address beside the page; undefined: it is not there. */
export type Beside = (address: string) => Uint8Array | undefined

export async function bodyFromFile(
  bytes: Uint8Array,
  name: string,
  beside: Beside = () => undefined,
): Promise<ImportedBody> {
  if (/\.html?$/i.test(name)) return fromHtml(textIn(bytes), beside)
  const { blocks, meta, troubles } = await openContainer(bytes, { name, mediaType: null })
  const read: Body = []
  for (const block of blocks) {
    if (block.type === 'table')
      read.push({
        type: 'table',
        rows: block.rows.map((row, index) =>
          row.map(({ text, colSpan, rowSpan }) => ({
            content: text ? [{ text }] : [],
            ...(index === 0 && { header: true }),
            ...(colSpan > 1 && { colSpan: Math.min(colSpan, 100) }),
            ...(rowSpan > 1 && { rowSpan: Math.min(rowSpan, 1000) }),
          })),
        ),
      })
    else if (block.text.trim()) {
      const text = block.text.trim()
      const level = officialLevel(text) ?? (block.type === 'heading' ? 1 : null)
      read.push(level ? { type: 'heading', level, content: [{ text }] } : { type: 'paragraph', content: [{ text }] })
    }
  }
  const zip = Buffer.from(bytes.subarray(0, 2)).toString('latin1') === 'PK' ? openZip(bytes) : undefined
  const { body, images } = zip && !('refused' in zip) ? picturesOf(zip, read) : { body: read, images: [] }
  const said = troubles.filter(({ kind }) => kind !== 'lost' || !images.length).map(({ message }) => message)
  return { body, title: meta.title?.trim() || null, troubles: said, images, attached: [] }
}

/** What was pasted: the same reading as of an HTML file. */
export const bodyFromHtml = (html: string): ImportedBody => fromHtml(html, () => undefined)

const dataImage = /^data:image\/(png|jpe?g);base64,([A-Za-z0-9+/=\s]+)$/i

/** Pictures that the page holds itself, or that lie beside it, come along; those elsewhere are named. */
function fromHtml(html: string, beside: Beside): ImportedBody {
  const { body, title, images, links } = bodyOfHtml(html)
  const held: ImportedBody['images'] = []
  const numbers = new Map<number, number>()
  for (const [index, source] of images.entries()) {
    const data = dataImage.exec(source)
    const bytes = data ? Buffer.from(data[2]!, 'base64') : beside(source)
    const kind = data?.[1] ?? /\.(png|jpe?g)(?:[?#]|$)/i.exec(source)?.[1]
    if (!bytes || !kind) continue
    const no = held.length + 1
    numbers.set(index + 1, no)
    held.push({ no, name: `图片${no}.${kind.toLowerCase().replace('jpeg', 'jpg')}`, bytes })
  }
  const lost = images.length - held.length
  return {
    body: body.flatMap((block): BodyBlock[] => {
      if (block.type !== 'image') return [block]
      const no = numbers.get(block.file)
      return no ? [{ ...block, file: no }] : []
    }),
    title,
    troubles: lost ? [`网页里有${lost}张图片不在文件里，没有带入`] : [],
    images: held,
    attached: [...new Set(links)].flatMap((address) => {
      const bytes = beside(address)
      return bytes ? [{ name: nameIn(address), bytes }] : []
    }),
  }
}

/** A file mostly begins with its title, which stands above the text already. Before the title of a web page stands its frame. */
export function withoutTitle(body: Body, title: string, name: string): Body {
  const key = nameKey(title)
  const near = body.slice(0, /\.html?$/i.test(name) ? linesOfFrame : 1)
  const at = near.findIndex(
    (block) => (block.type === 'heading' || block.type === 'paragraph') && nameKey(textOfBlock(block)) === key,
  )
  return at < body.length - 1 ? body.slice(at + 1) : body
}
const linesOfFrame = 10

const nameIn = (address: string) =>
  decoded(
    address
      .replace(/[?#].*$/, '')
      .split('/')
      .at(-1)!,
  )

/** Addresses of pages are often percent-encoded. */
export function decoded(address: string): string {
  try {
    return decodeURIComponent(address)
  } catch {
    return address
  }
}

/** UTF-8, or what Chinese systems wrote before it. */
export function textIn(bytes: Uint8Array): string {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return new TextDecoder('gb18030').decode(bytes)
  }
}
