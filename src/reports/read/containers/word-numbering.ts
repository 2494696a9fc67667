// Automatic numbers of Word (一、（一）1.) are not in the text; they are counted again from word/numbering.xml.
import { attributeOf, readXml } from './xml.ts'

interface Level {
  start: number
  format: string
  /** `%1、`, `（%2）` */
  text: string
}
interface List {
  levels: Level[]
  /** Shared by every list made from the same definition: Word counts them on. */
  counts: (number | undefined)[]
}
/** Lists by numId. */
export type Numbering = Map<string, List>

export function readNumbering(xml: string): Numbering {
  const definitions = new Map<string, List>()
  const lists: Numbering = new Map()
  let definition: List | undefined
  let level: Level | undefined
  let list: string | undefined
  readXml(xml, {
    open(name, attributes) {
      const value = attributeOf(attributes, 'val')
      if (name === 'w:abstractNum') {
        definition = { levels: [], counts: [] }
        definitions.set(attributeOf(attributes, 'abstractNumId') ?? '', definition)
      } else if (name === 'w:lvl' && definition) {
        level = { start: 1, format: 'decimal', text: '' }
        const at = Number(attributeOf(attributes, 'ilvl'))
        if (at >= 0 && at < 9) definition.levels[at] = level
      } else if (name === 'w:start' && level) level.start = Number(value) || 0
      else if (name === 'w:numFmt' && level) level.format = value ?? 'decimal'
      else if (name === 'w:lvlText' && level) level.text = value ?? ''
      else if (name === 'w:num') list = attributeOf(attributes, 'numId')
      else if (name === 'w:abstractNumId' && list !== undefined) {
        const found = definitions.get(value ?? '')
        if (found) lists.set(list, found)
      }
    },
    close(name) {
      if (name === 'w:abstractNum') definition = undefined
      if (name === 'w:lvl') level = undefined
      if (name === 'w:num') list = undefined
    },
    text() {},
  })
  return lists
}

/** The number before the next paragraph of this list and level; empty for bullets and unknown lists. */
export function nextNumber(numbering: Numbering, numId: string | undefined, at: number): string {
  const list = numId === undefined ? undefined : numbering.get(numId)
  const level = list?.levels[at]
  if (!list || !level) return ''
  list.counts[at] = list.counts[at] === undefined ? level.start : list.counts[at] + 1
  list.counts.length = at + 1
  if (level.format === 'bullet' || level.format === 'none') return ''
  return level.text.replace(/%([1-9])/g, (_, digit) => {
    const other = Number(digit) - 1
    const format = list.levels[other]?.format ?? 'decimal'
    return written(list.counts[other] ?? list.levels[other]?.start ?? 1, format)
  })
}

function written(count: number, format: string): string {
  if (/chinese|ideograph|japaneseCounting|taiwanese/i.test(format)) return inChinese(count)
  if (/enclosedCircle/i.test(format) && count >= 1 && count <= 20) return String.fromCodePoint(0x245f + count)
  if (/letter$/i.test(format)) {
    const letter = String.fromCharCode(0x61 + ((count - 1) % 26))
    return format.startsWith('upper') ? letter.toUpperCase() : letter
  }
  return String(count)
}

/** 1 to 99: 一 … 九十九. */
function inChinese(count: number): string {
  if (count < 1 || count > 99) return String(count)
  const [tens, ones] = [Math.floor(count / 10), count % 10]
  return (tens > 1 ? digits[tens]! : '') + (tens ? '十' : '') + (ones ? digits[ones]! : '')
}
const digits = '零一二三四五六七八九'
