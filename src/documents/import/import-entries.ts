// 台账导入: a sheet of figures; one wrong row and nothing is entered, every fault named by its row.
import type { App } from '../../app.ts'
import { accepted, type Result, refused } from '../../kit/results.ts'
import type { Staff } from '../../organs/index.ts'
import { type Entry, enterFigures, entryFault, entryLabel, entryRows } from '../ledger/entries.ts'
import { numberIn, readSheet, type SheetFault } from './sheet.ts'

const fields = {
  row: { label: '事项', words: ['类别', '事项类别'] },
  department: { label: '部门', words: ['单位', '科室'] },
  year: { label: '年度', words: ['年份'] },
  period: { label: '期间', words: ['月份', '时段'] },
  items: { label: '项目数量' },
  quantity: { label: '处理决定数量', words: ['数量', '件数', '采购项目数量'] },
  amountWan: { label: '金额', words: ['收费金额', '采购总金额'] },
  note: { label: '备注' },
} as const

export async function importEntries(
  app: App,
  by: Staff,
  { organId, bytes, dryRun }: { organId: string; bytes: Uint8Array; dryRun?: boolean },
  from: string | null,
): Promise<Result<{ ids: string[]; faults: SheetFault[] }>> {
  const sheet = await readSheet(bytes, fields, ['row', 'year'])
  if (!sheet) return refused({ code: 'no-sheet', message: '这不是可以读的 XLSX 文件' })
  if (sheet.missing.length)
    return refused({ code: 'missing-columns', message: `没有找到这些列：${sheet.missing.join('、')}` })
  const faults: SheetFault[] = []
  const entries: Entry[] = []
  for (const { row, text } of sheet.rows) {
    const before = faults.length
    const wrong = (field: keyof typeof fields, expected: string) =>
      void faults.push({ row, column: fields[field].label, seen: text(field), expected })
    const kind = entryRows.find((id) => entryLabel(id) === text('row') || id === text('row'))
    if (!kind) wrong('row', `${entryRows.map(entryLabel).join('、')}之一`)
    const year = Number(text('year').replace(/年度?$/, ''))
    if (!Number.isInteger(year) || year < 2000) wrong('year', '年份，如 2024')
    const months = monthsIn(text('period'))
    if (!months) wrong('period', '全年、上半年、下半年、第1季度、3月，或者1-3月')
    const number = (field: 'items' | 'quantity' | 'amountWan') => {
      if (!text(field)) return null
      const value = numberIn(text(field))
      if (value === undefined) wrong(field, '不小于0的数字')
      return value ?? null
    }
    const numbers = { items: number('items'), quantity: number('quantity'), amountWan: number('amountWan') }
    if (faults.length > before) continue
    const [firstMonth, lastMonth] = months!
    const entry: Entry = {
      organId,
      row: kind!,
      department: text('department'),
      year,
      firstMonth,
      lastMonth,
      ...numbers,
      note: text('note') || null,
    }
    const fault = entryFault(entry, Number(app.today().slice(0, 4)))
    if (fault) faults.push({ row, column: fault.field ?? '', seen: '', expected: fault.message })
    else entries.push(entry)
  }
  if (!entries.length && !faults.length) return refused({ code: 'empty', message: '表里没有数据' })
  if (faults.length || dryRun) return accepted({ ids: [], faults })
  const entered = await enterFigures(app, by, entries, from)
  return entered.ok ? accepted({ ids: entered.value.ids, faults }) : entered
}

function monthsIn(text: string): [number, number] | undefined {
  if (!text || /^全?年(?:度)?$/.test(text)) return [1, 12]
  if (text === '上半年') return [1, 6]
  if (text === '下半年') return [7, 12]
  const quarter = /^第?([1-4一二三四])季度$/.exec(text)?.[1]
  if (quarter) {
    const no = '一二三四'.indexOf(quarter) + 1 || Number(quarter)
    return [no * 3 - 2, no * 3]
  }
  const months = /^(\d{1,2})\s*月?(?:\s*[-—至~]\s*(\d{1,2})\s*月?)?$/.exec(text)
  if (!months) return undefined
  const first = Number(months[1])
  const last = Number(months[2] ?? months[1])
  return first >= 1 && first <= last && last <= 12 ? [first, last] : undefined
}
