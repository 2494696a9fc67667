// 自查: the score sheet of a day, after the national check of government sites (国办秘函〔2019〕19号): some faults fail the site
// whatever its points; the rest take points from a hundred. The weights of the points are ours.
import { checkBasis } from './columns.ts'

export interface CheckItem {
  label: string
  basis: string
  /** Fails the sheet from this number of faults on. */
  vetoFrom?: number
  /** Points at stake, and how many each fault costs; none where the item only fails. */
  weight?: number
  each?: number
}

const regulation = (articles: string) => `《中华人民共和国政府信息公开条例》第${articles}条`

/** The sheet in use; a later one gets its own name, so that past days stay as they were counted. */
export const checkScheme = '2019'

// biome-ignore format: a table reads best with an item to a pair of lines
export const checkItems = {
  unreviewed: { label: '未经审查公开', vetoFrom: 1,
    basis: regulation('十七') },
  fakedDate: { label: '发布日期早于签发', vetoFrom: 1,
    basis: checkBasis },
  homeStale: { label: '首页两周没有更新', vetoFrom: 1,
    basis: checkBasis },
  unanswered: { label: '公众意见三个月没有答复', vetoFrom: 1,
    basis: checkBasis },
  frontColumns: { label: '动态、通知公告、政策文件栏目未按期更新', vetoFrom: 5, weight: 15, each: 5,
    basis: checkBasis },
  columns: { label: '其他栏目未按期更新', vetoFrom: 10, weight: 5, each: 1,
    basis: checkBasis },
  empty: { label: '空白栏目', vetoFrom: 5, weight: 10, each: 2,
    basis: checkBasis },
  overdue: { label: '已形成未按期公开', weight: 20, each: 2,
    basis: regulation('二十六') },
  links: { label: '链接不可用', weight: 10, each: 1,
    basis: checkBasis },
  guide: { label: '公开指南缺项', weight: 10, each: 2,
    basis: regulation('十二') },
  elements: { label: '文件要素缺项', weight: 10, each: 0.5,
    basis: '国办公开办函〔2021〕33号' },
  interpretation: { label: '解读未按期发布', weight: 10, each: 2,
    basis: '国办发〔2016〕80号' },
  recheck: { label: '抽查问题未整改', weight: 5, each: 1,
    basis: regulation('十七') },
  report: { label: '年度报告未按期公布', weight: 3, each: 3,
    basis: regulation('四十九') },
  rules: { label: '公开制度到期未检查', weight: 2, each: 1,
    basis: regulation('四') },
} as const satisfies Record<string, CheckItem>

export type CheckItemId = keyof typeof checkItems
export const checkItemIds = Object.keys(checkItems) as CheckItemId[]
export const checkItemOf = (id: CheckItemId): CheckItem => checkItems[id]

export const passMark = 60

export interface ScoredItem {
  id: CheckItemId
  found: number
  /** Of `weight`; 0 of 0 where the item only fails. */
  points: number
  weight: number
  failed: boolean
}

export interface ScoreSheet {
  items: ScoredItem[]
  points: number
  vetoes: CheckItemId[]
  /** 合格: no fault that fails the site, and at least the pass mark. */
  passed: boolean
}

/** The sheet for these numbers of faults. */
export function scoreSheet(found: Readonly<Partial<Record<CheckItemId, number>>>): ScoreSheet {
  const items = checkItemIds.map((id): ScoredItem => {
    const { weight = 0, each = 0, vetoFrom }: CheckItem = checkItems[id]
    const n = found[id] ?? 0
    return {
      id,
      found: n,
      weight,
      points: Math.max(0, weight - n * each),
      failed: vetoFrom !== undefined && n >= vetoFrom,
    }
  })
  const points = Math.round(items.reduce((sum, one) => sum + one.points, 0) * 10) / 10
  const vetoes = items.filter(({ failed }) => failed).map(({ id }) => id)
  return { items, points, vetoes, passed: vetoes.length === 0 && points >= passMark }
}
