// What the pages of the site have in common.
import { put } from '../api/client.ts'
import { useGet } from '../api/use.ts'
import { SubNav } from '../parts/sub-nav.tsx'
import { useAtWork } from '../session/me.tsx'
import type { ReadingPoint, Site, SiteData } from './types.ts'

export const SiteNav = () => (
  <SubNav
    label="公开平台"
    pages={[
      ['/workbench/site', '平台和指南'],
      ['/workbench/site/catalogue', '公开事项'],
      ['/workbench/site/rules', '公开制度'],
      ['/workbench/site/reading-points', '查阅点'],
      ['/workbench/site/deliveries', '移送'],
    ]}
  />
)

export function useSite() {
  const { organ } = useAtWork()
  return useGet<SiteData>(`/organs/${organ.id}/site`)
}

/** The operation takes the whole of the settings: what a page does not change goes along as it was. */
export function saveSite(
  { site, points }: Pick<SiteData, 'site' | 'points'>,
  change: Partial<Site & { points: ReadingPoint[] }>,
) {
  const { siteName, hostName, keeperName, phone, icpNo, policeNo, portalUrl, theme, guide } = { ...site, ...change }
  const readingPoints = (change.points ?? points).map(({ no: _, ...point }) => point)
  return put(`/organs/${site.id}/site`, {
    ...{ siteName, hostName, keeperName, phone, icpNo, policeNo, portalUrl, theme, guide },
    readingPoints,
  })
}

export const notMine = '由机关管理员修改。'
