// The text of the chapters as published, without the statutory tables and without the furniture of the page.
import type { TableId } from '../../../law/annual-report/index.ts'
import { type Chapter, exampleNotice } from '../../report.ts'
import { labelIndex } from '../cells/labels.ts'
import { cellEnd, type Document, rowEnd } from '../document.ts'
import { fold } from '../normalise/fold.ts'
import { keyOf } from '../normalise/key.ts'
import type { ReportPart } from './parts.ts'

/** `ends`: offsets behind each table. */
export function chaptersOf(document: Document, report: ReportPart, ends: number[]): Chapter[] {
  const stop = furnitureAfter(document, report)
  const starts = Object.values(report.tables).map(([start]) => start)
  return report.headings
    .filter(({ start }) => start < stop)
    .map(({ no, titleStart, end }, index, all) => {
      const next = Math.min(all[index + 1]?.start ?? stop, stop)
      return {
        no,
        title: document.raw.slice(titleStart, end).trim(),
        text: withoutCaption(
          withoutTorn(no, textBetween(document, end, next, starts, ends), next >= document.raw.trimEnd().length),
          document.raw.slice(titleStart, end),
        ),
      }
    })
}

/** The caption of a table repeats the title of its chapter, perhaps in the other script. */
function withoutCaption(text: string, title: string): string {
  const key = keyOf(fold(title))
  const kept = text.split('\n').filter((line) => line.length > 2 * title.length || keyOf(fold(line)) !== key)
  return kept.join('\n')
}

/** Pieces of labels that are left of a table that was cut off or could not be read are no text of the chapter. */
function withoutTorn(no: number | null, text: string, ends: boolean): string {
  const table = tableOfChapter[no ?? 0]
  if (!table || !text) return text
  const labels = labelIndex(table).labels.map(({ key }) => key)
  const lines = text.split('\n')
  const isPiece = (line: string, least: number) => {
    const key = keyOf(fold(line))
    return key.length >= least && line.length < 90 && labels.some((label) => label.includes(key))
  }
  const kept = lines.filter((line, at) => {
    const last = ends && at === lines.length - 1
    return !line.split('|').every((cell) => !cell.trim() || isPiece(cell, last ? 0 : 2))
  })
  return kept.join('\n')
}

const tableOfChapter: Partial<Record<number, TableId>> = { 2: 'disclosure', 3: 'requests', 4: 'relief' }

function textBetween({ raw }: Document, from: number, to: number, starts: number[], ends: number[]): string {
  const start = starts.find((at) => at >= from && at < to)
  if (start === undefined) return paragraphs(raw.slice(from, to))
  const end = ends.filter((at) => at >= start && at <= to).at(-1) ?? to
  const behind = raw.indexOf('\n', end)
  const after = behind < 0 || behind > to ? '' : raw.slice(behind, to)
  return [paragraphs(raw.slice(from, start)), paragraphs(after)].filter(Boolean).join('\n')
}

function paragraphs(text: string): string {
  const isTable = (line: string) => line.includes(cellEnd) || line.includes(rowEnd) || /^[\s|?？]*$/.test(line)
  return text
    .split('\n')
    .filter((line) => !isTable(line) && line.trim() !== exampleNotice)
    .map((line) => line.replace(/^[\s|]+|[\s|]+$/g, ''))
    .filter(Boolean)
    .join('\n')
}

/** Words that a web page prints under every article; the last chapter ends before them. */
const furniture =
  /^[^\n]{0,20}(?:版权所有|主办单位|承办单位|ICP备|网站标识码|扫一扫|打印本页|关闭窗口|上一篇|下一篇|相关链接|分享到|网站地图)/gm

function furnitureAfter({ text }: Document, { headings, to }: ReportPart): number {
  const last = headings.at(-1)
  if (!last) return to
  furniture.lastIndex = last.end
  const match = furniture.exec(text)
  return match && match.index < to ? match.index : to
}
