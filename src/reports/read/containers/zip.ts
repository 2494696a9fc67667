// Just enough of ZIP for office files, with bounds: every entry is inflated into a limited buffer and nothing is
// believed of what the archive says about its sizes.
import { inflateRawSync } from 'node:zlib'
import { bounds } from './bounds.ts'

export interface Zip {
  names: string[]
  has(name: string): boolean
  /** The inflated bytes of an entry, or undefined where it is not there. Throws ZipBound beyond the bounds. */
  read(name: string): Uint8Array | undefined
}

/** An archive that inflates to more than is read. */
export class ZipBound extends Error {}

interface Entry {
  method: number
  packed: number
  offset: number
}

export function openZip(bytes: Uint8Array): Zip | { refused: string } {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const end = endRecord(view)
  if (end === undefined) return { refused: '压缩包不完整（缺少目录），文件可能没有下载完' }
  const entries = new Map<string, Entry>()
  let at = view.getUint32(end + 16, true)
  const total = view.getUint16(end + 10, true)
  if (total > bounds.zipEntries) return { refused: `压缩包里有 ${total} 个文件，超过 ${bounds.zipEntries} 个的上限` }
  for (let i = 0; i < total; i++) {
    if (at + 46 > bytes.length || view.getUint32(at, true) !== 0x02014b50) return { refused: '压缩包的目录已损坏' }
    const flags = view.getUint16(at + 8, true)
    const nameLength = view.getUint16(at + 28, true)
    if (flags & 1) return { refused: '文件已加密，请先解除密码' }
    const name = Buffer.from(bytes.subarray(at + 46, at + 46 + nameLength))
      .toString('utf8')
      .replaceAll('\\', '/')
    entries.set(name, {
      method: view.getUint16(at + 10, true),
      packed: view.getUint32(at + 20, true),
      offset: view.getUint32(at + 42, true),
    })
    at += 46 + nameLength + view.getUint16(at + 30, true) + view.getUint16(at + 32, true)
  }
  let budget = Math.min(bounds.zipBytes, Math.max(bytes.length * bounds.zipRatio, 1 << 20))
  return {
    names: [...entries.keys()],
    has: (name) => entries.has(name),
    read(name) {
      const entry = entries.get(name)
      if (!entry) return undefined
      const inflated = inflate(bytes, view, entry, budget)
      budget -= inflated.length
      return inflated
    },
  }
}

function inflate(bytes: Uint8Array, view: DataView, { method, packed, offset }: Entry, most: number): Uint8Array {
  if (offset + 30 > bytes.length) throw new Error('压缩包不完整')
  const from = offset + 30 + view.getUint16(offset + 26, true) + view.getUint16(offset + 28, true)
  const data = bytes.subarray(from, from + packed)
  if (most <= 0) throw new ZipBound()
  if (method === 0) {
    if (data.length > most) throw new ZipBound()
    return data
  }
  if (method !== 8) throw new Error(`压缩方式 ${method} 不认识`)
  try {
    return inflateRawSync(data, { maxOutputLength: most })
  } catch (error) {
    if ((error as { code?: string }).code === 'ERR_BUFFER_TOO_LARGE') throw new ZipBound()
    throw error
  }
}

/** The end-of-directory record: the last 22 bytes, or before a comment of at most 64 kB. */
function endRecord(view: DataView): number | undefined {
  for (let at = view.byteLength - 22; at >= Math.max(0, view.byteLength - 22 - 0xffff); at--)
    if (view.getUint32(at, true) === 0x06054b50) return at
  return undefined
}
