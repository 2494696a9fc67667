// A page of a column of an organ's site.
import type { OrganSite } from '../../documents/public/index.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { Page, PageRequest, PageView } from '../page.ts'
import { type Column, columns, frameOf, siteOf } from './site.tsx'

/** A page of a column: its name is its heading. */
export const column = (
  id: Column,
  path: string,
  view: (request: PageRequest, site: OrganSite) => Promise<Html>,
): Page => ({
  path: `/o/:organ${path}`,
  view: (request) => onSite(request, { title: columns[id].text, column: id }, (site) => view(request, site)),
})

export async function onSite(
  request: PageRequest,
  about: { title: string; column?: Column },
  view: (site: OrganSite) => Promise<Html>,
): Promise<PageView | null> {
  const site = await siteOf(request)
  if (!site) return null
  return { frame: frameOf(site, { ...about, crumbs: [{ text: about.title }] }), body: await view(site) }
}
