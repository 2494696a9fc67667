import { randomBytes } from 'node:crypto'
import { digest } from '../kit/crypto/digest.ts'

/** 32 random bytes for a cookie or a link; only its digest is stored. */
export const newToken = (): string => randomBytes(32).toString('base64url')

export const tokenDigest = (token: string): string => digest('sha256', token)
