// What the pages of channels share: what the API answers, their addresses, the choice of organ and year.
import { useSearchParams } from 'react-router'
import { yearOf } from '../../kit/days.ts'
import type { Day } from '../api/types.ts'
import { Below, Choose, yearsBetween } from '../parts/choose.tsx'
import { SubNav } from '../parts/sub-nav.tsx'
import { useAtWork } from '../session/me.tsx'

export interface Contributor {
  id: string
  name: string
  place: number
  total: number
  months: number[]
  channels: Record<string, number>
  last: Day | null
  silentDays: number | null
  silent: boolean
  quota: { period: 'month' | 'quarter' | 'year'; least: number; basis: string } | null
  standing: { asked: number; periods: number; met: number; missing: number } | null
}

export interface Contribution {
  organs: number
  by: 'department' | 'organ'
  labels: Record<string, string>
  periods: Record<string, string>
  rows: Contributor[]
  months: number[]
  channels: { channel: string; total: number; months: number[] }[]
  total: number
  silentAfter: number
}

export const base = '/workbench/channels'

export const ChannelsNav = () => (
  <SubNav
    label="渠道和报送"
    pages={[
      [base, '报送统计'],
      [`${base}/quotas`, '报送任务'],
      [`${base}/conferences`, '发布会和访谈'],
      [`${base}/figures`, '公开情况数字'],
    ]}
  />
)

/** Year and reach as the address has them. */
export function useReach() {
  const { organ, me } = useAtWork()
  const [search, setSearch] = useSearchParams()
  const year = Number(search.get('year')) || yearOf(me.today)
  const below = search.get('below') === 'true'
  const set = (name: string, value: string) => {
    const next = new URLSearchParams(search)
    if (value) next.set(name, value)
    else next.delete(name)
    setSearch(next)
  }
  const query = below ? { below: true } : {}
  const kept = (more: Record<string, string> = {}) =>
    new URLSearchParams({ year: String(year), ...(below && { below: 'true' }), ...more }).toString()
  return { organ, year, below, set, query, kept, search }
}

export function Reach({ below: asksBelow = true }: { below?: boolean }) {
  const { year, below, set } = useReach()
  const { me } = useAtWork()
  const now = yearOf(me.today)
  return (
    <div className="filter">
      <Choose
        label="年份"
        value={year}
        choices={yearsBetween(now)}
        onChoose={(value) => set('year', value)}
        all={null}
      />
      {asksBelow && <Below checked={below} onChange={(checked) => set('below', checked ? 'true' : '')} />}
    </div>
  )
}
