// Any file → blocks in reading order. The kind of file is told by its content; name and media type are only hints.
import type { Container } from '../blocks.ts'
import { bounded } from './bounded.ts'
import { bounds } from './bounds.ts'
import { openDocx, openWordMl } from './docx.ts'
import { type Format, formatOf } from './format.ts'
import { openHtml } from './html.ts'
import { openMhtml } from './mhtml.ts'
import { openText } from './text.ts'
import { refusedContainer } from './trouble.ts'
import { openXlsx } from './xlsx.ts'
import { openZip } from './zip.ts'

export interface ContainerHint {
  name?: string | null
  mediaType?: string | null
}

/** Never throws on material: what cannot be read is said in `troubles`. */
export async function openContainer(bytes: Uint8Array, hint: ContainerHint = {}): Promise<Container> {
  if (bytes.length === 0) return refusedContainer('application/octet-stream', '文件是空的')
  if (bytes.length > bounds.inputBytes) {
    const [size, most] = [bytes.length, bounds.inputBytes].map((count) => Math.ceil(count / (1 << 20)))
    return refusedContainer('application/octet-stream', `文件有 ${size} MB，超过 ${most} MB 的上限`)
  }
  const format = formatOf(bytes)
  try {
    return bounded(await openers[format](bytes, hint))
  } catch (error) {
    // Libraries throw on damaged files in many ways; to the reader they are all one: nothing could be read.
    return refusedContainer(
      mediaTypes[format],
      `${names[format]}已损坏，无法打开（${(error as Error)?.message ?? error}）`,
    )
  }
}

const openers: Record<Format, (bytes: Uint8Array, hint: ContainerHint) => Container | Promise<Container>> = {
  text: openText,
  html: (bytes, { mediaType }) => openHtml(bytes, /charset=["']?([\w-]+)/i.exec(mediaType ?? '')?.[1]),
  mhtml: openMhtml,
  docx: openDocx,
  wordml: openWordMl,
  xlsx: openXlsx,
  // The libraries for these are large: they are loaded when the first such file comes.
  pdf: async (bytes) => (await import('./pdf.ts')).openPdf(bytes),
  doc: async (bytes) => (await import('./doc.ts')).openDoc(bytes),
  xls: () => refusedContainer(mediaTypes.xls, '这是旧版 Excel（.xls）文件，请另存为 .xlsx 后再读取'),
  rtf: () => refusedContainer(mediaTypes.rtf, '这是 RTF 文件，请另存为 .docx 后再读取'),
  odt: () => refusedContainer(mediaTypes.odt, '这是 OpenDocument 文件，请另存为 .docx 后再读取'),
  ofd: () => refusedContainer(mediaTypes.ofd, '这是 OFD 版式文件，请换用同一报告的网页、Word 或 PDF 文件'),
  pptx: () => refusedContainer(mediaTypes.pptx, '这是演示文稿，不是报告'),
  locked: () => refusedContainer(mediaTypes.locked, '文件有打开密码，请先解除密码'),
  zip: (bytes) => {
    const zip = openZip(bytes)
    return refusedContainer(mediaTypes.zip, 'refused' in zip ? zip.refused : '这是压缩包，请解压后逐个读取其中的报告')
  },
  archive: () => refusedContainer(mediaTypes.archive, '这是压缩包或旧版办公文件，无法读取；请解压或另存为 .docx'),
  picture: () => refusedContainer(mediaTypes.picture, '这是图片，里面的文字没有读；请换用网页、Word 或 PDF 文件'),
}

const names: Record<Format, string> = {
  text: '文本文件',
  html: '网页',
  mhtml: '网页存档',
  docx: 'Word 文件',
  wordml: 'Word XML 文件',
  xlsx: 'Excel 文件',
  pdf: 'PDF 文件',
  doc: 'Word 文件',
  xls: 'Excel 文件',
  rtf: 'RTF 文件',
  odt: 'OpenDocument 文件',
  ofd: 'OFD 文件',
  pptx: '演示文稿',
  locked: '文件',
  zip: '压缩包',
  archive: '压缩包',
  picture: '图片',
}

const mediaTypes: Record<Format, string> = {
  text: 'text/plain',
  html: 'text/html',
  mhtml: 'multipart/related',
  docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document',
  wordml: 'application/xml',
  xlsx: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
  pdf: 'application/pdf',
  doc: 'application/msword',
  xls: 'application/vnd.ms-excel',
  rtf: 'application/rtf',
  odt: 'application/vnd.oasis.opendocument.text',
  ofd: 'application/ofd',
  pptx: 'application/vnd.openxmlformats-officedocument.presentationml.presentation',
  locked: 'application/octet-stream',
  zip: 'application/zip',
  archive: 'application/octet-stream',
  picture: 'image/*',
}
