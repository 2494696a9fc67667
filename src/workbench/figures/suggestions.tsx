// 提示是否有用: how often a published answer, offered while a request was written, was opened and made the request needless.
import { Link } from 'react-router'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { Loaded } from '../parts/trouble.tsx'
import { count, share } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'

interface Suggestions {
  opened: number
  served: number
  answers: { organId: string; id: string; title: string; publishedOn: Day | null; opened: number; served: number }[]
}

export function SuggestionsPanel({ organ, year, below }: { organ: string; year: number; below: boolean }) {
  const { me } = useAtWork()
  const found = useGet<Suggestions>(`/figures/${organ}/${year}/suggestions`, below ? { below } : {})
  const reads = (id: string) => me.organs.find((one) => one.id === id)?.permissions.includes('readRequests') ?? false
  return (
    <Panel title="填写申请时提示的已公开信息" flush>
      <Loaded query={found}>
        {({ opened, served, answers }) =>
          answers.length ? (
            <>
              <p className="fee-sum">
                打开<b>{count(opened)}</b>次，其中说“这就是我要的”<b>{count(served)}</b>次
                {opened > 0 && `（${share(served, opened)}）`}，少提出{count(served)}件申请。
              </p>
              <Table heads={['提示的信息', '公开日期', { n: '打开' }, { n: '有用' }, { n: '有用的比例' }]}>
                {answers.map((one) => (
                  <tr key={one.organId + one.id}>
                    <td className="content">
                      {reads(one.organId) ? (
                        <Link to={`/workbench/requests/${one.organId}/${one.id}`}>{one.title}</Link>
                      ) : (
                        one.title
                      )}
                    </td>
                    <td className="nb">{one.publishedOn ?? '—'}</td>
                    <td className={one.opened ? 'n' : 'n z'}>{count(one.opened)}</td>
                    <td className={one.served ? 'n' : 'n z'}>{count(one.served)}</td>
                    <td className="n">{share(one.served, one.opened)}</td>
                  </tr>
                ))}
              </Table>
            </>
          ) : (
            <p className="empty">这一年还没有人打开过提示。答复转为主动公开以后，别人填写相近的申请时会看到它。</p>
          )
        }
      </Loaded>
    </Panel>
  )
}
