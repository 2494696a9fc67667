// /data: what can be had in bulk, what can be followed, what programs can ask.
import { totalsOfReports } from '../../reports/lists.ts'
import type { Page } from '../page.ts'
import { figure } from '../view/figures.ts'

export const dataPage: Page = {
  path: '/data',
  async view({ app }) {
    const { reports } = await totalsOfReports(app.db)
    return {
      frame: {
        title: '数据与接口',
        description: '年度报告数据的成批下载、订阅和程序接口。',
        section: 'data',
        crumbs: [{ text: '首页', href: '/' }, { text: '数据与接口' }],
        feed: '/reports/feed.atom',
      },
      body: (
        <div className="stack-m">
          <section className="sheet pad top stack">
            <h1>数据与接口</h1>
            <p className="lede">
              已收录的{figure(reports)}
              份报告都可以成批取走。每一格有行、列的固定编号，编号不随格式版本变化，可以跨年、跨机关比较和相加。
            </p>
          </section>
          <div className="duo">
            <section className="sheet pad">
              <h2>成批下载</h2>
              <ul className="links">
                <li>
                  <a href="/reports.csv">全部报告各格 CSV</a>
                  <span className="quiet small">一格一行，含读取把握</span>
                </li>
                <li>
                  <a href="/reports.ndjson">全部报告 NDJSON</a>
                  <span className="quiet small">一份一行，gongkai.report/1</span>
                </li>
              </ul>
              <p className="small quiet">
                在<a href="/reports">年度报告</a>里先筛选，再导出，就只得到所选的部分。
              </p>
            </section>
            <section className="sheet pad">
              <h2>订阅</h2>
              <ul className="links">
                <li>
                  <a href="/reports/feed.atom">最近收录的报告 Atom</a>
                  <span className="quiet small">可带同样的筛选条件</span>
                </li>
                <li>
                  <a href="/sitemap.xml">网站地图</a>
                  <span className="quiet small">全部报告的地址</span>
                </li>
              </ul>
            </section>
            <section className="sheet pad">
              <h2>程序接口</h2>
              <ul className="links">
                <li>
                  <a href="/api/docs">接口说明</a>
                  <span className="quiet small">可以在页上试用</span>
                </li>
                <li>
                  <a href="/api/openapi.json">OpenAPI 文档</a>
                  <span className="quiet small">OpenAPI 3.1</span>
                </li>
              </ul>
            </section>
            <section className="sheet pad stack">
              <h2>报告页里的数据</h2>
              <p>
                每份报告的页面都嵌有同一份机读数据，在 <span className="mono">{'<script id="report-data">'}</span>{' '}
                里；同样的内容在报告地址后加 <span className="mono">/report.json</span> 也能得到。
              </p>
            </section>
          </div>
        </div>
      ),
    }
  },
}
