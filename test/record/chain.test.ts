import fc from 'fast-check'
import { expect, test } from 'vitest'
import { canonical, chainStart, entryDigest, firstBrokenLink, type RecordEntry } from '../../src/record/chain.ts'

function chain(length: number, algorithm: RecordEntry['algorithm'] = 'sha256'): RecordEntry[] {
  const entries: RecordEntry[] = []
  for (let no = 1; no <= length; no++) {
    const entry = {
      organId: 'city',
      no,
      at: `2024-01-01T00:00:${String(no).padStart(2, '0')}.000Z`,
      actor: 'a',
      from: '127.0.0.1',
      act: 'register',
      subject: `request:${no}`,
      before: null,
      after: { state: 'inHand', no },
      algorithm,
      previous: entries.at(-1)?.digest ?? chainStart,
      digest: '',
    }
    entries.push({ ...entry, digest: entryDigest(entry) })
  }
  return entries
}

test.each(['sha256', 'sm3'] as const)('a whole chain (%s)', (algorithm) => {
  const entries = chain(5, algorithm)
  expect(firstBrokenLink(entries, { no: 5, digest: entries[4]!.digest })).toBeUndefined()
})

test('any changed, removed or moved entry is named', () =>
  fc.assert(
    fc.property(fc.integer({ min: 0, max: 9 }), fc.constantFrom('change', 'remove', 'swap'), (at, what) => {
      const entries = chain(10)
      const head = { no: 10, digest: entries[9]!.digest }
      if (what === 'change') entries[at] = { ...entries[at]!, actor: 'b' }
      if (what === 'remove') entries.splice(at, 1)
      if (what === 'swap') entries.splice(at, 2, ...entries.slice(at, at + 2).reverse())
      const broken = firstBrokenLink(entries, head)
      if (what === 'swap' && at === 9) expect(broken).toBeUndefined()
      else expect(broken?.no).toBe(at + 1)
    }),
  ))

test('a chain cut at its end is found by its head', () => {
  const entries = chain(3)
  expect(firstBrokenLink(entries.slice(0, 2), { no: 3, digest: entries[2]!.digest })?.message).toContain('现只到第2条')
})

test('the order of keys does not change the digest', () =>
  expect(canonical({ b: [1, { d: null, c: 'x' }], a: undefined })).toBe('{"b":[1,{"c":"x","d":null}]}'))
