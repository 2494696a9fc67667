// /reports: every report in force, searched by name, filtered, sorted, page by page.
import { markupOf } from '../../kit/html/jsx-runtime.ts'
import type { ReportFilter } from '../../reports/filter.ts'
import { filterChoices, type ListOrder, listedReports, provincesOfReports } from '../../reports/lists.ts'
import type { Page } from '../page.ts'
import { FindReports } from '../parts/find-reports.tsx'
import { PagesOf } from '../parts/pages-of.tsx'
import { ReportTable } from '../parts/report-table.tsx'
import { figure } from '../view/figures.ts'
import { chosenWords, filterNames, filterOf, selectionAddress, sortOf } from '../view/selection.ts'

const perPage = 50

export const reportsPage: Page = {
  path: '/reports',
  query: [...filterNames, 'sort', 'page'],
  async view({ app, query, kept }) {
    const filter = filterOf(query)
    const sort = sortOf(query)
    const page = Math.max(1, Number.parseInt(query['page'] ?? '1', 10) || 1)
    // The form turns on counts over everything; before anything is chosen it is the same for all.
    const form = async () => {
      const [choices, provinces] = await Promise.all([
        kept('choices', () => filterChoices(app.db)),
        kept('provinces', () => provincesOfReports(app.db)),
      ])
      return markupOf(<FindReports filter={filter} choices={choices} provinces={provinces} sort={sort} />)
    }
    const [find, { reports, total }] = await Promise.all([
      Object.keys(filter).length ? form() : kept(`find reports by ${sort}`, form),
      listedReports(app, filter, { order: sort, offset: (page - 1) * perPage, limit: perPage }),
    ])
    const pages = Math.ceil(total / perPage)
    const more: Record<string, string> = sort === 'newest' ? {} : { sort }
    const address = (to: number) =>
      selectionAddress('/reports', filter, { ...more, ...(to > 1 && { page: String(to) }) })
    return {
      frame: {
        title: '年度报告',
        description: '各级行政机关的政府信息公开工作年度报告：表格、核对结果和可以下载的数据。',
        section: 'reports',
        finds: true,
        crumbs: [{ text: '首页', href: '/' }, { text: '年度报告' }],
        feed: selectionAddress('/reports/feed.atom', filter),
        notice: reports.find(({ notice }) => notice)?.notice ?? null,
        unlisted: page > pages && page > 1,
      },
      body: (
        <>
          <section className="sheet pad top">
            <h1>年度报告</h1>
            <div className="after">{find}</div>
          </section>
          <section className="sheet pad after stack" aria-labelledby="found">
            <div className="section-head">
              <h2 id="found">{countText(total, filter)}</h2>
              <Exports filter={filter} />
            </div>
            <Chosen filter={filter} sort={sort} />
            {reports.length > 0 ? (
              <>
                <ReportTable reports={reports} caption={`年度报告，第${page}页，共${pages}页`} />
                <PagesOf page={page} pages={pages} address={address} />
              </>
            ) : (
              <p className="empty">
                <b>没有符合条件的报告</b>
                可以减少条件，或者只写机关名称中的两三个字。
              </p>
            )}
          </section>
        </>
      ),
    }
  },
}

const countText = (total: number, filter: ReportFilter): string =>
  Object.keys(filter).length ? `找到${figure(total)}份报告` : `共${figure(total)}份报告`

function Exports({ filter }: { filter: ReportFilter }) {
  return (
    <span className="acts no-print">
      <a href={selectionAddress('/reports.csv', filter)}>导出 CSV</a>
      <a href={selectionAddress('/reports.ndjson', filter)}>导出 NDJSON</a>
      <a href={selectionAddress('/reports/feed.atom', filter)}>订阅</a>
    </span>
  )
}

/** Each condition with the address that drops it. */
function Chosen({ filter, sort }: { filter: ReportFilter; sort: ListOrder }) {
  const chosen = chosenWords(filter)
  if (!chosen.length) return null
  const without = (name: string) =>
    selectionAddress(
      '/reports',
      Object.fromEntries(Object.entries(filter).filter(([key]) => key !== (name === 'q' ? 'name' : name))),
      sort === 'newest' ? {} : { sort },
    )
  return (
    <ul className="chosen no-print" aria-label="已选条件">
      {chosen.map(({ name, text }) => (
        <li key={name}>
          <a href={without(name)}>
            {text}
            <span aria-hidden="true">✕</span>
            <span className="sr">，去掉这个条件</span>
          </a>
        </li>
      ))}
    </ul>
  )
}
