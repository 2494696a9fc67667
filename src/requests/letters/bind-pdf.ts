// Several PDFs bound into one, its pages numbered throughout, with attachments as they came.
import { PDFDocument, rgb, StandardFonts } from 'pdf-lib'

export interface BoundPart {
  title: string
  bytes: Uint8Array
}

const load = (bytes: Uint8Array) => PDFDocument.load(bytes, { updateMetadata: false })

/** Pages of a PDF; 0 where it cannot be read. */
export const pagesIn = (bytes: Uint8Array): Promise<number> =>
  load(bytes).then(
    (document) => document.getPageCount(),
    () => 0,
  )

const mostBytes = 10 * 1024 * 1024

/** Whether a PDF from outside can be bound: not encrypted, not damaged, not very large. */
export async function bindable(bytes: Uint8Array): Promise<boolean> {
  if (bytes.length > mostBytes) return false
  try {
    const part = await load(bytes)
    const trial = await PDFDocument.create()
    for (const page of await trial.copyPages(part, part.getPageIndices())) trial.addPage(page)
    await trial.save()
    return part.getPageCount() > 0
  } catch {
    return false
  }
}

/** The parts one after the other; a signature within one of them does not hold in the whole, so originals are attached. */
export async function bind(
  parts: readonly BoundPart[],
  attached: readonly { name: string; bytes: Uint8Array }[],
): Promise<Uint8Array> {
  const whole = await PDFDocument.create()
  for (const { bytes } of parts) {
    const part = await load(bytes)
    for (const page of await whole.copyPages(part, part.getPageIndices())) whole.addPage(page)
  }
  const font = await whole.embedFont(StandardFonts.Helvetica)
  const pages = whole.getPages()
  for (const [index, page] of pages.entries()) {
    const text = `${index + 1} / ${pages.length}`
    const { width } = page.getSize()
    page.drawText(text, {
      x: width - 40 - font.widthOfTextAtSize(text, 9),
      y: page.getSize().height - 30,
      size: 9,
      font,
      color: rgb(0.3, 0.3, 0.3),
    })
  }
  for (const { name, bytes } of attached) await whole.attach(bytes, name, {})
  return whole.save()
}
