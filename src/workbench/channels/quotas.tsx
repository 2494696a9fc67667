// 报送任务: how much each department is to publish in a year.
import { App, Button, Input } from 'antd'
import { useState } from 'react'
import { quotaPeriods } from '../../law/disclosure/index.ts'
import { put } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded, TroubleNote } from '../parts/trouble.tsx'
import { useAtWork } from '../session/me.tsx'
import { ChannelsNav, type Contribution, Reach, useReach } from './parts.tsx'

interface Quota {
  department: string
  period: keyof typeof quotaPeriods
  least: number
  basis: string
}

export function QuotasPage() {
  useTitle('报送任务')
  const { organ, year } = useReach()
  const { may } = useAtWork()
  const found = useGet<{ quotas: Quota[] }>(`/office/quotas/${organ.id}/${year}`)
  const counted = useGet<Contribution>(`/office/contribution/${organ.id}/${year}`)
  return (
    <>
      <PageHead title={`${year}年报送任务`} />
      <ChannelsNav />
      <Reach below={false} />
      <Loaded query={found}>
        {({ quotas }) => (
          <Quotas
            key={`${year}${JSON.stringify(quotas)}`}
            quotas={quotas}
            year={year}
            edits={may('settlePublication')}
            known={(counted.data?.rows ?? []).map(({ id }) => id).filter(Boolean)}
          />
        )}
      </Loaded>
    </>
  )
}

interface QuotasProps {
  quotas: readonly Quota[]
  year: number
  edits: boolean
  /** Departments that the documents name. */
  known: readonly string[]
}

function Quotas({ quotas, year, edits, known }: QuotasProps) {
  const { organ } = useAtWork()
  const { message } = App.useApp()
  const [rows, setRows] = useState<Quota[]>([...quotas])
  const save = useChange(
    () => put(`/office/quotas/${organ.id}/${year}`, { quotas: rows }),
    () => void message.success('已保存'),
  )
  const unasked = known.filter((name) => !rows.some(({ department }) => department === name))
  const add = (departments: readonly string[]) => setRows([...rows, ...departments.map(monthly)])
  const bad = /^quotas\.(\d+)$/.exec(save.error?.about.field ?? '')?.[1]
  return (
    <form
      className="stack"
      onSubmit={(event) => {
        event.preventDefault()
        save.mutate()
      }}
    >
      <TroubleNote trouble={save.error} />
      <Panel title="各部门的任务" aside="按到期的月份、季度或者年度考核；一期多报不抵另一期少报" flush>
        {rows.length === 0 ? (
          <p className="empty">{year}年还没有设置任务。</p>
        ) : (
          <Table heads={['部门', '多久', '至少（条）', '依据', edits && '']} scroll>
            {rows.map((one, at) => (
              <Row
                // biome-ignore lint/suspicious/noArrayIndexKey: lines are told apart by their place
                key={at}
                quota={one}
                edits={edits}
                bad={bad === String(at)}
                change={(part) => setRows(rows.map((other, index) => (index === at ? { ...other, ...part } : other)))}
                drop={() => setRows(rows.filter((_, index) => index !== at))}
              />
            ))}
          </Table>
        )}
        {edits && (
          <p className="form-acts pad-in">
            <Button onClick={() => add([''])}>增加一个部门</Button>
            {unasked.length > 0 && <Button onClick={() => add(unasked)}>加上文件里的{unasked.length}个部门</Button>}
          </p>
        )}
      </Panel>
      {edits ? (
        <p>
          <Button type="primary" htmlType="submit" loading={save.isPending}>
            保存任务
          </Button>
        </p>
      ) : (
        <p className="quiet">由公开机构负责人、机关管理员设置。</p>
      )}
    </form>
  )
}

const monthly = (department: string): Quota => ({ department, period: 'month', least: 1, basis: '' })

interface RowProps {
  quota: Quota
  edits: boolean
  /** The API did not take it. */
  bad: boolean
  change: (part: Partial<Quota>) => void
  drop: () => void
}

function Row({ quota, edits, bad, change, drop }: RowProps) {
  return (
    <tr className={bad ? 'bad' : undefined}>
      <td>
        <Input
          aria-label="部门"
          disabled={!edits}
          value={quota.department}
          onChange={({ target }) => change({ department: target.value })}
        />
      </td>
      <td>
        <select
          className="select"
          aria-label={`${quota.department}：多久`}
          disabled={!edits}
          value={quota.period}
          onChange={({ target }) => change({ period: target.value as Quota['period'] })}
        >
          {Object.entries(quotaPeriods).map(([id, label]) => (
            <option key={id} value={id}>
              {label}
            </option>
          ))}
        </select>
      </td>
      <td>
        <Input
          className="few"
          type="number"
          min={0}
          aria-label={`${quota.department}：至少多少条`}
          disabled={!edits}
          value={quota.least}
          onChange={({ target }) => change({ least: Math.max(0, Math.round(Number(target.value))) })}
        />
      </td>
      <td>
        <Input
          aria-label={`${quota.department}：依据`}
          placeholder="例如 年度政务公开工作要点"
          disabled={!edits}
          value={quota.basis}
          onChange={({ target }) => change({ basis: target.value })}
        />
      </td>
      {edits && (
        <td>
          <Button onClick={drop}>去掉</Button>
        </td>
      )}
    </tr>
  )
}
