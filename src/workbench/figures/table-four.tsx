import { type EditionId, labelIn, leavesOf, linesIn, relief, reliefResults } from '../../law/annual-report/index.ts'
import { NumberCell } from './table-three.tsx'

interface TableProps {
  edition: EditionId
  cells: Record<string, Record<string, number>>
  to: (row: string, column: string) => string
}

/** The three ways side by side over one row of figures. */
export function TableFour({ edition, cells, to }: TableProps) {
  const groups = linesIn(edition, relief)
  const ways = leavesOf(groups)
  const results = linesIn(edition, reliefResults)
  return (
    <div className="statutory t4">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="政府信息公开行政复议、行政诉讼情况表">
        <table className="center">
          <caption className="sr">政府信息公开行政复议、行政诉讼情况</caption>
          <thead>
            <tr>
              {groups.map((group) => (
                <th
                  key={group.id}
                  scope="colgroup"
                  colSpan={Math.max(1, group.parts.length) * results.length}
                  rowSpan={group.parts.length ? 1 : 2}
                >
                  {labelIn(edition, group.label)}
                </th>
              ))}
            </tr>
            <tr>
              {groups.flatMap(({ parts }) =>
                parts.map((way) => (
                  <th key={way.id} scope="colgroup" colSpan={results.length}>
                    {labelIn(edition, way.label)}
                  </th>
                )),
              )}
            </tr>
            <tr>
              {ways.flatMap((way) =>
                results.map((result) => (
                  <th key={`${way.id} ${result.id}`} scope="col" className={result.sumOf.length ? 'total' : undefined}>
                    <TwoLines text={labelIn(edition, result.label)!} />
                  </th>
                )),
              )}
            </tr>
          </thead>
          <tbody>
            <tr>
              {ways.flatMap((way) =>
                results.map((result) => (
                  <NumberCell
                    key={`${way.id} ${result.id}`}
                    n={cells[way.id]?.[result.id] ?? 0}
                    to={to(way.id, result.id)}
                    total={result.sumOf.length > 0}
                  />
                )),
              )}
            </tr>
          </tbody>
        </table>
      </section>
    </div>
  )
}

/** The head of a narrow column. */
function TwoLines({ text }: { text: string }) {
  if (text.length < 4) return text
  return (
    <>
      {text.slice(0, -2)}
      <br />
      {text.slice(-2)}
    </>
  )
}
