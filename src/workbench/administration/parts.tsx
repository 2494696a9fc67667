// What the pages of the ledger have in common.
import { SubNav } from '../parts/sub-nav.tsx'
import type { EntryRow, EntryState } from './types.ts'

export const LedgerNav = () => (
  <SubNav
    label="行政行为台账"
    pages={[
      ['/workbench/administration', '台账'],
      ['/workbench/administration/table-two', '表二'],
    ]}
  />
)

/** 全年, 第1季度, 1—3月. */
export function period(first: number, last: number): string {
  if (first === 1 && last === 12) return '全年'
  if (first === 1 && last === 6) return '上半年'
  if (first === 7 && last === 12) return '下半年'
  if (first === last) return `${first}月`
  if (last - first === 2 && first % 3 === 1) return `第${(first + 2) / 3}季度`
  return `${first}—${last}月`
}

const states: Record<EntryState, [className: string, label: string]> = {
  entered: ['pause', '待审签'],
  signed: ['done', '已审签'],
  superseded: ['', '已更正'],
  void: ['', '已作废'],
}

export const EntryBadge = ({ state }: { state: EntryState }) => (
  <span className={`state ${states[state][0]}`}>{states[state][1]}</span>
)

const money = new Intl.NumberFormat('zh-CN', { minimumFractionDigits: 2, maximumFractionDigits: 6 })
const whole = new Intl.NumberFormat('zh-CN')
export const wan = (n: number | string | null): string => (n === null ? '—' : money.format(Number(n)))
export const figure = (n: number | string | null): string => (n === null ? '—' : whole.format(Number(n)))

/** Rows that count money, and what their number is called. */
export const hasAmount = (row: EntryRow) => row === 'fees' || row === 'procurement'
export const hasQuantity = (row: EntryRow) => row !== 'fees'
