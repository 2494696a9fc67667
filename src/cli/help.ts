// `--help`, from the declarations of the commands, so that help and behaviour cannot part.
import type { Command, Option } from './command.ts'
import { padEnd, widthOf, wrap } from './width.ts'

/** The first page: what there is, and how to go on. */
export function overview(commands: readonly Command[], version: string, width: number): string {
  return [
    `gongkai ${version}：政府信息公开平台：读取、校验、转换、入库年度报告，启动和维护门户`,
    '',
    '用法：gongkai 命令 [选项] [文件…]',
    '',
    '命令：',
    ...columns(
      commands.map(({ name, summary }) => [name, summary]),
      width,
    ),
    '',
    '先试试：',
    ...columns(
      [
        ['gongkai report read 年报.html', '在终端里看一份年报：三张表、各章和发现的问题'],
        ['gongkai report check 年报目录/', '校验一个目录下的全部年报'],
        ['gongkai serve', '启动门户，用浏览器查看'],
      ],
      width,
    ),
    '',
    '每个命令都有说明：gongkai report read --help',
    '退出码：0 没有错误；1 发现了错误；2 有文件读不出来，或者命令写得不对。',
    '',
  ].join('\n')
}

/** The page of a group of commands: `gongkai report`. */
export function groupHelp(group: string, commands: readonly Command[], width: number): string {
  return [
    `用法：gongkai ${group} 命令 [选项] [文件…]`,
    '',
    ...columns(
      commands.map(({ name, summary }) => [name, summary]),
      width,
    ),
    '',
    `说明和例子：gongkai ${commands[0]?.name ?? group} --help`,
    '',
  ].join('\n')
}

/** The page of one command. */
export function commandHelp({ name, summary, usage, about = [], options, examples = [] }: Command, width: number) {
  const lines = [`gongkai ${name}：${summary}`, '', `用法：gongkai ${name} ${usage}`.trimEnd()]
  for (const paragraph of about) lines.push('', wrap(paragraph, width))
  const listed = Object.entries(options).map(([option, declared]) => optionLine(option, declared))
  lines.push('', '选项：', ...columns([...listed, ['-h, --help', '显示这份说明']], width))
  if (examples.length)
    lines.push('', '例子：', ...examples.flatMap(([line, effect]) => [`  gongkai ${line}`, `      ${effect}`]))
  return `${lines.join('\n')}\n`
}

function optionLine(name: string, { type, short, value, choices, help, multiple }: Option): [string, string] {
  const wanted = type === 'boolean' ? '' : ` ${value ?? (type === 'number' ? '数' : '值')}`
  const values = choices ? `（${choices.join('、')}）` : ''
  return [`${short ? `-${short}, ` : '    '}--${name}${wanted}`, help + values + (multiple ? '，可以写多次' : '')]
}

function columns(rows: [string, string][], width: number): string[] {
  const left = Math.min(Math.max(...rows.map(([name]) => widthOf(name))), 34) + 4
  return rows.map(([name, text]) => `  ${padEnd(name, left - 2)}${wrap(text, Math.max(30, width - left), left)}`)
}
