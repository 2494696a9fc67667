// Excel workbooks: every visible sheet becomes its headings and tables, cells with the text they show.
import type { Block, Container } from '../blocks.ts'
import { bounds } from './bounds.ts'
import { addAll, numbered } from './drafts.ts'
import { decodeText } from './encoding.ts'
import { readSheet } from './sheet.ts'
import { sheetBlocks } from './sheet-blocks.ts'
import { type NumberFormats, readNumberFormats } from './sheet-numbers.ts'
import { refusedContainer, trouble } from './trouble.ts'
import { attributeOf, readXml } from './xml.ts'
import { openZip, type Zip, ZipBound } from './zip.ts'

export function openXlsx(bytes: Uint8Array): Container {
  const zip = openZip(bytes)
  if ('refused' in zip) return refusedContainer(mediaType, zip.refused)
  try {
    return workbook(zip)
  } catch (error) {
    if (error instanceof ZipBound)
      return refusedContainer(
        mediaType,
        `解压后超过 ${bounds.zipBytes >> 20} MB 或压缩比超过 ${bounds.zipRatio} 倍，不予读取`,
      )
    throw error
  }
}

function workbook(zip: Zip): Container {
  const container: Container = { mediaType, blocks: [], meta: {}, troubles: [] }
  const strings = sharedStrings(xmlOf(zip, 'xl/sharedStrings.xml'))
  const formats: NumberFormats = readNumberFormats(xmlOf(zip, 'xl/styles.xml'))
  const blocks: Block[] = []
  const sheets = sheetsOf(zip)
  for (const { name, path } of sheets.slice(0, bounds.sheets)) {
    const sheet = readSheet(xmlOf(zip, path), strings, formats)
    if (sheet.cut)
      container.troubles.push(trouble('cut', `工作表“${name}”过大或不完整，只读了前面的部分`, { sheet: name }))
    const { rows, columns } = sheet.hidden
    if (rows + columns)
      container.troubles.push(
        trouble('lost', `工作表“${name}”有隐藏的行或列（行 ${rows}、列 ${columns}）填有内容，没有读`, { sheet: name }),
      )
    if (sheet.rounded)
      container.troubles.push(
        trouble('lost', `工作表“${name}”有 ${sheet.rounded} 格只显示到四舍五入后的数，小数没有读，以显示的为准`, {
          sheet: name,
        }),
      )
    if (!sheet.rows.length && sheet.drawings)
      container.troubles.push(trouble('lost', `工作表“${name}”里只有图片，没有读`, { sheet: name }))
    addAll(blocks, sheetBlocks(sheet, name))
  }
  if (sheets.length > bounds.sheets)
    container.troubles.push(trouble('cut', `有 ${sheets.length} 张工作表，只读了前 ${bounds.sheets} 张`))
  container.blocks = numbered(blocks)
  return container
}

/** Visible sheets in the order of their tabs. */
function sheetsOf(zip: Zip): { name: string; path: string }[] {
  const targets = new Map<string, string>()
  readXml(xmlOf(zip, 'xl/_rels/workbook.xml.rels'), {
    open(name, attributes) {
      if (local(name) !== 'Relationship') return
      const target = attributeOf(attributes, 'Target') ?? ''
      targets.set(attributeOf(attributes, 'Id') ?? '', target.startsWith('/') ? target.slice(1) : `xl/${target}`)
    },
    close() {},
    text() {},
  })
  const sheets: { name: string; path: string }[] = []
  readXml(xmlOf(zip, 'xl/workbook.xml'), {
    open(name, attributes) {
      if (local(name) !== 'sheet' || /hidden/i.test(attributeOf(attributes, 'state') ?? '')) return
      const id = /\b[\w]+:id\s*=\s*["']([^"']+)/.exec(attributes)?.[1] ?? ''
      const path = targets.get(id)
      if (path && zip.has(path)) sheets.push({ name: attributeOf(attributes, 'name') ?? '', path })
    },
    close() {},
    text() {},
  })
  return sheets
}

function sharedStrings(xml: string): string[] {
  const strings: string[] = []
  let text = ''
  let [inside, phonetic] = [false, 0]
  readXml(xml, {
    open(name) {
      const tag = local(name)
      if (tag === 'si') text = ''
      if (tag === 'rPh') phonetic++
      inside = tag === 't' && !phonetic
    },
    close(name) {
      const tag = local(name)
      if (tag === 'rPh') phonetic--
      if (tag === 't') inside = false
      if (tag === 'si') strings.push(text)
    },
    text(part) {
      if (inside) text += part
    },
  })
  return strings
}

function xmlOf(zip: Zip, name: string): string {
  const part = zip.read(name)
  return part ? decodeText(part).text : ''
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

const mediaType = 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet'
