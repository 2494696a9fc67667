// One page of a PDF as pdf.js hears it drawn: characters with their places, and the ruling lines. Coordinates are
// points from the top left.
import { bounds } from './bounds.ts'
import { apply, type Matrix, times } from './pdf-matrix.ts'
import { addRules } from './pdf-rules.ts'
import { withoutRadicals } from './radicals.ts'

/** A character, or the few that one glyph stands for. */
export interface Glyph {
  text: string
  left: number
  right: number
  /** Base line. */
  y: number
  size: number
}
/** A ruling line, or the edge of a drawn box: horizontal at y from x1 to x2, or vertical at x. */
export interface Rule {
  at: number
  from: number
  to: number
}
export interface Page {
  number: number
  width: number
  height: number
  glyphs: Glyph[]
  horizontal: Rule[]
  vertical: Rule[]
  /** Size of the largest picture, as a share of the page. */
  pictured: number
  cut: boolean
}

export interface PdfPage {
  getViewport(options: { scale: number }): { transform: number[]; width: number; height: number }
  getOperatorList(): Promise<{ fnArray: number[]; argsArray: unknown[] }>
  commonObjs: { get(name: string): { vertical?: boolean; fontMatrix?: number[] } | null }
  cleanup(): void
}
export async function readPage(page: PdfPage, number: number, ops: Record<string, number>): Promise<Page> {
  const view = page.getViewport({ scale: 1 })
  const { fnArray, argsArray } = await page.getOperatorList()
  const read: Page = {
    number,
    width: view.width,
    height: view.height,
    glyphs: [],
    horizontal: [],
    vertical: [],
    pictured: 0,
    cut: fnArray.length > bounds.pdfOperators,
  }
  const draw = drawer(read, page, view.transform as Matrix, ops)
  for (let i = 0; i < Math.min(fnArray.length, bounds.pdfOperators); i++) draw(fnArray[i]!, argsArray[i] as never)
  page.cleanup()
  return read
}

interface State {
  ctm: Matrix
  fill: string
  font: string
  size: number
  charSpacing: number
  wordSpacing: number
  stretch: number
  leading: number
  rise: number
  lineWidth: number
}

function drawer(page: Page, source: PdfPage, viewport: Matrix, ops: Record<string, number>) {
  let state: State = {
    ctm: viewport,
    fill: '#000000',
    font: '',
    size: 0,
    charSpacing: 0,
    wordSpacing: 0,
    stretch: 1,
    leading: 0,
    rise: 0,
    lineWidth: 1,
  }
  const saved: State[] = []
  let line: Matrix = [1, 0, 0, 1, 0, 0]
  let x = 0
  let y = 0
  const fonts = new Map<string, { vertical: boolean; unit: number }>()
  const fontOf = (name: string) => {
    const font = fonts.get(name) ?? knownFont(source, name)
    fonts.set(name, font)
    return font
  }
  const painted = new Set([ops.stroke, ops.closeStroke, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke])
  const filled = new Set([ops.fill, ops.eoFill, ops.fillStroke, ops.eoFillStroke, ops.closeFillStroke])
  const moveText = (dx: number, dy: number) => {
    line = times(line, [1, 0, 0, 1, dx, dy])
    x = y = 0
  }
  const show = (glyphs: (ShownGlyph | number)[]) => {
    const font = fontOf(state.font)
    const matrix = times(state.ctm, line)
    const scale = Math.hypot(matrix[2], matrix[3])
    for (const glyph of glyphs) {
      if (typeof glyph === 'number') {
        if (font.vertical) y += (glyph * state.size) / 1000
        else x -= (glyph * state.size * state.stretch) / 1000
        continue
      }
      if (page.glyphs.length >= bounds.pdfPieces) {
        page.cut = true
        return
      }
      const spacing = state.charSpacing + (glyph.isSpace ? state.wordSpacing : 0)
      const width = glyph.width * state.size * font.unit * (font.vertical ? 1 : state.stretch)
      const [originX, originY] = font.vertical ? [x - width / 2, y - state.size] : [x, y + state.rise]
      const [left, base] = apply(matrix, originX, originY)
      const [right, end] = apply(matrix, originX + width, originY)
      // Blanks are kept: what they divide must not grow together.
      const text = withoutRadicals(glyph.unicode ?? '')
      if (text !== '')
        page.glyphs.push({
          text,
          left: Math.min(left, right),
          right: Math.max(left, right),
          y: (base + end) / 2,
          size: state.size * scale,
        })
      if (font.vertical) y -= state.size + spacing
      else x += width + spacing * state.stretch
    }
  }

  /** Pictures fill the unit square, so it is stretched to their size first; large ones are not drawn at all. */
  const notePicture = () => {
    const { ctm } = state
    const share = Math.abs(ctm[0] * ctm[3] - ctm[1] * ctm[2]) / (page.width * page.height)
    if (share > 0.1 && share < 1.5) page.pictured = Math.max(page.pictured, share)
  }

  return (op: number, args: never) => {
    switch (op) {
      case ops.save:
        if (saved.length < 2000) saved.push({ ...state })
        break
      case ops.restore:
        state = saved.pop() ?? state
        break
      case ops.transform:
        state.ctm = times(state.ctm, args as Matrix)
        notePicture()
        break
      case ops.paintFormXObjectBegin:
        saved.push({ ...state })
        if (args[0]) state.ctm = times(state.ctm, args[0] as Matrix)
        break
      case ops.paintFormXObjectEnd:
        state = saved.pop() ?? state
        break
      case ops.setFillRGBColor:
        state.fill = String(args[0])
        break
      case ops.setLineWidth:
        state.lineWidth = args[0]
        break
      case ops.beginText:
        line = [1, 0, 0, 1, 0, 0]
        x = y = 0
        break
      case ops.setFont:
        state.font = args[0]
        state.size = args[1]
        break
      case ops.setTextMatrix:
        line = Array.from(args[0] as ArrayLike<number>) as Matrix
        x = y = 0
        break
      case ops.setCharSpacing:
        state.charSpacing = args[0]
        break
      case ops.setWordSpacing:
        state.wordSpacing = args[0]
        break
      case ops.setHScale:
        state.stretch = args[0] / 100
        break
      case ops.setLeading:
        state.leading = -args[0]
        break
      case ops.setTextRise:
        state.rise = args[0]
        break
      case ops.setLeadingMoveText:
        state.leading = args[1]
        moveText(args[0], args[1])
        break
      case ops.moveText:
        moveText(args[0], args[1])
        break
      case ops.nextLine:
        moveText(0, state.leading)
        break
      case ops.showText:
        show(args[0])
        break
      case ops.constructPath: {
        const [paint, path] = args as [number, ArrayLike<number>[]]
        const isFilled = filled.has(paint) && !/^#(fff|ffffff)$/i.test(state.fill)
        if (path[0] && (isFilled || painted.has(paint))) addRules(page, path[0], state.ctm, painted.has(paint))
        break
      }
      case ops.paintImageXObject:
      case ops.paintInlineImageXObject:
      case ops.paintImageXObjectRepeat:
        page.pictured +=
          Math.abs(state.ctm[0] * state.ctm[3] - state.ctm[1] * state.ctm[2]) / (page.width * page.height)
    }
  }
}

interface ShownGlyph {
  unicode?: string
  width: number
  isSpace: boolean
}

function knownFont(source: PdfPage, name: string) {
  try {
    const font = source.commonObjs.get(name)
    return { vertical: font?.vertical === true, unit: font?.fontMatrix?.[0] ?? 0.001 }
  } catch {
    return { vertical: false, unit: 0.001 }
  }
}
