// What stands around the lists of the home page: it turns on counts over everything, and is printed once for a data version.
import type { App } from '../../app.ts'
import { type CountedOrgan, publishingOrgans } from '../../documents/public/index.ts'
import { type Html, markupOf } from '../../kit/html/jsx-runtime.ts'
import {
  filterChoices,
  type ListedReport,
  listedReports,
  provincesOfReports,
  totalsOfReports,
} from '../../reports/lists.ts'
import { getReport } from '../../reports/queries.ts'
import type { Report } from '../../reports/report.ts'
import { type Chart, outcomesChart, receivedChart } from '../charts/report-charts.ts'
import { FindDocuments } from '../documents/find-documents.tsx'
import { siteAddress } from '../documents/labels.ts'
import type { PageRequest } from '../page.ts'
import { AskPanel } from '../parts/ask-panel.tsx'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { FindReports } from '../parts/find-reports.tsx'
import { KeyFigures } from '../parts/key-figures.tsx'
import { ReportTitle } from '../parts/report-header.tsx'
import { CheckStates } from '../parts/states.tsx'
import { organAddress, refText, reportAddress, reportFileAddress } from '../view/addresses.ts'
import { figure } from '../view/figures.ts'
import { addressWith } from '../view/mode.ts'

export async function aroundHome(app: App, kept: PageRequest['kept']) {
  const [organs, choices, provinces, totals, featured] = await Promise.all([
    kept('publishing organs', () => publishingOrgans(app.db)),
    kept('choices', () => filterChoices(app.db)),
    kept('provinces', () => provincesOfReports(app.db)),
    totalsOfReports(app.db),
    mostRequested(app),
  ])
  const publishing = organs.length > 0
  return {
    /** Whether any organ has public documents. */
    publishing,
    find: markupOf(
      <section className="sheet pad top" aria-labelledby="find">
        {publishing ? (
          <>
            <h1 id="find">查找政府信息</h1>
            <div className="after">
              <FindDocuments action="/search" asked={{}} today={app.today()} />
            </div>
            <p className="small quiet hint">
              没有找到？可以<a href="/apply">申请公开</a>，不收取申请费。
            </p>
          </>
        ) : (
          <>
            <h1 id="find">查找年度报告</h1>
            <div className="after">
              <FindReports filter={{}} choices={choices} provinces={provinces} />
            </div>
          </>
        )}
      </section>,
    ),
    documents: markupOf(
      <aside className="stack" aria-label="申请公开和各机关">
        <AskPanel form="/apply" />
        <Organs organs={organs} />
      </aside>,
    ),
    collected: markupOf(
      <aside className="stack" aria-label="收录的年度报告">
        <Collected totals={totals} />
        <section className="sheet pad stack">
          <h2>手头有一份报告？</h2>
          <p>上传文件或粘贴文字，立刻看到表格、核对结果和机读数据。读完即弃，不保存。</p>
          <a className="btn primary" href="/read">
            读一份报告
          </a>
        </section>
      </aside>,
    ),
    featured: markupOf(featured && <FeaturedReport featured={featured} />),
  }
}

const mostOrgans = 6

const Organs = ({ organs }: { organs: readonly CountedOrgan[] }) => (
  <section className="sheet pad facets" aria-labelledby="organs">
    <h2 id="organs">公开机关</h2>
    <ul>
      {organs.slice(0, mostOrgans).map(({ id, name, count }) => (
        <li key={id}>
          <a href={siteAddress(id)}>{name}</a>
          <span className="quiet">{figure(count)}</span>
        </li>
      ))}
    </ul>
    {organs.length > mostOrgans && (
      <p className="small">
        <a href="/docs">全部{figure(organs.length)}个机关</a>
      </p>
    )}
  </section>
)

const Collected = ({ totals }: { totals: Awaited<ReturnType<typeof totalsOfReports>> }) => (
  <section className="sheet pad stack">
    <h2>已收录年报</h2>
    <dl className="summary">
      <Line name="报告">{figure(totals.reports)}份</Line>
      <Line name="机关">{figure(totals.organs)}个</Line>
      <Line name="年度">{totals.firstYear === null ? '—' : `${totals.firstYear}年至${totals.lastYear}年`}</Line>
      <Line name="新收申请">合计{figure(totals.received)}件</Line>
      <Line name="有差错的">
        {totals.withErrors ? <a href="/reports?checks=errors">{figure(totals.withErrors)}份</a> : '没有'}
      </Line>
    </dl>
  </section>
)

function Line({ name, children }: { name: string; children: Html }) {
  return (
    <div>
      <dt>{name}</dt>
      <dd>{children}</dd>
    </div>
  )
}

interface Featured {
  stored: ListedReport
  report: Report
  chart: Chart | null
}

/** The report with the most requests, as a sample of what a report page shows. */
async function mostRequested(app: App): Promise<Featured | null> {
  const { reports } = await listedReports(app, {}, { order: 'received', offset: 0, limit: 1 })
  const [stored] = reports
  const found = stored && (await getReport(app.db, stored.organId, stored.year))
  if (!stored || !found) return null
  const { report } = found
  return { stored, report, chart: outcomesChart(report) ?? receivedChart(report) }
}

function FeaturedReport({ featured: { stored, report, chart } }: { featured: Featured }) {
  return (
    <section className="sheet pad report-card" aria-labelledby="featured">
      <div className="stack">
        <p className="small quiet">申请最多的一份</p>
        <h2 id="featured">
          <a href={reportAddress(stored)}>
            <ReportTitle organ={stored.organ} year={stored.year} />
          </a>
        </h2>
        <KeyFigures report={report} most={3} />
        <p>
          <CheckStates counts={stored.counts} />
        </p>
        <p className="acts">
          <a className="btn" href={reportAddress(stored)}>
            阅读报告
          </a>
          <a href={reportFileAddress(stored, 'report.xlsx')}>下载 XLSX</a>
          <a href={addressWith('/compare', { left: refText(stored) })}>与另一份比较</a>
          <a href={organAddress(stored.organId)}>历年</a>
        </p>
      </div>
      {chart && <ChartFigure chart={chart} source={<>数据见报告第三章的表。</>} />}
    </section>
  )
}
