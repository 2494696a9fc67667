// The stored markup of a document, as its page shows it.
import type { PublicDocument } from '../../documents/public/index.ts'
import { documentAddress } from './labels.ts'

/** Pictures lead to the files of the document; wide tables slide in a frame that the keyboard reaches. */
export const bodyHtml = (document: Pick<PublicDocument, 'html' | 'organId' | 'id'>): string =>
  document.html
    .replace(/<img src="#file-(\d+)"/g, (_, no: string) => `<img src="${documentAddress(document, `/files/${no}`)}"`)
    .replaceAll('<table>', '<div class="scroll" tabindex="0" role="region" aria-label="表格"><table class="data">')
    .replaceAll('</table>', '</table></div>')
