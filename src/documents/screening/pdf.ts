// What a PDF carries beside its pages: properties, layers that are off, attachments, scripts, annotations, invisible text.
import { decodePDFRawStream, PDFArray, PDFDict, PDFDocument, PDFName, PDFRawStream, PDFRef } from 'pdf-lib'
import { type Hit, hit } from './hit.ts'

export async function screenPdf(bytes: Uint8Array): Promise<Hit[]> {
  try {
    const pdf = await PDFDocument.load(bytes, { ignoreEncryption: true, updateMetadata: false })
    if (pdf.isEncrypted) return [hit('unread', '文件', 'PDF 文件有密码')]
    return [...properties(pdf), ...layers(pdf), ...attached(pdf), ...pages(pdf)]
  } catch {
    return [hit('unread', '文件', 'PDF 文件已损坏')]
  }
}

function properties(pdf: PDFDocument): Hit[] {
  const labels = { 作者: pdf.getAuthor(), 主题: pdf.getSubject(), 关键词: pdf.getKeywords() }
  const hits = Object.entries(labels).flatMap(([label, value]) =>
    value?.trim() ? [hit('metadata', '文件属性', `${label}：${value.trim().slice(0, 60)}`)] : [],
  )
  const xmp = pdf.catalog.lookup(PDFName.of('Metadata'))
  const text = xmp instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(xmp).decode()).toString('utf8') : ''
  const creator = /<dc:creator>[\s\S]*?<rdf:li[^>]*>([^<]+)</.exec(text)?.[1]?.trim()
  return creator && !labels.作者 ? [...hits, hit('metadata', '文件属性', `作者：${creator}`)] : hits
}

function layers(pdf: PDFDocument): Hit[] {
  const groups = pdf.catalog.lookupMaybe(PDFName.of('OCProperties'), PDFDict)
  const off = groups?.lookupMaybe(PDFName.of('D'), PDFDict)?.lookupMaybe(PDFName.of('OFF'), PDFArray)
  return off?.size() ? [hit('hiddenText', '图层', `${off.size()} 个隐藏的图层`)] : []
}

function attached(pdf: PDFDocument): Hit[] {
  const names = pdf.catalog.lookupMaybe(PDFName.of('Names'), PDFDict)
  return [
    ...(names?.has(PDFName.of('EmbeddedFiles')) ? [hit('embedded', '文件', '附带的文件')] : []),
    ...(names?.has(PDFName.of('JavaScript')) || (pdf.catalog.has(PDFName.of('OpenAction')) && hasScript(pdf))
      ? [hit('embedded', '文件', '打开时运行的程序')]
      : []),
  ]
}

const hasScript = (pdf: PDFDocument): boolean => {
  const action = pdf.catalog.lookup(PDFName.of('OpenAction'))
  return action instanceof PDFDict && action.lookup(PDFName.of('S')) === PDFName.of('JavaScript')
}

function pages(pdf: PDFDocument): Hit[] {
  return pdf.getPages().flatMap((page, index) => {
    const place = `第${index + 1}页`
    const kinds = page.node
      .Annots()
      ?.asArray()
      .flatMap((ref) => {
        const note = ref instanceof PDFRef ? pdf.context.lookup(ref) : ref
        const kind = note instanceof PDFDict ? String(note.lookup(PDFName.of('Subtype'))) : ''
        return ['', '/Link', '/Widget', '/Popup'].includes(kind) ? [] : [kind.slice(1)]
      })
    return [
      ...(kinds?.length ? [hit('comment', place, `${kinds.length} 个批注（${[...new Set(kinds)].join('、')}）`)] : []),
      ...(/(?:^|\s)3\s+Tr(?:\s|$)/.test(contentOf(pdf, page.node.Contents()))
        ? [hit('hiddenText', place, '看不见的文字')]
        : []),
    ]
  })
}

export function contentOf(pdf: PDFDocument, contents: unknown): string {
  if (contents instanceof PDFArray)
    return contents
      .asArray()
      .map((one) => contentOf(pdf, one instanceof PDFRef ? pdf.context.lookup(one) : one))
      .join('\n')
  return contents instanceof PDFRawStream ? Buffer.from(decodePDFRawStream(contents).decode()).toString('latin1') : ''
}
