// A PDF opened with pdf.js for reading and drawing its pages; closed again whatever happens.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

type PdfJs = typeof import('pdfjs-dist/legacy/build/pdf.mjs')
export type OpenPdf = Awaited<ReturnType<PdfJs['getDocument']>['promise']>
export type OpenPage = Awaited<ReturnType<OpenPdf['getPage']>>

export async function withPdf<T>(bytes: Uint8Array, use: (pdf: OpenPdf, OPS: PdfJs['OPS']) => Promise<T>): Promise<T> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    // pdf.js takes the buffer over.
    data: new Uint8Array(bytes),
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    wasmUrl: `${join(root, 'wasm')}/`,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    // Larger pictures are left out, so that a small file cannot fill the memory.
    maxImageSize: 1 << 27,
  })
  try {
    return await use(await task.promise, OPS)
  } finally {
    await task.destroy()
  }
}
