// Word files in ways that other programs and offices write them.

import { docxOf } from '../../containers/zip-fixture.ts'
import type { Row } from '../layouts.ts'
import { type Made, otherMade, type Piece, type Placed, placedCells, type Wild } from './made.ts'

const escaped = (text: string) => text.replace(/&/g, '&amp;').replace(/</g, '&lt;')
const r = (text: string) => `<w:r><w:t xml:space="preserve">${escaped(text)}</w:t></w:r>`
const p = (text: string) => `<w:p>${text ? r(text) : ''}</w:p>`
type Inner = (text: string, kind: string) => string

const tc = (cell: { colSpan: number }, inner: string, more = '') =>
  `<w:tc><w:tcPr>${cell.colSpan > 1 ? `<w:gridSpan w:val="${cell.colSpan}"/>` : ''}${more}</w:tcPr>${inner}</w:tc>`

interface Tabling {
  inner?: Inner
  /** Wraps each cell or row. */
  cell?: (xml: string) => string
  row?: (xml: string, at: number) => string
  /** Rows at which a new table begins, and how many rows are repeated there. */
  breaks?: number[]
  head?: number
  between?: string
}

/** Cells that reach down are restarted and continued, as Word writes them. */
function tableXml(
  rows: Row[],
  {
    inner = (text) => p(text),
    cell = (xml) => xml,
    row = (xml) => xml,
    breaks = [],
    head = 0,
    between = '<w:p/>',
  }: Tabling = {},
): string {
  const { cells } = placedCells(rows)
  const at = (line: number, start: number): string => {
    const starting = cells.filter((one) => one.row === line)
    const covering = cells.filter((one) => one.row < line && one.row + one.rowSpan > line)
    return [...starting, ...covering]
      .sort((one, other) => one.column - other.column)
      .map((one: Placed) => {
        const begins = one.row === line || (line === start && one.row < start)
        const merge = one.rowSpan > 1 ? (begins ? '<w:vMerge w:val="restart"/>' : '<w:vMerge/>') : ''
        const text = one.row === line ? one.text : ''
        return cell(tc(one, inner(text, one.kind), merge))
      })
      .join('')
  }
  const ends = [...breaks, rows.length]
  return ends
    .map((end, part) => {
      const start = part ? ends[part - 1]! : 0
      const again = part ? Array.from({ length: head }, (_, line) => line) : []
      const lines = [
        ...again.map((line) => at(line, 0)),
        ...Array.from({ length: end - start }, (_, line) => at(start + line, start)),
      ]
      return `<w:tbl>${lines.map((line, index) => row(`<w:tr>${line}</w:tr>`, index)).join('')}</w:tbl>`
    })
    .join(between)
}

const docx = (
  how: {
    table?: (rows: Row[], table: string) => string
    line?: (text: string, kind: string) => string
    body?: (xml: string) => string
  } = {},
  more: Partial<Wild> = {},
): Wild => ({
  file: 'report.docx',
  make: ({ pieces }: Made) => docxOf((how.body ?? ((xml) => xml))(xmlOf(pieces, how))),
  ...more,
})
const xmlOf = (
  pieces: Piece[],
  { table = (rows: Row[]) => tableXml(rows), line = p }: Parameters<typeof docx>[0] & {} = {},
) =>
  pieces
    .map((piece) => (piece.kind === 'table' ? table(piece.rows, piece.table) : line(piece.text, piece.kind)))
    .join('')

const sdt = (content: string) =>
  `<w:sdt><w:sdtPr><w:alias w:val="内容"/><w:text/></w:sdtPr><w:sdtContent>${content}</w:sdtContent></w:sdt>`
const boxed = (content: string) =>
  `<w:p><w:r><mc:AlternateContent><mc:Choice Requires="wps"><w:drawing><wp:anchor><a:graphic><a:graphicData><wps:wsp><wps:txbx><w:txbxContent>${content}</w:txbxContent></wps:txbx></wps:wsp></a:graphicData></a:graphic></wp:anchor></w:drawing></mc:Choice><mc:Fallback><w:pict><v:textbox><w:txbxContent>${content}</w:txbxContent></v:textbox></w:pict></mc:Fallback></mc:AlternateContent></w:r></w:p>`
const del = (text: string) => `<w:del w:id="1" w:author="某"><w:r><w:delText>${text}</w:delText></w:r></w:del>`
const ins = (text: string) => `<w:ins w:id="2" w:author="某">${r(text)}</w:ins>`
const tracked: Inner = (text, kind) => (kind === 'value' && text ? `<w:p>${del('7')}${ins(text)}</w:p>` : p(text))
const trackedParts: Inner = (text, kind) =>
  kind === 'value' && text
    ? `<w:p>${r(text.slice(0, 1))}${del('9')}${text.length > 1 ? ins(text.slice(1)) : ''}</w:p>`
    : p(text)
const movedParts: Inner = (text, kind) =>
  kind === 'value' && text
    ? `<w:p><w:moveFrom w:id="3">${r('5')}</w:moveFrom><w:moveTo w:id="4">${r(text)}</w:moveTo></w:p>`
    : p(text)
const deletedRow = (xml: string) => xml.replace('<w:tr>', '<w:tr><w:trPr><w:del w:id="9" w:author="某"/></w:trPr>')
const oldRow = (rows: Row[]): Row[] =>
  rows.flatMap((row) =>
    row.some(({ kind }) => kind === 'value') && !row.some(({ rowSpan = 1 }) => rowSpan > 1)
      ? [row, row.map((cell) => (cell.kind === 'value' ? { ...cell, text: '5' } : cell))]
      : [row],
  )
const inserted = (rows: Row[]) => {
  let at = -1
  const doubled = oldRow(rows)
  return tableXml(doubled, {
    row: (xml) => {
      at++
      return doubled[at - 1] &&
        doubled[at]!.length === doubled[at - 1]!.length &&
        at > 0 &&
        !rows.includes(doubled[at]!)
        ? deletedRow(xml)
        : xml
    },
  })
}
const requestsOnly = (print: (rows: Row[]) => string) => (rows: Row[], table: string) =>
  table === 'requests' ? print(rows) : tableXml(rows)

export const docxLayouts: Record<string, Wild> = {
  plain: docx(),
  'plain, some blank': docx({}, { blanks: 'zeros' }),
  'a layout table around each': docx({
    table: (rows) => `<w:tbl><w:tr>${tc({ colSpan: 1 }, `${p('')}${tableXml(rows)}${p('')}`)}</w:tr></w:tbl>`,
  }),
  'a layout table around all': docx({ body: (xml) => `<w:tbl><w:tr>${tc({ colSpan: 1 }, xml)}</w:tr></w:tbl>` }),
  'a layout table of two columns': docx({
    table: (rows) =>
      `<w:tbl><w:tr>${tc({ colSpan: 1 }, p('附表'))}${tc({ colSpan: 1 }, tableXml(rows))}</w:tr></w:tbl>`,
  }),
  'a table in each cell': docx({
    table: (rows) =>
      tableXml(rows, { inner: (text) => `<w:tbl><w:tr>${tc({ colSpan: 1 }, p(text))}</w:tr></w:tbl><w:p/>` }),
  }),
  'broken by a page, head repeated': docx({ table: requestsOnly((rows) => tableXml(rows, { breaks: [14], head: 3 })) }),
  'broken by a page, head repeated, some blank': docx(
    { table: requestsOnly((rows) => tableXml(rows, { breaks: [14], head: 3 })) },
    { blanks: 'parts' },
  ),
  'broken by a page, no head': docx({ table: requestsOnly((rows) => tableXml(rows, { breaks: [14] })) }),
  'broken twice, a line between': docx({
    table: requestsOnly((rows) => tableXml(rows, { breaks: [10, 20], between: p('（续表）') })),
  }),
  'broken, page break between': docx({
    table: requestsOnly((rows) =>
      tableXml(rows, { breaks: [16], between: '<w:p><w:r><w:br w:type="page"/></w:r></w:p>' }),
    ),
  }),
  'in text boxes': docx({ table: (rows) => boxed(tableXml(rows)) }),
  'all in a text box': docx({ body: boxed }),
  'headings in text boxes': docx({ line: (text, kind) => (kind === 'prose' ? p(text) : boxed(p(text))) }),
  'figures changed under tracking': docx({ table: (rows) => tableXml(rows, { inner: tracked }) }),
  'digits changed under tracking': docx({ table: (rows) => tableXml(rows, { inner: trackedParts }) }),
  'figures moved under tracking': docx({ table: (rows) => tableXml(rows, { inner: movedParts }) }),
  'rows deleted under tracking': docx({ table: inserted }),
  'content controls in cells': docx({
    table: (rows) => tableXml(rows, { inner: (text) => `<w:p>${sdt(r(text))}</w:p>` }),
  }),
  'content controls around paragraphs': docx({
    table: (rows) => tableXml(rows, { inner: (text) => sdt(p(text)) }),
    line: (text) => sdt(p(text)),
  }),
  'content controls around cells': docx({ table: (rows) => tableXml(rows, { cell: sdt }) }),
  'content controls around rows': docx({ table: (rows) => tableXml(rows, { row: sdt }) }),
  'content controls around tables': docx({ table: (rows) => sdt(tableXml(rows)) }),
  'form fields': docx({
    table: (rows) =>
      tableXml(rows, {
        inner: (text, kind) =>
          kind === 'value'
            ? `<w:p><w:r><w:fldChar w:fldCharType="begin"><w:ffData><w:name w:val="Text1"/><w:textInput><w:default w:val="8"/></w:textInput></w:ffData></w:fldChar></w:r><w:r><w:instrText> FORMTEXT </w:instrText></w:r><w:r><w:fldChar w:fldCharType="separate"/></w:r>${r(text)}<w:r><w:fldChar w:fldCharType="end"/></w:r></w:p>`
            : p(text),
      }),
  }),
  'sum fields': docx({
    table: (rows) =>
      tableXml(rows, {
        inner: (text, kind) =>
          kind === 'value' ? `<w:p><w:fldSimple w:instr="=SUM(LEFT)">${r(text)}</w:fldSimple></w:p>` : p(text),
      }),
  }),
  'tables by tabs': docx({
    table: (rows) =>
      rows.map((row) => `<w:p>${row.map(({ text }) => r(text)).join('<w:r><w:tab/></w:r>')}</w:p>`).join(''),
  }),
  'two paragraphs in a head': docx({
    table: (rows) =>
      tableXml(rows, {
        inner: (text, kind) => (kind === 'value' ? p(text) : `${p(text.slice(0, 3))}${p(text.slice(3))}`),
      }),
  }),
  'digits in runs and paragraphs of their own': docx({
    table: (rows) =>
      tableXml(rows, {
        inner: (text, kind) => (kind === 'value' ? `<w:p>${Array.from(text, r).join('')}</w:p>` : p(text)),
      }),
  }),
  'figures as a list': docx({
    table: (rows) =>
      tableXml(rows, {
        inner: (text, kind) =>
          kind === 'value' && /^\d$/.test(text)
            ? `<w:p><w:pPr><w:numPr><w:ilvl w:val="0"/><w:numId w:val="0"/></w:numPr></w:pPr>${r(text)}</w:p>`
            : p(text),
      }),
  }),
  'figures as equations': docx(
    {
      table: (rows) =>
        tableXml(rows, {
          inner: (text, kind) =>
            kind === 'value' && text ? `<w:p><m:oMath><m:r><m:t>${text}</m:t></m:r></m:oMath></w:p>` : p(text),
        }),
    },
    { said: [] },
  ),
  'figures as symbols': docx(
    {
      table: (rows) =>
        tableXml(rows, {
          inner: (text, kind) =>
            kind === 'value' && text === '0'
              ? '<w:p><w:r><w:sym w:font="Wingdings" w:char="F030"/></w:r></w:p>'
              : p(text),
        }),
    },
    { said: [] },
  ),
  'years one behind the other': {
    file: 'report.docx',
    make: (made) => docxOf(`${xmlOf(made.pieces)}${xmlOf(otherMade(made, 77, 2021))}`),
    said: ['R-OTHERREPORT'],
  },
}
