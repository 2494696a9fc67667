// 下载版式: a public document as an official paper, without seal: title, the line under it with day and number, text.

import { type Day, inWords } from '../kit/days.ts'
import type { Paper, PaperPart, PaperTable } from '../papers/index.ts'
import type { Body, BodyBlock } from './body.ts'
import { type Captioned, captionOf } from './caption.ts'
import { attachmentsOf, type PublicDocument } from './public/index.ts'

type Printed = Captioned & Pick<PublicDocument, 'title' | 'body' | 'issuers' | 'keywords' | 'files' | 'isExample'>

export function paperOfDocument(document: Printed): Paper {
  const { title, issuers, documentNo, madeOn, effectiveOn, keywords, isExample } = document
  const attachments = attachmentsOf(document)
  const caption =
    captionOf(document) ??
    [madeOn && inWords(madeOn as Day), documentNo, effectiveOn && `自${inWords(effectiveOn as Day)}起施行`]
      .filter(Boolean)
      .join('　')
  return {
    lang: 'zh-Hans',
    title,
    underTitle: [
      ...(caption ? [{ text: `（${caption}）` }] : []),
      ...(isExample ? [{ text: '示例数据，非该机关发布', strong: true }] : []),
    ],
    parts: partsOf(document.body),
    ...(attachments.length && { attachments: attachments.map(({ name }) => name.replace(/\.[a-z0-9]{2,5}$/i, '')) }),
    about: { author: issuers.join('、'), ...(documentNo && { subject: documentNo }), keywords: keywords.join('；') },
  }
}

/** Pictures stay on the page; a paper names them. */
export const partsOf = (body: Body): PaperPart[] => body.flatMap(partOf)

const plain = (content: readonly { text: string }[]) => content.map(({ text }) => text).join('')

function partOf(block: BodyBlock): PaperPart[] {
  switch (block.type) {
    case 'heading':
      return [{ type: 'heading', level: block.level === 1 ? 1 : 2, text: plain(block.content) }]
    case 'paragraph':
      return plain(block.content)
        ? [{ type: 'paragraph', text: plain(block.content), indent: block.align !== 'center' }]
        : []
    case 'list':
      return block.items.map((item, at) => ({
        type: 'paragraph',
        text: block.ordered ? `${at + 1}.${plain(item)}` : plain(item),
        indent: true,
      }))
    case 'table':
      return [{ type: 'table', table: tableOf(block.rows) }]
    case 'image':
      return [{ type: 'paragraph', text: `（图：${block.alt}，见网页）`, indent: true }]
  }
}

function tableOf(rows: Extract<BodyBlock, { type: 'table' }>['rows']): PaperTable {
  const width = Math.max(1, ...rows.map((row) => row.reduce((sum, { colSpan = 1 }) => sum + colSpan, 0)))
  return {
    widths: Array.from({ length: width }, () => 1),
    headRows: rows[0]?.every(({ header }) => header) ? 1 : 0,
    fontSize: width > 6 ? 9 : 10.5,
    rows: rows.map((row) =>
      row.map(({ content, header, colSpan = 1, rowSpan = 1 }) => ({
        text: plain(content),
        rowSpan,
        colSpan,
        ...(header && { head: true }),
      })),
    ),
  }
}
