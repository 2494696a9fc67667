// The text of a Word 97 file: pieces of the stream put in order, cut into paragraphs and cells.
import {
  deleted,
  inTable,
  isOn,
  nesting,
  type Run,
  readRuns,
  rowEnds,
  runAt,
  vanished,
  viewOf,
} from './doc-properties.ts'

export interface DocParagraph {
  text: string
  /** Ends a cell of the outermost table, ends a row, or neither. */
  end: 'paragraph' | 'cell' | 'row'
  inTable: boolean
  properties: Run | undefined
}

interface Piece {
  text: string
  /** Where it stands in the stream, and the bytes of a character there. */
  offset: number
  width: 1 | 2
}

export function readParagraphs(main: Uint8Array, table: Uint8Array): DocParagraph[] {
  const paragraphRuns = readRuns(main, table, 'paragraph')
  const hidden = readRuns(main, table, 'character').filter((run) => isOn(run, deleted) || isOn(run, vanished))
  const out: DocParagraph[] = []
  let text = ''
  /** > 0 inside the instruction of a field, which is not shown. */
  const fields: ('instruction' | 'result')[] = []
  for (const piece of pieces(main, table)) {
    for (let i = 0; i < piece.text.length; i++) {
      const position = piece.offset + i * piece.width
      const code = piece.text.charCodeAt(i)
      if (code === 0x13) fields.push('instruction')
      else if (code === 0x14 && fields.length) fields[fields.length - 1] = 'result'
      else if (code === 0x15) fields.pop()
      else if (code === 0x0d || code === 0x07 || code === 0x0c) {
        const properties = runAt(paragraphRuns, position)
        const outermost = (properties?.sprms.get(nesting)?.[0] ?? 1) <= 1
        const row = isOn(properties, rowEnds)
        out.push({
          text: text.trim(),
          end: row && outermost ? 'row' : code === 0x07 && outermost ? 'cell' : 'paragraph',
          inTable: row || isOn(properties, inTable) || code === 0x07,
          properties,
        })
        text = ''
      } else if (!fields.includes('instruction') && !(hidden.length && runAt(hidden, position)))
        text += shown(code, piece.text[i]!)
    }
  }
  if (text.trim()) out.push({ text: text.trim(), end: 'paragraph', inTable: false, properties: undefined })
  return out
}

/** Line breaks, hyphens and blanks have signs of their own; pictures and notes leave a control character. */
function shown(code: number, sign: string): string {
  if (code === 0x0b) return '\n'
  if (code === 0x1e) return '-'
  if (code === 0x09) return '\t'
  return code < 0x20 ? '' : sign
}

/** The main text only (ccpText characters): headers, notes and text boxes follow it. */
function* pieces(main: Uint8Array, table: Uint8Array): Iterable<Piece> {
  const view = viewOf(main)
  const most = view.getUint32(0x004c, true)
  const clx = table.subarray(view.getUint32(0x01a2, true), view.getUint32(0x01a2, true) + view.getUint32(0x01a6, true))
  const plc = pieceTable(clx)
  const count = Math.floor((plc.length - 4) / 12)
  const places = viewOf(plc)
  for (let i = 0; i < count; i++) {
    const from = places.getUint32(i * 4, true)
    const to = Math.min(places.getUint32(i * 4 + 4, true), most)
    if (to <= from) continue
    const fc = places.getUint32((count + 1) * 4 + i * 8 + 2, true)
    const narrow = (fc & 0x40000000) !== 0
    const offset = narrow ? (fc & 0x3fffffff) >> 1 : fc
    const width = narrow ? 1 : 2
    const data = main.subarray(offset, offset + (to - from) * width)
    const text = new TextDecoder(narrow ? 'windows-1252' : 'utf-16le', { ignoreBOM: true }).decode(data)
    yield { text, offset, width }
  }
}

/** The part of the Clx that lists the pieces, after any number of property groups. */
function pieceTable(clx: Uint8Array): Uint8Array {
  const view = viewOf(clx)
  let at = 0
  while (at + 3 < clx.length && clx[at] === 1) at += 3 + view.getUint16(at + 1, true)
  if (clx[at] !== 2 || at + 5 > clx.length) throw new Error('找不到正文')
  return clx.subarray(at + 5, at + 5 + view.getUint32(at + 1, true))
}
