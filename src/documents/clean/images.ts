// Pictures without what they tell beside themselves: EXIF, XMP, IPTC, remarks. The picture's own bytes are copied as they are.

/** The picture cleaned, or undefined where it is no JPEG or PNG that can be read to its end. */
export function cleanImage(bytes: Uint8Array): Uint8Array | undefined {
  const view = new DataView(bytes.buffer, bytes.byteOffset, bytes.byteLength)
  if (bytes.length > 4 && view.getUint16(0) === 0xffd8) return jpeg(bytes, view)
  if (bytes.length > 16 && view.getUint32(0) === 0x89504e47) return png(bytes, view)
  return undefined
}

// JFIF, colour profile, Adobe's colour transform.
const isPartOfJpeg = (marker: number, segment: Uint8Array) =>
  marker < 0xe0 ||
  marker === 0xe0 ||
  marker === 0xee ||
  (marker === 0xe2 && Buffer.from(segment.subarray(4, 15)).toString('latin1') === 'ICC_PROFILE')

function jpeg(bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  const parts: Uint8Array[] = [bytes.subarray(0, 2)]
  let at = 2
  while (at + 4 <= bytes.length && bytes[at] === 0xff) {
    const marker = bytes[at + 1]!
    if (marker === 0xff) {
      at += 1
      continue
    }
    if (marker === 0xd9) return Buffer.concat([...parts, bytes.subarray(at, at + 2)])
    const until = at + 2 + view.getUint16(at + 2)
    if (until > bytes.length) return undefined
    const segment = bytes.subarray(at, until)
    if (isPartOfJpeg(marker, segment)) parts.push(segment)
    else if (marker === 0xe1) parts.push(...turned(orientationOf(segment)))
    at = until
    if (marker !== 0xda) continue
    const scan = endOfScan(bytes, at)
    parts.push(bytes.subarray(at, scan))
    at = scan
  }
  // What follows the end of the picture is left out; a picture that has no end is not touched.
  return at + 2 <= bytes.length && bytes[at] === 0xff && bytes[at + 1] === 0xd9
    ? Buffer.concat([...parts, bytes.subarray(at, at + 2)])
    : undefined
}

function endOfScan(bytes: Uint8Array, from: number): number {
  let at = from
  while (at + 1 < bytes.length) {
    const next = bytes[at + 1]!
    if (bytes[at] === 0xff && next !== 0 && next !== 0xff && (next < 0xd0 || next > 0xd7)) return at
    at += 1
  }
  return bytes.length
}

/** Which way up the picture is, 1 to 8; 1 where nothing is said. */
function orientationOf(segment: Uint8Array): number {
  try {
    if (Buffer.from(segment.subarray(4, 8)).toString('latin1') !== 'Exif') return 1
    const view = new DataView(segment.buffer, segment.byteOffset + 10, segment.byteLength - 10)
    const little = view.getUint16(0) === 0x4949
    const directory = view.getUint32(4, little)
    for (let i = 0; i < Math.min(view.getUint16(directory, little), 200); i++) {
      const entry = directory + 2 + i * 12
      if (view.getUint16(entry, little) === 274) return view.getUint16(entry + 8, little)
    }
  } catch {
    return 1
  }
  return 1
}

/** An EXIF block that says which way up the picture is, and nothing else. */
function turned(orientation: number): Uint8Array[] {
  if (orientation < 2 || orientation > 8) return []
  const tiff = Buffer.from('4d4d002a00000008000101120003000000010000000000000000', 'hex')
  tiff.writeUInt16BE(orientation, 18)
  const content = Buffer.concat([Buffer.from('Exif\0\0', 'latin1'), tiff])
  const head = Buffer.from([0xff, 0xe1, 0, 0])
  head.writeUInt16BE(content.length + 2, 2)
  return [Buffer.concat([head, content])]
}

const kept = new Set('IHDR PLTE IDAT IEND tRNS gAMA cHRM sRGB iCCP cICP sBIT pHYs bKGD hIST acTL fcTL fdAT'.split(' '))

function png(bytes: Uint8Array, view: DataView): Uint8Array | undefined {
  const parts: Uint8Array[] = [bytes.subarray(0, 8)]
  for (let at = 8; at + 12 <= bytes.length; ) {
    const until = at + 12 + view.getUint32(at)
    const type = Buffer.from(bytes.subarray(at + 4, at + 8)).toString('latin1')
    if (until > bytes.length) return undefined
    if (kept.has(type)) parts.push(bytes.subarray(at, until))
    if (type === 'IEND') return Buffer.concat(parts)
    at = until
  }
  return undefined
}
