// The guide of an organ and the places where its documents can be read.
import { guideParts, readingPoints } from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Page } from '../page.ts'
import { column, onSite } from './column.tsx'
import { listAddress, siteAddress } from './labels.ts'

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
