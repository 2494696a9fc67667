// 申请的主题: what a year's requests were about, for chapter one of the report.
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { Loaded } from '../parts/trouble.tsx'
import { count, share } from '../parts/words.ts'

interface Subject {
  subject: string | null
  label: string
  received: number
  handled: number
  granted: number
}

export function SubjectsPanel({ organ, year, below }: { organ: string; year: number; below: boolean }) {
  const found = useGet<{ subjects: Subject[] }>(`/figures/${organ}/${year}/subjects`, below ? { below } : {})
  return (
    <Panel title="申请的主题" flush>
      <Loaded query={found}>
        {({ subjects }) => {
          const all = subjects.reduce((sum, { received }) => sum + received, 0)
          if (!all) return <p className="empty">这一年没有收到申请。</p>
          return (
            <Table heads={['主题', { n: '收到' }, { n: '占比' }, { n: '办结' }, { n: '公开或部分公开' }]}>
              {subjects.map((one) => (
                <tr key={one.label}>
                  <td>{one.label}</td>
                  <td className="n">{count(one.received)}</td>
                  <td className="n">{share(one.received, all)}</td>
                  <td className="n">{count(one.handled)}</td>
                  <td className="n">
                    {count(one.granted)} <span className="quiet small">{share(one.granted, one.handled)}</span>
                  </td>
                </tr>
              ))}
            </Table>
          )
        }}
      </Loaded>
    </Panel>
  )
}
