// Any file → a report, always: what could be read, and findings that say what could not. Stages: the container is
// opened, its blocks become one text, the text is folded for matching, the parts of the report are located, the
// cells of the tables are read.
import { createHash } from 'node:crypto'
import { type EditionId, editionDue, editions } from '../../law/annual-report/index.ts'
import { exampleNotice, type Reading, type Report } from '../report.ts'
import type { Container } from './blocks.ts'
import { readTables } from './cells/index.ts'
import type { PrintedLabel } from './cells/printed-labels.ts'
import { openContainer } from './containers/index.ts'
import { type Document, documentOf } from './document.ts'
import { documentFindings } from './findings.ts'
import { chaptersOf } from './locate/chapters.ts'
import { periodOf, publishedOnOf, yearOf } from './locate/dates.ts'
import { organOf } from './locate/organ.ts'
import { locateReport, type ReportPart } from './locate/parts.ts'
import { titleOf } from './locate/title.ts'
import { fold, scriptOf } from './normalise/fold.ts'
import { refusedReport } from './refused-report.ts'

export interface ReadSource {
  name?: string | null
  mediaType?: string | null
  url?: string | null
}

export interface ReadReport {
  /** Its findings are the reader's own (R-*). */
  report: Report
  /** Where every cell stands and how it was read, those simply printed included. */
  cells: Reading[]
  /** Names of rows as printed, where they are not those of the edition. */
  labels?: PrintedLabel[]
  /** The text before chapter one, where the report stands there from its title on. */
  opening?: string
  /** False where nothing of a report was found. */
  readable: boolean
}

/** Reads a file. Never rejects because of what is in it. */
export async function readReport(bytes: Uint8Array, source: ReadSource = {}): Promise<ReadReport> {
  try {
    const container = await openContainer(bytes, { name: source.name, mediaType: source.mediaType })
    return readContainer(container, bytes, source)
  } catch (error) {
    return refusedReport(bytes, source, `读取程序出错（${(error as Error)?.message ?? error}）`)
  }
}

function readContainer(container: Container, bytes: Uint8Array, source: ReadSource): ReadReport {
  const document = documentOf(container)
  const part = locateReport(document)
  const opening = openingOf(document, part)
  const { title, candidates } = titleOf(document, part, container.meta.title, fold)
  const period = periodOf(opening)
  const publishedOn = publishedOnOf(document, part, container.meta)
  const year = yearOf(candidates, period, opening, publishedOn)
  const due = year === null ? null : editionDue(year)
  const tables = readTables(document, part, due ?? editionCited(document, part))
  const report: Report = {
    format: 'gongkai.report/1',
    edition: tables.editions.requests ?? tables.editions.disclosure ?? editionCited(document, part),
    editions: tables.editions,
    editionDue: due,
    year,
    organ: organOf(document, part, candidates),
    title,
    script: scriptOf(document.raw.slice(part.from, part.to)),
    period,
    publishedOn,
    about: {},
    source: {
      name: source.name ?? null,
      sha256: createHash('sha256').update(bytes).digest('hex'),
      mediaType: container.mediaType,
      url: source.url ?? container.meta.url ?? null,
    },
    reader: readerName,
    ...(document.raw.includes(exampleNotice) ? { notice: exampleNotice } : {}),
    chapters: chaptersOf(document, part, tables.ends),
    tables: tables.tables,
    extraRows: tables.extraRows,
    readings: tables.cells.filter(({ certainty }) => certainty !== 'printed'),
    findings: [...documentFindings(container, document, part, tables, year, due), ...tables.findings],
  }
  return {
    report,
    cells: tables.cells,
    labels: tables.labels,
    ...textBeforeChapters(document, part, title),
    readable: tables.cells.length > 0 || report.chapters.some(({ no }) => no !== null),
  }
}

/** Between the title and the heading of chapter one; an excerpt without title may have lost it. */
function textBeforeChapters({ raw }: Document, { from, headings }: ReportPart, title: string | null) {
  const first = headings[0]
  if (first?.no !== 1 || title === null) return {}
  return { opening: raw.slice(Math.max(from, first.start - longestOpening), first.start).trim() }
}

const longestOpening = 4000

export const readerName = 'gongkai 0.1.0'

/** Everything before the tables: preamble and chapter one. */
function openingOf({ text }: Document, { from, to, headings, tables }: ReportPart): string {
  const first = Math.min(to, ...Object.values(tables).map(([start]) => start))
  const second = headings.find(({ no }) => no !== null && no > 1)?.start ?? first
  return text.slice(from, Math.max(Math.min(first, second), from + 200))
}

/** The edition whose instrument the text names by its number. */
function editionCited({ text }: Document, { from, to }: ReportPart): EditionId | null {
  const plain = text.slice(from, to).replace(/[\s[\]()〔〕【】]/g, '')
  const cited = editions.filter(({ instrument }) => plain.includes(instrument.replace(/[〔〕]/g, '')))
  return cited.length === 1 ? cited[0]!.id : null
}
