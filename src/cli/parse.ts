// From words on the line to a command and its values. Wrong words are answered with the nearest right one.
import { parseArgs } from 'node:util'
import { type Args, type Command, type Option, type Options, UsageError } from './command.ts'

/** The command that the first words name, and the words that follow. */
export function commandNamed(commands: readonly Command[], words: string[]): [Command, string[]] | undefined {
  const named = commands.filter(({ name }) => name.split(' ').every((word, index) => words[index] === word))
  const longest = named.sort((a, b) => b.name.length - a.name.length)[0]
  return longest && [longest, words.slice(longest.name.split(' ').length)]
}

/** Values and operands of a command's words. Throws UsageError in Chinese. */
export function parseWords<O extends Options>(options: O, words: string[]): Args<O> {
  const known = Object.fromEntries(
    Object.entries(options).map(([name, { type, short }]) => [
      name,
      { type: type === 'boolean' ? ('boolean' as const) : ('string' as const), ...(short && { short }) },
    ]),
  )
  const { tokens } = parseArgs({ args: words, options: known, allowPositionals: true, strict: false, tokens: true })
  const values: Record<string, unknown> = {}
  const operands: string[] = []
  for (const token of tokens) {
    if (token.kind === 'positional') operands.push(token.value)
    if (token.kind !== 'option') continue
    const option = options[token.name]
    if (!option) throw new UsageError(unknownOption(token.rawName, options))
    if (option.type === 'boolean' && token.value !== undefined)
      throw new UsageError(`选项 ${token.rawName} 不带值，写了“${token.value}”`)
    const value = option.type === 'boolean' ? true : checkedValue(token.rawName, option, token.value)
    if (!option.multiple) values[token.name] = value
    else values[token.name] = [...((values[token.name] as unknown[]) ?? []), value]
  }
  return { values: values as Args<O>['values'], operands }
}

function checkedValue(name: string, option: Option, value: string | undefined): string | number {
  const wanted = option.choices ? `可用的值：${option.choices.join('、')}` : `写法：${name} ${option.value ?? '值'}`
  if (value === undefined || value === '') throw new UsageError(`选项 ${name} 后面缺少值。${wanted}`)
  if (option.choices && !option.choices.includes(value)) {
    const near = nearest(value, option.choices)
    throw new UsageError(`选项 ${name} 没有“${value}”这个值${near ? `，是不是 ${near}？` : '。'}${wanted}`)
  }
  if (option.type !== 'number') return value
  const [min, max] = [option.min ?? 0, option.max ?? Number.MAX_SAFE_INTEGER]
  const number = /^-?\d+$/.test(value) ? Number(value) : Number.NaN
  if (!(min <= number && number <= max)) {
    const range = option.max === undefined ? `不小于 ${min} 的整数` : `${min} 到 ${max} 的整数`
    throw new UsageError(`选项 ${name} 应为${range}，写的是“${value}”`)
  }
  return number
}

function unknownOption(name: string, options: Options): string {
  const near = nearest(
    name,
    [...Object.keys(options), 'help'].map((known) => `--${known}`),
  )
  return `没有 ${name} 这个选项${near ? `，是不是 ${near}？` : ''}`
}

/** The known word that is written most like this one; undefined where none is near. */
export function nearest(word: string, known: readonly string[]): string | undefined {
  const ranked = known
    .map((candidate) => ({ candidate, distance: editDistance(word, candidate) }))
    .filter(({ candidate, distance }) => distance <= Math.max(1, Math.floor(candidate.length / 3)))
    .sort((a, b) => a.distance - b.distance)
  return ranked[0]?.candidate ?? known.find((candidate) => word.length > 1 && candidate.startsWith(word))
}

/** Letters added, left out, changed or swapped with their neighbour. */
function editDistance(a: string, b: string): number {
  const rows = [Array.from({ length: b.length + 1 }, (_, index) => index)]
  for (let i = 1; i <= a.length; i++) {
    const row = [i]
    for (let j = 1; j <= b.length; j++) {
      const same = a[i - 1] === b[j - 1]
      const swapped = i > 1 && j > 1 && a[i - 1] === b[j - 2] && a[i - 2] === b[j - 1]
      const above = rows[i - 1]!
      row.push(Math.min(above[j]! + 1, row[j - 1]! + 1, above[j - 1]! + (same ? 0 : 1)))
      if (swapped) row[j] = Math.min(row[j]!, rows[i - 2]![j - 2]! + 1)
    }
    rows.push(row)
  }
  return rows[a.length]![b.length]!
}
