import type { Html } from '../../kit/html/jsx-runtime.ts'
import { addressWith, type Mode } from '../view/mode.ts'
import { Seal } from './seal.tsx'

export interface Crumb {
  text: string
  href?: string
}

export interface PageFrame {
  /** Of the document, without the name of the site. */
  title: string
  description?: string
  /** The entry of the main navigation that is current. */
  section?: Section
  crumbs?: Crumb[]
  /** Address of an Atom feed of what the page lists. */
  feed?: string
  /** Other forms of what the page shows, for machines. */
  alternates?: { type: string; href: string; title: string }[]
  /** Said over the page where what it shows is made up. */
  notice?: string | null
  /** Not for search engines: results of a search, errors. */
  unlisted?: boolean
  /** The site of one organ: its name, navigation and footer in place of the platform's. */
  site?: SiteFrame
  /** Further `meta` elements by name. */
  meta?: Record<string, string>
  /** What the page is about in the words of schema.org (JSON-LD). */
  data?: object
}

export interface SiteFrame {
  name: string
  /** As the titles of its pages end. */
  title: string
  note: string
  href: string
  theme: string
  top: string
  nav: { text: string; href: string; current?: boolean }[]
  search: { action: string; placeholder: string; hidden?: boolean }
  /** Site code; it goes into the head too. */
  code: string | null
  facts: { name: string; value: string }[]
  more: { text: string; href: string }[]
}

export type Section = 'home' | 'documents' | 'apply' | 'reports' | 'compare' | 'read' | 'data' | 'about'

/** Of the platform; an organ's site carries the organ's. */
export const siteName = '政府信息公开平台'

const sections: { id: Section; text: string; href: string }[] = [
  { id: 'home', text: '首页', href: '/' },
  { id: 'documents', text: '政府信息', href: '/docs' },
  { id: 'apply', text: '依申请公开', href: '/apply' },
  { id: 'reports', text: '年度报告', href: '/reports' },
  { id: 'compare', text: '比较', href: '/compare' },
  { id: 'read', text: '读一份报告', href: '/read' },
  { id: 'data', text: '数据与接口', href: '/data' },
  { id: 'about', text: '说明', href: '/about' },
]

interface LayoutProps {
  frame: PageFrame
  mode: Mode
  /** Address of the page without its mode, and what else its address asks. */
  path: string
  query: Record<string, string>
  styles: string
  script: string
  children: Html
}

export function Layout({ frame, mode, path, query, styles, script, children }: LayoutProps) {
  const { title, description, crumbs, feed, alternates = [], notice, unlisted, site, meta = {}, data } = frame
  const named = site?.title ?? siteName
  const full = title === named ? title : `${title}－${named}`
  return (
    <html
      lang={mode.script === 'hant' ? 'zh-Hant' : 'zh-Hans'}
      data-text={mode.text === 'larger' ? 'larger' : undefined}
      data-theme={site && site.theme !== 'ink' ? site.theme : undefined}
    >
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <title>{full}</title>
        {description && <meta name="description" content={description} />}
        {unlisted && <meta name="robots" content="noindex" />}
        <meta name="SiteName" content={site?.name ?? siteName} />
        {site?.code && <meta name="SiteIDCode" content={site.code} />}
        {Object.entries(meta).map(([name, content]) => (
          <meta key={name} name={name} content={content} />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="canonical" href={addressWith(path, query)} />
        {feed && (
          <link rel="alternate" type="application/atom+xml" href={feed} title={site ? `${site.name}更新` : '更新'} />
        )}
        {alternates.map(({ type, href, title: name }) => (
          <link key={href} rel="alternate" type={type} href={href} title={name} />
        ))}
        <link rel="stylesheet" href={styles} />
        <script src={script} defer />
        {data && (
          // biome-ignore lint/security/noDangerouslySetInnerHtml: our own JSON, in which no tag can be closed
          <script type="application/ld+json" dangerouslySetInnerHTML={{ __html: inScript(data) }} />
        )}
      </head>
      <body>
        <a className="skip" href="#main">
          跳到正文
        </a>
        <Header frame={frame} mode={mode} path={path} query={query} />
        {notice && (
          <aside className="example-bar" aria-label="数据说明">
            <p className="wrap">{notice}</p>
          </aside>
        )}
        {crumbs && <Crumbs crumbs={crumbs} />}
        <main id="main" className={crumbs ? 'wrap' : 'wrap first'}>
          {children}
        </main>
        <Footer notice={notice} site={site} />
      </body>
    </html>
  )
}

const inScript = (data: object) => JSON.stringify(data).replaceAll('<', '\\u003c')

type HeaderProps = Pick<LayoutProps, 'frame' | 'mode' | 'path' | 'query'>

function Header({ frame, mode, path, query }: HeaderProps) {
  const { site } = frame
  const nav = site ? site.nav : sections.map(({ id, text, href }) => ({ text, href, current: id === frame.section }))
  const search = site?.search ?? {
    action: '/reports',
    placeholder: '机关名称，如 临汾',
    hidden: frame.section === 'home',
  }
  const larger = mode.text === 'larger'
  const traditional = mode.script === 'hant'
  return (
    <>
      <header className="site-header">
        <div className="tools">
          <div className="wrap">
            <span className="quiet">{site?.top ?? '依据《政府信息公开条例》设立的统一平台'}</span>
            <ul>
              <li>
                <a href={addressWith(path, { ...query, text: larger ? 'normal' : 'larger' })}>
                  {larger ? '标准字号' : '大字'}
                </a>
              </li>
              <li data-as-published>
                <a
                  href={addressWith(path, { ...query, script: traditional ? 'hans' : 'hant' })}
                  lang={traditional ? 'zh-Hans' : 'zh-Hant'}
                  hrefLang={traditional ? 'zh-Hans' : 'zh-Hant'}
                >
                  {traditional ? '简体' : '繁體'}
                </a>
              </li>
              <li>
                <a href="/about#accessibility">无障碍说明</a>
              </li>
            </ul>
          </div>
        </div>
        <div className="wrap masthead">
          <a className="brand" href={site?.href ?? '/'}>
            <Seal />
            <div>
              <b>{site?.name ?? siteName}</b>
              <span>{site?.note ?? '主动公开 · 依申请公开 · 年度报告'}</span>
            </div>
          </a>
          {!search.hidden && (
            <search>
              <form className="search-mini" action={search.action}>
                <label className="sr" htmlFor="q-top">
                  {site ? '查找本机关的政府信息' : '按机关名称查找年度报告'}
                </label>
                <input id="q-top" type="search" name="q" placeholder={search.placeholder} />
                <button type="submit" className="btn">
                  查找
                </button>
              </form>
            </search>
          )}
        </div>
        <div className="rule" />
      </header>
      <nav className="nav" aria-label="主导航">
        <div className="wrap">
          <ul>
            {nav.map(({ text, href, current }) => (
              <li key={href}>
                <a href={href} aria-current={current ? 'page' : undefined}>
                  {text}
                </a>
              </li>
            ))}
          </ul>
        </div>
      </nav>
    </>
  )
}

function Crumbs({ crumbs }: { crumbs: Crumb[] }) {
  return (
    <nav className="crumbs wrap" aria-label="当前位置">
      <ol>
        {crumbs.map(({ text, href }) => (
          <li key={text} aria-current={href ? undefined : 'page'}>
            {href ? <a href={href}>{text}</a> : text}
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Footer({ notice, site }: { notice?: string | null | undefined; site: SiteFrame | undefined }) {
  if (site) return <SiteFooter site={site} notice={notice} />
  return (
    <footer className="site-footer">
      <div className="rule" />
      <div className="wrap">
        <p>
          格式依据 <span className="docno">国办公开办函〔2019〕60号</span>、
          <span className="docno">国办公开办函〔2021〕30号</span>。数据从报告原文读出，以原文为准。
        </p>
        <div className="more">
          <a href="/about">关于本平台</a>
          <a href="/rules">核对规则</a>
          <a href="/data">数据与接口</a>
          <a href="/reports/feed.atom">订阅更新</a>
        </div>
        {notice && <p className="example">{notice}</p>}
      </div>
    </footer>
  )
}

/** What a government site says of itself on every page: who runs it, its numbers, how to reach it. */
function SiteFooter({ site, notice }: { site: SiteFrame; notice?: string | null | undefined }) {
  return (
    <footer className="site-footer">
      <div className="rule" />
      <div className="wrap">
        <dl className="duties">
          {site.facts.map(({ name, value }) => (
            <div key={name}>
              <dt>{name}</dt>
              <dd>{value}</dd>
            </div>
          ))}
        </dl>
        <div className="more">
          {site.more.map(({ text, href }) => (
            <a key={href} href={href}>
              {text}
            </a>
          ))}
        </div>
        {notice && <p className="example">{notice}</p>}
      </div>
    </footer>
  )
}
