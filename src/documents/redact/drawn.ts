// A page of a PDF, or a picture, drawn as points: what a person looks at to choose a place, and what is left of a page when a
// place on it is blacked out.
import type { Canvas, SKRSContext2D } from '@napi-rs/canvas'
import { sansFace } from '../../papers/index.ts'
import type { OpenPage } from './pdfjs.ts'

/** A place on a page as it is seen: shares of its width and height, from the upper left. */
export interface Area {
  /** From 1; a picture has one page. */
  page: number
  x: number
  y: number
  width: number
  height: number
}

/** 200 points an inch on A4: letters of a scan stay as sharp as offices scan them. */
export const longestSide = 2339
const mostPoints = 50_000_000

export async function drawPage(page: OpenPage, longest = longestSide): Promise<Canvas> {
  const { createCanvas } = await drawing()
  const { width, height } = page.getViewport({ scale: 1 })
  const viewport = page.getViewport({ scale: longest / Math.max(width, height) })
  const canvas = createCanvas(Math.max(1, Math.round(viewport.width)), Math.max(1, Math.round(viewport.height)))
  whiten(canvas)
  const target = { canvas: canvas as never, canvasContext: canvas.getContext('2d') as never, viewport }
  await page.render({ ...target, intent: 'print' }).promise
  return canvas
}

export async function drawPicture(bytes: Uint8Array, longest?: number): Promise<Canvas> {
  const { createCanvas, loadImage } = await drawing()
  const image = await loadImage(Buffer.from(bytes))
  if (image.width * image.height > mostPoints) throw new Error('图片过大，最多5000万像素')
  const scale = longest ? Math.min(1, longest / Math.max(image.width, image.height)) : 1
  const canvas = createCanvas(Math.round(image.width * scale), Math.round(image.height * scale))
  whiten(canvas)
  canvas.getContext('2d').drawImage(image, 0, 0, canvas.width, canvas.height)
  return canvas
}

/** Draws black over these areas, a point more on every side. */
export function blacken(canvas: Canvas, areas: readonly Area[]): void {
  const context = canvas.getContext('2d')
  context.fillStyle = '#000'
  for (const area of areas) {
    const { left, top, width, height } = pointsOf(canvas, area)
    context.fillRect(left - 1, top - 1, width + 2, height + 2)
  }
}

/** Whether nothing but black can be seen in the area; a picture that loses detail leaves its points nearly black. */
export function isBlack(canvas: Canvas, area: Area): boolean {
  const { left, top, width, height } = pointsOf(canvas, area)
  const [x, y] = [Math.min(left + 1, canvas.width - 1), Math.min(top + 1, canvas.height - 1)]
  const inside = context2d(canvas).getImageData(x, y, Math.max(1, width - 2), Math.max(1, height - 2)).data
  return inside.every((value, at) => at % 4 === 3 || value < 48)
}

const context2d = (canvas: Canvas): SKRSContext2D => canvas.getContext('2d')

function pointsOf({ width, height }: Canvas, area: Area) {
  const left = Math.max(0, Math.floor(area.x * width))
  const top = Math.max(0, Math.floor(area.y * height))
  return {
    left,
    top,
    width: Math.min(width, Math.ceil((area.x + area.width) * width)) - left,
    height: Math.min(height, Math.ceil((area.y + area.height) * height)) - top,
  }
}

function whiten(canvas: Canvas) {
  const context = canvas.getContext('2d')
  context.fillStyle = '#fff'
  context.fillRect(0, 0, canvas.width, canvas.height)
}

/** The library, with a Chinese face under the names that pdf.js asks for where a file brings none of its own. */
const drawing = async () => {
  const canvas = await import('@napi-rs/canvas')
  if (!hasFace)
    for (const name of ['sans-serif', 'serif', 'monospace']) canvas.GlobalFonts.registerFromPath(sansFace, name)
  hasFace = true
  return canvas
}
let hasFace = false
