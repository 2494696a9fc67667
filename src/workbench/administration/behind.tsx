// What stands behind a number of table two: documents of the register, or entries of the ledger.
import { Link, useSearchParams } from 'react-router'
import { editionDue } from '../../law/annual-report/index.ts'
import type { Validity } from '../../law/disclosure/index.ts'
import { address } from '../api/client.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { cardPath, ValidityBadge } from '../register/parts.tsx'
import { useAtWork } from '../session/me.tsx'
import { figure, period, wan } from './parts.tsx'
import { cellWords } from './table-two.tsx'
import type { BehindDisclosure } from './types.ts'

export function BehindDisclosurePage() {
  const [search] = useSearchParams()
  const { me } = useAtWork()
  const { organ, year, ...query } = Object.fromEntries(search)
  const behind = useGet<BehindDisclosure>(`/figures/${organ}/${year}/disclosure`, query)
  const words = cellWords(editionDue(Number(year)) ?? '2021', query['row'] ?? '', query['column'] ?? '')
  const title = `${words.row}，${words.column}`
  useTitle(title)
  const back = new URLSearchParams({ organ: organ!, year: year!, ...(query['below'] && { below: query['below'] }) })
  const below = query['below'] === 'true'
  const mine = (organId: string) => me.organs.some(({ id }) => id === organId)
  return (
    <>
      <PageHead crumbs={[{ to: `/workbench/administration/table-two?${back}`, text: `${year}年表二` }]} title={title} />
      <Loaded query={behind}>
        {({ documents, entries }) => (
          <section className="panel" aria-label="背后的记录">
            <header>
              <h2>{documents.length ? `${count(documents.length)}件文件` : `${count(entries.length)}条台账`}</h2>
              {!documents.length && <span className="aside">合计{sumOf(entries)}</span>}
            </header>
            <div className="in flush">
              {documents.length > 0 && <Documents rows={documents} mine={mine} below={below} />}
              {entries.length > 0 && <Entries rows={entries} mine={mine} below={below} />}
              {!documents.length && !entries.length && <p className="empty">没有记录。</p>}
            </div>
          </section>
        )}
      </Loaded>
    </>
  )
}

function sumOf(entries: BehindDisclosure['entries']): string {
  const quantity = entries.reduce((sum, one) => sum + Number(one.quantity ?? 0), 0)
  const amount = entries.reduce((sum, one) => sum + Math.round(Number(one.amountWan ?? 0) * 1e6), 0) / 1e6
  return [quantity && `${figure(quantity)}件`, amount && `${wan(amount)}万元`].filter(Boolean).join('，') || '0'
}

interface RowsProps<T> {
  rows: readonly T[]
  mine: (organId: string) => boolean
  /** The organs below are counted: each row says whose it is. */
  below: boolean
}

const Documents = ({ rows, mine, below }: RowsProps<BehindDisclosure['documents'][number]>) => (
  <section className="scroll-x" aria-label="文件">
    <Table heads={[below && '机关', '文号', '标题', '成文', '现在的有效性']}>
      {rows.map((one) => (
        <tr key={one.id}>
          {below && <td>{one.organName}</td>}
          <td className="docno">{one.documentNo ?? '—'}</td>
          <td className="content">
            {one.title === null ? (
              <span className="quiet">由该机关查看</span>
            ) : mine(one.organId) ? (
              <Link to={cardPath(one)}>{one.title}</Link>
            ) : (
              <a href={`/o/${one.organId}/docs/${one.id}`}>{one.title}</a>
            )}
          </td>
          <td className="nb">{one.madeOn}</td>
          <td className="nb">
            <ValidityBadge validity={one.validity as Validity | 'none'} />
          </td>
        </tr>
      ))}
    </Table>
  </section>
)

const Entries = ({ rows, mine, below }: RowsProps<BehindDisclosure['entries'][number]>) => (
  <section className="scroll-x" aria-label="台账">
    <Table
      heads={[below && '机关', '部门', '期间', { n: '项目数量' }, { n: '数量' }, { n: '金额（万元）' }, '佐证材料']}
    >
      {rows.map((one) => (
        <tr key={one.id}>
          {below && <td>{one.organName}</td>}
          <td>{one.department || '全机关'}</td>
          <td className="nb">
            {mine(one.organId) ? (
              <Link to={`/workbench/administration?year=${one.year}`}>
                {one.year}年{period(one.firstMonth, one.lastMonth)}
              </Link>
            ) : (
              `${one.year}年${period(one.firstMonth, one.lastMonth)}`
            )}
          </td>
          <td className="n">{figure(one.items)}</td>
          <td className="n">{figure(one.quantity)}</td>
          <td className="n">{wan(one.amountWan)}</td>
          <td>
            {one.evidence && mine(one.organId) ? (
              <a href={address(`/office/entries/${one.organId}/${one.id}/evidence`)}>{one.evidence}</a>
            ) : (
              (one.evidence ?? <span className="quiet">没有</span>)
            )}
          </td>
        </tr>
      ))}
    </Table>
  </section>
)
