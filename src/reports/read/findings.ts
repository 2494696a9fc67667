// What the reader says about the document as a whole.
import { type EditionId, editionById, editions, type TableId, tableIds } from '../../law/annual-report/index.ts'
import type { Finding } from '../report.ts'
import type { Container } from './blocks.ts'
import type { TablesReading } from './cells/index.ts'
import { type Document, placeAt } from './document.ts'
import type { ReportPart } from './locate/parts.ts'
import { contaminations } from './normalise/contamination.ts'

const names: Record<TableId, string> = { disclosure: '表二', requests: '表三', relief: '表四' }
const chapterOf: Record<TableId, number> = { disclosure: 2, requests: 3, relief: 4 }

type Bare = Pick<Finding, 'rule' | 'severity' | 'message' | 'basis'> & Partial<Finding>
const finding = (bare: Bare): Finding => ({ cells: [], ...bare })

export function documentFindings(
  container: Container,
  document: Document,
  report: ReportPart,
  tables: TablesReading,
  year: number | null,
  due: EditionId | null,
): Finding[] {
  return [
    ...troubles(container),
    ...others(document, report),
    ...lost(document, report, tables),
    ...cutText(document, report, tables),
    ...editionFindings(tables, year, due),
    ...repaired(tables),
    ...contaminated(document, report),
  ]
}

const troubleRule = { refused: 'R-LOST', cut: 'R-CUT', lost: 'R-LOST', garbled: 'R-CONTAMINATED' } as const

const troubles = (container: Container): Finding[] =>
  container.troubles.map(({ kind, message, at }) =>
    finding({
      rule: troubleRule[kind],
      severity: kind === 'refused' ? 'error' : 'warning',
      message,
      basis: '文件本身',
      ...(at ? { at } : {}),
    }),
  )

const others = (document: Document, { others: starts }: ReportPart): Finding[] =>
  starts.map((start) => {
    const line =
      document.text
        .slice(start, start + 80)
        .replace(/[\u001e\u001f|]+/g, ' ')
        .trim()
        .split('\n')[0] ?? ''
    const at = placeAt(document, start)
    return finding({
      rule: 'R-OTHERREPORT',
      severity: 'note',
      message: `文件中还有另一份报告（自“${line.slice(0, 40)}”起），没有读取`,
      basis: '一个文件只读第一份完整的报告',
      ...(at ? { at } : {}),
    })
  })

/** A chapter that should hold a table and is followed by another one without it: the table was a picture or is lost. */
function lost(document: Document, report: ReportPart, reading: TablesReading): Finding[] {
  const { tables, cut } = reading
  return tableIds.flatMap((table) => {
    if (cut.includes(table)) return []
    if (tables[table]) return hasFigures(document, report, reading, table) ? [] : [unreadTable(document, report, table)]
    if (report.tables[table]) return [unreadTable(document, report, table)]
    const heading = report.headings.findIndex(({ no }) => no === chapterOf[table])
    if (heading < 0 || heading === report.headings.length - 1) return []
    const place = placeAt(document, report.headings[heading]!.start)
    return [
      finding({
        rule: 'R-LOST',
        severity: 'warning',
        table,
        chapter: chapterOf[table],
        message: `第${'一二三四五六'[chapterOf[table] - 1]}章有标题而没有${names[table]}：表格可能是图片或已丢失，各格不作认定`,
        basis: '年度报告格式第二至四章各有一张表',
        ...(place ? { at: place } : {}),
      }),
    ]
  })
}

/** Something of the table was read, or there are no figures in it to read. */
function hasFigures(document: Document, report: ReportPart, { cells }: TablesReading, table: TableId): boolean {
  if (cells.some((cell) => cell.table === table && cell.printed !== '')) return true
  const [from, to] = report.tables[table] ?? [0, 0]
  return (document.text.slice(from, to).match(/(?<![\d.])\d+(?![\d.、])/g)?.length ?? 0) < 20
}

function unreadTable(document: Document, report: ReportPart, table: TableId): Finding {
  const place = placeAt(document, report.tables[table]![0])
  return finding({
    rule: 'R-LOST',
    severity: 'warning',
    table,
    chapter: chapterOf[table],
    message: `${names[table]}：有表头或行名，而没有一个数字能认定属于哪一行：排法不在已知之列，或数字已丢失，各格不作认定`,
    basis: '年度报告格式的各表各行',
    ...(place ? { at: place } : {}),
  })
}

/** The text ends in the middle of a sentence, or before chapters that every report has. */
function cutText(document: Document, report: ReportPart, { cut, tables }: TablesReading): Finding[] {
  const end = document.text.trimEnd().length
  const last = report.headings.findLast(({ no }) => no !== null)
  if (cut.length || report.to < end || !last || (last.no === 6 && document.text[end - 1] !== '，')) return []
  const text = document.text.slice(last.end, end).trim()
  const ended = /[。！？.!?;；”"）)》\]\d|\u001e\u001f]$|日$/.test(text)
  if (ended && text && (tables.relief || last.no! >= 4)) return []
  if (ended && last.no! <= 4 && text) return []
  const place = placeAt(document, Math.max(0, end - 1))
  return [
    finding({
      rule: 'R-CUT',
      severity: 'warning',
      chapter: last.no!,
      message: `第${'一二三四五六'[last.no! - 1]}章：正文在句中中断，其后的内容不在文件中`,
      basis: '年度报告格式的六章',
      ...(place ? { at: place } : {}),
    }),
  ]
}

function editionFindings(
  { editions: found, hybrid }: TablesReading,
  year: number | null,
  due: EditionId | null,
): Finding[] {
  const findings = hybrid.map(({ table, row }) =>
    finding({
      rule: 'R-EDITION',
      severity: 'warning',
      table,
      ...(row ? { row } : {}),
      message: `${names[table]}：混用了两个版本的格式${row ? '（“其他处理”只有一行，是 2019 年格式的排法）' : ''}，按所印的行列读取`,
      basis: editions.map(({ instrument, title }) => `${instrument}《${title}》`).join('；'),
    }),
  )
  const used = found.requests ?? found.disclosure
  if (due && used && used !== due && year !== null)
    findings.push(
      finding({
        rule: 'R-EDITION',
        severity: 'warning',
        message: `${year} 年度应当用 ${due} 年格式，文件中的表格是 ${used} 年格式，按所印的读取`,
        basis: `${editionById(due).instrument}《${editionById(due).title}》`,
      }),
    )
  return findings
}

/** Noise that was taken off a value, one finding for a table; units and signs turned need no doubt. */
function repaired({ cells }: TablesReading): Finding[] {
  if (!cells.some(({ certainty }) => certainty === 'repaired')) return []
  return tableIds.flatMap((table) => {
    const noisy = cells.filter(
      (cell) => cell.table === table && cell.certainty === 'repaired' && /杂字符|说明|作 0/.test(cell.because ?? ''),
    )
    if (!noisy.length) return []
    return [
      finding({
        rule: 'R-NOISE',
        severity: 'note',
        table,
        cells: noisy.map(({ row, column }) => ({ table, row, column })),
        message: `${names[table]}：${noisy.length} 格的数字旁有杂字符或注记（${noisy
          .slice(0, 3)
          .map(({ printed }) => `“${printed}”`)
          .join('、')}${noisy.length > 3 ? '等' : ''}），去掉后读取`,
        basis: '各格只有一个数',
        ...(noisy[0]!.at ? { at: noisy[0]!.at } : {}),
      }),
    ]
  })
}

const kinds = {
  spam: '夹有与报告无关的广告词，页面可能被篡改或是镜像',
  pinyin: '汉字后夹有拼音，是转换留下的',
  mojibake: '有乱码，原文编码可能有误',
}

const contaminated = (document: Document, { from, to }: ReportPart): Finding[] =>
  contaminations(document.text.slice(from, to)).map(({ kind, at, seen }) => {
    const place = placeAt(document, from + at)
    return finding({
      rule: 'R-CONTAMINATED',
      severity: 'warning',
      message: `正文${kinds[kind]}（“${seen}”）`,
      basis: '报告文本',
      ...(place ? { at: place } : {}),
    })
  })
