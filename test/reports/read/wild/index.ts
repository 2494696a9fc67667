// Layouts that real publishers have and that none of the known reports shows.
import { docxLayouts } from './docx.ts'
import { htmlLayouts } from './html.ts'
import type { Wild } from './made.ts'
import { pdfLayouts } from './pdf.ts'
import { textLayouts } from './text.ts'
import { xlsxLayouts } from './xlsx.ts'

const named = (kind: string, layouts: Record<string, Wild>) =>
  Object.fromEntries(Object.entries(layouts).map(([name, wild]) => [`${kind}: ${name}`, wild]))

export const wildLayouts: Record<string, Wild> = {
  ...named('xlsx', xlsxLayouts),
  ...named('docx', docxLayouts),
  ...named('html', htmlLayouts),
  ...named('text', textLayouts),
  ...named('pdf', pdfLayouts),
}
