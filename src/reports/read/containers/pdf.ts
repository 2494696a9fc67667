// PDF with a text layer: characters and ruling lines from pdf.js, put together page by page.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Container, ContainerTrouble } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { numbered } from './drafts.ts'
import { blocksOf } from './pdf-flow.ts'
import { type Page, type PdfPage, readPage } from './pdf-page.ts'
import { refusedContainer, trouble } from './trouble.ts'

export async function openPdf(bytes: Uint8Array): Promise<Container> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const task = getDocument({
    // pdf.js takes the buffer over.
    data: new Uint8Array(bytes),
    ...fontFolders(),
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
    stopAtErrors: false,
    // Pictures are not read; decoding large scans would take most of the time.
    maxImageSize: 1 << 20,
  })
  try {
    const document = await task.promise
    const pages: Page[] = []
    for (let number = 1; number <= Math.min(document.numPages, bounds.pdfPages); number++)
      pages.push(await pageOf(document, number, OPS))
    const title = ((await document.getMetadata()).info as { Title?: string }).Title?.trim()
    const blocks = numbered(blocksOf(pages))
    const hasTables = blocks.some(({ type }) => type === 'table')
    return {
      mediaType,
      blocks,
      meta: title ? { title } : {},
      troubles: troublesOf(pages, document.numPages, hasTables),
    }
  } catch (error) {
    if ((error as Error).name === 'PasswordException')
      return refusedContainer(mediaType, 'PDF 有打开密码，请先解除密码')
    throw error
  } finally {
    await task.destroy()
  }
}

async function pageOf(document: { getPage(n: number): Promise<unknown> }, number: number, ops: Record<string, number>) {
  try {
    return await readPage((await document.getPage(number)) as PdfPage, number, ops)
  } catch {
    // A damaged page does not take the others with it.
    const empty = { glyphs: [], horizontal: [], vertical: [], pictured: 0, cut: true }
    return { number, width: 0, height: 0, ...empty }
  }
}

function troublesOf(pages: Page[], total: number, hasTables: boolean): ContainerTrouble[] {
  const troubles: ContainerTrouble[] = []
  const textless = pages.filter(({ glyphs, cut }) => glyphs.filter(({ text }) => text.trim()).length < 10 && !cut)
  if (textless.length === pages.length)
    troubles.push(trouble('lost', 'PDF 没有文字层（多为扫描件），里面的文字和表格没有读'))
  else
    for (const page of pages)
      if (page.pictured > 0.2 && (textless.includes(page) || !hasTables))
        troubles.push(
          trouble('lost', `第 ${page.number} 页有大幅图片，图片里的内容（可能是表格）没有读`, { page: page.number }),
        )
  for (const { number, cut } of pages)
    if (cut) troubles.push(trouble('cut', `第 ${number} 页内容过多或已损坏，只读了一部分`, { page: number }))
  if (total > pages.length) troubles.push(trouble('cut', `PDF 共 ${total} 页，只读了前 ${pages.length} 页`))
  const glyphs = pages.flatMap((page) => page.glyphs)
  const unknown = glyphs.filter(({ text }) => /[\uE000-\uF8FF\uFFFD\0-\x1f]/.test(text)).length
  if (unknown > 20 && unknown * 10 > glyphs.length)
    troubles.push(trouble('garbled', 'PDF 里的字没有对应的文字编码，读出来的多为乱码'))
  return troubles
}

/** Character maps and fonts that come with pdf.js: Chinese fonts that are not embedded need them. */
function fontFolders() {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  return {
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    wasmUrl: `${join(root, 'wasm')}/`,
  }
}

const mediaType = 'application/pdf'
