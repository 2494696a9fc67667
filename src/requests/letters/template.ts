// The language of letter templates. A template is text; nothing in it is run:
//
//   {{field}}                     a value
//   {{> part}}                    a fixed part of the letter, which the office does not word itself
//   {{#if field}}…{{else}}…{{/if}}
//   {{#each list}}…{{/each}}      with the fields of each row
//
// Every line is a paragraph; lines of | cells | are a table, a second line of | --- | makes the first its head, and the
// numbers of dashes are the widths of the columns.

export type Node =
  | { type: 'text'; text: string }
  | { type: 'field'; name: string; at: Place }
  | { type: 'part'; name: string; at: Place }
  | { type: 'if'; name: string; at: Place; yes: Node[]; otherwise: Node[] }
  | { type: 'each'; name: string; at: Place; body: Node[] }

interface Place {
  line: number
  column: number
}

export interface TemplateFault extends Place {
  /** Chinese, for the person who edits the template. */
  message: string
}

export type Row = Readonly<Record<string, string>>
export interface Values {
  fields: Readonly<Record<string, string | readonly Row[]>>
  parts: Readonly<Record<string, string | undefined>>
}

/** The template as a tree, and what is wrong with it. Rendering asks for a tree without faults. */
export function parseTemplate(text: string): { nodes: Node[]; faults: TemplateFault[] } {
  const parsing: Parsing = { root: [], open: [], faults: [] }
  for (const token of tokensOf(text)) {
    if ('text' in token) into(parsing).push({ type: 'text', text: token.text })
    else if (token.tag === null) parsing.faults.push({ ...token.at, message: '“{{”没有配对的“}}”' })
    else {
      const message = readTag(parsing, token.tag.trim(), token.at)
      if (message) parsing.faults.push({ ...token.at, message })
    }
  }
  for (const { node } of parsing.open)
    parsing.faults.push({ ...node.at, message: `“{{#${node.type} ${node.name}}}”没有结尾“{{/${node.type}}}”` })
  return { nodes: parsing.root, faults: parsing.faults }
}

interface Parsing {
  root: Node[]
  /** Blocks that wait for their end, the innermost last, each with the list that grows now. */
  open: { node: Extract<Node, { type: 'if' } | { type: 'each' }>; grows: Node[] }[]
  faults: TemplateFault[]
}

const into = ({ open, root }: Parsing) => open.at(-1)?.grows ?? root

/** Gives what is wrong with the tag. */
function readTag(parsing: Parsing, tag: string, at: Place): string | undefined {
  const { open } = parsing
  const top = open.at(-1)
  const [sign, rest] = '#/>'.includes(tag[0] ?? ' ') ? [tag[0], tag.slice(1).trim()] : ['', tag]
  if (sign === '#') return openBlock(parsing, rest, at)
  if (sign === '/') {
    if (!top) return `“{{/${rest}}}”前面没有开头`
    if (top.node.type !== rest) return `这里应当是“{{/${top.node.type}}}”，与第${top.node.at.line}行的开头配对`
    open.pop()
  } else if (rest === 'else' && sign === '') {
    if (top?.node.type !== 'if' || top.grows === top.node.otherwise) return '“{{else}}”只能在 {{#if …}} 里用一次'
    top.grows = top.node.otherwise
  } else if (!isName(rest)) {
    return sign ? `“{{> ${rest}}}”不是固定部分的名称` : `“{{${tag}}}”看不懂：只能写字段名，不能写算式`
  } else into(parsing).push({ type: sign ? 'part' : 'field', name: rest, at })
  return undefined
}

function openBlock(parsing: Parsing, rest: string, at: Place): string | undefined {
  const [word = '', name = '', more] = rest.split(/\s+/)
  if (word !== 'if' && word !== 'each') return `没有“{{#${word}}}”，只有 {{#if …}} 和 {{#each …}}`
  if (!isName(name) || more !== undefined) return `“{{#${rest}}}”应写明一个字段，如 {{#${word} reason}}`
  if (word === 'if') {
    const node: Extract<Node, { type: 'if' }> = { type: 'if', name, at, yes: [], otherwise: [] }
    into(parsing).push(node)
    parsing.open.push({ node, grows: node.yes })
  } else {
    const node: Extract<Node, { type: 'each' }> = { type: 'each', name, at, body: [] }
    into(parsing).push(node)
    parsing.open.push({ node, grows: node.body })
  }
  return undefined
}

const isName = (text: string) => /^[A-Za-z][A-Za-z0-9]*$/.test(text)

/** Texts and tags in order; a tag that is not closed has null for its content. */
function* tokensOf(text: string): Generator<{ text: string } | { tag: string | null; at: Place }> {
  let done = 0
  for (;;) {
    const start = text.indexOf('{{', done)
    if (start < 0) break
    if (start > done) yield { text: text.slice(done, start) }
    const end = text.indexOf('}}', start)
    const at = placeOf(text, start)
    if (end < 0 || text.slice(start + 2, end).includes('{{')) {
      yield { tag: null, at }
      done = start + 2
    } else {
      yield { tag: text.slice(start + 2, end), at }
      done = end + 2
    }
  }
  if (done < text.length) yield { text: text.slice(done) }
}

function placeOf(text: string, index: number): Place {
  const before = text.slice(0, index)
  const line = before.split('\n').length
  return { line, column: index - before.lastIndexOf('\n') }
}

export interface Vocabulary {
  /** Names of single values; of lists, the fields that each row has. */
  fields: Readonly<Record<string, true | readonly string[]>>
  parts: readonly string[]
  /** Parts that must be printed whatever the case. */
  required: readonly string[]
  labels: Readonly<Record<string, string>>
}

/** What stands against saving: fields and parts that do not exist, required parts that are absent or conditional. */
export function checkTemplate(nodes: readonly Node[], vocabulary: Vocabulary): TemplateFault[] {
  const faults: TemplateFault[] = []
  const walk = (list: readonly Node[], row: readonly string[]) => {
    for (const node of list) {
      if (node.type === 'text') continue
      const known = Object.hasOwn(vocabulary.fields, node.name) ? vocabulary.fields[node.name] : undefined
      if (node.type === 'part') {
        if (!vocabulary.parts.includes(node.name))
          faults.push({ ...node.at, message: `这类文书没有固定部分“${node.name}”` })
      } else if (node.type === 'each') {
        if (!Array.isArray(known)) faults.push({ ...node.at, message: `“${node.name}”不是列表` })
        walk(node.body, [...row, ...(Array.isArray(known) ? known : [])])
      } else if (!known && !row.includes(node.name) && !(node.type === 'if' && vocabulary.parts.includes(node.name)))
        faults.push({ ...node.at, message: `没有字段“${node.name}”` })
      else if (node.type === 'field' && Array.isArray(known) && !row.includes(node.name))
        faults.push({ ...node.at, message: `“${node.name}”是列表，应写 {{#each ${node.name}}}` })
      if (node.type === 'if') {
        walk(node.yes, row)
        walk(node.otherwise, row)
      }
    }
  }
  walk(nodes, [])
  const always = partsAlways(nodes)
  for (const part of vocabulary.required)
    if (!always.has(part))
      faults.push({
        line: 1,
        column: 1,
        message: `缺少固定部分“${vocabulary.labels[part] ?? part}”：请在条件之外写上 {{> ${part}}}`,
      })
  return faults
}

/** Parts that are printed whatever the conditions say. */
function partsAlways(nodes: readonly Node[]): Set<string> {
  const found = new Set<string>()
  for (const node of nodes) {
    if (node.type === 'part') found.add(node.name)
    if (node.type === 'if') {
      const otherwise = partsAlways(node.otherwise)
      for (const part of partsAlways(node.yes)) if (otherwise.has(part)) found.add(part)
    }
  }
  return found
}

// Signs of the language that came in with a value, so that a value can neither end a cell nor begin a paragraph of a table.
const barInValue = '\uE000'
export const breakInValue = '\uE001'
const hidden = (value: string): string => value.replaceAll('|', barInValue).replaceAll('\n', breakInValue)
export const shown = (text: string): string => text.replaceAll(barInValue, '|')

/** The text with its values. A field without a value prints nothing. */
export function renderTemplate(nodes: readonly Node[], values: Values, row: Row = {}): string {
  return nodes
    .map((node): string => {
      if (node.type === 'text') return node.text
      if (node.type === 'part') return hidden(values.parts[node.name] ?? '')
      const value = row[node.name] ?? (Object.hasOwn(values.fields, node.name) ? values.fields[node.name] : undefined)
      if (node.type === 'field') return typeof value === 'string' ? hidden(value) : ''
      if (node.type === 'if') {
        const holds = value === undefined ? Boolean(values.parts[node.name]?.trim()) : value.length > 0
        return renderTemplate(holds ? node.yes : node.otherwise, values, row)
      }
      return Array.isArray(value)
        ? value.map((one) => renderTemplate(node.body, values, { ...row, ...one })).join('')
        : ''
    })
    .join('')
}
