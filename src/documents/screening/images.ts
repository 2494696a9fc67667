// What a picture tells beside itself: the EXIF block of JPEG, the text chunks of PNG.
import { type Hit, hit } from './hit.ts'

export function screenImage(bytes: Uint8Array): Hit[] {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpeg(bytes, view)
  if (bytes.length > 16 && view.getUint32(0) === 0x89504e47) return png(bytes, view)
  return []
}

function jpeg(bytes: Uint8Array, view: DataView): Hit[] {
  const hits: Hit[] = []
  for (let at = 2; at + 4 <= bytes.length && view.getUint8(at) === 0xff; ) {
    const marker = view.getUint8(at + 1)
    if (marker === 0xda || marker === 0xd9) break
    const length = view.getUint16(at + 2)
    if (marker === 0xe1 && ascii(bytes, at + 4, 4) === 'Exif') hits.push(...exif(bytes, at + 10, at + 2 + length))
    else if (marker === 0xe1 && ascii(bytes, at + 4, 28).startsWith('http://ns.adobe.com/xap/'))
      hits.push(hit('exif', '图片', '编辑记录（XMP）'))
    else if (marker === 0xed) hits.push(hit('exif', '图片', '图片说明（IPTC）'))
    else if (marker === 0xfe) hits.push(hit('exif', '图片', `注释：${ascii(bytes, at + 4, Math.min(length - 2, 60))}`))
    at += 2 + length
  }
  return hits
}

const tags: Record<number, string> = {
  271: '相机厂商',
  272: '相机型号',
  305: '软件',
  306: '拍摄时间',
  315: '作者',
  33432: '版权',
  34853: '拍摄地点（GPS）',
}

/** The first directory of the TIFF block; damaged ones say only that there is one. */
function exif(bytes: Uint8Array, from: number, until: number): Hit[] {
  const end = Math.min(until, bytes.length)
  const view = new DataView(bytes.buffer, bytes.byteOffset + from, Math.max(0, end - from))
  const found: string[] = []
  try {
    const little = view.getUint16(0) === 0x4949
    const directory = view.getUint32(4, little)
    const count = Math.min(view.getUint16(directory, little), 200)
    for (let i = 0; i < count; i++) {
      const entry = directory + 2 + i * 12
      const label = tags[view.getUint16(entry, little)]
      if (!label) continue
      const size = view.getUint32(entry + 4, little)
      const isText = view.getUint16(entry + 2, little) === 2
      const at = size > 4 ? view.getUint32(entry + 8, little) : entry + 8
      const text = isText
        ? ascii(bytes, from + at, Math.min(size, 60))
            .replace(/\0[\s\S]*$/, '')
            .trim()
        : ''
      found.push(text ? `${label}：${text}` : label)
    }
  } catch {
    found.push('拍摄信息（已损坏）')
  }
  return found.map((seen) => hit('exif', '图片', seen, seen.includes('GPS') ? { severity: 'serious' } : {}))
}

function png(bytes: Uint8Array, view: DataView): Hit[] {
  const hits: Hit[] = []
  for (let at = 8; at + 12 <= bytes.length; ) {
    const length = view.getUint32(at)
    const type = ascii(bytes, at + 4, 4)
    if (type === 'eXIf') hits.push(...exif(bytes, at + 8, at + 8 + length))
    if (['tEXt', 'iTXt', 'zTXt'].includes(type))
      hits.push(hit('exif', '图片', ascii(bytes, at + 8, Math.min(length, 60)).replace(/\0+/g, '：')))
    if (type === 'IEND') break
    at += 12 + length
  }
  return hits
}

const ascii = (bytes: Uint8Array, from: number, length: number) =>
  Buffer.from(bytes.subarray(from, from + length)).toString('latin1')
