import pdfmake from 'pdfmake'
import type { Content, ContentTable, TableCell, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts'
import { attachmentLine, linesAbove, signatureIndents } from './closing.ts'
import { embedded } from './fonts.ts'
import { bottom, linePoints, points, red, right, size, text } from './geometry.ts'
import { gridOf, type Paper, type PaperPart, type PaperTable, type Signature } from './paper.ts'

/** The document as PDF/1.7 with embedded subsets of free faces; its text can be searched and copied. */
export async function paperToPdf(paper: Paper): Promise<Uint8Array> {
  prepare()
  return new Uint8Array(await pdfmake.createPdf(definitionOf(paper)).getBuffer())
}

let prepared = false

/** Names the faces once; nothing but their files may be read, and nothing fetched. */
function prepare() {
  if (prepared) return
  const files = embedded()
  const paths = new Set(Object.values(files))
  pdfmake.setFonts({
    Body: { normal: files.body, bold: files.bodyBold },
    Title: { normal: files.title },
    Heading: { normal: files.heading },
    Table: { normal: files.table, bold: files.tableBold },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy((path) => paths.has(path))
  prepared = true
}

function definitionOf(paper: Paper): TDocumentDefinitions {
  const { about = {}, title, lang } = paper
  const definition = {
    version: '1.7',
    language: lang,
    displayTitle: true,
    info: {
      ...(title && { title }),
      ...(about.author && { author: about.author }),
      ...(about.subject && { subject: about.subject }),
      ...(about.keywords && { keywords: about.keywords }),
    },
    pageSize: 'A4',
    pageMargins: [points(text.leftMm), points(text.topMm), points(right.mm), points(bottom.mm)],
    defaultStyle: { font: 'Body', fontSize: size.body, lineHeight: lineHeightOf(size.body) },
    footer: pageNumber,
    content: [...headOf(paper), ...paper.parts.flatMap(partOf), ...closingOf(paper)],
  }
  return definition as unknown as TDocumentDefinitions
}

/** Noto Serif SC asks for 1.437 times its size; lines stand at the pitch of the standard. */
const lineHeightOf = (points: number) => (linePoints * (points / size.body)) / (points * 1.437)

const pageNumber = (current: number): Content => ({
  text: `— ${current} —`,
  fontSize: size.pageNumber,
  alignment: current % 2 ? 'right' : 'left',
  margin: [points(text.leftMm) + size.pageNumber, 20, points(right.mm) + size.pageNumber, 0],
})

const textWidth = points(text.widthMm)
const rule = (y: number, lineWidth: number, lineColor = '#000000') =>
  ({ type: 'line', x1: 0, y1: y, x2: textWidth, y2: y, lineWidth, lineColor }) as const

function headOf({ organHead, docNo, title, underTitle = [], addressee }: Paper): Content[] {
  return [
    ...(organHead
      ? [
          { text: organHead, font: 'Title', fontSize: fitting(organHead), color: `#${red}`, alignment: 'center' },
          { text: docNo ?? ' ', alignment: 'center', margin: [0, 8, 0, 0] },
          { canvas: [rule(0, 2, `#${red}`)], margin: [0, 4, 0, 2 * linePoints] },
        ]
      : docNo
        ? [{ text: docNo, alignment: 'right' }]
        : []),
    ...(title
      ? [
          {
            text: title,
            font: 'Title',
            fontSize: size.title,
            alignment: 'center',
            lineHeight: 1.05,
            margin: [0, 0, 0, 8],
          },
        ]
      : []),
    ...underTitle.map(({ text, strong }) => ({
      text,
      font: strong ? 'Heading' : 'Body',
      fontSize: size.underTitle,
      alignment: 'center',
    })),
    ...(title && !organHead ? [{ canvas: [rule(0, 2.2), rule(3.2, 0.6)], margin: [0, 10, 0, 14] }] : []),
    ...(addressee ? [{ text: `${addressee}：` }] : []),
  ] as Content[]
}

/** A long name is set smaller, so that it stays on one line. */
const fitting = (organ: string) => Math.min(size.organHead, Math.floor(textWidth / Math.max(1, organ.length)))

function partOf(part: PaperPart): Content[] {
  if (part.type === 'table') return [tableOf(part.table)]
  const indented = { text: part.text, leadingIndent: 2 * size.body }
  if (part.type === 'heading')
    return [
      { ...indented, font: part.level === 1 ? 'Heading' : 'Body', bold: part.level === 2, headlineLevel: part.level },
    ]
  return [part.indent === false ? { text: part.text } : indented]
}

function tableOf(table: PaperTable): Content {
  const { widths, headRows, fontSize } = table
  const whole = widths.reduce((sum, width) => sum + width, 0)
  const padding = 3
  const inner = textWidth - widths.length * 2 * padding - (widths.length + 1) * 0.5
  const body = gridOf(table).map((row) => row.map(({ cell, starts }) => (starts ? cellOf(cell, fontSize) : {})))
  return {
    table: {
      widths: widths.map((width) => (inner * width) / whole),
      headerRows: headRows,
      keepWithHeaderRows: 1,
      dontBreakRows: true,
      body: body as TableCell[][],
    },
    layout: {
      hLineWidth: (line: number, node: ContentTable) => (line === 0 || line === node.table.body.length ? 1.6 : 0.5),
      vLineWidth: () => 0.5,
      paddingLeft: () => padding,
      paddingRight: () => padding,
      paddingTop: () => 2.5,
      paddingBottom: () => 2.5,
    },
    margin: [0, 6, 0, 12],
  } as unknown as Content
}

function cellOf(
  { text, rowSpan, colSpan, head, bold, align, faint }: PaperTable['rows'][number][number],
  fontSize: number,
) {
  return {
    text,
    font: 'Table',
    fontSize,
    lineHeight: 1,
    bold: bold ?? false,
    alignment: align ?? (head ? 'left' : 'center'),
    verticalAlignment: 'middle',
    ...(faint && { color: '#595959' }),
    ...(rowSpan > 1 && { rowSpan }),
    ...(colSpan > 1 && { colSpan }),
  }
}

function closingOf({ attachments = [], signature }: Paper): Content[] {
  return [
    ...attachments.map(
      (_, index): Content => ({
        text: attachmentLine(attachments, index),
        margin: [2 * size.body, index === 0 ? linePoints : 0, 0, 0],
      }),
    ),
    ...(signature ? [signatureOf(signature)] : []),
  ]
}

function signatureOf(signature: Signature): Content {
  const indents = signatureIndents(signature)
  return {
    unbreakable: true,
    margin: [0, linePoints * linesAbove(signature), 0, 0],
    stack: [
      { text: signature.organ, alignment: 'right', margin: [0, 0, indents.organ, 0] },
      { text: signature.date, alignment: 'right', margin: [0, 0, indents.date, 0] },
    ],
  }
}
