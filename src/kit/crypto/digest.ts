import { createHash } from 'node:crypto'

/** SHA-256, or SM3 (GB/T 32905) for installations that must use national algorithms. */
export const digestAlgorithms = ['sha256', 'sm3'] as const
export type DigestAlgorithm = (typeof digestAlgorithms)[number]

/** 64 hexadecimal digits. */
export const digest = (algorithm: DigestAlgorithm, content: string | Uint8Array): string =>
  createHash(algorithm).update(content).digest('hex')
