// The columns of an organ's site beside its documents: catalogue, guide, rules of work, annual reports, reading points,
// map of the site.

import { countsOf, guideParts, type OrganSite, readingPoints, workRules } from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { itemsOf, keyDomains } from '../../law/disclosure/index.ts'
import { listedReports } from '../../reports/lists.ts'
import type { Page, PageRequest, PageView } from '../page.ts'
import { CheckStates } from '../parts/states.tsx'
import { reportAddress, reportFileAddress } from '../view/addresses.ts'
import { figure } from '../view/figures.ts'
import { domainName, listAddress, siteAddress } from './labels.ts'
import { type Column, columns, frameOf, siteOf } from './site.tsx'

/** A page of a column: its name is its heading. */
const column = (id: Column, path: string, view: (request: PageRequest, site: OrganSite) => Promise<Html>): Page => ({
  path: `/o/:organ${path}`,
  view: (request) => onSite(request, { title: columns[id].text, column: id }, (site) => view(request, site)),
})

async function onSite(
  request: PageRequest,
  about: { title: string; column?: Column },
  view: (site: OrganSite) => Promise<Html>,
): Promise<PageView | null> {
  const site = await siteOf(request)
  if (!site) return null
  return { frame: frameOf(site, { ...about, crumbs: [{ text: about.title }] }), body: await view(site) }
}

export const cataloguePage = column('content', '/content', async ({ app }, site) => {
  const [byItem, byDomain] = await Promise.all([
    countsOf(app.db, site.id, 'item'),
    countsOf(app.db, site.id, 'key_domain'),
  ])
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
              <table className="data catalogue">
                <caption>{article === 20 ? '第二十条：各机关' : '第二十一条：本级机关另外公开'}</caption>
                <thead>
                  <tr>
                    <th scope="col">事项</th>
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
                      <td className={items.has(id) ? 'num' : 'num z'}>{figure(items.get(id)?.count ?? 0)}</td>
                      <td className="num">
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

export const guidePage = column('guide', '/guide', async ({ app }, site) => {
  const points = await readingPoints(app.db, site.id)
  const missing = guideParts(site, points).filter(({ given }) => !given)
  const office: [string, string | null][] = [
    ['机构名称', site.officeName],
    [
      '办公地址',
      site.officeAddress &&
        [site.officeAddress, site.postalCode && `邮编${site.postalCode}`].filter(Boolean).join('，'),
    ],
    ['办公时间', site.officeHours],
    ['联系电话', site.officePhone],
    ['传真号码', site.officeFax],
    ['电子邮箱', site.officeEmail],
  ]
  return (
    <div className="cols">
      <article className="sheet pad top">
        <div className="text">
          <h1>{site.name}政府信息公开指南</h1>
          {site.changedOn && (
            <p className="small quiet">
              更新于<time dateTime={site.changedOn}>{inWords(site.changedOn as Day)}</time>
            </p>
          )}
          <h2>一、公开哪些信息，怎样编排</h2>
          {site.guide?.split('\n').map((line) => (
            <p key={line}>{line}</p>
          ))}
          <p>
            主动公开的信息按条例第二十条、第二十一条的事项编排，每件有索引号、标题、发文机关、文号、成文和发布日期、主题分类和有效性，见
            <a href={siteAddress(site.id, '/content')}>法定主动公开内容</a>。
          </p>
          <h2>二、怎样获取</h2>
          <ul>
            <li>
              在本平台<a href={listAddress(site.id)}>查找</a>：按标题、文号、关键词，或者按主题、事项、年份、有效性。
            </li>
            <li>
              用<a href={siteAddress(site.id, '/subscribe')}>邮件</a>或者
              <a href={siteAddress(site.id, '/feed.atom')}>订阅源</a>及时知道新发布的文件。
            </li>
            <li>
              到<a href={siteAddress(site.id, '/reading-points')}>查阅点</a>当面查阅。
            </li>
          </ul>
          <h2>三、申请公开</h2>
          <p>
            主动公开以外的政府信息，任何人都可以申请，不收取申请费。
            <a href={`/apply/${site.id}`}>网上填写申请</a>
            ，或者当面、邮寄、传真提交。机关收到后20个工作日内答复，需要延长的最多再加20个工作日，并会告诉您。
          </p>
          <h2 id="office">四、工作机构</h2>
          <dl className="summary">
            {office.map(([name, value]) => (
              <div key={name}>
                <dt>{name}</dt>
                <dd>{value ?? <span className="quiet">尚未提供</span>}</dd>
              </div>
            ))}
          </dl>
          <h2>五、监督和救济</h2>
          <p>
            认为机关没有依法公开的，可以向上一级行政机关或者政府信息公开工作主管部门投诉、举报；认为侵犯了自己合法权益的，可以
            {site.reconsiderationBody ? `向${site.reconsiderationBody}` : '依法'}申请行政复议，或者
            {site.court ? `向${site.court}` : '依法'}提起行政诉讼。
          </p>
        </div>
      </article>
      <aside className="stack">
        <section className="sheet pad stack">
          <h2>指南的内容</h2>
          {missing.length === 0 ? (
            <p>
              <span className="state done">齐全</span>
            </p>
          ) : (
            <p className="small">尚未提供：{missing.map(({ label }) => label).join('、')}。</p>
          )}
          <p className="small quiet">依据：《政府信息公开条例》第十二条、第二十五条</p>
        </section>
        <section className="sheet pad stack">
          <a className="btn primary whole" href={`/apply/${site.id}`}>
            填写申请
          </a>
        </section>
      </aside>
    </div>
  )
})

export const rulesOfWorkPage = column('rules', '/rules', async ({ app }, site) => {
  const rules = await workRules(app.db, site.id)
  return (
    <section className="sheet pad top stack">
      <h1>公开制度</h1>
      {rules.length === 0 ? (
        <p className="empty">
          <b>还没有登载本机关的制度</b>公开工作依照《中华人民共和国政府信息公开条例》进行。
        </p>
      ) : (
        <ul className="links">
          {rules.map((one) => (
            <li key={one.id}>
              <a href={siteAddress(site.id, `/rules/${one.id}`)}>{one.title}</a>
              <time dateTime={one.adoptedOn}>{one.adoptedOn}</time>
              <span className="meta">
                {one.versions > 1 && <span>第{one.version}版</span>}
                {one.reviewOn && <span>下次检查 {one.reviewOn}</span>}
              </span>
            </li>
          ))}
        </ul>
      )}
    </section>
  )
})

export const ruleOfWorkPage: Page = {
  path: '/o/:organ/rules/:rule',
  query: ['version'],
  async view(request) {
    const { app, params, query } = request
    const site = await siteOf(request)
    if (!site) return null
    const versions = await workRules(app.db, site.id, params['rule']!)
    const shown = query['version'] ? versions.find(({ version }) => String(version) === query['version']) : versions[0]
    if (!shown) return null
    const crumbs = [{ text: '公开制度', href: siteAddress(site.id, '/rules') }, { text: shown.title }]
    return {
      frame: frameOf(site, { title: shown.title, column: 'rules', crumbs }),
      body: (
        <article className="sheet pad top stack">
          <h1>{shown.title}</h1>
          <p className="quiet small">
            第{shown.version}版，<time dateTime={shown.adoptedOn}>{inWords(shown.adoptedOn as Day)}</time>施行
            {shown.reviewOn && `，下次检查${inWords(shown.reviewOn as Day)}`}
          </p>
          {(shown !== versions[0] || shown.endedOn) && (
            <div className="notice warn" role="note">
              <p className="t">
                {shown !== versions[0] ? '这不是现行的版本' : `已于${inWords(shown.endedOn as Day)}停止执行`}
              </p>
            </div>
          )}
          <div className="prose">
            {shown.text.split('\n').map((line) => (
              <p key={line}>{line}</p>
            ))}
          </div>
          {versions.length > 1 && (
            <section aria-labelledby="versions">
              <h2 id="versions">各版</h2>
              <ul className="links">
                {versions.map(({ version, adoptedOn }) => (
                  <li key={version}>
                    <a href={siteAddress(site.id, `/rules/${shown.id}?version=${version}`)}>第{version}版</a>
                    <time dateTime={adoptedOn}>{adoptedOn}</time>
                  </li>
                ))}
              </ul>
            </section>
          )}
        </article>
      ),
    }
  },
}

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

const pointKinds = {
  archives: '国家档案馆',
  library: '公共图书馆',
  hall: '政务服务场所',
  office: '机关办公地点',
} as const

export const readingPointsPage: Page = {
  path: '/o/:organ/reading-points',
  view: (request) =>
    onSite(request, { title: '政府信息查阅点' }, async (site) => {
      const points = await readingPoints(request.app.db, site.id)
      return (
        <section className="sheet pad top stack">
          <h1>政府信息查阅点</h1>
          <p className="lede">主动公开的政府信息也送到下列场所，可以当面查阅，不收费用。</p>
          {points.length === 0 ? (
            <p className="empty">
              <b>还没有登记查阅点</b>可以向{site.officeName ?? site.name}询问
              {site.officePhone && `，电话${site.officePhone}`}。
            </p>
          ) : (
            <div className="duo points">
              {points.map(({ no, name, kind, address, hours, phone, mapUrl }) => (
                <section key={no} aria-labelledby={`point-${no}`}>
                  <h2 id={`point-${no}`}>{name}</h2>
                  <dl className="summary">
                    {(
                      [
                        ['类别', pointKinds[kind]],
                        ['地址', address],
                        ['开放时间', hours],
                        ['电话', phone],
                      ] as const
                    ).map(([label, value]) =>
                      value ? (
                        <div key={label}>
                          <dt>{label}</dt>
                          <dd>{value}</dd>
                        </div>
                      ) : null,
                    )}
                  </dl>
                  {mapUrl && (
                    <p className="small">
                      <a href={mapUrl}>在地图上看{name}</a>
                    </p>
                  )}
                </section>
              ))}
            </div>
          )}
        </section>
      )
    }),
}

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
