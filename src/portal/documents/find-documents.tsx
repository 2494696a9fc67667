import { type Day, yearOf } from '../../kit/days.ts'
import type { Html } from '../../kit/html/jsx-runtime.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import { catalogueItems, themesOn, validities } from '../../law/disclosure/index.ts'
import { itemShort } from './labels.ts'
import { type Asked, sorts } from './selection.ts'

interface FindDocumentsProps {
  action: string
  asked: Asked
  today: Day
  /** Issuing organs of this site. */
  issuers?: string[]
  /** Whether the organs below can be searched along. */
  below?: boolean
  /** Level of the organ, for the items of art. 21. */
  items?: readonly { id: string }[]
  sort?: boolean
  children?: Html
}

/** 按要素查找: the search line and below it number, organ, subject, item, year, validity. */
export function FindDocuments({ action, asked, today, issuers, below, items, sort, children }: FindDocumentsProps) {
  const { themes, years, all } = offeredOn(today)
  return (
    <search>
      <form className="find" action={action}>
        <div className="line">
          <label className="sr" htmlFor="q">
            标题、文号、关键词或首字母
          </label>
          <input id="q" type="search" name="q" defaultValue={asked['q']} placeholder="标题、文号、关键词或首字母" />
          <button type="submit" className="btn primary">
            查找
          </button>
        </div>
        <fieldset className="elements">
          <legend className="sr">按要素查找</legend>
          <label>
            发文字号
            <input name="number" defaultValue={asked['number']} placeholder={`如 〔${yearOf(today)}〕5号`} />
          </label>
          {issuers && issuers.length > 0 && (
            <Pick
              name="issuer"
              label="发文机关"
              asked={asked}
              all="全部机关"
              options={issuers.map((one) => [one, one])}
            />
          )}
          <Pick name="theme" label="主题分类" asked={asked} all="全部主题" options={themes} />
          <Pick
            name="item"
            label="公开事项"
            asked={asked}
            all="全部事项"
            options={items ? items.map(({ id }) => [id, itemShort(id)]) : all}
          />
          <Pick name="year" label="成文年份" asked={asked} all="不限" options={years} />
          <Pick name="validity" label="有效性" asked={asked} all="不限" options={offeredValidities} />
          {below && (
            <Pick name="scope" label="范围" asked={asked} all="本机关" options={[['tree', '本机关和下级机关']]} />
          )}
          {sort && <Pick name="sort" label="排序" asked={asked} all="自动" options={Object.entries(sorts)} />}
        </fieldset>
        {children}
      </form>
    </search>
  )
}

type Option = [value: string, text: string]

interface PickProps {
  name: string
  label: string
  asked: Asked
  all: string
  options: readonly Option[]
}

const offeredValidities = Object.entries(validities).map(([id, { label }]): Option => [id, label])

interface Offered {
  themes: Option[]
  years: Option[]
  all: Option[]
}
let offered: { today: Day; what: Offered } | undefined

/** What the law and the calendar offer on a day. */
function offeredOn(today: Day): Offered {
  if (offered?.today === today) return offered.what
  const what: Offered = {
    themes: themesOn(today).map(({ id, label }) => [id, label]),
    years: Array.from({ length: 30 }, (_, at) => String(yearOf(today) - at)).map((one) => [one, `${one}年`]),
    all: catalogueItems.map(({ id }) => [id, itemShort(id)]),
  }
  offered = { today, what }
  return what
}

/** Long lists that do not turn on any data. */
const printedOptions = printedOnce((options: readonly Option[]) =>
  options.map(([value, text]) => (
    <option key={value} value={value}>
      {text}
    </option>
  )),
)

function Pick({ name, label, asked, all, options }: PickProps) {
  const value = asked[name] ?? ''
  const strange = value && !options.some(([one]) => one === value)
  return (
    <label>
      {label}
      <select name={name} defaultValue={value}>
        <option value="">{all}</option>
        {printedOptions(options)}
        {strange && <option value={value}>{value}</option>}
      </select>
    </label>
  )
}
