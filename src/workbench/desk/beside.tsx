// On the desk beside requests: complaints, what the organ above asks, corrections, proposals to publish.
import { Link } from 'react-router'
import type { Day } from '../api/types.ts'
import { useGet } from '../api/use.ts'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useAtWork } from '../session/me.tsx'
import { DueDay } from './due-day.tsx'

interface BesideRow {
  kind: keyof typeof kinds
  organId: string
  id: string
  number: string | null
  title: string
  dueOn: Day | null
  provisional: boolean
}

const kinds = { complaint: '投诉', ask: '上级交办', correction: '更正', conversion: '转为主动公开' }
const pages: Record<keyof typeof kinds, (row: BesideRow) => string> = {
  complaint: ({ organId, id }) => `/workbench/complaints/${organId}/${id}`,
  ask: ({ id }) => `/workbench/complaints#ask-${id}`,
  correction: ({ organId, id }) => `/workbench/corrections/${organId}/${id}`,
  conversion: ({ id }) => `/workbench/conversions?open=true#conversion-${id}`,
}

export const useBeside = () => {
  const { organ } = useAtWork()
  return useGet<{ today: Day; beside: BesideRow[] }>('/desk/beside', { organ: organ.id })
}

export function BesidePanel() {
  const { data } = useBeside()
  if (!data?.beside.length) return null
  return (
    <Panel title="申请之外" flush aside={`${data.beside.length}件`}>
      <Table heads={['到期', '类别', '编号', '事项']}>
        {data.beside.map((row) => (
          <tr key={row.id}>
            <td className="nb">
              <DueDay due={row.dueOn} today={data.today} provisional={row.provisional} />
            </td>
            <td className="nb">{kinds[row.kind]}</td>
            <td className="docno">{row.number ?? '—'}</td>
            <td className="content">
              <Link to={pages[row.kind](row)}>{row.title}</Link>
            </td>
          </tr>
        ))}
      </Table>
    </Panel>
  )
}
