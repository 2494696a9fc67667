import type { Html } from '../../kit/html/jsx-runtime.ts'
import { printedOnce } from '../../kit/html/printed-once.ts'
import type { Chart } from '../charts/report-charts.ts'
import { figure } from '../view/figures.ts'

interface ChartFigureProps {
  chart: Chart
  source?: Html
}

/** A chart with its finding as title, unit and scope below, and its data: as a table, or where `source` says. */
export const ChartFigure = ({ chart, source }: ChartFigureProps) =>
  source ? <Figure chart={chart} source={source} /> : printed(chart)

// Charts are drawn once for a version of the data.
const printed = printedOnce((chart: Chart) => <Figure chart={chart} />)

function Figure({ chart, source }: ChartFigureProps) {
  const { title, sub, svg, key, table } = chart
  return (
    <figure className="chart">
      <figcaption>{title}</figcaption>
      <p className="sub">{sub}</p>
      {key && (
        <p className="key">
          {key.map(({ name, color, hatched }) => (
            <span key={name}>
              <svg viewBox="0 0 16 12" aria-hidden="true">
                <rect x=".5" y=".5" width="15" height="11" fill={color} stroke={hatched ? '#5b8ab8' : 'none'} />
                {hatched && <path d="M3 12 9 0M9 12 15 0" stroke="#5b8ab8" strokeWidth="1.5" />}
              </svg>
              {name}
            </span>
          ))}
        </p>
      )}
      {/* biome-ignore lint/security/noDangerouslySetInnerHtml: SVG drawn by charts/draw.ts, which escapes its words */}
      {svg && <div dangerouslySetInnerHTML={{ __html: svg }} />}
      {table && (
        <details>
          <summary>看数据表</summary>
          <div className="scroll">
            <table className="data">
              <caption className="sr">{title}</caption>
              <thead>
                <tr>
                  {table.heads.map((head, at) => (
                    <th key={head} scope="col" className={at ? 'num' : undefined}>
                      {head}
                    </th>
                  ))}
                </tr>
              </thead>
              <tbody>
                {table.rows.map(([name, ...values]) => (
                  <tr key={name}>
                    <th scope="row">{name}</th>
                    {values.map((value, at) => (
                      <td key={table.heads[at + 1]} className="num">
                        {typeof value === 'number' ? figure(value) : (value ?? '—')}
                      </td>
                    ))}
                  </tr>
                ))}
              </tbody>
            </table>
          </div>
        </details>
      )}
      {source && <p className="src">{source}</p>}
    </figure>
  )
}
