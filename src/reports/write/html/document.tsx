import { Fragment, htmlOf } from '../../../kit/html/jsx-runtime.ts'
import type { Report } from '../../report.ts'
import { reportToJson } from '../json.ts'
import { type Outline, outlineOf, type Section } from '../outline.ts'
import { sheetStyle } from './sheet-style.ts'
import { StatutoryTable } from './statutory-table.tsx'

/** The report as one HTML file: nothing is fetched, it prints as an official document, and it carries its data. */
export function reportToHtml(report: Report): string {
  return `<!doctype html>\n${htmlOf(<Sheet report={report} outline={outlineOf(report)} />)}\n`
}

/** Ends no script early: `<` is written as its escape. */
const embeddable = (json: string) => json.replaceAll('<', '\\u003c')

function Sheet({ report, outline }: { report: Report; outline: Outline }) {
  const { lang, title, notice, underTitle, sections } = outline
  return (
    <html lang={lang}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{title ?? '政府信息公开'}</title>
        <meta name="generator" content={report.reader} />
        {title && <meta name="ArticleTitle" content={title} />}
        {report.publishedOn && <meta name="PubDate" content={report.publishedOn} />}
        {report.organ && <meta name="ContentSource" content={report.organ} />}
        {/* biome-ignore lint/security/noDangerouslySetInnerHtml: a style sheet of our own */}
        <style dangerouslySetInnerHTML={{ __html: sheetStyle }} />
      </head>
      <body>
        <main className="sheet">
          <header>
            {title && <h1>{byPhrases(title)}</h1>}
            {notice && <p className="notice">{notice}</p>}
            {underTitle.map((line) => (
              <p key={line} className="under">
                {line}
              </p>
            ))}
          </header>
          {sections.map((section, index) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: chapters never move
            <Chapter key={index} report={report} section={section} />
          ))}
        </main>
        <script
          type="application/json"
          id="gongkai-report"
          // biome-ignore lint/security/noDangerouslySetInnerHtml: JSON with every < escaped
          dangerouslySetInnerHTML={{ __html: embeddable(reportToJson(report)) }}
        />
      </body>
    </html>
  )
}

/** The title may break after its year and before 工作. */
const byPhrases = (title: string) =>
  title.split(/(?<=\d{4}年度?)|(?=工作年度报告)/).map((phrase, index) => (
    // biome-ignore lint/suspicious/noArrayIndexKey: phrases never move
    <Fragment key={index}>
      {index > 0 && <wbr />}
      {phrase}
    </Fragment>
  ))

function Chapter({ report, section: { heading, paragraphs, tables } }: { report: Report; section: Section }) {
  return (
    <section>
      {heading && <h2>{heading}</h2>}
      {paragraphs.map(({ text, heading }, index) =>
        // biome-ignore lint/suspicious/noArrayIndexKey: paragraphs never move
        heading ? <h3 key={index}>{text}</h3> : <p key={index}>{text}</p>,
      )}
      {tables.map((table) => (
        <StatutoryTable key={table} report={report} table={table} />
      ))}
    </section>
  )
}
