import {
  AlignmentType,
  Bookmark,
  BorderStyle,
  Document,
  Footer,
  HeadingLevel,
  HeightRule,
  type IRunOptions,
  LeaderType,
  LineRuleType,
  Packer,
  PageNumber,
  PageReference,
  Paragraph,
  type ParagraphChild,
  Table,
  TableCell,
  TableLayoutType,
  TableRow,
  TabStopType,
  TextRun,
  VerticalAlignTable,
  WidthType,
} from 'docx'
import { attachmentLine, linesAbove, signatureIndents } from './closing.ts'
import { named } from './fonts.ts'
import { bottom, charactersPerTitleLine, linePoints, page, points, red, right, size, text, twips } from './geometry.ts'
import { balanced, fittedSize, widthOf } from './measure.ts'
import {
  gridOf,
  leastRowMm,
  type Paper,
  type PaperCell,
  type PaperPart,
  type PaperTable,
  type Signature,
} from './paper.ts'

/** The document as Word and WPS open it. */
export async function paperToDocx(paper: Paper): Promise<Uint8Array> {
  const { about = {}, title } = paper
  const document = new Document({
    ...(title && { title }),
    creator: about.author ?? '',
    subject: about.subject ?? '',
    keywords: about.keywords ?? '',
    lastModifiedBy: about.author ?? '',
    evenAndOddHeaderAndFooters: true,
    styles: {
      default: {
        document: {
          run: { ...face('body', size.body), language: { value: 'en-US', eastAsia: languageOf(paper) } },
          paragraph: { spacing: { line: Math.round(linePoints * 20), lineRule: LineRuleType.EXACT } },
        },
      },
    },
    sections: [
      {
        properties: {
          page: {
            size: { width: twips(page.widthMm), height: twips(page.heightMm) },
            margin: {
              top: twips(text.topMm),
              left: twips(text.leftMm),
              right: twips(right.mm),
              bottom: twips(bottom.mm),
              footer: twips(bottom.mm - 12),
            },
          },
        },
        footers: { default: pageNumber('odd'), even: pageNumber('even') },
        children: [
          ...headOf(paper),
          ...paper.parts.flatMap((part, index) => partOf(part, paper.parts[index + 1], keepsLast(paper, index))),
          ...closingOf(paper),
        ],
      },
    ],
  })
  return new Uint8Array(await Packer.toBuffer(document))
}

const languageOf = ({ lang }: Paper) => (lang === 'zh-Hant' ? 'zh-TW' : 'zh-CN')

const face = (name: keyof typeof named, points: number) => ({
  font: { ascii: named.latin, hAnsi: named.latin, cs: named.latin, eastAsia: named[name], hint: 'eastAsia' },
  size: Math.round(points * 2),
})

const run = (content: string, name: keyof typeof named, points: number, more: IRunOptions = {}): ParagraphChild =>
  new TextRun({ text: content, ...face(name, points), ...more })

/** 单页码居右空一字，双页码居左空一字。 */
function pageNumber(side: 'odd' | 'even'): Footer {
  const children = [new TextRun({ children: ['— ', PageNumber.CURRENT, ' —'], ...face('table', size.pageNumber) })]
  const odd = side === 'odd'
  return new Footer({
    children: [
      new Paragraph({
        alignment: odd ? AlignmentType.RIGHT : AlignmentType.LEFT,
        indent: odd ? { right: size.pageNumber * 20 } : { left: size.pageNumber * 20 },
        children,
      }),
    ],
  })
}

function headOf({ organHead, docNo, title, underTitle = [], addressee }: Paper): Paragraph[] {
  const centred = (children: ParagraphChild[], more = {}) =>
    new Paragraph({ alignment: AlignmentType.CENTER, children, ...more })
  return [
    ...(organHead
      ? [
          centred([run(organHead, 'title', size.organHead, { color: red })], {
            spacing: { lineRule: LineRuleType.AUTO },
          }),
          centred(docNo ? [run(docNo, 'body', size.body)] : [], {
            border: { bottom: { style: BorderStyle.SINGLE, size: 16, color: red, space: 6 } },
          }),
          new Paragraph({}),
        ]
      : docNo
        ? [new Paragraph({ alignment: AlignmentType.RIGHT, children: [run(docNo, 'body', size.body)] })]
        : []),
    ...(title
      ? [
          centred([run(title, 'title', size.title)], {
            heading: HeadingLevel.TITLE,
            indent: titleIndent(title),
            autoSpaceEastAsianText: false,
            spacing: { line: 33 * 20, lineRule: LineRuleType.AT_LEAST, after: 200 },
          }),
        ]
      : []),
    ...underTitle.map(({ text, strong }) => centred([run(text, strong ? 'heading' : 'subheading', size.underTitle)])),
    ...(title && !organHead && underTitle.length
      ? [
          new Paragraph({
            border: { top: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 24, color: '000000', space: 4 } },
          }),
        ]
      : []),
    ...(addressee ? [new Paragraph({ children: [run(`${addressee}：`, 'body', size.body)] })] : []),
  ]
}

/** Room on both sides that makes a long title break where its lines are balanced. */
function titleIndent(title: string): { left: number; right: number } {
  const [first, ...others] = balanced(title, charactersPerTitleLine)
  const room = others.length ? (points(text.widthMm) - (widthOf(first!) + 0.5) * size.title) / 2 : 0
  return { left: Math.max(0, Math.floor(room * 20)), right: Math.max(0, Math.floor(room * 20)) }
}

const twoCharacters = { firstLine: size.body * 2 * 20, firstLineChars: 200 }

/** A table with so many rows begins a page, with its heading. */
const longTable = 20

/** The last paragraph stays with the signature, so that no page bears a seal without text. */
const keepsLast = ({ parts, signature }: Paper, index: number) => signature !== undefined && index === parts.length - 1

function partOf(part: PaperPart, next: PaperPart | undefined, keepNext: boolean): (Paragraph | Table)[] {
  if (part.type === 'table') return [tableOf(part.table), new Paragraph({ spacing: { line: 160 } })]
  if (part.type === 'heading')
    return [
      new Paragraph({
        heading: part.level === 1 ? HeadingLevel.HEADING_1 : HeadingLevel.HEADING_2,
        keepNext: true,
        pageBreakBefore: part.opensPage || (next?.type === 'table' && next.table.rows.length >= longTable),
        ...(part.opensPage ? { alignment: AlignmentType.CENTER } : { indent: twoCharacters }),
        children: marked(part.key, [
          run(part.text, part.level === 1 ? 'heading' : 'subheading', size.body, { color: '000000' }),
        ]),
      }),
    ]
  if (part.leadsTo)
    return [
      new Paragraph({
        tabStops: [{ type: TabStopType.RIGHT, position: twips(text.widthMm), leader: LeaderType.DOT }],
        children: [run(`${part.text}\t`, 'body', size.body), new PageReference(part.leadsTo, { hyperlink: true })],
      }),
    ]
  return [
    new Paragraph({
      ...(part.indent !== false && { indent: twoCharacters }),
      alignment: AlignmentType.BOTH,
      keepNext,
      children: [run(part.text, 'body', size.body)],
    }),
  ]
}

const marked = (key: string | undefined, children: ParagraphChild[]): ParagraphChild[] =>
  key ? [new Bookmark({ id: key, children })] : children

const cellMargin = 60

function tableOf(table: PaperTable): Table {
  const { widths, headRows, fontSize } = table
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const columnWidths = widths.map((width) => Math.round((twips(text.widthMm) * width) / whole))
  const room = (from: number, count: number) =>
    columnWidths.slice(from, from + count).reduce((sum, width) => sum + width, -2 * cellMargin) / 20
  const hairline = { style: BorderStyle.SINGLE, size: 4, color: '000000' }
  return new Table({
    width: { size: twips(text.widthMm), type: WidthType.DXA },
    layout: TableLayoutType.FIXED,
    alignment: AlignmentType.CENTER,
    columnWidths,
    margins: { left: cellMargin, right: cellMargin, top: 30, bottom: 30 },
    borders: {
      top: { style: BorderStyle.THICK_THIN_SMALL_GAP, size: 18, color: '000000' },
      bottom: { style: BorderStyle.SINGLE, size: 12, color: '000000' },
      left: hairline,
      right: hairline,
      insideHorizontal: hairline,
      insideVertical: hairline,
    },
    rows: gridOf(table).map(
      (places, row) =>
        new TableRow({
          tableHeader: row < headRows,
          cantSplit: true,
          ...(table.rowMm && {
            height: { value: twips(leastRowMm(table, table.rows[row] ?? [])), rule: HeightRule.ATLEAST },
          }),
          children: places.flatMap(({ cell, starts }, column) => {
            if (!starts) return []
            const fitted = cell.figure ? fittedSize(cell.text, fontSize, room(column, cell.colSpan)) : fontSize
            return tableCell(cell, fitted, row < table.rows.length - 1)
          }),
        }),
    ),
  })
}

function tableCell(
  { text, rowSpan, colSpan, head, bold, align, faint }: PaperCell,
  fontSize: number,
  keepNext: boolean,
): TableCell {
  return new TableCell({
    rowSpan,
    columnSpan: colSpan,
    verticalAlign: VerticalAlignTable.CENTER,
    children: [
      new Paragraph({
        alignment: align ?? (head ? 'left' : 'center'),
        keepNext,
        spacing: { line: Math.round(fontSize * 26), lineRule: LineRuleType.AT_LEAST },
        children: text.split('\n').map((line, index) =>
          run(line, 'table', fontSize, {
            ...(bold && { bold }),
            ...(faint && { color: '595959' }),
            ...(index > 0 && { break: 1 }),
          }),
        ),
      }),
    ],
  })
}

function closingOf({ attachments = [], signature, note }: Paper): Paragraph[] {
  return [
    ...(attachments.length ? [new Paragraph({ keepNext: signature !== undefined })] : []),
    ...attachments.map((_, index) => {
      const line = attachmentLine(attachments, index)
      return new Paragraph({
        keepNext: signature !== undefined,
        indent: { left: size.body * line.indent * 20 },
        children: [run(line.text, 'body', size.body)],
      })
    }),
    ...(signature ? signatureOf(signature) : []),
    ...(note ? [new Paragraph({ indent: twoCharacters, children: [run(`（${note}）`, 'body', size.body)] })] : []),
  ]
}

function signatureOf(signature: Signature): Paragraph[] {
  const indents = signatureIndents(signature)
  const line = (content: string, points: number) =>
    new Paragraph({
      alignment: AlignmentType.RIGHT,
      indent: { right: Math.round(points * 20) },
      keepNext: true,
      children: [run(content, 'body', size.body)],
    })
  return [
    ...Array.from(
      { length: linesAbove(signature) - (signature.sealNote ? 1 : 0) },
      () => new Paragraph({ keepNext: true }),
    ),
    ...(signature.sealNote
      ? [
          new Paragraph({
            alignment: AlignmentType.RIGHT,
            indent: { right: size.body * 4 * 20 },
            keepNext: true,
            children: [run(signature.sealNote, 'table', size.sealNote, { color: '767676' })],
          }),
        ]
      : []),
    line(signature.organ, indents.organ),
    line(signature.date, indents.date),
  ]
}
