// 报送统计导出: one sheet by department and month, one by channel and month, one of quotas.
import ExcelJS from 'exceljs'
import { publicationChannels, quotaPeriods } from '../../law/disclosure/index.ts'
import { type Contribution, channelIds } from './contribution.ts'

const monthHeads = Array.from({ length: 12 }, (_, at) => `${at + 1}月`)

export interface SheetAbout {
  title: string
  /** 部门 or 单位. */
  who: string
  notice: string | null
}

export async function contributionSheet(
  { rows, channels, months, total }: Contribution,
  { title, who, notice }: SheetAbout,
): Promise<Uint8Array> {
  const book = new ExcelJS.Workbook()
  const sheet = (name: string, heads: string[], widths: number[], lines: (string | number | null)[][]) => {
    const page = book.addWorksheet(name, { views: [{ state: 'frozen', ySplit: notice ? 3 : 2, xSplit: 1 }] })
    page.addRow([title]).font = { bold: true, size: 14 }
    if (notice) page.addRow([notice])
    page.addRow(heads).font = { bold: true }
    for (const line of lines) page.addRow(line)
    widths.forEach((width, at) => {
      page.getColumn(at + 1).width = width
    })
  }
  sheet(
    `按${who}和月份`,
    ['名次', who, '合计', ...monthHeads, ...channelIds.map((id) => publicationChannels[id]), '最近一次发布'],
    [6, 24, 8, ...monthHeads.map(() => 6), ...channelIds.map(() => 10), 14],
    [
      ...rows.map((row) => [
        ...[row.place, row.name, row.total, ...row.months],
        ...channelIds.map((id) => row.channels[id] ?? 0),
        row.last,
      ]),
      [
        null,
        '合计',
        total,
        ...months,
        ...channelIds.map((id) => channels.find((one) => one.channel === id)!.total),
        null,
      ],
    ],
  )
  sheet(
    '按渠道和月份',
    ['渠道', '合计', ...monthHeads],
    [14, 8, ...monthHeads.map(() => 6)],
    channels.map((one) => [publicationChannels[one.channel], one.total, ...one.months]),
  )
  const asked = rows.filter(({ quota }) => quota)
  if (asked.length)
    sheet(
      '报送任务',
      [who, '任务', '已到期', '完成', '欠报', '依据'],
      [24, 16, 10, 10, 8, 36],
      asked.map(({ name, quota, standing }) => [
        name,
        `${quotaPeriods[quota!.period]}${quota!.least}条`,
        `${standing!.periods}期`,
        `${standing!.met}期`,
        standing!.missing,
        quota!.basis,
      ]),
    )
  return new Uint8Array(await book.xlsx.writeBuffer())
}
