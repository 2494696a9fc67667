// Tables three and four as the format prints them, from the cases; every number leads to the cases behind it.
import { Link } from 'react-router'
import type { Figures } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { OrganYear, useOrganYear } from '../parts/organ-year.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, share } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { SubjectsPanel } from './subjects.tsx'
import { SuggestionsPanel } from './suggestions.tsx'
import { TableFour } from './table-four.tsx'
import { TableThree } from './table-three.tsx'

export function FiguresPage() {
  useTitle('统计')
  const { me } = useAtWork()
  const { organ, name, year, below } = useOrganYear()
  const figures = useGet<Figures>(`/figures/${organ}/${year}`, below ? { below } : {})
  return (
    <>
      <PageHead title={`${name} ${year}年`} />
      <OrganYear />
      <Loaded query={figures}>
        {(data) => {
          const to = (table: string) => (row: string, column: string) =>
            `/workbench/figures/cases?${new URLSearchParams({ organ, year: String(year), table, row, column, ...(below && { below: 'true' }) })}`
          return (
            <div className="stack">
              <Handling figures={data} />
              <Panel
                title="三、收到和处理政府信息公开申请情况"
                aside={data.organs > 1 ? `${count(data.organs)}个机关` : undefined}
              >
                <TableThree edition={data.edition} cells={data.requests} to={to('requests')} />
              </Panel>
              <Panel title="四、政府信息公开行政复议、行政诉讼情况">
                <TableFour edition={data.edition} cells={data.relief} to={to('relief')} />
              </Panel>
              <SubjectsPanel organ={organ} year={year} below={below} />
              <SuggestionsPanel organ={organ} year={year} below={below} />
              {me.isExample && <p className="quiet">示例数据，非该机关发布。</p>}
            </div>
          )
        }}
      </Loaded>
      <p className="quiet small">
        数字由案件算出，点数字可以看到背后的案件；办理的过程见<Link to="/workbench/requests">台账</Link>。
      </p>
    </>
  )
}

function Handling({ figures: { handling } }: { figures: Figures }) {
  const { handled, averageDays, longestDays, onTime, extended, corrected } = handling
  const tallies: [string, string, string][] = [
    ['办结', count(handled), '件'],
    ['平均用时', averageDays === null ? '—' : String(averageDays), '天'],
    ['最长用时', longestDays === null ? '—' : String(longestDays), '天'],
    ['按期办结', share(onTime, handled), `${count(onTime)}件`],
    ['延期', share(extended, handled), `${count(extended)}件`],
    ['被责令重新处理', share(corrected, handled), `${count(corrected)}件`],
  ]
  return (
    <dl className="tallies">
      {tallies.map(([label, value, unit]) => (
        <div key={label}>
          <dt>{label}</dt>
          <dd>
            <b>{value}</b> <small>{unit}</small>
          </dd>
        </div>
      ))}
    </dl>
  )
}
