// 栏目更新: the columns of an organ's site that are watched, and how long each may stay without anything new. The limits are
// those of the national check of government sites (国办秘函〔2019〕19号); an organ's list may shorten them or add to them.
import { addDays, type Day, daysBetween } from '../../kit/days.ts'
import { itemsOf } from './items.ts'
import { type DocumentKind, documentKinds } from './kinds.ts'

export interface WatchedColumn {
  id: string
  label: string
  /** Documents of these kinds stand in it, or those of this item. */
  kinds?: readonly DocumentKind[]
  item?: string
  /** Days without anything new; null: no limit, but it may not be empty. */
  days: number | null
  basis: string
  /** Counts towards the short list of the national check (动态、要闻, 通知公告, 政策文件). */
  front?: true
}

export const checkBasis = '国办秘函〔2019〕19号'
const half = 183

const kindColumns: readonly WatchedColumn[] = [
  { id: 'news', label: documentKinds.news.label, kinds: ['news'], days: 14, basis: checkBasis, front: true },
  { id: 'notices', label: documentKinds.notice.label, kinds: ['notice'], days: half, basis: checkBasis, front: true },
  {
    id: 'policies',
    label: '政策文件',
    kinds: ['rule', 'normative', 'policy'],
    days: half,
    basis: checkBasis,
    front: true,
  },
  {
    id: 'interpretations',
    label: documentKinds.interpretation.label,
    kinds: ['interpretation'],
    days: half,
    basis: checkBasis,
  },
]
const yearlyItems: Record<string, number> = { A20_04: 366, A20_07: 366 }

/** The columns of an organ of this level: by kind, then one for each item of arts. 20 and 21. */
export const watchedColumns = (level: string | null): readonly WatchedColumn[] => [
  ...kindColumns,
  ...itemsOf(level).map(({ id, label, article }) => ({
    id,
    label: label.replace(/^（[^）]+）/, ''),
    item: id,
    days: yearlyItems[id] ?? null,
    basis: `《中华人民共和国政府信息公开条例》第${article === 20 ? '二十' : '二十一'}条`,
  })),
]

export interface ColumnStanding {
  /** none: nothing is in it; stale: nothing new for longer than the limit. */
  state: 'fresh' | 'stale' | 'none' | 'notOurs'
  /** Days since the newest; null where there is none. */
  idle: number | null
  /** The first day on which it is stale, where it has a limit and something in it. */
  staleOn: Day | null
}

export function columnStanding(
  { applies, days, newest }: { applies: boolean; days: number | null; newest: Day | null },
  today: Day,
): ColumnStanding {
  const idle = newest && Math.max(0, daysBetween(newest, today))
  const staleOn = newest && days !== null ? addDays(newest, days + 1) : null
  if (!applies) return { state: 'notOurs', idle, staleOn: null }
  if (!newest) return { state: 'none', idle, staleOn }
  return { state: staleOn !== null && staleOn <= today ? 'stale' : 'fresh', idle, staleOn }
}
