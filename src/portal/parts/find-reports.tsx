import type { Html } from '../../kit/html/jsx-runtime.ts'
import type { ReportFilter } from '../../reports/filter.ts'
import type { FilterChoices, ListOrder } from '../../reports/lists.ts'
import { editionName, levelNames } from '../view/figures.ts'
import { provinceName } from '../view/provinces.ts'
import { checkStates, sorts } from '../view/selection.ts'

interface FindReportsProps {
  filter: ReportFilter
  choices: FilterChoices
  provinces: Counted[]
  sort?: ListOrder
  children?: Html
}

/** The search line with its elements: name, province, level, year, edition, state of the checks. */
export function FindReports({ filter, choices, provinces, sort, children }: FindReportsProps) {
  return (
    <search>
      <form className="find" action="/reports">
        <div className="line">
          <label className="sr" htmlFor="q">
            机关名称
          </label>
          <input
            id="q"
            type="search"
            name="q"
            defaultValue={filter.name}
            placeholder="机关名称，如 临汾市、街道办事处"
          />
          <button type="submit" className="btn primary">
            查找
          </button>
        </div>
        <fieldset className="elements">
          <legend className="sr">缩小范围</legend>
          <Choose
            name="region"
            label="地区"
            value={filter.region}
            options={optionsOf(provinces, provinceName, filter.region)}
          />
          <Choose
            name="level"
            label="层级"
            value={filter.level}
            options={optionsOf(byOrder(choices.levels, levels), (level) => levelNames[level], filter.level)}
          />
          <Choose
            name="year"
            label="年度"
            value={filter.year?.toString()}
            options={optionsOf(choices.years, (year) => `${year}年`, filter.year)}
          />
          <Choose
            name="edition"
            label="格式"
            value={filter.edition}
            options={optionsOf(choices.editions, editionName, filter.edition)}
          />
          <Choose
            name="checks"
            label="核对"
            value={filter.checks}
            options={optionsOf(byOrder(choices.checks, states), (state) => checkStates[state], filter.checks)}
          />
          {sort && (
            <Choose
              name="sort"
              label="排序"
              value={sort}
              options={Object.entries(sorts).map(([value, text]) => ({ value, text }))}
              all={null}
            />
          )}
        </fieldset>
        {children}
      </form>
    </search>
  )
}

interface Counted<T = string> {
  value: T
  count: number
}

/** What there is, with its number; what was chosen stays a choice where nothing is left of it. */
function optionsOf<T extends string | number>(all: Counted<T>[], name: (value: T) => string, kept?: T) {
  const options = all.map(({ value, count }) => ({ value: String(value), text: `${name(value)}（${count}）` }))
  const missing = kept !== undefined && !all.some(({ value }) => value === kept)
  return missing ? [...options, { value: String(kept), text: name(kept) }] : options
}

const levels = Object.keys(levelNames) as (keyof typeof levelNames)[]
const states = Object.keys(checkStates) as (keyof typeof checkStates)[]
const byOrder = <T,>(all: Counted<T>[], order: T[]) =>
  [...all].sort((a, b) => order.indexOf(a.value) - order.indexOf(b.value))

interface ChooseProps {
  name: string
  label: string
  value: string | undefined
  options: { value: string; text: string }[]
  /** The choice of no choice; null where one has to be made. */
  all?: string | null
}

function Choose({ name, label, value, options, all = '不限' }: ChooseProps) {
  return (
    <label>
      {label}
      <select name={name} defaultValue={value ?? ''}>
        {all !== null && <option value="">{all}</option>}
        {options.map((option) => (
          <option key={option.value} value={option.value}>
            {option.text}
          </option>
        ))}
      </select>
    </label>
  )
}
