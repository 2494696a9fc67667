// 征求意见: published drafts, and where the comment on each stands.
import { Link } from 'react-router'
import { useGet } from '../api/use.ts'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { RegisterNav } from './parts.tsx'
import type { ConsultationRow } from './types.ts'

export interface Consultations {
  consultations: ConsultationRow[]
  commentDays: number
  today: string
}

export function ConsultationsPage() {
  useTitle('征求意见')
  const { organ } = useAtWork()
  const query = useGet<Consultations>('/office/consultations', { organ: organ.id })
  return (
    <>
      <h1>征求意见</h1>
      <RegisterNav />
      <Loaded query={query}>
        {({ consultations, commentDays, today }) => (
          <section className="panel" aria-label="征求意见稿">
            <div className="in flush">
              {consultations.length ? (
                <section className="scroll-x" aria-label="文件">
                  <Table heads={['征求意见稿', '公开', '征求意见的期间', '状态', { n: '收到' }, { n: '没有答复' }]}>
                    {consultations.map((row) => (
                      <tr key={row.id}>
                        <td className="content">
                          <Link to={`/workbench/register/consultations/${row.organId}/${row.id}`}>{row.title}</Link>
                        </td>
                        <td className="nb">{row.publishedOn}</td>
                        <td className="nb">{row.opensOn ? `${row.opensOn} 至 ${row.closesOn}` : '—'}</td>
                        <td className="nb">
                          <ConsultationState row={row} today={today} />
                        </td>
                        <td className="n">{count(row.comments)}</td>
                        <td className="n">{row.unanswered ? count(row.unanswered) : '—'}</td>
                      </tr>
                    ))}
                  </Table>
                </section>
              ) : (
                <p className="empty">
                  还没有公开的征求意见稿。起草种类为“征求意见稿”的文件，审查公开后在这里开始征求意见，不少于
                  {commentDays}
                  日。
                </p>
              )}
            </div>
          </section>
        )}
      </Loaded>
    </>
  )
}

export function ConsultationState({ row, today }: { row: ConsultationRow; today: string }) {
  if (!row.opensOn) return <span className="state warn">尚未开始</span>
  if (row.resultOn) return <span className="state done">采纳情况已公布</span>
  if (today <= row.closesOn!) return <span className="state run">正在征求</span>
  return <span className="state pause">{row.unanswered ? '待答复' : '待公布采纳情况'}</span>
}
