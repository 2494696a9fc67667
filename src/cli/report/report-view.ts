// A report as a person reads it on a terminal.

import { inWords } from '../../kit/days.ts'
import { chapters, editionById, type TableId } from '../../law/annual-report/index.ts'
import type { Chapter, Report } from '../../reports/report.ts'
import type { Io } from '../io.ts'
import { cut, onScreen } from '../width.ts'
import { countBySeverity, findingsView, gravestFirst, tally } from './findings-view.ts'
import { legendOf, tableView } from './tables-view.ts'

export function reportView(report: Report, io: Io): string {
  const tables = chapters.flatMap(({ table, title, no }) => (table ? [tablePart(report, table, title, no, io)] : []))
  const legend = legendOf(report)
  return [
    ...headLines(report, io),
    ...tables.flat(),
    ...(legend ? [io.paint('dim', ` ${legend}`), ''] : []),
    io.paint('bold', '各章'),
    ...chapterLines(report, io),
    '',
    `${io.paint('bold', '校验')}　${tally(countBySeverity(report.findings), io)}`,
    ...findingsView(gravestFirst(report.findings), io),
    '',
  ].join('\n')
}

function headLines(report: Report, io: Io): string[] {
  const { organ, year, title, edition, editionDue, script, period, publishedOn, source } = report
  const heading = `${organ ?? '（机关名称未读出）'}　${year === null ? '（年度未读出）' : `${year} 年`}`
  const facts = [
    edition ? `${edition} 年格式（${editionById(edition).instrument}）` : '格式未认出',
    edition && editionDue && edition !== editionDue && `该年度应使用 ${editionDue} 年格式`,
    script === 'Hant' && '繁体',
    period?.from && period.to && `统计期限 ${inWords(period.from)}至${inWords(period.to)}`,
    publishedOn && `${inWords(publishedOn)}发布`,
  ]
  return [
    io.paint('bold', onScreen(heading)),
    ...(title ? [onScreen(title)] : []),
    io.paint('dim', facts.filter(Boolean).join('　')),
    ...(report.notice ? [io.paint('yellow', report.notice)] : []),
    io.paint('dim', `来源 ${onScreen(source.name ?? '标准输入')}　${source.mediaType ?? ''}`.trimEnd()),
    '',
  ]
}

function tablePart(report: Report, table: TableId, title: string, no: number, io: Io): string[] {
  const lines = tableView(report, table, io)
  const head = io.paint('bold', `表${'一二三四五六'[no - 1]}　${title}`)
  return [...(lines.length ? [head, ...lines] : [`${head}　${io.paint('yellow', '文件中没有')}`]), '']
}

function chapterLines({ chapters }: Report, io: Io): string[] {
  if (!chapters.length) return [io.paint('yellow', ' 没有读出章节')]
  return chapters.map((chapter) => ` ${chapterLine(chapter, io)}`)
}

function chapterLine({ no, title, text }: Chapter, io: Io): string {
  const number = no === null ? '　' : '一二三四五六'[no - 1]
  const plain = onScreen(text).trim()
  const length = `${[...plain].length} 字`
  const head = `${number} ${onScreen(title)}　${length}`
  const room = io.width - 8 - 2 * [...head].length
  return plain && room > 16 ? `${head}　${io.paint('dim', cut(plain, room))}` : head
}
