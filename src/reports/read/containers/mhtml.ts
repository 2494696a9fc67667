// A web page saved as one file (.mht, and what Word calls a single file web page): the first part that is HTML.
import type { Container } from '../blocks.ts'
import { openHtml } from './html.ts'
import { refusedContainer } from './trouble.ts'

export function openMhtml(bytes: Uint8Array): Container {
  const text = Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).toString('latin1')
  const boundary = /boundary\s*=\s*"?([^"\s;]{1,200})/i.exec(text.slice(0, 8192))?.[1]
  const parts = boundary ? text.split(`--${boundary}`) : [text]
  for (const part of parts) {
    const end = /\r?\n\r?\n/.exec(part)
    const head = end ? part.slice(0, end.index) : ''
    if (!end || !/content-type:\s*text\/html/i.test(head)) continue
    const body = part.slice(end.index + end[0].length)
    const charset = /charset\s*=\s*"?([\w-]+)/i.exec(head)?.[1]
    return { ...openHtml(plainBytes(body, /transfer-encoding:\s*([\w-]+)/i.exec(head)?.[1]), charset), mediaType }
  }
  return refusedContainer(mediaType, '网页存档里没有网页正文')
}

function plainBytes(body: string, encoding = ''): Uint8Array {
  if (/base64/i.test(encoding)) return Buffer.from(body, 'base64')
  if (!/quoted-printable/i.test(encoding)) return Buffer.from(body, 'latin1')
  const joined = body.replace(/=\r?\n/g, '')
  return Buffer.from(
    joined.replace(/=([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16))),
    'latin1',
  )
}

const mediaType = 'multipart/related'
