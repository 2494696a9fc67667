// Marks beside the words of a document, by which a search is narrowed inside the index and not row by row.
export interface Marked {
  organ?: string | null
  /** Years of publication and on the document. */
  published?: number | null
  made?: number | null
  theme?: string | null
  item?: string | null
  kind?: string | null
  validity?: string | null
}

const letters: Record<keyof Marked, string> = {
  organ: 'o',
  published: 'y',
  made: 'm',
  theme: 't',
  item: 'i',
  kind: 'k',
  validity: 'v',
}

/** `'@olinfen' '@y2026'`, as `tsvector` and, joined by `&`, as `tsquery`. */
export const marksOf = (marked: Marked): string => each(marked).join(' ')
export const askedMarks = (marked: Marked): string => each(marked).join(' & ')

const each = (marked: Marked): string[] =>
  Object.entries(marked)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([name, value]) => `'@${letters[name as keyof Marked]}${String(value).replace(/['\\\s]/g, '')}'`)
