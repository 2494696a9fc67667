// What the search takes and gives. The database answers it (queries.ts); a search server could stand behind the same.
import type { Run } from './snippet.ts'

/** All that is given must hold. */
export interface DocumentFilter {
  /** These organs: one, or one with all below it. Not given: the installation. */
  organs?: string[]
  theme?: string
  item?: string
  keyDomain?: string
  kind?: string
  kinds?: string[]
  validity?: string
  /** Of the day on the document; of publication where it bears none. */
  year?: number
  /** Document number or a part of it: 临政发, 临政发〔2026〕, 〔2026〕5号. */
  number?: string
  issuer?: string
  publishedFrom?: string
  publishedTo?: string
}

export const searchOrders = ['relevance', 'newest', 'oldest', 'number'] as const
export type SearchOrder = (typeof searchOrders)[number]

export interface DocumentSearch {
  /** As typed; empty: everything that the filter leaves. */
  text?: string
  filter?: DocumentFilter
  order?: SearchOrder
  offset?: number
  limit?: number
  /** Facets cost as much as the search itself; false where they are not shown. */
  facets?: boolean
  /** How many there are in all, of a list without words; false where it is not shown: `total` is then 0. */
  count?: boolean
  /** Pieces of the text beside each hit; false where a list shows none. */
  snippets?: boolean
}

export interface Hit {
  organId: string
  organ: string
  id: string
  indexNo: string | null
  title: string
  documentNo: string | null
  issuers: string[]
  kind: string
  theme: string | null
  item: string | null
  keyDomain: string | null
  validity: string
  madeOn: string | null
  publishedOn: string
  changedOn: string | null
  summary: string | null
  isExample: boolean
  /** An interpretation of it is public. */
  interpreted: boolean
  files: number
  /** Why it stands where it stands. */
  match: 'number' | 'title' | 'titlePart' | 'initials' | 'words' | 'listed'
  titleRuns: Run[]
  snippet: Run[]
}

export interface FacetValue {
  value: string
  count: number
}

export interface Facets {
  organ: FacetValue[]
  theme: FacetValue[]
  item: FacetValue[]
  kind: FacetValue[]
  validity: FacetValue[]
  year: FacetValue[]
}

export interface Suggestion {
  text: string
  /** Looks alike, sounds alike, or has these first letters. */
  because: 'alike' | 'sound' | 'initials'
}

export interface Found {
  /** Where `capped`: at least so many. */
  total: number
  capped: boolean
  hits: Hit[]
  facets: Facets | null
  /** Only where little was found. */
  suggestions: Suggestion[]
}

export interface SearchEngine {
  find(search: DocumentSearch): Promise<Found>
  /** Titles that may be meant, while somebody types. */
  suggest(text: string, filter?: DocumentFilter): Promise<Suggestion[]>
}
