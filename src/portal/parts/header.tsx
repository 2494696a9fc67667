import { type Html, markupOf } from '../../kit/html/jsx-runtime.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import { addressWith, type Mode } from '../view/mode.ts'
import { type PageFrame, type Section, type SiteFrame, siteName } from './frame.ts'
import { Seal } from './seal.tsx'

interface HeaderProps {
  frame: PageFrame
  mode: Mode
  path: string
  query: Record<string, string>
}

/** Over every page: the ways to read it, whose site it is, where to go. */
export function Header({ frame, mode, path, query }: HeaderProps) {
  const { site, section, finds } = frame
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
        {site
          ? siteMasthead(site)
          : finds
            ? mastheads.plain
            : section === 'documents' || section === 'apply'
              ? mastheads.documents
              : mastheads.reports}
        <div className="rule" />
      </header>
      {site ? siteNavigation(site) : platformNavigation(section)}
    </>
  )
}

type MastheadProps = Pick<SiteFrame, 'name' | 'note' | 'href' | 'search'> & { label: string }

function Masthead({ name, note, href, search, label }: MastheadProps) {
  return (
    <div className="wrap masthead">
      <a className="brand" href={href}>
        {seal}
        <div>
          <b>{name}</b>
          <span>{note}</span>
        </div>
      </a>
      {!search.hidden && (
        <search>
          <form className="search-mini" action={search.action}>
            <label className="sr" htmlFor="q-top">
              {label}
            </label>
            <input id="q-top" type="search" name="q" placeholder={search.placeholder} />
            <button type="submit" className="btn">
              查找
            </button>
          </form>
        </search>
      )}
    </div>
  )
}

function Navigation({ entries }: { entries: SiteFrame['nav'] }) {
  return (
    <nav className="nav" aria-label="主导航">
      <div className="wrap">
        <ul>
          {entries.map(({ text, href, current }) => (
            <li key={href}>
              <a href={href} aria-current={current ? 'page' : undefined}>
                {text}
              </a>
            </li>
          ))}
        </ul>
      </div>
    </nav>
  )
}

const siteMasthead = printedOnce((site: SiteFrame) => <Masthead {...site} label="查找本机关的政府信息" />)
const siteNavigation = printedOnce(({ nav }: SiteFrame) => <Navigation entries={nav} />)

// What is the same on every page of the platform is printed once.
const seal = markupOf(<Seal />)
const platform = { name: siteName, note: '主动公开 · 依申请公开 · 年度报告', href: '/' }
const reports = { action: '/reports', placeholder: '机关名称，如 临汾' }
const documents = { action: '/search', placeholder: '标题、文号或关键词' }
const mastheads = {
  reports: markupOf(<Masthead {...platform} label="按机关名称查找年度报告" search={reports} />),
  documents: markupOf(<Masthead {...platform} label="查找政府信息" search={documents} />),
  plain: markupOf(<Masthead {...platform} label="" search={{ ...reports, hidden: true }} />),
}
const navigations = new Map<Section | undefined, Html>()

function platformNavigation(section: Section | undefined): Html {
  let made = navigations.get(section)
  if (!made) {
    const entries = sections.map(({ id, text, href }) => ({ text, href, current: id === section }))
    made = markupOf(<Navigation entries={entries} />)
    navigations.set(section, made)
  }
  return made
}

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
