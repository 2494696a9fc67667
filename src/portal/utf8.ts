// A page as bytes. `Buffer.from` goes over a text twice, to count and to write; over one that was put together of
// thousands of pieces it is slower still.
const encoder = new TextEncoder()
let room = new Uint8Array(256 * 1024)

export function utf8Of(text: string): Buffer {
  if (text.length * 3 > room.length) room = new Uint8Array(text.length * 4)
  const { written } = encoder.encodeInto(text, room)
  return Buffer.from(room.subarray(0, written))
}
