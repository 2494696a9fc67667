// Rows that the format does not have are kept beside the tables, as printed.
import type { TableId } from '../../../law/annual-report/index.ts'
import type { ExtraRow, Finding } from '../../report.ts'
import { type Document, placeAt } from '../document.ts'
import type { PrintedRow } from './rows.ts'

export function extraRow(
  { raw, text, ...document }: Document,
  table: TableId,
  after: string | null,
  { label, slots }: PrintedRow,
): { row: ExtraRow; finding: Finding } | null {
  const cells = slots.map(({ value }) => (value.kind === 'number' ? value.value : null))
  while (cells.length && cells.at(-1) === null) cells.pop()
  if (!label || !cells.length || !after) return null
  const words = raw.slice(label.start, label.end).replace(/\s+/g, '')
  if (words.length > 40 || /[。；,，]/.test(text.slice(label.start, label.end)) || !/[\u4e00-\u9fff]/.test(words))
    return null
  const at = placeAt({ raw, text, ...document }, label.start)
  return {
    row: { table, after, label: words, cells },
    finding: {
      rule: 'R-EXTRA',
      severity: 'note',
      table,
      cells: [],
      message: `“${words}”不是格式中的行，印出 ${cells.map((cell) => cell ?? '空白').join('、')}，另行保留`,
      basis: '年度报告格式的行',
      ...(at ? { at } : {}),
    },
  }
}
