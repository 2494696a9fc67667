import type { Html } from '../../kit/html/jsx-runtime.ts'
import { addressWith, type Mode } from '../view/mode.ts'
import { Footer } from './footer.tsx'
import { type Crumb, type PageFrame, siteName } from './frame.ts'
import { Header } from './header.tsx'

interface LayoutProps {
  frame: PageFrame
  mode: Mode
  /** Address of the page without its mode, and what else its address asks. */
  path: string
  query: Record<string, string>
  origin: string
  styles: string
  script: string
  children: Html
}

export function Layout({ frame, mode, path, query, origin, styles, script, children }: LayoutProps) {
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
        <meta name="SiteDomain" content={hostOf(origin)} />
        {site?.code && <meta name="SiteIDCode" content={site.code} />}
        {Object.entries(meta).map(([name, content]) => (
          <meta key={name} name={name} content={content} />
        ))}
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <link rel="canonical" href={origin + addressWith(path, query)} />
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

const hostOf = (origin: string) => origin.slice(origin.indexOf('//') + 2)

const inScript = (data: object) => JSON.stringify(data).replaceAll('<', '\\u003c')

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
