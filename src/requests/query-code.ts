import { randomInt } from 'node:crypto'
import { digest } from '../kit/crypto/digest.ts'

// Without letters and digits that are taken for one another when read out or copied by hand.
const alphabet = '23456789ABCDEFGHJKMNPQRSTUVWXYZ'

/** Twelve characters in three groups, 59 bits: `7F3K-9MQ2-XT5B`. Only its digest is stored. */
export const newQueryCode = (): string =>
  Array.from({ length: 3 }, () => Array.from({ length: 4 }, () => alphabet[randomInt(alphabet.length)]).join('')).join(
    '-',
  )

/** The digest of a code as people type it: small letters, blanks and missing hyphens do not matter. */
export const queryDigest = (code: string): string => digest('sha256', code.toUpperCase().replace(/[^0-9A-Z]/g, ''))
