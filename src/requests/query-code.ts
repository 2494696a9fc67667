import { randomInt } from 'node:crypto'
import { digest } from '../kit/crypto/digest.ts'
import type { KeyRing } from '../kit/crypto/keyring.ts'
import { blindIndex } from '../kit/crypto/sealed.ts'

// Without letters and digits that are taken for one another when read out or copied by hand.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Twelve characters in three groups, 59 bits: `7F3K-9MQ2-XT5B`. Only its digest is stored. */
export const newQueryCode = (): string =>
  grouped(Array.from({ length: 12 }, () => alphabet[randomInt(alphabet.length)]!))

/** The code of a form that is sent under this name, the same each time; nobody without the key can work it out. */
export function queryCodeOf(keys: KeyRing, once: string): string {
  let rest = BigInt(`0x${blindIndex(keys.keys.values().next().value!, 'query code', once)}`)
  const letters = Array.from({ length: 12 }, () => {
    const letter = alphabet[Number(rest % BigInt(alphabet.length))]!
    rest /= BigInt(alphabet.length)
    return letter
  })
  return grouped(letters)
}

const grouped = (letters: string[]): string => [0, 4, 8].map((at) => letters.slice(at, at + 4).join('')).join('-')

/** The digest of a code as people type it: small letters, blanks and missing hyphens do not matter. */
export const queryDigest = (code: string): string => digest('sha256', code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
