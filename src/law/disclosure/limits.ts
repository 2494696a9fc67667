// Art. 26: 20 working days, unless other law or a list sets a limit of its own. Each limit names where it comes from.
import type { Day } from '../../kit/days.ts'
import { addDays } from '../../kit/days.ts'
import type { Calendar } from '../calendar/index.ts'
import { publicationDays, publicationDue, publishing } from '../regulation/index.ts'

export interface PublicationLimit {
  days: number
  unit: 'workingDays' | 'days'
  basis: string
}

export interface ScopedLimit extends PublicationLimit {
  scope: 'kind' | 'item'
  /** A kind of document, or an item of arts. 20 and 21. */
  of: string
}

export const limitUnits = { workingDays: '工作日', days: '日' } as const

export const usualLimit: PublicationLimit = { days: publicationDays, unit: 'workingDays', basis: publishing.text }

/** Limits that other provisions set for everybody. */
export const statutoryLimits: readonly ScopedLimit[] = [
  { scope: 'kind', of: 'finance', days: 20, unit: 'days', basis: '《中华人民共和国预算法》第十四条' },
  { scope: 'item', of: 'A20_07', days: 20, unit: 'days', basis: '《中华人民共和国预算法》第十四条' },
  { scope: 'item', of: 'A20_05', days: 7, unit: 'workingDays', basis: '行政许可和行政处罚等信用信息公示要求' },
  { scope: 'item', of: 'A20_06', days: 7, unit: 'workingDays', basis: '行政许可和行政处罚等信用信息公示要求' },
]

/** The limit for a document: what its organ settled for the item, for the kind, what other law says, else art. 26. */
export function limitFor(
  { kind, item }: { kind: string; item: string | null },
  settled: readonly ScopedLimit[] = [],
): PublicationLimit {
  const among = (limits: readonly ScopedLimit[]) =>
    limits.find(({ scope, of }) => scope === 'item' && of === item) ??
    limits.find(({ scope, of }) => scope === 'kind' && of === kind)
  return among(settled) ?? among(statutoryLimits) ?? usualLimit
}

/** The last day on which publication is in time; a list may shorten the limit of art. 26 and not lengthen it. */
export function dueWithin(limit: PublicationLimit, formedOn: Day, calendar: Calendar): Day {
  const usual = publicationDue(formedOn, calendar)
  const own =
    limit.unit === 'days' ? addDays(formedOn, limit.days) : calendar.workingDayAfter(formedOn, Math.min(limit.days, 60))
  return own < usual ? own : usual
}

/** 7个工作日 */
export const limitText = ({ days, unit }: PublicationLimit): string =>
  unit === 'workingDays' ? `${days}个${limitUnits.workingDays}` : `${days}${limitUnits.days}`
