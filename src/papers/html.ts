// A paper as a fragment of HTML, for looking at a draft on the screen.
import { gridOf, type Paper, type PaperPart, type PaperTable } from './paper.ts'

/** One `article` element; every text is escaped. */
export function paperToHtml(paper: Paper): string {
  const { organHead, docNo, title, underTitle = [], addressee, attachments = [], signature, note, lang } = paper
  return [
    `<article class="paper" lang="${lang}">`,
    line('paper-head', organHead),
    line('paper-number', docNo),
    title ? `<h1>${escaped(title)}</h1>` : '',
    ...underTitle.map(({ text }) => line('paper-under-title', text)),
    line('paper-addressee', addressee && `${addressee}：`),
    ...paper.parts.map(partOf),
    attachments.length
      ? `<p class="paper-attachments">附件：</p><ol>${attachments.map((name) => `<li>${escaped(name)}</li>`).join('')}</ol>`
      : '',
    signature
      ? `<footer class="paper-signature">${line('paper-seal', signature.sealNote)}<p>${escaped(signature.organ)}</p><p>${escaped(signature.date)}</p></footer>`
      : '',
    line('paper-note', note && `（${note}）`),
    '</article>',
  ].join('')
}

const line = (name: string, text: string | undefined) => (text ? `<p class="${name}">${escaped(text)}</p>` : '')

function partOf(part: PaperPart): string {
  if (part.type === 'heading') return `<h${part.level + 1}>${escaped(part.text)}</h${part.level + 1}>`
  return part.type === 'paragraph' ? `<p>${escaped(part.text)}</p>` : tableOf(part.table)
}

function tableOf(table: PaperTable): string {
  const rows = gridOf(table).map((places, row) => {
    const cells = places.flatMap(({ cell, starts }) => {
      if (!starts) return []
      const name = cell.head || row < table.headRows ? 'th' : 'td'
      const spans = `${cell.rowSpan > 1 ? ` rowspan="${cell.rowSpan}"` : ''}${cell.colSpan > 1 ? ` colspan="${cell.colSpan}"` : ''}`
      return [`<${name}${spans}>${escaped(cell.text).replaceAll('\n', '<br>')}</${name}>`]
    })
    return `<tr>${cells.join('')}</tr>`
  })
  return `<table>${rows.join('')}</table>`
}

const escaped = (text: string) =>
  text.replace(/[&<>"']/g, (sign) => ({ '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#39;' })[sign]!)
