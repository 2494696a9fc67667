// Pictures of a Word file, each after the paragraph that it follows in the file.
import type { Body } from '../body.ts'
import { textOfBlock } from '../body.ts'

interface Zip {
  names: readonly string[]
  read(name: string): Uint8Array | undefined
}

interface Picture {
  name: string
  bytes: Uint8Array
  /** The text of the paragraph before it. */
  after: string
  alt: string
}

export function picturesOf(
  zip: Zip,
  read: Body,
): { body: Body; images: { no: number; name: string; bytes: Uint8Array }[] } {
  const pictures = find(zip)
  const body = [...read]
  let from = 0
  for (const [index, { after, alt }] of pictures.entries()) {
    const found = after ? body.findIndex((block, at) => at >= from && squeezed(textOfBlock(block)).includes(after)) : -1
    const at = found < 0 ? (after ? body.length : from) : found + 1
    body.splice(at, 0, { type: 'image', file: index + 1, alt: alt || `图片${index + 1}` })
    from = at + 1
  }
  return { body, images: pictures.map(({ name, bytes }, index) => ({ no: index + 1, name, bytes })) }
}

const squeezed = (text: string) => text.replace(/\s/g, '')

function find(zip: Zip): Picture[] {
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/.test(name))
  const links = zip.names.find((name) => /^word\/_rels\/document\d*\.xml\.rels$/.test(name))
  if (!main || !links) return []
  const text = (name: string) => Buffer.from(zip.read(name)!).toString('utf8')
  const targets = new Map(
    [...text(links).matchAll(/<Relationship\s[^>]*>/g)].map(([tag]) => [
      /\sId="([^"]+)"/.exec(tag)?.[1],
      /\sTarget="([^"]+)"/.exec(tag)?.[1],
    ]),
  )
  const pictures: Picture[] = []
  let after = ''
  for (const [paragraph] of text(main).matchAll(/<w:p[ >][\s\S]*?<\/w:p>/g)) {
    for (const [, id] of paragraph.matchAll(/<a:blip\s[^>]*r:embed="([^"]+)"/g)) {
      const name = `word/${targets.get(id)?.replace(/^\/?(?:word\/)?/, '')}`
      const bytes = /\.(?:png|jpe?g)$/i.test(name) ? zip.read(name) : undefined
      const alt = /<wp:docPr\s[^>]*descr="([^"]*)"/.exec(paragraph)?.[1] ?? ''
      if (bytes)
        pictures.push({
          name: `图片${pictures.length + 1}.${name.split('.').at(-1)!.toLowerCase()}`,
          bytes,
          after,
          alt,
        })
    }
    const words = squeezed([...paragraph.matchAll(/<w:t(?:\s[^>]*)?>([^<]*)</g)].map(([, one]) => one).join(''))
    if (words) after = words.replace(/&amp;/g, '&').replace(/&lt;/g, '<').replace(/&gt;/g, '>')
  }
  return pictures
}
