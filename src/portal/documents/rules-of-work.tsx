// The rules of work of an organ, each with its versions.
import { workRules } from '../../documents/public/index.ts'
import { type Day, inWords } from '../../kit/days.ts'
import type { Page } from '../page.ts'
import { column } from './column.tsx'
import { siteAddress } from './labels.ts'
import { frameOf, siteOf } from './site.tsx'

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
