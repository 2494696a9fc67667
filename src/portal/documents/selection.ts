// What a list is narrowed to: from the address to the search, and back to words.
import type { DocumentFilter, DocumentSearch, SearchOrder } from '../../documents/search/index.ts'
import { parseDay } from '../../kit/days.ts'
import { domainName, itemName, kindIds, kindLabel, themeName, validityIds, validityState } from './labels.ts'

export const selectionNames = [
  'q',
  'number',
  'theme',
  'item',
  'domain',
  'kind',
  'validity',
  'year',
  'issuer',
  'from',
  'to',
  'scope',
  'organ',
  'sort',
  'page',
] as const

export type Asked = Record<string, string>

export const sorts: Record<SearchOrder, string> = {
  relevance: '相关程度',
  newest: '最新发布',
  oldest: '最早发布',
  number: '文号',
}

export const pageSize = 20

/** Values that mean nothing are passed over. */
export function searchOf(asked: Asked, organs: string[] | undefined): DocumentSearch & { page: number } {
  const page = Math.min(Math.max(Number.parseInt(asked['page'] ?? '1', 10) || 1, 1), 500)
  const year = /^(19|20)\d\d$/.test(asked['year'] ?? '') ? Number(asked['year']) : undefined
  const from = parseDay(asked['from'] ?? '')
  const to = parseDay(asked['to'] ?? '')
  const one = (name: string, most = 80) => (asked[name] ? { [name]: asked[name].slice(0, most) } : {})
  const filter: DocumentFilter = {
    ...(organs && { organs }),
    ...one('number'),
    ...one('theme', 20),
    ...one('item', 20),
    ...one('issuer'),
    ...(asked['domain'] && { keyDomain: asked['domain'].slice(0, 40) }),
    ...(kindIds.includes(asked['kind'] ?? '') && { kind: asked['kind']! }),
    ...(validityIds.includes(asked['validity'] ?? '') && { validity: asked['validity']! }),
    ...(year && { year }),
    ...(from && { publishedFrom: from }),
    ...(to && { publishedTo: to }),
  }
  const text = asked['q'] ?? ''
  const order = (asked['sort'] ?? '') in sorts ? (asked['sort'] as SearchOrder) : text ? 'relevance' : 'newest'
  return { text, filter, order, offset: (page - 1) * pageSize, limit: pageSize, page }
}

/** What was chosen, each with the words for it; `name` is the parameter to leave out again. */
export function chosenOf(asked: Asked): { name: string; words: string }[] {
  const words: Record<string, (value: string) => string> = {
    number: (value) => `文号 ${value}`,
    theme: themeName,
    item: itemName,
    domain: domainName,
    kind: kindLabel,
    validity: (value) => validityState(value)?.label ?? value,
    year: (value) => `${value}年`,
    issuer: (value) => value,
    from: (value) => `${value}以后发布`,
    to: (value) => `${value}以前发布`,
  }
  return Object.entries(words).flatMap(([name, say]) => (asked[name] ? [{ name, words: say(asked[name]) }] : []))
}
