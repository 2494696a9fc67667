import pdfmake from 'pdfmake'
import type { Content, Node, NodeQueries, TDocumentDefinitions } from 'pdfmake/interfaces.d.ts'
import { attachmentLine, linesAbove, signatureIndents } from './closing.ts'
import { embedded } from './fonts.ts'
import { bottom, charactersPerTitleLine, linePoints, points, red, right, size, text } from './geometry.ts'
import { lastLineOf, linesOf, titleLines } from './measure.ts'
import type { Paper, PaperPart, Signature } from './paper.ts'
import { pdfTable } from './pdf-table.ts'

/** The document as PDF/1.7 with embedded subsets of free faces; its text can be searched and copied. */
export async function paperToPdf(paper: Paper): Promise<Uint8Array> {
  prepare()
  return new Uint8Array(await pdfmake.createPdf(definitionOf(paper)).getBuffer())
}

let prepared = false

/** Names the faces once; no other file is read, and nothing fetched. */
function prepare() {
  if (prepared) return
  const { virtualfs } = pdfmake as unknown as { virtualfs: { writeFileSync(name: string, bytes: Uint8Array): void } }
  for (const [name, bytes] of Object.entries(embedded())) virtualfs.writeFileSync(name, bytes)
  pdfmake.setFonts({
    Body: { normal: 'body', bold: 'bold' },
    Heading: { normal: 'heading' },
    Table: { normal: 'table', bold: 'heading' },
  })
  pdfmake.setUrlAccessPolicy(() => false)
  pdfmake.setLocalAccessPolicy(() => false)
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
    content: [...headOf(paper), ...flowOf(keptApart(paper)), ...closingOf(paper)],
    pageBreakBefore: standsAlone,
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
          { text: organHead, bold: true, fontSize: fitting(organHead), color: `#${red}`, alignment: 'center' },
          { text: docNo ?? ' ', alignment: 'center', margin: [0, 8, 0, 0] },
          { canvas: [rule(0, 2, `#${red}`)], margin: [0, 4, 0, 2 * linePoints] },
        ]
      : docNo
        ? [{ text: docNo, alignment: 'right' }]
        : []),
    ...(title
      ? [
          {
            text: titleLines(title, charactersPerTitleLine).join('\n'),
            bold: true,
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
    ...(title && !organHead && underTitle.length
      ? [{ canvas: [rule(0, 2.2), rule(3.2, 0.6)], margin: [0, 10, 0, 14] }]
      : []),
    ...(title && !organHead && !underTitle.length ? [{ text: ' ', fontSize: size.body / 2 }] : []),
    ...(addressee ? [{ text: `${addressee}：` }] : []),
  ] as Content[]
}

/** A long name is set smaller, so that it stays on one line. */
const fitting = (organ: string) => Math.min(size.organHead, Math.floor(textWidth / Math.max(1, organ.length)))

/** A heading at the foot of a page goes over to its text. */
const standsAlone = (node: Node, queries: NodeQueries) =>
  node.headlineLevel !== undefined && queries.getFollowingNodesOnPage().length === 0

/** A heading and the table right under it stay together. */
function flowOf(parts: PaperPart[]): Content[] {
  return parts.flatMap((part, index): Content[] => {
    const [before, next] = [parts[index - 1], parts[index + 1]]
    if (part.type === 'heading') return next?.type === 'table' ? [] : [headingOf(part)]
    if (part.type === 'paragraph') return [paragraphOf(part)]
    return pdfTable(part.table, before?.type === 'heading' ? headingOf(before) : null)
  })
}

const indent = { leadingIndent: 2 * size.body }

const headingOf = ({ text, level, opensPage, key }: Extract<PaperPart, { type: 'heading' }>): Content =>
  opensPage
    ? {
        ...(key && { id: key }),
        ...{ text: titleLines(text, charactersPerTitleLine).join('\n'), headlineLevel: level, bold: true },
        ...{ fontSize: size.title, lineHeight: 1.05, alignment: 'center', pageBreak: 'before', margin: [0, 0, 0, 8] },
      }
    : {
        ...{ text, ...indent, headlineLevel: level, ...(key && { id: key }) },
        ...(level === 1 ? { font: 'Heading' } : { bold: true }),
      }

const paragraphOf = ({ text, indent: indented, leadsTo }: Extract<PaperPart, { type: 'paragraph' }>): Content =>
  leadsTo ? lineOfContents(text, leadsTo) : { text, ...(indented !== false && indent) }

const pageNumberRoom = 2 * size.body

/** Title, dots, page: the page is known once all is laid out, and the layout fills it in. */
function lineOfContents(text: string, key: string): Content {
  const perLine = (textWidth - pageNumberRoom) / size.body
  const dots = '…'.repeat(Math.max(0, Math.floor(perLine - lastLineOf(text, perLine) - 0.5)))
  return {
    columns: [
      { width: '*', text: [{ text, linkToDestination: key }, dots] },
      {
        width: pageNumberRoom,
        noWrap: true,
        pageReference: key,
        alignment: 'right',
        margin: [0, linePoints * (linesOf(text, perLine) - 1), 0, 0],
      },
    ],
  } as unknown as Content
}

/** Paragraphs that stay with the signature, so that no page bears a seal without text. */
const longestKept = 300
const lastWords = ({ parts, signature }: Paper): PaperPart | undefined => {
  const last = parts.at(-1)
  return signature && last?.type === 'paragraph' && last.text.length <= longestKept ? last : undefined
}
const keptApart = (paper: Paper): PaperPart[] => (lastWords(paper) ? paper.parts.slice(0, -1) : paper.parts)

function closingOf(paper: Paper): Content[] {
  const { attachments = [], signature, note } = paper
  const last = lastWords(paper)
  const stack = [
    ...(last?.type === 'paragraph' ? [paragraphOf(last)] : []),
    ...attachments.map((_, index): Content => {
      const { text, indent } = attachmentLine(attachments, index)
      return { text, margin: [indent * size.body, index === 0 ? linePoints : 0, 0, 0] }
    }),
    ...(signature ? [signatureOf(signature)] : []),
    ...(note ? [{ text: `（${note}）`, ...indent }] : []),
  ]
  return signature && attachments.length <= longestList ? [{ stack, unbreakable: true }] : stack
}

const longestList = 10

function signatureOf(signature: Signature): Content {
  const indents = signatureIndents(signature)
  return {
    margin: [0, linePoints * (linesAbove(signature) - (signature.sealNote ? 1 : 0)), 0, 0],
    stack: [
      ...(signature.sealNote
        ? [
            {
              text: signature.sealNote,
              font: 'Table',
              fontSize: size.sealNote,
              color: '#767676',
              alignment: 'right' as const,
              margin: [0, 0, size.body * 4, linePoints / 2] as [number, number, number, number],
            },
          ]
        : []),
      { text: signature.organ, alignment: 'right', margin: [0, 0, indents.organ, 0] },
      { text: signature.date, alignment: 'right', margin: [0, 0, indents.date, 0] },
    ],
  }
}
