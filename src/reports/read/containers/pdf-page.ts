// One page of a PDF as pdf.js hears it drawn: characters with their places, and the ruling lines. Coordinates are
// points from the top left.
import { bounds } from './bounds.ts'
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
type Matrix = [number, number, number, number, number, number]

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

/** The straight lines of a path: stroked ones as they are; of a filled box either its edges' middle line, where it is
 *  thin as a rule, or nothing, where it is a background. */
function addRules(page: Page, path: ArrayLike<number>, ctm: Matrix, stroked: boolean) {
  let [startX, startY, x, y] = [0, 0, 0, 0]
  let points: [number, number][] = []
  const shapes: [number, number][][] = []
  const lineTo = (nextX: number, nextY: number) => {
    ;[x, y] = [nextX, nextY]
    points.push(apply(ctm, x, y))
  }
  for (let i = 0; i < path.length; ) {
    switch (path[i]) {
      case 0:
        points = []
        shapes.push(points)
        ;[startX, startY] = [path[i + 1]!, path[i + 2]!]
        lineTo(startX, startY)
        i += 3
        break
      case 1:
        lineTo(path[i + 1]!, path[i + 2]!)
        i += 3
        break
      case 2:
        points.push([Number.NaN, Number.NaN])
        ;[x, y] = [path[i + 5]!, path[i + 6]!]
        i += 7
        break
      case 3:
        points.push([Number.NaN, Number.NaN])
        ;[x, y] = [path[i + 3]!, path[i + 4]!]
        i += 5
        break
      default:
        lineTo(startX, startY)
        i += 1
    }
  }
  for (const shape of shapes) {
    if (page.horizontal.length + page.vertical.length > bounds.pdfRules) {
      page.cut = true
      return
    }
    if (stroked) addEdges(page, shape)
    else addThinBox(page, shape)
  }
}

function addEdges(page: Page, points: [number, number][]) {
  for (let i = 1; i < points.length; i++) {
    const [[x1, y1], [x2, y2]] = [points[i - 1]!, points[i]!]
    if (Math.abs(y1 - y2) < straight && Math.abs(x1 - x2) > shortest)
      page.horizontal.push({ at: (y1 + y2) / 2, from: Math.min(x1, x2), to: Math.max(x1, x2) })
    else if (Math.abs(x1 - x2) < straight && Math.abs(y1 - y2) > shortest)
      page.vertical.push({ at: (x1 + x2) / 2, from: Math.min(y1, y2), to: Math.max(y1, y2) })
  }
}

function addThinBox(page: Page, points: [number, number][]) {
  const xs = points.map(([x]) => x)
  const ys = points.map(([, y]) => y)
  const [left, right, top, bottom] = [Math.min(...xs), Math.max(...xs), Math.min(...ys), Math.max(...ys)]
  // Short pieces count too: some writers draw a rule as many small boxes.
  if (bottom - top < thin && right - left > bottom - top)
    page.horizontal.push({ at: (top + bottom) / 2, from: left, to: right })
  else if (right - left < thin && bottom - top > right - left)
    page.vertical.push({ at: (left + right) / 2, from: top, to: bottom })
}

const times = (a: Matrix, b: Matrix): Matrix => [
  a[0] * b[0] + a[2] * b[1],
  a[1] * b[0] + a[3] * b[1],
  a[0] * b[2] + a[2] * b[3],
  a[1] * b[2] + a[3] * b[3],
  a[0] * b[4] + a[2] * b[5] + a[4],
  a[1] * b[4] + a[3] * b[5] + a[5],
]
const apply = (m: Matrix, x: number, y: number): [number, number] => [
  m[0] * x + m[2] * y + m[4],
  m[1] * x + m[3] * y + m[5],
]

/** Points: how crooked a rule may be, how short, and how thick a filled box may be to count as one. */
const straight = 0.8
const shortest = 1
const thin = 2.5
