// Drawn paths → ruling lines.
import { bounds } from './bounds.ts'
import { apply, type Matrix } from './pdf-matrix.ts'
import type { Page } from './pdf-page.ts'

/** The straight lines of a path: stroked ones as they are; of a filled box either its edges' middle line, where it is
 *  thin as a rule, or nothing, where it is a background. */
export function addRules(page: Page, path: ArrayLike<number>, ctm: Matrix, stroked: boolean) {
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

/** Points: how crooked a rule may be, how short, and how thick a filled box may be to count as one. */
const straight = 0.8
const shortest = 1
const thin = 2.5
