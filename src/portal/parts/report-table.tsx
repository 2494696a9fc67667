import { markupOf } from '../../kit/html/jsx-runtime.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import type { ListedReport } from '../../reports/lists.ts'
import { reportAddress } from '../view/addresses.ts'
import { editionName, figure, levelNames } from '../view/figures.ts'
import { provinceName } from '../view/provinces.ts'
import { CheckStates } from './states.tsx'

const heads = markupOf(
  <thead>
    <tr>
      <th scope="col">机关和年度</th>
      <th scope="col" className="wide-only">
        格式
      </th>
      <th scope="col" className="num">
        新收
      </th>
      <th scope="col" className="num wide-only">
        办理
      </th>
      <th scope="col">核对</th>
    </tr>
  </thead>,
)

/** Reports as rows: the organ and the year, the figures that are asked for most, the state of the checks. */
export function ReportTable({ reports, caption }: { reports: ListedReport[]; caption: string }) {
  return (
    <table className="data reports">
      <caption className="sr">{caption}</caption>
      {heads}
      <tbody>{reports.map(row)}</tbody>
    </table>
  )
}

const row = printedOnce((one: ListedReport) => (
  <tr>
    <th scope="row">
      <a href={reportAddress(one)}>
        {one.organ}
        <wbr />
        {one.year}年度报告
      </a>
      <small>
        {[one.region && provinceName(one.region), one.level && levelNames[one.level], one.notice && '示例']
          .filter(Boolean)
          .join('　')}
      </small>
    </th>
    <td className="wide-only">{one.edition ? editionName(one.edition) : '—'}</td>
    <td className="num">{one.received === null ? '—' : figure(one.received)}</td>
    <td className="num wide-only">{one.handled === null ? '—' : figure(one.handled)}</td>
    <td>
      <CheckStates counts={one.counts} />
    </td>
  </tr>
))
