// Sealing of personal data: AES-256-GCM, or SM4-CBC with HMAC-SM3 (Node has no SM4-GCM) where national algorithms
// are called for. What is sealed says how and with which key: `gcm:k1:iv:tag:text` or `sm4:k1:iv:mac:text`, base64url.
import { createCipheriv, createDecipheriv, createHmac, hkdfSync, randomBytes, timingSafeEqual } from 'node:crypto'
import type { KeyRing } from './keyring.ts'

export const sealAlgorithms = ['gcm', 'sm4'] as const
export type SealAlgorithm = (typeof sealAlgorithms)[number]

/** Seals a text under the current key. `context` (a row's id) is bound in, so that a seal cannot be moved. */
export function seal(ring: KeyRing, text: string, context: string, algorithm: SealAlgorithm = 'gcm'): string {
  const key = ring.keys.get(ring.current)!
  const [iv, tag, sealed] = algorithm === 'gcm' ? sealGcm(key, text, context) : sealSm4(key, text, context)
  return [algorithm, ring.current, ...[iv, tag, sealed].map((part) => part.toString('base64url'))].join(':')
}

/** The text; throws where the key is gone, the context differs or a byte was changed. */
export function unseal(ring: KeyRing, sealed: string, context: string): string {
  const [algorithm, id, ...parts] = sealed.split(':')
  if (id !== undefined && !ring.keys.has(id)) ring.reload?.()
  const key = ring.keys.get(id ?? '')
  if (!key) throw new Error(`the key ${id} is not in the key ring`)
  const [iv, tag, text] = parts.map((part) => Buffer.from(part, 'base64url'))
  if (!iv || !tag || !text) throw new Error('this is not a sealed text')
  return algorithm === 'sm4' ? unsealSm4(key, iv, tag, text, context) : unsealGcm(key, iv, tag, text, context)
}

/** A keyed digest by which equal values are found without being opened; per purpose, so that columns do not join. */
export const blindIndex = (key: Buffer, purpose: string, value: string): string =>
  createHmac('sha256', derived(key, `blind ${purpose}`, 32))
    .update(value.trim().toUpperCase())
    .digest('hex')
    .slice(0, 32)

function sealGcm(key: Buffer, text: string, context: string) {
  const iv = randomBytes(12)
  const cipher = createCipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [iv, cipher.getAuthTag(), sealed] as const
}

function unsealGcm(key: Buffer, iv: Buffer, tag: Buffer, sealed: Buffer, context: string) {
  const cipher = createDecipheriv('aes-256-gcm', key, iv)
  cipher.setAAD(Buffer.from(context))
  cipher.setAuthTag(tag)
  return Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8')
}

function sealSm4(key: Buffer, text: string, context: string) {
  const iv = randomBytes(16)
  const cipher = createCipheriv('sm4-cbc', derived(key, 'sm4', 16), iv)
  const sealed = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()])
  return [iv, mac(key, iv, sealed, context), sealed] as const
}

function unsealSm4(key: Buffer, iv: Buffer, tag: Buffer, sealed: Buffer, context: string) {
  const expected = mac(key, iv, sealed, context)
  if (tag.length !== expected.length || !timingSafeEqual(tag, expected)) throw new Error('the sealed text was changed')
  const cipher = createDecipheriv('sm4-cbc', derived(key, 'sm4', 16), iv)
  return Buffer.concat([cipher.update(sealed), cipher.final()]).toString('utf8')
}

const mac = (key: Buffer, iv: Buffer, sealed: Buffer, context: string) =>
  createHmac('sm3', derived(key, 'hmac-sm3', 32))
    .update(iv)
    .update(sealed)
    .update('\0')
    .update(context)
    .digest()

const derived = (key: Buffer, purpose: string, length: number): Buffer =>
  Buffer.from(hkdfSync('sha256', key, Buffer.alloc(0), purpose, length))
