// 移送 (art. 25): lists of what was given to archives and libraries.
import { Link } from 'react-router'
import { useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { SiteNav } from './parts.tsx'
import { type DeliveryRow, deliveryForms } from './types.ts'

export function DeliveriesPage() {
  useTitle('移送')
  const { organ, may } = useAtWork()
  const data = useGet<{ deliveries: DeliveryRow[] }>(`/office/deliveries/${organ.id}`)
  return (
    <>
      <PageHead title="移送档案馆、公共图书馆">
        {may('publishDocuments') && (
          <div className="acts">
            <Link className="btn primary" to="/workbench/site/deliveries/new">
              登记一次移送
            </Link>
          </div>
        )}
      </PageHead>
      <SiteNav />
      <Loaded query={data}>
        {({ deliveries }) => (
          <section className="panel" aria-label="移送清单">
            <div className="in flush">
              {deliveries.length ? (
                <section className="scroll-x" aria-label="清单">
                  <Table heads={['移送', '接收单位', '形式', { n: '件数' }, '签收', '回执']}>
                    {deliveries.map((one) => (
                      <tr key={one.id}>
                        <td className="nb">
                          <Link to={`/workbench/site/deliveries/${one.id}`}>{one.deliveredOn}</Link>
                        </td>
                        <td>{one.recipient}</td>
                        <td className="nb">{deliveryForms[one.form]}</td>
                        <td className="n">{count(one.documents)}</td>
                        <td className="nb">
                          {one.receivedOn ? (
                            `${one.receivedBy}，${one.receivedOn}`
                          ) : (
                            <span className="state pause">待签收</span>
                          )}
                        </td>
                        <td>{one.receiptName ?? '—'}</td>
                      </tr>
                    ))}
                  </Table>
                </section>
              ) : (
                <p className="empty">还没有登记过移送。应当及时向国家档案馆、公共图书馆提供主动公开的政府信息。</p>
              )}
            </div>
          </section>
        )}
      </Loaded>
    </>
  )
}
