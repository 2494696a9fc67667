// Where the report stands in the text and its tables in the report. A text may hold several reports; the first
// complete one is read.
import { leavesOf, relief, reliefResults, type TableId } from '../../../law/annual-report/index.ts'
import { labelHits } from '../cells/hits.ts'
import { labelIndex } from '../cells/labels.ts'
import type { Document } from '../document.ts'
import { type Heading, headingsOf } from './headings.ts'

export interface ReportPart {
  from: number
  to: number
  headings: Heading[]
  tables: Partial<Record<TableId, [number, number]>>
  /** How many other reports the text holds, and where they begin. */
  others: number[]
}

export function locateReport(document: Document): ReportPart {
  const headings = headingsOf(document)
  const starts = reportStarts(document, headings)
  const pieces = starts.map((from, index) => part(document, headings, from, starts[index + 1] ?? document.text.length))
  const tablesOf = ({ tables }: Omit<ReportPart, 'others'>) => Object.keys(tables).length
  const reports = pieces.filter((piece, index) => index === 0 || tablesOf(piece) > 0)
  const best =
    reports.find((piece) => tablesOf(piece) === 3) ??
    reports.reduce((one, other) => (tablesOf(other) > tablesOf(one) ? other : one))
  const others = reports.filter((piece) => piece !== best && tablesOf(piece) > 0).map(({ from }) => from)
  return { ...best, others }
}

/** A report begins where chapter one comes again after a table, where table two comes again after table three, or
 *  where table three comes again after the chapters behind it. */
function reportStarts(document: Document, headings: Heading[]): number[] {
  const blocks = headsOf(document, 'disclosure', 1)
  const corners = headsOf(document, 'requests', 0)
  const events = [
    ...headings
      .filter(({ no, exact }) => no !== null && exact)
      .map(({ no, start }) => ({ no: no!, start, head: false })),
    ...blocks.map((start) => ({ no: 2, start, head: true })),
    ...corners.map((start) => ({ no: 3, start, head: true })),
  ].sort((one, other) => one.start - other.start)
  const starts = [0]
  let furthest = 0
  let hasTable = false
  /** Chapters that came since the last head of table three. */
  let since = 0
  for (const { no, start, head } of events) {
    const again = (no <= 2 && furthest >= 3 && hasTable) || (no === 3 && head && since >= 5)
    if (again) {
      starts.push(titleBefore(document, start))
      furthest = 0
      hasTable = false
      since = 0
    }
    furthest = Math.max(furthest, no)
    if (head) {
      hasTable ||= no === 2
      since = 0
    } else if (hasTable) since = Math.max(since, no)
  }
  return starts
}

/** Offsets of one of the heads of a table that stand over no column. */
function headsOf(document: Document, table: TableId, index: number): number[] {
  const first = labelIndex(table).labels.filter(({ kind, id }) => kind === 'head' && id === '')[index]!.key
  const found: number[] = []
  for (
    let at = document.key.text.indexOf(first);
    at >= 0 && found.length < 200;
    at = document.key.text.indexOf(first, at + 1)
  )
    found.push(document.key.at[at]!)
  return found
}

/** The line with the title of the report that begins here, when it stands within a few lines before. */
function titleBefore({ text }: Document, start: number): number {
  const before = text.slice(Math.max(0, start - 600), start)
  const at = before.search(/[^\n。|\u001e\u001f]{0,60}信息公开[^\n。|\u001e\u001f]{0,12}报告[^\n。]{0,4}\n/)
  return at < 0 ? start : start - before.length + at
}

/** Characters of a table: the longest real one has some 20 thousand. */
const longestTable = 200_000

function part(document: Document, all: Heading[], from: number, to: number): Omit<ReportPart, 'others'> {
  const headings = withoutContents(all.filter(({ start }) => start >= from && start < to))
  const after = (start: number, numbers: number[]) =>
    headings.filter(({ no, start: at }) => no !== null && numbers.includes(no) && at > start).map(({ start: at }) => at)
  // Chapter one may end with words like those of the table; where chapter two has its heading, the table is below it.
  const second = headings.find(({ no, exact }) => no === 2 && exact)
  const disclosure =
    clusterStart(document, 'disclosure', second?.end ?? from, to, 3) ??
    clusterStart(document, 'disclosure', from, to, 3)
  const requests = clusterStart(document, 'requests', disclosure ?? from, to, 2)
  const reliefStart =
    clusterStart(document, 'relief', requests ?? disclosure ?? from, to, 3) ??
    figuresOfChapterFour(document, headings, to)
  const until = (start: number, numbers: number[], ...anchors: (number | null)[]) =>
    Math.min(
      to,
      start + longestTable,
      ...after(start, numbers),
      ...anchors.filter((anchor) => anchor !== null && anchor > start).map((anchor) => anchor!),
    )
  const tables: ReportPart['tables'] = {}
  if (disclosure !== null) tables.disclosure = [disclosure, until(disclosure, [3, 4, 5, 6], requests, reliefStart)]
  if (requests !== null) tables.requests = [requests, until(requests, [4, 5, 6], reliefStart)]
  if (reliefStart !== null) tables.relief = [reliefStart, until(reliefStart, [5, 6])]
  return { from, to, headings: headings.filter(({ no, start }) => no !== null || !insideTable(start, tables)), tables }
}

const insideTable = (at: number, tables: ReportPart['tables']) =>
  Object.values(tables).some(([start, end]) => at >= start && at < end)

/** A list of contents names all chapters before they come: of two headings of a number the one with text counts. */
function withoutContents(headings: Heading[]): Heading[] {
  return headings.filter(({ no, end }, index) => {
    const next = headings[index + 1]
    const empty = next !== undefined && next.start - end < 4
    return !(empty && no !== null && headings.slice(index + 1).some((later) => later.no === no))
  })
}

/** Table four without its head: as many figures as it has columns and nothing else in chapter four. */
function figuresOfChapterFour({ text }: Document, headings: Heading[], to: number): number | null {
  const at = headings.findIndex(({ no, exact }) => no === 4 && exact)
  if (at < 0) return null
  const chapter = text.slice(headings[at]!.end, Math.min(headings[at + 1]?.start ?? to, to))
  const cells = chapter.match(/[^\s|\u001e\u001f]+/g) ?? []
  return cells.length === reliefCells && cells.every((cell) => /^\d{1,6}$/.test(cell)) ? headings[at]!.end : null
}

const reliefCells = leavesOf(relief).length * reliefResults.length

/** Where labels of a table begin to stand close together; prose names one here and there. */
function clusterStart(document: Document, table: TableId, from: number, to: number, least: number): number | null {
  const hits = labelHits(document, table, from, to)
  for (const [index, { start, labels }] of hits.entries()) {
    // 总计 closes table three as well as it heads table four.
    if (labels.some(({ id }) => id === 'total' || id === 'outcomeTotal')) continue
    const near = hits.slice(index, index + 6).filter((hit) => hit.start < start + 400)
    const heads = near.some((hit) => hit.labels.some(({ kind }) => kind === 'head'))
    const corner = labels.some(({ kind, id, key }) => kind === 'head' && !id && key.length > 6)
    if ((near.length >= least && heads) || (corner && near.length >= 2) || (table === 'requests' && near.length >= 4))
      return start
  }
  return null
}
