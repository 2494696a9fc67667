import { markupOf } from '../../kit/html/jsx-runtime.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import type { SiteFrame } from './frame.ts'

/** Under every page: what it rests on, and what else there is. */
export function Footer({ notice, site }: { notice?: string | null | undefined; site: SiteFrame | undefined }) {
  return (
    <footer className="site-footer">
      <div className="rule" />
      <div className="wrap">
        {site ? siteDuties(site) : platformDuties}
        {notice && <p className="example">{notice}</p>}
      </div>
    </footer>
  )
}

const platformDuties = markupOf(
  <>
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
  </>,
)

/** What a government site says of itself on every page: who runs it, its numbers, how to reach it. */
const siteDuties = printedOnce(({ facts, more }: SiteFrame) => (
  <>
    <dl className="duties">
      {facts.map(({ name, value }) => (
        <div key={name}>
          <dt>{name}</dt>
          <dd>{value}</dd>
        </div>
      ))}
    </dl>
    <div className="more">
      {more.map(({ text, href }) => (
        <a key={href} href={href}>
          {text}
        </a>
      ))}
    </div>
  </>
))
