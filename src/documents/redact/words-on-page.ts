// Where on the page words are seen, letter by letter, with room to spare: what is blacked out there is gone with its points.
import { readPage } from '../../reports/index.ts'
import type { Area } from './drawn.ts'
import { withPdf } from './pdfjs.ts'
import { squeezed } from './squeezed.ts'

type ReadPage = Awaited<ReturnType<typeof readPage>>
type Glyph = ReadPage['glyphs'][number]

/** Pages of which a good part is a picture: the letters over a scan are seen in the scan too. */
export async function picturedPages(bytes: Uint8Array, pages: readonly number[]): Promise<number[]> {
  const read = await readPages(bytes, pages)
  return read.flatMap(({ number, pictured }) => (pictured > 0.15 ? [number] : []))
}

export async function areasOfWords(
  bytes: Uint8Array,
  pages: readonly number[],
  words: readonly string[],
): Promise<Area[]> {
  const read = await readPages(bytes, pages)
  return read.flatMap((page) => {
    const letters = page.glyphs.flatMap((glyph) => [...squeezed(glyph.text)].map((letter) => ({ letter, glyph })))
    const text = letters.map(({ letter }) => letter).join('')
    const glyphs = new Set<Glyph>()
    for (const word of words)
      for (let at = text.indexOf(word); at >= 0; at = text.indexOf(word, at + 1))
        for (const { glyph } of letters.slice(at, at + word.length)) glyphs.add(glyph)
    return [...lines(glyphs)].map((line) => areaOf(page, line))
  })
}

const readPages = (bytes: Uint8Array, pages: readonly number[]): Promise<ReadPage[]> =>
  withPdf(bytes, async (pdf, OPS) => {
    const read: ReadPage[] = []
    for (const no of pages) read.push(await readPage((await pdf.getPage(no)) as never, no, OPS))
    return read
  })

/** Letters that follow each other on a line are one place. */
function* lines(glyphs: Iterable<Glyph>): Iterable<Glyph[]> {
  let line: Glyph[] = []
  for (const glyph of glyphs) {
    const last = line.at(-1)
    const follows =
      last && Math.abs(last.y - glyph.y) < glyph.size / 2 && Math.abs(glyph.left - last.right) < glyph.size
    if (!follows && line.length) {
      yield line
      line = []
    }
    line.push(glyph)
  }
  if (line.length) yield line
}

function areaOf({ number, width, height }: ReadPage, line: readonly Glyph[]): Area {
  const size = Math.max(...line.map((one) => one.size), 6)
  // Letters that stand upright on a turned line have no width as they are seen.
  const isTurned = line.some(({ left, right }) => right - left < size * 0.1)
  const spare = isTurned ? size * 1.2 : size * 0.15
  const [left, right] = [Math.min(...line.map((one) => one.left)), Math.max(...line.map((one) => one.right))]
  const [top, bottom] = [Math.min(...line.map(({ y }) => y)), Math.max(...line.map(({ y }) => y))]
  const [x, y] = [Math.max(0, left - spare), Math.max(0, top - size * 1.1)]
  const [until, end] = [
    Math.min(width, right + spare),
    Math.min(height, bottom + Math.max(size * 0.35, isTurned ? spare : 0)),
  ]
  return { page: number, x: x / width, y: y / height, width: (until - x) / width, height: (end - y) / height }
}
