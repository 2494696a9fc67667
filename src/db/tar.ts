// Tar archives (POSIX ustar), written and read as streams: enough for files whose names we choose ourselves.
const block = 512

export interface TarEntry {
  name: string
  body: Buffer
}

/** Header, contents and filling of one entry. `name` up to 100 bytes of ASCII. */
export function tarEntry({ name, body }: TarEntry): Buffer {
  if (name.length > 100) throw new Error(`name too long for a tar archive: ${name}`)
  const header = Buffer.alloc(block)
  const put = (text: string, at: number) => header.write(text, at, 'latin1')
  put(name, 0)
  put('0000600\0', 100)
  put('0000000\0', 108)
  put('0000000\0', 116)
  put(`${body.length.toString(8).padStart(11, '0')}\0`, 124)
  put('00000000000\0', 136)
  put('        ', 148)
  put('0', 156)
  put('ustar\x0000', 257)
  put(`${checksum(header).toString(8).padStart(6, '0')}\0 `, 148)
  return Buffer.concat([header, body, Buffer.alloc(fillOf(body.length))])
}

/** What stands at the end of an archive. */
export const tarEnd = (): Buffer => Buffer.alloc(2 * block)

/** The entries of an archive, each whole in memory. Throws where it is cut off or is none. */
export async function* tarEntries(chunks: AsyncIterable<Buffer>): AsyncGenerator<TarEntry> {
  const take = reader(chunks)
  for (;;) {
    const header = await take(block)
    if (header.every((byte) => byte === 0)) return
    const sum = Number.parseInt(header.toString('latin1', 148, 154), 8)
    if (sum !== checksum(header)) throw new Error('不是 tar 格式，或者已经损坏')
    const size = Number.parseInt(header.toString('latin1', 124, 135), 8)
    const body = await take(size)
    await take(fillOf(size))
    yield { name: header.toString('latin1', 0, 100).replace(/\0.*$/s, ''), body }
  }
}

const fillOf = (size: number) => (block - (size % block)) % block

/** Over the header with blanks in the place of the sum itself. */
const checksum = (header: Buffer) => header.reduce((sum, byte, at) => sum + (at >= 148 && at < 156 ? 0x20 : byte), 0)

/** Takes exactly so many bytes at a time. */
function reader(chunks: AsyncIterable<Buffer>) {
  const source = chunks[Symbol.asyncIterator]()
  let held: Buffer[] = []
  let length = 0
  return async (size: number): Promise<Buffer> => {
    while (length < size) {
      const { value, done } = await source.next()
      if (done) throw new Error('文件不完整，后面的部分没有了')
      held.push(value)
      length += value.length
    }
    const all = held.length === 1 ? held[0]! : Buffer.concat(held)
    held = [all.subarray(size)]
    length -= size
    return all.subarray(0, size)
  }
}
