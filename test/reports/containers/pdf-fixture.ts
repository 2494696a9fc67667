import { PDFDocument, type PDFPage, rgb, StandardFonts } from 'pdf-lib'

/** Draws on one page; y counts from the top, as a reader does. */
export interface Pen {
  text(words: string, x: number, y: number, size?: number): void
  line(x1: number, y1: number, x2: number, y2: number): void
  /** A ruled table with these column and row edges; `open` names squares (row,column) without a rule on that side. */
  grid(xs: number[], ys: number[], open?: { below?: string[]; right?: string[] }): void
}

export async function pdfOf(...draw: ((pen: Pen) => void)[]): Promise<Uint8Array> {
  const document = await PDFDocument.create()
  const font = await document.embedFont(StandardFonts.Helvetica)
  for (const each of draw) {
    const page = document.addPage([600, 800])
    each(penOn(page, (words, x, y, size) => page.drawText(words, { x, y: 800 - y, size, font })))
  }
  return document.save()
}

function penOn(page: PDFPage, write: (words: string, x: number, y: number, size: number) => void): Pen {
  const line = (x1: number, y1: number, x2: number, y2: number) =>
    page.drawLine({ start: { x: x1, y: 800 - y1 }, end: { x: x2, y: 800 - y2 }, thickness: 0.5, color: rgb(0, 0, 0) })
  return {
    text: (words, x, y, size = 12) => write(words, x, y, size),
    line,
    grid(xs, ys, { below = [], right = [] } = {}) {
      for (let row = 0; row < ys.length; row++)
        for (let column = 0; column + 1 < xs.length; column++)
          if (!below.includes(`${row - 1},${column}`)) line(xs[column]!, ys[row]!, xs[column + 1]!, ys[row]!)
      for (let column = 0; column < xs.length; column++)
        for (let row = 0; row + 1 < ys.length; row++)
          if (!right.includes(`${row},${column - 1}`)) line(xs[column]!, ys[row]!, xs[column]!, ys[row + 1]!)
    },
  }
}
