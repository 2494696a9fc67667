// Numbers as the sheet shows them: the decimals, thousands and percent of their format; dates as days.
import { attributeOf, readXml } from './xml.ts'

/** Format code by index of the cell style. */
export type NumberFormats = string[]

export function readNumberFormats(xml: string): NumberFormats {
  const codes = new Map<number, string>(Object.entries(builtIn).map(([id, code]) => [Number(id), code]))
  const formats: NumberFormats = []
  let inCells = false
  readXml(xml, {
    open(name, attributes) {
      if (name.endsWith('numFmt'))
        codes.set(Number(attributeOf(attributes, 'numFmtId')), attributeOf(attributes, 'formatCode') ?? '')
      if (name.endsWith('cellXfs')) inCells = true
      if (inCells && name.endsWith('xf')) formats.push(codes.get(Number(attributeOf(attributes, 'numFmtId'))) ?? '')
    },
    close(name) {
      if (name.endsWith('cellXfs')) inCells = false
    },
    text() {},
  })
  return formats
}

export function shownNumber(value: string, code = ''): string {
  const number = Number(value)
  if (value.trim() === '' || !Number.isFinite(number)) return value
  const plain = code.split(';')[0]!.replace(/"[^"]*"|\[[^\]]*\]|\\.|_./g, '')
  if (/[ymd]/i.test(plain) && number > 0 && number < 300_000) return dayOfSerial(number)
  if (plain.includes('%')) return `${rounded(number * 100, plain)}%`
  return /0/.test(plain) ? rounded(number, plain) : exact(number)
}

/** With as many decimals as the format has places for: 0 is always shown, # only where it is not nothing. */
function rounded(number: number, code: string): string {
  const [, always = '', optional = ''] = /\.(0*)([#?]*)/.exec(code) ?? []
  const least = Math.min(always.length, 15)
  let text = number.toFixed(Math.min(always.length + optional.length, 15))
  while (optional && text.endsWith('0') && text.length - text.indexOf('.') - 1 > least) text = text.slice(0, -1)
  if (text.endsWith('.')) text = text.slice(0, -1)
  return code.includes(',') ? text.replace(/\B(?=(\d{3})+(?!\d))(?<!\.\d*)/g, ',') : text
}

/** Fifteen digits, as the sheet itself calculates: 4068.2080000000001 is shown as 4068.208. */
const exact = (number: number) => String(Number(number.toPrecision(15)))

/** Days since 1899-12-30. */
const dayOfSerial = (serial: number) => new Date((Math.floor(serial) - 25_569) * 86_400_000).toISOString().slice(0, 10)

const builtIn = {
  1: '0',
  2: '0.00',
  3: '#,##0',
  4: '#,##0.00',
  9: '0%',
  10: '0.00%',
  14: 'yyyy-m-d',
  15: 'd-mmm-yy',
  17: 'mmm-yy',
  22: 'yyyy-m-d h:mm',
  27: 'yyyy年m月',
  31: 'yyyy年m月d日',
  37: '#,##0',
  39: '#,##0.00',
  57: 'yyyy年m月',
  58: 'm月d日',
}
