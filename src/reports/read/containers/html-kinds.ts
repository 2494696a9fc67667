// What the elements of a page are to the reader, by their tags.

/** In a cell of their own they may show its figure. */
export const drawing = new Set(['svg', 'canvas', 'script'])

export type Kind =
  | 'input'
  | 'skip'
  | 'meta'
  | 'block'
  | 'paragraph'
  | 'heading'
  | 'br'
  | 'pre'
  | 'table'
  | 'image'
  | 'embed'
  | 'raised'

const kindNames: Record<Kind, string> = {
  // Struck-out words are no longer part of the text; rt is the reading above a character.
  skip: 'script style noscript template svg math nav select button canvas audio video del s strike rt rp link',
  meta: 'meta title publishtime',
  block:
    'div section article header footer aside main center blockquote form fieldset ul ol dl address caption figure ' +
    'figcaption body tr td th hr details summary legend',
  paragraph: 'p li dd dt',
  heading: 'h1 h2 h3 h4 h5 h6',
  br: 'br',
  input: 'input',
  pre: 'pre textarea xmp listing',
  table: 'table',
  image: 'img',
  embed: 'iframe embed object',
  raised: 'sup',
}

export const kinds = new Map<string, Kind>(
  Object.entries(kindNames).flatMap(([kind, tags]) => tags.split(' ').map((tag) => [tag, kind as Kind] as const)),
)
