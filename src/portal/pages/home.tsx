// /: what the installation holds, and where to go from here.

import type { App } from '../../app.ts'
import { databaseSearch, type Hit } from '../../documents/search/index.ts'
import { markupOf } from '../../kit/html/jsx-runtime.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import { type ListedReport, listedReports } from '../../reports/lists.ts'
import { DocumentList } from '../documents/document-list.tsx'
import type { Page } from '../page.ts'
import { siteName } from '../parts/frame.ts'
import { ReportTitle } from '../parts/report-header.tsx'
import { CheckStates } from '../parts/states.tsx'
import { reportAddress } from '../view/addresses.ts'
import { editionName, figure, levelNames } from '../view/figures.ts'
import { aroundHome } from './home-around.tsx'

const doorList = [
  { href: '/docs', name: '政府信息', words: '各机关主动公开的文件，按文号、主题、事项查找' },
  { href: '/apply', name: '依申请公开', words: '申请公开政府信息，凭查询码看进度' },
  { href: '/reports', name: '年度报告', words: '按地区、层级、年度和核对结果查找' },
  { href: '/read', name: '读一份报告', words: '上传或粘贴，立刻读出表格并核对，不保存' },
  { href: '/data', name: '数据与接口', words: '成批下载、订阅和程序接口' },
]

const doors = markupOf(
  <nav className="sheet doors" aria-label="这里可以做什么">
    {doorList.map(({ href, name, words }) => (
      <a key={href} href={href}>
        <b>{name}</b>
        {words}
      </a>
    ))}
  </nav>,
)

export const homePage: Page = {
  path: '/',
  async view({ app, kept }) {
    const around = await kept('around home', () => aroundHome(app, kept))
    const { publishing, find, documents, collected, featured } = around
    const [hits, { reports }] = await Promise.all([
      publishing ? newestDocuments(app) : [],
      listedReports(app, {}, { order: 'newest', offset: 0, limit: 6 }),
    ])
    return {
      frame: {
        title: siteName,
        description: '主动公开的政府信息、依申请公开、政府信息公开工作年度报告：查找、申请、读取、核对和比较。',
        section: 'home',
        finds: true,
        feed: publishing ? '/docs/feed.atom' : '/reports/feed.atom',
        notice: reports.find(({ notice }) => notice)?.notice ?? null,
      },
      body: (
        <div className="stack-m">
          {find}
          {doors}
          {publishing && (
            <div className="cols">
              <LatestDocuments hits={hits} />
              {documents}
            </div>
          )}
          <div className="cols">
            <LatestReports reports={reports} />
            {collected}
          </div>
          {featured}
        </div>
      ),
    }
  },
}

async function newestDocuments(app: App): Promise<Hit[]> {
  const page = { order: 'newest', limit: 7, facets: false, count: false, snippets: false } as const
  return (await databaseSearch(app).find(page)).hits
}

const LatestDocuments = ({ hits }: { hits: Hit[] }) => (
  <section className="sheet pad" aria-labelledby="documents">
    <div className="section-head">
      <h2 id="documents">最新公开</h2>
      <span className="acts">
        <a href="/search">全部文件</a>
        <a href="/subscribe">邮件订阅</a>
      </span>
    </div>
    <DocumentList hits={hits} organs />
  </section>
)

function LatestReports({ reports }: { reports: ListedReport[] }) {
  return (
    <section className="sheet pad" aria-labelledby="latest">
      <div className="section-head">
        <h2 id="latest">最近收录的年度报告</h2>
        <span className="acts">
          <a href="/reports">全部报告</a>
          <a href="/reports/feed.atom">订阅</a>
        </span>
      </div>
      {reports.length === 0 && (
        <p className="empty">
          <b>还没有收录报告</b>用命令 <span className="mono">gongkai report import 文件</span> 收录。
        </p>
      )}
      <ul className="links">{reports.map(reportLine)}</ul>
    </section>
  )
}

const reportLine = printedOnce((one: ListedReport) => (
  <li>
    <a href={reportAddress(one)}>
      <ReportTitle organ={one.organ} year={one.year} />
    </a>
    <span>
      <CheckStates counts={one.counts} />
    </span>
    <span className="meta">
      {one.level && <span>{levelNames[one.level]}</span>}
      {one.edition && <span>{editionName(one.edition)}</span>}
      {one.received !== null && <span>新收{figure(one.received)}件</span>}
      {one.notice && <span>示例</span>}
    </span>
  </li>
))
