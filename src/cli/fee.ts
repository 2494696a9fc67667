// `gongkai fee --items N` or `--pages N`: the fee and the bands it is made of.
import { charging, chargingByItem, chargingByPage, type Fee, feeByItem, feeByPage } from '../law/fees/index.ts'
import { type Args, command, type ExitCode, UsageError } from './command.ts'
import type { Io } from './io.ts'
import { padEnd, padStart } from './width.ts'

const options = {
  items: { type: 'number', value: '件数', max: 100_000, help: '按件计收：同一申请人本月申请的件数' },
  before: { type: 'number', value: '件数', max: 100_000, help: '本月此前已经申请的件数，只与 --items 同用' },
  pages: { type: 'number', value: '页数', max: 10_000_000, help: '按量计收：一件申请提供的页数' },
  json: { type: 'boolean', help: '输出 JSON' },
} as const

export const fee = command({
  name: 'fee',
  summary: '计算信息处理费，列出各档',
  usage: '--items 件数 [--before 件数] | --pages 页数 [--json]',
  about: ['按件和按量只能选择一种。按件计收以一个自然月为单位累计；按量计收每件申请单独计算。'],
  options,
  examples: [
    ['fee --items 45', '一个月内45件申请共收多少'],
    ['fee --items 3 --before 29', '已有29件之后再申请3件'],
    ['fee --pages 109', '一件申请提供109页'],
  ],
  run,
})

async function run({ values, operands }: Args<typeof options>, io: Io): Promise<ExitCode> {
  const { items, before, pages } = values
  if (operands.length) throw new UsageError(`多余的参数“${operands[0]}”`)
  if (items === undefined && pages === undefined) throw new UsageError('应给出 --items 或 --pages')
  if (items !== undefined && pages !== undefined)
    throw new UsageError('按件和按量只能选择一种：--items 与 --pages 不能同用')
  if (before !== undefined && items === undefined) throw new UsageError('--before 只与 --items 同用')
  const found = items === undefined ? feeByPage(pages!) : feeByItem(items, before)
  const unit = items === undefined ? '页' : '件'
  if (values.json)
    await io.out(`${JSON.stringify({ ...found, unit: items === undefined ? 'page' : 'item' }, null, 2)}\n`)
  else await io.out(`${inChinese(found, unit)}\n`)
  return 0
}

function inChinese({ yuan, bands }: Fee, unit: string): string {
  const basis = unit === '页' ? chargingByPage : chargingByItem
  const lines = bands.map(({ from, to, count, yuanEach, yuan }) => {
    const range = padEnd(`第${from}${to === from ? '' : `–${to}`}${unit}`, 16)
    const price = yuanEach === 0 ? '免费' : `${yuanEach}元/${unit}`
    return `${range}${padStart(String(count), 8)}${unit} × ${padEnd(price, 12)}${padStart(yuan.toLocaleString('en-US'), 12)}元`
  })
  return [...lines, `合计 ${yuan.toLocaleString('en-US')}元`, `依据 ${charging.text}、${basis.text}`].join('\n')
}
