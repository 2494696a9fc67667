// 申请人与代理人: what is sealed, what lists may show, what finds equal ones.
import type { KeyRing } from '../kit/crypto/keyring.ts'
import { blindIndex, type SealAlgorithm, seal, unseal } from '../kit/crypto/sealed.ts'

/** Art. 29: name, proof of identity, contact. An organisation has its code for a number and a person to speak to. */
export interface Person {
  name: string
  idKind: 'idCard' | 'passport' | 'creditCode' | 'other'
  idNumber: string
  phone: string
  email?: string
  address?: string
  postalCode?: string
  /** The person who speaks for an organisation. */
  contact?: string
}

export interface SealedPerson {
  sealed: string
  name_mask: string
  blind_id: string | null
  blind_phone: string | null
  id_tail: string | null
  phone_tail: string | null
}

export function sealPerson(keys: KeyRing, person: Person, context: string, algorithm: SealAlgorithm): SealedPerson {
  // Blind indexes stay comparable when the sealing key changes, so they hang on the first key.
  const first = keys.keys.values().next().value!
  const index = (purpose: string, value: string) => (value ? blindIndex(first, purpose, value) : null)
  return {
    sealed: seal(keys, JSON.stringify(person), context, algorithm),
    name_mask: maskName(person.name),
    blind_id: index('id', person.idNumber),
    blind_phone: index('phone', person.phone),
    id_tail: tailIndex(first, person.idNumber),
    phone_tail: tailIndex(first, person.phone),
  }
}

/** What finds the requests of the person with this identity number. */
export const blindIdOf = (keys: KeyRing, idNumber: string): string =>
  blindIndex(keys.keys.values().next().value!, 'id', idNumber)

export const openPerson = (keys: KeyRing, sealed: string, context: string): Person =>
  JSON.parse(unseal(keys, sealed, context)) as Person

/** What a query code has to come with: the last four characters of phone or identity number, not kept in clear. */
export const isTail = (keys: KeyRing, person: Pick<SealedPerson, 'id_tail' | 'phone_tail'>, tail: string): boolean => {
  const index = tailIndex(keys.keys.values().next().value!, tail)
  return tail.trim().length === 4 && index !== null && (index === person.id_tail || index === person.phone_tail)
}

const tailIndex = (key: Buffer, value: string) =>
  value.trim().length >= 4 ? blindIndex(key, 'tail', value.trim().slice(-4)) : null

/** 张三 → 张*, 欧阳小明 → 欧**明, 示例科技有限公司 → 示例******公司. */
export function maskName(name: string): string {
  const letters = [...name.trim()]
  if (letters.length <= 1) return '*'
  if (letters.length === 2) return `${letters[0]}*`
  if (letters.length <= 4) return `${letters[0]}${'*'.repeat(letters.length - 2)}${letters.at(-1)}`
  return `${letters.slice(0, 2).join('')}${'*'.repeat(letters.length - 4)}${letters.slice(-2).join('')}`
}

/** 13812345678 → 138****5678; an identity number keeps its first six and last two. */
export const maskPhone = (phone: string): string => phone.replace(/^(.{3}).*(.{4})$/, '$1****$2')
export const maskId = (id: string): string =>
  id.length > 8 ? `${id.slice(0, 6)}${'*'.repeat(id.length - 8)}${id.slice(-2)}` : '*'.repeat(id.length)

const weights = [7, 9, 10, 5, 8, 4, 2, 1, 6, 3, 7, 9, 10, 5, 8, 4, 2]
const creditAlphabet = '0123456789ABCDEFGHJKLMNPQRTUWXY'

/** Why a number is not one of its kind, in Chinese (GB 11643 identity cards, GB 32100 credit codes); else undefined. */
export function idFault(kind: Person['idKind'], number: string): string | undefined {
  const text = number.trim().toUpperCase()
  if (!text) return '请填写证件号码'
  if (kind === 'idCard') {
    if (!/^\d{17}[\dX]$/.test(text)) return `身份证号码应为18位，现为${text.length}位`
    const sum = weights.reduce((total, weight, i) => total + weight * Number(text[i]), 0)
    if ('10X98765432'[sum % 11] !== text[17]) return '身份证号码校验不对，请核对每一位'
  }
  if (kind === 'creditCode') {
    if (text.length !== 18 || [...text].some((letter) => !creditAlphabet.includes(letter)))
      return '统一社会信用代码应为18位'
    const sum = [...text.slice(0, 17)].reduce(
      (total, letter, i) => total + creditAlphabet.indexOf(letter) * (3 ** i % 31),
      0,
    )
    if (creditAlphabet[(31 - (sum % 31)) % 31] !== text[17]) return '统一社会信用代码校验不对，请核对每一位'
  }
  return undefined
}
