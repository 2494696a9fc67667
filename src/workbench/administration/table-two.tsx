// Table two as the format prints it, from the register and the ledger; every number leads to what is behind it.
import { Link } from 'react-router'
import {
  type Block,
  disclosure,
  type EditionId,
  informationHead,
  labelIn,
  linesIn,
} from '../../law/annual-report/index.ts'
import { useGet } from '../api/use.ts'
import { OrganYear, useOrganYear } from '../parts/organ-year.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { LedgerNav, wan } from './parts.tsx'

interface Figures {
  edition: EditionId
  organs: number
  disclosure: Record<string, Record<string, number>>
}

export function TableTwoPage() {
  useTitle('表二')
  const { me } = useAtWork()
  const { organ, name, year: chosen, below } = useOrganYear()
  const year = Math.max(2019, chosen)
  const figures = useGet<Figures>(`/figures/${organ}/${year}`, below ? { below } : {})
  const to = (row: string, column: string) =>
    `/workbench/administration/behind?${new URLSearchParams({ organ, year: String(year), row, column, ...(below && { below: 'true' }) })}`
  return (
    <>
      <PageHead title={`${name} ${year}年表二`} />
      <LedgerNav />
      <OrganYear />
      <Loaded query={figures}>
        {({ edition, organs, disclosure: cells }) => (
          <Panel
            title="二、主动公开政府信息情况"
            aside={`${edition}年格式${organs > 1 ? `，${count(organs)}个机关` : ''}`}
          >
            <TableTwo edition={edition} cells={cells} to={to} />
          </Panel>
        )}
      </Loaded>
      <p className="quiet small after">
        第（一）项由登记簿算出，现行有效数为{year}
        年12月31日的状态；其余由已审签的台账算出。点数字可以看到背后的文件和台账。
      </p>
      {me.isExample && <p className="quiet small">示例数据，非该机关发布。</p>}
    </>
  )
}

interface TableProps {
  edition: EditionId
  cells: Figures['disclosure']
  to: (row: string, column: string) => string
}

const widest = 3

function TableTwo({ edition, cells, to }: TableProps) {
  const blocks = disclosure.filter(({ rows }) => linesIn(edition, rows).length > 0)
  return (
    <div className="statutory t2">
      {/* biome-ignore lint/a11y/noNoninteractiveTabindex: a frame that scrolls must be reachable by keyboard */}
      <section className="scroll" tabIndex={0} aria-label="主动公开政府信息情况表">
        <table className="center">
          <caption className="sr">主动公开政府信息情况</caption>
          {blocks.map((block) => (
            <tbody key={block.label}>
              <BlockRows block={block} edition={edition} cells={cells} to={to} />
            </tbody>
          ))}
        </table>
      </section>
    </div>
  )
}

/** Columns share the width: the last takes what is left over. */
const spanOf = (at: number, columns: number) => (at === columns - 1 ? widest - columns + 1 : 1)

function BlockRows({ block, edition, cells, to }: TableProps & { block: Block }) {
  const columns = linesIn(edition, block.columns)
  return (
    <>
      <tr className="band">
        <th colSpan={widest + 1} scope="colgroup">
          {block.label}
        </th>
      </tr>
      <tr className="heads">
        <th scope="col">{informationHead}</th>
        {columns.map((column, at) => (
          <th key={column.id} scope="col" colSpan={spanOf(at, columns.length)}>
            {labelIn(edition, column.label)}
          </th>
        ))}
      </tr>
      {linesIn(edition, block.rows).map((row) => (
        <tr key={row.id}>
          <th scope="row">{labelIn(edition, row.label)}</th>
          {columns.map((column, at) => {
            const n = cells[row.id]?.[column.id] ?? 0
            const shown = column.kind === 'amountWan' ? wan(n) : count(n).replace('-', '−')
            return (
              <td key={column.id} colSpan={spanOf(at, columns.length)} className={n === 0 ? 'z' : undefined}>
                {n === 0 && column.kind !== 'change' ? (
                  '0'
                ) : (
                  <Link to={to(row.id, column.id)}>{column.kind === 'change' && n > 0 ? `+${shown}` : shown}</Link>
                )}
              </td>
            )
          })}
        </tr>
      ))}
    </>
  )
}

/** The words of a cell of table two. */
export function cellWords(edition: EditionId, row: string, column: string): { row: string; column: string } {
  for (const block of disclosure) {
    const line = linesIn(edition, block.rows).find(({ id }) => id === row)
    if (!line) continue
    const head = linesIn(edition, block.columns).find(({ id }) => id === column)
    return {
      row: labelIn(edition, line.label) ?? row,
      column: (head && labelIn(edition, head.label)) ?? column,
    }
  }
  return { row, column }
}
