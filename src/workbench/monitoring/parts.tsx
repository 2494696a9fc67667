// What the pages of monitoring share: what the API answers, their addresses, the marks of a score.
import type { Day } from '../api/types.ts'
import { SubNav } from '../parts/sub-nav.tsx'

export interface ScoredItem {
  id: string
  found: number
  points: number
  weight: number
  failed: boolean
}

export interface Sheet {
  onDay: Day
  points: number
  passed: boolean
  vetoes: string[]
  items: ScoredItem[]
  madeAt: string
}

export interface CheckFault {
  item: string
  subject: string
  title: string | null
  words: string
  address: string | null
  firstOn: Day
}

export interface SelfCheck {
  organ: { id: string; name: string }
  scheme: { id: string; label: string; basis: string; vetoFrom?: number; weight?: number; each?: number }[]
  passMark: number
  sheet: Sheet | null
  faults: CheckFault[]
  history: { onDay: Day; points: number; passed: boolean; faults: number }[]
  links: {
    internal: number
    external: number
    unchecked: number
    dead: number
    checkedAt: string | null
    external_allowed: number
  }
}

export interface ColumnRow {
  id: string
  label: string
  kinds: string[]
  item: string | null
  department: string | null
  documents: number
  newest: Day | null
  days: number | null
  applies: boolean
  basis: string
  settled: boolean
  state: 'fresh' | 'stale' | 'none' | 'notOurs'
  idle: number | null
  staleOn: Day | null
}

export interface ScopedLimit {
  scope: 'kind' | 'item'
  of: string
  days: number
  unit: 'workingDays' | 'days'
  basis: string
}

export interface PublicationSettings {
  limits: ScopedLimit[]
  columns: { id: string; applies: boolean; days: number | null; basis: string }[]
  silentDays: number
  usual: { days: number; basis: string }
  statutory: ScopedLimit[]
  watched: { id: string; label: string; days: number | null; basis: string; item?: string }[]
  kinds: Record<string, string>
}

export const base = '/workbench/monitoring'

export const MonitoringNav = () => (
  <SubNav
    label="公开监测"
    pages={[
      [base, '自查评分'],
      [`${base}/columns`, '栏目更新'],
      [`${base}/below`, '下级机关'],
      [`${base}/settings`, '时限和栏目设置'],
    ]}
  />
)

export const Passed = ({ passed }: { passed: boolean | null }) =>
  passed === null ? (
    <span className="state">未自查</span>
  ) : (
    <span className={`state ${passed ? 'done' : 'stop'}`}>{passed ? '合格' : '不合格'}</span>
  )

/** Pages of the workbench open here, pages of the public site as they are. */
export const isPublicPage = (address: string) => !address.startsWith('/workbench')
