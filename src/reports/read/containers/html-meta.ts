// What government pages say about themselves: the metadata names of the ministry's standard for site pages, and the
// elements that some publishing systems add.
import type { Container } from '../blocks.ts'
import type { Element } from './html-tree.ts'

/** Takes what a meta, title or publishtime element says; the first of each wins, ArticleTitle over the page title. */
export function takeMeta(element: Element, meta: Container['meta']) {
  if (element.tagName === 'title') {
    meta.title ??= textIn(element) || undefined
    return
  }
  if (element.tagName === 'publishtime') {
    meta.publishedOn ??= dayIn(textIn(element))
    return
  }
  const attribute = (name: string) => element.attrs.find((each) => each.name === name)?.value.trim()
  const content = attribute('content')
  if (!content) return
  const name = attribute('name')?.toLowerCase() ?? attribute('property')?.toLowerCase()
  if (name === 'articletitle') meta.title = content
  else if (name === 'pubdate' || name === 'publishdate') meta.publishedOn ??= dayIn(content)
  else if (name === 'contentsource') meta.source ??= content
  else if (name === 'url' || name === 'og:url') meta.url ??= content
}

const textIn = (element: Element): string =>
  element.childNodes
    .map((node) => (node.nodeName === '#text' ? (node as { value: string }).value : ''))
    .join('')
    .replace(/\s+/g, ' ')
    .trim()

/** The first day written in a text, as YYYY-MM-DD. */
export function dayIn(text: string): string | undefined {
  const match = /((?:19|20)\d\d)[-/.年]\s*(\d{1,2})[-/.月]\s*(\d{1,2})/.exec(text)
  return match ? `${match[1]}-${match[2]!.padStart(2, '0')}-${match[3]!.padStart(2, '0')}` : undefined
}
