// 遮盖 PDF: the letters themselves are taken out of the page, a black bar is drawn where they stood, and the text is read
// again to prove that they are gone. Where a page is built so that this cannot be proven, the file is refused as it is.
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { PDFArray, PDFDocument, PDFName, type PDFPage, PDFRef, rgb } from 'pdf-lib'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { contentOf } from '../screening/pdf.ts'
import { type Operand, type Operator, operatorsOf } from './tokens.ts'

interface Glyph {
  unicode: string
  width: number
}
interface Box {
  x: number
  y: number
  width: number
  height: number
}
interface PageText {
  /** Letters by text operator, in the order of the page. */
  shown: (Glyph | number)[][]
  items: { str: string; transform: number[]; width: number; height: number }[]
}

export interface Redacted {
  bytes: Uint8Array
  /** How many places were blacked out. */
  places: number
}

const cannot = (message: string): Result<never> => refused({ code: 'cannot-redact', message, field: 'file' })

/** Takes these words out of every page. Blanks between letters do not matter. */
export async function redactPdf(bytes: Uint8Array, words: readonly string[]): Promise<Result<Redacted>> {
  const wanted = words.map(squeezed).filter((word) => word.length > 1)
  if (!wanted.length) return refused({ code: 'no-words', message: '请写明要遮盖的文字，至少两个字', field: 'words' })
  let places = 0
  let saved: Uint8Array
  try {
    const before = await readPages(bytes)
    if (!before.some(({ items }) => wanted.some((word) => textOf(items).includes(word))))
      return cannot('文件的文字层里没有找到这些文字；扫描件请遮盖后重新扫描')
    const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
    for (const [index, page] of pdf.getPages().entries()) places += redactPage(pdf, page, before[index]!, wanted)
    stripRest(pdf)
    saved = await pdf.save({ useObjectStreams: false })
  } catch (error) {
    return cannot(`这个文件的结构不能可靠地遮盖（${(error as Error).message}），请在原文件中删去后重新生成`)
  }
  const left = wanted.find((word) => leftIn(saved, word))
  const after = await readPages(saved)
  const seen = wanted.find((word) => textOf(after.flatMap(({ items }) => items)).includes(word))
  if (left || seen) return cannot('遮盖后仍能取出这些文字，没有保存；请在原文件中删去后重新生成')
  return accepted({ bytes: saved, places })
}

const squeezed = (text: string) => text.normalize('NFKC').replace(/\s/g, '')
const textOf = (items: PageText['items']) => squeezed(items.map(({ str }) => str).join(''))
const leftIn = (bytes: Uint8Array, word: string) => Buffer.from(bytes).includes(Buffer.from(word, 'utf8'))

async function readPages(bytes: Uint8Array): Promise<PageText[]> {
  const { getDocument, OPS } = await import('pdfjs-dist/legacy/build/pdf.mjs')
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'))
  const task = getDocument({
    data: new Uint8Array(bytes),
    cMapUrl: `${join(root, 'cmaps')}/`,
    cMapPacked: true,
    standardFontDataUrl: `${join(root, 'standard_fonts')}/`,
    verbosity: 0,
    disableFontFace: true,
    useSystemFonts: false,
    isEvalSupported: false,
  })
  try {
    const document = await task.promise
    const pages: PageText[] = []
    for (let no = 1; no <= document.numPages; no++) {
      const page = await document.getPage(no)
      const { fnArray, argsArray } = await page.getOperatorList()
      // pdf.js gives one object for equal letters; here each occurrence is its own.
      const shown = fnArray.flatMap((op, at) =>
        op === OPS.showText
          ? [(argsArray[at] as [(Glyph | number)[]])[0].map((one) => (typeof one === 'number' ? one : { ...one }))]
          : [],
      )
      const { items } = await page.getTextContent()
      pages.push({ shown, items: items as PageText['items'] })
    }
    return pages
  } finally {
    await task.destroy()
  }
}

const showing = ['Tj', 'TJ', "'", '"']

function redactPage(pdf: PDFDocument, page: PDFPage, { shown, items }: PageText, words: readonly string[]): number {
  const marked = markGlyphs(shown, words)
  if (!marked.size) return 0
  const source = contentOf(pdf, page.node.Contents()).replace(
    /\/ActualText\s*(?:\((?:\\[\s\S]|[^\\)])*\)|<[0-9A-Fa-f\s]*>)/g,
    '',
  )
  const operators = operatorsOf(source)
  const texts = operators.filter(({ name }) => showing.includes(name))
  if (texts.length !== shown.length) throw new Error('文字在嵌套的图形里')
  let made = ''
  let at = 0
  for (const [index, operator] of texts.entries()) {
    if (!shown[index]!.some((glyph) => typeof glyph !== 'number' && marked.has(glyph))) continue
    made += source.slice(at, operator.from) + withoutMarked(operator, shown[index]!, marked)
    at = operator.until
  }
  replaceContents(pdf, page, made + source.slice(at))
  const boxes = boxesOf(items, words)
  for (const box of boxes) page.drawRectangle({ ...box, color: rgb(0, 0, 0) })
  return boxes.length
}

function markGlyphs(shown: PageText['shown'], words: readonly string[]): Set<Glyph> {
  const glyphs = shown.flat().filter((one): one is Glyph => typeof one !== 'number' && squeezed(one.unicode) !== '')
  const letters = glyphs.flatMap((glyph) => [...squeezed(glyph.unicode)].map((letter) => ({ letter, glyph })))
  const text = letters.map(({ letter }) => letter).join('')
  const marked = new Set<Glyph>()
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
      for (const { glyph } of letters.slice(at, at + word.length)) marked.add(glyph)
  return marked
}

/** The operator anew: what is kept as it was, what is taken out as a move of the same width. */
function withoutMarked({ name, operands }: Operator, shown: (Glyph | number)[], marked: ReadonlySet<Glyph>): string {
  if (name === '"') throw new Error('文字的写法不认识')
  const operand = operands.at(-1)
  const parts: readonly Operand[] = operand?.kind === 'array' ? operand.items : operand ? [operand] : []
  const glyphs = shown.filter((one): one is Glyph => typeof one !== 'number')
  const length = parts.reduce((sum, one) => sum + (one.kind === 'string' ? one.bytes.length : 0), 0)
  const size = glyphs.length ? length / glyphs.length : 0
  if (size !== 1 && size !== 2) throw new Error('文字的编码不认识')
  let next = 0
  const items = parts.flatMap((part) => {
    if (part.kind === 'number') return [String(part.value)]
    if (part.kind !== 'string') return []
    const made: string[] = []
    for (let at = 0; at < part.bytes.length; at += size) {
      const glyph = glyphs[next++]!
      const code = part.bytes
        .slice(at, at + size)
        .map((byte) => byte.toString(16).padStart(2, '0'))
        .join('')
      made.push(marked.has(glyph) ? String(-glyph.width) : `<${code}>`)
    }
    return made
  })
  return `${name === "'" ? 'T* ' : ''}[${items.join(' ')}] TJ`
}

/** The old streams leave the file; one that another page shares cannot. */
function replaceContents(pdf: PDFDocument, page: PDFPage, source: string) {
  const key = PDFName.of('Contents')
  const old = page.node.get(key)
  const inside = pdf.context.lookup(old)
  const refs = [old, ...(inside instanceof PDFArray ? inside.asArray() : [])].filter((one) => one instanceof PDFRef)
  for (const other of pdf.getPages()) {
    if (other === page) continue
    const theirs = other.node.get(key)
    const list = pdf.context.lookup(theirs)
    const used = [theirs, ...(list instanceof PDFArray ? list.asArray() : [])]
    if (refs.some((ref) => used.includes(ref))) throw new Error('几页共用同一内容')
  }
  for (const ref of refs) pdf.context.delete(ref)
  const stream = pdf.context.flateStream(Buffer.from(source, 'latin1'))
  page.node.set(key, pdf.context.register(stream))
}

/** Where else the words may stand: properties, bookmarks, notes, the tree for readers, attached files. */
function stripRest(pdf: PDFDocument) {
  for (const name of ['Metadata', 'StructTreeRoot', 'MarkInfo', 'Outlines', 'Names', 'AcroForm', 'OpenAction']) {
    const value = pdf.catalog.get(PDFName.of(name))
    if (value instanceof PDFRef) pdf.context.delete(value)
    pdf.catalog.delete(PDFName.of(name))
  }
  if (pdf.context.trailerInfo.Info instanceof PDFRef) pdf.context.delete(pdf.context.trailerInfo.Info)
  delete pdf.context.trailerInfo.Info
  for (const page of pdf.getPages()) {
    for (const ref of page.node.Annots()?.asArray() ?? []) if (ref instanceof PDFRef) pdf.context.delete(ref)
    page.node.delete(PDFName.of('Annots'))
  }
}

/** Bars over the words, by the share of their letters in the run of text. */
function boxesOf(items: PageText['items'], words: readonly string[]): Box[] {
  const letters = items.flatMap((item) => {
    const all = [...item.str]
    let whole = 0
    const ends = all.map((letter) => (whole += shareOf(letter)))
    return all.flatMap((letter, at) =>
      [...squeezed(letter)].map((one) => ({ one, item, from: (ends[at - 1] ?? 0) / whole, until: ends[at]! / whole })),
    )
  })
  const text = letters.map(({ one }) => one).join('')
  const boxes: Box[] = []
  for (const word of words)
    for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + word.length)) {
      const run = letters.slice(at, at + word.length)
      for (const item of new Set(run.map((one) => one.item))) {
        const of = run.filter((one) => one.item === item)
        const [from, until] = [of[0]!.from, of.at(-1)!.until]
        const [x, y, height] = [item.transform[4]!, item.transform[5]!, item.height || 10]
        boxes.push({
          x: x + item.width * from,
          y: y - height * 0.2,
          width: item.width * (until - from),
          height: height * 1.2,
        })
      }
    }
  return boxes
}

/** How wide a letter is beside the others of its run: a Chinese one is a square, figures and Latin about half of it. */
const shareOf = (letter: string): number => (/[\u2e80-\uffef]/.test(letter) ? 1 : 0.55)
