// Word 97–2003 files (.doc).
import type { Block, Container } from '../blocks.ts'
import { viewOf } from './doc-properties.ts'
import { type DocRow, docTable } from './doc-tables.ts'
import { type DocParagraph, readParagraphs } from './doc-text.ts'
import { addAll, numbered } from './drafts.ts'
import { openOle } from './ole.ts'
import { refusedContainer } from './trouble.ts'

export function openDoc(bytes: Uint8Array): Container {
  const stream = openOle(bytes)
  const main = stream('WordDocument')
  if (!main || main.length < 0x200 || viewOf(main).getUint16(0, true) !== 0xa5ec)
    return refusedContainer(mediaType, '不是能读的 Word 文件（可能是 Word 95 以前的格式），请另存为 .docx 后再读取')
  const flags = viewOf(main).getUint16(0x0a, true)
  if (flags & 0x0100) return refusedContainer(mediaType, 'Word 文件有打开密码，请先解除密码')
  const table = stream(flags & 0x0200 ? '1Table' : '0Table')
  if (!table) return refusedContainer(mediaType, 'Word 文件不完整，请用 Word 打开后另存为 .docx')
  return { mediaType, blocks: numbered(blocksOf(readParagraphs(main, table))), meta: {}, troubles: [] }
}

function blocksOf(paragraphs: DocParagraph[]): Block[] {
  const blocks: Block[] = []
  let rows: DocRow[] = []
  let cells: string[][] = []
  let cell: string[] = []
  const endTable = () => {
    if (cells.length || cell.length) rows.push({ cells: cell.length ? [...cells, cell] : cells, properties: undefined })
    if (rows.length) addAll(blocks, docTable(rows))
    rows = []
    cells = []
    cell = []
  }
  for (const { text, end, inTable, properties } of paragraphs) {
    if (end === 'row') {
      rows.push({ cells, properties })
      cells = []
      cell = []
    } else if (end === 'cell') {
      cells.push([...cell, text])
      cell = []
    } else if (inTable) cell.push(text)
    else {
      endTable()
      for (const line of text.split('\n')) blocks.push({ type: 'paragraph', text: line, at: {} })
    }
  }
  endTable()
  return blocks
}

const mediaType = 'application/msword'
