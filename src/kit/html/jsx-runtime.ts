// What JSX becomes outside the workbench: text of HTML at once, with no tree between (decision 4). Text and attributes
// are escaped; only `dangerouslySetInnerHTML` and what JSX itself made are taken as they are.

/** Finished HTML. Only this file makes it, so that no text passes for it. */
export class Markup {
  readonly #html: string
  constructor(html: string) {
    this.#html = html
  }
  toString(): string {
    return this.#html
  }
}

/** What may stand between tags; `false`, `null` and `undefined` print nothing. */
export type Html = Markup | string | number | boolean | null | undefined | readonly Html[]

export function htmlOf(content: Html): string {
  if (typeof content === 'string') return escaped(content)
  if (content instanceof Markup) return content.toString()
  if (content === null || content === undefined || typeof content === 'boolean') return ''
  if (typeof content === 'number') return String(content)
  let html = ''
  for (const one of content) html += htmlOf(one)
  return html
}

/** The same printed, to be used again: as one text, since V8 would else go over its pieces in every page it stands in. */
export const markupOf = (content: Html): Html => new Markup(Buffer.from(htmlOf(content)).toString())

type Props = Record<string, unknown>
type Component = (props: Props) => Html

/** `<Type {...props}/>`: a component is called, an element printed. */
export function jsx(type: string | Component, props: Props): Html {
  if (typeof type === 'function') return type(props)
  let html = `<${type}`
  let inner = ''
  for (const name in props) {
    const value = props[name]
    if (name === 'children') inner = htmlOf(value as Html)
    else if (name === 'className') html += value ? ` class="${escaped(value as string)}"` : ''
    else if (name === 'dangerouslySetInnerHTML') inner = (value as { __html: string }).__html
    else if (name === 'defaultValue' || (name === 'value' && type === 'textarea')) {
      if (type === 'input') html += attribute('value', value)
      else if (type === 'textarea') inner = htmlOf(value as Html)
    } else html += attribute(names[name] ?? name, value)
  }
  if (empty.has(type)) return new Markup(`${html}/>`)
  if (type === 'select' && props['defaultValue'] !== undefined) inner = withChosen(inner, String(props['defaultValue']))
  // A browser drops the first line break of these two. (No other text is looked into: V8 would copy it together.)
  if ((type === 'textarea' || type === 'pre') && inner.startsWith('\n')) inner = `\n${inner}`
  return new Markup(`${html}>${inner}</${type}>`)
}

export { jsx as jsxDEV, jsx as jsxs }

export const Fragment = ({ children }: { children?: Html }): Html => children

// Other names than those of HTML; the rest differ from it in capitals at most, which mean nothing there.
const names: Record<string, string> = {
  htmlFor: 'for',
  acceptCharset: 'accept-charset',
  httpEquiv: 'http-equiv',
  defaultChecked: 'checked',
  strokeWidth: 'stroke-width',
  strokeDasharray: 'stroke-dasharray',
  strokeLinecap: 'stroke-linecap',
  strokeLinejoin: 'stroke-linejoin',
  textAnchor: 'text-anchor',
  fontSize: 'font-size',
  fontWeight: 'font-weight',
}

const empty = new Set(
  'area base br col embed hr img input link meta source track wbr path rect circle line polyline polygon use'.split(
    ' ',
  ),
)

/** `false` leaves an attribute out; where it is a word, as in `aria-expanded`, it is printed. */
function attribute(name: string, value: unknown): string {
  if (value === undefined || value === null) return ''
  if (typeof value === 'boolean' && !name.includes('-')) return value ? ` ${name}=""` : ''
  return ` ${name}="${escaped(String(value))}"`
}

function withChosen(options: string, value: string): string {
  const option = `<option value="${escaped(value)}"`
  return options.replace(option, () => `${option} selected=""`)
}

const special = /[&<>"']/
const entities: Record<string, string> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;', "'": '&#x27;' }

/** Text for HTML, in elements and in attributes. */
export const escaped = (text: string): string =>
  special.test(text) ? text.replace(/[&<>"']/g, (one) => entities[one]!) : text

type Word = string | undefined
type Count = number | string | undefined
type Flag = boolean | undefined

interface Attributes extends Record<`aria-${string}` | `data-${string}`, string | number | boolean | undefined> {
  children?: Html
  dangerouslySetInnerHTML?: { __html: string }
  accept?: Word
  acceptCharset?: Word
  action?: Word
  alt?: Word
  autoComplete?: Word
  autoFocus?: Flag
  charSet?: Word
  checked?: Flag
  cite?: Word
  className?: Word | false | null
  colSpan?: Count
  cols?: Count
  content?: Word
  controls?: Flag
  cx?: Count
  cy?: Count
  d?: Word
  dateTime?: Word
  defaultChecked?: Flag
  defaultValue?: Count | null
  defer?: Flag
  dir?: Word
  disabled?: Flag
  download?: Word | boolean
  encType?: Word
  fill?: Word
  fontSize?: Count
  fontWeight?: Count
  form?: Word
  formAction?: Word
  headers?: Word
  height?: Count
  hidden?: Flag
  href?: Word
  hrefLang?: Word
  htmlFor?: Word
  httpEquiv?: Word
  id?: Word
  inputMode?: Word
  integrity?: Word
  itemProp?: Word
  label?: Word
  lang?: Word
  list?: Word
  loading?: Word
  max?: Count
  maxLength?: Count
  media?: Word
  method?: Word
  min?: Count
  minLength?: Count
  multiple?: Flag
  name?: Word
  noValidate?: Flag
  open?: Flag
  pattern?: Word
  placeholder?: Word
  points?: Word
  r?: Count
  readOnly?: Flag
  rel?: Word
  required?: Flag
  role?: Word
  rowSpan?: Count
  rows?: Count
  rx?: Count
  scope?: Word
  selected?: Flag
  size?: Count
  span?: Count
  spellCheck?: Flag
  src?: Word
  start?: Count
  step?: Count
  stroke?: Word
  strokeDasharray?: Word
  strokeLinecap?: Word
  strokeLinejoin?: Word
  strokeWidth?: Count
  style?: Word
  tabIndex?: Count
  target?: Word
  textAnchor?: Word
  title?: Word
  transform?: Word
  translate?: 'yes' | 'no'
  type?: Word
  value?: Count
  viewBox?: Word
  width?: Count
  wrap?: Word
  x?: Count
  x1?: Count
  x2?: Count
  y?: Count
  y1?: Count
  y2?: Count
}

/** For the compiler. */
export namespace JSX {
  export type Element = Html
  export type ElementType = string | ((props: never) => Html)
  export interface ElementChildrenAttribute {
    children: unknown
  }
  export interface IntrinsicAttributes {
    key?: string | number | null
  }
  export interface IntrinsicElements {
    [tag: string]: Attributes & IntrinsicAttributes
  }
}
