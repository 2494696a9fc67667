import { describe, expect, test } from 'vitest'
import { addKey } from '../../src/kit/crypto/keyring.ts'
import {
  idFault,
  isTail,
  maskId,
  maskName,
  maskPhone,
  openPerson,
  type Person,
  sealPerson,
} from '../../src/requests/people.ts'
import { newQueryCode, queryDigest } from '../../src/requests/query-code.ts'

const keys = addKey({ current: '', keys: new Map() })
const person: Person = { name: '张三', idKind: 'idCard', idNumber: '11010519491231002X', phone: '13812345678' }

describe('a sealed person', () => {
  const sealed = sealPerson(keys, person, 'request 1', 'gcm')
  test('opens again, in its own row only', () => {
    expect(openPerson(keys, sealed.sealed, 'request 1')).toEqual(person)
    expect(() => openPerson(keys, sealed.sealed, 'request 2')).toThrow()
  })
  test('shows nothing in clear', () => {
    const text = JSON.stringify(sealed)
    for (const secret of [person.name, person.idNumber, person.phone, '5678', '002X'])
      expect(text).not.toContain(secret)
  })
  test('is found by its tail, its number and its phone, also under a new key', () => {
    const later = sealPerson(addKey(keys), person, 'request 9', 'sm4')
    expect(later.blind_id).toBe(sealed.blind_id)
    expect(isTail(keys, sealed, '5678')).toBe(true)
    expect(isTail(keys, sealed, '002x')).toBe(true)
    expect(isTail(keys, sealed, '0000')).toBe(false)
    expect(isTail(keys, sealed, '')).toBe(false)
  })
})

test.each([
  ['张三', '张*'],
  ['欧阳小明', '欧**明'],
  ['示例科技有限公司', '示例****公司'],
])('%s is shown as %s', (name, mask) => expect(maskName(name)).toBe(mask))

test('phones and numbers are masked', () => {
  expect(maskPhone('13812345678')).toBe('138****5678')
  expect(maskId('11010519491231002X')).toBe('110105**********2X')
})

test.each([
  ['idCard', '11010519491231002X', undefined],
  ['idCard', '110105194912310021', '校验不对'],
  ['idCard', '1101', '18位'],
  ['creditCode', '91350100M000100Y43', undefined],
  ['creditCode', '91350100M000100Y44', '校验不对'],
  ['passport', 'E12345678', undefined],
] as const)('%s %s', (kind, number, fault) => {
  if (fault) expect(idFault(kind, number)).toContain(fault)
  else expect(idFault(kind, number)).toBeUndefined()
})

test('query codes are read however they are typed', () => {
  const code = newQueryCode()
  expect(code).toMatch(/^[2-9A-HJKMNP-Z]{4}(-[2-9A-HJKMNP-Z]{4}){2}$/)
  expect(queryDigest(code.toLowerCase().replaceAll('-', ' '))).toBe(queryDigest(code))
})
