import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Report } from '../../reports/report.ts'
import { editionInstrument, editionName, periodText } from '../view/figures.ts'
import { notesOf, tally } from '../view/notes.ts'
import { CheckStates } from './states.tsx'

/** 某机关2023年度政府信息公开工作年度报告, broken between phrases. */
export function ReportTitle({ organ, year }: { organ: string | null; year: number | null }) {
  return (
    <>
      {organ ?? '机关名称未写明'}
      <wbr />
      {year ? `${year}年度` : '年度未写明'}
      <wbr />
      政府信息公开
      <wbr />
      工作年度报告
    </>
  )
}

interface ReportHeaderProps {
  report: Report
  /** In place of the printed name: with what is known of the organ. */
  organ?: Html
  facts: { name: string; value: Html }[]
}

/** Title and metadata. */
export function ReportHeader({ report, organ: known, facts }: ReportHeaderProps) {
  const { organ, year, edition, title } = report
  const period = periodText(report)
  return (
    <header className="stack">
      <h1>
        <ReportTitle organ={organ} year={year} />
      </h1>
      <table className="metadata">
        <tbody>
          <Fact name="编制机关">{known ?? organ ?? '报告中没有写明'}</Fact>
          {title && title !== `${organ}${year}年政府信息公开工作年度报告` && (
            <Fact name="原标题">
              <span data-as-published lang={report.script === 'Hant' ? 'zh-Hant' : undefined}>
                {title}
              </span>
            </Fact>
          )}
          <Fact name="统计期限">{period ?? '报告中没有写明'}</Fact>
          <Fact name="报告格式">
            {edition ? (
              <>
                {editionName(edition)}　<span className="docno">{editionInstrument(edition)}</span>
              </>
            ) : (
              '没有认出统一格式的表格'
            )}
          </Fact>
          {report.publishedOn && (
            <Fact name="发布日期">
              <time dateTime={report.publishedOn}>{report.publishedOn}</time>
            </Fact>
          )}
          {facts.map(({ name, value }) => (
            <Fact key={name} name={name}>
              {value}
            </Fact>
          ))}
          <Fact name="核对结果">
            <CheckStates counts={tally(report.findings)} />{' '}
            {notesOf(report).length > 0 && (
              <a className="no-print" href="#checks">
                逐项查看
              </a>
            )}
          </Fact>
        </tbody>
      </table>
    </header>
  )
}

function Fact({ name, children }: { name: string; children: Html }) {
  return (
    <tr>
      <th scope="row">{name}</th>
      <td>{children}</td>
    </tr>
  )
}
