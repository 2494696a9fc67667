// Characters → lines: those that share a base line, from left to right, with a space where the gap is wide.
import type { Glyph } from './pdf-page.ts'

export interface Line {
  text: string
  left: number
  right: number
  top: number
  bottom: number
  size: number
}

export function linesOf(glyphs: Glyph[]): Line[] {
  const sorted = [...glyphs].sort((a, b) => a.y - b.y)
  const rows: Glyph[][] = []
  let row: Glyph[] = []
  for (const glyph of sorted) {
    const [first] = row
    // Figures in another font stand a little off the base line of the text around them.
    if (first && glyph.y - first.y > Math.max(2, Math.min(first.size, glyph.size) * 0.45)) {
      rows.push(row)
      row = []
    }
    row.push(glyph)
  }
  if (row.length) rows.push(row)
  return rows.map(lineOf).filter((line) => line !== undefined)
}

function lineOf(row: Glyph[]): Line | undefined {
  const sorted = row.sort((a, b) => a.left + a.right - b.left - b.right)
  const glyphs = sorted.filter((glyph) => !isBlank(glyph))
  if (!glyphs.length) return undefined
  let text = ''
  let last: Glyph | undefined
  let blank = false
  for (const glyph of sorted) {
    if (isBlank(glyph)) {
      blank = true
      continue
    }
    // A shadow or a simulated bold face draws the same character twice.
    if (last && last.text === glyph.text && Math.abs(last.left - glyph.left) < glyph.size * 0.1) continue
    if (last && (blank || glyph.left - last.right > Math.max(last.size, glyph.size) * 0.3)) text += ' '
    text += glyph.text
    last = glyph
    blank = false
  }
  return { text, ...extentOf(glyphs) }
}

export function extentOf(glyphs: Glyph[]) {
  let [left, right, top, bottom, size] = [Infinity, -Infinity, Infinity, -Infinity, 0]
  for (const glyph of glyphs) {
    left = Math.min(left, glyph.left)
    right = Math.max(right, glyph.right)
    top = Math.min(top, glyph.y - glyph.size * 0.88)
    bottom = Math.max(bottom, glyph.y + glyph.size * 0.12)
    size = Math.max(size, glyph.size)
  }
  return { left, right, top, bottom, size }
}

const isBlank = ({ text }: Glyph) => text.trim() === ''

/** The text of a cell: its lines, divided by line ends; a number that fills the width of the cell goes on below. */
export function cellText(glyphs: Glyph[], width: number): string {
  let text = ''
  let last: Line | undefined
  for (const line of linesOf(glyphs)) {
    const goesOn = last && /^[\d.,]+$/.test(last.text) && /^[\d.,]+$/.test(line.text)
    const full = last && last.right - last.left > width - last.size * 1.6
    text += last && !(goesOn && full) ? `\n${line.text}` : line.text
    last = line
  }
  return text
}
