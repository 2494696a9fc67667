// /docs: the documents of the whole installation: search, organs, what is new.
import { publishingOrgans } from '../../documents/public/index.ts'
import { databaseSearch } from '../../documents/search/index.ts'
import type { Page } from '../page.ts'
import { figure } from '../view/figures.ts'
import { DocumentList } from './document-list.tsx'
import { FindDocuments } from './find-documents.tsx'
import { siteAddress } from './labels.ts'

export const docsHomePage: Page = {
  path: '/docs',
  async view({ app, kept }) {
    const [organs, { hits }] = await Promise.all([
      kept('publishing organs', () => publishingOrgans(app.db)),
      databaseSearch(app).find({ order: 'newest', limit: 10, facets: false, count: false, snippets: false }),
    ])
    const all = organs.reduce((sum, { count }) => sum + count, 0)
    return {
      frame: {
        title: '政府信息',
        description: '各机关主动公开的政府信息：全文检索，按文号、主题、事项、年份和有效性查找。',
        section: 'documents',
        finds: true,
        crumbs: [{ text: '首页', href: '/' }, { text: '政府信息' }],
        feed: '/docs/feed.atom',
        meta: { ColumnName: '政府信息', ColumnType: '政府信息公开' },
      },
      body: (
        <div className="stack-m">
          <section className="sheet pad top" aria-labelledby="find">
            <h1 id="find">查找政府信息</h1>
            <p className="lede">
              {organs.length > 0
                ? `${figure(organs.length)}个机关主动公开的${figure(all)}件政府信息。`
                : '机关主动公开的政府信息。'}
            </p>
            <div className="after-title">
              <FindDocuments action="/search" asked={{}} today={app.today()} />
            </div>
            <p className="small quiet hint">
              简体、繁体都能找到；可以输入标题的首字母，如 zwgk。<a href="/library">规章、行政规范性文件库</a>
            </p>
          </section>
          <div className="cols">
            <section className="sheet pad" aria-labelledby="latest">
              <div className="section-head">
                <h2 id="latest">最新公开</h2>
                <span className="acts">
                  <a href="/search">全部文件</a>
                  <a href="/docs/feed.atom">订阅</a>
                </span>
              </div>
              {hits.length > 0 ? (
                <DocumentList hits={hits} organs />
              ) : (
                <p className="empty">
                  <b>还没有公开的文件</b>机关发布以后在这里显示。
                </p>
              )}
            </section>
            <aside className="sheet pad facets" aria-labelledby="organs">
              <h2 id="organs">机关</h2>
              {organs.length === 0 && <p className="small quiet">还没有机关发布文件。</p>}
              <ul>
                {organs.slice(0, 40).map(({ id, name, count }) => (
                  <li key={id}>
                    <a href={siteAddress(id)}>{name}</a>
                    <span className="quiet">{figure(count)}</span>
                  </li>
                ))}
              </ul>
              {organs.length > 40 && (
                <p className="small">
                  <a href="/search">在查找结果里按机关缩小范围</a>
                </p>
              )}
            </aside>
          </div>
        </div>
      ),
    }
  },
}
