// The table as the format prints it: three label columns that span, the kinds of applicant side by side.
import { Link } from 'react-router'
import {
  applicants,
  applicantsHead,
  balanceNote,
  type EditionId,
  handling,
  type Line,
  labelIn,
  leavesOf,
  linesIn,
} from '../../law/annual-report/index.ts'
import { count } from '../parts/words.ts'

interface TableProps {
  edition: EditionId
  cells: Record<string, Record<string, number>>
  to: (row: string, column: string) => string
}

interface PrintedLine {
  line: Line
  /** Labels that begin in this row, outermost first. */
  labels: { line: Line; at: number; rows: number; columns: number }[]
  depth: number
}

const labelColumns = 3

export function TableThree({ edition, cells, to }: TableProps) {
  const columns = leavesOf(linesIn(edition, applicants))
  const groups = linesIn(edition, applicants)
  return (
    <div className="statutory t3">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="收到和处理政府信息公开申请情况表">
        <table>
          <caption className="sr">收到和处理政府信息公开申请情况</caption>
          <thead>
            <tr>
              <td rowSpan={3} colSpan={labelColumns} className="rule-text">
                {balanceNote}
              </td>
              <th scope="colgroup" colSpan={columns.length}>
                {applicantsHead}
              </th>
            </tr>
            <tr>
              {groups.map((group) =>
                group.parts.length ? (
                  <th key={group.id} scope="colgroup" colSpan={leavesOf(group.parts).length}>
                    {labelIn(edition, group.label)}
                  </th>
                ) : (
                  <th key={group.id} scope="col" rowSpan={2} className={group.sumOf.length ? 'total' : undefined}>
                    {labelIn(edition, group.label)}
                  </th>
                ),
              )}
            </tr>
            <tr>
              {groups.flatMap(({ parts }) =>
                leavesOf(parts).map((one) => (
                  <th key={one.id} scope="col">
                    {labelIn(edition, one.label)}
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            {printed(linesIn(edition, handling), 0).map(({ line, labels, depth }) => (
              <tr key={line.id} className={line.sumOf.length ? 'sum' : depth === 0 ? 'key' : undefined}>
                {labels.map((label) => (
                  <th
                    key={label.line.id}
                    scope={label.line.parts.length ? 'rowgroup' : 'row'}
                    className={label.line.parts.length ? `group c${label.at + 1}` : `c${label.at + 1}`}
                    rowSpan={label.rows}
                    colSpan={label.columns}
                  >
                    <span>{labelIn(edition, label.line.label)}</span>
                  </th>
                ))}
                {columns.map((column) => (
                  <NumberCell
                    key={column.id}
                    n={cells[line.id]?.[column.id] ?? 0}
                    to={to(line.id, column.id)}
                    total={column.sumOf.length > 0}
                  />
                ))}
              </tr>
            ))}
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** A zero has nothing behind it. */
export function NumberCell({ n, to, total = false }: { n: number; to: string; total?: boolean }) {
  const className = [total && 'total', n === 0 && 'z'].filter(Boolean).join(' ') || undefined
  return <td className={className}>{n === 0 ? '0' : <Link to={to}>{count(n)}</Link>}</td>
}

/** The rows of the table, each with the labels that begin in it. */
function printed(lines: readonly Line[], depth: number): PrintedLine[] {
  return lines.flatMap((line): PrintedLine[] => {
    if (!line.parts.length)
      return [{ line, depth, labels: [{ line, at: depth, rows: 1, columns: labelColumns - depth }] }]
    const [first, ...rest] = printed(line.parts, depth + 1)
    const own = { line, at: depth, rows: rest.length + 1, columns: 1 }
    return [{ ...first!, labels: [own, ...first!.labels] }, ...rest]
  })
}
