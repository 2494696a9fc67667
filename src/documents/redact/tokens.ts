// The content of a PDF page as operators with their operands, each with its place in the source, so that one operator can be
// replaced and all others stay byte for byte as they were.
export interface Operator {
  name: string
  operands: Operand[]
  from: number
  until: number
}
export type Operand =
  | { kind: 'string'; bytes: number[] }
  | { kind: 'number'; value: number }
  | { kind: 'array'; items: Operand[] }
  | { kind: 'other' }

/** `source`: one character a byte. Throws where it does not follow the syntax. */
export function operatorsOf(source: string): Operator[] {
  const operators: Operator[] = []
  let operands: Operand[] = []
  let at = 0
  let from = -1
  const blank = () => {
    for (;;) {
      while (/[\s\0]/.test(source[at] ?? 'x')) at += 1
      if (source[at] !== '%') return
      while (at < source.length && !/[\r\n]/.test(source[at]!)) at += 1
    }
  }
  const operand = (): Operand | string => {
    const mark = source[at]!
    if (mark === '(') return { kind: 'string', bytes: literal() }
    if (mark === '<' && source[at + 1] !== '<') return { kind: 'string', bytes: hex() }
    if (mark === '[') return { kind: 'array', items: list(']') }
    if (source.startsWith('<<', at)) return dictionary()
    if (mark === '/') {
      at += 1
      word()
      return { kind: 'other' }
    }
    const text = word()
    if (!text) throw new Error(`unexpected ${mark} at ${at}`)
    return /^[+-]?(?:\d+\.?\d*|\.\d+)$/.test(text) ? { kind: 'number', value: Number(text) } : text
  }
  const word = () => {
    const start = at
    while (at < source.length && !/[\s\0()<>[\]{}/%]/.test(source[at]!)) at += 1
    return source.slice(start, at)
  }
  const list = (end: string): Operand[] => {
    at += 1
    const items: Operand[] = []
    for (blank(); source[at] !== end; blank()) {
      if (at >= source.length) throw new Error('array without end')
      const one = operand()
      items.push(typeof one === 'string' ? { kind: 'other' } : one)
    }
    at += 1
    return items
  }
  const dictionary = (): Operand => {
    at += 2
    for (blank(); !source.startsWith('>>', at); blank()) {
      if (at >= source.length) throw new Error('dictionary without end')
      operand()
    }
    at += 2
    return { kind: 'other' }
  }
  const hex = (): number[] => {
    const end = source.indexOf('>', at)
    if (end < 0) throw new Error('string without end')
    const digits = source.slice(at + 1, end).replace(/\s/g, '')
    at = end + 1
    return (digits.length % 2 ? `${digits}0` : digits).match(/../g)?.map((two) => Number.parseInt(two, 16)) ?? []
  }
  const literal = (): number[] => {
    const bytes: number[] = []
    let depth = 1
    for (at += 1; depth; at += 1) {
      if (at >= source.length) throw new Error('string without end')
      const letter = source[at]!
      if (letter === '\\') {
        at += 1
        const octal = /^[0-7]{1,3}/.exec(source.slice(at, at + 3))?.[0]
        if (octal) {
          bytes.push(Number.parseInt(octal, 8) & 255)
          at += octal.length - 1
        } else if (source[at] === '\r' || source[at] === '\n') at += source.startsWith('\r\n', at) ? 1 : 0
        else bytes.push((escapes[source[at]!] ?? source[at]!).charCodeAt(0))
        continue
      }
      if (letter === '(') depth += 1
      if (letter === ')') depth -= 1
      if (depth) bytes.push(letter.charCodeAt(0))
    }
    return bytes
  }
  for (blank(); at < source.length; blank()) {
    if (from < 0) from = at
    const one = operand()
    if (typeof one !== 'string') {
      operands.push(one)
      continue
    }
    if (one === 'BI') {
      const end = /\sEI(?=[\s]|$)/.exec(source.slice(at))
      if (!end) throw new Error('inline picture without end')
      at += end.index + end[0].length
    }
    operators.push({ name: one, operands, from, until: at })
    operands = []
    from = -1
  }
  return operators
}

const escapes: Record<string, string> = { n: '\n', r: '\r', t: '\t', b: '\b', f: '\f' }
