// 公开情况数字: the publication figures of chapter one, and what stands behind each.
import { Link, useParams } from 'react-router'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count, inShort } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { base, ChannelsNav, Reach, useReach } from './parts.tsx'

interface Figure {
  id: string
  group: string
  label: string
  unit: string
  n: number
  note: string | null
}

export function PublicationFiguresPage() {
  useTitle('公开情况数字')
  const { organ, year, query, kept } = useReach()
  const found = useGet<{ organs: number; groups: Record<string, string>; figures: Figure[] }>(
    `/office/publication-figures/${organ.id}/${year}`,
    query,
  )
  return (
    <>
      <PageHead
        title={`${year}年公开情况数字`}
        under={<p className="quiet">年度报告第一章用的数字，由登记和发布记录算出；点数字看背后是什么。</p>}
      />
      <ChannelsNav />
      <Reach />
      <Loaded query={found}>
        {({ groups, figures, organs }) => (
          <div className="stack">
            {Object.entries(groups).map(([id, title], at) => (
              <Panel key={id} title={title} aside={at === 0 && organs > 1 ? `${count(organs)}个机关` : asides[id]}>
                <ul className="figure-list">
                  {figures
                    .filter(({ group }) => group === id)
                    .map((one) => (
                      <li key={one.id}>
                        <span>
                          {one.label}
                          {one.note && <span className="quiet small">　{one.note}</span>}
                        </span>
                        <span className="nb">
                          {one.n ? (
                            <Link to={`${base}/figures/${one.id}?${kept()}`}>
                              <b>{count(one.n)}</b>
                            </Link>
                          ) : (
                            <b className="quiet">0</b>
                          )}{' '}
                          <small>{one.unit}</small>
                        </span>
                      </li>
                    ))}
                </ul>
              </Panel>
            ))}
          </div>
        )}
      </Loaded>
    </>
  )
}

const asides: Record<string, string> = { channels: '同一件信息在几个渠道发布，各计一次' }

interface Thing {
  organId: string
  organ: string
  documentId: string | null
  title: string | null
  on: Day | null
  detail: string | null
  address: string | null
  isPublic: boolean
}

export function PublicationFigurePage() {
  const { organ, year, query, kept } = useReach()
  const { me } = useAtWork()
  const { figure = '' } = useParams()
  const found = useGet<{ figure: Omit<Figure, 'n'>; things: Thing[] }>(
    `/office/publication-figures/${organ.id}/${year}/${figure}`,
    query,
  )
  const title = `${year}年：${found.data?.figure.label ?? ''}`
  useTitle(title)
  return (
    <>
      <PageHead crumbs={[{ to: `${base}/figures?${kept()}`, text: `${year}年公开情况数字` }]} title={title} />
      <Loaded query={found}>
        {({ figure: { unit, note }, things }) => (
          <Panel
            title={`${count(things.length)}${unit}`}
            aside={things.length === 1000 ? '只列最近的1000项' : (note ?? undefined)}
            flush
          >
            {things.length === 0 ? (
              <p className="empty">这一年没有。</p>
            ) : (
              <Table heads={['日期', '名称', '情况', query.below && '机关']} scroll>
                {things.map((one, at) => (
                  // biome-ignore lint/suspicious/noArrayIndexKey: one document may be counted more than once
                  <tr key={at}>
                    <td className="nb">{one.on ? <time dateTime={one.on}>{inShort(one.on, me.today)}</time> : '—'}</td>
                    <td className="content">
                      <ThingLink one={one} />
                    </td>
                    <td>{one.detail ?? '—'}</td>
                    {query.below && <td>{one.organ}</td>}
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

function ThingLink({ one: { title, address, documentId, organId, isPublic } }: { one: Thing }) {
  const { me } = useAtWork()
  if (title === null) return <span className="quiet">现在没有公开，由该机关查看</span>
  if (address?.startsWith('/')) return <a href={address}>{title}</a>
  const readable = me.organs.find(({ id }) => id === organId)?.permissions.includes('readDocuments')
  if (documentId && readable) return <Link to={`/workbench/documents/${organId}/${documentId}`}>{title}</Link>
  return documentId && isPublic ? <a href={`/o/${organId}/docs/${documentId}`}>{title}</a> : title
}
