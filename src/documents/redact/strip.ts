// Where else words of a page may stand: properties, bookmarks, notes, the tree for readers, attached files.
import { type PDFDocument, PDFName, PDFRef } from 'pdf-lib'

export function stripRest(pdf: PDFDocument): void {
  for (const name of ['Metadata', 'StructTreeRoot', 'MarkInfo', 'Outlines', 'Names', 'AcroForm', 'OpenAction']) {
    const value = pdf.catalog.get(PDFName.of(name))
    if (value instanceof PDFRef) pdf.context.delete(value)
    pdf.catalog.delete(PDFName.of(name))
  }
  if (pdf.context.trailerInfo.Info instanceof PDFRef) pdf.context.delete(pdf.context.trailerInfo.Info)
  delete pdf.context.trailerInfo.Info
  for (const page of pdf.getPages()) {
    for (const ref of page.node.Annots()?.asArray() ?? []) if (ref instanceof PDFRef) pdf.context.delete(ref)
    page.node.delete(PDFName.of('Annots'))
  }
}
