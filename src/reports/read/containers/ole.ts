// OLE compound files (the shell of .doc): named streams kept in chains of sectors. Chains are followed for at most as
// many steps as the file has sectors, so a circle ends.

/** The stream of this name, or undefined. */
export type OleStreams = (name: string) => Uint8Array | undefined

export function openOle(bytes: Uint8Array): OleStreams {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  const sectorSize = 1 << Math.min(view.getUint16(30, true), 12)
  const miniSize = 1 << Math.min(view.getUint16(32, true), 8)
  if (sectorSize < 128) throw new Error('OLE 文件头已损坏')
  const sectors = Math.ceil(bytes.length / sectorSize)
  const sector = (id: number) => bytes.subarray((id + 1) * sectorSize, (id + 2) * sectorSize)
  const fat = numbers(fatSectors(view, sectorSize, sectors).map(sector))
  const chain = (start: number, next: number[], most: number): number[] => {
    const ids: number[] = []
    for (let id = start; id >= 0 && id < next.length && ids.length < most; id = next[id]!) ids.push(id)
    return ids
  }
  const read = (start: number) => joined(chain(start, fat, sectors).map(sector))
  const entries = directory(read(view.getInt32(48, true)))
  const root = entries.find(({ type }) => type === 5)
  const miniFat = numbers([read(view.getInt32(60, true))])
  const miniStream = root ? read(root.start) : new Uint8Array()
  const cutoff = view.getUint32(56, true)
  return (name) => {
    const entry = entries.find((each) => each.name === name && each.type === 2)
    if (!entry) return undefined
    if (entry.size >= cutoff) return read(entry.start).subarray(0, entry.size)
    const minis = chain(entry.start, miniFat, miniFat.length)
    return joined(minis.map((id) => miniStream.subarray(id * miniSize, (id + 1) * miniSize))).subarray(0, entry.size)
  }
}

/** The sectors that hold the allocation table: 109 named in the header, more in sectors of their own. */
function fatSectors(view: DataView, sectorSize: number, sectors: number): number[] {
  const ids: number[] = []
  for (let i = 0; i < 109; i++) ids.push(view.getInt32(76 + i * 4, true))
  let next = view.getInt32(68, true)
  for (let step = 0; step < sectors && next >= 0; step++) {
    const at = (next + 1) * sectorSize
    if (at + sectorSize > view.byteLength) break
    for (let i = 0; i < sectorSize - 4; i += 4) ids.push(view.getInt32(at + i, true))
    next = view.getInt32(at + sectorSize - 4, true)
  }
  return [...new Set(ids)].filter((id) => id >= 0 && id < sectors)
}

function directory(data: Uint8Array) {
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  const entries: { name: string; type: number; start: number; size: number }[] = []
  for (let at = 0; at + 128 <= data.length && entries.length < 4096; at += 128) {
    const length = Math.min(view.getUint16(at + 64, true), 64)
    entries.push({
      name: new TextDecoder('utf-16le').decode(data.subarray(at, at + Math.max(0, length - 2))),
      type: data[at + 66]!,
      start: view.getInt32(at + 116, true),
      size: view.getUint32(at + 120, true),
    })
  }
  return entries
}

function numbers(parts: Uint8Array[]): number[] {
  const data = joined(parts)
  const view = new DataView(data.buffer, data.byteOffset, data.byteLength)
  return Array.from({ length: data.length >> 2 }, (_, index) => view.getInt32(index * 4, true))
}

const joined = (parts: Uint8Array[]): Uint8Array => Uint8Array.from(Buffer.concat(parts))
