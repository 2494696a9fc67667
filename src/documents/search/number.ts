// Document numbers as people write them: any bracket, any width, with 第 and leading zeros or without.
import { simplified } from '../../kit/text/simplified.ts'

export interface DocumentNumber {
  /** 机关代字 in simplified script; empty where only year and number are given. */
  prefix: string
  year: number
  /** undefined: the whole year of that prefix. */
  no?: number
}

const open = '[〔\\[(【{<《「〈]'
const close = '[〕\\])】}>》」〉]'
const year = '((?:19|20)\\d{2})'
const inBrackets = new RegExp(
  `([\\p{L}]{0,20})\\s*${open}\\s*${year}\\s*${close}\\s*(?:第?\\s*0*(\\d{1,6})\\s*号?)?`,
  'u',
)
const withoutBrackets = new RegExp(
  `([\\p{Script=Han}]{1,20})\\s*${year}\\s*[-年_ 第]\\s*第?\\s*0*(\\d{1,6})\\s*号`,
  'u',
)

/** The first document number in a text and where it stands, or null. */
export function findNumber(text: string): { number: DocumentNumber; rest: string } | null {
  const plain = simplified(text)
  const match = inBrackets.exec(plain) ?? withoutBrackets.exec(plain)
  if (!match) return null
  const [whole, prefix = '', of, no] = match
  if (!prefix && no === undefined) return null
  return {
    number: { prefix, year: Number(of), ...(no !== undefined && { no: Number(no) }) },
    rest: `${plain.slice(0, match.index)} ${plain.slice(match.index + whole.length)}`.trim(),
  }
}

/** 临政发〔2026〕05号 → `临政发[2026]5`; a number of another shape without blanks. */
export function numberKey(documentNo: string): string {
  const found = findNumber(documentNo)
  if (!found) return simplified(documentNo).replace(/\s/g, '')
  return `${found.number.prefix}${tailOf(found.number)}`
}

/** `[2026]5`: year and number without the organ's characters. */
export const tailOf = ({ year, no }: DocumentNumber): string => `[${year}]${no ?? ''}`

/** The tail of a key, or null where the key has none. */
export const tailOfKey = (key: string): string | null => /\[\d{4}\]\d+$/.exec(key)?.[0] ?? null
