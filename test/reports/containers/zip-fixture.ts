import { deflateRawSync } from 'node:zlib'

/** A zip file of these entries; the reader under test believes no sums and no sizes, so none are written. */
export function zipOf(entries: Record<string, string | Uint8Array>, flags = 0): Uint8Array {
  const local: Buffer[] = []
  const central: Buffer[] = []
  let offset = 0
  for (const [name, content] of Object.entries(entries)) {
    const data = deflateRawSync(content)
    const title = Buffer.from(name)
    const head = Buffer.alloc(30)
    head.writeUInt32LE(0x04034b50, 0)
    head.writeUInt16LE(title.length, 26)
    const listing = Buffer.alloc(46)
    listing.writeUInt32LE(0x02014b50, 0)
    listing.writeUInt16LE(flags, 8)
    listing.writeUInt16LE(8, 10)
    listing.writeUInt32LE(data.length, 20)
    listing.writeUInt16LE(title.length, 28)
    listing.writeUInt32LE(offset, 42)
    local.push(head, title, data)
    central.push(listing, title)
    offset += 30 + title.length + data.length
  }
  const end = Buffer.alloc(22)
  end.writeUInt32LE(0x06054b50, 0)
  end.writeUInt16LE(Object.keys(entries).length, 10)
  end.writeUInt32LE(offset, 16)
  return new Uint8Array(Buffer.concat([...local, ...central, end]))
}

/** A Word file with this body and, where given, other parts. */
export const docxOf = (body: string, parts: Record<string, string> = {}): Uint8Array =>
  zipOf({
    '[Content_Types].xml': '<Types/>',
    'word/document.xml': `<?xml version="1.0"?><w:document xmlns:w="urn:w"><w:body>${body}</w:body></w:document>`,
    ...parts,
  })
