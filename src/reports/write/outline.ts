// The order in which a report is printed, the same in every format that people read.
import { inWords } from '../../kit/days.ts'
import { chapters as format, type TableId, tableIds } from '../../law/annual-report/index.ts'
import type { Chapter, Report } from '../report.ts'
import { printedTableOf } from './layout.ts'

export interface Outline {
  lang: 'zh-Hans' | 'zh-Hant'
  title: string | null
  notice: string | null
  /** Who, for which period, published when; what the title says already is left out. */
  underTitle: string[]
  sections: Section[]
}

export interface Section {
  no: number | null
  /** 一、总体情况; null where the text has no heading. */
  heading: string | null
  paragraphs: Paragraph[]
  /** The tables printed after the text. */
  tables: TableId[]
}

export interface Paragraph {
  text: string
  /** A line such as （一）主动公开 that heads what follows. */
  heading: boolean
}

export function outlineOf(report: Report): Outline {
  const title = report.title ?? composedTitle(report)
  return {
    lang: report.script === 'Hant' ? 'zh-Hant' : 'zh-Hans',
    title,
    notice: report.notice ?? null,
    underTitle: underTitle(report, title ?? ''),
    sections: sectionsOf(report),
  }
}

const composedTitle = ({ organ, year }: Report) => (organ && year ? `${organ}${year}年政府信息公开工作年度报告` : null)

function underTitle({ organ, year, period, publishedOn }: Report, title: string): string[] {
  return [
    ...(organ && !title.includes(organ) ? [`编制机关：${organ}`] : []),
    ...(year && !title.includes(String(year)) ? [`报告年度：${year}年`] : []),
    ...(period?.from && period.to ? [`统计期限：${inWords(period.from)}至${inWords(period.to)}`] : []),
    ...(publishedOn ? [`发布日期：${inWords(publishedOn)}`] : []),
  ]
}

function sectionsOf(report: Report): Section[] {
  const sections = report.chapters.map(
    (chapter): Section => ({
      no: chapter.no,
      heading: headingOf(chapter),
      paragraphs: paragraphsOf(chapter.text),
      tables: [],
    }),
  )
  for (const table of tableIds.filter((id) => printedTableOf(report, id))) place(sections, table)
  return sections
}

const ordinals = '一二三四五六七八九十'

const headingOf = ({ no, title }: Chapter) => (no === null ? title || null : `${ordinals[no - 1] ?? no}、${title}`)

/** A table whose chapter is missing stands before the chapters that come after it in the format. */
function place(sections: Section[], table: TableId) {
  const { no } = format.find((chapter) => chapter.table === table)!
  const own = sections.find((section) => section.no === no)
  if (own) {
    own.tables.push(table)
    return
  }
  const next = sections.findIndex((section) => section.no !== null && section.no > no)
  sections.splice(next < 0 ? sections.length : next, 0, { no: null, heading: null, paragraphs: [], tables: [table] })
}

const paragraphsOf = (text: string): Paragraph[] =>
  text
    .split('\n')
    .filter((line) => line.trim())
    .map((line) => ({ text: line, heading: /^（[一二三四五六七八九十]+）/.test(line) && !/[。；，：]/.test(line) }))
