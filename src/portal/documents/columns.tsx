// The columns of an organ's site that lead elsewhere: catalogue, annual reports, map of the site.
import { catalogueKept } from '../../documents/index.ts'
import { countsOf } from '../../documents/public/index.ts'
import { itemsOf, keyDomains } from '../../law/disclosure/index.ts'
import { listedReports } from '../../reports/lists.ts'
import type { Page } from '../page.ts'
import { CheckStates } from '../parts/states.tsx'
import { reportAddress, reportFileAddress } from '../view/addresses.ts'
import { figure } from '../view/figures.ts'
import { column, onSite } from './column.tsx'
import { domainName, listAddress, siteAddress } from './labels.ts'
import { type Column, columns } from './site.tsx'

export const cataloguePage = column('content', '/content', async ({ app }, site) => {
  const [byItem, byDomain, kept] = await Promise.all([
    countsOf(app.db, site.id, 'item'),
    countsOf(app.db, site.id, 'key_domain'),
    catalogueKept(app.db, site.id),
  ])
  const answers = new Map(kept.map(({ item, department }) => [item, department]))
  const items = new Map(byItem.map((one) => [one.value, one]))
  const all = itemsOf(site.level)
  return (
    <div className="stack-m">
      <section className="sheet pad top stack">
        <h1>法定主动公开内容</h1>
        <p className="lede">按《政府信息公开条例》规定的事项编排。数字是已公开的件数，日期是最近一次发布。</p>
        {([20, 21] as const).map((article) => {
          const rows = all.filter((one) => one.article === article)
          return rows.length === 0 ? null : (
            <div key={article} className="scroll">
              <table className="data catalogue stacks">
                <caption>{article === 20 ? '第二十条：各机关' : '第二十一条：本级机关另外公开'}</caption>
                <thead>
                  <tr>
                    <th scope="col">事项</th>
                    {answers.size > 0 && <th scope="col">责任部门</th>}
                    <th scope="col" className="num">
                      件数
                    </th>
                    <th scope="col" className="num">
                      最近发布
                    </th>
                  </tr>
                </thead>
                <tbody>
                  {rows.map(({ id, label }) => (
                    <tr key={id}>
                      <th scope="row">
                        <a href={listAddress(site.id, { item: id })}>{label}</a>
                      </th>
                      {answers.size > 0 && <td data-label="责任部门">{answers.get(id)}</td>}
                      <td data-label="件数" className={items.has(id) ? 'num' : 'num z'}>
                        {figure(items.get(id)?.count ?? 0)}
                      </td>
                      <td className="num" data-label={items.has(id) ? '最近发布' : undefined}>
                        {items.has(id) && <time dateTime={items.get(id)!.newest}>{items.get(id)!.newest}</time>}
                      </td>
                    </tr>
                  ))}
                </tbody>
              </table>
            </div>
          )
        })}
      </section>
      <section className="sheet pad stack" aria-labelledby="domains">
        <h2 id="domains">重点领域</h2>
        <ul className="items">
          {Object.keys(keyDomains).map((id) => (
            <li key={id}>
              <a href={listAddress(site.id, { domain: id })}>{domainName(id)}</a>
              <span className="quiet">{figure(byDomain.find(({ value }) => value === id)?.count ?? 0)}</span>
            </li>
          ))}
        </ul>
      </section>
    </div>
  )
})

export const annualReportsPage = column('reports', '/reports', async ({ app }, site) => {
  const { reports } = await listedReports(app, { organ: site.id }, { order: 'year', offset: 0, limit: 100 })
  return (
    <section className="sheet pad top stack">
      <h1>{site.name}政府信息公开年报</h1>
      <p className="lede">每年1月31日前向社会公布上一年度的报告。</p>
      {reports.length === 0 ? (
        <p className="empty">
          <b>还没有收录年度报告</b>
          <a href="/reports">看其他机关的报告</a>
        </p>
      ) : (
        <ul className="links">
          {reports.map((one) => (
            <li key={one.year}>
              <a href={reportAddress(one)}>{one.year}年政府信息公开工作年度报告</a>
              <span>
                <CheckStates counts={one.counts} />
              </span>
              <span className="meta">
                {one.received !== null && <span>新收申请{figure(one.received)}件</span>}
                {one.publishedOn && <span>{one.publishedOn}公布</span>}
                <a className="act" href={reportFileAddress(one, 'report.docx')}>
                  WORD
                </a>
                <a className="act" href={reportFileAddress(one, 'report.pdf')}>
                  PDF
                </a>
                <a className="act" href={reportFileAddress(one, 'report.xlsx')}>
                  XLSX
                </a>
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
})

export const siteMapPage: Page = {
  path: '/o/:organ/map',
  view: (request) =>
    onSite(request, { title: '网站地图' }, async (site) => (
      <div className="duo">
        <section className="sheet pad top stack">
          <h1>网站地图</h1>
          <ul className="plain">
            {(Object.keys(columns) as Column[])
              .filter((id) => id !== 'gazette' || site.gazette)
              .map((id) => (
                <li key={id}>
                  <a href={siteAddress(site.id, columns[id].path)}>{columns[id].text}</a>
                </li>
              ))}
            <li>
              <a href={listAddress(site.id)}>全部文件</a>
            </li>
            <li>
              <a href={siteAddress(site.id, '/consultations')}>征求意见</a>
            </li>
            <li>
              <a href={siteAddress(site.id, '/reading-points')}>政府信息查阅点</a>
            </li>
            <li>
              <a href={`/apply/${site.id}`}>依申请公开</a>
            </li>
          </ul>
        </section>
        <section className="sheet pad stack" aria-labelledby="data">
          <h2 id="data">订阅与开放数据</h2>
          <ul className="plain">
            <li>
              <a href={siteAddress(site.id, '/feed.atom')}>新发布的文件 Atom</a>
            </li>
            <li>
              <a href={siteAddress(site.id, '/feed.rss')}>新发布的文件 RSS</a>
            </li>
            <li>
              <a href={siteAddress(site.id, '/docs.csv')}>文件清单 CSV</a>
            </li>
            <li>
              <a href={`/api/documents?organ=${site.id}`}>文件清单 JSON</a>
            </li>
          </ul>
          <p className="small quiet">每个列表都可以订阅和下载：先筛选，再用列表上方的链接。</p>
        </section>
      </div>
    )),
}
