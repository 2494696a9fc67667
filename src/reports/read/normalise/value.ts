// What one cell says: a number, a mark that stands for none, nothing, or words.
import { nothing } from './fold.ts'

export type Unit = '元' | '万元' | '亿元'

export type Value =
  | { kind: 'empty' }
  /** A dash, stroke or word that stands where a number could. */
  | { kind: 'mark' }
  | {
      kind: 'number'
      value: number
      unit: Unit | null
      /** What was removed or turned to get at the number, in Chinese; empty where it stood as it is. */
      repairs: string[]
      /** The digits as printed where they may be several cells glued together (`000`). */
      digits: string | null
    }
  /** 〔5／空白〕, `1O5`: a note of what the cell may say, or letters in the place of figures. */
  | { kind: 'unclear'; candidates: (number | null)[] }
  /** 〔缺〕: the cell is not in the document that was written down. */
  | { kind: 'missing' }
  | { kind: 'words' }

const empty: Value = { kind: 'empty' }
const mark: Value = { kind: 'mark' }
const words: Value = { kind: 'words' }

/** Reads the folded text of one cell. */
export function readValue(folded: string): Value {
  const text = (folded.includes(nothing) ? folded.replaceAll(nothing, '') : folded).trim()
  if (!text) return empty
  if (plain.test(text)) return number(text, null, [])
  if (text.length > 60) return words
  if (text.startsWith('〔')) return edited(text)
  if (marks.test(text)) return mark
  return valueAfterRepair(text)
}

function valueAfterRepair(text: string): Value {
  const repairs: string[] = []
  let rest = text.replace(noise, '').trim()
  if (rest !== text) repairs.push('去掉数字旁的杂字符或注记')
  if (!rest) return empty
  if (marks.test(rest)) return mark
  if (zero.test(rest)) return number('0', null, [...repairs, `“${rest}”作 0`])
  const remark = afterRemark.exec(rest)
  if (remark) {
    rest = remark[1]!.trim()
    repairs.push('去掉括号中的说明')
  }
  const counted = rest.replace(/^共计?\s*(?=\d)/, '')
  if (counted !== rest) repairs.push('去掉“共”字')
  const parts = shape.exec(counted)
  if (!parts) return confused(text)
  const [, sign = '', whole = '', fraction = '', tail = ''] = parts
  const negative = /[-−减降↓]/.test(sign)
  if (/[增减升降↑↓]/.test(sign)) repairs.push(`“${sign}”作${negative ? '负' : '正'}号`)
  if (countWord.test(tail)) repairs.push(`去掉量词“${tail}”`)
  const digits = whole.replaceAll(',', '') + fraction
  return number((negative ? '-' : '') + digits, unitOf(tail), repairs)
}

/** `l2`, `1O5`: letters that recognition of characters puts in the place of figures; what was meant is not decided. */
function confused(text: string): Value {
  if (!letters.test(text)) return words
  const digits = Array.from(text.replaceAll(',', ''), (sign) => alike[sign] ?? sign).join('')
  return { kind: 'unclear', candidates: [Number(digits)] }
}

/** What stands in tortoise-shell brackets was put there by whoever wrote the document down. */
function edited(text: string): Value {
  const note = /^〔([^〔〕]*)〕$/.exec(text)?.[1]
  if (note === undefined) return words
  if (note === '缺') return { kind: 'missing' }
  if (note === '不明') return { kind: 'unclear', candidates: [] }
  const candidates = note.split('/').map(readValue)
  if (candidates.some(({ kind }) => kind !== 'number' && kind !== 'mark' && kind !== 'empty')) return words
  return {
    kind: 'unclear',
    candidates: candidates.map((one) => (one.kind === 'number' ? one.value : null)),
  }
}

function number(text: string, unit: Unit | null, repairs: string[]): Value {
  const value = Number(text)
  if (!Number.isFinite(value) || Math.abs(value) > Number.MAX_SAFE_INTEGER) return words
  return { kind: 'number', value: value === 0 ? 0 : value, unit, repairs, digits: /^\d+$/.test(text) ? text : null }
}

function unitOf(tail: string): Unit | null {
  if (tail.startsWith('亿')) return '亿元'
  if (tail.startsWith('万')) return '万元'
  return tail === '元' ? '元' : null
}

/** `1 184` in a cell of its own: thousands set off by a blank. */
export function readSpaced(folded: string): Value {
  const text = folded.trim()
  if (!/^[-+−]?[1-9]\d{0,2}(?: \d{3})+(?:\.\d{1,8})?$/.test(text)) return words
  const value = readValue(text.replaceAll(' ', ''))
  return value.kind === 'number' ? { ...value, digits: null, repairs: ['去掉千位之间的空格'] } : words
}

/** Several numbers or marks in one piece, divided by blanks (`5 0 0 — 5`); null where it is anything else. Offsets
 *  are those within the text. */
export function readValues(folded: string): { start: number; end: number; value: Value }[] | null {
  const found: { start: number; end: number; value: Value }[] = []
  for (const piece of folded.matchAll(/[^\s\u0001]+/g)) {
    const value = readValue(piece[0])
    if (value.kind === 'words') return null
    if (value.kind === 'empty') continue
    found.push({ start: piece.index, end: piece.index + piece[0].length, value })
  }
  return found.length ? found : null
}

const alike: Record<string, string> = {
  O: '0',
  o: '0',
  Q: '0',
  D: '0',
  l: '1',
  I: '1',
  Z: '2',
  z: '2',
  S: '5',
  s: '5',
  B: '8',
}
const letters = /^(?:(?=.*\d)(?=.*[A-Za-z])[\d,OoQDlIZzSsB]{2,10}|[OolI]{1,3}|[ZSB])$/
const plain = /^\d{1,15}(?:\.\d{1,8})?$/
const marks = /^(?:[-—–―─－−_~]{1,6}|[/\\／]{1,3}|无|空白?|[×xX]|[Nn]\/?[Aa]|不适用|\*{1,3}|\.{1,6}|…+)$/
const noise = /[?？\ufffd*※^#\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff★☆]|\[\d{1,2}\]|\(?注\d{0,2}\)?$/g
const zero = /^[〇零Oo]$/
const afterRemark = /^([^()]*\d[^()]*)[(（][^()（）]*[)）]?$/
const shape =
  /^(\+|-|−|±|增加?|减少?|新增|净增|净减|上升|下降|升|降|↑|↓)?\s*(\d{1,3}(?:,\d{3})+|\d{1,15})(\.\d{1,8})?\s*(万元|亿元|万|亿|元|[件项个条次份宗人家起])?$/
const countWord = /^[件项个条次份宗人家起]$/
