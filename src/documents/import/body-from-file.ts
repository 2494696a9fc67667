// The text of a Word, PDF or HTML file, or of what was pasted from Word or WPS, as structure: styles and scripts stay behind.
import { openContainer } from '../../reports/index.ts'
import type { Body } from '../body.ts'

export interface ImportedBody {
  body: Body
  title: string | null
  /** What could not be read, in words. */
  troubles: string[]
}

export async function bodyFromFile(bytes: Uint8Array, name: string): Promise<ImportedBody> {
  const mediaType = /\.(?:html?|mhtml)$/i.test(name) ? 'text/html' : null
  const { blocks, meta, troubles } = await openContainer(bytes, { name, mediaType })
  const body: Body = []
  for (const block of blocks) {
    if (block.type === 'table')
      body.push({
        type: 'table',
        rows: block.rows.map((row, index) =>
          row.map(({ text, colSpan, rowSpan }) => ({
            content: text ? [{ text }] : [],
            ...(index === 0 && { header: true }),
            ...(colSpan > 1 && { colSpan: Math.min(colSpan, 100) }),
            ...(rowSpan > 1 && { rowSpan: Math.min(rowSpan, 1000) }),
          })),
        ),
      })
    else if (block.text.trim())
      body.push(
        block.type === 'heading'
          ? { type: 'heading', level: 1, content: [{ text: block.text.trim() }] }
          : { type: 'paragraph', content: [{ text: block.text.trim() }] },
      )
  }
  return { body, title: meta.title?.trim() || null, troubles: troubles.map(({ message }) => message) }
}

/** What was pasted: the same reading as of an HTML file. */
export const bodyFromHtml = (html: string): Promise<ImportedBody> =>
  bodyFromFile(Buffer.from(`<!doctype html><meta charset="utf-8"><body>${html}</body>`), 'paste.html')
