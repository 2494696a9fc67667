// One spelling for matching: simplified script, half-width forms, plain radicals and blanks. Every character keeps its
// place, so that an offset in the folded text is an offset in the text as published.
import { Converter } from 'opencc-js/t2cn'
import { taiwanTerms } from './terms.ts'

/** The text in simplified script and half-width forms, of the same length in UTF-16 units. */
export function fold(text: string): string {
  const plain = foldForms(text)
  if (!hasTraditional(plain)) return plain
  const simplified = toSimplified(plain)
  return withoutTaiwanTerms(simplified.length === text.length ? simplified : Array.from(plain, simplifiedUnit).join(''))
}

/** Traditional or simplified, from the share of characters that only one script has; null without Chinese text. */
export function scriptOf(text: string): 'Hans' | 'Hant' | null {
  let [han, traditional] = [0, 0]
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code < 0x4e00 || code > 0x9fff) continue
    han++
    if (isTraditional(code)) traditional++
  }
  if (!han) return null
  return traditional > han / 25 ? 'Hant' : 'Hans'
}

/** Zero-width marks become this unit, which every later stage skips. */
export const nothing = '\u0001'

function foldForms(text: string): string {
  if (!oddForm.test(text)) return text
  let folded = ''
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    folded += code < 0x80 || (code >= 0x4e00 && code <= 0x9fff) ? text[at] : formOf(text[at]!)
  }
  return folded
}

const oddForm = /[^\u0000-\u007f\u4e00-\u9fff]/

function formOf(unit: string): string {
  const known = forms.get(unit)
  if (known !== undefined) return known
  const form = formOfNew(unit)
  forms.set(unit, form)
  return form
}

const forms = new Map<string, string>()

function formOfNew(unit: string): string {
  if (/[\u200b-\u200f\u2060\ufeff\u00ad]/.test(unit)) return nothing
  if (/[\u00a0\u2000-\u200a\u202f\u205f\u3000\ufffc]/.test(unit)) return ' '
  if (/[│┃┆┇┊┋╎╏║¦∣︱]/.test(unit)) return '|'
  // ㈠ and ⒈ are ordinals; circled and raised digits are marks of footnotes and stay as they are.
  const code = unit.charCodeAt(0)
  if (code >= 0x3220 && code <= 0x3229) return '一二三四五六七八九十'[code - 0x3220]!
  if (code >= 0x2488 && code <= 0x2490) return String(code - 0x2487)
  if (/[\u00b2\u00b3\u00b9\u2070-\u209f\u2460-\u24ff]/.test(unit)) return unit
  const form = unit.normalize('NFKC')
  return form.length === 1 ? form : unit
}

let converter: ((text: string) => string) | undefined
const toSimplified = (text: string): string => {
  converter ??= Converter({ from: 't', to: 'cn' })
  return converter(text)
}

const simplifiedUnits = new Map<string, string>()
function simplifiedUnit(unit: string): string {
  let simplified = simplifiedUnits.get(unit)
  if (simplified === undefined) {
    const one = /[\u3400-\u9fff]/.test(unit) ? toSimplified(unit) : unit
    simplified = one.length === unit.length ? one : unit
    simplifiedUnits.set(unit, simplified)
  }
  return simplified
}

/** By code unit: 0 not looked at, 1 the same in both scripts, 2 traditional. */
const scripts = new Uint8Array(0x10000)

function isTraditional(code: number): boolean {
  if (!scripts[code]) {
    const unit = String.fromCharCode(code)
    scripts[code] = simplifiedUnit(unit) === unit ? 1 : 2
  }
  return scripts[code] === 2
}

function hasTraditional(text: string): boolean {
  for (let at = 0; at < text.length; at++) {
    const code = text.charCodeAt(at)
    if (code >= 0x3400 && code <= 0x9fff && isTraditional(code)) return true
  }
  return false
}

function withoutTaiwanTerms(text: string): string {
  if (!taiwanTerms.some(({ there, sign }) => sign && text.includes(there))) return text
  return taiwanTerms.reduce((changed, { there, here }) => changed.replaceAll(there, here), text)
}
