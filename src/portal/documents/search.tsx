// /search and /o/:organ/docs: a list of documents, narrowed by elements, searched by words; of the installation, of an
// organ, or of an organ with those below it.
import type { App } from '../../app.ts'
import type { OrganSite } from '../../documents/public/index.ts'
import { organNames, publicIssuers, treeOf } from '../../documents/public/index.ts'
import {
  type DocumentSearch,
  databaseSearch,
  type Facets,
  type FacetValue,
  type Found,
} from '../../documents/search/index.ts'
import { type Html, markupOf } from '../../kit/html/jsx-runtime.ts'
import { itemsOf } from '../../law/disclosure/index.ts'
import type { Page, PageRequest, PageView } from '../page.ts'
import { PagesOf } from '../parts/pages-of.tsx'
import { figure } from '../view/figures.ts'
import { addressWith } from '../view/mode.ts'
import { DocumentList } from './document-list.tsx'
import { FindDocuments } from './find-documents.tsx'
import { itemShort, kindLabel, listAddress, siteAddress, themeName, validityState } from './labels.ts'
import { type Asked, chosenOf, pageSize, searchOf, selectionNames } from './selection.ts'
import { frameOf, siteOf } from './site.tsx'
import { subscribeAddress } from './subscribe.tsx'

export const searchPage: Page = {
  path: '/search',
  query: selectionNames,
  view: (request) => listView(request, null),
}

export const organListPage: Page = {
  path: '/o/:organ/docs',
  query: selectionNames,
  async view(request) {
    const site = await siteOf(request)
    return site ? listView(request, site) : null
  },
}

async function listView({ app, query: asked, kept }: PageRequest, site: OrganSite | null): Promise<PageView> {
  const organs = await organsAsked(app, asked, site, kept)
  const { page, ...search } = searchOf(asked, organs)
  const [found, issuers] = await Promise.all([
    search.text ? searched(app, search) : listed(app, search, kept),
    kept(`issuers ${organs?.join(' ') ?? ''}`, () => publicIssuers(app.db, organs)),
  ])
  const { facets, names } = found
  const title = asked['q'] ? `查找“${asked['q']}”` : site ? '全部文件' : '查找政府信息'
  const path = listAddress(site?.id ?? null)
  const { page: _, ...kept_ } = asked
  // Around a list without words nothing changes but with the data.
  const once = (part: string, print: () => Html): Html | Promise<Html> =>
    search.text ? print() : kept(`${part} ${path} ${JSON.stringify(kept_)}`, () => markupOf(print()))
  const [form, division, pages] = await Promise.all([
    once('form', () => (
      <FindDocuments
        action={path}
        asked={asked}
        today={app.today()}
        issuers={issuers}
        sort
        {...(site && { below: true, items: itemsOf(site.level) })}
      />
    )),
    once(
      'facets',
      () => facets && <FacetsOf facets={facets} names={names} path={path} asked={kept_} ofOrgan={site !== null} />,
    ),
    once(`page ${page}`, () => (
      <PagesOf
        page={page}
        pages={Math.min(Math.ceil(found.total / pageSize), 500)}
        address={(one) => addressWith(path, { ...kept_, page: one > 1 ? String(one) : undefined })}
      />
    )),
  ])
  const body = (
    <div className="stack-m">
      <section className="sheet pad top stack" aria-labelledby="find">
        <h1 id="find">{title}</h1>
        {form}
        <Chosen path={path} asked={asked} />
      </section>
      <div className="cols">
        <section className="sheet pad" aria-labelledby="found">
          <div className="section-head">
            <h2 id="found">{countWords(found)}</h2>
            <span className="acts">
              <a href={subscribeAddress(site?.id ?? null, unordered(kept_))}>邮件订阅</a>
              <a href={addressWith(feedPath(site, 'feed.atom'), kept_)}>订阅源</a>
              <a href={addressWith(feedPath(site, 'docs.csv'), kept_)}>下载清单 CSV</a>
            </span>
          </div>
          <Suggestions found={found} path={path} asked={kept_} />
          {found.hits.length > 0 ? (
            <DocumentList
              hits={found.hits}
              snippets={Boolean(asked['q'])}
              organs={!site || asked['scope'] === 'tree'}
            />
          ) : (
            <NothingFound site={site} />
          )}
          {pages}
        </section>
        {division}
      </div>
    </div>
  )
  const feed = addressWith(feedPath(site, 'feed.atom'), kept_)
  if (site)
    return {
      frame: frameOf(site, {
        title,
        column: 'content',
        crumbs: [{ text: title }],
        unlisted: Boolean(asked['q']),
        feed,
      }),
      body,
    }
  const crumbs = [{ text: '首页', href: '/' }, { text: '政府信息', href: '/docs' }, { text: title }]
  return { frame: { title, section: 'documents', finds: true, crumbs, unlisted: Boolean(asked['q']), feed }, body }
}

/** Without the order, which is no part of what is subscribed to. */
const unordered = ({ sort: _, ...kept }: Asked): Asked => kept

interface Divided extends Found {
  /** Of the organs among the facets. */
  names: Map<string, string>
}

async function searched(app: App, search: DocumentSearch): Promise<Divided> {
  const found = await databaseSearch(app).find(search)
  return { ...found, names: await namesIn(app, found) }
}

/** How many a list has and how they divide changes with the data alone: it is counted once for all pages of it. */
async function listed(app: App, search: DocumentSearch, kept: PageRequest['kept']): Promise<Divided> {
  const engine = databaseSearch(app)
  const counting = async () => {
    const { total, capped, facets } = await engine.find({ ...search, offset: 0, limit: 1, snippets: false })
    return { total, capped, facets, names: await namesIn(app, { facets }) }
  }
  const [found, counted] = await Promise.all([
    engine.find({ ...search, facets: false, count: false, snippets: false }),
    kept(`list ${JSON.stringify(search.filter)}`, counting),
  ])
  return { ...found, ...counted }
}

const namesIn = ({ db }: App, { facets }: Pick<Found, 'facets'>) =>
  organNames(db, facets?.organ.map(({ value }) => value) ?? [])

/** Undefined: all of the installation. */
export async function organsAsked(
  app: PageRequest['app'],
  asked: Asked,
  site: OrganSite | null,
  kept: PageRequest['kept'] = async (_, make) => make(),
): Promise<string[] | undefined> {
  const root = site?.id ?? asked['organ']
  if (!root) return undefined
  if (asked['scope'] !== 'tree') return [root]
  return kept(`tree ${root}`, async () => (await treeOf(app.db, root)).map(({ id }) => id))
}

const feedPath = (site: OrganSite | null, name: string) =>
  site ? siteAddress(site.id, `/${name}`) : `/docs${name.startsWith('docs') ? name.slice(4) : `/${name}`}`

const countWords = ({ total, capped }: Found) =>
  total === 0 ? '没有找到' : capped ? `找到${figure(total)}件以上` : `共${figure(total)}件`

function Chosen({ path, asked }: { path: string; asked: Asked }) {
  const chosen = chosenOf(asked)
  if (!chosen.length) return null
  return (
    <p className="chosen">
      {chosen.map(({ name, words }) => {
        const { [name]: _, page: __, ...rest } = asked
        return (
          <a key={name} href={addressWith(path, rest)}>
            {words}
            <span aria-hidden="true">✕</span>
            <span className="sr">（取消）</span>
          </a>
        )
      })}
    </p>
  )
}

function Suggestions({ found, path, asked }: { found: Found; path: string; asked: Asked }) {
  if (!found.suggestions.length) return null
  return (
    <div className="notice suggestions">
      <p className="t">您要找的是不是</p>
      <ul>
        {found.suggestions.map(({ text }) => (
          <li key={text}>
            <a href={addressWith(path, { ...asked, q: text })}>{text}</a>
          </li>
        ))}
      </ul>
    </div>
  )
}

const NothingFound = ({ site }: { site: OrganSite | null }) => (
  <p className="empty">
    <b>没有找到相符的文件</b>
    可以少选几个条件，或者换一个词。网上没有的政府信息，可以
    <a href={site ? `/apply/${site.id}` : '/apply'}>申请公开</a>，不收取申请费。
  </p>
)

interface FacetsOfProps {
  facets: Facets
  names: Map<string, string>
  path: string
  asked: Asked
  ofOrgan: boolean
}

/** How what was found divides; each line narrows the list. */
function FacetsOf({ facets, names, path, asked, ofOrgan }: FacetsOfProps) {
  const organName = (id: string) => names.get(id) ?? id
  const groups: { name: string; title: string; values: FacetValue[]; say: (value: string) => string }[] = [
    ...(ofOrgan ? [] : [{ name: 'organ', title: '机关', values: facets.organ, say: organName }]),
    { name: 'theme', title: '主题分类', values: facets.theme, say: themeName },
    { name: 'kind', title: '体裁', values: facets.kind, say: kindLabel },
    { name: 'validity', title: '有效性', values: facets.validity, say: (id) => validityState(id)?.label ?? '不适用' },
    { name: 'item', title: '公开事项', values: facets.item, say: itemShort },
    { name: 'year', title: '年份', values: facets.year, say: (year) => `${year}年` },
  ]
  const shown = groups.filter(({ name, values }) => values.length > 1 && !asked[name])
  if (!shown.length) return null
  return (
    <aside className="stack facets" aria-label="缩小范围">
      {shown.map(({ name, title, values, say }) => (
        <section key={name} className="sheet pad">
          <h2>{title}</h2>
          <ul>
            {values
              .filter(({ value }) => name !== 'validity' || value !== 'none')
              .slice(0, 8)
              .map(({ value, count }) => (
                <li key={value}>
                  <a href={addressWith(path, { ...asked, [name]: value })}>{say(value)}</a>
                  <span className="quiet">{figure(count)}</span>
                </li>
              ))}
          </ul>
        </section>
      ))}
    </aside>
  )
}
