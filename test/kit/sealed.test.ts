import { mkdtemp, rm, stat } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { digest } from '../../src/kit/crypto/digest.ts'
import { addKey, type KeyRing, openKeyRing, parseKeyRing } from '../../src/kit/crypto/keyring.ts'
import { blindIndex, seal, sealAlgorithms, unseal } from '../../src/kit/crypto/sealed.ts'

const ring: KeyRing = addKey({ current: '', keys: new Map() })

describe.each(sealAlgorithms)('%s', (algorithm) => {
  test('what is sealed opens again', () =>
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (text, context) => {
        expect(unseal(ring, seal(ring, text, context, algorithm), context)).toBe(Buffer.from(text).toString())
      }),
      { numRuns: 50 },
    ))

  test('a seal cannot be moved to another row', () =>
    expect(() => unseal(ring, seal(ring, '张三', 'request 1', algorithm), 'request 2')).toThrow())

  test('a changed byte is noticed', () => {
    const parts = seal(ring, '张三', 'a', algorithm).split(':')
    const text = Buffer.from(parts[4]!, 'base64url')
    text[0]! ^= 1
    parts[4] = text.toString('base64url')
    expect(() => unseal(ring, parts.join(':'), 'a')).toThrow()
  })

  test('an older key still opens after a change of keys', () => {
    const sealed = seal(ring, '李四', 'a', algorithm)
    const later = addKey(ring)
    expect(unseal(later, sealed, 'a')).toBe('李四')
    expect(seal(later, '李四', 'a', algorithm).split(':')[1]).toBe('k2')
  })
})

test('equal values have equal blind indexes, per purpose', () => {
  const key = ring.keys.get('k1')!
  expect(blindIndex(key, 'phone', '13800000000')).toBe(blindIndex(key, 'phone', ' 13800000000 '))
  expect(blindIndex(key, 'phone', '1')).not.toBe(blindIndex(key, 'id', '1'))
})

test('SM3 of abc is the value of the standard (GB/T 32905, example 1)', () =>
  expect(digest('sm3', 'abc')).toBe('66c7f0f462eeedd9d1f2d46bdc10e4e24167c4875cf2f7a2297da02b8f4ba8e0'))

test('a key ring is made once, for its owner alone', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'keys-'))
  const first = await openKeyRing(folder)
  const again = await openKeyRing(folder)
  expect(again.keys.get('k1')).toEqual(first.keys.get('k1'))
  expect((await stat(join(folder, 'keys.json'))).mode & 0o777).toBe(0o600)
  await rm(folder, { recursive: true })
})

test('a key of the wrong length is refused', () =>
  expect(() => parseKeyRing('{"current":"k1","keys":{"k1":"AAAA"}}')).toThrow('32 are expected'))
