// /o/:organ: the home of an organ: finding by element, the four parts of the column, what is new, the items of art. 20,
// the office, the latest annual report.
import type { App } from '../../app.ts'
import { countsOf, type OrganSite } from '../../documents/public/index.ts'
import { databaseSearch, type Hit } from '../../documents/search/index.ts'
import { type Html, markupOf } from '../../kit/html/jsx-runtime.ts'
import { itemsOf } from '../../law/disclosure/index.ts'
import { listedReports } from '../../reports/lists.ts'
import { getReport, type StoredReport } from '../../reports/queries.ts'
import { type Chart, outcomesChart, receivedChart } from '../charts/report-charts.ts'
import type { Page } from '../page.ts'
import { AskPanel } from '../parts/ask-panel.tsx'
import { ChartFigure } from '../parts/chart-figure.tsx'
import { KeyFigures } from '../parts/key-figures.tsx'
import { CheckStates } from '../parts/states.tsx'
import { reportAddress, reportFileAddress } from '../view/addresses.ts'
import { figure } from '../view/figures.ts'
import { DocumentList } from './document-list.tsx'
import { FindDocuments } from './find-documents.tsx'
import { listAddress, siteAddress } from './labels.ts'
import { columns, frameOf, siteOf } from './site.tsx'

export const siteHomePage: Page = {
  path: '/o/:organ',
  async view(request) {
    const { app, kept } = request
    const site = await siteOf(request)
    if (!site) return null
    const [latest, around] = await Promise.all([
      databaseSearch(app).find({
        filter: { organs: [site.id] },
        order: 'newest',
        limit: 8,
        facets: false,
        count: false,
        snippets: false,
      }),
      kept(`around the latest of ${site.id}`, () => aroundLatest(app, site)),
    ])
    return {
      frame: frameOf(site, {
        title: '首页',
        column: 'home',
        description: `${site.name}主动公开的政府信息：按文号、主题、事项查找，公开指南、公开制度和年度报告。`,
        data: {
          '@context': 'https://schema.org',
          '@type': 'GovernmentOrganization',
          name: site.name,
          url: app.config.origin + siteAddress(site.id),
          ...(site.officeAddress && { address: site.officeAddress }),
          ...(site.officePhone && { telephone: site.officePhone }),
        },
      }),
      body: (
        <div className="stack-m">
          {around.above}
          <div className="cols">
            <Latest hits={latest.hits} organId={site.id} />
            {around.beside}
          </div>
          {around.below}
        </div>
      ),
    }
  },
}

/** What changes with the data alone, printed once. */
async function aroundLatest(app: App, site: OrganSite): Promise<Record<'above' | 'beside' | 'below', Html>> {
  const [counts, report] = await Promise.all([countsOf(app.db, site.id, 'item'), latestReport(app, site.id)])
  const items = itemsOf(site.level)
  return {
    above: markupOf([
      <section key="find" className="sheet pad top" aria-labelledby="find">
        <h1 id="find">查找政府信息</h1>
        <div className="after-title">
          <FindDocuments action={listAddress(site.id)} asked={{}} today={app.today()} items={items} below />
        </div>
        <p className="small quiet hint">
          没有找到？可以<a href={`/apply/${site.id}`}>申请公开</a>，不收取申请费。
        </p>
      </section>,
      <FourParts key="parts" organId={site.id} />,
    ]),
    beside: markupOf(<Office site={site} />),
    below: markupOf([
      <Items
        key="items"
        organId={site.id}
        items={items}
        counts={new Map(counts.map(({ value, count }) => [value, count]))}
      />,
      report && <LatestReport key="report" {...report} />,
    ]),
  }
}

const parts = [
  { column: 'guide', words: '怎样查、怎样申请、找谁' },
  { column: 'rules', words: '条例、规定和本机关制度' },
  { column: 'content', words: '按条例第二十条、第二十一条' },
  { column: 'reports', words: '历年工作年度报告和数据' },
] as const

const FourParts = ({ organId }: { organId: string }) => (
  <nav className="sheet doors" aria-label="政府信息公开专栏">
    {parts.map(({ column, words }) => (
      <a key={column} href={siteAddress(organId, columns[column].path)}>
        <b>{columns[column].text}</b>
        {words}
      </a>
    ))}
  </nav>
)

const Latest = ({ hits, organId }: { hits: Hit[]; organId: string }) => (
  <section className="sheet pad" aria-labelledby="latest">
    <div className="section-head">
      <h2 id="latest">最新公开</h2>
      <span className="acts">
        <a href={listAddress(organId)}>全部文件</a>
        <a href={siteAddress(organId, '/subscribe')}>邮件订阅</a>
      </span>
    </div>
    {hits.length ? (
      <DocumentList hits={hits} />
    ) : (
      <p className="empty">
        <b>还没有公开的文件</b>需要的信息可以<a href={`/apply/${organId}`}>申请公开</a>。
      </p>
    )}
  </section>
)

function Office({ site }: { site: OrganSite }) {
  const lines: [string, string | null][] = [
    ['机构', site.officeName],
    ['地址', site.officeAddress],
    ['时间', site.officeHours],
    ['电话', site.officePhone],
    ['邮箱', site.officeEmail],
  ]
  const known = lines.filter(([, value]) => value)
  return (
    <aside className="stack">
      <AskPanel form={`/apply/${site.id}`}>
        <p className="small quiet">
          也可以当面提交、邮寄或传真。<a href={siteAddress(site.id, '/guide#office')}>办理地点和时间</a>
        </p>
      </AskPanel>
      {known.length > 0 && (
        <section className="sheet pad">
          <h2>信息公开工作机构</h2>
          <dl className="summary">
            {known.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value}</dd>
              </div>
            ))}
          </dl>
          <p className="small">
            <a href={siteAddress(site.id, '/reading-points')}>到现场查阅</a>
          </p>
        </section>
      )}
    </aside>
  )
}

interface ItemsProps {
  organId: string
  items: readonly { id: string; label: string; article: 20 | 21 }[]
  counts: Map<string, number>
}

/** The items with the number of documents under each. */
const Items = ({ organId, items, counts }: ItemsProps) => (
  <section className="sheet pad" aria-labelledby="items">
    <div className="section-head">
      <h2 id="items">法定主动公开内容</h2>
      <span className="small quiet">《政府信息公开条例》第二十条、第二十一条</span>
    </div>
    <ul className="items">
      {items.map(({ id, label }) => (
        <li key={id}>
          <a href={listAddress(organId, { item: id })}>{label}</a>
          <span className="quiet">{figure(counts.get(id) ?? 0)}</span>
        </li>
      ))}
    </ul>
  </section>
)

interface ReportShown {
  stored: StoredReport
  chart: Chart | null
}

async function latestReport(app: App, organ: string): Promise<ReportShown | undefined> {
  const { reports } = await listedReports(app, { organ }, { order: 'year', offset: 0, limit: 1 })
  const stored = reports[0] && (await getReport(app.db, organ, reports[0].year))
  return stored && { stored, chart: outcomesChart(stored.report) ?? receivedChart(stored.report) }
}

function LatestReport({ stored, chart }: ReportShown) {
  const { report, errors, warnings, notes, organName, year } = stored
  return (
    <section className="sheet pad report-card" aria-labelledby="report">
      <div className="stack">
        <p className="small quiet">政府信息公开年报</p>
        <h2 id="report">
          <a href={reportAddress(stored)}>
            {organName}
            {year}年<wbr />
            政府信息公开
            <wbr />
            工作年度报告
          </a>
        </h2>
        <KeyFigures report={report} most={3} />
        <p>
          <CheckStates counts={{ error: errors, warning: warnings, note: notes }} />
        </p>
        <p className="acts">
          <a className="btn" href={reportAddress(stored)}>
            阅读年报
          </a>
          <a href={reportFileAddress(stored, 'report.xlsx')}>下载 XLSX</a>
          <a href={siteAddress(stored.organId, '/reports')}>历年年报</a>
        </p>
        {stored.notice && <p className="small quiet">{stored.notice}</p>}
      </div>
      {chart && <ChartFigure chart={chart} source={<>数据见报告第三章的表。</>} />}
    </section>
  )
}
