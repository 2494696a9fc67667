// PDF files as other programs draw them, written sign by sign: a font that is not embedded, texts and rules placed by
// hand.
import type { Row } from '../layouts.ts'
import { type Made, type Piece, placedCells, type Wild } from './made.ts'

interface Text {
  text: string
  x: number
  y: number
  size: number
}
interface Page {
  width: number
  height: number
  rotate?: number
  texts: Text[]
  /** x1 y1 x2 y2 from the top left. */
  lines: [number, number, number, number][]
}
type Draw = 'run' | 'glyph' | 'adjusted' | 'shuffled'

const hex = (text: string) =>
  Array.from({ length: text.length }, (_, at) => text.charCodeAt(at).toString(16).padStart(4, '0')).join('')
const advance = (sign: string) => (sign.charCodeAt(0) < 0x80 ? 0.5 : 1)
export const widthOf = (text: string, size: number) =>
  Array.from(text).reduce((sum, sign) => sum + advance(sign) * size, 0)

function contentOf({ width, height, rotate, texts, lines }: Page, draw: Draw): string {
  const out: string[] = []
  // A page that is turned is drawn along its other side.
  if (rotate === 90) out.push(`0 1 -1 0 ${height} 0 cm`)
  const top = height
  const put = ({ text, x, y, size }: Text) =>
    `1 0 0 1 ${x.toFixed(2)} ${(top - y).toFixed(2)} Tm /F ${size} Tf <${hex(text)}> Tj`
  const glyphs = ({ text, x, y, size }: Text): Text[] => {
    let at = x
    return Array.from(text, (sign) => {
      const one = { text: sign, x: at, y, size }
      at += advance(sign) * size
      return one
    })
  }
  out.push('0.5 w')
  for (const [x1, y1, x2, y2] of lines) out.push(`${x1} ${top - y1} m ${x2} ${top - y2} l S`)
  const placed = draw === 'run' || draw === 'adjusted' ? texts : texts.flatMap(glyphs)
  const ordered =
    draw === 'shuffled'
      ? [...placed].sort(
          (one, other) => ((one.x * 7919 + one.y * 104729) % 97) - ((other.x * 7919 + other.y * 104729) % 97),
        )
      : placed
  for (const one of ordered)
    out.push(
      draw === 'adjusted'
        ? `BT 1 0 0 1 ${one.x.toFixed(2)} ${(top - one.y).toFixed(2)} Tm /F ${one.size} Tf [${Array.from(one.text, (sign) => `<${hex(sign)}> -3`).join(' ')}] TJ ET`
        : `BT ${put(one)} ET`,
    )
  void width
  return out.join('\n')
}

export function pdfBytes(pages: Page[], draw: Draw): Uint8Array {
  const objects: string[] = []
  const add = (body: string) => objects.push(body)
  add('<< /Type /Catalog /Pages 2 0 R >>')
  add(`<< /Type /Pages /Count ${pages.length} /Kids [${pages.map((_, at) => `${6 + 2 * at} 0 R`).join(' ')}] >>`)
  add('<< /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UTF16-H /DescendantFonts [4 0 R] >>')
  add(
    '<< /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /FontDescriptor 5 0 R /DW 1000 /W [1 95 500 814 939 500] >>',
  )
  add(
    '<< /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /FontBBox [-25 -254 1000 880] /ItalicAngle 0 /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >>',
  )
  for (const [at, page] of pages.entries()) {
    const content = contentOf(page, draw)
    const [width, height] = page.rotate === 90 ? [page.height, page.width] : [page.width, page.height]
    add(
      `<< /Type /Page /Parent 2 0 R /MediaBox [0 0 ${width} ${height}]${page.rotate ? ` /Rotate ${page.rotate}` : ''} /Resources << /Font << /F 3 0 R >> >> /Contents ${7 + 2 * at} 0 R >>`,
    )
    add(`<< /Length ${content.length} >>\nstream\n${content}\nendstream`)
  }
  let file = '%PDF-1.4\n'
  const offsets = objects.map((body, at) => {
    const offset = file.length
    file += `${at + 1} 0 obj\n${body}\nendobj\n`
    return offset
  })
  const start = file.length
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n${offsets.map((offset) => `${String(offset).padStart(10, '0')} 00000 n \n`).join('')}trailer << /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`
  return new Uint8Array(Buffer.from(file, 'latin1'))
}

interface Paging {
  draw?: Draw
  /** Rules of the tables. */
  rules?: 'all' | 'none' | 'rows'
  /** Table three on pages of its own, wide, or turned. */
  wide?: 'landscape' | 'turned'
  align?: 'left' | 'centre'
  /** Head rows again on each page. */
  repeatHead?: boolean
  /** The table of each page is closed and begun again. */
  size?: number
  furniture?: boolean
}

export function pagesOf(
  pieces: Piece[],
  { rules = 'all', wide, align = 'centre', repeatHead, size = 9, furniture }: Paging,
): Page[] {
  const pages: Page[] = []
  let page!: Page
  let y = 0
  const newPage = (turned = false) => {
    page = turned
      ? { width: 842, height: 595, ...(wide === 'turned' ? { rotate: 90 } : {}), texts: [], lines: [] }
      : { width: 595, height: 842, texts: [], lines: [] }
    pages.push(page)
    if (furniture) {
      page.texts.push({ text: '青禾县政府信息公开', x: 60, y: 40, size: 8 })
      page.texts.push({ text: `- ${pages.length} -`, x: page.width / 2, y: page.height - 30, size: 8 })
    }
    y = 70
  }
  newPage()
  const write = (text: string, height: number, indent: number) => {
    const most = Math.floor((page.width - 120 - indent) / height)
    let first = true
    for (let rest = text; rest; first = false) {
      const count = first ? most - 2 : most
      if (y > page.height - 70) newPage()
      page.texts.push({ text: rest.slice(0, count), x: 60 + (first ? indent : 0), y, size: height })
      rest = rest.slice(count)
      y += height * 1.7
    }
  }
  const drawTable = (rows: Row[], isWide: boolean) => {
    const { cells, width: columns } = placedCells(rows)
    const total = page.width - 100
    const words = columns > 8 && rows.length > 10 ? [0.9, 1.1, 3.2] : []
    const weights = Array.from({ length: columns }, (_, at) => words[at] ?? 1)
    const unit = total / weights.reduce((sum, weight) => sum + weight, 0)
    const xs = [50]
    for (const weight of weights) xs.push(xs.at(-1)! + weight * unit)
    const linesOf = (text: string, room: number): string[] => {
      const most = Math.max(1, Math.floor((room - 4) / size))
      return (
        text.match(/[\d.,-]+|[^\d.,-]/gu)?.reduce<string[]>((lines, part) => {
          const last = lines.at(-1)
          if (last !== undefined && widthOf(last + part, size) <= Math.max(most * size, size))
            lines[lines.length - 1] = last + part
          else lines.push(part)
          return lines
        }, []) ?? []
      )
    }
    const wrapped = new Map(
      cells.map((cell) => [cell, linesOf(cell.text, xs[cell.column + cell.colSpan]! - xs[cell.column]!)]),
    )
    const heights = rows.map((_, row) =>
      Math.max(
        size * 1.9,
        ...cells
          .filter((cell) => cell.row === row && cell.rowSpan === 1)
          .map((cell) => wrapped.get(cell)!.length * size * 1.3 + 6),
      ),
    )
    // Cells that reach down need their height too.
    for (const cell of cells) {
      if (cell.rowSpan === 1) continue
      const have = heights.slice(cell.row, cell.row + cell.rowSpan).reduce((sum, height) => sum + height, 0)
      const need = wrapped.get(cell)!.length * size * 1.3 + 6
      if (need > have) heights[cell.row + cell.rowSpan - 1]! += need - have
    }
    const drawRows = (from: number, to: number) => {
      const tops = [y]
      for (let row = from; row < to; row++) tops.push(tops.at(-1)! + heights[row]!)
      for (const cell of cells) {
        const [first, last] = [Math.max(cell.row, from), Math.min(cell.row + cell.rowSpan, to)]
        if (first >= last) continue
        const [left, right] = [xs[cell.column]!, xs[cell.column + cell.colSpan]!]
        const [top, bottom] = [tops[first - from]!, tops[last - from]!]
        if (rules === 'all')
          page.lines.push(
            [left, top, right, top],
            [left, bottom, right, bottom],
            [left, top, left, bottom],
            [right, top, right, bottom],
          )
        else if (rules === 'rows') page.lines.push([left, top, right, top], [left, bottom, right, bottom])
        if (cell.row < from) continue
        const lines = wrapped.get(cell)!
        const start = (top + bottom) / 2 - ((lines.length - 1) * size * 1.3) / 2 + size * 0.35
        lines.forEach((text, at) => {
          const room = right - left - widthOf(text, size)
          page.texts.push({ text, x: left + (align === 'centre' ? room / 2 : 2), y: start + at * size * 1.3, size })
        })
      }
      y = tops.at(-1)!
    }
    let from = 0
    while (from < rows.length) {
      let to = from
      let height = from && repeatHead ? heights[0]! + heights[1]! + heights[2]! : 0
      while (to < rows.length && y + height + heights[to]! < page.height - 60) height += heights[to++]!
      if (to === from) {
        newPage(isWide)
        continue
      }
      if (from && repeatHead) drawRows(0, 3)
      drawRows(from, to)
      from = to
      if (from < rows.length) newPage(isWide)
    }
    y += size * 2
  }
  for (const piece of pieces) {
    if (piece.kind === 'table') {
      const isWide = wide !== undefined && piece.table === 'requests'
      if (isWide) newPage(true)
      drawTable(piece.rows, isWide)
      if (isWide) newPage()
    } else
      write(
        piece.text,
        piece.kind === 'title' ? 16 : piece.kind === 'heading' ? 13 : 12,
        piece.kind === 'title' ? 0 : 24,
      )
  }
  return pages
}

const pdf = (how: Paging, more: Partial<Wild> = {}): Wild => ({
  file: 'report.pdf',
  make: ({ pieces }: Made) => pdfBytes(pagesOf(pieces, how), how.draw ?? 'run'),
  ...more,
})

export const pdfLayouts: Record<string, Wild> = {
  'ruled tables': pdf({}),
  'ruled tables, some blank': pdf({}, { blanks: 'zeros' }),
  'each sign placed': pdf({ draw: 'glyph' }),
  'each sign adjusted': pdf({ draw: 'adjusted' }),
  'signs in disorder': pdf({ draw: 'shuffled' }),
  'head again on each page': pdf({ repeatHead: true, size: 12, furniture: true }),
  'broken by pages': pdf({ size: 12, furniture: true }),
  'table three on a wide page': pdf({ wide: 'landscape' }),
  'table three on a turned page': pdf({ wide: 'turned' }),
  'turned, each sign placed': pdf({ wide: 'turned', draw: 'glyph' }),
  'no rules': pdf({ rules: 'none' }, { said: [] }),
  'no rules, left': pdf({ rules: 'none', align: 'left' }, { said: [] }),
  'no rules, some blank': pdf({ rules: 'none' }, { blanks: 'zeros', said: [] }),
  'no rules, wide page': pdf({ rules: 'none', wide: 'landscape' }, { said: [] }),
  'rules between rows only': pdf({ rules: 'rows' }, { said: [] }),
  'rules between rows only, some blank': pdf({ rules: 'rows' }, { blanks: 'zeros', said: [] }),
  'two-line cells': pdf({ size: 13 }),
}
