// 遮盖页面上的任何地方: the page is drawn, the places are blacked out in its points, and the picture takes the place of all that
// the page had: letters, pictures, layers. So scans and pages with unknown letters can be masked too. The made file is then
// opened again: the page has no text any more, and nothing but black is seen in the places.
import type { Canvas } from '@napi-rs/canvas'
import { PDFDocument, PDFName } from 'pdf-lib'
import { accepted, type Result, refused } from '../../kit/results.ts'
import { screenImage } from '../screening/images.ts'
import { type Area, blacken, drawPage, drawPicture, isBlack } from './drawn.ts'
import { sweep } from './flatten.ts'
import { withPdf } from './pdfjs.ts'
import { stripRest } from './strip.ts'

export interface Proof {
  /** Pages on which something was taken out, from 1. */
  pages: number[]
  /** Those of them that are a picture now, without letters. */
  pictured: number[]
  /** How often the words stood in the text before; of areas: how many letters could be read out of their pages. */
  before: number
  after: 0
  /** How many letters were read out of the made file. */
  letters: number
}

export interface Redacted {
  bytes: Uint8Array
  /** How many places were blacked out. */
  places: number
  proof: Proof
}

/** So many pages of one file become pictures at once, at most: each takes about a second and some megabytes. */
export const mostPictured = 20
const mostBytes = 50 * 1024 * 1024

export const cannotMask = (message: string): Result<never> => refused({ code: 'cannot-redact', message, field: 'file' })

export async function blackOut(bytes: Uint8Array, areas: readonly Area[]): Promise<Result<Redacted>> {
  const fault = areasFault(areas)
  if (fault) return fault
  try {
    const isPicture = !Buffer.from(bytes.subarray(0, 5)).toString('latin1').startsWith('%PDF')
    const made = isPicture ? await blackOutPicture(bytes, areas) : await blackOutPages(bytes, areas)
    if (made.ok && made.value.bytes.length > mostBytes)
      return cannotMask(`转成图片后超过${mostBytes >> 20} MB，请把文件分开后再遮盖`)
    return made
  } catch (error) {
    const { name, message } = error as Error
    return cannotMask(
      name === 'PasswordException' || /encrypted/i.test(message)
        ? 'PDF 文件有密码，请先解除'
        : `这一页画不出来（${message}），请在原文件中删去后重新生成`,
    )
  }
}

function areasFault(areas: readonly Area[]): Result<never> | undefined {
  if (!areas.length) return refused({ code: 'no-areas', message: '请在页面上框出要遮盖的地方', field: 'areas' })
  const isOn = ({ x, y, width, height }: Area) =>
    x >= 0 && y >= 0 && width > 0 && height > 0 && x + width <= 1.001 && y + height <= 1.001
  if (!areas.every(isOn)) return refused({ code: 'no-areas', message: '框出的地方不在页面上', field: 'areas' })
  const pages = new Set(areas.map(({ page }) => page))
  if (pages.size > mostPictured)
    return cannotMask(`一次最多把${mostPictured}页转成图片，现有${pages.size}页，请分几次遮盖`)
}

/** In the order of the pages. */
function byPage(areas: readonly Area[]): Map<number, Area[]> {
  const pages = [...new Set(areas.map(({ page }) => page))].sort((a, b) => a - b)
  return new Map(pages.map((no) => [no, areas.filter(({ page }) => page === no)]))
}

async function blackOutPages(bytes: Uint8Array, areas: readonly Area[]): Promise<Result<Redacted>> {
  const wanted = byPage(areas)
  const drawn = await withPdf(bytes, async (pdf) => {
    if (areas.some(({ page }) => page > pdf.numPages)) return undefined
    const pages: {
      no: number
      picture: Buffer
      kind: 'png' | 'jpg'
      width: number
      height: number
      letters: number
    }[] = []
    for (const [no, places] of wanted) {
      const page = await pdf.getPage(no)
      const { width, height } = page.getViewport({ scale: 1 })
      const canvas = await drawPage(page)
      blacken(canvas, places)
      pages.push({ no, ...(await written(canvas)), width, height, letters: await lettersOf(page) })
      page.cleanup()
    }
    return pages
  })
  if (!drawn) return cannotMask('文件没有这一页')
  const pdf = await PDFDocument.load(bytes, { updateMetadata: false })
  stripRest(pdf)
  for (const { no, picture, kind, width, height } of drawn) {
    const page = pdf.getPage(no - 1)
    for (const key of page.node.keys())
      if (key !== PDFName.of('Type') && key !== PDFName.of('Parent')) page.node.delete(key)
    page.node.set(PDFName.of('MediaBox'), pdf.context.obj([0, 0, width, height]))
    page.node.set(PDFName.of('CropBox'), pdf.context.obj([0, 0, width, height]))
    page.node.set(PDFName.of('Rotate'), pdf.context.obj(0))
    page.node.set(PDFName.of('Resources'), pdf.context.obj({}))
    const image = kind === 'png' ? await pdf.embedPng(picture) : await pdf.embedJpg(picture)
    page.drawImage(image, { x: 0, y: 0, width, height })
  }
  await pdf.flush()
  sweep(pdf)
  const made = await pdf.save({ useObjectStreams: false })
  const pages = [...wanted.keys()]
  const { left, letters, isSeen } = await withPdf(made, async (again) => {
    let [left, letters, isSeen] = [0, 0, false]
    for (let no = 1; no <= again.numPages; no++) {
      const page = await again.getPage(no)
      const read = await lettersOf(page)
      letters += read
      const places = wanted.get(no)
      if (!places) continue
      left += read
      const canvas = await drawPage(page)
      isSeen ||= !places.every((one) => isBlack(canvas, one))
      page.cleanup()
    }
    return { left, letters, isSeen }
  })
  if (left || isSeen) return cannotMask('遮盖后仍能看到或者取出这些地方的内容，没有保存')
  const before = drawn.reduce((sum, one) => sum + one.letters, 0)
  const proof: Proof = { pages, pictured: pages, before, after: 0, letters }
  return accepted({ bytes: made, places: areas.length, proof })
}

async function blackOutPicture(bytes: Uint8Array, areas: readonly Area[]): Promise<Result<Redacted>> {
  const canvas = await drawPicture(bytes)
  blacken(canvas, areas)
  const isPng = bytes[0] === 0x89
  const made = isPng ? await canvas.encode('png') : await canvas.encode('jpeg', 90)
  const again = await drawPicture(made)
  if (!areas.every((one) => isBlack(again, one)) || screenImage(made).length)
    return cannotMask('遮盖后仍能看到这些地方的内容，没有保存')
  const proof: Proof = { pages: [1], pictured: [], before: 0, after: 0, letters: 0 }
  return accepted({ bytes: made, places: areas.length, proof })
}

/** Letters stay sharp as PNG; a scan or a photograph would be many times as large as JPEG is. */
async function written(canvas: Canvas): Promise<{ picture: Buffer; kind: 'png' | 'jpg' }> {
  const png = await canvas.encode('png')
  return png.length < 1_500_000
    ? { picture: png, kind: 'png' }
    : { picture: await canvas.encode('jpeg', 88), kind: 'jpg' }
}

async function lettersOf(page: { getTextContent(): Promise<{ items: unknown[] }> }): Promise<number> {
  const { items } = await page.getTextContent()
  return (items as { str?: string }[]).reduce((sum, { str = '' }) => sum + [...str.replace(/\s/g, '')].length, 0)
}
