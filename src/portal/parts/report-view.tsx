// A report on a page: the same whether it was imported or only read for its reader.
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { chapters as chaptersOfFormat, type TableId } from '../../law/annual-report/index.ts'
import type { Chapter, Report } from '../../reports/report.ts'
import { StatutoryTable, type TableMarks } from '../../reports/write/html/index.ts'
import { type ReportCharts, reportCharts } from '../charts/report-charts.ts'
import { chapterOf, marksOf, type Note, notesOf } from '../view/notes.ts'
import { readingNotes } from '../view/readings.ts'
import { ChapterText } from './chapter-text.tsx'
import { ChartFigure } from './chart-figure.tsx'
import { CheckPanel, Notes } from './findings.tsx'
import { KeyFigures } from './key-figures.tsx'
import { Phrases } from './phrases.tsx'
import { ReadingNotes } from './reading-notes.tsx'
import { ReportHeader } from './report-header.tsx'

interface ReportViewProps {
  report: Report
  /** The same as text, where it is at hand. */
  json?: string
  /** What the page knows of the organ besides its name. */
  organ?: Html
  /** Rows of the metadata block that only the page knows. */
  facts?: { name: string; value: Html }[]
  /** Panels of the side column, after the result of the checks. */
  panels?: Html
  /** Sheets below the chapters. */
  below?: Html
  /** Where they are made already. */
  charts?: ReportCharts
  /** Address where table three as a file can be had. */
  tableFile?: string | null
}

export function ReportView({
  report,
  json = JSON.stringify(report),
  organ,
  facts = [],
  panels,
  below,
  charts = reportCharts(report),
  tableFile,
}: ReportViewProps) {
  const notes = notesOf(report)
  const readings = readingNotes(report)
  const marks: TableMarks = { findings: marksOf(notes), readings: readings.refs }
  const [first, ...others] = sectionsOf(report)
  return (
    <>
      <div className="cols">
        <article className="sheet pad stack-l">
          <ReportHeader report={report} facts={facts} {...(organ && { organ })} />
          <KeyFigures report={report} />
          <TableOfContents sections={[first!, ...others]} />
          <Section section={first!} report={report} notes={notes} marks={marks} charts={charts} />
        </article>
        <aside className="stack" aria-label="核对与下载">
          <CheckPanel report={report} notes={notes} />
          {panels}
        </aside>
      </div>
      <article className="sheet pad stack-l after" aria-label="第二章以下">
        {others.map((section) => (
          <Section
            key={section.id}
            section={section}
            report={report}
            notes={notes}
            marks={marks}
            charts={charts}
            tableFile={tableFile ?? null}
          />
        ))}
        <Legend report={report} />
      </article>
      <ReadingNotes report={report} notes={readings.notes} />
      {below}
      <script
        type="application/json"
        id="report-data"
        // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every < written as an escape
        dangerouslySetInnerHTML={{ __html: json.replaceAll('<', '\\u003c') }}
      />
    </>
  )
}

interface ChapterSection {
  id: string
  no: number | null
  head: string
  chapter: Chapter | null
  table: TableId | null
}

const ordinals = ['一', '二', '三', '四', '五', '六']

/** The chapters of the format in their order, those missing from the report as well, then any other. */
function sectionsOf({ chapters, tables }: Report): ChapterSection[] {
  const regular = chaptersOfFormat.map(({ no, title, table }): ChapterSection => {
    const chapter = chapters.find((one) => one.no === no) ?? null
    return {
      id: `c${no}`,
      no,
      head: `${ordinals[no - 1]}、${title}`,
      chapter,
      table: table && tables[table] ? table : null,
    }
  })
  const others = chapters
    .filter(({ no }) => no === null)
    .map((chapter, index) => ({ id: `x${index + 1}`, no: null, head: chapter.title, chapter, table: null }))
  return [...regular, ...others]
}

function TableOfContents({ sections }: { sections: ChapterSection[] }) {
  return (
    <nav className="toc no-print" aria-label="本页目录">
      <ol>
        {sections.map(({ id, head }) => (
          <li key={id}>
            <a href={`#${id}`}>{head}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

interface SectionProps {
  section: ChapterSection
  report: Report
  notes: Note[]
  marks: TableMarks
  charts: ReportCharts
  tableFile?: string | null
}

function Section({ section, report, notes, marks, charts: all, tableFile }: SectionProps) {
  const { id, no, head, chapter, table } = section
  const here = notes.filter(({ finding }) => no !== null && (chapterOf(finding) || 1) === no)
  const charts = table ? all[table] : []
  const aside = here.length > 0 || charts.length > 0
  const body = (
    <div className="stack">
      {chapter && <ChapterText chapter={chapter} script={report.script} />}
      {table && (
        <div>
          {table !== 'disclosure' && <p className="hint-scroll">左右滑动查看各列；左侧项目名称保持不动。</p>}
          <StatutoryTable report={report} table={table} marks={marks} />
        </div>
      )}
      {!table && !chapter?.text.trim() && (
        <p className="quiet">{chapter ? '报告中这一章只有标题。' : '报告中没有这一章。'}</p>
      )}
    </div>
  )
  return (
    <section id={id} aria-labelledby={`${id}-head`}>
      <div className="section-head">
        <h2 id={`${id}-head`}>
          <Phrases text={head} />
        </h2>
        {table && tableFile && <a href={tableFile}>下载此表（XLSX）</a>}
      </div>
      {!aside ? (
        body
      ) : no === 1 ? (
        <div className="stack-m">
          {body}
          <Notes notes={here} />
        </div>
      ) : (
        <div className="with-notes">
          {body}
          <div className="charts">
            {here.length > 0 && (
              <div>
                <Notes notes={here} />
              </div>
            )}
            {charts.map((chart) => (
              <ChartFigure key={chart.title} chart={chart} />
            ))}
          </div>
        </div>
      )}
    </section>
  )
}

function Legend({ report }: { report: Report }) {
  const { zeros, blanks } = kindsOfCells(report)
  return (
    <p className="legend">
      {zeros && <span>零以浅色印出，便于看出有数的格</span>}
      {blanks && (
        <span>
          <span className="hatch" />
          斜纹：原表空白
        </span>
      )}
      {report.readings.some(({ certainty }) => certainty !== 'printed') && (
        <span>
          <span className="read">虚线</span> 不是照原样读出，见<a href="#readings">读取说明</a>
        </span>
      )}
    </p>
  )
}

function kindsOfCells({ tables }: Report): { zeros: boolean; blanks: boolean } {
  const kinds = { zeros: false, blanks: false }
  for (const table of Object.values(tables))
    for (const row in table)
      for (const column in table[row]) {
        const value = table[row][column]
        if (value === 0) kinds.zeros = true
        if (value === null) kinds.blanks = true
        if (kinds.zeros && kinds.blanks) return kinds
      }
  return kinds
}
