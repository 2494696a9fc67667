// Web pages: saved by WPS or Word, built of divs, tables in tables, parts folded away.
import type { Cell, Row } from '../layouts.ts'
import { type Made, otherMade, type Piece, utf8, type Wild } from './made.ts'

interface Dress {
  title?: (text: string) => string
  heading?: (text: string) => string
  prose?: (text: string) => string
  table: (rows: Row[], table: string) => string
  page?: (body: string) => string
}

const p = (text: string) => `<p>${text}</p>`
const plainPage = (body: string) =>
  `<!doctype html><html><head><meta charset="utf-8"></head><body>${body}</body></html>`
const dressed = (pieces: Piece[], { title = (text) => `<h1>${text}</h1>`, heading = p, prose = p, table }: Dress) =>
  pieces
    .map((piece) =>
      piece.kind === 'table' ? table(piece.rows, piece.table) : { title, heading, prose }[piece.kind](piece.text),
    )
    .join('\n')
const htmlFile = (dress: Dress, more: Partial<Wild> = {}): Wild => ({
  file: 'report.html',
  make: ({ pieces }: Made) => utf8((dress.page ?? plainPage)(dressed(pieces, dress))),
  ...more,
})

const spans = ({ rowSpan = 1, colSpan = 1 }: Cell) =>
  `${rowSpan > 1 ? ` rowspan=${rowSpan}` : ''}${colSpan > 1 ? ` colspan=${colSpan}` : ''}`
const ruled = (rows: Row[], inner: (text: string) => string = (text) => text) =>
  `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td${spans(cell)}>${inner(cell.text)}</td>`).join('')}</tr>`).join('')}</table>`

const msoRuns = (text: string) =>
  Array.from(text || '\u00a0', (sign) => {
    const shown = sign === '\u00a0' ? '&nbsp;' : sign
    return `<span lang=EN-US style='font-size:10.5pt;font-family:仿宋_GB2312;mso-hansi-font-family:宋体'>${shown}</span>`
  }).join('')
const msoP = (text: string) =>
  `<p class=MsoNormal align=center style='mso-pagination:widow-orphan'>${msoRuns(text)}<span lang=EN-US><o:p></o:p></span></p>`
const msoTable = (rows: Row[]) =>
  `<div align=center><!--[if supportFields]><span>不显示</span><![endif]--><table class=MsoNormalTable border=1 style='mso-yfti-tbllook:1184'>${rows
    .map(
      (row, at) =>
        `<tr style='mso-yfti-irow:${at}'>${row.map((cell) => `<td${spans(cell)} style='border:solid windowtext 1.0pt'>${msoP(cell.text)}</td>`).join('')}<![if !supportMisalignedColumns]><td style='height:31.5pt;border:none' width=0 height=42></td><![endif]></tr>`,
    )
    .join(
      '',
    )}<![if !supportMisalignedColumns]><tr height=0><td width=35 style='border:none'></td><td width=80 style='border:none'></td></tr><![endif]></table></div>`
const msoPage = (body: string) =>
  `<html xmlns:v="urn:schemas-microsoft-com:vml" xmlns:o="urn:schemas-microsoft-com:office:office" xmlns:w="urn:schemas-microsoft-com:office:word"><head><meta http-equiv=Content-Type content="text/html; charset=utf-8"><meta name=Generator content="Microsoft Word 15"><!--[if gte mso 9]><xml><o:OfficeDocumentSettings><o:AllowPNG/></o:OfficeDocumentSettings></xml><![endif]--><style><!-- p.MsoNormal {mso-style-parent:"";} --></style></head><body lang=ZH-CN><div class=WordSection1>${body}</div></body></html>`
const wpsP = (text: string) =>
  `<p class="p" style="margin-bottom:0pt;text-align:center;"><span style="mso-spacerun:'yes';font-family:宋体;font-size:10.5pt;">${text ? `<font face="宋体">${text}</font>` : '&nbsp;'}</span><span style="mso-spacerun:'yes';"><o:p></o:p></span></p>`

const divs =
  (row = 'row', cell = 'cell') =>
  (rows: Row[]) =>
    `<div class="table">${rows.map((line) => `<div class="${row}">${line.map(({ text }) => `<div class="${cell}">${text || '&nbsp;'}</div>`).join('')}</div>`).join('')}</div>`
const styledDivs = (rows: Row[]) =>
  `<div style="display:table">${rows.map((line) => `<div style="display:table-row">${line.map(({ text }) => `<span style="display:table-cell">${text}</span>`).join('')}</div>`).join('')}</div>`
const flexSpans = (rows: Row[]) =>
  `<div class="grid">${rows.map((line) => `<div style="display:flex">${line.map(({ text }) => `<span style="flex:1">${text}</span>`).join('')}</div>`).join('')}</div>`
const ariaTable = (rows: Row[]) =>
  `<div role="table">${rows.map((line) => `<div role="row">${line.map(({ text }) => `<div role="cell">${text}</div>`).join('')}</div>`).join('')}</div>`
const lists = (rows: Row[]) =>
  rows.map((line) => `<ul>${line.map(({ text }) => `<li>${text}</li>`).join('')}</ul>`).join('')

/** A column of the table is one cell whose lines are the rows. */
const columnsInCells = (rows: Row[]) =>
  ruled([rows[0]!.map((cell) => ({ ...cell, rowSpan: 1 }))]).replace('</table>', '') +
  rows
    .slice(1)
    .map((row) => `<tr>${row.map(({ text }) => `<td>${text}</td>`).join('')}</tr>`)
    .join('') +
  '</table>'

/** The values of each row stand in one cell, divided by breaks. */
const valuesInOneCell = (rows: Row[]) =>
  `<table>${rows
    .map((row) => {
      const values = row.filter(({ kind }) => kind === 'value')
      const others = row.filter(({ kind }) => kind !== 'value')
      return `<tr>${others.map((cell) => `<td${spans(cell)}>${cell.text}</td>`).join('')}${values.length ? `<td>${values.map(({ text }) => text).join('<br/>')}</td>` : ''}</tr>`
    })
    .join('')}</table>`

/** All rows of a block in one row of the table, each cell a stack divided by breaks. */
const stacked = (rows: Row[]) => {
  const heads = rows.filter((row) => row.every(({ kind }) => kind !== 'value'))
  const body = rows.filter((row) => row.some(({ kind }) => kind === 'value'))
  const width = Math.max(...body.map((row) => row.filter(({ kind }) => kind === 'value').length))
  const columns = Array.from({ length: width }, (_, at) =>
    body.map((row) => row.filter(({ kind }) => kind === 'value')[at]?.text ?? '').join('<br>'),
  )
  const labels = body.map((row) => row.findLast(({ kind }) => kind !== 'value')?.text ?? '').join('<br>')
  return `<table>${heads.map((row) => `<tr>${row.map((cell) => `<td${spans(cell)}>${cell.text}</td>`).join('')}</tr>`).join('')}<tr><td>${labels}</td>${columns.map((column) => `<td>${column}</td>`).join('')}</tr></table>`
}

const tabbed = (tabs: [string, string][]) =>
  plainPage(
    `<ul class="tabs">${tabs.map(([name]) => `<li>${name}</li>`).join('')}</ul>${tabs.map(([, body], at) => `<div class="tab-pane"${at ? ' style="display: none"' : ''}>${body}</div>`).join('')}`,
  )

export const htmlLayouts: Record<string, Wild> = {
  'saved by Word': htmlFile({ title: msoP, heading: msoP, prose: msoP, table: msoTable, page: msoPage }),
  'saved by Word, some blank': htmlFile(
    { title: msoP, heading: msoP, prose: msoP, table: msoTable, page: msoPage },
    { blanks: 'zeros' },
  ),
  'saved by WPS': htmlFile({
    title: wpsP,
    heading: wpsP,
    prose: wpsP,
    table: (rows) => ruled(rows, wpsP),
    page: msoPage,
  }),
  'saved by WPS, some blank': htmlFile(
    { title: wpsP, heading: wpsP, prose: wpsP, table: (rows) => ruled(rows, wpsP), page: msoPage },
    { blanks: 'parts' },
  ),
  'a layout table around all': htmlFile({
    table: (rows) => ruled(rows),
    page: (body) =>
      plainPage(
        `<table width=1000><tr><td width=200><ul><li>首页</li><li>公开</li></ul></td><td>${body}</td></tr></table>`,
      ),
  }),
  'layout tables around each': htmlFile({
    table: (rows) => `<table><tr><td>&nbsp;</td><td><table><tr><td>${ruled(rows)}</td></tr></table></td></tr></table>`,
  }),
  'each paragraph in a table row': htmlFile({
    title: (t) => `<tr><td>${t}</td></tr>`,
    heading: (t) => `<tr><td>${t}</td></tr>`,
    prose: (t) => `<tr><td>${t}</td></tr>`,
    table: (rows) => `<tr><td>${ruled(rows)}</td></tr>`,
    page: (body) => plainPage(`<table>${body}</table>`),
  }),
  'rows of divs': htmlFile({ table: divs() }),
  'rows of divs, some blank': htmlFile({ table: divs() }, { blanks: 'zeros', said: [] }),
  'divs as table cells': htmlFile({ table: styledDivs }),
  'divs as table cells, some blank': htmlFile({ table: styledDivs }, { blanks: 'zeros' }),
  'flex rows of spans': htmlFile({ table: flexSpans }),
  'flex rows of spans, some blank': htmlFile({ table: flexSpans }, { blanks: 'zeros', said: [] }),
  'roles of a table': htmlFile({ table: ariaTable }),
  'roles of a table, some blank': htmlFile({ table: ariaTable }, { blanks: 'zeros' }),
  'lists as rows': htmlFile({ table: lists }),
  'cells by non-breaking blanks': htmlFile({
    table: (rows) => rows.map((row) => p(row.map(({ text }) => text).join('&nbsp;&nbsp;&nbsp;'))).join(''),
  }),
  'cells by wide blanks': htmlFile({
    table: (rows) => rows.map((row) => p(row.map(({ text }) => text).join('\u3000'))).join(''),
  }),
  'rows in pre': htmlFile({
    table: (rows) => `<pre>${rows.map((row) => row.map(({ text }) => text).join('\t')).join('\n')}</pre>`,
  }),
  'values in one cell': htmlFile({ table: valuesInOneCell }),
  'stacked columns': htmlFile({ table: stacked }, { said: [] }),
  'in details': htmlFile({
    table: (rows, table) => `<details><summary>查看${table}</summary>${ruled(rows)}</details>`,
  }),
  'tables in hidden tabs': htmlFile({
    table: (rows) => `<div class="tab"><button>展开</button><div style="display:none">${ruled(rows)}</div></div>`,
  }),
  'bold headings': htmlFile({
    title: (t) => `<p style="text-align:center"><b><font size=5>${t}</font></b></p>`,
    heading: (t) => `<p><strong>${t.slice(0, 2)}</strong><strong>${t.slice(2)}</strong></p>`,
    table: (rows) => ruled(rows),
  }),
  'headings by breaks': htmlFile({
    title: (t) => `${t}<br>`,
    heading: (t) => `<br><b>${t}</b><br>`,
    prose: (t) => `　　${t}<br>`,
    table: (rows) => ruled(rows),
  }),
  'an article in a textarea': htmlFile(
    {
      table: (rows) => ruled(rows),
      page: (body) =>
        plainPage(
          `<textarea id="content" style="display:none">${body.replace(/&/g, '&amp;').replace(/</g, '&lt;')}</textarea><div id="show"></div>`,
        ),
    },
    { said: [] },
  ),
  'an article in JSON': htmlFile(
    {
      table: (rows) => ruled(rows),
      page: (body) =>
        plainPage(
          `<div id="app"></div><script>window.__DATA__=${JSON.stringify({ content: body }).replace(/</g, '\\u003c')}</script>`,
        ),
    },
    { said: [] },
  ),
  'columns for screen readers': htmlFile({
    table: (rows) => ruled(rows, (text) => `<span aria-hidden="true">${text}</span>`),
  }),
  'mobile and desktop table': htmlFile({
    table: (rows) => `<div class="pc">${ruled(rows)}</div><div class="m" style="display:none">${ruled(rows)}</div>`,
  }),
  'years in tabs': {
    file: 'report.html',
    make: (made) =>
      utf8(
        tabbed([
          ['2022年', dressed(made.pieces, { table: (rows) => ruled(rows) })],
          ['2021年', dressed(otherMade(made, 77, 2021), { table: (rows) => ruled(rows) })],
        ]),
      ),
  },
  'years on a page': {
    file: 'report.html',
    make: (made) =>
      utf8(
        plainPage(
          [made.pieces, otherMade(made, 77, 2021)]
            .map((pieces) => dressed(pieces, { table: (rows) => ruled(rows) }))
            .join('<hr>'),
        ),
      ),
    said: ['R-OTHERREPORT'],
  },
  'cells by columns': htmlFile({ table: columnsInCells }),
  'unclosed cells': htmlFile({
    table: (rows) =>
      `<table>${rows.map((row) => `<tr>${row.map((cell) => `<td${spans(cell)}>${cell.text}`).join('')}`).join('')}</table>`,
  }),
}
