// 遮盖 PDF: the letters themselves are taken out of the page, a black bar is drawn where they stood, and the text is read
// again to prove that they are gone. Where a page is built so that this cannot be proven, it becomes a picture (areas.ts).
import { PDFDocument, PDFName, type PDFPage, rgb } from 'pdf-lib'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { contentOf } from '../screening/pdf.ts'
import { blackOut, cannotMask, type Proof, type Redacted } from './areas.ts'
import { flattenPage, sweep } from './flatten.ts'
import { withPdf } from './pdfjs.ts'
import { squeezed } from './squeezed.ts'
import { stripRest } from './strip.ts'
import { type Operand, type Operator, operatorsOf } from './tokens.ts'
import { areasOfWords, picturedPages } from './words-on-page.ts'

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

/** Takes these words out of every page. Blanks between letters do not matter. */
export async function redactPdf(bytes: Uint8Array, words: readonly string[]): Promise<Result<Redacted>> {
  const wanted = words.map(squeezed).filter((word) => word.length > 1)
  if (!wanted.length) return refused({ code: 'no-words', message: '请写明要遮盖的文字，至少两个字', field: 'words' })
  const timesIn = (text: string) => wanted.reduce((sum, word) => sum + text.split(word).length - 1, 0)
  try {
    const before = (await readPages(bytes)).map(({ items }) => textOf(items))
    const pages = before.flatMap((text, index) => (timesIn(text) ? [index + 1] : []))
    if (!pages.length) {
      const hasText = before.some((text) => text.length > 20)
      return cannotMask(
        hasText
          ? '文件的文字层里没有找到这些文字，请核对是否写得一样，或者在页面上框出要遮盖的地方'
          : '这是扫描件，没有文字层，软件看不到图上的字；请在页面上框出要遮盖的地方',
      )
    }
    const made = (await lettersTakenOut(bytes, pages, wanted)) ?? (await pagesAsPictures(bytes, pages, wanted))
    if (!made.ok) return made
    const after = (await readPages(made.value.saved)).map(({ items }) => textOf(items)).join('')
    if (timesIn(after) || wanted.some((word) => leftIn(made.value.saved, word)))
      return cannotMask('遮盖后仍能取出这些文字，没有保存；请在原文件中删去后重新生成')
    const { saved, places, pictured } = made.value
    const proof: Proof = { pages, pictured, before: timesIn(before.join('')), after: 0, letters: after.length }
    return accepted({ bytes: saved, places, proof })
  } catch (error) {
    return cannotMask(`这个文件的结构不能可靠地遮盖（${(error as Error).message}），请在原文件中删去后重新生成`)
  }
}

interface Made {
  saved: Uint8Array
  places: number
  pictured: number[]
}

/** The letters alone; undefined where letters are not all there is: words on a scan, layouts that are not understood. */
async function lettersTakenOut(bytes: Uint8Array, pages: readonly number[], words: readonly string[]) {
  if ((await picturedPages(bytes, pages)).length) return undefined
  const made = await takenOut(bytes, pages, words).catch(() => undefined)
  if (!made) return undefined
  const left = (await readPages(made.saved)).map(({ items }) => textOf(items)).join('')
  if (words.some((word) => left.includes(word) || leftIn(made.saved, word))) return undefined
  return accepted<Made>({ ...made, pictured: [] })
}

/** The pages drawn, with the letters blacked out in the points. */
async function pagesAsPictures(bytes: Uint8Array, pages: readonly number[], words: readonly string[]) {
  const areas = await areasOfWords(bytes, pages, words)
  if (pages.some((no) => !areas.some(({ page }) => page === no)))
    return cannotMask('找到了这些文字，但认不准它们在页面上的位置，请在页面上框出要遮盖的地方')
  const done = await blackOut(bytes, areas)
  if (!done.ok) return done
  return accepted<Made>({ saved: done.value.bytes, places: done.value.places, pictured: done.value.proof.pictured })
}

async function takenOut(bytes: Uint8Array, pages: readonly number[], words: readonly string[]) {
  const prepared = await PDFDocument.load(bytes, { updateMetadata: false })
  stripRest(prepared)
  for (const no of pages) flattenPage(prepared, prepared.getPage(no - 1))
  sweep(prepared)
  const flat = await prepared.save({ useObjectStreams: false })
  const texts = await readPages(flat)
  const pdf = await PDFDocument.load(flat, { updateMetadata: false })
  const places = pages.reduce((sum, no) => sum + redactPage(pdf, pdf.getPage(no - 1), texts[no - 1]!, words), 0)
  sweep(pdf)
  return { saved: await pdf.save({ useObjectStreams: false }), places }
}

const textOf = (items: PageText['items']) => squeezed(items.map(({ str }) => str).join(''))
const leftIn = (bytes: Uint8Array, word: string) => Buffer.from(bytes).includes(Buffer.from(word, 'utf8'))

const readPages = (bytes: Uint8Array): Promise<PageText[]> =>
  withPdf(bytes, async (document, OPS) => {
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
  })

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

function replaceContents(pdf: PDFDocument, page: PDFPage, source: string) {
  const stream = pdf.context.flateStream(Buffer.from(source, 'latin1'))
  page.node.set(PDFName.of('Contents'), pdf.context.register(stream))
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
