// The frame of an organ's site: name, navigation, footer duties, labels of the column (the head elements that
// government sites carry).
import { type OrganSite, organSite } from '../../documents/public/index.ts'
import type { PageRequest } from '../page.ts'
import type { Crumb, PageFrame, SiteFrame } from '../parts/frame.ts'
import { siteAddress } from './labels.ts'

export const columns = {
  home: { text: '首页', path: '' },
  guide: { text: '公开指南', path: '/guide' },
  rules: { text: '公开制度', path: '/rules' },
  content: { text: '法定主动公开内容', path: '/content' },
  reports: { text: '公开年报', path: '/reports' },
  library: { text: '规章规范性文件库', path: '/library' },
  gazette: { text: '政府公报', path: '/gazette' },
} as const
export type Column = keyof typeof columns

export const siteOf = ({ app, params, kept }: Pick<PageRequest, 'app' | 'params' | 'kept'>) =>
  kept(`site ${params['organ']}`, () => organSite(app.db, params['organ']!))

export const exampleNotice = '示例数据，非该机关发布'

interface FrameOptions {
  title: string
  /** The column that the page belongs to; its name goes into the head. */
  column?: Column
  crumbs?: Crumb[]
}

export function frameOf(site: OrganSite, { column, crumbs, ...rest }: FrameOptions & Partial<PageFrame>): PageFrame {
  const { meta, ...more } = rest
  return {
    ...more,
    site: siteFrame(site, column),
    meta: {
      ...(column && { ColumnName: columnName(column), ColumnType: '政府信息公开' }),
      ...meta,
    },
    feed: more.feed ?? siteAddress(site.id, '/feed.atom'),
    ...(crumbs && { crumbs: [{ text: '首页', href: siteAddress(site.id) }, ...crumbs] }),
    notice: more.notice ?? (site.isExample ? exampleNotice : null),
  }
}

const columnName = (column: Column) => (column === 'home' ? '政府信息公开' : columns[column].text)

/** The same for the same state of a site: what is printed of it is printed once. */
function siteFrame(site: OrganSite, current?: Column): SiteFrame {
  const known = frames.get(site) ?? new Map<Column | undefined, SiteFrame>()
  frames.set(site, known)
  let frame = known.get(current)
  if (!frame) {
    frame = newSiteFrame(site, current)
    known.set(current, frame)
  }
  return frame
}

const frames = new WeakMap<OrganSite, Map<Column | undefined, SiteFrame>>()

function newSiteFrame(site: OrganSite, current?: Column): SiteFrame {
  const shown = (Object.keys(columns) as Column[]).filter((id) => id !== 'gazette' || site.gazette)
  return {
    name: site.siteName ?? site.name,
    title: site.siteName ?? `${site.name}政府信息公开平台`,
    note: site.siteName ? `${site.name}政府信息公开平台` : '政府信息公开平台',
    href: siteAddress(site.id),
    theme: site.theme,
    top: '依据《政府信息公开条例》第二十四条设立的统一平台',
    nav: [
      ...shown.map((id) => ({
        text: columns[id].text,
        href: siteAddress(site.id, columns[id].path),
        current: id === current,
      })),
      { text: '依申请公开', href: `/apply/${site.id}` },
    ],
    search: { action: siteAddress(site.id, '/docs'), placeholder: '标题、文号或关键词', hidden: current === 'home' },
    code: site.siteCode,
    facts: footerFacts(site),
    more: [
      { text: '网站地图', href: siteAddress(site.id, '/map') },
      ...(site.conferences ? [{ text: '发布会和访谈', href: siteAddress(site.id, '/conferences') }] : []),
      { text: '查阅点', href: siteAddress(site.id, '/reading-points') },
      { text: '订阅与开放数据', href: siteAddress(site.id, '/map#data') },
      { text: '邮件订阅', href: siteAddress(site.id, '/subscribe') },
      { text: '无障碍说明', href: '/about#accessibility' },
      ...(site.portalUrl ? [{ text: '政府门户网站', href: site.portalUrl }] : []),
    ],
  }
}

function footerFacts(site: OrganSite): SiteFrame['facts'] {
  const facts: [string, string | null][] = [
    ['主办单位', site.hostName ?? site.name],
    ['承办单位', site.keeperName],
    ['联系电话', site.phone ?? site.officePhone],
    ['网站标识码', site.siteCode],
    ['ICP备案', site.icpNo],
    ['公安备案', site.policeNo],
  ]
  return facts.flatMap(([name, value]) => (value ? [{ name, value }] : []))
}
