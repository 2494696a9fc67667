// 清理: the campaigns, and opening one.
import { App, Button } from 'antd'
import { useState } from 'react'
import { Link, useNavigate } from 'react-router'
import { post } from '../api/client.ts'
import { useChange, useGet } from '../api/use.ts'
import { FieldsForm, type Sent } from '../parts/fields-form.tsx'
import { PageHead } from '../parts/page-head.tsx'
import { Panel } from '../parts/panel.tsx'
import { Table } from '../parts/table.tsx'
import { useTitle } from '../parts/title.ts'
import { Loaded } from '../parts/trouble.tsx'
import { count } from '../parts/words.ts'
import { useAtWork } from '../session/me.tsx'
import { RegisterNav } from './parts.tsx'
import type { CleanupRow } from './types.ts'

export function CleanupsPage() {
  useTitle('文件清理')
  const { organ, may } = useAtWork()
  const [opening, setOpening] = useState(false)
  const cleanups = useGet<{ cleanups: CleanupRow[] }>('/office/cleanups', { organ: organ.id })
  return (
    <>
      <PageHead title="文件清理">
        <div className="acts">
          {may('keepRegister') && !opening && (
            <Button type="primary" onClick={() => setOpening(true)}>
              开始一次清理
            </Button>
          )}
        </div>
      </PageHead>
      <RegisterNav />
      {opening && <OpenCleanup organId={organ.id} cancel={() => setOpening(false)} />}
      <Loaded query={cleanups}>
        {({ cleanups: rows }) => (
          <section className="panel" aria-label="历次清理">
            <div className="in flush">
              {rows.length ? <Rows rows={rows} /> : <p className="empty">还没有开始过清理。</p>}
            </div>
          </section>
        )}
      </Loaded>
    </>
  )
}

function OpenCleanup({ organId, cancel }: { organId: string; cancel: () => void }) {
  const { message } = App.useApp()
  const { me } = useAtWork()
  const navigate = useNavigate()
  const open = useChange(
    (values: Sent) => post<{ id: string; documents: number }>('/office/cleanups', { organId, ...values }),
    ({ id, documents }) => {
      message.success(`清理已开始，列入${count(documents)}件`)
      navigate(`/workbench/register/cleanups/${organId}/${id}`)
    },
  )
  return (
    <Panel title="开始一次清理">
      <FieldsForm
        columns
        focus
        fields={[
          {
            name: 'title',
            label: '名称',
            kind: 'text',
            most: 100,
            initial: `${me.today.slice(0, 4)}年行政规范性文件清理`,
          },
          { name: 'basis', label: '依据', kind: 'text', most: 300, optional: true, hint: '部署清理的通知及其文号' },
        ]}
        submit="开始"
        busy={open.isPending}
        trouble={open.error}
        onSubmit={(values) => open.mutate(values)}
        onCancel={cancel}
      >
        <p className="quiet wide">现行有效、已修改和暂停执行的文件全部列入，逐件确定结果；结束时一并变更有效性。</p>
      </FieldsForm>
    </Panel>
  )
}

const Rows = ({ rows }: { rows: readonly CleanupRow[] }) => (
  <section className="scroll-x" aria-label="清理">
    <Table
      heads={['清理', '开始', '状态', { n: '列入' }, { n: '继续有效' }, { n: '修改' }, { n: '废止' }, { n: '失效' }]}
    >
      {rows.map((row) => (
        <tr key={row.id}>
          <td className="content">
            <Link to={`/workbench/register/cleanups/${row.organId}/${row.id}`}>{row.title}</Link>
          </td>
          <td className="nb">{row.openedOn}</td>
          <td className="nb">
            {row.closedOn ? (
              <span className="state done">{row.resultState === 'published' ? '结果已公布' : '已结束'}</span>
            ) : (
              <span className="state run">还有{count(row.undecided)}件</span>
            )}
          </td>
          {[row.documents, row.kept, row.toAmend, row.repealed, row.expired].map((n, at) => (
            // biome-ignore lint/suspicious/noArrayIndexKey: the columns are fixed
            <td key={at} className="n">
              {count(n)}
            </td>
          ))}
        </tr>
      ))}
    </Table>
  </section>
)
