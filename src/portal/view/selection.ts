// The selection of a list, from the parameters of an address and back.
import { editions } from '../../law/annual-report/index.ts'
import type { ReportFilter } from '../../reports/filter.ts'
import type { ListOrder } from '../../reports/lists.ts'
import { editionName, levelNames } from './figures.ts'
import { addressWith } from './mode.ts'
import { provinceName } from './provinces.ts'
import { ruleTitle } from './rule-titles.ts'

/** `rule` comes by links from the rules; it is no choice of the form. */
export const filterNames = ['q', 'region', 'level', 'year', 'edition', 'checks', 'rule'] as const
type FilterName = (typeof filterNames)[number]

export const checkStates = { clean: '相符', warnings: '有提醒', errors: '有差错' } as const

export const sorts: Record<ListOrder, string> = {
  newest: '最近收录',
  year: '年度从近到远',
  name: '机关名称',
  received: '新收申请从多到少',
  errors: '差错从多到少',
}

/** What is not a choice of the list is passed over. */
export function filterOf(query: Record<string, string>): ReportFilter {
  const { q, region, level, year, edition, checks, rule } = query
  const filter: ReportFilter = {}
  if (q) filter.name = q
  if (region && /^\d{2,9}$/.test(region)) filter.region = region
  if (level && level in levelNames) filter.level = level as NonNullable<ReportFilter['level']>
  if (year && /^\d{4}$/.test(year)) filter.year = Number(year)
  const known = editions.find(({ id }) => id === edition)
  if (known) filter.edition = known.id
  if (checks && checks in checkStates) filter.checks = checks as NonNullable<ReportFilter['checks']>
  if (rule && /^[A-Z0-9-]{2,20}$/.test(rule)) filter.rule = rule
  return filter
}

export const sortOf = (query: Record<string, string>): ListOrder =>
  query['sort'] && query['sort'] in sorts ? (query['sort'] as ListOrder) : 'newest'

/** The filter as parameters of an address. */
export const filterQuery = (filter: ReportFilter): Partial<Record<FilterName, string>> =>
  Object.fromEntries(Object.entries(filter).map(([name, value]) => [name === 'name' ? 'q' : name, String(value)]))

/** The same selection elsewhere, such as `/reports.csv`. */
export const selectionAddress = (path: string, filter: ReportFilter, more: Record<string, string> = {}): string =>
  addressWith(path, { ...filterQuery(filter), ...more })

/** What was chosen, in words: name of the filter and its value. */
export function chosenWords(filter: ReportFilter): { name: FilterName; text: string }[] {
  const chosen: { name: FilterName; text: string }[] = []
  if (filter.name) chosen.push({ name: 'q', text: `名称含“${filter.name}”` })
  if (filter.region) chosen.push({ name: 'region', text: provinceName(filter.region) })
  if (filter.level) chosen.push({ name: 'level', text: levelNames[filter.level] })
  if (filter.year) chosen.push({ name: 'year', text: `${filter.year}年度` })
  if (filter.edition) chosen.push({ name: 'edition', text: editionName(filter.edition) })
  if (filter.checks) chosen.push({ name: 'checks', text: checkStates[filter.checks] })
  if (filter.rule) chosen.push({ name: 'rule', text: `有此项结果：${ruleTitle(filter.rule)}` })
  return chosen
}
