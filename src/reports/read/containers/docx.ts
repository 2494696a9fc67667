// Word files (.docx, and the XML of Word 2003): word/document.xml read in one pass.
import type { Container } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { numbered } from './drafts.ts'
import { decodeText } from './encoding.ts'
import { lostImages } from './images.ts'
import { refusedContainer, trouble } from './trouble.ts'
import { WordFlow } from './word-flow.ts'
import { type Numbering, readNumbering } from './word-numbering.ts'
import { readStyles, type Styles } from './word-styles.ts'
import { readXml } from './xml.ts'
import { openZip, ZipBound } from './zip.ts'

export function openDocx(bytes: Uint8Array): Container {
  const zip = openZip(bytes)
  if ('refused' in zip) return refusedContainer(mediaType, zip.refused)
  const xmlOf = (name: string) => {
    const part = zip.read(name)
    return part && decodeText(part).text
  }
  const main = zip.names.find((name) => /^word\/document\d*\.xml$/.test(name))!
  try {
    const document = xmlOf(main)!
    const styles = readStyles(xmlOf('word/styles.xml') ?? '')
    const numbering = readNumbering(xmlOf('word/numbering.xml') ?? '')
    const container = {
      ...wordContainer(document, styles, numbering),
      meta: coreMeta(xmlOf('docProps/core.xml') ?? ''),
    }
    if (!container.blocks.length && zip.names.some((name) => /afchunk|\.mht|\.html?$/i.test(name)))
      container.troubles.push(trouble('lost', '正文在文件内嵌的网页里，没有读；请用 Word 打开后另存一次'))
    return container
  } catch (error) {
    if (error instanceof ZipBound)
      return refusedContainer(
        mediaType,
        `解压后超过 ${bounds.zipBytes >> 20} MB 或压缩比超过 ${bounds.zipRatio} 倍，不予读取`,
      )
    throw error
  }
}

export function openWordMl(bytes: Uint8Array): Container {
  return wordContainer(decodeText(bytes).text, new Map(), new Map())
}

function wordContainer(xml: string, styles: Styles, numbering: Numbering): Container {
  const flow = new WordFlow(styles, numbering)
  const stopped = readXml(xml.slice(0, bounds.htmlCharacters), flow)
  const blocks = numbered(flow.finish())
  const container: Container = { mediaType, blocks, meta: {}, troubles: lostImages({ blocks, images: flow.images }) }
  if (flow.objects)
    container.troubles.push(
      trouble('lost', `文中有 ${flow.objects} 个嵌入对象（例如嵌入的 Excel 表），里面的内容没有读`),
    )
  if (stopped || xml.length > bounds.htmlCharacters)
    container.troubles.push(
      trouble('cut', stopped === 'broken' ? '文件不完整，只读到中断处' : '文件过大或嵌套过深，只读了前面的部分'),
    )
  return container
}

function coreMeta(xml: string): Container['meta'] {
  const title = /<dc:title>([^<]{1,300})<\/dc:title>/.exec(xml)?.[1]?.trim()
  return title ? { title } : {}
}

const mediaType = 'application/vnd.openxmlformats-officedocument.wordprocessingml.document'
