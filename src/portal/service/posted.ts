// A form as it was sent: its fields, and its files, each kept as it arrives and then let go of.
import '@fastify/multipart'
import type { FastifyRequest } from 'fastify'
import type { App } from '../../app.ts'
import {
  type Attachment,
  keepAttachment,
  mostAttachments,
  mostBytesEach,
  mostBytesTogether,
} from '../../requests/index.ts'
import { openToken, sealToken } from './tokens.ts'

export interface Posted {
  /** Without blanks at the ends; empty where there is none. */
  text(name: string): string
  all(name: string): string[]
  /** Files of this form and of the pages before it. */
  files: Attachment[]
  /** What was wrong with files, in Chinese. */
  fileFaults: string[]
}

const longestField = 30_000
const tokenLives = 24 * 3600 * 1000

export async function postedForm(app: App, request: FastifyRequest): Promise<Posted> {
  const fields = new Map<string, string[]>()
  const files: Attachment[] = []
  const fileFaults: string[] = []
  const add = (name: string, value: unknown) => {
    if (typeof value === 'string') fields.set(name, [...(fields.get(name) ?? []), value.slice(0, longestField)])
  }
  if (request.isMultipart()) {
    let bytes = 0
    for await (const part of request.parts({
      limits: { fileSize: mostBytesEach + 1, files: mostAttachments + 1, fields: 200, fieldSize: longestField * 4 },
      throwFileSizeLimit: false,
    } as object)) {
      if (part.type === 'field') add(part.fieldname, part.value)
      else {
        const file = await part.toBuffer()
        bytes += file.length
        if (!part.filename && !file.length) continue
        if (bytes > mostBytesTogether + 1) {
          fileFaults.push('附件合计超过50 MB，请减少几份')
          continue
        }
        const kept = await keepAttachment(app, { name: part.filename, bytes: file })
        if (kept.ok) files.push(kept.value)
        else fileFaults.push(kept.refusal.message)
      }
    }
  } else
    for (const [name, value] of Object.entries((request.body ?? {}) as Record<string, unknown>))
      for (const one of Array.isArray(value) ? value : [value]) add(name, one)
  const all = (name: string) => (fields.get(name) ?? []).map((value) => value.replaceAll('\r\n', '\n').trim())
  const earlier = all('file').map((token) => fileOfToken(app, token))
  if (earlier.includes(undefined)) fileFaults.push('先前选的附件放得太久，没有保留，请重新选择')
  const removed = new Set(all('do').flatMap((deed) => (deed.startsWith('remove-file:') ? [deed.slice(12)] : [])))
  return {
    text: (name) => all(name)[0] ?? '',
    all,
    files: [...earlier.filter((file) => file !== undefined), ...files].filter(({ sha256 }) => !removed.has(sha256)),
    fileFaults: [...new Set(fileFaults)],
  }
}

/** What the next page carries for a file: nobody can name one that was not sent with a form of theirs. */
export const fileToken = (app: App, attachment: Attachment): string =>
  sealToken(app, 'file', { ...attachment, at: app.now().getTime() })

function fileOfToken(app: App, token: string): Attachment | undefined {
  const opened = openToken<Attachment & { at: number }>(app, 'file', token)
  if (!opened || app.now().getTime() - opened.at > tokenLives) return undefined
  const { at: _, ...attachment } = opened
  return attachment
}
