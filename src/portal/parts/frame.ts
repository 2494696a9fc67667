// What every page says of itself, for the frame around it.

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
  /** The page has the large form to find by: none stands in the masthead of the platform. */
  finds?: boolean
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
