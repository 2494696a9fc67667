// The publications behind a number of the contribution.
import { Link } from 'react-router'
import { publicationChannels } from '../../law/disclosure/index.ts'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { base, useReach } from './parts.tsx'

interface Row {
  organId: string
  id: string
  title: string | null
  documentNo: string | null
  department: string | null
  channel: keyof typeof publicationChannels
  on: Day
  isPublic: boolean
}

export function ContributionBehindPage() {
  const { organ, year, kept, search } = useReach()
  const { me } = useAtWork()
  const { year: _, ...asked } = Object.fromEntries(search)
  const found = useGet<{ rows: Row[] }>(`/office/contribution/${organ.id}/${year}/documents`, asked)
  const title = [
    `${year}年`,
    asked['month'] && `${asked['month']}月`,
    asked['by'] === 'organ' ? '' : asked['of'],
    asked['channel'] && publicationChannels[asked['channel'] as keyof typeof publicationChannels],
    '的发布',
  ]
    .filter(Boolean)
    .join('')
  useTitle(title)
  const readable = (id: string) =>
    me.organs.find((one) => one.id === id)?.permissions.includes('readDocuments') ?? false
  return (
    <>
      <PageHead crumbs={[{ to: `${base}?${kept()}`, text: `${year}年报送统计` }]} title={title} />
      <Loaded query={found}>
        {({ rows }) => (
          <Panel title={`${count(rows.length)}条`} aside={rows.length === 1000 ? '只列最近的1000条' : undefined} flush>
            {rows.length === 0 ? (
              <p className="empty">没有这样的发布。</p>
            ) : (
              <Table heads={['日期', '标题', '文号', '渠道', '部门']} scroll>
                {rows.map((row, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: a document may be published twice in one place
                  <tr key={at}>
                    <td className="nb">
                      <time dateTime={row.on}>{inShort(row.on, me.today)}</time>
                    </td>
                    <td className="content">
                      {row.title === null ? (
                        <span className="quiet">现在没有公开，由该机关查看</span>
                      ) : readable(row.organId) ? (
                        <Link to={`/workbench/documents/${row.organId}/${row.id}`}>{row.title}</Link>
                      ) : (
                        <a href={`/o/${row.organId}/docs/${row.id}`}>{row.title}</a>
                      )}
                      {!row.isPublic && row.title !== null && <span className="state pause">已撤下</span>}
                    </td>
                    <td className="docno">{row.documentNo ?? '—'}</td>
                    <td className="nb">{publicationChannels[row.channel]}</td>
                    <td>{row.department ?? '—'}</td>
                  </tr>
                ))}
              </Table>
            )}
          </Panel>
        )}
      </Loaded>
    </>
  )
}
