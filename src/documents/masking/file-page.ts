// A page of an attachment as a person looks at it to choose a place.
import { accepted, type Result, refused } from '../../kit/results.ts'
import { drawPage, drawPicture } from '../redact/drawn.ts'
import { withPdf } from '../redact/pdfjs.ts'

export interface FilePage {
  pages: number
  /** Points of the page as it is seen, for the shape of its frame. */
  width: number
  height: number
  /** Its text, a line of the page a line; empty: there is none, as on a scan. */
  text: string
}

/** 120 points an inch on A4: enough to read small print on a screen. */
const onScreen = 1403

export const filePage = (bytes: Uint8Array, no: number): Promise<Result<FilePage>> =>
  looked(async () => {
    if (!isPdf(bytes)) {
      const { width, height } = await drawPicture(bytes, onScreen)
      return no === 1 ? { pages: 1, width, height, text: '' } : undefined
    }
    return withPdf(bytes, async (pdf) => {
      if (no > pdf.numPages) return undefined
      const page = await pdf.getPage(no)
      const { width, height } = page.getViewport({ scale: 1 })
      const { items } = await page.getTextContent()
      const text = items.map((one) => ('str' in one ? `${one.str}${one.hasEOL ? '\n' : ''}` : '')).join('')
      return { pages: pdf.numPages, width, height, text: text.slice(0, 20_000) }
    })
  })

export const filePagePicture = (bytes: Uint8Array, no: number): Promise<Result<Uint8Array>> =>
  looked(async () => {
    if (!isPdf(bytes)) return no === 1 ? (await drawPicture(bytes, onScreen)).encode('png') : undefined
    return withPdf(bytes, async (pdf) =>
      no > pdf.numPages ? undefined : (await drawPage(await pdf.getPage(no), onScreen)).encode('png'),
    )
  })

const isPdf = (bytes: Uint8Array) => Buffer.from(bytes.subarray(0, 5)).toString('latin1') === '%PDF-'

async function looked<T>(look: () => Promise<T | undefined>): Promise<Result<T>> {
  try {
    const seen = await look()
    return seen === undefined ? refused({ code: 'no-page', message: '没有这一页' }) : accepted(seen)
  } catch (error) {
    const hasPassword = (error as Error).name === 'PasswordException'
    const message = hasPassword ? 'PDF 文件有密码，请先解除' : `这一页画不出来：${(error as Error).message}`
    return refused({ code: 'cannot-draw', message })
  }
}
