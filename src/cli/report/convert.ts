// gongkai report convert: a report written anew in the official layout, read back and compared.
import { mkdir, writeFile } from 'node:fs/promises'
import { basename, dirname, extname, join, resolve } from 'node:path'
import { command, type ExitCode, UsageError } from '../command.ts'
import { type Inputs, inputsOf, isFolder } from '../inputs.ts'
import type { Io } from '../io.ts'
import { cut, onScreen } from '../width.ts'
import { type Answer, readEach } from './reading.ts'

const formats = ['html', 'docx', 'pdf', 'xlsx', 'csv', 'json'] as const
type Format = (typeof formats)[number]
const binary: readonly Format[] = ['docx', 'pdf', 'xlsx']

export const convert = command({
  name: 'report convert',
  summary: '把年报转换成 HTML、DOCX、PDF、XLSX、CSV 或 JSON',
  usage: '[选项] FILE|DIR|-…',
  about: [
    '按官方格式重新写出年报。不写 -o 时写到标准输出；多份年报要用 -o 指定一个目录，文件名沿用原名。',
    '写出的文件会再读一遍，与原来的数据逐格比较，有出入就说明并以 1 退出。读不出来的文件不转换。',
  ],
  options: {
    format: { type: 'string', short: 'f', choices: formats, help: '写成什么格式；不写时看 -o 的扩展名' },
    output: { type: 'string', short: 'o', value: 'FILE|DIR', help: '写到这个文件或目录，- 为标准输出' },
  },
  examples: [
    ['report convert 年报.html -o 年报.docx', '转换成 Word 文档'],
    ['report convert 年报.txt --format csv', '把单元格写到标准输出'],
    ['report convert 年报目录/ --format xlsx -o 表格/', '转换整个目录'],
  ],
  async run({ values, operands }, io) {
    const inputs = await inputsOf(operands)
    const output = values.output ?? '-'
    const format = formatOf(values.format, output, inputs)
    if (output === '-' && io.outIsTerminal && binary.includes(format))
      throw new UsageError(`${format} 不是文字，不能写到终端。请用 -o 指定文件，例如 -o 年报.${format}`)
    const toFolder = !inputs.single || /[/\\]$/.test(output) || (await isFolder(output))
    if (toFolder && output === '-') throw new UsageError('要转换多份年报，请用 -o 指定一个目录')
    const sources = inputs.inputs.map(({ name }) => resolve(name))
    const taken = new Set<string>()
    const target = (name: string) => (toFolder ? free(join(output, outputName(name, format)), taken) : output)
    return readEach(inputs, io, (answer) => convertOne(answer, format, target(answer.name), sources, io))
  },
})

async function convertOne(
  { name, read: { report, readable } }: Answer,
  format: Format,
  target: string,
  sources: string[],
  io: Io,
): Promise<ExitCode> {
  if (!readable) {
    io.err(`${name}：读不出年报，没有转换\n${report.findings.map(({ message }) => `  ${message}\n`).join('')}`)
    return 2
  }
  const { writeVerified } = await import('../../reports/write/verify.ts')
  const { written, differences, findings } = await writeVerified(report, format)
  if (target === '-') await io.out(written.bytes)
  else if (sources.includes(resolve(target))) {
    io.err(`${name}：${target} 是要转换的原文件，没有覆盖\n`)
    return 2
  } else {
    await mkdir(dirname(target), { recursive: true })
    await writeFile(target, written.bytes)
    io.err(`${name} → ${target}\n`)
  }
  for (const { where, before, after } of differences)
    io.err(
      `${name}：写出后再读，${placeInWords(where)}原为“${shown(before, after)}”，读回为“${shown(after, before)}”\n`,
    )
  const had = new Set(report.findings.map(({ rule }) => rule))
  const fresh = findings.filter(({ rule, severity }) => severity === 'error' && !had.has(rule))
  for (const { rule, message } of fresh) io.err(`${name}：写出后再校验，${rule} ${message}\n`)
  return differences.length || fresh.length ? 1 : 0
}

const fields: Record<string, string> = {
  year: '年度',
  organ: '机关',
  title: '标题',
  notice: '声明',
  period: '统计期限',
  'editions.disclosure': '表二的格式版本',
  'editions.requests': '表三的格式版本',
  extraRows: '表外的行',
}

const placeInWords = (where: string): string =>
  fields[where] ?? where.replace(/^chapters\.(\d)$/, (_, no: string) => `第${'一二三四五六'[Number(no) - 1]}部分的文字`)

/** The text from a little before the place where it is unlike the other. */
function shown(text: string, other: string): string {
  let same = 0
  while (same < text.length && text[same] === other[same]) same++
  const from = same > 30 ? same - 10 : 0
  return `${from ? '…' : ''}${cut(onScreen(text.slice(from)), 60)}`
}

function formatOf(format: string | undefined, output: string, { single }: Inputs): Format {
  if (format) return format as Format
  const extension = extname(output).slice(1).toLowerCase()
  const meant = formats.find((known) => known === extension || (known === 'html' && extension === 'htm'))
  if (meant && single) return meant
  throw new UsageError(`请用 --format 说明写成什么格式：${formats.join('、')}`)
}

const outputName = (name: string, format: Format): string =>
  name === '-' ? `report.${format}` : `${basename(name, extname(name))}.${format}`

/** Files of the same name from different folders do not overwrite each other. */
function free(path: string, taken: Set<string>): string {
  const extension = extname(path)
  let candidate = path
  for (let count = 2; taken.has(candidate); count++)
    candidate = `${path.slice(0, -extension.length)}-${count}${extension}`
  taken.add(candidate)
  return candidate
}
