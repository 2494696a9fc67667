// /library and /o/:organ/library: 规章库 and 行政规范性文件库, current, with their validity.
import type { OrganSite } from '../../documents/public/index.ts'
import { databaseSearch } from '../../documents/search/index.ts'
import { validities } from '../../law/disclosure/index.ts'
import type { Page, PageRequest, PageView } from '../page.ts'
import { PagesOf } from '../parts/pages-of.tsx'
import { figure } from '../view/figures.ts'
import { addressWith } from '../view/mode.ts'
import { ValidityMark } from './document-list.tsx'
import { documentAddress, siteAddress } from './labels.ts'
import { searchOf } from './selection.ts'
import { frameOf, siteOf } from './site.tsx'

const names = { rule: '规章', normative: '行政规范性文件' } as const
const known = ['kind', 'validity', 'year', 'q', 'page'] as const

export const libraryPage: Page = { path: '/library', query: known, view: (request) => libraryView(request, null) }

export const organLibraryPage: Page = {
  path: '/o/:organ/library',
  query: known,
  async view(request) {
    const site = await siteOf(request)
    return site ? libraryView(request, site) : null
  },
}

async function libraryView({ app, query: asked, kept }: PageRequest, site: OrganSite | null): Promise<PageView> {
  const { page, ...search } = searchOf({ validity: 'inForce', ...asked }, site ? [site.id] : undefined)
  const all = asked['validity'] === 'all'
  const { kind, validity, ...rest } = search.filter ?? {}
  const kinds: (keyof typeof names)[] = kind === 'rule' || kind === 'normative' ? [kind] : ['rule', 'normative']
  const filter = {
    ...rest,
    kinds,
    ...(all || !validity ? {} : { validity }),
  }
  const engine = databaseSearch(app)
  const [found, counts] = await Promise.all([
    engine.find({ ...search, filter, facets: false, snippets: false }),
    kept(`validities ${site?.id ?? ''}`, () =>
      engine.find({ filter: { ...(site && { organs: [site.id] }), kinds: ['rule', 'normative'] }, limit: 1 }),
    ),
  ])
  const path = site ? siteAddress(site.id, '/library') : '/library'
  const { page: _, ...kept_ } = asked
  const shownValidity = all ? 'all' : (validity ?? 'inForce')
  const choices = [...Object.keys(validities), 'all']
  const body = (
    <div className="stack-m">
      <section className="sheet pad top stack">
        <h1>规章、行政规范性文件库</h1>
        <p className="lede">
          {site ? `${site.name}制定的规章和行政规范性文件` : '各机关的规章和行政规范性文件'}
          ，文本为现行内容，随修改、废止更新。
          {site && (
            <>
              草案在<a href={siteAddress(site.id, '/consultations')}>征求意见</a>里公开。
            </>
          )}
        </p>
        <search>
          <form className="find" action={path}>
            <div className="line">
              <label className="sr" htmlFor="q">
                标题、文号或关键词
              </label>
              <input id="q" type="search" name="q" defaultValue={asked['q']} placeholder="标题、文号或关键词" />
              <button type="submit" className="btn primary">
                查找
              </button>
            </div>
            {asked['kind'] && <input type="hidden" name="kind" value={asked['kind']} />}
            <input type="hidden" name="validity" value={shownValidity} />
          </form>
        </search>
        <nav className="chosen tabs" aria-label="种类">
          {[undefined, 'rule', 'normative'].map((one) => (
            <a
              key={one ?? 'both'}
              href={addressWith(path, { ...kept_, kind: one })}
              aria-current={(kind ?? undefined) === one ? 'true' : undefined}
            >
              {one ? names[one as keyof typeof names] : '全部'}
            </a>
          ))}
        </nav>
        <nav className="chosen tabs" aria-label="有效性">
          {choices.map((one) => {
            const count = counts.facets?.validity.find(({ value }) => value === one)?.count
            return (
              <a
                key={one}
                href={addressWith(path, { ...kept_, validity: one })}
                aria-current={one === shownValidity ? 'true' : undefined}
              >
                {one === 'all' ? '全部' : validities[one as keyof typeof validities].label}
                {count !== undefined && <span className="quiet">{figure(count)}</span>}
              </a>
            )
          })}
        </nav>
      </section>
      <section className="sheet pad" aria-labelledby="found">
        <div className="section-head">
          <h2 id="found">
            {found.total ? `共${figure(found.total)}件${found.capped ? '以上' : ''}` : '没有相符的文件'}
          </h2>
          <span className="acts">
            {kinds.map((one) => (
              <a
                key={one}
                href={addressWith(site ? siteAddress(site.id, '/docs.csv') : '/docs.csv', {
                  kind: one,
                  validity: all ? undefined : shownValidity,
                })}
              >
                {names[one]}清单 CSV
              </a>
            ))}
          </span>
        </div>
        {found.hits.length > 0 && (
          // biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that slides has to be reached by the keyboard
          <section className="scroll" tabIndex={0} aria-label="文件清单">
            <table className="data holdings stacks">
              <thead>
                <tr>
                  <th scope="col">名称</th>
                  <th scope="col">发文字号</th>
                  <th scope="col">成文日期</th>
                  <th scope="col">有效性</th>
                  <th scope="col">下载</th>
                </tr>
              </thead>
              <tbody>
                {found.hits.map((one) => (
                  <tr key={`${one.organId}/${one.id}`}>
                    <th scope="row">
                      <a href={documentAddress(one)}>{one.title}</a>
                      {!site && <small>{one.organ}</small>}
                    </th>
                    <td>{one.documentNo && <span className="docno">{one.documentNo}</span>}</td>
                    <td>{one.madeOn && <time dateTime={one.madeOn}>{one.madeOn}</time>}</td>
                    <td>
                      <ValidityMark id={one.validity} />
                    </td>
                    <td className="nb">
                      <a href={documentAddress(one, '/document.docx')} aria-label={`${one.title} WORD`}>
                        WORD
                      </a>{' '}
                      <a href={documentAddress(one, '/document.pdf')} aria-label={`${one.title} PDF`}>
                        PDF
                      </a>
                    </td>
                  </tr>
                ))}
              </tbody>
            </table>
          </section>
        )}
        <PagesOf
          page={page}
          pages={Math.ceil(found.total / 20)}
          address={(one) => addressWith(path, { ...kept_, page: one > 1 ? String(one) : undefined })}
        />
      </section>
    </div>
  )
  const title = '规章、行政规范性文件库'
  return site
    ? { frame: frameOf(site, { title, column: 'library', crumbs: [{ text: title }] }), body }
    : {
        frame: {
          title,
          section: 'documents',
          crumbs: [{ text: '首页', href: '/' }, { text: '政府信息', href: '/docs' }, { text: title }],
        },
        body,
      }
}
