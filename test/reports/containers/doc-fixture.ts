// A Word 97 file in its smallest form: one text piece in UTF-16, one page of paragraph properties, two sectors of OLE
// allocation. Layout after [MS-CFB] and [MS-DOC].

export interface DocRowFixture {
  /** Edges in twips, one more than cells. */
  edges: number[]
  cells: string[]
  /** Per cell: bit 5 merged upward, bits 5 and 6 first of such a merge. */
  flags?: number[]
}
export type DocPart = string | DocRowFixture

export function docOf(parts: DocPart[], fibFlags = 0x0200): Uint8Array {
  let text = ''
  const paragraphs: { end: number; sprms: number[] }[] = []
  const paragraph = (words: string, mark: string, sprms: number[]) => {
    text += words + mark
    paragraphs.push({ end: text.length, sprms })
  }
  for (const part of parts) {
    if (typeof part === 'string') paragraph(part, '\r', [])
    else {
      for (const cell of part.cells) paragraph(cell, '\x07', [0x16, 0x24, 1])
      paragraph('', '\x07', [0x16, 0x24, 1, 0x17, 0x24, 1, ...tableDefinition(part)])
    }
  }
  const start = 0x400
  const main = Buffer.alloc(0x2000)
  main.writeUInt16LE(0xa5ec, 0)
  main.writeUInt16LE(0x00c1, 2)
  main.writeUInt16LE(fibFlags, 0x0a)
  main.writeUInt32LE(start, 0x18)
  main.writeUInt32LE(text.length, 0x4c)
  main.write(text, start, 'utf16le')
  const table = Buffer.alloc(0x1000)
  main.writeUInt32LE(writePieces(table, text.length, start), 0x01a6)
  main.writeUInt32LE(0, 0x01a2)
  const pages = 0x1400 / 512
  const ends = pagesOf(main, paragraphs, start, pages)
  main.writeUInt32LE(0x100, 0x0102)
  main.writeUInt32LE((ends.length + 1) * 4 + ends.length * 4, 0x0106)
  table.writeUInt32LE(start, 0x100)
  for (const [index, end] of ends.entries()) {
    table.writeUInt32LE(end, 0x104 + index * 4)
    table.writeUInt32LE(pages + index, 0x104 + ends.length * 4 + index * 4)
  }
  return oleOf({ WordDocument: main, '1Table': table })
}

function tableDefinition({ edges, cells, flags = [] }: DocRowFixture): number[] {
  const bytes = Buffer.alloc(1 + edges.length * 2 + cells.length * 20)
  bytes[0] = cells.length
  edges.forEach((edge, index) => {
    bytes.writeInt16LE(edge, 1 + index * 2)
  })
  cells.forEach((_, index) => {
    bytes.writeUInt16LE(flags[index] ?? 0, 1 + edges.length * 2 + index * 20)
  })
  const length = Buffer.alloc(2)
  length.writeUInt16LE(bytes.length + 1)
  return [0x08, 0xd6, ...length, ...bytes]
}

function writePieces(table: Buffer, characters: number, start: number): number {
  table[0] = 2
  table.writeUInt32LE(16, 1)
  table.writeUInt32LE(0, 5)
  table.writeUInt32LE(characters, 9)
  table.writeUInt32LE(start, 15)
  return 21
}

/** Two paragraphs to a property page: a table definition is long. Answers where each page's text ends. */
function pagesOf(main: Buffer, paragraphs: { end: number; sprms: number[] }[], start: number, first: number): number[] {
  const ends: number[] = []
  for (let i = 0; i < paragraphs.length; i += 2) {
    const page = main.subarray((first + ends.length) * 512, (first + ends.length + 1) * 512)
    const here = paragraphs.slice(i, i + 2)
    page[511] = here.length
    page.writeUInt32LE(start + (paragraphs[i - 1]?.end ?? 0) * 2, 0)
    let at = 510
    here.forEach(({ end, sprms }, index) => {
      page.writeUInt32LE(start + end * 2, 4 + index * 4)
      const bytes = sprms.length % 2 ? sprms : [...sprms, 0]
      at -= bytes.length + 3
      at -= at % 2
      page[(here.length + 1) * 4 + index * 13] = at / 2
      page[at] = (bytes.length + 3) / 2
      page.set(bytes, at + 3)
    })
    ends.push(start + here.at(-1)!.end * 2)
  }
  return ends
}

function oleOf(streams: Record<string, Buffer>): Uint8Array {
  const sectors: Buffer[] = []
  const fat: number[] = []
  const add = (data: Buffer): number => {
    const first = sectors.length
    const count = Math.ceil(data.length / 512)
    for (let i = 0; i < count; i++) {
      const sector = Buffer.alloc(512)
      data.copy(sector, 0, i * 512, (i + 1) * 512)
      sectors.push(sector)
      fat.push(i + 1 < count ? first + i + 1 : -2)
    }
    return first
  }
  const names = Object.keys(streams)
  const starts = names.map((name) => add(streams[name]!))
  const directory = Buffer.alloc(512)
  const entry = (index: number, name: string, type: number, start: number, size: number, child: number) => {
    directory.write(name, index * 128, 'utf16le')
    directory.writeUInt16LE((name.length + 1) * 2, index * 128 + 64)
    directory[index * 128 + 66] = type
    directory.writeInt32LE(-1, index * 128 + 68)
    directory.writeInt32LE(index > 0 && index < names.length ? index + 1 : -1, index * 128 + 72)
    directory.writeInt32LE(child, index * 128 + 76)
    directory.writeInt32LE(start, index * 128 + 116)
    directory.writeUInt32LE(size, index * 128 + 120)
  }
  entry(0, 'Root Entry', 5, -2, 0, 1)
  names.forEach((name, index) => {
    entry(index + 1, name, 2, starts[index]!, streams[name]!.length, -1)
  })
  const directoryAt = add(directory)
  const fatAt = sectors.length
  const table = Buffer.alloc(512, 0xff)
  for (const [index, next] of [...fat, -3].entries()) table.writeInt32LE(next, index * 4)
  const header = Buffer.alloc(512, 0)
  Buffer.from('d0cf11e0a1b11ae1', 'hex').copy(header)
  header.writeUInt16LE(0x3e, 24)
  header.writeUInt16LE(3, 26)
  header.writeUInt16LE(0xfffe, 28)
  header.writeUInt16LE(9, 30)
  header.writeUInt16LE(6, 32)
  header.writeUInt32LE(1, 44)
  header.writeInt32LE(directoryAt, 48)
  header.writeUInt32LE(4096, 56)
  header.writeInt32LE(-2, 60)
  header.writeInt32LE(-2, 68)
  header.fill(0xff, 76)
  header.writeInt32LE(fatAt, 76)
  return new Uint8Array(Buffer.concat([header, ...sectors, table]))
}
