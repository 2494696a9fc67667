// A small reader of XML for office files: events in order, no tree, no entities beyond the predefined ones (so nothing
// can expand), bounded in depth and number of elements.
import { bounds } from './bounds.ts'

export interface XmlEvents {
  /** `attributes` is the raw text between name and end of the tag; `attributeOf` reads one. */
  open(name: string, attributes: string): void
  close(name: string): void
  text(text: string): void
}

/** Walks the XML; answers why it stopped early, if it did. Unclosed elements are closed at the end. */
export function readXml(xml: string, events: XmlEvents): 'depth' | 'nodes' | 'broken' | undefined {
  const open: string[] = []
  let nodes = 0
  let at = 0
  const closeAll = () => {
    while (open.length) events.close(open.pop()!)
  }
  while (at < xml.length) {
    const start = xml.indexOf('<', at)
    if (start < 0) break
    if (start > at && open.length) events.text(decoded(xml.slice(at, start)))
    const next = xml.charCodeAt(start + 1)
    if (next === bang || next === question) {
      const cdata = xml.startsWith('<![CDATA[', start)
      const mark = cdata ? ']]>' : xml.startsWith('<!--', start) ? '-->' : '>'
      const end = xml.indexOf(mark, start + 2)
      if (end < 0) break
      if (cdata && open.length) events.text(xml.slice(start + 9, end))
      at = end + mark.length
      continue
    }
    const end = endOfTag(xml, start)
    if (end < 0) break
    at = end + 1
    if (next === slash) {
      const name = xml.slice(start + 2, end).trim()
      // A closing tag without its opening one is passed over.
      if (open.includes(name, Math.max(0, open.length - 8)))
        for (let last = open.pop(); last !== undefined; last = open.pop()) {
          events.close(last)
          if (last === name) break
        }
      continue
    }
    const empty = xml.charCodeAt(end - 1) === slash
    const inside = xml.slice(start + 1, empty ? end - 1 : end)
    const space = inside.search(/\s/)
    const name = space < 0 ? inside : inside.slice(0, space)
    if (++nodes > bounds.nodes || open.length >= bounds.depth) {
      closeAll()
      return nodes > bounds.nodes ? 'nodes' : 'depth'
    }
    events.open(name, space < 0 ? '' : inside.slice(space))
    if (empty) events.close(name)
    else open.push(name)
  }
  const broken = open.length > 0
  closeAll()
  return broken ? 'broken' : undefined
}

/** The value of an attribute, by its name without prefix. */
export function attributeOf(attributes: string, name: string): string | undefined {
  for (let from = attributes.indexOf(name); from >= 0; from = attributes.indexOf(name, from + 1)) {
    const before = attributes.charCodeAt(from - 1)
    if (before !== 0x3a && before > 0x20) continue
    const match = /^\s*=\s*(?:"([^"]*)"|'([^']*)')/.exec(
      attributes.slice(from + name.length, from + name.length + 4096),
    )
    if (match) return decoded(match[1] ?? match[2]!)
  }
  return undefined
}

/** The place of the `>` that ends the tag, past those inside quotes. */
function endOfTag(xml: string, start: number): number {
  for (let at = start + 1; at < xml.length; at++) {
    const code = xml.charCodeAt(at)
    if (code === 0x3e) return at
    if (code !== 0x22 && code !== 0x27) continue
    at = xml.indexOf(code === 0x22 ? '"' : "'", at + 1)
    if (at < 0) return -1
  }
  return -1
}

function decoded(text: string): string {
  if (!text.includes('&')) return text
  return text.replace(/&(?:#x([0-9a-f]{1,6})|#(\d{1,7})|(lt|gt|amp|quot|apos));/gi, (_, hex, decimal, name) => {
    if (name) return named[name.toLowerCase() as keyof typeof named]
    const code = hex ? Number.parseInt(hex, 16) : Number(decimal)
    return code > 0 && code <= 0x10ffff ? String.fromCodePoint(code) : ''
  })
}

const named = { lt: '<', gt: '>', amp: '&', quot: '"', apos: "'" }
const [slash, bang, question] = [0x2f, 0x21, 0x3f]
